#include "cicu_detect.h"

#include <string.h>
#include <unicode/ucsdet.h>

extern "C" int32_t cicu_confidence(const uint8_t *bytes, int32_t length, const char *name) {
    UErrorCode status = U_ZERO_ERROR;
    UCharsetDetector *detector = ucsdet_open(&status);
    if (U_FAILURE(status)) return 0;
    ucsdet_setText(detector, reinterpret_cast<const char *>(bytes), length, &status);
    int32_t found = 0;
    const UCharsetMatch **matches = ucsdet_detectAll(detector, &found, &status);
    int32_t result = 0;
    for (int32_t i = 0; U_SUCCESS(status) && i < found; i++) {
        UErrorCode ignored = U_ZERO_ERROR;
        const char *match = ucsdet_getName(matches[i], &ignored);
        if (U_SUCCESS(ignored) && strcmp(match, name) == 0) result = ucsdet_getConfidence(matches[i], &ignored);
    }
    ucsdet_close(detector);
    return result;
}
