#ifndef CICU_CALENDAR_H
#define CICU_CALENDAR_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// One era of the Japanese calendar: its name in Japanese, UTF-8, and its first day in the Gregorian calendar.
typedef struct {
    char name[32];
    int32_t year, month, day;
} cicu_era;

/// Writes up to `capacity` eras in order of time and returns how many the calendar has, or ICU's negated error code.
int32_t cicu_japanese_eras(cicu_era *eras, int32_t capacity);

#ifdef __cplusplus
}
#endif
#endif
