/// What kinds of word a run of characters is in the dictionaries: surnames, places, heads of organizations, ….
///
/// A hash set over words and their beginnings; false matches (1 in some millions) are as harmless as a wrong entry.
struct NameLexicon: Sendable {
    /// The kinds a word can be; a bit set. The order is that of Scripts/Names/lexicon.py.
    typealias Kinds = UInt16
    /// Set where a longer word begins with these characters.
    static let continues: Kinds = 1 << 15

    private var keys: [UInt32]
    private var kinds: [UInt16]

    /// A lexicon of words, each with its kinds.
    init(_ words: [(word: [UInt32], kinds: Kinds)]) {
        var entries: [UInt64: Kinds] = [:]
        for (word, kinds) in words {
            var hash = NameFeatures.seed
            for (k, symbol) in word.enumerated() {
                hash = NameFeatures.mix(hash, symbol)
                entries[hash, default: 0] |= k + 1 == word.count ? kinds : Self.continues
            }
        }
        let capacity = entries.count * 5 / 4 + 1
        keys = [UInt32](repeating: 0, count: capacity)
        kinds = [UInt16](repeating: 0, count: capacity)
        for hash in entries.keys.sorted() {
            var slot = Self.slot(of: hash, in: capacity)
            while kinds[slot] != 0 { slot = slot + 1 < capacity ? slot + 1 : 0 }
            keys[slot] = UInt32(truncatingIfNeeded: hash >> 32)
            kinds[slot] = entries[hash] ?? 0
        }
    }

    /// The kinds of the word with this hash; 0 if there is no such word, nor one that begins so.
    func kinds(of hash: UInt64) -> Kinds {
        let key = UInt32(truncatingIfNeeded: hash >> 32)
        var slot = Self.slot(of: hash, in: kinds.count)
        while kinds[slot] != 0 {
            if keys[slot] == key { return kinds[slot] }
            slot = slot + 1 < kinds.count ? slot + 1 : 0
        }
        return 0
    }

    private static func slot(of hash: UInt64, in capacity: Int) -> Int {
        Int(truncatingIfNeeded: ((hash & 0xFFFF_FFFF) &* UInt64(capacity)) >> 32)
    }

    // MARK: The table's bytes: count of slots, keys, kinds; little-endian.

    var bytes: [UInt8] {
        var result: [UInt8] = []
        func put(_ value: UInt32, _ width: Int) {
            for k in 0..<width { result.append(UInt8(truncatingIfNeeded: value >> (8 * UInt32(k)))) }
        }
        put(UInt32(keys.count), 4)
        for key in keys { put(key, 4) }
        for kind in kinds { put(UInt32(kind), 2) }
        return result
    }

    init?(bytes: Span<UInt8>) {
        guard bytes.count >= 4 else { return nil }
        var count = 0
        for k in 0..<4 { count |= Int(bytes[k]) << (8 * k) }
        guard count > 0, bytes.count == 4 + 6 * count else { return nil }
        keys = []
        kinds = []
        var hasFree = false
        keys.reserveCapacity(count)
        kinds.reserveCapacity(count)
        for i in 0..<count {
            let at = 4 + 4 * i
            keys.append(
                UInt32(bytes[at]) | UInt32(bytes[at + 1]) << 8 | UInt32(bytes[at + 2]) << 16
                    | UInt32(bytes[at + 3]) << 24)
        }
        for i in 0..<count {
            let at = 4 + 4 * count + 2 * i
            kinds.append(UInt16(bytes[at]) | UInt16(bytes[at + 1]) << 8)
            hasFree = hasFree || kinds[i] == 0
        }
        guard hasFree else { return nil }
    }
}
