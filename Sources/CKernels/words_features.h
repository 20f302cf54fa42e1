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

/// The word of `length` units; an empty one stands for the edge of the text.
static inline ck_word ck_word_of(const uint16_t *units, uint32_t length) {
    ck_word word = {7, 1, 1, 1, 0, 0x3F};
    if (length == 0) return word;
    uint32_t hash = length;
    for (uint32_t k = 0; k < length && k < 16; k++) hash = ck_mix(hash, units[k] & 0xFFF);
    word.hash = hash;
    word.first = units[0] & 0xFFF;
    word.last = units[length - 1] & 0xFFF;
    word.ending = length > 1 ? units[length - 2] & 0xFFF : 0;
    word.length = length < 6 ? (uint8_t)length : 6;
    word.classes = (uint8_t)((units[0] >> 12 & 7) << 3 | (units[length - 1] >> 12 & 7));
    return word;
}

static inline void ck_features_of(
    const ck_word *before, const ck_word *word, const ck_word *after, uint32_t tag, uint32_t tagBefore,
    uint32_t out[ck_word_features]) {
    uint32_t shape = (uint32_t)word->classes << 3 | word->length;
    out[0] = ck_mix(1, word->hash);
    out[1] = ck_mix(ck_mix(2, word->hash), tag);
    out[2] = ck_mix(ck_mix(3, word->hash), after->hash);
    out[3] = ck_mix(ck_mix(4, word->hash), before->hash);
    out[4] = ck_mix(ck_mix(5, tag), tagBefore);
    out[5] = ck_mix(ck_mix(6, after->hash), tag);
    out[6] = ck_mix(ck_mix(7, word->last), shape);
    out[7] = ck_mix(ck_mix(8, word->last), word->ending);
    out[8] = ck_mix(ck_mix(9, word->first), shape);
    out[9] = ck_mix(ck_mix(10, after->first), shape);
    out[10] = ck_mix(11, before->hash);
    out[11] = ck_mix(12, after->hash);
    out[12] = ck_mix(ck_mix(13, shape), (uint32_t)before->classes << 8 | after->classes);
    out[13] = ck_mix(ck_mix(14, word->hash), tag << 8 | tagBefore);
}

/// Where the weight of a tag for a feature stands in a table of 2^bits weights: all tags of a feature in 64 bytes.
static inline uint32_t ck_weight_at(uint32_t feature, uint32_t tag, uint32_t bits) {
    uint32_t line = (feature * 0xC2B2AE35u) >> (32 - (bits - 6));
    return line << 6 | ((feature + tag * 37) & 63);
}

#endif
