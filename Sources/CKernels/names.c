// The name model: a linear-chain conditional random field over units (see NameUnits), with begin, inside, end and single
// of eight types, and outside. One enumeration of features serves the tagger and the trainer, so that they can't differ.
#include "ck_names.h"

#include <stdlib.h>
#include <string.h>

// All functions that pass vectors are static.
#pragma clang diagnostic ignored "-Wpsabi"

typedef float f8 __attribute__((vector_size(32)));
typedef int32_t i8 __attribute__((vector_size(32)));
typedef int16_t s32 __attribute__((vector_size(64)));
typedef int8_t b32 __attribute__((vector_size(32)));

enum { types = 6, outside = 6 };

// MARK: Features

enum {
    character1, character2, character3, character4,
    gapClasses, gapBefore, gapAfter,
    class3, class5,
    run, runWord, runWordEnd,
    wordStart, wordEnd, wordPair,
};

static const int8_t windows[kirinuki_name_feature_kinds][2] = {
    {-4, 4}, {-3, 4}, {-2, 4}, {-1, 4},
    {-3, 3}, {-3, 2}, {-2, 3},
    {-3, 5}, {-1, 5},
    {-3, 6}, {-1, 3}, {-3, 1},
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

// The lexicon: count of slots (32 bits), then a slot for each: key (32), kinds (16), in six bytes.
// Kinds are 0 in a free slot; bit 15 says that a longer word begins so.
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
static inline float number(const uint8_t *p) {
    float v;
    memcpy(&v, p, 4);
    return v;
}

int kirinuki_name_lexicon_is_valid(kirinuki_table t) {
    return t.size >= 10 && (t.size - 4) / 6 == word32(t.bytes) && (t.size - 4) % 6 == 0;
}

static inline uint32_t kindsOf(kirinuki_table lexicon, uint64_t hash) {
    uint32_t slots = word32(lexicon.bytes), key = hash >> 32;
    uint32_t slot = (uint32_t)(((hash & 0xFFFFFFFFu) * slots) >> 32);
    for (uint32_t tries = 0; tries < slots; tries++) {
        const uint8_t *p = lexicon.bytes + 4 + 6 * (size_t)slot;
        uint32_t kinds = word16(p + 4);
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
    __builtin_prefetch(lexicon.bytes + 4 + 6 * (size_t)(((hash & 0xFFFFFFFFu) * slots) >> 32));
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
        for (size_t k = p; k < n && (k < p + 4 || ((kinds & continues) && k < p + 15)); k++) {                         \
            hash = mix(hash, (u).symbols[k]);                                                                          \
            if (k < p + 4) TAKE((int)(k - p), hash, p);                                                                \
            if (!(kinds & continues)) continue;                                                                        \
            kinds = kindsOf(lexicon, hash);                                                                            \
            uint32_t word = kinds & 0x7FFF;                                                                            \
            if (!word) continue;                                                                                       \
            uint32_t length = k - p + 1 < 6 ? (uint32_t)(k - p + 1) : 6;                                               \
            uint64_t key = mix(mix(seed, word), length);                                                               \
            TAKE(wordStart, key, p);                                                                                   \
            TAKE(wordEnd, key, k);                                                                                     \
            if (wordBefore) TAKE(wordPair, mix(key, wordBefore), p);                                                   \
            ends[(k + 1) & 15] = word << 4 | length;                                                                   \
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

// MARK: Weights

// The model, little-endian: "KNM2", count of slots (a power of two), count of rows, weight of one step (float);
// transitions (7 × 7: from the end of a type, or outside, to the begin of another, or outside); steps within a name
// (4 × 8: begin-inside, inside-inside, inside-end, begin-end); slots of 12 bytes (key, first row, units of the window
// that have a row, 0); rows of 32 bytes.
enum { headSize = 16, transitionsSize = 4 * 49, withinSize = 4 * 32, slotsAt = headSize + transitionsSize + withinSize };

int kirinuki_name_model_is_valid(kirinuki_table t) {
    if (t.size < slotsAt || word32(t.bytes) != 0x324D4E4Bu) return 0;
    uint32_t slots = word32(t.bytes + 4), rows = word32(t.bytes + 8);
    return slots > 0 && (slots & (slots - 1)) == 0 && t.size == slotsAt + 12 * (size_t)slots + 32 * (size_t)rows;
}

typedef struct {
    const uint8_t *slots, *rows;
    uint32_t mask, rowCount;
} Weights;

// Most of the time goes into waiting for memory. A feature's slot is fetched while the features before it are looked up,
// and its rows while those before it are added: sums of whole numbers come out the same in any order.
typedef struct {
    uint64_t hash;
    uint32_t anchor, kind;
} Sought;
typedef struct {
    uint32_t row, window;
    size_t first;
} Found;
enum { soughtAhead = 32, foundAhead = 16 };
typedef struct {
    Sought sought[soughtAhead];
    Found found[foundAhead];
    size_t soughtCount, foundCount;
} Pipe;

static inline void addRows(const Weights *w, Found f, s32 *scores, size_t n) {
    for (; f.window && f.row < w->rowCount; f.window &= f.window - 1, f.row++) {
        size_t unit = f.first + (size_t)__builtin_ctz(f.window);
        if (unit >= n) continue;  // also before the start, where it wraps around
        b32 bytes;
        memcpy(&bytes, w->rows + 32 * (size_t)f.row, 32);
        scores[unit] += __builtin_convertvector(bytes, s32);
    }
}

static inline void lookUp(const Weights *w, Sought feature, Pipe *pipe, s32 *scores, size_t n) {
    uint32_t check = feature.hash >> 32;
    for (uint32_t i = (uint32_t)feature.hash & w->mask, tries = 0; tries <= w->mask; i = (i + 1) & w->mask, tries++) {
        const uint8_t *slot = w->slots + 12 * (size_t)i;
        uint32_t window = word16(slot + 8);
        if (!window) return;
        if (word32(slot) != check) continue;
        uint32_t row = word32(slot + 4);
        if (row >= w->rowCount) return;
        Found *place = &pipe->found[pipe->foundCount % foundAhead];
        if (pipe->foundCount >= foundAhead) addRows(w, *place, scores, n);
        for (uint32_t k = 0; k < (uint32_t)__builtin_popcount(window); k += 2)
            __builtin_prefetch(w->rows + 32 * ((size_t)row + k));
        *place = (Found){row, window, (size_t)feature.anchor + (size_t)(ptrdiff_t)windows[feature.kind][0]};
        pipe->foundCount++;
        return;
    }
}

static inline void seek(const Weights *w, int kind, uint64_t key, size_t anchor, Pipe *pipe, s32 *scores, size_t n) {
    Sought *place = &pipe->sought[pipe->soughtCount % soughtAhead];
    if (pipe->soughtCount >= soughtAhead) lookUp(w, *place, pipe, scores, n);
    uint64_t hash = mix(key, (uint32_t)kind + 1);
    __builtin_prefetch(w->slots + 12 * (size_t)((uint32_t)hash & w->mask));
    *place = (Sought){hash, (uint32_t)anchor, (uint32_t)kind};
    pipe->soughtCount++;
}

static void finish(const Weights *w, Pipe *pipe, s32 *scores, size_t n) {
    size_t count = pipe->soughtCount;
    for (size_t k = count > soughtAhead ? count - soughtAhead : 0; k < count; k++)
        lookUp(w, pipe->sought[k % soughtAhead], pipe, scores, n);
    count = pipe->foundCount;
    for (size_t k = count > foundAhead ? count - foundAhead : 0; k < count; k++)
        addRows(w, pipe->found[k % foundAhead], scores, n);
}

// MARK: Decoding

typedef struct {
    f8 begin, inside, end, single;
} Labels;

static inline f8 splat(float x) { return (f8){x, x, x, x, x, x, x, x}; }
static inline f8 select8(i8 mask, f8 a, f8 b) { return (f8)((mask & (i8)a) | (~mask & (i8)b)); }
static inline i8 selecti(i8 mask, i8 a, i8 b) { return (mask & a) | (~mask & b); }
static inline i8 splati(int32_t x) { return (i8){x, x, x, x, x, x, x, x}; }

static const float never = -1e6f;

static inline Labels labelsOf(const s32 *scores, float scale, uint8_t class) {
    int16_t lanes[32];
    memcpy(lanes, scores, 64);
    Labels r;
    for (int t = 0; t < 8; t++) {
        r.begin[t] = t < types ? lanes[t] * scale : never;
        r.inside[t] = t < types ? lanes[8 + t] * scale : never;
        r.end[t] = t < types ? lanes[16 + t] * scale : never;
        r.single[t] = t < types ? lanes[24 + t] * scale : never;
    }
    if (class >= firstTaken) {
        r.begin = r.end = r.single = splat(never);
        if (class < firstBreak) r.inside = splat(never);
    }
    return r;
}

static inline f8 exp8(f8 x) {
    f8 low = splat(-60.f), high = splat(60.f);
    x = select8(x < low, low, x);
    x = select8(x > high, high, x) * 1.44269504f;
    i8 whole = __builtin_convertvector(x, i8);
    f8 back = __builtin_convertvector(whole, f8);
    i8 above = back > x;
    whole += above;
    f8 r = x - __builtin_convertvector(whole, f8);
    f8 p = 1.f + r * (0.69314718f + r * (0.24022651f + r * (0.05550411f + r * (0.00961813f + r * 0.00133336f))));
    return p * (f8)((whole + 127) << 23);
}

enum { stretch = 400 };

typedef struct {
    Labels labels[stretch];
    i8 from[stretch], start[stretch];               // Viterbi
    f8 in[stretch], B[stretch], I[stretch], C[stretch];  // forward
    f8 scale[stretch];
    kirinuki_name found[stretch];
} Room;

typedef struct {
    f8 after[7];          // lanes: the type that begins
    float outsideAfter[7];
    f8 within[4];
} Chain;

// The names of one stretch, which begins and ends outside of names.
static inline size_t decode(Room *room, const Chain *c, size_t n, size_t at, kirinuki_name *names) {
    f8 closed = splat(never), wasBegin = splat(never), inside = splat(never);
    closed[outside] = 0;
    i8 openStart = splati(0);
    for (size_t k = 0; k < n; k++) {
        const Labels *l = &room->labels[k];
        f8 best = splat(closed[outside]) + c->after[outside];
        i8 from = splati(outside);
        float out = closed[outside] + c->outsideAfter[outside];
        int outFrom = outside;
        for (int x = 0; x < types; x++) {
            f8 candidate = splat(closed[x]) + c->after[x];
            i8 better = candidate > best;
            best = select8(better, candidate, best);
            from = selecti(better, splati(x), from);
            float o = closed[x] + c->outsideAfter[x];
            if (o > out) out = o, outFrom = x;
        }
        from[outside] = outFrom;
        room->from[k] = from;
        f8 bi = wasBegin + c->within[0], ii = inside + c->within[1], ie = inside + c->within[2],
           be = wasBegin + c->within[3];
        i8 insideNew = bi > ii, endNew = be > ie, justBegun = splati((int32_t)k - 1);
        f8 end = select8(endNew, be, ie) + l->end, single = best + l->single;
        i8 isSingle = single > end;
        room->start[k] = selecti(isSingle, splati((int32_t)k), selecti(endNew, justBegun, openStart));
        openStart = selecti(insideNew, justBegun, openStart);
        closed = select8(isSingle, single, end);
        closed[outside] = out;
        closed[7] = never;
        wasBegin = best + l->begin;
        inside = select8(insideNew, bi, ii) + l->inside;
    }
    int type = outside;
    for (int x = 0; x < types; x++)
        if (closed[x] > closed[type]) type = x;
    size_t count = 0;
    for (ptrdiff_t k = (ptrdiff_t)n - 1; k >= 0;) {
        if (type == outside) {
            type = room->from[k][outside];
            k--;
        } else {
            ptrdiff_t start = room->start[k][type];
            if (start < 0) start = 0;
            room->found[count++] = (kirinuki_name){(uint32_t)start, (uint32_t)k + 1, (uint32_t)type, 1};
            type = room->from[start][type];
            k = start - 1;
        }
    }
    if (!count) return 0;

    // Forward and backward sums give each name its probability.
    f8 A[7], W[4];
    float O[7];
    for (int x = 0; x < 7; x++) {
        A[x] = exp8(c->after[x]);
        O[x] = exp8(splat(c->outsideAfter[x]))[0];
    }
    for (int s = 0; s < 4; s++) W[s] = exp8(c->within[s]);
    f8 zero = splat(0), fb = zero, fi = zero, fc = zero;
    fc[outside] = 1;
    for (size_t k = 0; k < n; k++) {
        Labels *l = &room->labels[k];
        l->begin = exp8(l->begin), l->inside = exp8(l->inside), l->end = exp8(l->end), l->single = exp8(l->single);
        f8 in = zero;
        float out = 0;
        for (int x = 0; x < 7; x++) in += splat(fc[x]) * A[x], out += fc[x] * O[x];
        f8 nb = in * l->begin, ni = (fb * W[0] + fi * W[1]) * l->inside,
           nc = (fb * W[3] + fi * W[2]) * l->end + in * l->single;
        nc[outside] = out;
        nc[7] = 0;
        f8 all = nb + ni + nc;
        float sum = 0;
        for (int t = 0; t < 8; t++) sum += t == 7 ? 0 : all[t];
        float r = 1 / sum;
        room->in[k] = in;
        room->scale[k] = splat(r);
        room->B[k] = fb = nb * r;
        room->I[k] = fi = ni * r;
        room->C[k] = fc = nc * r;
    }
    float last = 0;
    for (int t = 0; t < 7; t++) last += fc[t];
    f8 bb = zero, bi = zero, bc = splat(1 / last);
    size_t next = 0;  // found runs from the last name to the first
    for (ptrdiff_t k = (ptrdiff_t)n - 1; k >= 0; k--) {
        const Labels *l = &room->labels[k];
        if (next < count && room->found[next].end == (uint32_t)k + 1) {
            kirinuki_name *name = &room->found[next++];
            int t = (int)name->type;
            float p = room->in[name->start][t] * bc[t] * room->scale[k][0];
            if (name->start == (uint32_t)k) {
                p *= l->single[t];
            } else {
                p *= l->end[t] * room->labels[name->start].begin[t] * room->scale[name->start][0];
                p *= name->end - name->start == 2 ? W[3][t] : W[0][t] * W[2][t];
                for (uint32_t j = name->start + 1; j + 1 < name->end; j++) {
                    p *= room->labels[j].inside[t] * room->scale[j][0];
                    if (j > name->start + 1) p *= W[1][t];
                }
            }
            name->score = p < 0 || p != p ? 0 : p > 1 ? 1 : p;
        }
        f8 r = room->scale[k];
        f8 ei = l->inside * bi, ee = l->end * bc, new = l->begin * bb + l->single * bc, nbc = zero;
        for (int x = 0; x < 7; x++) {
            f8 product = A[x] * new;
            float sum = O[x] * bc[outside];
            for (int y = 0; y < types; y++) sum += product[y];
            nbc[x] = sum * r[0];
        }
        bb = (W[0] * ei + W[3] * ee) * r;
        bi = (W[1] * ei + W[2] * ee) * r;
        bc = nbc;
    }
    for (size_t k = 0; k < count; k++) {
        names[k] = room->found[count - 1 - k];
        names[k].start += (uint32_t)at;
        names[k].end += (uint32_t)at;
    }
    return count;
}

size_t kirinuki_name_tag(
    kirinuki_table lexicon, kirinuki_table model, kirinuki_name_units u, kirinuki_name *names) {
    if (u.count == 0) return 0;
    s32 *scores = aligned_alloc(64, u.count * sizeof(s32));
    Room *room = aligned_alloc(64, (sizeof(Room) + 63) / 64 * 64);
    size_t count = 0;
    if (scores && room) {
        memset(scores, 0, u.count * sizeof(s32));
        uint32_t slots = word32(model.bytes + 4);
        Weights w = {model.bytes + slotsAt, model.bytes + slotsAt + 12 * (size_t)slots, slots - 1,
                     word32(model.bytes + 8)};
        Pipe pipe;
        pipe.soughtCount = pipe.foundCount = 0;
#define ADD(k_, key_, anchor_) seek(&w, (k_), (key_), (anchor_), &pipe, scores, n)
        SCAN(lexicon, u, ADD)
        finish(&w, &pipe, scores, n);
        Chain chain;
        for (int x = 0; x < 7; x++) {
            chain.after[x] = splat(never);
            for (int y = 0; y < types; y++) chain.after[x][y] = number(model.bytes + headSize + 4 * (7 * x + y));
            chain.outsideAfter[x] = number(model.bytes + headSize + 4 * (7 * x + outside));
        }
        for (int s = 0; s < 4; s++)
            for (int t = 0; t < 8; t++)
                chain.within[s][t] = number(model.bytes + headSize + transitionsSize + 4 * (8 * s + t));
        float scale = number(model.bytes + 12);
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
            for (size_t k = start; k < end; k++) room->labels[k - start] = labelsOf(&scores[k], scale, u.classes[k]);
            count += decode(room, &chain, end - start, start, names + count);
            start = end;
        }
    }
    free(scores);
    free(room);
    return count;
}
