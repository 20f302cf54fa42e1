#include "cbaselines.h"

#include <atomic>
#include <string.h>
#include <unicode/bytestream.h>
#include <unicode/edits.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>

extern "C" __attribute__((noinline)) void baseline_memcpy(uint8_t *to, const uint8_t *from, int64_t length) {
    memcpy(to, from, static_cast<size_t>(length));
    __asm__ volatile("" : : "r"(to) : "memory");
}

extern "C" int64_t baseline_icu_nfkc(
    const uint8_t *bytes, int64_t length, uint8_t *out, int64_t capacity, int with_edits) {
    static thread_local icu::Edits edits;
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2 *nfkc = icu::Normalizer2::getNFKCInstance(status);
    icu::CheckedArrayByteSink sink(reinterpret_cast<char *>(out), static_cast<int32_t>(capacity));
    nfkc->normalizeUTF8(
        0, icu::StringPiece(reinterpret_cast<const char *>(bytes), static_cast<int32_t>(length)), sink,
        with_edits ? &edits : nullptr, status);
    return U_FAILURE(status) ? -1 : sink.NumberOfBytesWritten();
}

#if defined(__linux__)
// Counting allocations by taking malloc's place: glibc lets a program do so.
extern "C" {
void *__libc_malloc(size_t);
void *__libc_calloc(size_t, size_t);
void *__libc_realloc(void *, size_t);
void *__libc_memalign(size_t, size_t);

static std::atomic<int64_t> allocations{0};

void *malloc(size_t size) {
    allocations.fetch_add(1, std::memory_order_relaxed);
    return __libc_malloc(size);
}
void *calloc(size_t count, size_t size) {
    allocations.fetch_add(1, std::memory_order_relaxed);
    return __libc_calloc(count, size);
}
void *realloc(void *old, size_t size) {
    allocations.fetch_add(1, std::memory_order_relaxed);
    return __libc_realloc(old, size);
}
int posix_memalign(void **out, size_t alignment, size_t size) {
    allocations.fetch_add(1, std::memory_order_relaxed);
    *out = __libc_memalign(alignment, size);
    return *out ? 0 : 12;
}
int64_t baseline_allocations(void) { return allocations.load(std::memory_order_relaxed); }
}
#else
extern "C" int64_t baseline_allocations(void) { return -1; }
#endif
