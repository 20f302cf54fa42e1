#ifndef KIRINUKI_NORMALIZATION_H
#define KIRINUKI_NORMALIZATION_H
#include <stddef.h>
#include <stdint.h>
/// The character tables of NFC and NFKC, generated from ICU. Their form is that of `NormalizationTable.init(data:)`.
const uint8_t *_Nonnull kirinuki_normalization_table(int compatibility, size_t *_Nonnull length);
#endif
