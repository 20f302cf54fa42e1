// The way through blocks with vectors of 32 bytes. Nearly all suspects of newsletters are full-width ASCII and ideographic spaces, three
// bytes that become one. A block in which all are is narrowed at once where they stand, and the gaps are closed by shuffles: that
// costs the same however many there are, and nothing is branched on but how many rows they stand in, if there are more than three.

// For each mask of the bytes to keep of eight, the shuffle that moves these to the front.
#define AT(m, i) ((uint64_t)((m) >> (i) & 1 ? (i) : 0) << 8 * __builtin_popcount((m) & ((1 << (i)) - 1)))
#define M1(m) AT(m, 0) | AT(m, 1) | AT(m, 2) | AT(m, 3) | AT(m, 4) | AT(m, 5) | AT(m, 6) | AT(m, 7)
#define M4(m) M1(m), M1(m + 1), M1(m + 2), M1(m + 3)
#define M16(m) M4(m), M4(m + 4), M4(m + 8), M4(m + 12)
#define M64(m) M16(m), M16(m + 16), M16(m + 32), M16(m + 48)
static const uint64_t closing_shuffles[256] = {M64(0), M64(64), M64(128), M64(192)};
#undef AT
#undef M1
#undef M4
#undef M16
#undef M64

/// Writes to `to` the bytes of temp[0..<64] whose bits are set in `keep`, and up to eight more.
KK_AVX2_TARGET static inline __attribute__((always_inline)) void close_gaps(uint8_t *to, const uint8_t *temp, uint64_t keep) {
#pragma clang loop unroll(full)
    for (int k = 0; k < 8; k++) {
        const __m128i bytes = _mm_loadl_epi64((const __m128i *)(temp + 8 * k));
        const __m128i order = _mm_loadl_epi64((const __m128i *)&closing_shuffles[keep >> 8 * k & 0xFF]);
        const int before = k ? __builtin_popcountll(keep << (64 - 8 * k)) : 0;
        _mm_storel_epi64((__m128i *)(to + before), _mm_shuffle_epi8(bytes, order));
    }
}

/// The lengths of what is narrowed.
#define ONE_OF_THREE ((uint64_t)1 << 32 | 3)

#define SET(x) _mm256_set1_epi8((char)(x))
/// Where ideographic spaces start, E3 80 80, if three bytes have the form of a character.
KK_AVX2_TARGET static inline __attribute__((always_inline)) __m256i spaces32(__m256i a, __m256i b, __m256i c) {
    return _mm256_and_si256(_mm256_cmpeq_epi8(a, SET(0xE3)), _mm256_cmpeq_epi8(_mm256_max_epi8(b, c), SET(0x80)));
}

/// The mask of the places in p[0..<32] at which full-width ASCII starts or, where `space` is set, an ideographic space, if three bytes
/// have the form of a character; `out` gets the 32 bytes with what these become at such places.
KK_AVX2_TARGET static inline __attribute__((always_inline)) uint32_t narrow32(const uint8_t *p, const __m256i space, uint8_t *out) {
    const __m256i a = _mm256_loadu_si256((const __m256i *)p);
    const __m256i b = _mm256_loadu_si256((const __m256i *)(p + 1));
    const __m256i c = _mm256_loadu_si256((const __m256i *)(p + 2));
    // EF BC 81…BF are 21…5F, EF BD 80…9E are 60…7E; and E3 80 80 is 20. One more, so that a comparison with signs gives all of ASCII.
    const __m256i above =
        _mm256_add_epi8(_mm256_add_epi8(c, SET(0xA1)), _mm256_and_si256(_mm256_cmpeq_epi8(b, SET(0xBD)), SET(0x40)));
    const __m256i is_letter = _mm256_and_si256(
        _mm256_and_si256(_mm256_cmpeq_epi8(a, SET(0xEF)), _mm256_cmpeq_epi8(_mm256_or_si256(b, SET(1)), SET(0xBD))),
        _mm256_cmpgt_epi8(above, SET(0x21)));
    const __m256i narrowed = _mm256_or_si256(is_letter, _mm256_and_si256(spaces32(a, b, c), space));
    _mm256_storeu_si256((__m256i *)out, _mm256_blendv_epi8(a, _mm256_sub_epi8(above, SET(1)), narrowed));
    return (uint32_t)_mm256_movemask_epi8(narrowed);
}

/// The mask of the places in p[0..<64] at which ideographic spaces start.
KK_AVX2_TARGET static inline __attribute__((always_inline)) uint64_t spaces64(const uint8_t *p) {
    uint32_t masks[2];
    for (int i = 0; i < 2; i++) {
        const __m256i a = _mm256_loadu_si256((const __m256i *)(p + 32 * i));
        const __m256i b = _mm256_loadu_si256((const __m256i *)(p + 32 * i + 1));
        const __m256i c = _mm256_loadu_si256((const __m256i *)(p + 32 * i + 2));
        masks[i] = (uint32_t)_mm256_movemask_epi8(spaces32(a, b, c));
    }
    return (uint64_t)masks[1] << 32 | masks[0];
}

#undef SET

/// While blocks are gone through: the ends of the output and the runs; the lengths of the last piece, both in one word, and its end in
/// the source; and up to where the text is done.
typedef struct {
    uint8_t *to;
    kk_run *run;
    uint64_t units;
    size_t last_end, at;
} kk_blocks;

/// Adds the runs of the narrowed characters in the block at `i` that start at `pieces`; `keep` are the block's bytes that are kept.
KK_AVX2_TARGET static inline __attribute__((always_inline)) void add_rows(
    kk_blocks *w, const uint8_t *out, size_t i, uint64_t pieces, uint64_t keep) {
    // The first pieces of the rows, and the last ones.
    uint64_t starts = pieces & ~(pieces << 3), ends = pieces & ~(pieces >> 3);
    const uint64_t units = ONE_OF_THREE;
    const uint64_t origin = (uint64_t)(w->to - out) << 32 | (uint32_t)i;
    kk_run *run = w->run;
    bool is_new = w->last_end != i + (size_t)_tzcnt_u64(starts) || w->units != units;
#define ADD_ROW(is_there) \
    { \
        const uint64_t kept = (uint64_t)__builtin_popcountll(keep & (starts ^ (starts - 1)) >> 1); \
        const uint64_t offsets = origin + (kept << 32 | _tzcnt_u64(starts)); \
        memcpy(&run->source, &offsets, 8); \
        memcpy(&run->units, &units, 8); \
        run[-!is_new].end = (uint32_t)i + 3 + (uint32_t)_tzcnt_u64(ends); \
        run += is_new && (is_there); \
        is_new = true; \
        starts &= starts - 1, ends &= ends - 1; \
    }
    // How many there are is as good as random: up to three are written without a branch.
    ADD_ROW(true)
    ADD_ROW(starts != 0)
    ADD_ROW(starts != 0)
    while (starts) ADD_ROW(true)
#undef ADD_ROW
    w->run = run;
}

/// Goes through the suspects of the block at `i` one by one, as `replace` does. Returns false at one that is not simple: the text is done
/// up to there.
KK_AVX2_TARGET static inline __attribute__((always_inline)) bool go_through(
    kk_state *s, const kk_table *t, kk_blocks *w, size_t i, uint64_t suspects, const bool has_map) {
    do {
        const size_t place = i + (size_t)_tzcnt_u64(suspects);
        const uint8_t *const from = s->source + place;
        copy64(w->to, s->source + w->at);
        w->to += place - w->at;
        w->at = place;
        const uint32_t entry = entry_of_three(t->base, from);
        if (__builtin_expect((int32_t)entry < (int32_t)(KK_MAPPED | KK_COMPLEX) && (int8_t)from[2] < -64, 1)) {
            memcpy(w->to, t->base + (entry & KK_OFFSET), 16);
            const uint64_t units = (uint64_t)(entry >> KK_LENGTH_SHIFT & KK_LENGTH) << 32 | 3;
            const uint64_t offsets = (uint64_t)(w->to - s->out) << 32 | (uint32_t)place;
            if (has_map) w->run = add_run(w->run, ((w->last_end ^ place) | (w->units ^ units)) == 0, offsets, units);
            w->units = units;
            w->to += units >> 32;
            w->at = w->last_end = place + 3;
        } else if (!(entry == 0 && (int8_t)from[2] < -64)) {
            const uint16_t next = (uint16_t)(place - i);
            kk_walk walk = {&next, 0, place - w->last_end, w->to, w->run, w->units};
            if (!join_kana(s, t, &walk, from, i)) return false;
            w->run = walk.run, w->units = walk.units, w->at = w->last_end = i + walk.at;
        }
        suspects &= suspects - 1;
    } while (suspects);
    if (w->at < i + 64) {
        copy64(w->to, s->source + w->at);
        w->to += i + 64 - w->at;
        w->at = i + 64;
    }
    return true;
}

/// Goes through the blocks of a text of at least `KK_SCANNED` bytes, up to its end or to what is not for this way: a suspect that is not
/// simple, suspects of other kinds near the end, too little room.
KK_AVX2_TARGET static inline __attribute__((always_inline)) void narrow(
    kk_state *restrict s, const kk_table *restrict t, const bool has_map, const bool spaces_stay) {
    // What a block may write, and after how many mixed blocks how many more are taken for such without a look.
    enum { most_bytes = 22 * 16 + 64, most_runs = 32, mixed_blocks = 3, more_blocks = 5 };
    const __m256i space = _mm256_set1_epi8(t->spaces == KK_NARROWED ? -1 : 0);
    const uint8_t *const source = s->source;
    const size_t p = s->position, length = s->length;
    const uint8_t *const last_to = s->out + s->out_capacity - most_bytes;
    const kk_run *const last_run = s->runs + s->runs_capacity - most_runs;
    kk_blocks w = {s->out + s->out_length, s->runs + s->runs_length, last_units(s), p, p};
    // Which of the bytes from `i` on belong to a character before them.
    uint64_t carried = 0;
    size_t i = p;
    bool is_last = false;
    int mixed = 0;
    while (!is_last) {
        if (w.to > last_to || (has_map && w.run > last_run)) goto leave;
        uint64_t rest;
        if (__builtin_expect(length - i >= KK_SCANNED, 1)) {
            rest = ~0ull << (w.at - i);
        } else {
            // The last 66 bytes, of which the scan takes 64. What was seen before is masked.
            if (length - w.at <= 2) break;
            const size_t seen = i + KK_SCANNED - length;
            rest = ~0ull << seen << (w.at - i);
            carried <<= seen;
            i -= seen;
            is_last = true;
        }
        uint64_t leads = 0;
        uint64_t suspects = block_avx2(source + i, &leads) & rest & ~carried;
        if (spaces_stay) suspects &= ~(spaces64(source + i) & leads);
        if (suspects == 0) {
            if (is_last) copy_end(w.to, source + w.at, i + 64 - w.at);
            else copy64(w.to, source + w.at);
            w.to += i + 64 - w.at;
            w.at = i + 64;
        } else {
            uint64_t narrowed = 0;
            uint8_t temp[64];
            if (mixed < mixed_blocks) {
                narrowed = narrow32(source + i, space, temp);
                narrowed |= (uint64_t)narrow32(source + i + 32, space, temp + 32) << 32;
                narrowed &= suspects & leads;
            }
            if (narrowed == suspects) {
                mixed = 0;
                const uint64_t keep = rest & ~(narrowed << 1 | narrowed << 2);
                if (has_map) add_rows(&w, s->out, i, narrowed, keep);
                close_gaps(w.to, temp, keep);
                w.to += __builtin_popcountll(keep);
                w.at = i + 64 + (narrowed >> 62);
                w.units = ONE_OF_THREE;
                w.last_end = i + 66 - (size_t)__builtin_clzll(narrowed);
            } else {
                mixed = mixed < mixed_blocks + more_blocks ? mixed + 1 : 0;
                if (length - i < KK_TAIL) goto leave;
                if (!go_through(s, t, &w, i, suspects, has_map)) goto done;
            }
        }
        carried = leads >> 62 | leads >> 63;
        i += 64;
    }
    for (; w.at < length; w.at++) {
        if (is_suspect(source[w.at]) && !(carried >> (w.at - i) & 1)) goto done;
        *w.to++ = source[w.at];
    }
    goto done;
leave:
    // Not in the middle of a character.
    while (w.at - i < 64 && carried >> (w.at - i) & 1) *w.to++ = source[w.at++];
done:;
    const kk_walk walk = {NULL, w.last_end - p, w.at - w.last_end, w.to, w.run, w.units};
    leave(s, &walk, p, w.at);
}

/// The same, with what the compiler should know.
KK_AVX2_TARGET static void narrow_blocks(kk_state *s, const kk_table *t) {
    if (t->spaces == KK_STAY) s->has_map ? narrow(s, t, true, true) : narrow(s, t, false, true);
    else s->has_map ? narrow(s, t, true, false) : narrow(s, t, false, false);
}
