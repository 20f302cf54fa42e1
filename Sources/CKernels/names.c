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

#include "names_features.h"
#include "names_weights.h"
#include "names_chain.h"

void kirinuki_name_window(int kind, int *first, int *last) {
    *first = windows[kind][0];
    *last = windows[kind][1];
}

uint64_t kirinuki_name_hash(uint64_t hash, uint32_t symbol) { return mix(hash, symbol); }
uint64_t kirinuki_name_hash_seed(void) { return seed; }

int kirinuki_name_lexicon_is_valid(kirinuki_table t) {
    return t.size >= 12 && (t.size - 4) / 8 == word32(t.bytes) && (t.size - 4) % 8 == 0;
}

uint32_t kirinuki_name_word(kirinuki_table lexicon, const uint32_t *symbols, size_t count) {
    uint64_t hash = seed;
    for (size_t k = 0; k < count; k++) hash = mix(hash, symbols[k]);
    return count ? kindsOf(lexiconOf(lexicon), hash) & (continues - 1) : 0;
}

size_t kirinuki_name_features(kirinuki_table lexicon, kirinuki_name_units u, kirinuki_name_feature *features) {
    Scanner scanner = scannerOf(lexicon, u, features);
    start(&scanner);
    for (size_t p = 0; p < u.count; p++) scan(&scanner, p);
    return scanner.count;
}

INLINE size_t tag(kirinuki_table lexicon, kirinuki_table model, kirinuki_name_units u, kirinuki_name *names) {
    if (u.count == 0) return 0;
    Weights weights = weightsOf(model);
    kirinuki_name_feature features[batch];
    Scanner scanner = scannerOf(lexicon, u, features);
    scanner.modelSlots = weights.slots;
    scanner.modelMask = weights.mask;
    Sums *scores = calloc(u.count + 2 * margin, sizeof(Sums));
    Room *room = aligned_alloc(64, (sizeof(Room) + 63) / 64 * 64);
    size_t count = 0;
    if (scores && room) {
        start(&scanner);
        for (size_t p = 0; p < u.count; p++) {
            scan(&scanner, p);
            if (scanner.count <= batch - kirinuki_name_features_per_unit && p + 1 < u.count) continue;
            addFeatures(weights, features, scanner.count, scores);
            scanner.count = 0;
        }
        size_t n = u.count;
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
            count += decode(room, &chain, scores + margin + start, u.classes + start, end - start, start, names + count);
            start = end;
        }
    }
    free(scores);
    free(room);
    return count;
}

static size_t tagAnywhere(
    kirinuki_table lexicon, kirinuki_table model, kirinuki_name_units units, kirinuki_name *names) {
    return tag(lexicon, model, units, names);
}

#if defined(__x86_64__)
__attribute__((target("avx2,bmi,bmi2,popcnt"))) static size_t tagAVX2(
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
