// The weights of the name model: looks features up and adds their rows to the scores of units.
#pragma once

// All functions that pass vectors are inlined.
#pragma clang diagnostic ignored "-Wpsabi"

typedef int16_t s16 __attribute__((vector_size(32)));
typedef int16_t s8 __attribute__((vector_size(16)));
typedef int8_t b16 __attribute__((vector_size(16)));
typedef int8_t b8 __attribute__((vector_size(8)));

// The model, little-endian: "KNM4", count of slots (a power of two), count of rows, weight of one step (float);
// transitions (7 × 7: from the end of a type, or outside, to the begin of another, or outside); steps within a name
// (4 × 8: begin-inside, inside-inside, inside-end, begin-end); the net; slots of 8 bytes (bits 0…3 which rows there are: for
// the unit before the anchor, at it, and behind it, and for the anchor's hidden values; 4…31 the first row, 32…63 the upper
// half of the feature's hash; 0 for a free slot); rows of 24 bytes (begin, inside, end, single of six types each).
enum {
    headSize = 16, transitionsSize = 4 * 49, withinSize = 4 * 32,
    netAt = headSize + transitionsSize + withinSize, slotsAt = netAt + netSize, rowSize = 24,
};

_Static_assert(slotsAt + slotSize == kirinuki_name_empty_model_size, "what the trainer begins with");

int kirinuki_name_model_is_valid(kirinuki_table t) {
    if (t.size < slotsAt || word32(t.bytes) != 0x344D4E4Bu) return 0;
    uint32_t slots = word32(t.bytes + 4), rows = word32(t.bytes + 8), free = 0;
    if (slots == 0 || (slots & (slots - 1)) != 0) return 0;
    if (t.size != slotsAt + slotSize * (size_t)slots + rowSize * (size_t)rows) return 0;
    for (int step = 0; step < layers + 2; step++)
        if (shiftOf((Net){t.bytes + netAt}, step) > 24) return 0;
    // Looking up and adding rely on a free slot's being there and on all rows'.
    for (uint32_t i = 0; i < slots; i++) {
        uint64_t slot = word64(t.bytes + slotsAt + slotSize * (size_t)i);
        uint32_t count = (uint32_t)__builtin_popcount(slot & 0xF);
        if (slot == 0) free = 1;
        else if (count == 0 || ((uint32_t)slot >> 4) + count > rows) return 0;
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
    Weights w, const kirinuki_name_feature *features, size_t featureCount, size_t first, Sums *scores) {
    Found found[batch];
    uint8_t order[batch];
    uint32_t next[17] = {0};
    size_t count = 0;
    for (size_t k = 0; k < featureCount; k++) {
        kirinuki_name_feature f = features[k];
        uint32_t i = (uint32_t)f.key & w.mask;
        uint64_t slot = word64(w.slots + slotSize * (size_t)i);
        while (__builtin_expect(slot && (slot ^ f.key) >> 32, 0)) {
            i = (i + 1) & w.mask;
            slot = word64(w.slots + slotSize * (size_t)i);
        }
        const uint8_t *rows = w.rows + rowSize * (size_t)((uint32_t)slot >> 4);
        __builtin_prefetch(rows);
        __builtin_prefetch(rows + 64);
        uint32_t present = (uint32_t)slot & 0xF;
        found[count] = (Found){rows, f.anchor - (uint32_t)first, present};
        next[present + 1] += slot != 0;
        count += slot != 0;
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
