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

static inline __attribute__((always_inline)) uint32_t entry_at(const uint8_t *base, size_t offset) {
    uint32_t entry;
    memcpy(&entry, base + offset, 4);
    return entry;
}

static inline uint32_t entry_of(const kk_table *t, uint32_t scalar) {
    return entry_at(t->base, KK_ENTRIES + ((size_t)t->index[scalar >> 6] * 64 + (scalar & 63)) * 4);
}

/// The entry of the three bytes at `p`, if the third one can end a character; complex if the first two start none. Any third byte is
/// looked up: there are entries enough before the first row and behind the last.
static inline __attribute__((always_inline)) uint32_t entry_of_three(const uint8_t *base, const uint8_t *p) {
    uint16_t start, row;
    memcpy(&start, p, 2);
    memcpy(&row, base + (size_t)start * 2, 2);
    return entry_at(base, KK_ENTRIES + (size_t)row * 256 + (size_t)p[2] * 4 - KK_COMPLEX_BEFORE * 4);
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

_Static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "words are stored as two halves, and two bytes read as one number");

/// Two offsets or lengths in one word: the source's in the lower half, the output's in the upper.
#define BOTH(length) ((uint64_t)(length) << 32 | (uint32_t)(length))

/// The lengths of a half-width kana and its mark, and of what they become.
#define KANA_AND_MARK ((uint64_t)3 << 32 | 6)

/// While suspects are seen to: the next one's place, what is done of the chunk but for what is copied behind that, `gap` bytes; the
/// ends of the output and the runs; and the lengths of the last piece, both in one word; 0 if nothing is known of it.
typedef struct {
    const uint16_t *next;
    size_t at, gap;
    uint8_t *to;
    kk_run *run;
    uint64_t units;
} kk_walk;

/// The lengths of the last piece if the text is done up to its end, and the last run goes on up to there.
static inline uint64_t last_units(const kk_state *s) {
    if (s->runs_length == 0 || s->position != s->special_end) return 0;
    // Its last piece is what a mark may join, and not something removed behind that.
    const kk_run *last = &s->runs[s->runs_length - 1];
    return last->end == s->special_end && s->base_source + last->units.source == s->special_end &&
            (last->units.source == 3 || last->units.source == 6) && last->units.normalized <= 16
        ? (uint64_t)last->units.normalized << 32 | last->units.source
        : 0;
}

/// Puts the walk away: the text from `p` is done up to `position`.
static inline void leave(kk_state *s, const kk_walk *walk, size_t p, size_t position) {
    s->position = position;
    s->out_length = (size_t)(walk->to - s->out);
    if (s->has_map) s->runs_length = (size_t)(walk->run - s->runs);
    if (walk->units == 0 || walk->at == 0) return;
    s->special_end = p + walk->at;
    s->base_source = s->special_end - (uint32_t)walk->units;
    s->base_out = s->out_length - walk->gap - (walk->units >> 32);
}

/// Writes a run of one piece, or, if the last one goes on, that one's new end; returns the place for the next. No branch, since which
/// of both it is is as good as random: a run is written before it is known to be one.
static inline __attribute__((always_inline)) kk_run *add_run(
    kk_run *next, bool goes_on, uint64_t offsets, uint64_t units) {
    memcpy(&next->source, &offsets, 8);
    memcpy(&next->units, &units, 8);
    next += !goes_on;
    next[-1].end = (uint32_t)(offsets + units);
    return next;
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
    const uint8_t *mark = entry & KK_MAPPED ? t->base + (entry & KK_OFFSET) : source + *p;
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
    if (*o + KK_SLACK > s->out_capacity) return KK_GROW;
    if (s->has_map && s->runs_length + 32 > s->runs_capacity) return KK_GROW_RUNS;
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
        replacement = t->base + (entry & KK_OFFSET);
        count = entry >> KK_LENGTH_SHIFT & KK_LENGTH;
        if (entry & KK_GUARDED) {
            bool joins = is_figure(replacement[0]) && is_figure(*o > 0 ? s->out[*o - 1] : s->previous);
            if (is_figure(replacement[count - 1]) && at + length < end) {
                uint32_t next = 0;
                if (decode(at + length, end, &next) > 0) {
                    uint32_t e = entry_of(t, next);
                    joins |= e & KK_MAPPED && (e >> KK_LENGTH_SHIFT & KK_LENGTH)
                        ? is_figure(t->base[e & KK_OFFSET])
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

/// Sees to the characters from `position` up to at least `end`, one by one. KK_DONE short of it: an unfinished sequence, which goes
/// on in the next piece.
static __attribute__((noinline)) kk_result slowly(kk_state *s, const kk_table *t, size_t end) {
    size_t p = s->position, o = s->out_length;
    // Three ill-formed bytes that have the form of a character are gone through at once: a scan that starts between them would take
    // the rest for the end of a character.
    if (o + KK_SLACK + 16 > s->out_capacity) return KK_GROW;
    if (s->has_map && s->runs_length + 36 > s->runs_capacity) return KK_GROW_RUNS;
    kk_result result = KK_DONE;
    while (p < end && result == KK_DONE) {
        const size_t before = p;
        result = special(s, t, &p, &o);
        if (p == before) break;
    }
    s->position = p;
    s->out_length = o;
    return result;
}

/// What the half-width voiced mark `mark` makes of the half-width kana at `p`, which became `kana`: the distance; 0 if it does not
/// join, or if what comes behind it may join too.
static inline uint8_t half_width_distance(const kk_table *t, const uint8_t *p, const uint8_t *mark, const uint8_t *kana) {
    const bool joins = t->joins_kana && mark[0] == 0xEF && mark[1] == 0xBE && (mark[2] & 0xFE) == 0x9E && p[0] == 0xEF;
    return joins && ends_join(mark + 3) ? voiced_distance(t, kana, mark[2] == 0x9F) : 0;
}

// MARK: Places of suspects

// Results of `see_to` besides those of the interface.
enum {
    KK_HELD = KK_SEGMENT + 1, ///< what is left waits for more text
    KK_AGAIN,                 ///< the room must be looked at again
};

enum {
    KK_CHUNK = 32 * 64,  ///< bytes looked through before their suspects are seen to
    KK_TAIL = 192,       ///< the most bytes at a text's end that are copied, so that they may be read over
    KK_OVER = 64 + 16,   ///< bytes that are read, and then not used, behind the end of what is copied
    KK_SCANNED = 66,     ///< bytes that a scan reads
};

/// Writes the places of a block's suspects, and up to five more; returns their end. As good as always the first four are all.
static inline __attribute__((always_inline)) uint16_t *add_places(uint16_t *places, uint64_t suspects, size_t base) {
    const int count = __builtin_popcountll(suspects);
#define ADD(k) \
    places[k] = (uint16_t)(base + (size_t)(suspects ? __builtin_ctzll(suspects) : 64)); \
    suspects &= suspects - 1;
    ADD(0) ADD(1) ADD(2) ADD(3)
    for (int i = 4; __builtin_expect(i < count, 0); i += 6) { ADD(i) ADD(i + 1) ADD(i + 2) ADD(i + 3) ADD(i + 4) ADD(i + 5) }
#undef ADD
    return places + count;
}

/// Whether a byte that no character is known to have begun before is other than ASCII that stays.
static inline bool is_suspect(uint8_t byte) { return (uint8_t)(byte - 0x20) >= 0x5F && byte != '\n'; }

/// The bytes of output that may be written before the room is looked at again.
static inline size_t room(size_t size, size_t suspects) { return size + 13 * suspects + KK_SLACK / 2; }

static inline void copy64(uint8_t *to, const uint8_t *from) { memcpy(to, from, 64); }

/// Copies `length` bytes, at most `KK_TAIL`, in pieces of fixed lengths that overlap: a call of memcpy would take longer.
static inline __attribute__((always_inline)) void copy_end(uint8_t *to, const uint8_t *from, size_t length) {
    if (length >= 64) {
        copy64(to, from);
        if (length > 128) copy64(to + 64, from + 64);
        copy64(to + length - 64, from + length - 64);
    } else if (length >= 32) {
        memcpy(to, from, 32);
        memcpy(to + length - 32, from + length - 32, 32);
    } else if (length >= 16) {
        memcpy(to, from, 16);
        memcpy(to + length - 16, from + length - 16, 16);
    } else if (length >= 8) {
        memcpy(to, from, 8);
        memcpy(to + length - 8, from + length - 8, 8);
    } else if (length >= 4) {
        memcpy(to, from, 4);
        memcpy(to + length - 4, from + length - 4, 4);
    } else {
        for (size_t i = 0; i < length; i++) to[i] = from[i];
    }
}

/// Whether the character at `*p` is plain; steps over it if it is.
static inline bool is_plain(const uint8_t *source, size_t length, size_t *p, const kk_table *t) {
    uint32_t scalar = 0;
    int size = decode(source + *p, source + length, &scalar);
    if (size < 0 || entry_of(t, scalar) != 0) return false;
    *p += (size_t)size;
    return true;
}

/// Whether the half-width voiced mark at `walk->next` joined the kana before it. `from` is the mark, where it may be read over.
static inline bool join_kana(kk_state *s, const kk_table *t, kk_walk *walk, const uint8_t *from, size_t p) {
    if (walk->gap != 0 || walk->units != BOTH(3)) return false;
    const size_t kana = p + *walk->next - 3;
    const uint8_t distance = half_width_distance(t, s->source + kana, from, walk->to - 3);
    if (distance == 0) return false;
    add_distance(walk->to - 3, distance);
    if (s->has_map) {
        // The kana is taken back from its run.
        kk_run *run = walk->run;
        if (run[-1].source == kana) run--;
        else run[-1].end = (uint32_t)kana;
        const bool goes_on = run != s->runs && run[-1].end == kana && run[-1].units.source == 6 && run[-1].units.normalized == 3;
        walk->run = add_run(run, goes_on, (uint64_t)(walk->to - 3 - s->out) << 32 | (uint32_t)kana, KANA_AND_MARK);
    }
    walk->units = KANA_AND_MARK;
    walk->at = kana + 6 - p;
    return true;
}

/// A suspect that is not simple, in a chunk of `size` bytes from `p` on.
static __attribute__((noinline)) kk_result see_to(
    kk_state *s, const kk_table *t, kk_walk *walk, const uint8_t *from, size_t p, size_t size, const uint16_t *end) {
    if (join_kana(s, t, walk, from, p)) return KK_DONE;
    leave(s, walk, p, p + *walk->next);
    // Three bytes that have the form of a character are one place, and may be three ill-formed ones.
    const bool is_one = (from[0] & 0xF0) == 0xE0 && (from[1] & 0xC0) == 0x80 && (from[2] & 0xC0) == 0x80;
    const size_t stop = s->position + (is_one ? 3 : 1);
    const kk_result result = slowly(s, t, stop);
    if (result != KK_DONE) return result;
    if (s->position < stop) return KK_HELD;
    // What a character becomes without being simple may be more than there was room for.
    if (s->out_length + room(size, (size_t)(end - walk->next)) > s->out_capacity) return KK_AGAIN;
    walk->at = s->position - p;
    walk->to = s->out + s->out_length;
    walk->run = s->runs + s->runs_length;
    walk->units = s->has_map ? last_units(s) : 0;
    while (walk->next + 1 < end && walk->next[1] < walk->at) walk->next++;
    return KK_DONE;
}

// MARK: The loop, once for each instruction set

#define KK_NAME(name) name##_portable
#define KK_TARGET
#define KK_BLOCK block_portable
#include "normalize.h"

#if defined(__SSE2__)
#define KK_NAME(name) name##_sse2
#define KK_TARGET
#define KK_BLOCK block_sse2
#include "normalize.h"
#endif

#if defined(__x86_64__)
#include "narrow.h"
#define KK_NAME(name) name##_avx2
#define KK_TARGET KK_AVX2_TARGET
#define KK_BLOCK block_avx2
#define KK_NARROW narrow_blocks
#include "normalize.h"
#undef KK_NARROW
#endif

#if defined(__ARM_NEON) && defined(__aarch64__)
#define KK_NAME(name) name##_neon
#define KK_TARGET
#define KK_BLOCK block_neon
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
