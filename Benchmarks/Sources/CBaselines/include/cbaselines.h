#ifndef CBASELINES_H
#define CBASELINES_H
#include <stdint.h>
#ifdef __cplusplus
extern "C" {
#endif
/// memcpy, behind a call that no optimizer removes.
void baseline_memcpy(uint8_t *to, const uint8_t *from, int64_t length);
/// ICU's Normalizer2::normalizeUTF8 to NFKC, with Edits (reused from call to call) or without. Returns the bytes written.
int64_t baseline_icu_nfkc(const uint8_t *bytes, int64_t length, uint8_t *out, int64_t capacity, int with_edits);
/// Calls of malloc and its kin by this process so far; -1 where they are not counted.
int64_t baseline_allocations(void);
/// MeCab with options as its program takes them ("-d DICTIONARY"); NULL where its library or the dictionary is not there.
void *baseline_mecab_open(const char *options);
/// Splits a text into words, line by line; returns how many.
int64_t baseline_mecab_words(void *mecab, const uint8_t *text, int64_t length);
#ifdef __cplusplus
}
#endif
#endif
