#ifndef CICU_NORMALIZE_H
#define CICU_NORMALIZE_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// One replaced run: [source_start, source_end) became [start, end), in UTF-8 bytes.
typedef struct {
    int32_t source_start, source_end, start, end;
} cicu_edit;

/// Receives a piece of the normalized text.
typedef void (*cicu_append)(void *context, const uint8_t *bytes, int32_t length);
/// Receives the edits in order of position.
typedef void (*cicu_edits)(void *context, cicu_edit edit);

/// Normalizes UTF-8 to NFKC. Returns 0, or ICU's error code.
int32_t cicu_nfkc_utf8(const uint8_t *bytes, int32_t length, void *context, cicu_append append, cicu_edits edits);

#ifdef __cplusplus
}
#endif
#endif
