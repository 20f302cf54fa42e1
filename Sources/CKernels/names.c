// The name model: a linear-chain conditional random field over units (see NameUnits), with begin, inside, end and single
// of six types, and outside. One enumeration of features serves the tagger and the trainer, so that they can't differ.
#include "ck_names.h"

#include <stdlib.h>
#include <string.h>

// Compiled once for every machine and once for those with AVX2; both give the same names and the same scores.
#define INLINE static inline __attribute__((always_inline))

static inline uint32_t word32(const uint8_t *p) {
    uint32_t v;
    memcpy(&v, p, 4);
    return v;
}
static inline float number(const uint8_t *p) {
    float v;
    memcpy(&v, p, 4);
    return v;
}

// Longer texts are read in stretches.
enum { stretch = 400 };

// A unit's sums for its 24 labels, and its hidden values.
typedef struct {
    int16_t labels[24], hidden[24];
} Sums;

#if defined(__x86_64__)
#define AVX2_TARGET __attribute__((target("avx2,bmi,bmi2,popcnt")))
#endif

#include "names_buckets.h"
#include "names_features.h"
#include "names_net.h"
#include "names_weights.h"
#include "names_chain.h"

uint64_t kirinuki_name_hash(uint64_t hash, uint32_t symbol) { return mix(hash, symbol); }
uint64_t kirinuki_name_hash_seed(void) { return seed; }

int kirinuki_name_lexicon_is_valid(kirinuki_table t) {
    return t.size > lexiconBucketsAt &&
           areBuckets(t.bytes + lexiconBucketsAt, t.size - lexiconBucketsAt, word32(t.bytes));
}

uint32_t kirinuki_name_word(kirinuki_table lexicon, const uint32_t *symbols, size_t count) {
    uint64_t hash = seed;
    for (size_t k = 0; k < count; k++) hash = mix(hash, symbols[k]);
    const Lexicon l = lexiconOf(lexicon);
    return count ? kindsOf(knownOf(l, valueOf(l.words, hash, find))) : 0;
}

size_t kirinuki_name_features(kirinuki_table lexicon, kirinuki_name_units u, kirinuki_name_feature *features) {
    Scanner scanner = scannerOf(lexicon, u, features);
    start(&scanner);
    for (size_t p = 0; p < u.count; p++) scan(&scanner, p, find);
    return scanner.count;
}

// Where the stretch from `start` ends: where no name can be, at a finding or a block's break, or else anywhere.
INLINE size_t endOfStretch(kirinuki_name_units u, size_t start) {
    if (u.count - start <= stretch) return u.count;
    for (size_t cut = start + stretch; cut > start + stretch / 2; cut--)
        if (u.classes[cut] >= firstTaken && (u.classes[cut] < firstBreak || u.classes[cut] >= firstBreak + 2)) return cut;
    return start + stretch;
}

// Features are found at their first unit, and speak about units up to one before it and `ahead` behind it.
enum { ahead = 17 };

typedef struct {
    Sums sums[1 + stretch + ahead + 1];
    Room chain;
} Memory;

INLINE size_t tag(
    kirinuki_table lexicon, kirinuki_table model, kirinuki_name_units u, kirinuki_name *names, Multiply *multiply,
    Find *find) {
    if (u.count == 0) return 0;
    Memory *memory = aligned_alloc(64, (sizeof(Memory) + 63) / 64 * 64);
    if (!memory) return 0;
    Weights weights = weightsOf(model);
    Net net = {model.bytes + netAt};
    Chain chain = chainOf(model);
    kirinuki_name_feature features[batch];
    Word words[batch];
    Scanner scanner = scannerOf(lexicon, u, features);
    scanner.model = weights.features;
    scanner.vectors = weights.vectors;
    scanner.vectorCount = weights.vectorCount;
    scanner.words = words;
    start(&scanner);
    Sums *scores = memory->sums + 1;
    memset(memory->sums, 0, sizeof memory->sums);
    size_t count = 0, read = 0;
    for (size_t start = 0; start < u.count;) {
        const size_t end = endOfStretch(u, start), n = end - start;
        // One unit more, which speaks about the last.
        while (read < u.count && read <= end) {
            scan(&scanner, read++, find);
            if (scanner.count <= batch - kirinuki_name_features_per_unit && read < u.count && read <= end) continue;
            addFeatures(weights, features, scanner.count, start, scores, find);
            addWords(weights, words, scanner.wordCount, start, scores);
            scanner.count = scanner.wordCount = 0;
        }
        think(net, scores, n, memory->chain.activations, multiply);
        count += decode(&memory->chain, &chain, scores, u.classes + start, n, start, names + count);
        // What was said of units behind.
        memmove(memory->sums, scores + n - 1, (1 + ahead + 1) * sizeof(Sums));
        memset(memory->sums + 1 + ahead + 1, 0, sizeof memory->sums - (1 + ahead + 1) * sizeof(Sums));
        start = end;
    }
    free(memory);
    return count;
}

static size_t tagAnywhere(
    kirinuki_table lexicon, kirinuki_table model, kirinuki_name_units units, kirinuki_name *names) {
    return tag(lexicon, model, units, names, multiply, find);
}

#if defined(__x86_64__)
AVX2_TARGET static size_t tagAVX2(
    kirinuki_table lexicon, kirinuki_table model, kirinuki_name_units units, kirinuki_name *names) {
    return tag(lexicon, model, units, names, multiplyAVX2, findAVX2);
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
