#include "cicu_calendar.h"

#include <string.h>
#include <unicode/ucal.h>
#include <unicode/udat.h>
#include <unicode/ustring.h>

static const char *locale = "ja_JP@calendar=japanese";
static const UChar utc[] = {'U', 'T', 'C', 0};

/// The era that the day `day` of Gregorian year `year` (1…366) falls in.
static int32_t era_on(UCalendar *calendar, UCalendar *gregorian, int32_t year, int32_t day, UErrorCode *status) {
    ucal_clear(gregorian);
    ucal_set(gregorian, UCAL_EXTENDED_YEAR, year);
    ucal_set(gregorian, UCAL_DAY_OF_YEAR, day);
    ucal_setMillis(calendar, ucal_getMillis(gregorian, status), status);
    return ucal_get(calendar, UCAL_ERA, status);
}

int32_t cicu_japanese_eras(cicu_era *eras, int32_t capacity) {
    UErrorCode status = U_ZERO_ERROR;
    UCalendar *calendar = ucal_open(utc, -1, locale, UCAL_DEFAULT, &status);
    UCalendar *gregorian = ucal_open(utc, -1, "en_US@calendar=gregorian", UCAL_GREGORIAN, &status);
    UDateFormat *format = udat_open(UDAT_LONG, UDAT_NONE, locale, utc, -1, NULL, 0, &status);
    int32_t count = 0;
    if (U_SUCCESS(status)) {
        ucal_setGregorianChange(gregorian, -8.64e15, &status);
        status = U_ZERO_ERROR;
        int32_t last = ucal_getLimit(calendar, UCAL_ERA, UCAL_MAXIMUM, &status);
        int32_t named = udat_countSymbols(format, UDAT_ERAS);
        count = last + 1 < named ? last + 1 : named;
        for (int32_t era = 0; era < count && U_SUCCESS(status); era++) {
            if (era >= capacity) continue;
            cicu_era *out = &eras[era];
            memset(out, 0, sizeof *out);
            UChar name[16];
            int32_t length = udat_getSymbols(format, UDAT_ERAS, era, name, 16, &status);
            u_strToUTF8(out->name, (int32_t)sizeof out->name - 1, NULL, name, length, &status);
            // The Gregorian year of the era's first year, then its first day by bisection.
            ucal_clear(calendar);
            ucal_set(calendar, UCAL_ERA, era);
            ucal_set(calendar, UCAL_YEAR, 1);
            ucal_set(calendar, UCAL_MONTH, 11);
            ucal_set(calendar, UCAL_DATE, 31);
            int32_t year = ucal_get(calendar, UCAL_EXTENDED_YEAR, &status);
            int32_t low = 1, high = 366;
            while (low < high) {
                int32_t middle = (low + high) / 2;
                if (era_on(calendar, gregorian, year, middle, &status) >= era) high = middle;
                else low = middle + 1;
            }
            era_on(calendar, gregorian, year, low, &status);
            out->year = ucal_get(gregorian, UCAL_EXTENDED_YEAR, &status);
            out->month = ucal_get(gregorian, UCAL_MONTH, &status) + 1;
            out->day = ucal_get(gregorian, UCAL_DATE, &status);
        }
    }
    if (format) udat_close(format);
    if (gregorian) ucal_close(gregorian);
    if (calendar) ucal_close(calendar);
    return U_FAILURE(status) ? -(int32_t)status : count;
}
