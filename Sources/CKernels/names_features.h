// The features of the name model: what stands at a unit, or starts there, and of what kind the words are. One enumeration
// serves the tagger and the trainer.
#pragma once

enum {
    character1, character2, character3,
    gapClasses, gapBefore, gapAfter,
    class3, class5,
    run, runWord, runWordEnd,
    wordStart, wordEnd, wordPair,
    knownStart, knownEnd,
    clusterStart, clusterEnd, clusterPair,
};

static const uint64_t seed = 0x243F6A8885A308D3u;

static inline uint64_t mix(uint64_t hash, uint32_t symbol) {
    uint64_t h = (hash ^ symbol) * 0x9E3779B97F4A7C15u;
    return h ^ (h >> 29);
}

// The lexicon: count of buckets (32 bits) and 60 bytes of nothing, then the buckets of what is known of each word: kinds (16),
// cluster (8), further kinds (8). Bit 15 of the kinds says that a longer word begins so.
enum { continues = 0x8000, lexiconHead = bucketAlignment };

static inline Buckets lexiconOf(kirinuki_table t) { return (Buckets){t.bytes + lexiconHead, word32(t.bytes)}; }

// Classes: CharacterClass's raw values, and NameUnits.Sign's.
enum { katakana = 4, kanji = 5, kanjiDigit = 6, dash = 7, latin = 2, upper = 30, firstTaken = 32, firstBreak = 48 };

static inline uint32_t family(uint32_t c) {
    return c == kanjiDigit ? kanji : c == dash ? katakana : c == upper ? latin : c;
}

// Lists of features are filled a unit at a time; the tagger's hold hashes that are fetched from the model meanwhile.
typedef struct {
    kirinuki_name_units units;
    Buckets lexicon;
    Buckets model;  // none for the trainer, who takes keys
    kirinuki_name_feature *features;
    size_t count;
    size_t runStart;
    uint32_t ends[16], clusterEnds[16];  // the last word that ends before unit k, and the last known one's cluster, at k mod 16
    uint64_t hashes[16][3];              // of one, two and three characters from unit k, at k mod 16
} Scanner;

INLINE void emit(Scanner *s, int kind, uint64_t key, size_t anchor) {
    if (s->model.count) {
        key = mix(key, (uint32_t)kind + 1);
        __builtin_prefetch(bucketOf(s->model, key));
    }
    s->features[s->count++] = (kirinuki_name_feature){(uint32_t)anchor, (uint32_t)kind, key};
}

// Hashes the characters from unit k, and has the lexicon fetched for them.
INLINE void lookAhead(Scanner *s, size_t k) {
    uint64_t hash = seed;
    for (size_t j = 0; j < 3 && k + j < s->units.count; j++) {
        hash = mix(hash, s->units.symbols[k + j]);
        s->hashes[k & 15][j] = hash;
        __builtin_prefetch(bucketOf(s->lexicon, hash));
    }
}

INLINE void scanCharacters(Scanner *s, size_t p) {
    size_t left = s->units.count - p;
    const uint64_t *hashes = s->hashes[p & 15];
    emit(s, character1, hashes[0], p);
    if (left > 1) emit(s, character2, hashes[1], p);
    if (left > 2) emit(s, character3, hashes[2], p);
}

INLINE void scanWords(Scanner *s, size_t p, Find *find) {
    uint32_t before = s->ends[p & 15], clusterBefore = s->clusterEnds[p & 15];
    s->ends[p & 15] = s->clusterEnds[p & 15] = 0;
    uint32_t known = 0, knownLength = 0;
    size_t knownLast = p;
    uint64_t hash = 0;
    for (size_t k = p; k < s->units.count && k < p + 15; k++) {
        hash = k < p + 3 ? s->hashes[p & 15][k - p] : mix(hash, s->units.symbols[k]);
        uint32_t kinds = valueOf(s->lexicon, hash, find), word = kinds & (continues - 1);
        uint32_t length = k - p + 1 < 6 ? (uint32_t)(k - p + 1) : 6;
        if (kinds >> 16) known = kinds >> 16, knownLength = length, knownLast = k;
        if (word) {
            uint64_t key = mix(mix(seed, word), length);
            emit(s, wordStart, key, p);
            emit(s, wordEnd, key, k);
            if (before) emit(s, wordPair, mix(key, before), p);
            s->ends[(k + 1) & 15] = word << 4 | length;
        }
        if (!(kinds & continues)) break;
    }
    if (!known) return;
    // Of the known words from here the longest alone.
    uint64_t key = mix(mix(seed, known >> 8), knownLength);
    emit(s, knownStart, key, p);
    emit(s, knownEnd, key, knownLast);
    uint32_t cluster = known & 0xFF;
    if (!cluster) return;
    key = mix(mix(seed, cluster), knownLength);
    emit(s, clusterStart, key, p);
    emit(s, clusterEnd, key, knownLast);
    if (clusterBefore) emit(s, clusterPair, mix(mix(seed, cluster), clusterBefore), p);
    s->clusterEnds[(knownLast + 1) & 15] = cluster;
}

INLINE uint32_t shapeOf(const kirinuki_name_units *u, size_t k) { return u->classes[k] | (uint32_t)u->gaps[k] << 6; }

INLINE void scanShapes(Scanner *s, size_t p) {
    const kirinuki_name_units *u = &s->units;
    size_t n = u->count;
    uint32_t gap = u->gaps[p], own = u->classes[p], before = p ? u->classes[p - 1] : firstBreak + 2;
    if (gap) {
        uint64_t key = mix(seed, gap);
        emit(s, gapClasses, mix(mix(key, own), before), p);
        if (p) emit(s, gapBefore, mix(key, u->symbols[p - 1]), p);
        emit(s, gapAfter, mix(key, u->symbols[p]), p);
    }
    if (p + 2 < n) {
        uint64_t key = mix(seed, own << 16 | shapeOf(u, p + 1) << 8 | shapeOf(u, p + 2));
        emit(s, class3, key, p);
        if (p + 4 < n) emit(s, class5, mix(key, shapeOf(u, p + 3) << 8 | shapeOf(u, p + 4)), p);
    }
    if (p && family(own) == family(before) && gap <= 1) return;
    // A run of one class starts here.
    uint32_t previous = p == 0 ? 0 : p - s->runStart < 4 ? (uint32_t)(p - s->runStart) : 4;
    s->runStart = p;
    size_t end = p + 1;
    uint64_t word = mix(seed, u->symbols[p]);
    while (end < n && end < p + 16 && family(u->classes[end]) == family(own) && u->gaps[end] <= 1)
        word = mix(word, u->symbols[end++]);
    uint32_t after = end < n ? u->classes[end] : firstBreak + 2;
    uint32_t length = end - p < 8 ? (uint32_t)(end - p) : 8;
    emit(s, run, mix(seed, before << 24 | own << 16 | after << 8 | previous << 4 | length), p);
    if (end - p > 2) {
        emit(s, runWord, word, p);
        emit(s, runWordEnd, word, end - 1);
    }
}

enum { aheadBy = 8 };

INLINE Scanner scannerOf(kirinuki_table lexicon, kirinuki_name_units units, kirinuki_name_feature *features) {
    Scanner s = {.units = units, .lexicon = lexiconOf(lexicon), .features = features};
    return s;
}

INLINE void start(Scanner *s) {
    for (size_t k = 0; k < aheadBy && k < s->units.count; k++) lookAhead(s, k);
}

// Lists the features of unit p, at most kirinuki_name_features_per_unit; units come in order.
INLINE void scan(Scanner *s, size_t p, Find *find) {
    if (p + aheadBy < s->units.count) lookAhead(s, p + aheadBy);
    scanCharacters(s, p);
    scanWords(s, p, find);
    scanShapes(s, p);
}
