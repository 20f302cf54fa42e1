// The chain of the name model: the best names by the scores of units (Viterbi), and how probable each is.
#pragma once

typedef float f8 __attribute__((vector_size(32)));
typedef int32_t i8 __attribute__((vector_size(32)));

enum { types = 6, outside = 6 };

typedef struct {
    f8 begin, inside, end, single;
} Labels;

// A finding of another recognizer.
INLINE int isOutside(uint8_t class) { return class >= firstTaken && class < firstBreak; }

INLINE f8 splat(float x) { return (f8){x, x, x, x, x, x, x, x}; }
INLINE f8 select8(i8 mask, f8 a, f8 b) { return (f8)((mask & (i8)a) | (~mask & (i8)b)); }
INLINE i8 selecti(i8 mask, i8 a, i8 b) { return (mask & a) | (~mask & b); }
INLINE i8 splati(int32_t x) { return (i8){x, x, x, x, x, x, x, x}; }
#define LANE(v, x) __builtin_shufflevector(v, v, x, x, x, x, x, x, x, x)

static const float never = -1e6f;
static const i8 typeLanes = {-1, -1, -1, -1, -1, -1, 0, 0};
static const i8 outsideLane = {0, 0, 0, 0, 0, 0, -1, 0};

INLINE f8 six(const int16_t *sums, float scale) {
    s8 lanes;
    memcpy(&lanes, sums, 16);
    return select8(typeLanes, __builtin_convertvector(lanes, f8) * scale, splat(never));
}

INLINE Labels labelsOf(const Sums *scores, float scale, uint8_t class) {
    const int16_t *sums = scores->labels;
    Labels r;
    r.begin = six(sums, scale);
    r.inside = six(sums + 6, scale);
    r.end = six(sums + 12, scale);
    // The last six, without reading past them.
    s8 lanes;
    memcpy(&lanes, sums + 16, 16);
    lanes = __builtin_shufflevector(lanes, lanes, 2, 3, 4, 5, 6, 7, 0, 1);
    r.single = select8(typeLanes, __builtin_convertvector(lanes, f8) * scale, splat(never));
    if (class >= firstTaken) {
        r.begin = r.end = r.single = splat(never);
        if (class < firstBreak) r.inside = splat(never);
    }
    return r;
}

INLINE f8 exp8(f8 x) {
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

typedef struct {
    Labels labels[stretch];
    i8 from[stretch], start[stretch];  // Viterbi
    f8 in[stretch];                    // forward
    f8 scale[stretch];
    kirinuki_name found[stretch];
    Activations activations[layers + 1];
} Room;

// From the end of a type, or outside (6), to the begin of another, or outside: lanes are where to, then where from.
typedef struct {
    f8 after[7];
    f8 within[4];
    f8 afterExp[7], beforeExp[7], withinExp[4];
    float step;  // the weight of one step of the scores
} Chain;

static Chain chainOf(kirinuki_table model) {
    Chain c;
    c.step = number(model.bytes + 16);
    for (int x = 0; x < 7; x++) {
        c.after[x] = splat(never);
        for (int y = 0; y < 7; y++) c.after[x][y] = number(model.bytes + headSize + 4 * (7 * x + y));
    }
    for (int x = 0; x < 7; x++) c.afterExp[x] = exp8(c.after[x]);
    for (int y = 0; y < 7; y++) {
        c.beforeExp[y] = splat(0);
        for (int x = 0; x < 7; x++) c.beforeExp[y][x] = c.afterExp[x][y];
    }
    for (int s = 0; s < 4; s++) {
        for (int t = 0; t < 8; t++)
            c.within[s][t] = number(model.bytes + headSize + transitionsSize + 4 * (8 * s + t));
        c.withinExp[s] = exp8(c.within[s]);
    }
    return c;
}

#define BEST(x)                                                                                                        \
    {                                                                                                                  \
        f8 candidate = LANE(closed, x) + c->after[x];                                                                  \
        i8 better = candidate > best;                                                                                  \
        best = select8(better, candidate, best);                                                                       \
        from = selecti(better, splati(x), from);                                                                       \
    }

// The best names of one stretch, which begins and ends outside of names, from the last to the first.
INLINE size_t best(Room *room, const Chain *c, size_t n) {
    f8 closed = splat(never), wasBegin = splat(never), inside = splat(never);
    closed[outside] = 0;
    i8 openStart = splati(0);
    for (size_t k = 0; k < n; k++) {
        const Labels *l = &room->labels[k];
        f8 best = LANE(closed, 6) + c->after[outside];
        i8 from = splati(outside);
        BEST(0) BEST(1) BEST(2) BEST(3) BEST(4) BEST(5)
        room->from[k] = from;
        f8 bi = wasBegin + c->within[0], ii = inside + c->within[1], ie = inside + c->within[2],
           be = wasBegin + c->within[3];
        i8 insideNew = bi > ii, endNew = be > ie, justBegun = splati((int32_t)k - 1);
        f8 end = select8(endNew, be, ie) + l->end, single = best + l->single;
        i8 isSingle = single > end;
        room->start[k] = selecti(isSingle, splati((int32_t)k), selecti(endNew, justBegun, openStart));
        openStart = selecti(insideNew, justBegun, openStart);
        closed = select8(outsideLane, best, select8(isSingle, single, end));
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
    return count;
}

#define SUM(x, y, m) (LANE(x, 0) * m[0] + LANE(x, 1) * m[1]) + (LANE(x, 2) * m[2] + LANE(x, 3) * m[3]) + \
    ((LANE(x, 4) * m[4] + LANE(x, 5) * m[5]) + LANE(y, 6) * m[6])

INLINE float sum8(f8 x) {
    f8 y = x + __builtin_shufflevector(x, x, 4, 5, 6, 7, 0, 1, 2, 3);
    y += __builtin_shufflevector(y, y, 2, 3, 0, 1, 6, 7, 4, 5);
    return y[0] + y[1];
}

// Gives the names `found`, from the last to the first, their probability, by forward and backward sums over the units
// first..<last. Before these all is outside; behind them too, where the stretch goes on.
INLINE void weigh(
    Room *room, const Chain *c, size_t first, size_t last, int goesOn, kirinuki_name *found, size_t count) {
    const f8 *W = c->withinExp;
    f8 zero = splat(0), fb = zero, fi = zero, fc = zero;
    fc[outside] = 1;
    for (size_t k = first; k < last; k++) {
        Labels *l = &room->labels[k];
        l->begin = exp8(l->begin), l->inside = exp8(l->inside), l->end = exp8(l->end), l->single = exp8(l->single);
        f8 in = SUM(fc, fc, c->afterExp);
        f8 nb = in * l->begin, ni = (fb * W[0] + fi * W[1]) * l->inside,
           nc = (fb * W[3] + fi * W[2]) * l->end + in * l->single;
        nc = select8(outsideLane, in, nc);
        f8 r = splat(1 / sum8(nb + ni + nc));
        room->in[k] = in;
        room->scale[k] = r;
        fb = nb * r;
        fi = ni * r;
        fc = nc * r;
    }
    f8 behind = goesOn ? c->beforeExp[outside] : splat(1);
    f8 bb = zero, bi = zero, bc = behind * splat(1 / sum8(select8(typeLanes | outsideLane, fc, zero) * behind));
    size_t next = 0;
    for (size_t k = last; k-- > first;) {
        const Labels *l = &room->labels[k];
        if (next < count && found[next].end == (uint32_t)k + 1) {
            kirinuki_name *name = &found[next++];
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
        f8 ei = l->inside * bi, ee = l->end * bc, new = l->begin * bb + l->single * bc;
        bb = (W[0] * ei + W[3] * ee) * r;
        bi = (W[1] * ei + W[2] * ee) * r;
        f8 before = SUM(new, bc, c->beforeExp);
        bc = before * r;
    }
}

// Finds the names of one stretch, which begins and ends outside of names. `at` is its first unit.
INLINE size_t decode(
    Room *room, const Chain *c, const Sums *scores, const uint8_t *classes, size_t n, size_t at, kirinuki_name *names) {
    for (size_t k = 0; k < n; k++) room->labels[k] = labelsOf(&scores[k], c->step, classes[k]);
    size_t count = best(room, c, n);
    // Between two findings of other recognizers, which are outside for certain, the sums stand on their own.
    for (size_t found = 0; found < count;) {
        size_t first = room->found[found].start, last = room->found[found].end, next = found + 1;
        while (last < n && !isOutside(classes[last])) last++;
        for (;;) {
            while (first > 0 && !isOutside(classes[first - 1])) first--;
            if (next < count && room->found[next].end > first) first = room->found[next++].start;
            else break;
        }
        weigh(room, c, first, last, last < n, room->found + found, next - found);
        found = next;
    }
    for (size_t k = 0; k < count; k++) {
        names[k] = room->found[count - 1 - k];
        names[k].start += (uint32_t)at;
        names[k].end += (uint32_t)at;
    }
    return count;
}
