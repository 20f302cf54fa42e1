#include "cicu_breaks.h"

#include <unicode/ubrk.h>

cicu_breaks *cicu_breaks_open(int32_t *status) {
    UErrorCode error = U_ZERO_ERROR;
    UBreakIterator *iterator = ubrk_open(UBRK_WORD, "ja", NULL, 0, &error);
    *status = U_FAILURE(error) ? error : 0;
    return (cicu_breaks *)iterator;
}

void cicu_breaks_close(cicu_breaks *breaks) { ubrk_close((UBreakIterator *)breaks); }

int32_t cicu_breaks_mark(cicu_breaks *breaks, const uint16_t *text, int32_t length, uint8_t *marks) {
    UBreakIterator *iterator = (UBreakIterator *)breaks;
    UErrorCode error = U_ZERO_ERROR;
    ubrk_setText(iterator, (const UChar *)text, length, &error);
    if (U_FAILURE(error)) return error;
    for (int32_t k = ubrk_first(iterator); k != UBRK_DONE; k = ubrk_next(iterator)) {
        if (k >= 0 && k <= length) marks[k] = 1;
    }
    return 0;
}
