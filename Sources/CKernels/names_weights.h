// The weights of the name model: looks features up and adds their rows to the scores of units.
#pragma once

// All functions that pass vectors are inlined.
#pragma clang diagnostic ignored "-Wpsabi"

typedef int16_t s16 __attribute__((vector_size(32)));
typedef int16_t s8 __attribute__((vector_size(16)));
typedef int8_t b16 __attribute__((vector_size(16)));
typedef int8_t b8 __attribute__((vector_size(8)));

// The model, little-endian: "KNM5", counts of buckets, of rows and of vectors, weight of one step (float);
// transitions (7 × 7: from the end of a type, or outside, to the begin of another, or outside); steps within a name
// (4 × 8: begin-inside, inside-inside, inside-end, begin-end); the net; buckets of features (see names_buckets.h: bits 0…3 which
// rows there are: for the unit before the anchor, at it, and behind it, and for the anchor's hidden values; 4…31 the first row);
// rows of 24 bytes (begin, inside, end, single of six types each); what each vector adds to the hidden values of its word's first
// and last unit.
enum {
    headSize = 20, transitionsSize = 4 * 49, withinSize = 4 * 32, netAt = headSize + transitionsSize + withinSize,
    bucketsAt = (netAt + netSize + bucketAlignment - 1) / bucketAlignment * bucketAlignment, rowSize = 24,
};

_Static_assert(bucketsAt + 2 * bucketSize == kirinuki_name_empty_model_size, "what the trainer begins with");

int kirinuki_name_model_is_valid(kirinuki_table t) {
    if (t.size < bucketsAt || word32(t.bytes) != 0x354D4E4Bu) return 0;
    const uint32_t count = word32(t.bytes + 4), rows = word32(t.bytes + 8), vectors = word32(t.bytes + 12);
    const uint8_t *buckets = t.bytes + bucketsAt;
    if (!areBuckets(buckets, t.size - bucketsAt, count)) return 0;
    const size_t size = bucketSize * ((size_t)count + 1) + rowSize * (size_t)rows + vectorSize * (size_t)vectors;
    if (t.size - bucketsAt != size) return 0;
    for (int step = 0; step < layers + 2; step++)
        if (shiftOf((Net){t.bytes + netAt}, step) > 24) return 0;
    // Adding relies on all rows' being there.
    for (uint32_t i = 0; i <= count; i++)
        for (int k = 8; k < 16; k++) {
            const uint32_t value = word32(buckets + bucketSize * (size_t)i + 4 * k);
            if (value && (!(value & 0xF) || (value >> 4) + (uint32_t)__builtin_popcount(value & 0xF) > rows)) return 0;
        }
    return 1;
}

typedef struct {
    Buckets features;
    const uint8_t *rows, *vectors;
    uint32_t vectorCount;
} Weights;

static inline Weights weightsOf(kirinuki_table model) {
    const Buckets features = {model.bytes + bucketsAt, word32(model.bytes + 4)};
    const uint8_t *rows = features.bytes + bucketSize * ((size_t)features.count + 1);
    const uint8_t *vectors = rows + rowSize * (size_t)word32(model.bytes + 8);
    return (Weights){features, rows, vectors, word32(model.bytes + 12)};
}

// Most of the time goes into waiting for memory and for branches that can't be foreseen. So features are collected, then
// all are looked up, then all rows are added; what one step will read is fetched by the step before it.
typedef struct {
    const uint8_t *rows;
    uint32_t anchor, present;
} Found;
enum { batch = 192 };

INLINE void addRow(int16_t *sums, const uint8_t *row) {
    b16 bytes;
    b8 lastBytes;
    memcpy(&bytes, row, 16);
    memcpy(&lastBytes, row + 16, 8);
    s16 some;
    s8 last;
    memcpy(&some, sums, 32);
    memcpy(&last, sums + 16, 16);
    some += __builtin_convertvector(bytes, s16);
    last += __builtin_convertvector(lastBytes, s8);
    memcpy(sums, &some, 32);
    memcpy(sums + 16, &last, 16);
}

// Adds a feature's rows, where there are some for all that `present` says.
INLINE void addRows(Sums *scores, const Found *f, uint32_t present) {
    const uint8_t *row = f->rows;
    Sums *at = scores + f->anchor;
    for (int k = 0; k < 3; k++) {
        if (!(present >> k & 1)) continue;
        addRow(at[k - 1].labels, row);
        row += rowSize;
    }
    if (present & 8) addRow(at->hidden, row);
}

// `scores` are those of the units from `first` on, with a margin. Features are hashes here, at most a batch.
INLINE void addFeatures(
    Weights w, const kirinuki_name_feature *features, size_t featureCount, size_t first, Sums *scores, Find *find) {
    Found found[batch];
    uint8_t order[batch];
    uint32_t next[17] = {0};
    size_t count = 0;
    for (size_t k = 0; k < featureCount; k++) {
        kirinuki_name_feature f = features[k];
        const uint32_t value = valueOf(w.features, f.key, find), present = value & 0xF;
        const uint8_t *rows = w.rows + rowSize * (size_t)(value >> 4);
        __builtin_prefetch(rows);
        __builtin_prefetch(rows + 64);
        found[count] = (Found){rows, f.anchor - (uint32_t)first, present};
        next[present + 1] += value != 0;
        count += value != 0;
    }
    // Those that have the same rows one after the other, so that nothing has to be foreseen.
    for (int k = 1; k < 17; k++) next[k] += next[k - 1];
    for (size_t k = 0; k < count; k++) order[next[found[k].present]++] = (uint8_t)k;
    size_t k = 0;
#define PRESENT(x) for (; k < next[x]; k++) addRows(scores, &found[order[k]], x);
    PRESENT(1) PRESENT(2) PRESENT(3) PRESENT(4) PRESENT(5) PRESENT(6) PRESENT(7) PRESENT(8)
    PRESENT(9) PRESENT(10) PRESENT(11) PRESENT(12) PRESENT(13) PRESENT(14) PRESENT(15)
#undef PRESENT
}

// Adds what the words' vectors say to the hidden values.
INLINE void addWords(Weights w, const Word *words, size_t count, size_t first, Sums *scores) {
    for (size_t k = 0; k < count; k++) {
        const uint8_t *vector = w.vectors + vectorSize * (size_t)(words[k].vector - 1);
        addRow(scores[words[k].start - first].hidden, vector);
        addRow(scores[words[k].end - first].hidden, vector + rowSize);
    }
}
