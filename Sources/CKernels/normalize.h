// The normalizer's loop, compiled once for each instruction set. The including file defines KK_NAME(name), KK_TARGET,
// and KK_BLOCK(p, &leads): the mask of the bytes p[0..<64] at which a character starts that a table may change, or at
// which the UTF-8 is not certainly well-formed. It reads p[0..<66]. `leads` gets the mask of three-byte leads.

KK_TARGET static inline void KK_NAME(copy64)(uint8_t *to, const uint8_t *from) { memcpy(to, from, 64); }

KK_TARGET static kk_result KK_NAME(normalize)(kk_state *restrict s, const kk_table *restrict t) {
    const uint8_t *const source = s->source;
    uint8_t *const out = s->out;
    const uint16_t *const index = t->index;
    const uint32_t *const entries = t->entries;
    const uint8_t *const pool = t->pool;
    const bool has_map = s->has_map;
    const bool joins_kana = entry_of(t, 0xFF9E) & KK_JOINS;
    size_t p = s->position;
    size_t o = s->out_length;
    // The end of the source, copied and padded so that blocks may read over it.
    uint8_t tail[64 + 130 + 72];
    size_t tail_start = SIZE_MAX;
    // The bytes at the start of the next block that end a character of the block before.
    uint64_t carried = 0;
    kk_result result = KK_DONE;

    while (p < s->length) {
        // Room for what a block of simple characters makes; `special` looks for itself.
        if (o + KK_SLACK > s->out_capacity || (has_map && s->runs_length + 32 > s->runs_capacity)) {
            // Back to the start of a character.
            const size_t back = carried == 3 ? 1 : carried == 1 ? 2 : 0;
            p -= back;
            o -= back;
            result = KK_GROW;
            goto leave;
        }
        const size_t base = p;
        const size_t rest = s->length - p;
        const uint8_t *block = source + p;
        size_t size = 64;
        if (rest < 130) {
            if (tail_start == SIZE_MAX) {
                tail_start = p;
                memset(tail + rest, 0x20, 136);
                memcpy(tail, block, rest);
            }
            block = tail + (p - tail_start);
            if (rest < 64) size = rest;
        }
        if (!t->scans_blocks) {
            // Every character is looked up.
            while (p < base + size) {
                const size_t before = p;
                result = special(s, t, &p, &o);
                if (result != KK_DONE || p == before) goto leave;
            }
            continue;
        }
        uint64_t leads = 0;
        uint64_t suspects = KK_BLOCK(block, &leads) & ~carried & (~0ull >> (64 - size));
        carried = (leads >> 63) * 3 | (leads >> 62 & 1);
        KK_NAME(copy64)(out + o, block);

        // Places in the block. What is true of a character as often as not is computed, not branched on.
        size_t done = 0;
        while (suspects) {
            const size_t at = (size_t)__builtin_ctzll(suspects);
            o += at - done;
            done = at;
            const uint8_t *const from = block + at;
            uint32_t word;
            memcpy(&word, from, 4);
            const uint8_t a = (uint8_t)word;
            const uint32_t scalar = (word & 0x0F) << 12 | (word >> 2 & 0xFC0) | (word >> 16 & 0x3F);
            const uint32_t entry = entries[(uint32_t)index[scalar >> 6] * 64 + (scalar & 63)];
            // Three bytes, well-formed (E0 and ED need a closer look), that stay or become at most 16 others: nearly all
            // that needs work in Japanese text.
            const bool is_three = (word & 0xC0C0F0) == 0x8080E0;
            if (__builtin_expect(is_three && !(entry & KK_COMPLEX) && !(0x2001 >> (a & 15) & 1), 1)) {
                const bool is_mapped = entry >> 31;
                const size_t count = is_mapped ? entry >> KK_LENGTH_SHIFT & KK_LENGTH : 3;
                uint8_t *const to = out + o;
                memcpy(to, is_mapped ? pool + (entry & KK_OFFSET) : from, 16);
                size_t length = 3;
                // A half-width kana and its mark. The block is padded, or goes on in the source.
                if (word >> 24 == 0xEF && from[4] == 0xBE && (from[5] & 0xFE) == 0x9E && a == 0xEF && count == 3 &&
                    joins_kana && ends_join(from + 6)) {
                    const uint8_t distance = voiced_distance(t, to, from[5] == 0x9F);
                    if (distance) {
                        add_distance(to, distance);
                        length = 6;
                    }
                }
                const size_t place = base + at;
                if (has_map) add_piece(s, is_mapped, place, o, length, count);
                s->base_source = is_mapped ? place : s->base_source;
                s->base_out = is_mapped ? o : s->base_out;
                s->special_end = is_mapped ? place + length : s->special_end;
                done = at + length;
                o += count;
                // Full-width and half-width forms come in runs.
                if (a == 0xEF && from[length] == 0xEF) {
                    p = base + done;
                    wide_run(s, t, joins_kana, &p, &o);
                    done = p - base;
                }
            } else {
                p = base + at;
                result = special(s, t, &p, &o);
                // No way on: an unfinished sequence, which goes on in the next piece.
                if (result != KK_DONE || p == base + at) goto leave;
                done = p - base;
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
                carried = (leads >> 63) * 3 | (leads >> 62 & 1);
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
