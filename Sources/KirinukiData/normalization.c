#include "kirinuki_normalization.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const uint8_t nfc[] = {
#embed "Tables/nfc.bin"
};
static const uint8_t nfkc[] = {
#embed "Tables/nfkc.bin"
};

const uint8_t *kirinuki_normalization_table(int compatibility, size_t *length) {
    *length = compatibility ? sizeof nfkc : sizeof nfc;
    return compatibility ? nfkc : nfc;
}
