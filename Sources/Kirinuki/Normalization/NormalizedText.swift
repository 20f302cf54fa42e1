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
    /// One replaced piece: `source` became `normalized`. Everything between two edits is unchanged.
    public struct Edit: Hashable, Sendable {
        /// What stood in the source.
        public var source: SourceRange
        /// What stands in the normalized text.
        public var normalized: NormalizedRange
    }

    /// The normalized text as valid UTF-8.
    public internal(set) var utf8: [UInt8]
    /// The way back.
    var map: EditMap
    /// The number of ill-formed sequences in the source, each of which stands as U+FFFD.
    public internal(set) var invalidCount = 0
    /// The offset, in the source, of the first ill-formed sequence; nil if there is none.
    public internal(set) var firstInvalid: Int?

    /// The normalized text.
    public var text: String { String(decoding: utf8, as: UTF8.self) }

    /// The replaced pieces, in order and without overlap.
    /// - Complexity: O(*n*) in the number of pieces.
    public var edits: [Edit] { map.edits }

    /// The source of a range of the normalized text. A range that cuts through a replaced piece gives the whole piece.
    /// - Complexity: O(log *n*) in the number of edits.
    public func sourceRange(of range: NormalizedRange) -> SourceRange { map.sourceRange(of: range) }

    /// What a range of the source became. A range that cuts through a replaced piece gives the whole piece.
    /// - Complexity: O(log *n*) in the number of edits.
    public func normalizedRange(of range: SourceRange) -> NormalizedRange { map.normalizedRange(of: range) }
}
