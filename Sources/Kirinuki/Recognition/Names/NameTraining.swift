/// What Scripts/Names needs of the library to train the name model: the library's own reading of a text.
@_spi(Training)
public enum NameTraining {
    /// One feature at its anchor.
    public struct Feature: Sendable {
        /// The index of its kind in `windows`.
        public var kind: Int
        /// The unit it stands at.
        public var anchor: Int
        /// Its hash.
        public var key: UInt64
    }

    /// A text in units, each with its source bytes and its features.
    public struct Reading: Sendable {
        /// The source bytes of each unit; empty for breaks.
        public var ranges: [Range<Int>]
        /// 0 for a character, 1 for a break, 2 for a finding of another recognizer.
        public var kinds: [UInt8]
        /// All features, in order of their anchors.
        public var features: [Feature]
    }

    /// The window of each kind of feature: the first and the last unit it speaks about, counted from its anchor.
    public static var windows: [(first: Int, last: Int)] { NameFeatures.templates.map { ($0.first, $0.last) } }

    /// The bytes of a lexicon's table.
    public static func lexicon(_ words: [(word: String, kinds: UInt16)]) -> [UInt8] {
        NameLexicon(words.map { ($0.word.unicodeScalars.map(\.value), $0.kinds) }).bytes
    }

    /// Reads a text as the tagger does.
    public static func read(utf8 source: [UInt8], with extractor: Extractor) -> Reading {
        let (layout, findings, _) = extractor.beforeNames(source)
        let units = NameUnits(layout.ink, taken: findings)
        var sink = List()
        NameFeatures.scan(units, lexicon: extractor.names.lexicon, into: &sink)
        var reading = Reading(ranges: [], kinds: [], features: sink.features)
        for i in 0..<units.count {
            let range = layout.ink.sourceRange(Int(units.ink[i])..<Int(units.ink[i + 1]))
            reading.ranges.append(range.start..<range.end)
            reading.kinds.append(units.isBreak(i) ? 1 : units.isTaken(i) ? 2 : 0)
        }
        return reading
    }

    private struct List: NameFeatureSink {
        var features: [Feature] = []

        mutating func take(_ kind: NameFeatures.Kind, _ key: UInt64, at anchor: Int) {
            features.append(Feature(kind: kind.rawValue, anchor: anchor, key: key))
        }
    }
}
