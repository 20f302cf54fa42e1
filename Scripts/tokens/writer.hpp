#include "../../Sources/CKernels/include/ck_words.h"

static void quantize() {
    float scale = option("scale");
    auto fit = [&](float v) { return (int8_t)std::max(-127.f, std::min(127.f, std::round(v * scale))); };
    quantized.row.assign(nodeCount, {});
    std::map<std::array<int8_t, width>, long> rows;
    long grams = 0, words = 0, both = 0;
    for (u32 node = 1; node < nodeCount; node++) {
        if (!isPattern[node]) continue;
        bool any = false;
        for (int k = 0; k < width; k++) {
            float v = ownRate.weight(own[node].w[k]);
            any |= std::fabs(v) * scale > 0.5;
            if (groupOf[node] >= 0) v += groupRate.weight(shared[groupOf[node]].w[k]);
            quantized.row[node][k] = fit(v);
        }
        if (any && groupOf[node] < 0) grams++;
        if (any && groupOf[node] >= 0) both++;
        if (groupOf[node] >= 0) words++;
        rows[quantized.row[node]]++;
    }
    printf("rows: %zu; n-grams with weights %ld, words %ld, of these with own weights %ld\n", rows.size(), grams, words, both);
    auto fit16 = [&](float v) { return (int16_t)std::max(-8000.f, std::min(8000.f, std::round(v * scale))); };
    quantized.type.assign(typeSpace, 0);
    for (int v = 0; v < typeSpace; v++) {
        uint8_t type[6];
        for (int k = 0; k < 6; k++) type[k] = v >> 3 * (5 - k) & 7;
        int features[10], count = typeFeatures(type + 3, features);
        float sum = 0;
        for (int k = 0; k < count; k++) sum += groupRate.weight(typeWeights[features[k]]);
        quantized.type[v] = fit16(sum);
    }
    quantized.gap.clear();
    for (auto &w : gapWeights) quantized.gap.push_back(fit16(groupRate.weight(w)));
    quantized.longEnd.clear();
    for (auto &w : longEnd) quantized.longEnd.push_back(fit16(groupRate.weight(w)));
    quantized.on = true;
}

/// Places the trie in a double array: the child of base b by code c stands at b ^ c and holds c in its low 12 bits, its
/// own base above. No two nodes share a base, so that the code alone proves the parent. Base 0: no children.
struct DoubleArray {
    vector<u32> slots;
    vector<u32> slotOf;  // by node
    u32 root = 0;
};

static DoubleArray place(const vector<uint8_t> &keep) {
    vector<vector<std::pair<u32, u32>>> children(nodeCount);
    size_t kept = 0;
    for (auto &edge : edges)
        if (keep[edge.second]) children[edge.first >> 12].push_back({(u32)(edge.first & 0xFFF), edge.second}), kept++;
    vector<u32> order;
    for (u32 node = 0; node < nodeCount; node++)
        if (!children[node].empty()) std::sort(children[node].begin(), children[node].end()), order.push_back(node);
    std::stable_sort(order.begin(), order.end(), [&](u32 a, u32 b) { return children[a].size() > children[b].size(); });

    DoubleArray array;
    const u32 limit = 1 << 20;
    vector<uint8_t> used(limit, 0), baseUsed(limit, 0);
    vector<u32> next(limit + 1), previous(limit + 1);  // the free slots, as a ring through `limit`
    for (u32 k = 0; k <= limit; k++) next[k] = k == limit ? 0 : k + 1, previous[k] = k == 0 ? limit : k - 1;
    array.slots.assign(limit, 0);
    array.slotOf.assign(nodeCount, 0);
    vector<u32> baseOf(nodeCount, 0);
    baseUsed[0] = 1;
    u32 highest = 0, cursor = 0;
    size_t lastSize = 1 << 20;
    for (u32 node : order) {
        u32 base = 0;
        if (node == 0) {
            base = 4096;
        } else {
            // The search starts where the last long one ended: the front is too crowded for a node of this size. Nodes
            // of half the size get another chance there.
            if (children[node].size() * 2 <= lastSize) lastSize = children[node].size(), cursor = next[limit];
            while (cursor < limit && used[cursor]) cursor++;
            if (cursor == limit) cursor = next[limit];
            long tries = 0;
            u32 slot = cursor;
            do {
                u32 b = slot ^ children[node][0].first;
                bool free = slot != limit && !baseUsed[b];
                for (size_t k = 1; free && k < children[node].size(); k++) free = !used[b ^ children[node][k].first];
                if (free) {
                    base = b;
                    break;
                }
                tries++;
                slot = next[slot];
            } while (slot != cursor);
            if (tries > 400000) cursor = slot;
        }
        if (base == 0) fprintf(stderr, "the double array is full at a node of %zu children\n", children[node].size()), exit(1);
        baseUsed[base] = 1;
        baseOf[node] = base;
        for (auto &pair : children[node]) {
            u32 slot = base ^ pair.first;
            if (used[slot]) fprintf(stderr, "slot taken\n"), exit(1);
            used[slot] = 1;
            next[previous[slot]] = next[slot], previous[next[slot]] = previous[slot];
            array.slots[slot] = pair.first;
            array.slotOf[pair.second] = slot;
            highest = std::max(highest, slot);
        }
    }
    for (u32 node = 1; node < nodeCount; node++)
        if (keep[node]) array.slots[array.slotOf[node]] |= baseOf[node] << 12;
    array.root = baseOf[0];
    u32 top = highest;
    for (u32 base : baseOf) top = std::max(top, base);
    array.slots.resize((top / 4096 + 1) * 4096);
    printf("double array: %zu nodes in %zu slots\n", kept, array.slots.size());
    return array;
}

static void writeModel(const string &path) {
    vector<uint8_t> keep(nodeCount, 0);
    std::array<int8_t, width> zero = {};
    std::map<std::array<int8_t, width>, u32> numbers;
    vector<std::array<int8_t, width>> rows = {zero};
    numbers[zero] = 0;
    vector<u32> rowOf(nodeCount, 0), parentOf(nodeCount, 0);
    for (auto &edge : edges) parentOf[edge.second] = edge.first >> 12;
    for (u32 node = 1; node < nodeCount; node++) {
        if (!isPattern[node]) continue;
        auto row = quantized.row[node];
        // Words keep a row of their own even where it is all zero: the kernel tells patterns by it.
        auto found = numbers.find(row);
        if (found == numbers.end()) {
            numbers[row] = (u32)rows.size();
            rowOf[node] = (u32)rows.size();
            rows.push_back(row);
        } else {
            rowOf[node] = found->second;
        }
        if (rowOf[node] || groupOf[node] >= 0) keep[node] = 1;
    }
    if (rows.size() > 65536) fprintf(stderr, "too many rows\n"), exit(1);
    // Parents have lower numbers than their children.
    for (u32 node = nodeCount - 1; node > 0; node--)
        if (keep[node]) keep[parentOf[node]] = 1;
    DoubleArray array = place(keep);

    vector<u32> sets = {0};
    std::map<u32, u32> setNumber = {{0, 0}};
    vector<uint16_t> rowBySlot(array.slots.size(), 0);
    vector<uint8_t> setBySlot(array.slots.size(), 0);
    for (u32 node = 1; node < nodeCount; node++) {
        if (!keep[node]) continue;
        u32 slot = array.slotOf[node], set = tagSetOf.empty() ? 0 : tagSetOf[node];
        rowBySlot[slot] = rowOf[node];
        if (!setNumber.count(set)) setNumber[set] = (u32)sets.size(), sets.push_back(set);
        setBySlot[slot] = setNumber[set];
    }
    if (sets.size() > 256) fprintf(stderr, "too many tag sets\n"), exit(1);
    sets.resize(256);

    FILE *file = fopen(path.c_str(), "wb");
    auto put = [&](const void *bytes, size_t length) {
        static const char padding[64] = {};
        fwrite(bytes, 1, length, file);
        fwrite(padding, 1, (64 - length % 64) % 64, file);
        printf("  section of %zu bytes\n", length);
    };
    struct {
        char magic[8] = {'K', 'R', 'N', 'K', 'W', 'R', 'D', '3'};
        u32 root, tagBits, nodeCount, rowCount, wideKanji, wideOther, reserved[8] = {};
    } head;
    head.root = array.root, head.tagBits = (u32)option("tagbits"), head.nodeCount = (u32)array.slots.size();
    head.rowCount = (u32)rows.size(), head.wideKanji = Kanji << 12, head.wideOther = Symbol << 12;
    fwrite(&head, 1, sizeof head, file);
    vector<uint16_t> characters;
    for (u32 c = 0; c < 65536; c++) characters.push_back(codeOf(c) | classOf(c) << 12);
    put(characters.data(), characters.size() * 2);
    // The weight of no gap at all goes into the classes, and the other gaps hold what differs from it.
    vector<int16_t> classes = quantized.type, gaps = quantized.gap;
    for (int v = 0; v < typeSpace; v++) classes[v] += quantized.gap[v >> 6 & 63];
    for (int g = 0; g < 1024; g++) gaps[g] -= quantized.gap[g & 63];
    put(classes.data(), classes.size() * 2);
    put(gaps.data(), gaps.size() * 2);
    vector<int16_t> longEnds = quantized.longEnd;
    longEnds.resize(32);
    put(longEnds.data(), 64);
    vector<ck_words_node> nodes;
    for (size_t k = 0; k < array.slots.size(); k++) nodes.push_back({array.slots[k], rowBySlot[k], setBySlot[k], 0});
    put(nodes.data(), nodes.size() * sizeof nodes[0]);
    put(rows.data(), rows.size() * width);
    put(sets.data(), 1024);
    put(unknownTags, 32);
    vector<int8_t> weights(1u << head.tagBits, 0);
    Ftrl rate = {(float)option("tagalpha"), 1, (float)option("tagl1"), 0};
    long clipped = 0, filled = 0;
    for (size_t k = 0; k < weights.size() && k < tagWeights.size(); k++) {
        float v = std::round(rate.weight(tagWeights[k]) * option("tagscale"));
        clipped += std::fabs(v) > 127, filled += v != 0;
        weights[k] = (int8_t)std::max(-127.f, std::min(127.f, v));
    }
    printf("tag weights: %ld of %zu filled, %ld clipped\n", filled, weights.size(), clipped);
    put(weights.data(), weights.size());
    printf("model: %ld bytes\n", ftell(file));
    fclose(file);
}


/// Measures the written model through the kernel that the library runs.
static void measure(const string &path, const vector<Text> &texts) {
    FILE *file = fopen(path.c_str(), "rb");
    fseek(file, 0, SEEK_END);
    size_t size = ftell(file);
    rewind(file);
    uint8_t *bytes = (uint8_t *)aligned_alloc(64, (size + 63) / 64 * 64);
    if (fread(bytes, 1, size, file) != size) exit(1);
    fclose(file);
    ck_words model;
    if (!ck_words_open(bytes, size, &model)) fprintf(stderr, "the model cannot be read\n"), exit(1);
    static const int firstLevel[32] = {0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7, 7, 8, 9, 10, 10, 10, 10, 10, 10, 11, 12, 13, 14};
    for (double noise : {0.0, 0.05}) {
        Counts words;
        long tagRight = 0, fineRight = 0, tagged = 0;
        for (int round = 0; round < (noise > 0 ? 10 : 1); round++)
            for (auto &text : texts) {
                size_t n = text.n();
                auto gap = text.gap;
                if (noise > 0)
                    for (size_t b = 1; b < n; b++)
                        if (randomUnit() < noise) gap[b] = randomUnit() < 0.5 ? 1 : 3;
                gap[0] = 0;
                gap.resize(n + 8);
                vector<u32> memory(ck_words_scratch_count(n));
                ck_words_scratch scratch = ck_words_scratch_in(memory.data(), n);
                vector<uint8_t> starts(n), tags(n);
                ck_words_cut(&model, text.scalar.data(), gap.data(), n, scratch, starts.data());
                ck_words_tag(&model, n, scratch, starts.data(), tags.data());
                size_t at = 0;
                for (size_t b = 1; b <= n; b++) {
                    bool mine = b == n || starts[b], theirs = b == n || text.label[b];
                    words.found += mine, words.given += theirs;
                    if (mine && theirs) {
                        bool same = true;
                        for (size_t k = at + 1; k < b; k++) same &= !starts[k] && !text.label[k];
                        same &= starts[at] && text.label[at];
                        if (same) {
                            words.right++;
                            if (text.tag[at] != noTag) {
                                tagged++;
                                tagRight += firstLevel[tags[at]] == firstLevel[text.tag[at]];
                                fineRight += tags[at] == text.tag[at];
                            }
                        }
                    }
                    if (mine && theirs) at = b;
                    else if (theirs || mine) at = b;
                }
            }
        double correct = (double)tagRight / tagged;
        printf("kernel, noise %.2f: words F1 %.4f; tags on right words %.4f (fine %.4f), words with tag F1 %.4f\n", noise,
               words.f1(), correct, (double)fineRight / tagged, words.f1() * correct);
    }
}
