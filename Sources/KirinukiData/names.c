#include "kirinuki_names.h"

// #embed is C23; the package is C17.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const uint8_t lexicon[] __attribute__((aligned(64))) = {
#embed "Tables/names.lexicon"
};

static const uint8_t model[] __attribute__((aligned(64))) = {
#embed "Tables/names.model"
};

const uint8_t *kirinuki_name_lexicon(size_t *size) {
    *size = sizeof lexicon;
    return lexicon;
}

const uint8_t *kirinuki_name_model(size_t *size) {
    *size = sizeof model;
    return model;
}
