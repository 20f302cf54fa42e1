#include "cicu_normalize.h"

#include <unicode/bytestream.h>
#include <unicode/edits.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

namespace {
/// ICU's own shared, immutable instance.
const icu::Normalizer2 *instance(bool compatibility) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2 *result =
        compatibility ? icu::Normalizer2::getNFKCInstance(status) : icu::Normalizer2::getNFCInstance(status);
    return U_SUCCESS(status) ? result : nullptr;
}
}  // namespace

extern "C" int32_t cicu_unicode_version(void) {
    UVersionInfo version;
    u_getUnicodeVersion(version);
    return version[0] * 256 + version[1];
}

extern "C" uint8_t cicu_combining_class(uint32_t scalar) {
    const icu::Normalizer2 *nfc = instance(false);
    return nfc ? nfc->getCombiningClass(static_cast<UChar32>(scalar)) : 0;
}

extern "C" uint32_t cicu_compose(uint32_t first, uint32_t second) {
    const icu::Normalizer2 *nfc = instance(false);
    UChar32 result = nfc ? nfc->composePair(static_cast<UChar32>(first), static_cast<UChar32>(second)) : -1;
    return result < 0 ? 0 : static_cast<uint32_t>(result);
}

extern "C" int32_t cicu_decompose(uint32_t scalar, uint32_t *out) {
    const icu::Normalizer2 *nfc = instance(false);
    icu::UnicodeString decomposition;
    if (!nfc || !nfc->getDecomposition(static_cast<UChar32>(scalar), decomposition)) return 0;
    int32_t count = 0;
    for (int32_t i = 0; i < decomposition.length() && count < 18; count++) {
        UChar32 c = decomposition.char32At(i);
        out[count] = static_cast<uint32_t>(c);
        i += U16_LENGTH(c);
    }
    return count;
}

extern "C" int32_t cicu_normalize_scalar(bool compatibility, uint32_t scalar, uint8_t *out) {
    const icu::Normalizer2 *normalizer = instance(compatibility);
    if (!normalizer) return 0;
    UErrorCode status = U_ZERO_ERROR;
    icu::UnicodeString result = normalizer->normalize(icu::UnicodeString(static_cast<UChar32>(scalar)), status);
    icu::CheckedArrayByteSink sink(reinterpret_cast<char *>(out), 64);
    result.toUTF8(sink);
    return U_SUCCESS(status) ? sink.NumberOfBytesWritten() : 0;
}

extern "C" uint64_t cicu_special_scalars(bool compatibility, uint32_t first) {
    const icu::Normalizer2 *normalizer = instance(compatibility);
    uint64_t mask = 0;
    for (uint32_t i = 0; normalizer && i < 64; i++) {
        UErrorCode status = U_ZERO_ERROR;
        UChar32 c = static_cast<UChar32>(first + i);
        if (U_IS_SURROGATE(c)) continue;
        if (!normalizer->hasBoundaryBefore(c) || !normalizer->isNormalized(icu::UnicodeString(c), status)) {
            mask |= UINT64_C(1) << i;
        }
    }
    return mask;
}

extern "C" bool cicu_has_boundary_before(bool compatibility, uint32_t scalar) {
    const icu::Normalizer2 *normalizer = instance(compatibility);
    return normalizer && normalizer->hasBoundaryBefore(static_cast<UChar32>(scalar));
}

extern "C" int64_t cicu_normalize_utf8(
    bool compatibility, const uint8_t *bytes, int32_t length, uint8_t *out, int32_t capacity, int64_t *edits) {
    const icu::Normalizer2 *normalizer = instance(compatibility);
    if (!normalizer) return -1;
    UErrorCode status = U_ZERO_ERROR;
    icu::CheckedArrayByteSink sink(reinterpret_cast<char *>(out), capacity);
    icu::Edits map;
    normalizer->normalizeUTF8(
        0, icu::StringPiece(reinterpret_cast<const char *>(bytes), length), sink, edits ? &map : nullptr, status);
    if (U_FAILURE(status) || sink.Overflowed()) return -1;
    if (edits) *edits = map.numberOfChanges();
    return sink.NumberOfBytesWritten();
}
