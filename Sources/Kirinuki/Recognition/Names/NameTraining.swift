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

    /// The bytes of a lexicon of words, each with what is known of it and the number of its vector, 0 for none: see
    /// CKernels/names_features.h.
    public static func lexicon(_ words: [(word: String, kinds: UInt32, vector: UInt32)]) -> [UInt8] {
        // What is known of many words is written once.
        var known = Array(Set(words.map(\.kinds)).union([0])).sorted()
        let indices = Dictionary(uniqueKeysWithValues: zip(known, 0...))
        known += [UInt32](repeating: 0, count: max(0, 2048 - known.count))
        var entries: [UInt64: UInt32] = [:]
        for (word, kinds, vector) in words {
            var hash = kirinuki_name_hash_seed()
            let scalars = Array(word.unicodeScalars)
            for (k, scalar) in scalars.enumerated() {
                hash = kirinuki_name_hash(hash, scalar.value)
                let whole = vector << 12 | UInt32(indices[kinds] ?? 0) << 1
                entries[hash, default: 0] |= k + 1 == scalars.count ? whole : 1
            }
        }
        // Buckets of eight keys and their values: see CKernels/names_buckets.h.
        let count = entries.count * 3 / 2 / 8 + 1
        var buckets = [[(key: UInt32, value: UInt32)]](repeating: [], count: count + 1)
        for hash in entries.keys.sorted() {
            var bucket = Int(((hash & 0xFFFF_FFFF) * UInt64(count)) >> 32)
            while buckets[bucket].count == 8 { bucket += 1 }
            buckets[bucket].append((UInt32(hash >> 32), entries[hash] ?? 0))
        }
        var table = [UInt32(count)] + [UInt32](repeating: 0, count: 15) + known
        for bucket in buckets {
            let free = [UInt32](repeating: 0, count: 8 - bucket.count)
            table += bucket.map(\.key) + free + bucket.map(\.value) + free
        }
        return table.flatMap { number in (0..<4).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) } }
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
