// Trains the token model: reads words.tsv, train.txt and dev.txt of prepare.py, writes the binary model that the
// library embeds, and prints its scores on dev.txt.
//
//     train DATA OUT.bin [key=value …]
//
// Segmentation: a pointwise linear model. Each boundary between two characters of ink is scored by
//   - the patterns around it: character n-grams and words of the lexicon, each with a row of 8 weights for the
//     boundaries from 2 before its start to 5 behind it; words share further rows by length, part of speech and cost,
//     and words of more than 5 characters a weight for their end;
//   - the classes of the six characters around it;
//   - the gap that stands there, those beside it, and the classes of the two characters.
// Tags: a linear model over each word's candidates, left to right.
// Both are trained by FTRL-proximal (McMahan et al. 2013): logistic loss, L1, one learning rate a weight.

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

using std::string;
using std::vector;
typedef uint32_t u32;
typedef uint64_t u64;

// MARK: Options

static std::map<string, double> options = {
    {"epochs", 10},        {"order", 3},         {"mincount", 2},     {"verbcost", 11000},    {"l1", 1.0},   {"l1group", 0.1},
    {"alpha", 0.2},      {"l2", 1.0},          {"noise", 0.5},      {"gold", 3},       {"seed", 1},   {"scale", 24},
    {"maxwordlength", 10}, {"tagepochs", 8}, {"tagbits", 19}, {"tagl1", 1}, {"tagscale", 16}, {"notags", 0}, {"tagalpha", 0.1}, {"hide", 0.05}, {"frequent", 12},
};
static double option(const char *name) { return options.at(name); }

static u64 randomState = 1;
static u32 randomNumber() {
    randomState = randomState * 6364136223846793005ull + 1442695040888963407ull;
    return (u32)(randomState >> 33);
}
static double randomUnit() { return randomNumber() / 2147483648.0; }

// MARK: Characters

enum Class { Symbol, Hiragana, Katakana, Kanji, Digit, KanjiDigit, Latin, Boundary };

static int classOf(u32 c) {
    static const u32 figures[] = {0x3007, 0x4E00, 0x4E03, 0x4E07, 0x4E09, 0x4E5D, 0x4E8C, 0x4E94, 0x516B, 0x516D,
                                  0x5146, 0x5104, 0x5341, 0x5343, 0x56DB, 0x767E};
    for (u32 f : figures)
        if (c == f) return KanjiDigit;
    if (c >= '0' && c <= '9') return Digit;
    if ((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7)) return Latin;
    if ((c >= 0x3041 && c <= 0x3096) || (c >= 0x309D && c <= 0x309F)) return Hiragana;
    if ((c >= 0x30A1 && c <= 0x30FA) || (c >= 0x30FC && c <= 0x30FF) || (c >= 0x31F0 && c <= 0x31FF)) return Katakana;
    if (c == 0x3005 || c == 0x3006 || c == 0x303B || (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) ||
        (c >= 0x20000 && c <= 0x323AF))
        return Kanji;
    return Symbol;
}

static vector<u32> decode(const string &s) {
    vector<u32> out;
    for (size_t i = 0; i < s.size();) {
        unsigned char b = s[i];
        int n = b < 0x80 ? 1 : b < 0xE0 ? 2 : b < 0xF0 ? 3 : 4;
        u32 c = n == 1 ? b : b & (0x7F >> n);
        for (int k = 1; k < n; k++) c = c << 6 | (s[i + k] & 0x3F);
        out.push_back(c);
        i += n;
    }
    return out;
}

static vector<string> split(const string &s, char at) {
    vector<string> out;
    size_t start = 0;
    for (;;) {
        size_t end = s.find(at, start);
        out.push_back(s.substr(start, end == string::npos ? end : end - start));
        if (end == string::npos) return out;
        start = end + 1;
    }
}

static const u32 noCode = 0, boundaryCode = 1, codeLimit = 4096;
static std::unordered_map<u32, u32> codes;
static u32 codeOf(u32 c) {
    auto found = codes.find(c);
    return found == codes.end() ? noCode : found->second;
}

// MARK: Texts

/// A pattern at its place: the first and the last boundary. Patterns may hold the edges, -1 and n.
struct Hit {
    int start, end;
    u32 pattern;
};

/// A text of n characters; `code` and `type` have one sentinel before and behind, boundary b stands before character b.
struct Text {
    bool gold;
    vector<u32> scalar;
    vector<u32> code;
    vector<uint8_t> type, gap, label;  // gap and label by boundary; label 1: a word starts
    vector<uint8_t> tag;               // by the word's first character
    vector<Hit> hits;
    size_t n() const { return scalar.size(); }
};

static void append(Text &text, const string &line, int gapBefore) {
    auto fields = split(line, '\t');
    bool first = true;
    for (size_t k = 1; k < fields.size(); k++) {
        size_t mark = fields[k].rfind('\x1f');
        auto scalars = decode(fields[k].substr(0, mark));
        int tag = atoi(fields[k].c_str() + mark + 1);
        int gap = first ? gapBefore : 0;
        bool start = true;
        first = false;
        for (u32 c : scalars) {
            if (c >= 1 && c <= 3) {
                gap = c;
                continue;
            }
            text.scalar.push_back(c);
            text.type.push_back(classOf(c));
            text.gap.push_back(gap);
            text.label.push_back(start);
            text.tag.push_back(start ? tag : 255);
            gap = 0;
            start = false;
        }
    }
}

static vector<Text> readTexts(const string &path, bool join) {
    vector<Text> texts;
    std::ifstream file(path);
    string line;
    while (std::getline(file, line)) {
        bool gold = line[0] == 'g';
        // Some sentences follow each other on a line, some on the next one, as in documents.
        double u = randomUnit();
        if (join && !texts.empty() && texts.back().gold == gold && texts.back().n() < 300 && u < 0.6) {
            append(texts.back(), line, u < 0.3 ? 3 : 0);
        } else {
            texts.emplace_back();
            texts.back().gold = gold;
            append(texts.back(), line, 0);
        }
    }
    return texts;
}

static void finish(Text &text) {
    text.code.assign(1, boundaryCode);
    for (u32 c : text.scalar) text.code.push_back(codeOf(c));
    text.code.push_back(boundaryCode);
    text.type.insert(text.type.begin(), {Boundary, Boundary, Boundary});
    text.type.insert(text.type.end(), {Boundary, Boundary, Boundary});
}

// MARK: The trie of patterns

static std::unordered_map<u64, u32> edges;
static u32 nodeCount = 1;
static u32 child(u32 node, u32 code) {
    auto found = edges.find((u64)node << 12 | code);
    return found == edges.end() ? 0 : found->second;
}
static u32 grow(u32 node, u32 code) {
    u32 &next = edges[(u64)node << 12 | code];
    if (next == 0) next = nodeCount++;
    return next;
}

struct Word {
    vector<u32> code;
    vector<u32> scalar;
    int cost;
    vector<std::pair<int, int>> tags;
};
static vector<Word> words;

// MARK: FTRL

struct Weight {
    float z = 0, n = 0;
};
struct Ftrl {
    float alpha, beta = 1, l1, l2;
    float weight(const Weight &w) const {
        float size = std::fabs(w.z) - l1;
        if (size <= 0) return 0;
        float value = size / ((beta + std::sqrt(w.n)) / alpha + l2);
        return w.z > 0 ? -value : value;
    }
    void update(Weight &w, float value, float gradient) const {
        float square = gradient * gradient;
        float sigma = (std::sqrt(w.n + square) - std::sqrt(w.n)) / alpha;
        w.z += gradient - sigma * value;
        w.n += square;
    }
};

static const int width = 8, before = 2, reach = 5;  // a row: boundaries start - 2 ... start + 5
struct Row {
    Weight w[width];
};

static vector<Row> own;          // by node of the trie
static vector<Row> shared;       // by group
static vector<int> groupOf;      // by node; -1: not a word
static vector<uint8_t> isPattern;
static vector<Weight> typeWeights;  // see typeFeatures
static vector<Weight> gapWeights;
static vector<Weight> longEnd(16);  // by length: a word that is longer than the row's reach ends here

static const int typeSpace = 1 << 18;
static int typeFeatures(const uint8_t *type, int out[10]) {
    // type[-3…2] are the classes around the boundary. Orders 1, 2, 3, 4, 6 in disjoint ranges.
    auto t = [&](int from, int count) {
        int v = 0;
        for (int k = 0; k < count; k++) v = v << 3 | type[from + k];
        return v;
    };
    int n = 0, base = 0;
    out[n++] = base + t(-3, 6), base += typeSpace;
    out[n++] = base + t(-2, 4), base += 4096;
    out[n++] = base + t(-1, 2), base += 64;
    out[n++] = base + t(-2, 3), base += 512;
    out[n++] = base + t(-1, 3), base += 512;
    out[n++] = base + t(-3, 3), base += 512;
    out[n++] = base + t(0, 3), base += 512;
    out[n++] = base + t(-1, 1), base += 8;
    out[n++] = base + t(0, 1), base += 8;
    return n;
}
static const int typeTotal = typeSpace + 4096 + 64 + 512 * 4 + 16;

/// gap before the boundary (none, space, wide, line), whether there are gaps one place left and right, two classes.
static int gapFeature(const uint8_t *gap, const uint8_t *type, size_t b, size_t n) {
    int left = b > 1 ? gap[b - 1] != 0 : 0, right = b + 1 < n ? gap[b + 1] != 0 : 0;
    return ((gap[b] << 2 | left << 1 | right) << 6) | type[b + 2] << 3 | type[b + 3];
}

static void findHits(Text &text) {
    text.hits.clear();
    size_t n = text.n();
    for (size_t s = 0; s < n + 2; s++) {
        u32 node = 0;
        for (size_t e = s; e < n + 2; e++) {
            node = child(node, text.code[e]);
            if (!node) break;
            if (isPattern[node]) text.hits.push_back({(int)s - 1, (int)e, node});
        }
    }
}

struct Quantized {
    bool on = false;
    vector<std::array<int8_t, width>> row;  // by node
    vector<int16_t> type, gap;
    vector<int16_t> longEnd;
};
static Quantized quantized;
static vector<uint8_t> depthOf;

static Ftrl ownRate, groupRate;

/// The scores of the boundaries 0…n of a text with other gaps.
static void score(const Text &text, const vector<uint8_t> &gap, vector<float> &scores) {
    size_t n = text.n();
    scores.assign(n + 16, 0);
    float *at = scores.data() + 8;
    for (const Hit &hit : text.hits) {
        if (quantized.on) {
            for (int k = 0; k < width; k++) {
                int b = hit.start - before + k;
                if (b > 0 && b < (int)n) at[b] += quantized.row[hit.pattern][k];
            }
            if (depthOf[hit.pattern] > reach && groupOf[hit.pattern] >= 0 && hit.end < (int)n)
                at[hit.end] += quantized.longEnd[depthOf[hit.pattern]];
            continue;
        }
        const Row &row = own[hit.pattern];
        int group = groupOf[hit.pattern];
        for (int k = 0; k < width; k++) {
            int b = hit.start - before + k;
            if (b <= 0 || b >= (int)n) continue;
            at[b] += ownRate.weight(row.w[k]);
            if (group >= 0) at[b] += groupRate.weight(shared[group].w[k]);
        }
        if (depthOf[hit.pattern] > reach && group >= 0 && hit.end < (int)n)
            at[hit.end] += groupRate.weight(longEnd[depthOf[hit.pattern]]);
    }
    int features[10];
    for (size_t b = 1; b < n; b++) {
        int g = gapFeature(gap.data(), text.type.data(), b, n);
        if (quantized.on) {
            int v = 0;
            for (int k = -3; k < 3; k++) v = v << 3 | text.type[b + 3 + k];
            at[b] += quantized.type[v] + quantized.gap[g];
            continue;
        }
        int count = typeFeatures(text.type.data() + b + 3, features);
        for (int k = 0; k < count; k++) at[b] += groupRate.weight(typeWeights[features[k]]);
        at[b] += groupRate.weight(gapWeights[g]);
    }
}

static void learn(const Text &text, const vector<uint8_t> &gap, vector<float> &scores, vector<float> &gradients) {
    size_t n = text.n();
    score(text, gap, scores);
    gradients.assign(n + 16, 0);
    float *at = scores.data() + 8, *gradient = gradients.data() + 8;
    for (size_t b = 1; b < n; b++) {
        float p = 1 / (1 + std::exp(-at[b]));
        gradient[b] = p - text.label[b];
    }
    for (const Hit &hit : text.hits) {
        Row &row = own[hit.pattern];
        int group = groupOf[hit.pattern];
        for (int k = 0; k < width; k++) {
            int b = hit.start - before + k;
            if (b <= 0 || b >= (int)n) continue;
            float g = gradient[b];
            if (std::fabs(g) < 1e-3f) continue;
            ownRate.update(row.w[k], ownRate.weight(row.w[k]), g);
            if (group >= 0) groupRate.update(shared[group].w[k], groupRate.weight(shared[group].w[k]), g);
        }
        if (depthOf[hit.pattern] > reach && group >= 0) {
            int b = hit.end;
            if (b > 0 && b < (int)n) groupRate.update(longEnd[depthOf[hit.pattern]], groupRate.weight(longEnd[depthOf[hit.pattern]]), gradient[b]);
        }
    }
    int features[10];
    for (size_t b = 1; b < n; b++) {
        float g = gradient[b];
        if (std::fabs(g) < 1e-3f) continue;
        int count = typeFeatures(text.type.data() + b + 3, features);
        for (int k = 0; k < count; k++) groupRate.update(typeWeights[features[k]], groupRate.weight(typeWeights[features[k]]), g);
        Weight &w = gapWeights[gapFeature(gap.data(), text.type.data(), b, n)];
        groupRate.update(w, groupRate.weight(w), g);
    }
}

/// Puts gaps into `rate` of the places.
static vector<uint8_t> withNoise(const Text &text, double rate) {
    vector<uint8_t> gap = text.gap;
    for (size_t b = 1; b < text.n(); b++) {
        if (gap[b] == 0 && randomUnit() < rate) {
            double u = randomUnit();
            gap[b] = u < 0.55 ? 1 : u < 0.9 ? 3 : 2;
        }
    }
    return gap;
}

struct Counts {
    long right = 0, found = 0, given = 0;
    double f1() const { return 2.0 * right / (found + given); }
};

static Counts evaluate(const vector<Text> &texts, double noise, int rounds = 1) {
    Counts counts;
    vector<float> scores;
    for (int round = 0; round < rounds; round++) {
        for (const Text &text : texts) {
            auto gap = text.gap;
            if (noise > 0)
                for (size_t b = 1; b < text.n(); b++)
                    if (randomUnit() < noise) gap[b] = randomUnit() < 0.5 ? 1 : 3;
            score(text, gap, scores);
            size_t n = text.n();
            bool same = true;
            for (size_t b = 1; b <= n; b++) {
                bool mine = b == n || scores[8 + b] > 0, theirs = b == n || text.label[b];
                counts.found += mine;
                counts.given += theirs;
                if (mine && theirs && same) counts.right++;
                if (mine && theirs)
                    same = true;
                else if (mine != theirs)
                    same = false;
            }
        }
    }
    return counts;
}

#include "tagger.hpp"
#include "writer.hpp"

int main(int argc, char **argv) {
    string data = argv[1], out = argv[2];
    for (int k = 3; k < argc; k++) {
        auto pair = split(argv[k], '=');
        if (!options.count(pair[0])) return fprintf(stderr, "no option %s\n", argv[k]), 2;
        options[pair[0]] = atof(pair[1].c_str());
    }
    randomState = (u64)option("seed");

    auto train = readTexts(data + "/train.txt", true), dev = readTexts(data + "/dev.txt", false);

    // Lexicon: the words of the lowest cost.
    {
        std::ifstream file(data + "/words.tsv");
        string line;
        while (std::getline(file, line)) {
            auto fields = split(line, '\t');
            Word word;
            word.scalar = decode(fields[0]);
            word.cost = atoi(fields[1].c_str());
            for (size_t k = 2; k < fields.size(); k++) {
                auto pair = split(fields[k], ':');
                word.tags.push_back({atoi(pair[0].c_str()), atoi(pair[1].c_str())});
            }
            if (word.scalar.size() > option("maxwordlength")) continue;
            // Half of the dictionary are inflected forms of verbs and adjectives, most of them never written; the
            // common ones have a low cost, and the n-grams know endings.
            int first = word.tags[0].first;
            if (first >= 14 && first <= 16 && word.cost > option("verbcost")) continue;
            words.push_back(word);
        }
    }

    // Codes: the most frequent characters.
    {
        std::unordered_map<u32, long> count;
        for (auto &text : train)
            for (u32 c : text.scalar) count[c] += 20;
        for (auto &word : words)
            for (u32 c : word.scalar) count[c] += 1;
        vector<std::pair<long, u32>> order;
        for (auto &pair : count) order.push_back({-pair.second, pair.first});
        std::sort(order.begin(), order.end());
        for (size_t k = 0; k < order.size() && k + 2 < codeLimit; k++) codes[order[k].second] = (u32)k + 2;
        printf("characters: %zu of %zu\n", codes.size(), order.size());
    }
    for (auto &text : train) finish(text);
    for (auto &text : dev) finish(text);

    // Patterns: n-grams seen often enough, and words.
    {
        int order = (int)option("order");
        std::unordered_map<u64, u32> count;
        for (auto &text : train)
            for (size_t s = 0; s < text.code.size(); s++) {
                u64 key = 0;
                for (int k = 0; k < order && s + k < text.code.size(); k++) {
                    if (text.code[s + k] == noCode) break;
                    key = key << 12 | text.code[s + k];
                    count[key | (u64)(k + 1) << 60]++;
                }
            }
        vector<u64> grams;
        for (auto &pair : count)
            if (pair.second >= option("mincount") || pair.first >> 60 == 1) grams.push_back(pair.first);
        std::sort(grams.begin(), grams.end());
        vector<u32> patterns;
        for (u64 gram : grams) {
            int n = gram >> 60;
            u32 node = 0;
            for (int k = n - 1; k >= 0; k--) node = grow(node, gram >> 12 * k & 0xFFF);
            patterns.push_back(node);
        }
        vector<std::pair<u32, int>> groups;
        size_t kept = 0;
        for (auto &word : words) {
            u32 node = 0;
            word.code.clear();
            bool known = true;
            for (u32 c : word.scalar) {
                word.code.push_back(codeOf(c));
                known &= codeOf(c) != noCode;
            }
            if (!known) continue;
            kept++;
            for (u32 c : word.code) node = grow(node, c);
            int length = std::min<int>(word.scalar.size(), 8), cost = word.cost < 5000 ? 0 : word.cost < 9000 ? 1 : 2;
            groups.push_back({node, ((word.tags[0].first * 9) + length) * 3 + cost});
        }
        own.resize(nodeCount);
        isPattern.assign(nodeCount, 0);
        groupOf.assign(nodeCount, -1);
        for (u32 node : patterns) isPattern[node] = 1;
        for (auto &pair : groups) isPattern[pair.first] = 1, groupOf[pair.first] = pair.second;
        shared.resize(32 * 9 * 3);
        depthOf.assign(nodeCount, 0);
        vector<std::pair<u64, u32>> byParent(edges.begin(), edges.end());
        std::sort(byParent.begin(), byParent.end(), [](auto &a, auto &b) { return a.second < b.second; });
        for (auto &pair : byParent) depthOf[pair.second] = depthOf[pair.first >> 12] + 1;
        printf("n-grams: %zu, words: %zu, nodes: %u\n", grams.size(), kept, nodeCount);
    }
    typeWeights.resize(typeTotal);
    gapWeights.resize(4 * 4 * 64);

    long places = 0, hits = 0;
    for (auto &text : train) findHits(text), places += text.n(), hits += text.hits.size();
    for (auto &text : dev) findHits(text);
    printf("places: %ld, hits: %ld\n", places, hits);

    ownRate = {(float)option("alpha"), 1, (float)option("l1"), (float)option("l2")};
    groupRate = {(float)option("alpha"), 1, (float)option("l1group"), 0};
    vector<u32> order;
    for (u32 k = 0; k < train.size(); k++)
        for (int r = 0; r < (train[k].gold ? (int)option("gold") : 1); r++) order.push_back(k);
    vector<float> scores, gradients;
    for (int epoch = 0; epoch < option("epochs"); epoch++) {
        for (size_t k = order.size() - 1; k > 0; k--) std::swap(order[k], order[randomNumber() % (k + 1)]);
        for (u32 k : order) {
            static const double rates[] = {0.02, 0.05, 0.05, 0.1, 0.3};
            auto gap = randomUnit() < option("noise") ? withNoise(train[k], rates[randomNumber() % 5]) : train[k].gap;
            learn(train[k], gap, scores, gradients);
        }
        Counts clean = evaluate(dev, 0), noisy = evaluate(dev, 0.05, 3);
        printf("epoch %d: clean %.4f, noisy %.4f\n", epoch + 1, clean.f1(), noisy.f1());
        fflush(stdout);
    }
    quantize();
    Counts clean = evaluate(dev, 0), noisy = evaluate(dev, 0.05, 10);
    printf("quantized: clean %.4f, noisy %.4f\n", clean.f1(), noisy.f1());
    if (!option("notags")) trainTags(train);
    writeModel(out);
    measure(out, dev);
}
