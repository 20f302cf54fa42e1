#ifndef CKERNELS_H
#define CKERNELS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// What a table says of a scalar value. Zero is "plain": copied as it is, and never part of what comes before it.
///
/// bits 0–19   offset of the replacement, from the table's `base`
/// bits 20–27  length of the replacement in bytes; 0 removes the character
enum {
    KK_MAPPED = 1u << 31,  ///< is replaced
    KK_JOINS = 1u << 30,   ///< may join, or be reordered with, what comes before it
    KK_GUARDED = 1u << 29, ///< is replaced only where no figure of the replacement would join a neighboring figure
    KK_COMPLEX = 1u << 28, ///< joins, is guarded, is removed, or becomes more than 16 bytes; set by the table's owner
    KK_OFFSET = (1u << 20) - 1,
    KK_LENGTH_SHIFT = 20,
    KK_LENGTH = 0xFF,
};

enum {
    KK_COMPLEX_BEFORE = 128, ///< the entries before the first row's
    KK_ENTRIES = 65536 * 2 + KK_COMPLEX_BEFORE * 4,
};

/// What becomes of ideographic spaces: they stay, become spaces, or something else.
typedef enum { KK_STAY, KK_NARROWED, KK_OTHERWISE } kk_spaces;

/// A two-stage table over all scalar values: entry `index[c >> 6] * 64 + (c & 63)` of those in `base`.
typedef struct {
    const uint16_t *_Nonnull index;
    /// All that the kernels read for most characters, at fixed places behind one address, since registers are short: the rows of the
    /// characters of three bytes, by the first two (65 536 × 16 bits: first | second << 8; a row of complex entries where these start
    /// none); 128 complex entries; from `KK_ENTRIES` on the entries, the last row of them and 64 more complex; then the
    /// replacements, and 16 bytes of padding. An entry's offset counts from `base`.
    const uint8_t *_Nonnull base;
    /// For the kana U+3040…U+30FF: the low byte's distance to the voiced form (first 192) and half-voiced form
    /// (next 192); 0 where there is none.
    const uint8_t *_Nonnull voiced;
    /// Whether a half-width voiced mark joins its kana.
    bool joins_kana;
    /// Whether the characters that the block scan passes over (ASCII without controls, kana, E3 90–E9 ideographs and
    /// the CJK punctuation U+3001…U+3029) are plain in this table.
    bool scans_blocks;
    /// Whether joining characters go through canonical composition; if not, they only join kana with voiced marks.
    bool composes;
    /// Whether all full-width ASCII, U+FF01…U+FF5E, becomes ASCII.
    bool narrows;
    kk_spaces spaces;
} kk_table;

/// The lengths of one replaced piece in bytes.
typedef struct {
    uint32_t source, normalized;
} kk_units;

/// Replaced pieces in a row, all of the same lengths: source..<end of the source, and what stands in the output from
/// `normalized` on.
typedef struct {
    uint32_t source, normalized;
    kk_units units;
    uint32_t end;
} kk_run;

/// Why `kk_normalize` came back.
typedef enum {
    KK_DONE,      ///< all of the source is done, or as much as can be decided before more of it comes
    KK_GROW,      ///< the output is too small
    KK_GROW_RUNS, ///< the run buffer is too small
    KK_SEGMENT,   ///< source[segment_start..<position] needs canonical composition, which the caller appends
} kk_result;

/// The way through one piece of text.
typedef struct {
    const uint8_t *_Nullable source;
    size_t length, position;
    uint8_t *_Nullable out;
    size_t out_capacity, out_length;
    kk_run *_Nullable runs;
    size_t runs_capacity, runs_length;
    /// Ill-formed sequences replaced by U+FFFD, and the first one's offset in the source.
    size_t invalid_count, first_invalid;
    size_t segment_start;
    /// The last character that a following mark may join: where it starts in the source and in the output.
    size_t base_source, base_out;
    /// The end, in the source, of the last character that was not copied as plain.
    size_t special_end;
    /// The output byte before this piece, 0 at the start of the text.
    uint8_t previous;
    bool has_map;
    /// Whether the text ends with this piece.
    bool is_final;
} kk_state;

/// Normalizes UTF-8 by a table. `KK_GROW` and `KK_GROW_RUNS` come as often as the room is not enough for the next piece of the
/// text; `KK_SLACK` bytes more than the text, and 32 runs, are the least to start with.
enum { KK_SLACK = 1024 };
kk_result kk_normalize(kk_state *_Nonnull state, const kk_table *_Nonnull table);

/// The number of bytes at the start of the source, up to a character's start, that the table leaves as they are.
size_t kk_plain_prefix(const uint8_t *_Nullable source, size_t length, const kk_table *_Nonnull table);

/// Instruction sets that the block scan is built for. `kk_normalize_with` takes one that `kk_has` says this machine has, for
/// tests and benchmarks.
typedef enum { KK_PORTABLE, KK_SSE2, KK_AVX2, KK_NEON } kk_isa;
bool kk_has(kk_isa isa);
kk_result kk_normalize_with(kk_isa isa, kk_state *_Nonnull state, const kk_table *_Nonnull table);
#endif
