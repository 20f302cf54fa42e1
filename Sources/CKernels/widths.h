// Width forms stand in rows: full-width ASCII and U+3000, each of which becomes one byte, and half-width kana, each of which
// becomes three. A row is found with the block's masks and replaced at once. Included by normalize.h, once for each instruction
// set; KK_VECTOR is its type of vector, KK_MASK(v) one bit for each byte of 0xFF or 0 in a block of vectors.

enum { KK_NAME(vectors) = 64 / sizeof(KK_VECTOR) };

KK_TARGET static inline __attribute__((always_inline)) kk_widths KK_NAME(widths)(const uint8_t *p, const kk_table *t) {
    KK_VECTOR narrow[KK_NAME(vectors)], kana[KK_NAME(vectors)], marks[KK_NAME(vectors)];
    const KK_VECTOR zero = {0};
    const KK_VECTOR narrows_ascii = zero - t->narrows_ascii, narrows_space = zero - t->narrows_space;
    for (size_t i = 0; i < KK_NAME(vectors); i++) {
        KK_VECTOR a, b, c;
        memcpy(&a, p + i * sizeof a, sizeof a);
        memcpy(&b, p + i * sizeof a + 1, sizeof a);
        memcpy(&c, p + i * sizeof a + 2, sizeof a);
        const KK_VECTOR ef = (KK_VECTOR)(a == 0xEF) & (KK_VECTOR)((c & 0xC0) == 0x80);
        const KK_VECTOR bc = (KK_VECTOR)(b == 0xBC), bd = (KK_VECTOR)(b == 0xBD), be = (KK_VECTOR)(b == 0xBE);
        const KK_VECTOR is_ascii = (bc & (KK_VECTOR)(c != 0x80)) | (bd & (KK_VECTOR)(c < 0x9F));
        const KK_VECTOR is_space = (KK_VECTOR)(a == 0xE3) & (KK_VECTOR)(b == 0x80) & (KK_VECTOR)(c == 0x80);
        narrow[i] = (ef & is_ascii & narrows_ascii) | (is_space & narrows_space);
        kana[i] = ef & ((bd & (KK_VECTOR)(c > 0xA0)) | (be & (KK_VECTOR)(c < 0x9E)));
        marks[i] = ef & be & (KK_VECTOR)((c & 0xFE) == 0x9E);
    }
    // A kana with a voiced mark is none of a row. What stands behind the last three places is not known.
    const uint64_t known = ~0ull >> 3;
    const uint64_t plain = t->widens_kana ? KK_MASK(kana) & ~(KK_MASK(marks) >> 3) : 0;
    return (kk_widths){KK_MASK(narrow) & known, plain & known};
}

/// Replaces a row of `length` bytes; returns how many bytes it becomes. Writes up to 16 bytes more.
KK_TARGET static inline __attribute__((always_inline)) size_t KK_NAME(narrow_row)(
    const uint8_t *p, size_t length, uint8_t *to) {
    for (size_t i = 0; i < length; i += 15, to += 5) {
        kk_bytes16 v;
        memcpy(&v, p + i, 16);
        const kk_bytes16 b = __builtin_shufflevector(v, v, 1, 4, 7, 10, 13, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        const kk_bytes16 c = __builtin_shufflevector(v, v, 2, 5, 8, 11, 14, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        const kk_bytes16 narrowed = c - 0x60 + ((kk_bytes16)(b == 0xBD) & 0x40);
        memcpy(to, &narrowed, 8);
    }
    return length * 11 >> 5;  // a third, of what a block holds
}
