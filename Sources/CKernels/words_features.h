// What the tagger sees of a word and its neighbors. Included by the kernel and by the trainer under Scripts/tokens, so
// that both hash alike.
#ifndef CK_WORDS_FEATURES_H
#define CK_WORDS_FEATURES_H

#include <stdint.h>

/// A unit is a character's code (low 12 bits) and class (the 3 bits above).
typedef struct {
    uint32_t hash;
    uint16_t first, last, ending;
    uint8_t length, classes;
} ck_word;

enum { ck_word_features = 14, ck_no_tag = 30 };

static inline uint32_t ck_mix(uint32_t a, uint32_t b) {
    uint32_t h = (a ^ (b * 0x9E3779B1u)) * 0x85EBCA6Bu;
    return h ^ (h >> 15);
}

/// The hash of the word of `length` units; an empty one stands for the edge of the text.
static inline uint32_t ck_hash_of(const uint16_t *units, uint32_t length) {
    if (length == 0) return 7;
    uint32_t hash = length;
    for (uint32_t k = 0; k < length && k < 16; k++) hash = ck_mix(hash, units[k] & 0xFFF);
    return hash;
}

/// The word of `length` units.
static inline ck_word ck_word_of(const uint16_t *units, uint32_t length) {
    ck_word word = {ck_hash_of(units, length), 1, 1, 1, 0, 0x3F};
    if (length == 0) return word;
    word.first = units[0] & 0xFFF;
    word.last = units[length - 1] & 0xFFF;
    word.ending = length > 1 ? units[length - 2] & 0xFFF : 0;
    word.length = length < 6 ? (uint8_t)length : 6;
    word.classes = (uint8_t)((units[0] >> 12 & 7) << 3 | (units[length - 1] >> 12 & 7));
    return word;
}

/// What a word and its neighbors tell of its tag, by their hashes, into `out`; returns how many.
static inline int ck_features_of_known(
    uint32_t before, uint32_t word, uint32_t after, uint32_t tag, uint32_t tagBefore, uint32_t *out) {
    out[0] = ck_mix(word + 0x11, 1);
    out[1] = ck_mix(word + 0x22, tag + 2);
    out[2] = ck_mix(word + 0x33, after);
    out[3] = ck_mix(word + 0x44, before);
    out[4] = ck_mix(word + 0x55, (tag << 8 | tagBefore) + 3);
    out[5] = ck_mix(after + 0x66, tag + 4);
    out[6] = ck_mix(after + 0x77, 5);
    out[7] = ck_mix(before + 0x88, 6);
    out[8] = ck_mix(0x99, tag << 8 | tagBefore);
    return 9;
}

/// The same for a word that the lexicon lacks: its shape counts too.
static inline int ck_features_of_unknown(
    const ck_word *before, const ck_word *word, const ck_word *after, uint32_t tag, uint32_t tagBefore, uint32_t *out) {
    ck_features_of_known(before->hash, word->hash, after->hash, tag, tagBefore, out);
    uint32_t shape = (uint32_t)word->classes << 3 | word->length;
    out[9] = ck_mix(0xAA, (uint32_t)word->last << 9 | shape);
    out[10] = ck_mix(0xBB, (uint32_t)word->last << 12 | word->ending);
    out[11] = ck_mix(0xCC, (uint32_t)word->first << 9 | shape);
    out[12] = ck_mix(0xDD, (uint32_t)after->first << 9 | shape);
    out[13] = ck_mix(shape + 0xEE, (uint32_t)before->classes << 8 | after->classes);
    return ck_word_features;
}

/// Where the 64 bytes that hold all tags' weights for a feature start in a table of 2^bits weights.
static inline uint32_t ck_line_of(uint32_t feature, uint32_t bits) {
    return (feature * 0xC2B2AE35u) >> (38 - bits) << 6;
}

/// Where the weight of a tag stands in them.
static inline uint32_t ck_place_of(uint32_t feature, uint32_t tag) { return (feature + tag * 37) & 63; }

#endif
