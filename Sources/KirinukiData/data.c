#include "kirinuki_data.h"

// #embed is C23; the package is C17.
#pragma clang diagnostic ignored "-Wc23-extensions"

#define KIRINUKI_TABLE(name)                                                                                           \
    const uint8_t *name(size_t *size) {                                                                                \
        *size = sizeof name##_bytes;                                                                                   \
        return name##_bytes;                                                                                           \
    }

static const uint8_t kirinuki_numbering_plan_bytes[] __attribute__((aligned(8))) = {
#embed "Tables/numbering-plan.bin"
};
KIRINUKI_TABLE(kirinuki_numbering_plan)
