#include "ckernels.h"

#include <string.h>

#include "blocks.h"

// MARK: One character at a time

/// The scalar value at `p`, and its length; for an ill-formed sequence the length of its maximal subpart, negated.
static inline int decode(const uint8_t *p, const uint8_t *end, uint32_t *scalar) {
    uint8_t a = *p;
    size_t rest = (size_t)(end - p);
    if (a < 0x80) {
        *scalar = a;
        return 1;
    }
    if (a < 0xE0) {
        if (a < 0xC2 || rest < 2 || (p[1] & 0xC0) != 0x80) return -1;
        *scalar = (uint32_t)(a & 0x1F) << 6 | (p[1] & 0x3F);
        return 2;
    }
    if (a > 0xF4 || rest < 2) return -1;
    uint8_t low = a == 0xE0 ? 0xA0 : a == 0xF0 ? 0x90 : 0x80;
    uint8_t high = a == 0xED ? 0x9F : a == 0xF4 ? 0x8F : 0xBF;
    if (p[1] < low || p[1] > high) return -1;
    if (rest < 3 || (p[2] & 0xC0) != 0x80) return -2;
    if (a < 0xF0) {
        *scalar = (uint32_t)(a & 0x0F) << 12 | (uint32_t)(p[1] & 0x3F) << 6 | (p[2] & 0x3F);
        return 3;
    }
    if (rest < 4 || (p[3] & 0xC0) != 0x80) return -3;
    *scalar = (uint32_t)(a & 0x07) << 18 | (uint32_t)(p[1] & 0x3F) << 12 | (uint32_t)(p[2] & 0x3F) << 6 | (p[3] & 0x3F);
    return 4;
}

static inline uint32_t entry_of(const kk_table *t, uint32_t scalar) {
    return t->entries[(uint32_t)t->index[scalar >> 6] * 64 + (scalar & 63)];
}

static inline bool is_figure(uint8_t byte) { return byte >= '0' && byte <= '9'; }

static inline size_t character_start(const uint8_t *source, size_t p, size_t limit) {
    p--;
    for (int i = 0; i < 3 && p > limit && (source[p] & 0xC0) == 0x80; i++) p--;
    return p;
}

/// Adds a replaced piece: to the last run where it is alike and touches, else as a run of its own. `runs_capacity` leaves room
/// for one run.
static void add_piece(kk_state *s, size_t source, size_t out, size_t source_unit, size_t unit) {
    const uint32_t from = (uint32_t)source, end = (uint32_t)(source + source_unit);
    kk_run *last = s->runs_length ? &s->runs[s->runs_length - 1] : NULL;
    if (last && last->end == from && last->units.source == source_unit && last->units.normalized == unit) {
        last->end = end;
    } else {
        s->runs[s->runs_length++] = (kk_run){from, (uint32_t)out, {(uint32_t)source_unit, (uint32_t)unit}, end};
    }
}

/// The runs, while blocks are gone through: where the last piece ends in the source and in the output, and its lengths; and the
/// place for the next run.
typedef struct {
    size_t end, out_end;
    kk_units units;
    kk_run *next;
} kk_runs;

static inline kk_runs open_runs(const kk_state *s) {
    kk_runs runs = {.end = s->special_end};
    if (!s->has_map) return runs;
    runs.next = s->runs + s->runs_length;
    // The last run, if it can go on: its last piece is what a mark may join, and not something removed behind that.
    if (s->runs_length && runs.next[-1].end == s->special_end &&
        s->base_source + runs.next[-1].units.source == s->special_end) {
        runs.units = runs.next[-1].units;
        runs.out_end = s->base_out + runs.units.normalized;
    }
    return runs;
}

static inline void close_runs(const kk_runs *runs, kk_state *s) {
    if (s->has_map) s->runs_length = (size_t)(runs->next - s->runs);
    if (runs->units.source == 0) return;
    s->special_end = runs->end;
    s->base_source = runs->end - runs->units.source;
    s->base_out = runs->out_end - runs->units.normalized;
}

static inline bool have_room(const kk_runs *runs, const kk_state *s) {
    return !s->has_map || (size_t)(runs->next - s->runs) + 32 <= s->runs_capacity;
}

/// Adds start..<end of the source, if it was replaced, which became out..<out_end. No branch: whether it was, and whether the last
/// run goes on, is as good as random. A run is written before it is known to be one.
static inline __attribute__((always_inline)) void add_pieces(
    kk_runs *runs, bool is_mapped, kk_units units, size_t start, size_t end, size_t out, size_t out_end) {
    const bool goes_on = is_mapped & (start == runs->end) & (units.source == runs->units.source) &
                         (units.normalized == runs->units.normalized);
    if (runs->next) {
        runs->next->source = (uint32_t)start;
        runs->next->normalized = (uint32_t)out;
        runs->next->units = units;
        (runs->next - goes_on)->end = (uint32_t)end;
        runs->next += is_mapped & !goes_on;
    }
    runs->end = is_mapped ? end : runs->end;
    runs->out_end = is_mapped ? out_end : runs->out_end;
    runs->units = is_mapped ? units : runs->units;
}

/// Takes back everything from the last character on that a mark at `p` may join.
static void roll_back(kk_state *s, size_t *p, size_t *o) {
    if (*p > s->special_end) {
        size_t start = character_start(s->source, *p, s->special_end);
        *o -= *p - start;
        *p = start;
        return;
    }
    *p = s->base_source;
    *o = s->base_out;
    s->special_end = *p;
    if (!s->has_map) return;
    uint32_t from = (uint32_t)*p;
    while (s->runs_length) {
        kk_run *run = &s->runs[s->runs_length - 1];
        if (run->end <= from) break;
        if (run->source >= from) {
            s->runs_length--;
        } else {
            run->end = from;
            break;
        }
    }
}

/// Keeps the last character back until more text shows what joins it.
static void hold_back(kk_state *s) {
    if (s->position == 0) return;
    size_t end = s->position;
    const bool is_plain = end > s->special_end;
    roll_back(s, &s->position, &s->out_length);
    // It will be seen, and counted, again.
    uint32_t scalar;
    if (!is_plain && s->position < end && decode(s->source + s->position, s->source + end, &scalar) < 0) {
        s->invalid_count--;
    }
}

/// The voiced or half-voiced form of the kana at `kana` (three bytes), as the distance to its code; 0 if there is none.
static inline uint8_t voiced_distance(const kk_table *t, const uint8_t *kana, bool half) {
    if (kana[0] != 0xE3 || kana[1] < 0x81 || kana[1] > 0x83) return 0;
    return t->voiced[(half ? 192 : 0) + (uint32_t)(kana[1] - 0x81) * 64 + (kana[2] & 0x3F)];
}

static inline void add_distance(uint8_t *kana, uint8_t distance) {
    uint32_t code = ((uint32_t)(kana[1] & 0x3F) << 6 | (kana[2] & 0x3F)) + distance;
    kana[1] = (uint8_t)(0x80 | (code >> 6 & 0x3F));
    kana[2] = (uint8_t)(0x80 | (code & 0x3F));
}

/// Whether the character at `p` surely neither joins what stands before it nor is removed.
static inline bool ends_join(const uint8_t *p) {
    uint8_t a = p[0];
    if (a < 0x80) return a >= 0x20 && a < 0x7F;
    if (a >= 0xE4 && a <= 0xE9) return true;
    if (a == 0xE3) return p[1] == 0x81 || p[1] == 0x83;
    return a == 0xEF && (p[1] == 0xBC || p[1] == 0xBD || (p[1] == 0xBE && p[2] < 0x9E));
}

/// A character that may join what comes before it: a kana and a voiced mark are joined here, all else is composed by the
/// caller.
static __attribute__((noinline)) kk_result join(kk_state *s, const kk_table *t, size_t *p, size_t *o, size_t length, uint32_t entry) {
    const uint8_t *source = s->source;
    const uint8_t *end = source + s->length;
    const uint8_t *mark = entry & KK_MAPPED ? t->pool + (entry & KK_OFFSET) : source + *p;
    size_t mark_length = entry & KK_MAPPED ? (entry >> KK_LENGTH_SHIFT & KK_LENGTH) : length;
    bool voices = mark_length == 3 && mark[0] == 0xE3 && mark[1] == 0x82 && (mark[2] == 0x99 || mark[2] == 0x9A);
    // Without composition the marks stand for themselves as U+309B and U+309C.
    if (!t->composes) {
        voices = mark_length == 3 && mark[0] == 0xE3 && mark[1] == 0x82 && mark[2] >= 0x99 && mark[2] <= 0x9C;
    }
    bool half = mark_length == 3 && (mark[2] == 0x9A || mark[2] == 0x9C);

    uint32_t scalar;
    if (t->composes) {
        // What follows may join too: then it is a matter of canonical order.
        const uint8_t *next = source + *p + length;
        if (next < end) {
            int size = decode(next, end, &scalar);
            if (size > 0) {
                uint32_t e = entry_of(t, scalar);
                if (e & KK_JOINS || (e & KK_MAPPED && (e >> KK_LENGTH_SHIFT & KK_LENGTH) == 0)) voices = false;
            } else if (!s->is_final) {
                voices = false;
            }
        } else if (!s->is_final) {
            voices = false;
        }
    }
    const size_t mark_start = *p;
    if (voices && (mark_start > 0)) {
        size_t start = mark_start, out = *o;
        bool plain = mark_start > s->special_end;
        if (plain) {
            start = character_start(source, mark_start, s->special_end);
            out -= mark_start - start;
        } else {
            start = s->base_source;
            out = s->base_out;
        }
        int size = start < mark_start ? decode(source + start, end, &scalar) : -1;
        uint8_t distance = *o - out == 3 && size > 0 && start + (size_t)size == mark_start
            ? voiced_distance(t, s->out + out, half)
            : 0;
        if (distance) {
            roll_back(s, p, o);
            add_distance(s->out + *o, distance);
            if (s->has_map) add_piece(s, *p, *o, mark_start + length - *p, 3);
            s->base_source = *p;
            s->base_out = *o;
            *o += 3;
            *p = mark_start + length;
            s->special_end = *p;
            return KK_DONE;
        }
    }
    if (!t->composes) {
        // It stands alone.
        if (entry & KK_MAPPED) {
            if (s->has_map) add_piece(s, *p, *o, length, mark_length);
            memcpy(s->out + *o, mark, mark_length);
            s->base_source = *p;
            s->base_out = *o;
            s->special_end = *p + length;
        } else {
            memcpy(s->out + *o, mark, length);
        }
        *p += length;
        *o += mark_length;
        return KK_DONE;
    }

    size_t segment_end = mark_start + length;
    while (segment_end < s->length) {
        int size = decode(source + segment_end, end, &scalar);
        if (size < 0) break;
        uint32_t e = entry_of(t, scalar);
        bool removed = e & KK_MAPPED && (e >> KK_LENGTH_SHIFT & KK_LENGTH) == 0;
        if (!(e & KK_JOINS) && !removed) break;
        segment_end += (size_t)size;
    }
    if (mark_start > 0) roll_back(s, p, o);
    s->segment_start = *p;
    *p = segment_end;
    return KK_SEGMENT;
}

/// One character that the block scan did not pass over.
static __attribute__((noinline)) kk_result special(kk_state *s, const kk_table *t, size_t *p, size_t *o) {
    if (*o + KK_SLACK > s->out_capacity || (s->has_map && s->runs_length + 32 > s->runs_capacity)) return KK_GROW;
    const uint8_t *at = s->source + *p;
    const uint8_t *end = s->source + s->length;
    uint32_t scalar = 0;
    int size = decode(at, end, &scalar);
    size_t length;
    uint32_t entry;
    const uint8_t *replacement;
    size_t count;
    if (__builtin_expect(size > 0, 1)) {
        length = (size_t)size;
        entry = entry_of(t, scalar);
        if (entry == 0) {
            memcpy(s->out + *o, at, length);
            *p += length;
            *o += length;
            return KK_DONE;
        }
        if (entry & KK_JOINS) return join(s, t, p, o, length, entry);
        replacement = t->pool + (entry & KK_OFFSET);
        count = entry >> KK_LENGTH_SHIFT & KK_LENGTH;
        if (entry & KK_GUARDED) {
            bool joins = is_figure(replacement[0]) && is_figure(*o > 0 ? s->out[*o - 1] : s->previous);
            if (is_figure(replacement[count - 1]) && at + length < end) {
                uint32_t next = 0;
                if (decode(at + length, end, &next) > 0) {
                    uint32_t e = entry_of(t, next);
                    joins |= e & KK_MAPPED && (e >> KK_LENGTH_SHIFT & KK_LENGTH)
                        ? is_figure(t->pool[e & KK_OFFSET])
                        : next < 0x80 && is_figure((uint8_t)next);
                }
            }
            if (joins) {
                // It stays, as a character that nothing may take back but itself.
                memcpy(s->out + *o, at, length);
                *p += length;
                *o += length;
                return KK_DONE;
            }
        }
        if (count == 0) {
            // Removed: a mark behind it joins what stands before it.
            if (*p > s->special_end) {
                s->base_source = character_start(s->source, *p, s->special_end);
                s->base_out = *o - (*p - s->base_source);
            }
        } else {
            s->base_source = *p;
            s->base_out = *o;
        }
    } else {
        length = (size_t)-size;
        // An unfinished sequence may go on in the next piece.
        if (!s->is_final && *p + length == s->length && (at[0] >= 0xC2 && at[0] <= 0xF4) &&
            length < (at[0] < 0xE0 ? 2u : at[0] < 0xF0 ? 3u : 4u)) {
            s->length = *p;
            return KK_DONE;
        }
        static const uint8_t replacement_character[16] = {0xEF, 0xBF, 0xBD};
        replacement = replacement_character;
        count = 3;
        if (s->invalid_count++ == 0) s->first_invalid = *p;
        s->base_source = *p;
        s->base_out = *o;
    }
    if (s->has_map) add_piece(s, *p, *o, length, count);
    uint8_t *to = s->out + *o;
    memcpy(to, replacement, 16);
    if (__builtin_expect(count > 16, 0)) memcpy(to + 16, replacement + 16, count - 16);
    *o += count;
    *p += length;
    s->special_end = *p;
    return KK_DONE;
}

/// Three bytes at `p`, well-formed, that stay or become at most 16 others: nearly all that needs work in Japanese text. Writes what
/// they become, and up to 16 bytes more. False, and nothing done, for anything else.
static inline __attribute__((always_inline)) bool simple(
    const uint8_t *p, uint8_t *to, const kk_table *t, bool *is_mapped, kk_units *units) {
    uint64_t word;
    memcpy(&word, p, 8);
    const uint32_t scalar = (uint32_t)((word & 0x0F) << 12 | (word >> 2 & 0xFC0) | (word >> 16 & 0x3F));
    const uint32_t entry = entry_of(t, scalar);
    const bool is_three = (word & 0xC0C0F0) == 0x8080E0;
    // Not what two bytes would do for, and no surrogate.
    const bool is_valid = !(0x08000001 >> (scalar >> 11) & 1);
    if (!(is_three & is_valid & !(entry & KK_COMPLEX))) return false;
    *is_mapped = entry >> 31;
    const uint32_t length = *is_mapped ? entry >> KK_LENGTH_SHIFT & KK_LENGTH : 3;
    memcpy(to, *is_mapped ? t->pool + (entry & KK_OFFSET) : p, 16);
    *units = (kk_units){3, length};
    // A half-width kana and its mark, EF … … EF BE 9E or 9F, where nothing behind it joins them too.
    if ((word & 0xFEFFFF0000FF) == 0x9EBEEF0000EF && length == 3 && t->joins_kana && ends_join(p + 6)) {
        const uint8_t distance = voiced_distance(t, to, p[5] == 0x9F);
        if (distance) {
            add_distance(to, distance);
            units->source = 6;
        }
    }
    return true;
}

// MARK: Rows of width forms

/// Where width forms start in a block; of kana, only those without a voiced mark behind them.
typedef struct {
    uint64_t narrow, kana;
} kk_widths;


/// Replaces a row of `length` bytes of half-width kana; returns the length. Writes up to four bytes more.
static inline size_t widen_row(const uint8_t *p, size_t length, uint8_t *to, const kk_table *t) {
    for (size_t i = 0; i < length; i += 3) {
        memcpy(to + i, t->kana + (p[i + 2] & 0x1F) + (p[i + 1] & 2) * 16, 4);
    }
    return length;
}

/// Whether the character at `*p` is plain; steps over it if it is.
static inline bool is_plain(const uint8_t *source, size_t length, size_t *p, const kk_table *t) {
    uint32_t scalar = 0;
    int size = decode(source + *p, source + length, &scalar);
    if (size < 0 || entry_of(t, scalar) != 0) return false;
    *p += (size_t)size;
    return true;
}

// MARK: The loop, once for each instruction set

#define KK_NAME(name) name##_portable
#define KK_TARGET
#define KK_BLOCK block_portable
#define KK_VECTOR kk_bytes16
#define KK_MASK mask_portable
#include "normalize.h"

#if defined(__SSE2__)
#define KK_NAME(name) name##_sse2
#define KK_TARGET
#define KK_BLOCK block_sse2
#define KK_VECTOR kk_bytes16
#define KK_MASK mask_sse2
#include "normalize.h"
#endif

#if defined(__x86_64__)
#define KK_NAME(name) name##_avx2
#define KK_TARGET KK_AVX2_TARGET
#define KK_BLOCK block_avx2
#define KK_VECTOR kk_bytes32
#define KK_MASK mask_avx2
#include "normalize.h"
#endif

#if defined(__ARM_NEON) && defined(__aarch64__)
#define KK_NAME(name) name##_neon
#define KK_TARGET
#define KK_BLOCK block_neon
#define KK_VECTOR kk_bytes16
#define KK_MASK mask_neon
#include "normalize.h"
#endif

bool kk_has(kk_isa isa) {
    switch (isa) {
    case KK_PORTABLE: return true;
#if defined(__SSE2__)
    case KK_SSE2: return true;
#endif
#if defined(__x86_64__)
    case KK_AVX2: return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi2");
#endif
#if defined(__ARM_NEON) && defined(__aarch64__)
    case KK_NEON: return true;
#endif
    default: return false;
    }
}

static inline kk_isa best(void) {
#if defined(__x86_64__)
    return kk_has(KK_AVX2) ? KK_AVX2 : KK_SSE2;
#elif defined(__ARM_NEON) && defined(__aarch64__)
    return KK_NEON;
#else
    return KK_PORTABLE;
#endif
}

kk_result kk_normalize_with(kk_isa isa, kk_state *state, const kk_table *table) {
    switch (isa) {
#if defined(__SSE2__)
    case KK_SSE2: return normalize_sse2(state, table);
#endif
#if defined(__x86_64__)
    case KK_AVX2: return normalize_avx2(state, table);
#endif
#if defined(__ARM_NEON) && defined(__aarch64__)
    case KK_NEON: return normalize_neon(state, table);
#endif
    default: return normalize_portable(state, table);
    }
}

kk_result kk_normalize(kk_state *state, const kk_table *table) { return kk_normalize_with(best(), state, table); }

size_t kk_plain_prefix(const uint8_t *source, size_t length, const kk_table *table) {
    switch (best()) {
#if defined(__SSE2__)
    case KK_SSE2: return plain_prefix_sse2(source, length, table);
#endif
#if defined(__x86_64__)
    case KK_AVX2: return plain_prefix_avx2(source, length, table);
#endif
#if defined(__ARM_NEON) && defined(__aarch64__)
    case KK_NEON: return plain_prefix_neon(source, length, table);
#endif
    default: return plain_prefix_portable(source, length, table);
    }
}
