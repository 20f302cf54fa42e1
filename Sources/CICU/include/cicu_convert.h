#ifndef CICU_CONVERT_H
#define CICU_CONVERT_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// What a conversion could not decode: how many sequences, and where the first one stands, in bytes from 0, in the
/// source and in the UTF-8 result. The places mean nothing where the count is 0.
typedef struct {
    int64_t count, source_offset, text_offset;
} cicu_damage;

/// Converts bytes of the named ICU converter's encoding to UTF-8; each undecodable sequence becomes U+FFFD.
/// `capacity` must be at least 3 * length + 3. Returns the bytes written, or -1 where ICU knows no such converter or
/// the capacity is too small.
int64_t cicu_to_utf8(
    const char *converter, const uint8_t *bytes, int64_t length, uint8_t *out, int64_t capacity, cicu_damage *damage);

#ifdef __cplusplus
}
#endif
#endif
