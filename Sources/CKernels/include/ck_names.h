#ifndef CK_NAMES_H
#define CK_NAMES_H
#include <stddef.h>
#include <stdint.h>

/// A table in memory: where it starts and its size in bytes.
typedef struct {
    const uint8_t *_Nullable bytes;
    size_t size;
} kirinuki_table;

/// A text as the name model reads it; see NameUnits. All arrays have `count` elements.
typedef struct {
    const uint32_t *_Nullable symbols;
    const uint8_t *_Nullable classes;
    const uint8_t *_Nullable gaps;
    size_t count;
} kirinuki_name_units;

/// A name: the units `start..<end`, its type (NameTagger.Span.Kind), and the probability of exactly this name.
typedef struct {
    uint32_t start, end, type;
    float score;
} kirinuki_name;

/// A feature at its anchor: what the trainer reads.
typedef struct {
    uint32_t anchor, kind;
    uint64_t key;
} kirinuki_name_feature;

enum { kirinuki_name_features_per_unit = 64, kirinuki_name_empty_model_size = 9472 };

/// The hash of a beginning of a word, and its continuation by one symbol.
uint64_t kirinuki_name_hash(uint64_t hash, uint32_t symbol);
uint64_t kirinuki_name_hash_seed(void);

/// The kinds of word that symbols spell, a bit each in the order of Scripts/Names/lexicon.py; 0 for no word of the lexicon.
uint32_t kirinuki_name_word(kirinuki_table lexicon, const uint32_t *_Nonnull symbols, size_t count);

/// Whether the bytes are a lexicon or a model: sizes and counts agree.
int kirinuki_name_lexicon_is_valid(kirinuki_table lexicon);
int kirinuki_name_model_is_valid(kirinuki_table model);

/// Finds the names in units, in order, without overlaps. `names` has room for `units.count` names.
/// Returns their number; 0 also where memory is short.
size_t kirinuki_name_tag(
    kirinuki_table lexicon, kirinuki_table model, kirinuki_name_units units, kirinuki_name *_Nonnull names);

/// The same without instructions that only some machines have: for tests.
size_t kirinuki_name_tag_portable(
    kirinuki_table lexicon, kirinuki_table model, kirinuki_name_units units, kirinuki_name *_Nonnull names);

/// Lists all features. `features` has room for `units.count * kirinuki_name_features_per_unit` of them.
size_t kirinuki_name_features(
    kirinuki_table lexicon, kirinuki_name_units units, kirinuki_name_feature *_Nonnull features);
#endif
