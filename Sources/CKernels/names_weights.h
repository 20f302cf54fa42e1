// The weights of the name model: looks features up and adds their rows to the scores of units.
#pragma once

// All functions that pass vectors are inlined.
#pragma clang diagnostic ignored "-Wpsabi"

typedef int16_t s16 __attribute__((vector_size(32)));
typedef int16_t s8 __attribute__((vector_size(16)));
typedef int8_t b16 __attribute__((vector_size(16)));
typedef int8_t b8 __attribute__((vector_size(8)));

// The model, little-endian: "KNM3", count of slots (a power of two), count of rows, weight of one step (float);
// transitions (7 × 7: from the end of a type, or outside, to the begin of another, or outside); steps within a name
// (4 × 8: begin-inside, inside-inside, inside-end, begin-end); 4 bytes of nothing; slots of 8 bytes (bits 0…9 units of the
// window that have a row, 10…31 the first row, 32…63 the upper half of the feature's hash; 0 for a free slot); rows of 24
// bytes (begin, inside, end, single of six types each).
enum {
    headSize = 16, transitionsSize = 4 * 49, withinSize = 4 * 32,
    slotsAt = headSize + transitionsSize + withinSize + 4, slotSize = 8, rowSize = 24,
};

int kirinuki_name_model_is_valid(kirinuki_table t) {
    if (t.size < slotsAt || word32(t.bytes) != 0x334D4E4Bu) return 0;
    uint32_t slots = word32(t.bytes + 4), rows = word32(t.bytes + 8), free = 0;
    if (slots == 0 || (slots & (slots - 1)) != 0) return 0;
    if (t.size != slotsAt + slotSize * (size_t)slots + rowSize * (size_t)rows) return 0;
    // Looking up and adding rely on a free slot's being there and on all rows'.
    for (uint32_t i = 0; i < slots; i++) {
        uint64_t slot = word64(t.bytes + slotsAt + slotSize * (size_t)i);
        uint32_t count = (uint32_t)__builtin_popcount(slot & 0x3FF);
        if (slot == 0) free = 1;
        else if (count == 0 || ((uint32_t)slot >> 10) + count > rows) return 0;
    }
    return free;
}

typedef struct {
    const uint8_t *slots, *rows;
    uint32_t mask;
} Weights;

// A unit's sums for its 24 labels.
typedef struct {
    int16_t sums[24];
} Sums;

// Windows reach past the units' ends by no more than this.
enum { margin = 8 };

// Most of the time goes into waiting for memory and for branches that can't be foreseen. So features are collected, then
// all are looked up, then all rows are added; what one step will read is fetched by the step before it.
typedef struct {
    uint64_t hash;
    size_t first;
} Sought;
typedef struct {
    const uint8_t *rows;
    size_t first;
    uint32_t window;
} Found;
enum { batch = 128 };
typedef struct {
    Weights weights;
    Sums *scores;  // of the units, with a margin on both sides
    size_t count;
    Sought sought[batch];
} Adder;

// `scores` is null where memory is short.
INLINE Adder adderOf(kirinuki_table model, size_t units) {
    uint32_t slots = word32(model.bytes + 4);
    const uint8_t *first = model.bytes + slotsAt;
    Adder a;
    a.weights = (Weights){first, first + slotSize * (size_t)slots, slots - 1};
    a.scores = calloc(units + 2 * margin, sizeof(Sums));
    a.count = 0;
    return a;
}

INLINE void addRows(Sums *scores, Found f) {
    const uint8_t *row = f.rows;
    uint32_t window = f.window;
    do {
        int16_t *sums = scores[f.first + (size_t)__builtin_ctz(window)].sums;
        window &= window - 1;
        b16 bytes;
        b8 lastBytes;
        memcpy(&bytes, row, 16);
        memcpy(&lastBytes, row + 16, 8);
        row += rowSize;
        s16 some;
        s8 last;
        memcpy(&some, sums, 32);
        memcpy(&last, sums + 16, 16);
        some += __builtin_convertvector(bytes, s16);
        last += __builtin_convertvector(lastBytes, s8);
        memcpy(sums, &some, 32);
        memcpy(sums + 16, &last, 16);
    } while (window);
}

INLINE void addBatch(Adder *a) {
    Found found[batch];
    size_t count = 0;
    const Weights w = a->weights;
    for (size_t k = 0; k < a->count; k++) {
        Sought s = a->sought[k];
        uint32_t i = (uint32_t)s.hash & w.mask;
        uint64_t slot = word64(w.slots + slotSize * (size_t)i);
        while (__builtin_expect(slot && (slot ^ s.hash) >> 32, 0)) {
            i = (i + 1) & w.mask;
            slot = word64(w.slots + slotSize * (size_t)i);
        }
        const uint8_t *rows = w.rows + rowSize * (size_t)((uint32_t)slot >> 10);
        __builtin_prefetch(rows);
        __builtin_prefetch(rows + 64);
        __builtin_prefetch(rows + 128);
        found[count] = (Found){rows, s.first, (uint32_t)slot & 0x3FF};
        count += slot != 0;
    }
    for (size_t k = 0; k < count; k++) addRows(a->scores, found[k]);
    a->count = 0;
}

INLINE void add(Adder *a, int kind, uint64_t key, size_t anchor) {
    uint64_t hash = mix(key, (uint32_t)kind + 1);
    __builtin_prefetch(a->weights.slots + slotSize * (size_t)((uint32_t)hash & a->weights.mask));
    a->sought[a->count++] = (Sought){hash, anchor + (size_t)(margin + windows[kind][0])};
    if (a->count == batch) addBatch(a);
}
