#ifndef CK_WORDS_H
#define CK_WORDS_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// A node of the trie of patterns. Its child by code c stands at (link >> 12) ^ c, if the link there has c in its low 12
/// bits; a base of 0 has no children.
typedef struct {
    uint32_t link;
    /// The pattern's weights; 0: none.
    uint16_t row;
    /// The parts of speech of the word that ends here; 0: no word.
    uint8_t tags;
    uint8_t reserved;
} ck_words_node;

/// The learned model of words: pointers into its embedded bytes. Immutable, for any number of threads.
typedef struct {
    const uint16_t *characters;
    const int16_t *classes;
    const int16_t *gaps;
    const int16_t *longEnds;
    const ck_words_node *nodes;
    const int8_t *rows;
    const uint32_t *tagSets;
    const uint32_t *unknownTags;
    const int8_t *tagWeights;
    uint32_t root, tagBits, wideKanji, wideOther;
} ck_words;

/// Reads a model; `bytes` is aligned to 64 and outlives it. Returns 0 if it is none of this version.
int ck_words_open(const uint8_t *bytes, size_t size, ck_words *words);

/// A word that can have several tags.
typedef struct {
    /// Its number among the words.
    uint32_t number;
    uint32_t tags;
} ck_open_word;

/// What the kernels work on.
typedef struct {
    uint32_t *bounds;
    ck_open_word *open;
    uint8_t *lexicon;
    int16_t *scores;
    uint16_t *units;
} ck_words_scratch;

/// The size of the memory for pieces of up to n characters, in elements of 4 bytes.
static inline size_t ck_words_scratch_count(size_t n) { return 5 * n + 16; }

/// Places the buffers for pieces of up to n characters in memory of that size.
static inline ck_words_scratch ck_words_scratch_in(uint32_t *memory, size_t n) {
    ck_words_scratch scratch;
    scratch.bounds = memory;
    scratch.open = (ck_open_word *)(void *)(scratch.bounds + n + 2);
    scratch.lexicon = (uint8_t *)(scratch.open + n);
    scratch.scores = (int16_t *)(void *)(scratch.lexicon + 4 * (n + 2));
    scratch.units = (uint16_t *)(void *)(scratch.scores + n + 16);
    return scratch;
}

/// Cuts n characters of ink into words. gaps[i] is what stands before character i: 0 nothing, 1 a space, 2 wide white
/// space, 3 a line break; gaps[0] and gaps[n] are 0, and 8 elements from there on can be read. Sets starts[i] to 1 where a
/// word starts, or else to 0.
void ck_words_cut(
    const ck_words *words, const uint32_t *scalars, const uint8_t *gaps, size_t n, ck_words_scratch scratch,
    uint8_t *starts);

/// Tags the words that ck_words_cut found in n characters: sets tags[i] for each i with starts[i] = 1; starts[0] is taken
/// for 1. `starts` may have been corrected in between, `scratch` is as the former left it.
void ck_words_tag(const ck_words *words, size_t n, ck_words_scratch scratch, const uint8_t *starts, uint8_t *tags);

#ifdef __cplusplus
}
#endif
#endif
