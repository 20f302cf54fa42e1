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
    slotsAt = headSize + transitionsSize + withinSize + 4, rowSize = 24,
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

static inline Weights weightsOf(kirinuki_table model) {
    uint32_t slots = word32(model.bytes + 4);
    const uint8_t *first = model.bytes + slotsAt;
    return (Weights){first, first + slotSize * (size_t)slots, slots - 1};
}

// A unit's sums for its 24 labels.
typedef struct {
    int16_t sums[24];
} Sums;

// Windows reach past the units' ends by no more than this.
enum { margin = 8 };

// Most of the time goes into waiting for memory and for branches that can't be foreseen. So features are collected, then
// all are looked up, then all rows are added; what one step will read is fetched by the step before it.
typedef struct {
    const uint8_t *rows;
    size_t first;
    uint32_t window;
} Found;
enum { batch = 192 };

// Adds a feature's rows, as many as its window has units.
INLINE void addRows(Sums *scores, Found f, uint32_t count) {
    const uint8_t *row = f.rows;
    uint32_t window = f.window;
    for (; count; count--, row += rowSize, window &= window - 1) {
        int16_t *sums = scores[f.first + (size_t)__builtin_ctz(window)].sums;
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
}

// `scores` are those of the units, with a margin on both sides. Features are hashes here, at most a batch.
INLINE void addFeatures(Weights w, const kirinuki_name_feature *features, size_t featureCount, Sums *scores) {
    Found found[batch];
    uint8_t lengths[batch], order[batch];
    uint32_t next[12] = {0};
    size_t count = 0;
    for (size_t k = 0; k < featureCount; k++) {
        kirinuki_name_feature f = features[k];
        uint32_t i = (uint32_t)f.key & w.mask;
        uint64_t slot = word64(w.slots + slotSize * (size_t)i);
        while (__builtin_expect(slot && (slot ^ f.key) >> 32, 0)) {
            i = (i + 1) & w.mask;
            slot = word64(w.slots + slotSize * (size_t)i);
        }
        const uint8_t *rows = w.rows + rowSize * (size_t)((uint32_t)slot >> 10);
        __builtin_prefetch(rows);
        __builtin_prefetch(rows + 64);
        __builtin_prefetch(rows + 128);
        uint32_t window = (uint32_t)slot & 0x3FF, length = (uint32_t)__builtin_popcount(window);
        found[count] = (Found){rows, f.anchor + (size_t)(margin + windows[f.kind][0]), window};
        lengths[count] = (uint8_t)length;
        next[length + 1] += slot != 0;
        count += slot != 0;
    }
    // Windows of one length after the other, so that where their loops end can be foreseen.
    for (int length = 1; length < 12; length++) next[length] += next[length - 1];
    for (size_t k = 0; k < count; k++) order[next[lengths[k]]++] = (uint8_t)k;
    for (size_t k = 0; k < count; k++) addRows(scores, found[order[k]], lengths[order[k]]);
}
