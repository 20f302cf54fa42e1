// The normalizer's loop, compiled once for each instruction set. The including file defines KK_NAME(name), KK_TARGET,
// and KK_BLOCK(p, &leads): the mask of the places in p[0..<64] at which a character starts that a table may change, or at
// which the UTF-8 is not certainly well-formed; of three bytes that have the form of a character only the first. It reads
// p[0..<KK_SCANNED]. `leads` gets the mask of the first bytes of such three.

/// The places of the suspects in text[0..<size], a multiple of 64. `carried`: which of the next bytes belong to the last character.
KK_TARGET static inline __attribute__((always_inline)) uint16_t *KK_NAME(find_suspects)(
    const uint8_t *text, size_t size, uint16_t *places, uint64_t *carried) {
    uint64_t leads = 0;
    for (size_t i = 0; i < size; i += 64) {
        places = add_places(places, KK_BLOCK(text + i, &leads) & ~*carried, i);
        *carried = leads >> 62 | leads >> 63;
    }
    return places;
}

/// The same for the `size` bytes at the end of a text that is long enough for a scan to end where the text ends. No byte behind it is
/// read, and none is copied: a copy that vectors read at once, at other places than it was written, keeps the processor waiting.
KK_TARGET static inline __attribute__((always_inline)) uint16_t *KK_NAME(find_last_suspects)(
    const uint8_t *text, size_t size, uint16_t *places) {
    uint64_t carried = 0, leads = 0;
    const size_t whole = size < KK_SCANNED ? 0 : (size - 2) / 64 * 64;
    places = KK_NAME(find_suspects)(text, whole, places, &carried);
    // The last 66 bytes, of which the scan takes 64. What was seen before is masked.
    const uint8_t *const last = text + size - KK_SCANNED;
    const size_t seen = whole + KK_SCANNED - size;
    if (seen < 64) {
        places = add_places(places, KK_BLOCK(last, &leads) & ~0ull << seen & ~(carried << seen), size - KK_SCANNED);
        carried = leads >> 62 | leads >> 63;
    }
    for (size_t i = size < 2 ? 1 : 0; i < 2; i++) {
        const uint8_t byte = last[64 + i];
        if (__builtin_expect((byte < 0x20 || byte >= 0x7F) && !(carried >> i & 1), 0)) *places++ = (uint16_t)(size - 2 + i);
    }
    return places;
}

KK_TARGET static kk_result KK_NAME(normalize)(kk_state *restrict s, const kk_table *restrict t) {
    const uint16_t *const rows = t->rows;
    const uint32_t *const entries = t->entries;
    const uint8_t *const pool = t->pool;
    uint8_t *const out = s->out;
    const bool has_map = s->has_map;
    uint16_t places[KK_CHUNK + 8];
    uint8_t tail[KK_TAIL + KK_OVER];
    kk_result result = KK_DONE;
    if (!t->scans_blocks) {
        // Every character is looked up.
        result = slowly(s, t, s->length);
        goto leave;
    }

    size_t p = s->position;
    size_t o = s->out_length;
    kk_runs runs = open_runs(s);
    while (p < s->length) {
        const size_t rest = s->length - p;
        const uint8_t *text = s->source + p;
        size_t size = rest;
        uint16_t *end_of_places;
        uint64_t carried = 0;
        if (rest > KK_TAIL) {
            size = (rest - KK_TAIL + 64) / 64 * 64;
            if (size > KK_CHUNK) size = KK_CHUNK;
            end_of_places = KK_NAME(find_suspects)(text, size, places, &carried);
            // A character that the last block ends in comes again.
            size -= carried == 3 ? 1 : carried == 1 ? 2 : 0;
        } else {
            memset(tail + rest, 0x20, KK_OVER);
            copy_end(tail, text, rest);
            end_of_places = s->length < KK_SCANNED ? KK_NAME(find_suspects)(tail, rest > 64 ? 128 : 64, places, &carried)
                                                   : KK_NAME(find_last_suspects)(text, rest, places);
            text = tail;
        }
        while (end_of_places != places && end_of_places[-1] >= size) end_of_places--;

        // Room for what simple suspects become; `special` looks for itself.
        const size_t count = (size_t)(end_of_places - places);
        if (o + size + 13 * count + KK_SLACK / 2 > s->out_capacity) {
            result = KK_GROW;
            break;
        }
        if (has_map && (size_t)(runs.next - s->runs) + count + 32 > s->runs_capacity) {
            result = KK_GROW_RUNS;
            break;
        }

        // What is done: up to `at` in the text, and `to` in the output. What is true of a suspect as often as not is computed, not
        // branched on; and since all places are known, the processor works at several suspects at a time.
        const uint8_t *at = text;
        uint8_t *to = out + o;
        kk_run *run = runs.next;
        uint32_t kind = runs.end == p ? runs.kind : 0;
        for (const uint16_t *next = places; next < end_of_places; next++) {
            const uint8_t *const from = text + *next;
            const uint32_t entry = entries[(uint32_t)rows[from[0] | from[1] << 8] * 64 + (from[2] & 0x3F)];
            const bool is_three = (from[2] & 0xC0) == 0x80;
            const size_t gap = (size_t)(from - at);
            if (__builtin_expect(is_three && entry >> 28 == KK_MAPPED >> 28, 1)) {
                copy_over(to, at, gap);
                to += gap;
                memcpy(to, pool + (entry & KK_OFFSET), 16);
                const uint32_t length = entry >> KK_LENGTH_SHIFT & KK_LENGTH;
                const size_t source = p + (size_t)(from - text);
                uint32_t behind;
                memcpy(&behind, from + 3, 4);
                // A half-width voiced mark.
                if ((behind & 0xFEFFFF) == 0x9EBEEF) {
                    const uint8_t distance = half_width_distance(t, from, to, length);
                    if (distance) {
                        add_distance(to, distance);
                        const uint32_t pair = KK_PAIR | 3;
                        if (has_map) run = add_run(run, (gap == 0) & (kind == pair), source, (size_t)(to - out), pair);
                        kind = pair;
                        at = from + 6;
                        to += 3;
                        next++;
                        continue;
                    }
                }
                if (has_map) run = add_run(run, (gap == 0) & (kind == length), source, (size_t)(to - out), length);
                kind = length;
                at = from + 3;
                to += length;
            } else if (!is_three || entry != 0) {
                if (at != text) runs = (kk_runs){run, p + (size_t)(at - text), (size_t)(to - out), kind};
                close_runs(&runs, s);
                copy_over(to, at, gap);
                s->position = p + (size_t)(from - text);
                s->out_length = (size_t)(to + gap - out);
                // Three bytes that have the form of a character are one place, and may be three ill-formed ones.
                const bool is_one = is_three && (from[0] & 0xF0) == 0xE0 && (from[1] & 0xC0) == 0x80;
                const size_t stop = s->position + (is_one ? 3 : 1);
                result = slowly(s, t, stop);
                if (result != KK_DONE || s->position < stop) goto leave;
                at = text + (s->position - p);
                to = out + s->out_length;
                runs = open_runs(s);
                run = runs.next;
                kind = runs.end == s->position ? runs.kind : 0;
                while (next + 1 < end_of_places && text + next[1] < at) next++;
                // What a character becomes without being simple may be more than there was room for.
                if (s->out_length + size + 13 * count + KK_SLACK / 2 > s->out_capacity) {
                    size = (size_t)(at - text);
                    break;
                }
            }
        }
        if (at != text) runs = (kk_runs){run, p + (size_t)(at - text), (size_t)(to - out), kind};
        o = (size_t)(to - out);
        p += (size_t)(at - text);
        const size_t done = (size_t)(at - text);
        if (done < size) {
            copy_over(to, at, size - done);
            o += size - done;
            p += size - done;
        }
    }
    close_runs(&runs, s);
    s->position = p;
    s->out_length = o;
leave:
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
