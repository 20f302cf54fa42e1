// The hash table of the lexicon and of the model: buckets of 64 bytes, which is a line of the cache, with eight checks and
// then eight values of 32 bits each, 0 where there is none. A key lies in the first bucket with room from that of its hash on.
// A bucket is searched as a whole, so that a processor need not foresee what it finds.
#pragma once

enum { bucketSize = 64, bucketAlignment = 64 };

typedef struct {
    const uint8_t *bytes;
    uint32_t count;  // without the last bucket, where none begins
} Buckets;

// All bits if `x` is 0, else none: without a branch, for what can't be foreseen, which compilers otherwise make one of.
INLINE uint32_t without(uint32_t x) {
    uint32_t bits = (uint32_t)(((uint64_t)x - 1) >> 32);
    __asm__("" : "+r"(bits));
    return bits;
}

// The value of a check in a bucket, 0 for none.
typedef uint32_t Find(const uint8_t *bucket, uint32_t check);

INLINE uint32_t find(const uint8_t *bucket, uint32_t check) {
    uint32_t value = 0;
    for (int k = 7; k >= 0; k--) value = word32(bucket + 4 * k) == check ? word32(bucket + 32 + 4 * k) : value;
    return value;
}

#if defined(__x86_64__)
#include <immintrin.h>
AVX2_TARGET INLINE uint32_t findAVX2(const uint8_t *bucket, uint32_t check) {
    const __m256i checks = _mm256_loadu_si256((const __m256i *)bucket);
    const uint32_t same =
        (uint32_t)_mm256_movemask_ps((__m256)_mm256_cmpeq_epi32(checks, _mm256_set1_epi32((int32_t)check)));
    return word32(bucket + 32 + 4 * __builtin_ctz(same | 0x80)) & without(!same);
}
#endif

// The first bucket of a hash.
INLINE const uint8_t *bucketOf(Buckets t, uint64_t hash) {
    return t.bytes + bucketSize * (((hash & 0xFFFFFFFFu) * t.count) >> 32);
}

// The value of a hash, 0 for none.
INLINE uint32_t valueOf(Buckets t, uint64_t hash, Find *find) {
    const uint8_t *bucket = bucketOf(t, hash);
    for (;;) {
        const uint32_t value = find(bucket, hash >> 32);
        // Most buckets have room, so that nothing lies behind them.
        if (__builtin_expect(!(word32(bucket + bucketSize - 4) & without(value)), 1)) return value;
        bucket += bucketSize;
    }
}

// Whether `size` bytes hold `count` buckets and a last one, with room in the last: there each search ends.
static inline int areBuckets(const uint8_t *bytes, size_t size, uint32_t count) {
    return count > 0 && size / bucketSize > count && word32(bytes + bucketSize * ((size_t)count + 1) - 4) == 0;
}
