#include "kirinuki_data.h"

// #embed is C23; the package is C17.
#pragma clang diagnostic ignored "-Wc23-extensions"

// The kernel reads the model in place: aligned to a cache line.
static const uint8_t kirinuki_words_bytes[] __attribute__((aligned(64))) = {
#embed "Tables/words.bin"
};

const uint8_t *kirinuki_words(size_t *size) {
    *size = sizeof kirinuki_words_bytes;
    return kirinuki_words_bytes;
}
