#ifndef CICU_BREAKS_H
#define CICU_BREAKS_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// ICU's word breaks for Japanese. One a thread.
typedef struct cicu_breaks cicu_breaks;

/// Opens the word breaks, or returns NULL and sets *status to ICU's error code.
cicu_breaks *cicu_breaks_open(int32_t *status);
void cicu_breaks_close(cicu_breaks *breaks);

/// Marks the word breaks of `length` UTF-16 units: sets marks[k] to 1 where a word starts or ends before unit k, for
/// 0 <= k <= length. `marks` has length + 1 elements, cleared by the caller. Returns 0, or ICU's error code.
int32_t cicu_breaks_mark(cicu_breaks *breaks, const uint16_t *text, int32_t length, uint8_t *marks);

#ifdef __cplusplus
}
#endif
#endif
