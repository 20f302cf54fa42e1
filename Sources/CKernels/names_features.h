// The features of the name model: what stands at a unit, or starts there, and of what kind the words are. One enumeration
// serves the tagger and the trainer.
#pragma once

enum {
    character1, character2, character3,
    gapClasses, gapBefore, gapAfter,
    class3,
    run, runWord, runWordEnd,
    wordStart, wordEnd,
    knownStart, knownEnd,
    // Their key is the word's vector.
    vectorStart, vectorEnd,
};

static const uint64_t seed = 0x243F6A8885A308D3u;

static inline uint64_t mix(uint64_t hash, uint32_t symbol) {
    uint64_t h = (hash ^ symbol) * 0x9E3779B97F4A7C15u;
    return h ^ (h >> 29);
}

// The lexicon: count of buckets (32 bits) and 60 bytes of nothing; what is known of words, as many as 11 bits can count (32 bits
// each: 0…14 kinds, 24…31 further kinds); then the buckets of all words and their beginnings. Bit 0 says that a longer word
// begins so, 1…11 which of what is known holds of it, 12…31 which vector it has, counted from 1.
enum { lexiconHead = bucketAlignment, knownSize = 4 << 11, lexiconBucketsAt = lexiconHead + knownSize };

typedef struct {
    const uint8_t *known;
    Buckets words;
} Lexicon;

static inline Lexicon lexiconOf(kirinuki_table t) {
    return (Lexicon){t.bytes + lexiconHead, {t.bytes + lexiconBucketsAt, word32(t.bytes)}};
}

static inline uint32_t knownOf(Lexicon l, uint32_t word) { return word32(l.known + 4 * (word >> 1 & 0x7FF)); }
static inline uint32_t kindsOf(uint32_t known) { return known & 0x7FFF; }

// Classes: CharacterClass's raw values, and NameUnits.Sign's.
enum { katakana = 4, kanji = 5, kanjiDigit = 6, dash = 7, latin = 2, upper = 30, firstTaken = 32, firstBreak = 48 };

static inline uint32_t family(uint32_t c) {
    return c == kanjiDigit ? kanji : c == dash ? katakana : c == upper ? latin : c;
}

// A word that has a vector.
typedef struct {
    uint32_t start, end, vector;
} Word;

// Lists of features are filled a unit at a time; the tagger's hold hashes that are fetched from the model meanwhile.
typedef struct {
    kirinuki_name_units units;
    Lexicon lexicon;
    Buckets model;           // none for the trainer, who takes keys
    const uint8_t *vectors;  // the model's, of vectorSize bytes each
    uint32_t vectorCount;
    kirinuki_name_feature *features;
    Word *words;
    size_t count, wordCount;
    size_t runStart;
    uint64_t hashes[16][3];  // of one, two and three characters from unit k, at k mod 16
} Scanner;

// The hidden values that a word gives its first and its last unit.
enum { vectorSize = 48 };

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
        __builtin_prefetch(bucketOf(s->lexicon.words, hash));
    }
}

INLINE void scanCharacters(Scanner *s, size_t p) {
    size_t left = s->units.count - p;
    const uint64_t *hashes = s->hashes[p & 15];
    emit(s, character1, hashes[0], p);
    if (left > 1) emit(s, character2, hashes[1], p);
    if (left > 2) emit(s, character3, hashes[2], p);
}

INLINE void emitVector(Scanner *s, uint32_t vector, size_t start, size_t end) {
    if (!s->model.count) {
        emit(s, vectorStart, vector, start);
        emit(s, vectorEnd, vector, end);
    } else if (vector <= s->vectorCount) {
        __builtin_prefetch(s->vectors + vectorSize * (size_t)(vector - 1));
        s->words[s->wordCount++] = (Word){(uint32_t)start, (uint32_t)end, vector};
    }
}

INLINE void scanWords(Scanner *s, size_t p, Find *find) {
    uint32_t longest = 0, longestKnown = 0, longestLength = 0;
    size_t longestLast = p;
    uint64_t hash = 0;
    for (size_t k = p; k < s->units.count && k < p + 15; k++) {
        hash = k < p + 3 ? s->hashes[p & 15][k - p] : mix(hash, s->units.symbols[k]);
        const uint32_t word = valueOf(s->lexicon.words, hash, find), known = knownOf(s->lexicon, word);
        const uint32_t length = k - p + 1 < 6 ? (uint32_t)(k - p + 1) : 6;
        if (known >> 24 || word >> 12) longest = word, longestKnown = known, longestLength = length, longestLast = k;
        if (kindsOf(known)) {
            uint64_t key = mix(mix(seed, kindsOf(known)), length);
            emit(s, wordStart, key, p);
            emit(s, wordEnd, key, k);
        }
        if (!(word & 1)) break;
    }
    if (!longest) return;
    uint64_t key = mix(mix(seed, longestKnown >> 24), longestLength);
    emit(s, knownStart, key, p);
    emit(s, knownEnd, key, longestLast);
    if (longest >> 12) emitVector(s, longest >> 12, p, longestLast);
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
    if (p + 2 < n) emit(s, class3, mix(seed, own << 16 | shapeOf(u, p + 1) << 8 | shapeOf(u, p + 2)), p);
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
