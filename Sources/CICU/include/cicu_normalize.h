#ifndef CICU_NORMALIZE_H
#define CICU_NORMALIZE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// ICU's Unicode version: major * 256 + minor.
int32_t cicu_unicode_version(void);

/// The canonical combining class of a scalar value.
uint8_t cicu_combining_class(uint32_t scalar);
/// The canonical composition of two scalar values, or 0 if there is none.
uint32_t cicu_compose(uint32_t first, uint32_t second);
/// The full canonical decomposition of a scalar value. Returns the number of scalars written to `out` (at most 18), or 0
/// where the scalar has none.
int32_t cicu_decompose(uint32_t scalar, uint32_t *out);
/// The NFC or NFKC form of one scalar value as UTF-8. Returns the number of bytes written to `out` (at most 64).
int32_t cicu_normalize_scalar(bool compatibility, uint32_t scalar, uint8_t *out);
/// The scalar values first..<first + 64 that NFC or NFKC changes or that may join what comes before them, as a mask.
uint64_t cicu_special_scalars(bool compatibility, uint32_t first);
/// Whether NFC or NFKC text can be cut before the scalar value.
bool cicu_has_boundary_before(bool compatibility, uint32_t scalar);

/// One replaced run: [source_start, source_end) became [start, end), in UTF-8 bytes.
typedef struct {
    int32_t source_start, source_end, start, end;
} cicu_edit;

/// Normalizes UTF-8 to NFC or NFKC with ICU alone, for comparison. Edits are counted, not kept, if `edits` is not null.
/// Returns the bytes written, or -1 on failure or where the capacity is too small.
int64_t cicu_normalize_utf8(
    bool compatibility, const uint8_t *bytes, int32_t length, uint8_t *out, int32_t capacity, int64_t *edits);

#ifdef __cplusplus
}
#endif
#endif
