/// A file's text, and what was lost on the way.
public struct DecodedText: Hashable, Sendable {
    /// The text as valid UTF-8, without a byte order mark.
    public var utf8: [UInt8]
    /// The encoding that the bytes were read in.
    public var encoding: TextEncoding
    /// What could not be decoded; nil if everything could.
    public var damage: Damage?

    /// Bytes that are not text in the encoding. Each such sequence stands as one U+FFFD in the text.
    public struct Damage: Hashable, Sendable {
        /// The number of sequences.
        public var count: Int
        /// The first one's offset in the file's bytes, from 0, a byte order mark counted.
        public var sourceOffset: Int
        /// The offset of the first one's U+FFFD in the text's UTF-8, from 0.
        public var textOffset: Int

        /// Damage with all its parts.
        public init(count: Int, sourceOffset: Int, textOffset: Int) {
            self.count = count
            self.sourceOffset = sourceOffset
            self.textOffset = textOffset
        }
    }
}

/// Why bytes are not text.
public enum DecodingError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The bytes start like a file of another kind; the value names it: "a PNG image".
    case otherFormat(String)
    /// Too many control characters for any text: `count` of them in the first `examined` bytes.
    case binary(count: Int, examined: Int)
    /// The system's ICU has no converter for the encoding.
    case unsupported(TextEncoding)

    /// A sentence for people.
    public var description: String {
        switch self {
        case .otherFormat(let kind): "This is \(kind), not a text."
        case .binary(let count, let examined):
            "This is no text: \(count) of its first \(examined) bytes are control characters."
        case .unsupported(let encoding): "The system's ICU cannot decode \(encoding.rawValue)."
        }
    }
}
