#include "kirinuki_data.h"

// #embed is C23; the package is C17.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const uint8_t places[] __attribute__((aligned(8))) = {
#embed "Tables/places.bin"
};

const uint8_t *kirinuki_places(size_t *size) {
    *size = sizeof places;
    return places;
}
