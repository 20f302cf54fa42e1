#ifndef KIRINUKI_DATA_H
#define KIRINUKI_DATA_H
#include <stddef.h>
#include <stdint.h>

/// Each function gives the first byte of a table that is part of the binary, and its size in bytes.
const uint8_t *kirinuki_numbering_plan(size_t *size);
const uint8_t *kirinuki_words(size_t *size);
const uint8_t *kirinuki_places(size_t *size);
#endif
