// The normalizer's loop, compiled once for each instruction set. The including file defines KK_NAME(name), KK_TARGET,
// and KK_BLOCK(p, &leads): the mask of the bytes p[0..<64] at which a character starts that a table may change, or at
// which the UTF-8 is not certainly well-formed. It reads p[0..<66]. `leads` gets the mask of three-byte leads. And what
// widths.h needs.

#include "widths.h"

KK_TARGET static inline void KK_NAME(copy64)(uint8_t *to, const uint8_t *from) { memcpy(to, from, 64); }

KK_TARGET static kk_result KK_NAME(normalize)(kk_state *restrict s, const kk_table *restrict t) {
    const uint8_t *const source = s->source;
    uint8_t *const out = s->out;
    size_t p = s->position;
    size_t o = s->out_length;
    kk_runs runs = open_runs(s);
    // The end of the source, copied and padded so that blocks may read over it.
    uint8_t tail[128 + 136];
    size_t tail_start = SIZE_MAX;
    // The bytes at the start of the next block that end a character of the block before.
    uint64_t carried = 0;
    kk_result result = KK_DONE;

    while (p < s->length) {
        // Room for what a block of simple characters makes; `special` looks for itself.
        if (o + KK_SLACK > s->out_capacity || !have_room(&runs, s)) {
            // Back to the start of a character.
            const size_t back = carried == 3 ? 1 : carried == 1 ? 2 : 0;
            p -= back;
            o -= back;
            result = KK_GROW;
            break;
        }
        const size_t rest = s->length - p;
        const uint8_t *block = source + p;
        size_t size = 64;
        // Blocks that can be read and written without another look at what is left.
        size_t blocks = 1;
        if (rest < 128) {
            if (tail_start == SIZE_MAX) {
                tail_start = p;
                memset(tail + rest, 0x20, 136);
                if (rest < 64) {
                    memcpy(tail, block, rest);
                } else {
                    // Copies of fixed lengths need no call, and the call would take longer.
                    KK_NAME(copy64)(tail, block);
                    KK_NAME(copy64)(tail + rest - 64, block + rest - 64);
                }
            }
            block = tail + (p - tail_start);
            if (rest < 64) size = rest;
        } else {
            const size_t room = s->out_capacity - KK_SLACK - o;
            blocks += (rest - 128 < room ? rest - 128 : room) / 64;
        }
        if (!t->scans_blocks) {
            // Every character is looked up.
            close_runs(&runs, s);
            for (const size_t stop = p + size; p < stop;) {
                const size_t before = p;
                result = special(s, t, &p, &o);
                if (result != KK_DONE || p == before) goto leave;
            }
            runs = open_runs(s);
            continue;
        }

        const uint8_t *const first = block;
        uint64_t suspects;
        while (true) {
            uint64_t leads = 0;
            suspects = KK_BLOCK(block, &leads) & ~carried;
            carried = leads >> 62 | leads >> 63;
            KK_NAME(copy64)(out + o, block);
            if (suspects || --blocks == 0) break;
            block += 64;
            o += 64;
        }
        const size_t base = p + (size_t)(block - first);
        suspects &= ~0ull >> (64 - size);

        // Places in the block. What is true of a character as often as not is computed, not branched on.
        size_t done = 0;
        const kk_widths widths = suspects ? KK_NAME(widths)(block, t) : (kk_widths){0, 0};
        while (suspects) {
            const size_t at = (size_t)__builtin_ctzll(suspects);
            o += at - done;
            const uint8_t *const from = block + at;
            uint8_t *const to = out + o;
            if ((widths.narrow | widths.kana) >> at & 1) {
                const bool narrows = widths.narrow >> at & 1;
                const uint64_t row = (narrows ? widths.narrow : widths.kana) >> at;
                const size_t length = (size_t)__builtin_ctzll(~row & 0x9249249249249249);
                o += narrows ? KK_NAME(narrow_row)(from, length, to) : widen_row(from, length, to, t);
                done = at + length;
                add_pieces(&runs, true, (kk_units){3, narrows ? 1 : 3}, base + at, base + done, (size_t)(to - out), o);
            } else {
                bool is_mapped;
                kk_units units;
                if (simple(from, to, t, &is_mapped, &units)) {
                    o += units.normalized;
                    done = at + units.source;
                    add_pieces(&runs, is_mapped, units, base + at, base + done, (size_t)(to - out), o);
                } else {
                    close_runs(&runs, s);
                    p = base + at;
                    result = special(s, t, &p, &o);
                    // No way on: an unfinished sequence, which goes on in the next piece.
                    if (result != KK_DONE || p == base + at) goto leave;
                    runs = open_runs(s);
                    done = p - base;
                }
            }
            if (done >= size) {
                carried = 0;
                break;
            }
            suspects &= ~0ull << done;
            KK_NAME(copy64)(out + o, block + done);
        }
        if (done < size) {
            o += size - done;
            done = size;
        }
        p = base + done;
    }
    close_runs(&runs, s);
leave:
    s->position = p;
    s->out_length = o;
    if (result == KK_DONE && !s->is_final) hold_back(s);
    return result;
}

KK_TARGET static size_t KK_NAME(plain_prefix)(const uint8_t *source, size_t length, const kk_table *t) {
    size_t p = 0;
    if (t->scans_blocks) {
        uint64_t carried = 0;
        while (length - p >= 66) {
            uint64_t leads = 0;
            uint64_t suspects = KK_BLOCK(source + p, &leads) & ~carried;
            if (suspects) {
                p += (size_t)__builtin_ctzll(suspects);
                if (!is_plain(source, length, &p, t)) return p;
                carried = 0;
            } else {
                p += 64;
                carried = leads >> 62 | leads >> 63;
            }
        }
        p -= carried == 3 ? 1 : carried == 1 ? 2 : 0;
    }
    while (p < length) {
        if (!is_plain(source, length, &p, t)) return p;
    }
    return p;
}

#undef KK_NAME
#undef KK_TARGET
#undef KK_BLOCK
#undef KK_VECTOR
#undef KK_MASK
