// The normalizer's loop, compiled once for each instruction set. The including file defines KK_NAME(name), KK_TARGET,
// and KK_BLOCK(p, &leads): the mask of the places in p[0..<64] at which a character starts that a table may change, or at
// which the UTF-8 is not certainly well-formed; of three bytes that have the form of a character only the first. It reads
// p[0..<KK_SCANNED]. `leads` gets the mask of the first bytes of such three. KK_NARROW(state, table), where there is one, is a faster way
// through blocks of certain kinds, tried before each chunk if the table `narrows`.

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
    const unsigned suspects = ((unsigned)is_suspect(last[64]) | (unsigned)is_suspect(last[65]) << 1) & ~(unsigned)carried;
    if (__builtin_expect(suspects, 0)) {
        if (suspects & 1 && size > 1) *places++ = (uint16_t)(size - 2);
        if (suspects & 2) *places++ = (uint16_t)(size - 1);
    }
    return places;
}

/// Sees to the suspects of text[0..<size], whose places, and then `size`, stand from `next` to `end`. With `is_end` the text ends
/// there, and what is read over is read from a copy of its last bytes, `tail`. Leaves off at a result other than KK_DONE.
///
/// What is true of a suspect as often as not is computed, not branched on; and since all places are known, the processor works at
/// several suspects at a time.
KK_TARGET static inline __attribute__((always_inline)) kk_result KK_NAME(replace)(
    kk_state *restrict s, const kk_table *restrict t, const uint8_t *const text, const size_t size, const uint8_t *const tail,
    const uint16_t *next, const uint16_t *const end, const bool is_end, const bool has_map) {
    const uint8_t *const base = t->base;
    uint8_t *const out = s->out;
    const size_t p = s->position;
    // From here on `tail` is read.
    const uintptr_t shift = is_end ? (uintptr_t)tail - (uintptr_t)(text + size - KK_SCANNED) : 0;
#define AT(place) \
    (is_end ? (const uint8_t *)((uintptr_t)text + (place) + ((place) + KK_SCANNED >= size ? shift : 0)) : text + (place))

    uint8_t *to = out + s->out_length;
    kk_run *run = s->runs + s->runs_length;
    // Offsets in the source and in the output, and lengths, each in half a word; so that one addition moves both.
    uint64_t offsets = 0, units = 0;
    if (has_map) {
        offsets = (uint64_t)s->out_length << 32 | (uint32_t)p;
        units = last_units(s);
    }
    // Up to where the text is done, but for what is copied.
    size_t at = 0;
    size_t gap = *next;
    if (is_end && size >= KK_SCANNED) {
        copy64(to, text);
        for (size_t i = 64; i < gap && i + 64 < size; i += 64) copy64(to + i, text + i);
        copy64(to + size - 64, text + size - 64);
    } else {
        copy64(to, AT(0));
        for (size_t i = 64; __builtin_expect(i < gap, 0); i += 64) copy64(to + i, AT(i));
    }
    to += gap;
    offsets += BOTH(gap);
    size_t place = gap;
    for (; next < end; next++) {
        const uint8_t *from = AT(place);
        const uint32_t entry = entry_of_three(base, from);
        if (__builtin_expect((int32_t)entry < (int32_t)(KK_MAPPED | KK_COMPLEX) && (int8_t)from[2] < -64, 1)) {
            memcpy(to, base + (entry & KK_OFFSET), 16);
            const uint64_t length = entry >> KK_LENGTH_SHIFT & KK_LENGTH;
            const uint64_t now = length << 32 | 3;
            if (has_map) run = add_run(run, (gap | (units ^ now)) == 0, offsets, now);
            units = now;
            offsets += now;
            to += length;
            at = place + 3;
            from += 3;
        } else if (entry == 0 && (int8_t)from[2] < -64) {
            memcpy(to, from, 4);
            units = 0;
            offsets += BOTH(3);
            to += 3;
            at = place + 3;
            from += 3;
        } else {
            kk_walk walk = {next, at, gap, to, run, units};
            const kk_result result = see_to(s, t, &walk, from, p, size, end);
            if (result != KK_DONE) return result;
            next = walk.next, at = walk.at, to = walk.to, run = walk.run, units = walk.units;
            offsets = (uint64_t)(to - out) << 32 | (uint32_t)(p + at);
            from = AT(at);
            if (next[1] < at) {
                gap = 0;
                break;
            }
        }
        place = next[1];
        gap = place - at;
        copy64(to, from);
        for (size_t i = 64; __builtin_expect(i < gap, 0); i += 64) copy64(to + i, AT(at + i));
        to += gap;
        offsets += BOTH(gap);
    }
#undef AT
    const kk_walk walk = {next, at, gap, to, run, units};
    leave(s, &walk, p, p + at + gap);
    return KK_DONE;
}

KK_TARGET static kk_result KK_NAME(normalize)(kk_state *restrict s, const kk_table *restrict t) {
    uint16_t places[KK_CHUNK + KK_TAIL + 8];
    uint8_t tail[KK_SCANNED + KK_OVER];
    kk_result result = KK_DONE;
    if (!t->scans_blocks) {
        // Every character is looked up.
        result = slowly(s, t, s->length);
        if (result == KK_DONE && !s->is_final) hold_back(s);
        return result;
    }
    const size_t length = s->length;
#ifdef KK_NARROW
    size_t chunk = 64;
#else
    const size_t chunk = KK_CHUNK;
#endif
    while (s->position < length && result == KK_DONE) {
#ifdef KK_NARROW
        if (length >= KK_SCANNED && t->narrows) {
            const size_t before = s->position;
            KK_NARROW(s, t);
            if (s->position == length) break;
            // Where that way is often left, more and more goes this one.
            chunk = s->position - before > 512 ? 64 : chunk < KK_CHUNK ? chunk * 2 : KK_CHUNK;
        }
#endif
        const size_t rest = length - s->position;
        const uint8_t *text = s->source + s->position;
        size_t size = rest;
        uint16_t *end;
        uint64_t carried = 0;
        bool is_end = false;
        if (rest > chunk + KK_TAIL) {
            size = chunk;
            end = KK_NAME(find_suspects)(text, size, places, &carried);
            // A character that the last block ends in comes again.
            size -= carried == 3 ? 1 : carried == 1 ? 2 : 0;
            while (end != places && end[-1] >= size) end--;
        } else if (length >= KK_SCANNED) {
            is_end = true;
            end = KK_NAME(find_last_suspects)(text, rest, places);
            const uint8_t *const last = s->source + length - KK_SCANNED;
            copy64(tail, last);
            memcpy(tail + 34, last + 34, 32);
            memset(tail + KK_SCANNED, 0x20, 16);
        } else {
            memset(tail + rest, 0x20, KK_OVER);
            copy_end(tail, text, rest);
            end = KK_NAME(find_suspects)(tail, rest > 64 ? 128 : 64, places, &carried);
            text = tail;
        }
        *end = (uint16_t)size;
        const size_t count = (size_t)(end - places);
        // Room for what simple suspects become; `special` looks for itself.
        if (s->out_length + room(size, count) > s->out_capacity) return KK_GROW;
        if (s->has_map && s->runs_length + count + 32 > s->runs_capacity) return KK_GROW_RUNS;
#define REPLACE(is_end, has_map) KK_NAME(replace)(s, t, text, size, tail, places, end, is_end, has_map)
        if (is_end) {
            result = s->has_map ? REPLACE(true, true) : REPLACE(true, false);
        } else {
            result = s->has_map ? REPLACE(false, true) : REPLACE(false, false);
        }
        if (result == KK_AGAIN) result = KK_DONE;
#undef REPLACE
    }
    if (result == KK_HELD) result = KK_DONE;
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
