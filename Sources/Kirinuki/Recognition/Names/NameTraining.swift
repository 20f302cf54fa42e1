internal import CKernels

/// What Scripts/Names needs of the library to train the name model: the library's own reading of a text.
@_spi(Training)
public enum NameTraining {
    /// A text in units, each with its source bytes and its features.
    public struct Reading: Sendable {
        /// The source bytes of each unit; empty for breaks.
        public var ranges: [Range<Int>]
        /// 0 for a character, 1 for a break, 2 for a finding of another recognizer.
        public var kinds: [UInt8]
        /// All features, in order of their anchors.
        public var features: [(kind: Int, anchor: Int, key: UInt64)]
    }

    /// The bytes of a model of two free buckets and no rows.
    public static var emptyModelSize: Int { Int(kirinuki_name_empty_model_size) }

    /// The bytes of a lexicon of words, each with what is known of it: see CKernels/names.c.
    public static func lexicon(_ words: [(word: String, kinds: UInt32)]) -> [UInt8] {
        let continues: UInt32 = 1 << 15
        var entries: [UInt64: UInt32] = [:]
        for (word, kinds) in words {
            var hash = kirinuki_name_hash_seed()
            let scalars = Array(word.unicodeScalars)
            for (k, scalar) in scalars.enumerated() {
                hash = kirinuki_name_hash(hash, scalar.value)
                entries[hash, default: 0] |= k + 1 == scalars.count ? kinds : continues
            }
        }
        // Buckets of eight keys and their kinds: see CKernels/names_buckets.h.
        let count = entries.count * 3 / 2 / 8 + 1
        var buckets = [[(key: UInt32, kinds: UInt32)]](repeating: [], count: count + 1)
        for hash in entries.keys.sorted() {
            var bucket = Int(((hash & 0xFFFF_FFFF) * UInt64(count)) >> 32)
            while buckets[bucket].count == 8 { bucket += 1 }
            buckets[bucket].append((UInt32(hash >> 32), entries[hash] ?? 0))
        }
        var words = [UInt32(count)] + [UInt32](repeating: 0, count: 15)
        for bucket in buckets {
            let free = [UInt32](repeating: 0, count: 8 - bucket.count)
            words += bucket.map(\.key) + free + bucket.map(\.kinds) + free
        }
        return words.flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> (8 * $0)) } }
    }

    /// Reads a text as the tagger does.
    public static func read(utf8 source: [UInt8], with extractor: Extractor) -> Reading {
        let (layout, findings, _) = extractor.beforeNames(source)
        let units = NameUnits(layout.ink, taken: findings)
        var reading = Reading(ranges: [], kinds: [], features: extractor.names.tagger.features(units))
        for i in 0..<units.count {
            let range = layout.ink.sourceRange(Int(units.ink[i])..<Int(units.ink[i + 1]))
            reading.ranges.append(range.start..<range.end)
            reading.kinds.append(units.isBreak(i) ? 1 : units.isTaken(i) ? 2 : 0)
        }
        return reading
    }
}
