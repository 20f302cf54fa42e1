// The tagger: for each word a softmax over the tags that the lexicon or the training texts give it.

#include "../../Sources/CKernels/words_features.h"

static vector<u32> tagSetOf;  // by node of the trie: bits of tags; 0: not a word
static u32 unknownTags[8];
static vector<Weight> tagWeights;
static const int noTag = 31;

struct Tagged {
    size_t start, end;
    int tag;
};

static vector<Tagged> wordsOf(const Text &text) {
    vector<Tagged> out;
    size_t n = text.n();
    for (size_t s = 0; s < n;) {
        size_t e = s + 1;
        while (e < n && !text.label[e]) e++;
        out.push_back({s, e, text.tag[s]});
        s = e;
    }
    return out;
}

static u32 nodeOf(const Text &text, const Tagged &word) {
    u32 node = 0;
    for (size_t k = word.start; k < word.end; k++) {
        if (text.code[k + 1] == noCode) return 0;
        node = child(node, text.code[k + 1]);
        if (!node) return 0;
    }
    return node;
}

static vector<uint16_t> unitsOf(const Text &text) {
    vector<uint16_t> units;
    for (size_t k = 0; k < text.n(); k++) units.push_back(text.code[k + 1] | text.type[k + 3] << 12);
    return units;
}

static void prepareTags(const vector<Text> &train) {
    tagSetOf.assign(nodeCount, 0);
    for (auto &word : words) {
        u32 node = 0;
        for (u32 code : word.code) {
            node = code == noCode ? 0 : child(node, code);
            if (!node) break;
        }
        if (node && groupOf[node] >= 0)
            for (auto &pair : word.tags) tagSetOf[node] |= 1u << pair.first;
    }
    // What the texts say more often than once, of words of the lexicon, and of all others.
    std::map<std::pair<u32, int>, long> seen;
    long unknown[8][32] = {}, unknownTotal[8] = {};
    for (auto &text : train)
        for (auto &word : wordsOf(text)) {
            if (word.tag == noTag) continue;
            u32 node = nodeOf(text, word);
            if (node && tagSetOf[node]) {
                seen[{node, word.tag}]++;
            } else {
                int type = text.type[word.end + 2];
                unknown[type][word.tag]++, unknownTotal[type]++;
            }
        }
    // A frequent word has the tags that it is seen with, and no others of the dictionary.
    std::map<u32, std::pair<long, u32>> evidence;
    std::unordered_map<u32, long> total;
    for (auto &pair : seen) total[pair.first.first] += pair.second;
    for (auto &pair : seen) {
        auto &sum = evidence[pair.first.first];
        sum.first += pair.second;
        if (pair.second >= 2 && pair.second * 500 >= total[pair.first.first]) tagSetOf[pair.first.first] |= 1u << pair.first.second, sum.second |= 1u << pair.first.second;
    }
    for (auto &pair : evidence)
        if (pair.second.first >= option("frequent") && pair.second.second) tagSetOf[pair.first] = pair.second.second;
    for (int type = 0; type < 8; type++) {
        unknownTags[type] = 0;
        for (int tag = 0; tag < 28; tag++)
            if (unknown[type][tag] * 200 > unknownTotal[type]) unknownTags[type] |= 1u << tag;
        if (!unknownTags[type]) unknownTags[type] = type == Symbol ? 1u << 27 : 1u;
    }
    // At most 255 sets: rare ones, in the lexicon and in the texts, become the frequent superset that adds the fewest tags.
    std::map<u32, long> count;
    for (u32 node = 0; node < nodeCount; node++)
        if (tagSetOf[node]) count[tagSetOf[node]] += 1 + (total.count(node) ? total[node] : 0);
    vector<std::pair<long, u32>> order;
    for (auto &pair : count) order.push_back({-pair.second, pair.first});
    std::sort(order.begin(), order.end());
    printf("tag sets: %zu\n", order.size());
    if (order.size() > 255) {
        std::map<u32, u32> other;
        u32 all = 0;
        for (auto &pair : order) all |= pair.second;
        for (size_t k = 254; k < order.size(); k++) {
            u32 set = order[k].second, best = all;
            for (size_t j = 0; j < 254; j++) {
                u32 candidate = order[j].second;
                if ((candidate & set) == set && __builtin_popcount(candidate) < __builtin_popcount(best)) best = candidate;
            }
            other[set] = best;
        }
        for (u32 &set : tagSetOf)
            if (other.count(set)) set = other[set];
    }
}

static void trainTags(const vector<Text> &train) {
    prepareTags(train);
    u32 bits = (u32)option("tagbits");
    tagWeights.assign(1u << bits, {});
    Ftrl rate = {(float)option("tagalpha"), 1, (float)option("tagl1"), 0};
    vector<u32> order;
    for (u32 k = 0; k < train.size(); k++) order.push_back(k);
    for (int epoch = 0; epoch < option("tagepochs"); epoch++) {
        for (size_t k = order.size() - 1; k > 0; k--) std::swap(order[k], order[randomNumber() % (k + 1)]);
        long right = 0, total = 0;
        for (u32 number : order) {
            const Text &text = train[number];
            auto list = wordsOf(text);
            auto units = unitsOf(text);
            ck_word before = ck_word_of(nullptr, 0), word = before, after = before;
            u32 tag = ck_no_tag, tagBefore = ck_no_tag;
            for (size_t k = 0; k < list.size(); k++) {
                word = ck_word_of(units.data() + list[k].start, list[k].end - list[k].start);
                after = k + 1 < list.size() ? ck_word_of(units.data() + list[k + 1].start, list[k + 1].end - list[k + 1].start)
                                            : ck_word_of(nullptr, 0);
                u32 node = nodeOf(text, list[k]);
                u32 candidates = node ? tagSetOf[node] : 0;
                // Now and then a known word is learned from as if it were unknown.
                bool hidden = candidates && randomUnit() < option("hide");
                if (!candidates || hidden) candidates = unknownTags[text.type[list[k].end + 2]];
                u32 best = __builtin_ctz(candidates);
                if (candidates & (candidates - 1)) {
                    u32 features[ck_word_features];
                    int count = node && tagSetOf[node] && !hidden
                        ? ck_features_of_known(before.hash, word.hash, after.hash, tag, tagBefore, features)
                        : ck_features_of_unknown(&before, &word, &after, tag, tagBefore, features);
                    if (hidden) {
                        // Without the features that know the word.
                        for (int f : {0, 1, 2, 3, 4}) features[f] = ck_mix(99, randomNumber());
                    }
                    float scores[32], top = -1e9, sum = 0;
                    for (u32 rest = candidates; rest; rest &= rest - 1) {
                        u32 c = __builtin_ctz(rest);
                        scores[c] = 0;
                        for (int f = 0; f < count; f++)
                            scores[c] += rate.weight(tagWeights[ck_line_of(features[f], bits) + ck_place_of(features[f], c)]);
                        if (scores[c] > top) top = scores[c], best = c;
                    }
                    if (list[k].tag != noTag && (candidates >> list[k].tag & 1)) {
                        for (u32 rest = candidates; rest; rest &= rest - 1) {
                            u32 c = __builtin_ctz(rest);
                            sum += std::exp(scores[c] - top);
                        }
                        for (u32 rest = candidates; rest; rest &= rest - 1) {
                            u32 c = __builtin_ctz(rest);
                            float g = std::exp(scores[c] - top) / sum - ((int)c == list[k].tag);
                            if (std::fabs(g) < 1e-3f) continue;
                            for (int f = 0; f < count; f++) {
                                Weight &w = tagWeights[ck_line_of(features[f], bits) + ck_place_of(features[f], c)];
                                rate.update(w, rate.weight(w), g);
                            }
                        }
                    }
                }
                if (list[k].tag != noTag) total++, right += (int)best == list[k].tag;
                tagBefore = tag, tag = best;
                before = word;
            }
        }
        printf("tags, epoch %d: %.4f on the training texts\n", epoch + 1, (double)right / total);
        fflush(stdout);
    }
}
