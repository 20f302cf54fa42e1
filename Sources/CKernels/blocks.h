// The block scans. All give the same masks: where the suspects start, and in `leads` where three bytes start that have the form of
// one character, whatever it is. The scan over p[0..<64] reads p[0..<66].
//
// Passed over: ASCII but for controls (TAB, LF and CR are passed), kana U+3041…U+3098, U+30A0…U+30FE, CJK punctuation
// U+3001…U+3029, and all of U+3400…U+9FFF, where they are well-formed.

/// The portable scan, and the definition of the others.
static uint64_t block_portable(const uint8_t *p, uint64_t *leads) {
    uint64_t good = 0, three = 0;
    for (int i = 0; i < 64; i++) {
        uint8_t a = p[i], b = p[i + 1], c = p[i + 2];
        if (a < 0x80) {
            good |= (uint64_t)((a >= 0x20 && a != 0x7F) || a == 0x0A || a == 0x0D || a == 0x09) << i;
        } else if ((a & 0xF0) == 0xE0 && (b & 0xC0) == 0x80 && (c & 0xC0) == 0x80) {
            bool plain = a >= 0xE3 && a <= 0xE9;
            if (a == 0xE3) {
                plain = b >= 0x90 || b == 0x81 || (b == 0x82 && !(c >= 0x99 && c <= 0x9F)) ||
                        (b == 0x83 && c != 0xBF) || (b == 0x80 && c != 0x80 && c < 0xAA);
            }
            three |= 1ull << i;
            good |= (uint64_t)plain << i;
        }
    }
    *leads = three;
    return ~(good | three << 1 | three << 2);
}

#if defined(__SSE2__)
#include <emmintrin.h>
static inline __attribute__((always_inline)) void block16(const uint8_t *p, uint32_t *good, uint32_t *three) {
    const __m128i a = _mm_loadu_si128((const __m128i *)p);
    const __m128i b = _mm_loadu_si128((const __m128i *)(p + 1));
    const __m128i c = _mm_loadu_si128((const __m128i *)(p + 2));
#define IS(v, x) _mm_cmpeq_epi8(v, _mm_set1_epi8((char)(x)))
#define ABOVE(v, x) _mm_cmpgt_epi8(v, _mm_set1_epi8((char)(x)))
#define BELOW(v, x) _mm_cmpgt_epi8(_mm_set1_epi8((char)(x)), v)
#define IN(v, low, count) \
    IS(_mm_subs_epu8(_mm_sub_epi8(v, _mm_set1_epi8((char)(low))), _mm_set1_epi8((char)((count) - 1))), 0)
    const __m128i ascii =
        _mm_or_si128(_mm_or_si128(_mm_andnot_si128(IS(a, 0x7F), ABOVE(a, 0x1F)), IN(a, 0x09, 2)), IS(a, 0x0D));
    const __m128i lead = _mm_and_si128(
        IS(_mm_and_si128(a, _mm_set1_epi8((char)0xF0)), 0xE0), _mm_and_si128(BELOW(b, 0xC0), BELOW(c, 0xC0)));
    // Signed comparisons: continuation bytes are the lowest values, in their own order.
    const __m128i e3 = IS(a, 0xE3);
    const __m128i bad = _mm_or_si128(
        _mm_or_si128(
            _mm_and_si128(IN(b, 0x84, 12), e3),
            _mm_and_si128(IS(b, 0x80), _mm_or_si128(IS(c, 0x80), ABOVE(c, 0xA9)))),
        _mm_or_si128(_mm_and_si128(IS(b, 0x82), IN(c, 0x99, 7)), _mm_and_si128(IS(b, 0x83), IS(c, 0xBF))));
    *good = (uint32_t)_mm_movemask_epi8(_mm_or_si128(ascii, _mm_andnot_si128(_mm_and_si128(bad, e3), _mm_and_si128(lead, IN(a, 0xE3, 7)))));
    *three = (uint32_t)_mm_movemask_epi8(lead);
#undef IS
#undef ABOVE
#undef BELOW
#undef IN
}

static inline uint64_t block_sse2(const uint8_t *p, uint64_t *leads) {
    uint64_t good = 0, three = 0;
    for (int i = 0; i < 4; i++) {
        uint32_t g, t;
        block16(p + 16 * i, &g, &t);
        good |= (uint64_t)g << (16 * i);
        three |= (uint64_t)t << (16 * i);
    }
    *leads = three;
    return ~(good | three << 1 | three << 2);
}
#endif

#if defined(__x86_64__)
#include <immintrin.h>
#define KK_AVX2_TARGET __attribute__((target("avx2,bmi,bmi2,popcnt")))
/// A table of 16 bytes in both halves.
#define TABLE(...) _mm256_broadcastsi128_si256(_mm_setr_epi8(__VA_ARGS__))
KK_AVX2_TARGET static inline __attribute__((always_inline)) void block32(
    const uint8_t *p, uint32_t *good, uint32_t *three) {
    const __m256i a = _mm256_loadu_si256((const __m256i *)p);
    const __m256i b = _mm256_loadu_si256((const __m256i *)(p + 1));
    const __m256i c = _mm256_loadu_si256((const __m256i *)(p + 2));
#define SET(x) _mm256_set1_epi8((char)(x))
    // 20…7E, by a comparison with signs: 7F becomes the lowest value; and 09, 0A, 0D: where the table has its own index.
    const __m256i breaks = TABLE(-1, 0, 0, 0, 0, 0, 0, 0, 0, 0x09, 0x0A, 0, 0, 0x0D, 0, 0);
    const __m256i ascii = _mm256_or_si256(
        _mm256_cmpgt_epi8(_mm256_add_epi8(a, SET(1)), SET(0x20)), _mm256_cmpeq_epi8(a, _mm256_shuffle_epi8(breaks, a)));
    const __m256i from_e3 = _mm256_sub_epi8(a, SET(0xE3));
    const __m256i lead = _mm256_and_si256(
        _mm256_cmpeq_epi8(_mm256_and_si256(a, SET(0xF0)), SET(0xE0)),
        // With signs: continuation bytes are the lowest values.
        _mm256_cmpgt_epi8(SET(0xC0), _mm256_max_epi8(b, c)));
    // Behind E3, by the second byte: the third bytes of plain characters are one range, in a circle. Less `first`, they are
    // `least` and above. 80: 81…A9, 81: all, 82: A0…98, 83: 80…BE, 84…8F: none, and from 90 on all, since a table gives 0 for an
    // index with the high bit; so do other leads.
    const __m256i second = _mm256_or_si256(_mm256_sub_epi8(b, SET(0x10)), _mm256_cmpgt_epi8(a, SET(0xE3)));
#define NONE(x) x, x, x, x, x, x, x, x, x, x, x, x
    const __m256i first = _mm256_shuffle_epi8(TABLE((char)0xAA, 0, (char)0x99, (char)0xBF, NONE((char)0x80)), second);
    const __m256i least = _mm256_shuffle_epi8(TABLE((char)0xD7, 0, 0x07, 0x01, NONE((char)0xFF)), second);
#undef NONE
    const __m256i third = _mm256_sub_epi8(c, first);
    const __m256i plain = _mm256_and_si256(
        _mm256_and_si256(lead, _mm256_cmpeq_epi8(_mm256_min_epu8(from_e3, SET(6)), from_e3)),
        _mm256_cmpeq_epi8(_mm256_max_epu8(third, least), third));
    *good = (uint32_t)_mm256_movemask_epi8(_mm256_or_si256(ascii, plain));
    *three = (uint32_t)_mm256_movemask_epi8(lead);
#undef SET
#undef TABLE
}

KK_AVX2_TARGET static inline uint64_t block_avx2(const uint8_t *p, uint64_t *leads) {
    uint32_t good[2], three[2];
    block32(p, &good[0], &three[0]);
    block32(p + 32, &good[1], &three[1]);
    uint64_t t = (uint64_t)three[1] << 32 | three[0];
    *leads = t;
    return ~((uint64_t)good[1] << 32 | good[0] | t << 1 | t << 2);
}
#endif

#if defined(__ARM_NEON) && defined(__aarch64__)
#include <arm_neon.h>
/// The mask of 64 bytes of 0x00 or 0xFF.
static inline uint64_t mask64(uint8x16_t a, uint8x16_t b, uint8x16_t c, uint8x16_t d) {
    const uint8x16_t bits = {1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128};
    uint8x16_t ab = vpaddq_u8(vandq_u8(a, bits), vandq_u8(b, bits));
    uint8x16_t cd = vpaddq_u8(vandq_u8(c, bits), vandq_u8(d, bits));
    uint8x16_t all = vpaddq_u8(ab, cd);
    return vgetq_lane_u64(vreinterpretq_u64_u8(vpaddq_u8(all, all)), 0);
}

static inline uint64_t block_neon(const uint8_t *p, uint64_t *leads) {
    uint8x16_t good[4], three[4];
    for (int i = 0; i < 4; i++) {
        const uint8x16_t a = vld1q_u8(p + 16 * i), b = vld1q_u8(p + 16 * i + 1), c = vld1q_u8(p + 16 * i + 2);
#define IS(v, x) vceqq_u8(v, vdupq_n_u8(x))
#define IN(v, low, count) vcltq_u8(vsubq_u8(v, vdupq_n_u8(low)), vdupq_n_u8(count))
        const uint8x16_t ascii = vorrq_u8(vorrq_u8(IN(a, 0x20, 0x5F), IN(a, 0x09, 2)), IS(a, 0x0D));
        three[i] = vandq_u8(IN(a, 0xE0, 16), vandq_u8(IN(b, 0x80, 64), IN(c, 0x80, 64)));
        const uint8x16_t bad = vorrq_u8(
            vorrq_u8(IN(b, 0x84, 12), vandq_u8(IS(b, 0x80), vorrq_u8(IS(c, 0x80), IN(c, 0xAA, 22)))),
            vorrq_u8(vandq_u8(IS(b, 0x82), IN(c, 0x99, 7)), vandq_u8(IS(b, 0x83), IS(c, 0xBF))));
        good[i] = vorrq_u8(ascii, vbicq_u8(vandq_u8(three[i], IN(a, 0xE3, 7)), vandq_u8(bad, IS(a, 0xE3))));
#undef IS
#undef IN
    }
    uint64_t t = mask64(three[0], three[1], three[2], three[3]);
    *leads = t;
    return ~(mask64(good[0], good[1], good[2], good[3]) | t << 1 | t << 2);
}
#endif
