#include "cicu_normalize.h"

#include <unicode/bytestream.h>
#include <unicode/edits.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>

namespace {
class Sink final : public icu::ByteSink {
  public:
    Sink(void *context, cicu_append append) : context(context), append(append) {}
    void Append(const char *bytes, int32_t n) override { append(context, reinterpret_cast<const uint8_t *>(bytes), n); }

  private:
    void *context;
    cicu_append append;
};
}  // namespace

extern "C" int32_t cicu_nfkc_utf8(
    const uint8_t *bytes, int32_t length, void *context, cicu_append append, cicu_edits report) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2 *nfkc = icu::Normalizer2::getNFKCInstance(status);
    if (U_FAILURE(status)) return status;
    icu::Edits edits;
    Sink sink(context, append);
    nfkc->normalizeUTF8(0, icu::StringPiece(reinterpret_cast<const char *>(bytes), length), sink, &edits, status);
    if (U_FAILURE(status)) return status;
    icu::Edits::Iterator it = edits.getFineChangesIterator();
    while (it.next(status)) {
        cicu_edit edit = {it.sourceIndex(), it.sourceIndex() + it.oldLength(), it.destinationIndex(),
                          it.destinationIndex() + it.newLength()};
        report(context, edit);
    }
    return U_FAILURE(status) ? status : 0;
}
