// The normalizer's loop, compiled once for each instruction set. The including file defines KK_NAME(name), KK_TARGET,
// and KK_BLOCK(p, &leads): the mask of the bytes p[0..<64] at which a character starts that a table may change, or at
// which the UTF-8 is not certainly well-formed. It reads p[0..<66]. `leads` gets the mask of three-byte leads.

KK_TARGET static inline void KK_NAME(copy64)(uint8_t *to, const uint8_t *from) { memcpy(to, from, 64); }

KK_TARGET static kk_result KK_NAME(normalize)(kk_state *restrict s, const kk_table *restrict t) {
    const uint8_t *const source = s->source;
    size_t p = s->position;
    size_t o = s->out_length;
    uint8_t tail[192];
    kk_result result = KK_DONE;

    while (p < s->length) {
        if (o + KK_SLACK > s->out_capacity) {
            result = KK_GROW;
            goto leave;
        }
        // One block of 64 bytes, from a padded copy at the end of the source.
        const size_t base = p;
        const uint8_t *block = source + p;
        size_t size = 64;
        const size_t rest = s->length - p;
        if (rest < 130) {
            memcpy(tail, block, rest);
            memset(tail + rest, 0x20, sizeof tail - rest);
            block = tail;
            if (rest < 64) size = rest;
        }
        uint64_t suspects, leads = 0;
        if (t->scans_blocks) {
            suspects = KK_BLOCK(block, &leads);
            // A character that goes over the end of the block belongs to the next one.
            size_t cut = leads >> 63 ? 63 : leads >> 62 & 1 ? 62 : 64;
            if (cut < size && !(suspects >> cut & 1)) size = cut;
        } else {
            suspects = ~0ull;
        }
        if (size < 64) suspects &= (1ull << size) - 1;
        KK_NAME(copy64)(s->out + o, block);

        while (suspects) {
            size_t at = (size_t)__builtin_ctzll(suspects);
            o += base + at - p;
            p = base + at;
            do {
                result = special(s, t, &p, &o);
                if (result != KK_DONE) goto leave;
                // Full-width and half-width forms come in runs.
            } while (p < s->length && (source[p] == 0xEF || !t->scans_blocks));
            size_t done = p - base;
            if (done >= size) break;
            suspects &= ~0ull << done;
            KK_NAME(copy64)(s->out + o, block + done);
        }
        if (p < base + size) {
            o += base + size - p;
            p = base + size;
        }
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
        while (length - p >= 66) {
            uint64_t leads = 0;
            uint64_t suspects = KK_BLOCK(source + p, &leads);
            if (suspects) {
                p += (size_t)__builtin_ctzll(suspects);
                if (!is_plain(source, length, &p, t)) return p;
            } else {
                p += leads >> 63 ? 63 : leads >> 62 & 1 ? 62 : 64;
            }
        }
    }
    while (p < length) {
        if (!is_plain(source, length, &p, t)) return p;
    }
    return p;
}

#undef KK_NAME
#undef KK_TARGET
#undef KK_BLOCK
