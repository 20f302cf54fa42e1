// The pointwise word model. Its Swift twin is in Tests/KirinukiTests/WordModelTests.swift.
#include "ck_words.h"

#include <string.h>

#include "words_features.h"

// A pattern that starts with character s has weights for the boundaries s - 2 ... s + 5.
enum { row_width = 8, row_before = 2, row_reach = 5, edge_unit = 7 << 12 | 1, batch = 32 };

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

/// Adds the weights of the patterns that start at the units first ..< first + count, count <= batch. All of them walk the
/// trie side by side, a step at a time: what the next step reads is fetched while the others take theirs.
static void add_patterns(
    const ck_words *words, const uint16_t *units, size_t n, size_t first, size_t count, int16_t *score) {
    const ck_words_node *nodes = words->nodes;
    int16x8 sums[batch];
    memset(sums, 0, sizeof sums);
    uint32_t bases[batch];
    uint8_t alive[batch], who[2][batch];
    uint16_t rows[2][batch];
    size_t waiting[2] = {0, 0};
    for (size_t i = 0; i < count; i++) {
        alive[i] = (uint8_t)i;
        bases[i] = words->root;
    }
    size_t left = count;
    for (size_t depth = 0, turn = 0; left > 0; depth++, turn ^= 1) {
        size_t kept = 0, found = 0;
        for (size_t j = 0; j < left; j++) {
            size_t i = alive[j], end = first + i + depth;
            uint32_t code = units[end] & 0xFFF;
            ck_words_node node = nodes[bases[i] ^ code];
            // No branch here could be foretold: lists grow by 0 or 1 instead.
            uint32_t base = node.link >> 12, matches = (node.link & 0xFFF) == code && code != 0;
            __builtin_prefetch(words->rows + (size_t)node.row * row_width);
            __builtin_prefetch(&nodes[base ^ (units[end + 1] & 0xFFF)]);
            who[turn][found] = (uint8_t)i;
            rows[turn][found] = node.row;
            found += matches & (node.row != 0);
            bases[i] = base;
            alive[kept] = (uint8_t)i;
            kept += matches & (base != 0);
            // The character at `end` is number end - 1 of the ink: the pattern ends at boundary `end`.
            if (depth >= row_reach && matches && node.row && node.tags && end < n) {
                score[end] += words->longEnds[(depth + 1) & 31];
            }
        }
        waiting[turn] = found;
        left = kept;
        // The rows that the step before asked for have come; after the last step those of this one have to.
        for (size_t t = turn ^ 1, last = 0; last < (left == 0 ? 2u : 1u); last++, t ^= 1) {
            for (size_t j = 0; j < waiting[t]; j++) {
                int8x8 weights;
                memcpy(&weights, words->rows + (size_t)rows[t][j] * row_width, sizeof weights);
                sums[who[t][j]] += __builtin_convertvector(weights, int16x8);
            }
            waiting[t] = 0;
        }
    }
    for (size_t i = 0; i < count; i++) {
        // Number first + i - 1 of the ink is the first character: the window starts two boundaries before it.
        int16_t *to = score + (ptrdiff_t)(first + i) - 1 - row_before;
        int16x8 old;
        memcpy(&old, to, sizeof old);
        old += sums[i];
        memcpy(to, &old, sizeof old);
    }
}

void ck_words_cut(
    const ck_words *words, const uint32_t *scalars, const uint8_t *gaps, size_t n, uint16_t *units, int16_t *scores,
    uint8_t *starts) {
    if (n == 0) return;
    units[0] = edge_unit;
    for (size_t i = 0; i < n; i++) units[i + 1] = unit_of(words, scalars[i]);
    units[n + 1] = edge_unit;
    units[n + 2] = 0;

    // scores[8 + b] is the score of the boundary before character b. Rows reach over both ends into the margins.
    int16_t *score = scores + 8;
    memset(scores, 0, sizeof *scores * ck_words_score_count(n));
    // The classes of the characters b - 3 ... b + 2, 7 outside of the text.
    uint32_t window = 0777;
    for (size_t k = 0; k < 3; k++) window = window << 3 | (k < n ? units[k + 1] >> 12 : 7);
    for (size_t b = 1; b < n; b++) {
        window = (window << 3 | (b + 2 < n ? units[b + 3] >> 12 : 7)) & 0x3FFFF;
        score[b] = words->classes[window];
        uint32_t left = b > 1 && gaps[b - 1] != 0, right = b + 1 < n && gaps[b + 1] != 0;
        uint32_t gap = (uint32_t)(gaps[b] & 3) << 2 | left << 1 | right;
        if (gap) score[b] += words->gaps[gap << 6 | (units[b] >> 12) << 3 | units[b + 1] >> 12];
    }

    for (size_t first = 0; first < n + 2; first += batch) {
        add_patterns(words, units, n, first, first + batch < n + 2 ? batch : n + 2 - first, score);
    }
    starts[0] = 1;
    for (size_t b = 1; b < n; b++) starts[b] = score[b] > 0;
}

/// The tags that a word can have.
static uint32_t tags_of(const ck_words *words, const uint16_t *units, size_t length) {
    uint32_t base = words->root, slot = 0;
    for (size_t k = 0; k < length; k++) {
        uint32_t code = units[k] & 0xFFF;
        if (base == 0 || code == 0) return 0;
        slot = base ^ code;
        if ((words->nodes[slot].link & 0xFFF) != code) return 0;
        base = words->nodes[slot].link >> 12;
    }
    return words->tagSets[words->nodes[slot].tags];
}

void ck_words_tag(const ck_words *words, const uint16_t *units, size_t n, const uint8_t *starts, uint8_t *tags) {
    ck_word before = ck_word_of(NULL, 0), word, after;
    uint32_t tag = ck_no_tag, tagBefore = ck_no_tag;
    size_t start = 0, end = 1;
    while (end < n && !starts[end]) end++;
    word = ck_word_of(units + 1, (uint32_t)(end < 64 ? end : 64));
    while (start < n) {
        size_t next = end + 1;
        while (next < n && !starts[next]) next++;
        if (next > n) next = n;
        size_t length = next - end;
        after = ck_word_of(units + 1 + end, (uint32_t)(end >= n ? 0 : length < 64 ? length : 64));

        // What the next word asks for in any case.
        __builtin_prefetch(words->tagWeights + ck_line_of(ck_mix(after.hash + 0x11, 1), words->tagBits));
        __builtin_prefetch(words->tagWeights + ck_line_of(ck_mix(after.hash + 0x44, word.hash), words->tagBits));
        __builtin_prefetch(words->tagWeights + ck_line_of(ck_mix(word.hash + 0x88, 6), words->tagBits));
        uint32_t candidates = end - start < 64 ? tags_of(words, units + 1 + start, end - start) : 0;
        int isKnown = candidates != 0;
        if (!isKnown) candidates = words->unknownTags[units[end] >> 12];
        uint32_t best = (uint32_t)__builtin_ctz(candidates | 1u << 31);
        if (candidates & (candidates - 1)) {
            uint32_t features[ck_word_features];
            int count = ck_features_of(&before, &word, &after, tag, tagBefore, isKnown, features);
            const int8_t *lines[ck_word_features];
            for (int k = 0; k < count; k++) {
                lines[k] = words->tagWeights + ck_line_of(features[k], words->tagBits);
                __builtin_prefetch(lines[k]);
            }
            int32_t bestScore = INT32_MIN;
            for (uint32_t rest = candidates; rest; rest &= rest - 1) {
                uint32_t candidate = (uint32_t)__builtin_ctz(rest);
                int32_t sum = 0;
                for (int k = 0; k < count; k++) sum += lines[k][ck_place_of(features[k], candidate)];
                if (sum > bestScore) bestScore = sum, best = candidate;
            }
        }
        tags[start] = (uint8_t)best;
        tagBefore = tag;
        tag = best;
        before = word;
        word = after;
        start = end;
        end = next;
    }
}
