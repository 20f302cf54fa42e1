/// A range of UTF-8 byte offsets, from 0, in a source text. Never mixed with a `NormalizedRange`.
public struct SourceRange: Hashable, Sendable {
    /// The first byte.
    public var start: Int
    /// The byte after the last one.
    public var end: Int

    /// A range from `start` up to, not including, `end`.
    public init(_ start: Int, _ end: Int) {
        self.start = start
        self.end = end
    }
}

/// A range of UTF-8 byte offsets, from 0, in a normalized text. Never mixed with a `SourceRange`.
public struct NormalizedRange: Hashable, Sendable {
    /// The first byte.
    public var start: Int
    /// The byte after the last one.
    public var end: Int

    /// A range from `start` up to, not including, `end`.
    public init(_ start: Int, _ end: Int) {
        self.start = start
        self.end = end
    }
}

/// A normalized text and the way back to its source.
public struct NormalizedText: Hashable, Sendable {
    /// One replaced run: `source` became `normalized`. Everything between two edits is unchanged.
    public struct Edit: Hashable, Sendable {
        /// What stood in the source.
        public var source: SourceRange
        /// What stands in the normalized text.
        public var normalized: NormalizedRange
    }

    /// The normalized text as valid UTF-8.
    public internal(set) var utf8: [UInt8]
    /// The replaced runs, in order and without overlap.
    public internal(set) var edits: [Edit]

    /// The normalized text.
    public var text: String { String(decoding: utf8, as: UTF8.self) }
}
