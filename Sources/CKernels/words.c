// The pointwise word model. Its Swift twin is in Tests/KirinukiTests/WordModelTests.swift.
#include "ck_words.h"

#include <string.h>

#include "words_features.h"

// A pattern that starts with character s has weights for the boundaries s - 2 ... s + 5.
enum { row_width = 8, row_before = 2, row_reach = 5, edge_unit = 7 << 12 | 1, batch = 128 };
// Longer words have no tags of their own.
enum { longest_word = 63 };
// Set among a word's candidates where the lexicon lacks it.
static const uint32_t is_unknown = 1u << 31;

typedef int8_t int8x8 __attribute__((vector_size(8)));
typedef int16_t int16x8 __attribute__((vector_size(16)));

typedef struct {
    char magic[8];
    uint32_t root, tagBits, nodeCount, rowCount, wideKanji, wideOther, reserved[8];
} header;

int ck_words_open(const uint8_t *bytes, size_t size, ck_words *words) {
    header head;
    if (size < sizeof head) return 0;
    memcpy(&head, bytes, sizeof head);
    if (memcmp(head.magic, "KRNKWRD3", 8) != 0 || head.tagBits < 7 || head.tagBits > 24) return 0;
    // The sections, in order, each padded to 64 bytes.
    const uint8_t *at = bytes + sizeof head;
    size_t left = size - sizeof head;
#define SECTION(field, type, count)                                                 \
    {                                                                               \
        size_t length = (sizeof(type) * (size_t)(count) + 63) / 64 * 64;            \
        if (length > left) return 0;                                                \
        words->field = (const type *)(const void *)at;                              \
        at += length;                                                               \
        left -= length;                                                             \
    }
    SECTION(characters, uint16_t, 65536)
    SECTION(classes, int16_t, 1 << 18)
    SECTION(gaps, int16_t, 1024)
    SECTION(longEnds, int16_t, 32)
    SECTION(nodes, ck_words_node, head.nodeCount)
    SECTION(rows, int8_t, (size_t)head.rowCount * row_width)
    SECTION(tagSets, uint32_t, 256)
    SECTION(unknownTags, uint32_t, 8)
    SECTION(tagWeights, int8_t, 1u << head.tagBits)
#undef SECTION
    words->root = head.root;
    words->tagBits = head.tagBits;
    words->wideKanji = head.wideKanji;
    words->wideOther = head.wideOther;
    return 1;
}

static inline uint16_t unit_of(const ck_words *words, uint32_t scalar) {
    if (scalar < 0x10000) return words->characters[scalar];
    return (uint16_t)(scalar >= 0x20000 && scalar < 0x32400 ? words->wideKanji : words->wideOther);
}

/// The node at a slot as an integer, its link in the low half, or 0 if another code than the unit's stands there. No node
/// has the base 0, so that what follows a 0 is 0 again.
static inline uint64_t node_at(const ck_words_node *nodes, uint32_t slot, uint16_t unit) {
    uint64_t node;
    memcpy(&node, nodes + slot, sizeof node);
    uint64_t difference = (node ^ unit) & 0xFFF;
    // A branch could not be foretold, and the compiler would make one of what follows.
    __asm__("" : "+r"(difference));
    return node & (uint64_t)((int64_t)(difference - 1) >> 63);
}

static inline uint32_t base_of(uint64_t node) { return (uint32_t)node >> 12; }
static inline uint16_t row_of(uint64_t node) { return (uint16_t)(node >> 32); }
static inline uint8_t tags_of(uint64_t node) { return (uint8_t)(node >> 48); }
static inline uint32_t code_of(uint16_t unit) { return unit & 0xFFF; }

static inline int16x8 weights_of(const int8_t *rows, uint16_t row) {
    int8x8 weights;
    memcpy(&weights, rows + (size_t)row * row_width, sizeof weights);
    return __builtin_convertvector(weights, int16x8);
}

/// Adds the weights of the patterns longer than three that start at unit `start`. `base` is that of its first three.
static void add_long_patterns(
    const ck_words *words, const uint16_t *units, size_t n, size_t start, uint32_t base, int16_t *score) {
    // Unit start is number start - 1 of the ink: its window starts two boundaries before that.
    int16_t *window = score + (ptrdiff_t)start - 1 - row_before;
    const ck_words_node *nodes = words->nodes;
    const int8_t *weights = words->rows;
    int16x8 sum;
    memcpy(&sum, window, sizeof sum);
    for (size_t end = start + 3; base != 0; end++) {
        uint64_t node = node_at(nodes, base ^ code_of(units[end]), units[end]);
        sum += weights_of(weights, row_of(node));
        // Beyond the row's reach an end of a word counts by the word's length. Unit `end` is before boundary `end`.
        if (end - start >= row_reach && row_of(node) && tags_of(node) && end < n) {
            score[end] += words->longEnds[(end - start + 1) & 31];
        }
        base = base_of(node);
    }
    memcpy(window, &sum, sizeof sum);
}

/// Adds the weights of all patterns, and sets lexicon[4 * i ...] to the sets of tags that the lexicon has for the words of
/// one, two and three units that start at unit i. A step is taken for a batch of starts before the next one is, so that
/// what the next one reads is there: the nodes fit into no near cache.
static void add_patterns(
    const ck_words *words, const uint16_t *units, size_t n, int16_t *score, uint8_t *lexicon) {
    const ck_words_node *nodes = words->nodes;
    const int8_t *weights = words->rows;
    const uint32_t root = words->root;
    uint32_t slots[batch];
    ck_words_node found[3][batch];
    uint8_t longer[batch];
    // The sum of the windows so far, from the boundary on at which the next window starts.
    int16x8 sum = {0};
    for (size_t first = 0; first < n + 2; first += batch) {
        size_t count = first + batch < n + 2 ? batch : n + 2 - first, longerCount = 0;
        const uint16_t *unit = units + first;
#pragma clang loop unroll_count(4)
        for (size_t i = 0; i < count; i++) {
            uint64_t node = node_at(nodes, root ^ code_of(unit[i]), unit[i]);
            slots[i] = base_of(node) ^ code_of(unit[i + 1]);
            __builtin_prefetch(nodes + slots[i]);
            memcpy(&found[0][i], &node, sizeof node);
        }
#pragma clang loop unroll_count(4)
        for (size_t i = 0; i < count; i++) {
            uint64_t node = node_at(nodes, slots[i], unit[i + 1]);
            slots[i] = base_of(node) ^ code_of(unit[i + 2]);
            __builtin_prefetch(nodes + slots[i]);
            memcpy(&found[1][i], &node, sizeof node);
            __builtin_prefetch(weights + (size_t)found[1][i].row * row_width);
        }
#pragma clang loop unroll_count(4)
        for (size_t i = 0; i < count; i++) {
            uint64_t node = node_at(nodes, slots[i], unit[i + 2]);
            memcpy(&found[2][i], &node, sizeof node);
            __builtin_prefetch(weights + (size_t)found[2][i].row * row_width);
            // Nor could a branch be foretold here: the list grows by 0 or 1.
            longer[longerCount] = (uint8_t)i;
            longerCount += base_of(node) != 0;
        }
        for (size_t k = 0; k < longerCount; k++) {
            add_long_patterns(words, units, n, first + longer[k], found[2][longer[k]].link >> 12, score);
        }
        // Unit i is number i - 1 of the ink, and its window starts two boundaries before that.
        int16_t *window = score + (ptrdiff_t)first - 1 - row_before;
        uint8_t *sets = lexicon + 4 * first;
        for (size_t i = 0; i < count; i++) {
            for (size_t k = 0; k < 3; k++) {
                sum += weights_of(weights, found[k][i].row);
                sets[4 * i + k] = found[k][i].tags;
            }
            // No later window has this boundary.
            window[i] += sum[0];
            sum = __builtin_shufflevector(sum, (int16x8){0}, 1, 2, 3, 4, 5, 6, 7, 8);
        }
    }
    score[n - 1] += sum[0];
}

/// Adds the weights of gaps, which count for their boundary and for those beside it.
static void add_gaps(const ck_words *words, const uint16_t *units, const uint8_t *gaps, size_t n, int16_t *score) {
    for (size_t b = 1; b < n; b++) {
        uint64_t around;
        memcpy(&around, gaps + b - 1, sizeof around);
        if (around == 0) {
            b += 5;
            continue;
        }
        uint32_t kind = (uint32_t)(gaps[b] << 2 | (gaps[b - 1] != 0) << 1 | (gaps[b + 1] != 0));
        if (kind) score[b] += words->gaps[kind << 6 | (units[b] >> 12) << 3 | units[b + 1] >> 12];
    }
}

void ck_words_cut(
    const ck_words *words, const uint32_t *scalars, const uint8_t *gaps, size_t n, ck_words_scratch scratch,
    uint8_t *starts) {
    if (n == 0) return;
    // score[b] is the score of the boundary before character b. Windows reach over both ends into the margins.
    int16_t *score = scratch.scores + 8;
    memset(score - 8, 0, sizeof *score * 8);
    memset(score + n, 0, sizeof *score * 8);
    // Character i is unit i + 1. The last units have the edge's class and are in no pattern.
    uint16_t *units = scratch.units;
    units[0] = edge_unit;
    // The classes of the characters i - 5 ... i around the boundary i - 2.
    uint32_t window = 077777;
    for (size_t i = 0; i < n; i++) {
        uint16_t unit = unit_of(words, scalars[i]);
        units[i + 1] = unit;
        window = (window << 3 | unit >> 12) & 0x3FFFF;
        score[(ptrdiff_t)i - 2] = words->classes[window];
    }
    units[n + 1] = edge_unit;
    units[n + 2] = units[n + 3] = edge_unit & 0xF000;
    score[(ptrdiff_t)n - 2] = words->classes[(window << 3 | 7) & 0x3FFFF];
    score[n - 1] = words->classes[(window << 6 | 077) & 0x3FFFF];
    add_gaps(words, units, gaps, n, score);
    add_patterns(words, units, n, score, scratch.lexicon);
    for (size_t b = 0; b < n; b++) starts[b] = score[b] > 0;
    starts[0] = 1;
}

/// The tags that a word of more than three units can have; 0: not in the lexicon.
static uint32_t tags_of_long(const ck_words *words, const uint16_t *units, size_t length) {
    if (length > longest_word) return 0;
    const ck_words_node *nodes = words->nodes;
    uint64_t node = (uint64_t)words->root << 12;
    for (size_t k = 0; k < length && node; k++) {
        node = node_at(nodes, base_of(node) ^ code_of(units[k]), units[k]);
    }
    return words->tagSets[tags_of(node)];
}

/// How much of a word's length features see.
static inline uint32_t seen(uint32_t length) { return length <= longest_word ? length : longest_word + 1; }

/// The most probable of the candidates, a bit each, for a word in its context.
static uint32_t best_tag(
    const ck_words *words, uint32_t candidates, const uint32_t features[ck_word_features], int count) {
    const int8_t *lines[ck_word_features];
    for (int k = 0; k < count; k++) lines[k] = words->tagWeights + ck_line_of(features[k], words->tagBits);
    uint32_t best = 0;
    int32_t bestScore = INT32_MIN;
    for (uint32_t rest = candidates; rest; rest &= rest - 1) {
        uint32_t candidate = (uint32_t)__builtin_ctz(rest);
        int32_t sum = 0;
#pragma clang loop unroll_count(3)
        for (int k = 0; k < count; k++) sum += lines[k][ck_place_of(features[k], candidate)];
        if (sum > bestScore) bestScore = sum, best = candidate;
    }
    return best;
}

void ck_words_tag(const ck_words *words, size_t n, ck_words_scratch scratch, const uint8_t *starts, uint8_t *tags) {
    if (n == 0) return;
    const uint16_t *units = scratch.units;
    uint32_t *bounds = scratch.bounds;
    ck_open_word *open = scratch.open;
    size_t count = 1, openCount = 0;
    bounds[0] = 0;
    for (size_t i = 1; i < n; i++) {
        bounds[count] = (uint32_t)i;
        count += starts[i];
    }
    bounds[count] = bounds[count + 1] = (uint32_t)n;

    // Most words have one tag. Those that have several go to the list.
    for (size_t k = 0; k < count; k++) {
        uint32_t start = bounds[k], length = bounds[k + 1] - start;
        uint32_t set = length <= 3 ? words->tagSets[scratch.lexicon[4 * start + 3 + length]]
                                   : tags_of_long(words, units + 1 + start, length);
        if (set == 0) set = words->unknownTags[units[start + length] >> 12] | is_unknown;
        tags[start] = (uint8_t)__builtin_ctz(set | is_unknown);
        open[openCount].number = (uint32_t)k;
        open[openCount].tags = set;
        openCount += (set & (set - 1) & ~is_unknown) != 0;
    }
    for (size_t j = 0; j < openCount; j++) {
        size_t k = open[j].number;
        uint32_t start = bounds[k], set = open[j].tags;
        // Where the words before, this one, the next and the one after it start; the edge is an empty word.
        uint32_t from = k > 0 ? bounds[k - 1] : start, end = bounds[k + 1], to = bounds[k + 2];
        uint32_t tag = k > 0 ? tags[from] : ck_no_tag, tagBefore = k > 1 ? tags[bounds[k - 2]] : ck_no_tag;
        uint32_t features[ck_word_features];
        int featureCount;
        if (set & is_unknown) {
            ck_word before = ck_word_of(units + 1 + from, seen(start - from));
            ck_word word = ck_word_of(units + 1 + start, seen(end - start));
            ck_word after = ck_word_of(units + 1 + end, seen(to - end));
            featureCount = ck_features_of_unknown(&before, &word, &after, tag, tagBefore, features);
        } else {
            featureCount = ck_features_of_known(
                ck_hash_of(units + 1 + from, seen(start - from)), ck_hash_of(units + 1 + start, seen(end - start)),
                ck_hash_of(units + 1 + end, seen(to - end)), tag, tagBefore, features);
        }
        tags[start] = (uint8_t)best_tag(words, set & ~is_unknown, features, featureCount);
    }
}
