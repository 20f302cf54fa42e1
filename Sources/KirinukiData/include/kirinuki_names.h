#ifndef KIRINUKI_NAMES_DATA_H
#define KIRINUKI_NAMES_DATA_H
#include <stddef.h>
#include <stdint.h>

/// The word kinds and the weights of the name model, made by Scripts/Names: the first byte, and the size in bytes.
const uint8_t *kirinuki_name_lexicon(size_t *size);
const uint8_t *kirinuki_name_model(size_t *size);
#endif
