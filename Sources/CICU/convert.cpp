#include "cicu_convert.h"

#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

namespace {
/// Writes UTF-16 as UTF-8, also where a surrogate pair comes in two pieces.
struct Writer {
    uint8_t *out;
    int64_t capacity, written = 0;
    UChar lead = 0;

    void scalar(UChar32 c) {
        if (capacity - written < U8_MAX_LENGTH && capacity - written < U8_LENGTH(c)) return;
        U8_APPEND_UNSAFE(out, written, c);
    }
    void flush() {
        if (lead) scalar(0xFFFD);
        lead = 0;
    }
    void append(const UChar *units, const UChar *end) {
        for (; units < end; units++) {
            if (lead && U16_IS_TRAIL(*units)) {
                scalar(U16_GET_SUPPLEMENTARY(lead, *units));
                lead = 0;
                continue;
            }
            flush();
            if (U16_IS_LEAD(*units)) {
                lead = *units;
            } else {
                scalar(U16_IS_TRAIL(*units) ? 0xFFFD : *units);
            }
        }
    }
};
}  // namespace

extern "C" int64_t cicu_to_utf8(
    const char *name, const uint8_t *bytes, int64_t length, uint8_t *out, int64_t capacity, cicu_damage *damage) {
    *damage = {0, 0, 0};
    UErrorCode status = U_ZERO_ERROR;
    if (capacity < 3 * length + 3) return -1;
    UConverter *converter = ucnv_open(name, &status);
    if (U_FAILURE(status)) return -1;
    ucnv_setToUCallBack(converter, UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);

    Writer writer = {out, capacity};
    const char *start = reinterpret_cast<const char *>(bytes);
    const char *source = start;
    const char *end = start + length;
    UChar buffer[2048];
    for (;;) {
        status = U_ZERO_ERROR;
        UChar *target = buffer;
        ucnv_toUnicode(converter, &target, buffer + 2048, &source, end, nullptr, true, &status);
        writer.append(buffer, target);
        if (status == U_BUFFER_OVERFLOW_ERROR) continue;
        if (U_SUCCESS(status)) break;
        // The source pointer stands behind the sequence that cannot be decoded.
        char invalid[32];
        int8_t invalid_length = sizeof invalid;
        UErrorCode ignored = U_ZERO_ERROR;
        ucnv_getInvalidChars(converter, invalid, &invalid_length, &ignored);
        if (U_FAILURE(ignored)) invalid_length = 1;
        writer.flush();
        if (damage->count == 0) {
            damage->source_offset = source - start - invalid_length;
            if (damage->source_offset < 0) damage->source_offset = 0;
            damage->text_offset = writer.written;
        }
        damage->count++;
        writer.scalar(0xFFFD);
        if (source >= end) break;
    }
    writer.flush();
    ucnv_close(converter);
    return writer.written;
}
