// The name model: a linear-chain conditional random field over units (see NameUnits), with begin, inside, end and single
// of eight types, and outside. One enumeration of features serves the tagger and the trainer, so that they can't differ.
#include "ck_names.h"

#include <stdlib.h>
#include <string.h>

// Compiled once for every machine and once for those with AVX2; both give the same names and the same scores.
#define INLINE static inline __attribute__((always_inline))

// MARK: Features

enum {
    character1, character2, character3, /* and a number that is not in use */
    gapClasses = 4, gapBefore, gapAfter,
    class3, class5,
    run, runWord, runWordEnd,
    wordStart, wordEnd, wordPair,
    knownStart, knownEnd,
    clusterStart, clusterEnd, clusterPair,
};

static const int8_t windows[kirinuki_name_feature_kinds][2] = {
    {-4, 4}, {-3, 4}, {-2, 4}, {-1, 4},
    {-3, 3}, {-3, 2}, {-2, 3},
    {-3, 5}, {-1, 5},
    {-3, 6}, {-1, 3}, {-3, 1},
    {-2, 4}, {-4, 3}, {-4, 3},
    {-2, 4}, {-4, 3},
    {-2, 4}, {-4, 3}, {-4, 3},
};

void kirinuki_name_window(int kind, int *first, int *last) {
    *first = windows[kind][0];
    *last = windows[kind][1];
}

static const uint64_t seed = 0x243F6A8885A308D3u;

static inline uint64_t mix(uint64_t hash, uint32_t symbol) {
    uint64_t h = (hash ^ symbol) * 0x9E3779B97F4A7C15u;
    return h ^ (h >> 29);
}

uint64_t kirinuki_name_hash(uint64_t hash, uint32_t symbol) { return mix(hash, symbol); }
uint64_t kirinuki_name_hash_seed(void) { return seed; }

// The lexicon: count of slots (32 bits), then a slot for each: key (32), kinds (16), cluster (8), further kinds (8).
// All but the key are 0 in a free slot; bit 15 of the kinds says that a longer word begins so.
enum { continues = 0x8000 };

static inline uint32_t word32(const uint8_t *p) {
    uint32_t v;
    memcpy(&v, p, 4);
    return v;
}
static inline uint16_t word16(const uint8_t *p) {
    uint16_t v;
    memcpy(&v, p, 2);
    return v;
}
static inline uint64_t word64(const uint8_t *p) {
    uint64_t v;
    memcpy(&v, p, 8);
    return v;
}
static inline float number(const uint8_t *p) {
    float v;
    memcpy(&v, p, 4);
    return v;
}

int kirinuki_name_lexicon_is_valid(kirinuki_table t) {
    return t.size >= 12 && (t.size - 4) / 8 == word32(t.bytes) && (t.size - 4) % 8 == 0;
}

static inline uint32_t kindsOf(kirinuki_table lexicon, uint64_t hash) {
    uint32_t slots = word32(lexicon.bytes), key = hash >> 32;
    uint32_t slot = (uint32_t)(((hash & 0xFFFFFFFFu) * slots) >> 32);
    for (uint32_t tries = 0; tries < slots; tries++) {
        const uint8_t *p = lexicon.bytes + 4 + 8 * (size_t)slot;
        uint32_t kinds = word32(p + 4);
        if (kinds == 0 || word32(p) == key) return kinds;
        if (++slot == slots) slot = 0;
    }
    return 0;
}

uint32_t kirinuki_name_word(kirinuki_table lexicon, const uint32_t *symbols, size_t count) {
    uint64_t hash = seed;
    for (size_t k = 0; k < count; k++) hash = mix(hash, symbols[k]);
    return count ? kindsOf(lexicon, hash) & 0x7FFF : 0;
}

// Has the slot in the cache by the time it is looked up.
static inline void fetchKinds(kirinuki_table lexicon, uint64_t hash) {
    uint32_t slots = word32(lexicon.bytes);
    __builtin_prefetch(lexicon.bytes + 4 + 8 * (size_t)(((hash & 0xFFFFFFFFu) * slots) >> 32));
}

// Classes: CharacterClass's raw values, and NameUnits.Sign's.
enum { katakana = 4, kanji = 5, kanjiDigit = 6, dash = 7, latin = 2, upper = 30, firstTaken = 32, firstBreak = 48 };

static inline uint32_t family(uint32_t c) {
    return c == kanjiDigit ? kanji : c == dash ? katakana : c == upper ? latin : c;
}

// Calls TAKE(kind, key, anchor) for each feature, in order of anchors.
#define SCAN(lexicon, u, TAKE)                                                                                         \
    size_t n = (u).count;                                                                                              \
    size_t runStart = 0;                                                                                               \
    uint32_t clusterEnds[16] = {0}; /* likewise the cluster of the longest word from its start */                      \
    uint32_t ends[16] = {0}; /* the last word that ends before unit k, at k mod 16 */                                  \
    for (size_t p = 0; p < n; p++) {                                                                                   \
        if (p + 10 < n) {                                                                                              \
            uint64_t soon = mix(seed, (u).symbols[p + 8]);                                                             \
            fetchKinds(lexicon, soon);                                                                                 \
            soon = mix(soon, (u).symbols[p + 9]);                                                                      \
            fetchKinds(lexicon, soon);                                                                                 \
            fetchKinds(lexicon, mix(soon, (u).symbols[p + 10]));                                                       \
        }                                                                                                              \
        uint64_t hash = seed;                                                                                          \
        uint32_t kinds = continues;                                                                                    \
        uint32_t wordBefore = ends[p & 15];                                                                            \
        ends[p & 15] = 0;                                                                                              \
        uint32_t known = 0, knownLength = 0, clusterBefore = clusterEnds[p & 15];                                      \
        size_t knownLast = p;                                                                                          \
        clusterEnds[p & 15] = 0;                                                                                       \
        for (size_t k = p; k < n && (k < p + 3 || ((kinds & continues) && k < p + 15)); k++) {                         \
            hash = mix(hash, (u).symbols[k]);                                                                          \
            if (k < p + 3) TAKE((int)(k - p), hash, p);                                                                \
            if (!(kinds & continues)) continue;                                                                        \
            kinds = kindsOf(lexicon, hash);                                                                            \
            uint32_t word = kinds & 0x7FFF;                                                                            \
            uint32_t length = k - p + 1 < 6 ? (uint32_t)(k - p + 1) : 6;                                               \
            if (kinds >> 16) known = kinds >> 16, knownLength = length, knownLast = k;                                 \
            if (!word) continue;                                                                                       \
            uint64_t key = mix(mix(seed, word), length);                                                               \
            TAKE(wordStart, key, p);                                                                                   \
            TAKE(wordEnd, key, k);                                                                                     \
            if (wordBefore) TAKE(wordPair, mix(key, wordBefore), p);                                                   \
            ends[(k + 1) & 15] = word << 4 | length;                                                                   \
        }                                                                                                              \
        if (known) { /* the longest alone */                                                                           \
            uint64_t key = mix(mix(seed, known >> 8), knownLength);                                                    \
            TAKE(knownStart, key, p);                                                                                  \
            TAKE(knownEnd, key, knownLast);                                                                            \
            if (known & 0xFF) {                                                                                        \
                key = mix(mix(seed, known & 0xFF), knownLength);                                                       \
                TAKE(clusterStart, key, p);                                                                            \
                TAKE(clusterEnd, key, knownLast);                                                                      \
                if (clusterBefore) TAKE(clusterPair, mix(mix(seed, known & 0xFF), clusterBefore), p);                  \
                clusterEnds[(knownLast + 1) & 15] = known & 0xFF;                                                      \
            }                                                                                                          \
        }                                                                                                              \
        uint32_t gap = (u).gaps[p], own = (u).classes[p], before = p ? (u).classes[p - 1] : firstBreak + 2;            \
        if (gap) {                                                                                                     \
            TAKE(gapClasses, mix(mix(mix(seed, gap), own), before), p);                                                \
            if (p) TAKE(gapBefore, mix(mix(seed, gap), (u).symbols[p - 1]), p);                                        \
            TAKE(gapAfter, mix(mix(seed, gap), (u).symbols[p]), p);                                                    \
        }                                                                                                              \
        if (p + 2 < n) {                                                                                               \
            uint32_t shape = own;                                                                                      \
            for (size_t k = p + 1; k < p + 3; k++) shape = shape << 8 | (u).classes[k] | (uint32_t)(u).gaps[k] << 6;   \
            TAKE(class3, mix(seed, shape), p);                                                                         \
            if (p + 4 < n) {                                                                                           \
                uint32_t tail = 0;                                                                                     \
                for (size_t k = p + 3; k < p + 5; k++) tail = tail << 8 | (u).classes[k] | (uint32_t)(u).gaps[k] << 6; \
                TAKE(class5, mix(mix(seed, shape), tail), p);                                                          \
            }                                                                                                          \
        }                                                                                                              \
        if (p == 0 || family(own) != family(before) || gap > 1) {                                                      \
            uint32_t previous = p == 0 ? 0 : p - runStart < 4 ? (uint32_t)(p - runStart) : 4;                          \
            runStart = p;                                                                                              \
            size_t end = p + 1;                                                                                        \
            uint64_t word = mix(seed, (u).symbols[p]);                                                                 \
            while (end < n && end < p + 16 && family((u).classes[end]) == family(own) && (u).gaps[end] <= 1)           \
                word = mix(word, (u).symbols[end++]);                                                                  \
            uint32_t after = end < n ? (u).classes[end] : firstBreak + 2;                                              \
            uint32_t length = end - p < 8 ? (uint32_t)(end - p) : 8;                                                   \
            TAKE(run, mix(seed, before << 24 | own << 16 | after << 8 | previous << 4 | length), p);                   \
            if (end - p > 2) {                                                                                         \
                TAKE(runWord, word, p);                                                                                \
                TAKE(runWordEnd, word, end - 1);                                                                       \
            }                                                                                                          \
        }                                                                                                              \
    }

size_t kirinuki_name_features(kirinuki_table lexicon, kirinuki_name_units u, kirinuki_name_feature *features) {
    size_t count = 0;
#define LIST(k_, key_, anchor_)                                                                                        \
    do {                                                                                                               \
        if (count < n * kirinuki_name_features_per_unit)                                                               \
            features[count++] = (kirinuki_name_feature){(uint32_t)(anchor_), (uint32_t)(k_), (key_)};                  \
    } while (0)
    SCAN(lexicon, u, LIST)
    return count;
}

#include "names_weights.h"
#include "names_chain.h"

INLINE size_t tag(kirinuki_table lexicon, kirinuki_table model, kirinuki_name_units u, kirinuki_name *names) {
    if (u.count == 0) return 0;
    Adder adder = adderOf(model, u.count);
    Room *room = aligned_alloc(64, (sizeof(Room) + 63) / 64 * 64);
    size_t count = 0;
    if (adder.scores && room) {
#define ADD(k_, key_, anchor_) add(&adder, (k_), (key_), (anchor_))
        SCAN(lexicon, u, ADD)
        addBatch(&adder);
        Chain chain = chainOf(model);
        for (size_t start = 0; start < n;) {
            size_t end = start + stretch < n ? start + stretch : n;
            if (end < n) {
                // Cut where no name can be: at a finding or a block's break, or else anywhere.
                size_t cut = end;
                while (cut > start + stretch / 2 && (u.classes[cut] < firstTaken ||
                                                     (u.classes[cut] >= firstBreak && u.classes[cut] < firstBreak + 2)))
                    cut--;
                if (cut > start + stretch / 2) end = cut;
            }
            count += decode(room, &chain, adder.scores + margin + start, u.classes + start, end - start, start, names + count);
            start = end;
        }
    }
    free(adder.scores);
    free(room);
    return count;
}

static size_t tagAnywhere(
    kirinuki_table lexicon, kirinuki_table model, kirinuki_name_units units, kirinuki_name *names) {
    return tag(lexicon, model, units, names);
}

#if defined(__x86_64__)
__attribute__((target("avx2,bmi,bmi2"))) static size_t tagAVX2(
    kirinuki_table lexicon, kirinuki_table model, kirinuki_name_units units, kirinuki_name *names) {
    return tag(lexicon, model, units, names);
}
#endif

size_t kirinuki_name_tag(
    kirinuki_table lexicon, kirinuki_table model, kirinuki_name_units units, kirinuki_name *names) {
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi2")) return tagAVX2(lexicon, model, units, names);
#endif
    return tagAnywhere(lexicon, model, units, names);
}

size_t kirinuki_name_tag_portable(
    kirinuki_table lexicon, kirinuki_table model, kirinuki_name_units units, kirinuki_name *names) {
    return tagAnywhere(lexicon, model, units, names);
}
