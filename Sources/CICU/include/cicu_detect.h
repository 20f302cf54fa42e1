#ifndef CICU_DETECT_H
#define CICU_DETECT_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// ICU's confidence (0...100) that the bytes are in the encoding of the given name ("Shift_JIS", "EUC-JP", …).
int32_t cicu_confidence(const uint8_t *bytes, int32_t length, const char *name);

#ifdef __cplusplus
}
#endif
#endif
