internal import CICU

/// Turns a file's bytes into text: detects the encoding, or takes the one that is given.
///
///     let decoded = try TextDecoder().decode(bytes)
///     decoded.encoding  // .cp932
public struct TextDecoder: Sendable {
    /// A decoder.
    public init() {}

    /// The text of the bytes. Sequences that are no text become U+FFFD and are counted.
    /// - Parameter encoding: the encoding to use; nil to detect it.
    /// - Complexity: O(*n*), *n* the number of bytes.
    public func decode(_ bytes: [UInt8], encoding: TextEncoding? = nil) throws(DecodingError) -> DecodedText {
        if let kind = FileSignature.kind(of: bytes) { throw .otherFormat(kind) }
        guard let encoding else {
            let detected = EncodingDetector.encoding(of: bytes)
            let text = try decode(bytes, as: detected)
            try refuseBinary(text)
            return text
        }
        return try decode(bytes, as: encoding)
    }

    private func decode(_ bytes: [UInt8], as encoding: TextEncoding) throws(DecodingError) -> DecodedText {
        switch encoding {
        case .utf8: UnicodeDecoder.utf8(bytes)
        case .utf16LittleEndian: UnicodeDecoder.utf16(bytes, bigEndian: false)
        case .utf16BigEndian: UnicodeDecoder.utf16(bytes, bigEndian: true)
        case .cp932: try convert(bytes, "ibm-943_P15A-2003", encoding)
        case .eucJP: try convert(bytes, "euc-jp-2007", encoding)
        case .iso2022JP:
            // Version 3 (JIS7) knows half-width kana by shift codes, version 4 (JIS8) by the eighth bit.
            try convert(
                bytes, "ISO_2022,locale=ja,version=\(bytes.contains { $0 >= 0x80 } ? 4 : 3)", encoding)
        }
    }

    private func convert(
        _ bytes: [UInt8], _ converter: String, _ encoding: TextEncoding
    ) throws(DecodingError) -> DecodedText {
        var damage = cicu_damage()
        var failed = false
        let capacity = 3 * bytes.count + 3
        let text = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
            let written = unsafe bytes.withUnsafeBufferPointer { source in
                unsafe cicu_to_utf8(
                    converter, source.baseAddress, Int64(source.count), buffer.baseAddress, Int64(capacity), &damage)
            }
            failed = written < 0
            count = max(0, Int(written))
        }
        guard !failed else { throw .unsupported(encoding) }
        return DecodedText(
            utf8: text, encoding: encoding,
            damage: damage.count == 0
                ? nil
                : .init(
                    count: Int(damage.count), sourceOffset: Int(damage.source_offset),
                    textOffset: Int(damage.text_offset)))
    }

    /// Refuses text with more control characters than any text has. A few NULs, form feeds or escapes are noise.
    private func refuseBinary(_ text: DecodedText) throws(DecodingError) {
        let examined = min(text.utf8.count, 65_536)
        var count = 0
        for byte in text.utf8[..<examined] where byte < 0x20 || byte == 0x7F {
            switch byte {
            case 0x09...0x0D, 0x1A, 0x1B: break
            default: count += 1
            }
        }
        let isBroken = (text.damage?.count ?? 0) * 5 > text.utf8.count
        if count > 8, count * 20 > examined || isBroken { throw .binary(count: count, examined: examined) }
    }
}
