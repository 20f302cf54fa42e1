/// Reads the Unicode encodings. Broken UTF-8 gives one U+FFFD for each maximal subpart, as the Unicode standard
/// recommends (chapter 3, "U+FFFD Substitution of Maximal Subparts").
enum UnicodeDecoder {
    static func utf8(_ bytes: [UInt8]) -> DecodedText {
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        var damage: DecodedText.Damage?
        var text: [UInt8] = []
        var copied = start
        var i = start
        while i < bytes.count {
            if bytes[i] < 0x80 {
                i += 1
                continue
            }
            let (length, isValid) = sequence(bytes, at: i)
            if !isValid {
                text.append(contentsOf: bytes[copied..<i])
                note(&damage, source: i, text: text.count)
                text.append(contentsOf: [0xEF, 0xBF, 0xBD])
                copied = i + length
            }
            i += length
        }
        if copied == 0 { return DecodedText(utf8: bytes, encoding: .utf8) }
        text.append(contentsOf: bytes[copied...])
        return DecodedText(utf8: text, encoding: .utf8, damage: damage)
    }

    /// The length of the UTF-8 sequence that starts at `i` with a byte above 0x7F, or of the maximal subpart of one.
    static func sequence(_ bytes: [UInt8], at i: Int) -> (length: Int, isValid: Bool) {
        let lead = bytes[i]
        var low: UInt8 = 0x80
        var high: UInt8 = 0xBF
        let count: Int
        switch lead {
        case 0xC2...0xDF: count = 1
        case 0xE0...0xEF:
            count = 2
            if lead == 0xE0 { low = 0xA0 }
            if lead == 0xED { high = 0x9F }
        case 0xF0...0xF4:
            count = 3
            if lead == 0xF0 { low = 0x90 }
            if lead == 0xF4 { high = 0x8F }
        default: return (1, false)
        }
        var k = 1
        while k <= count {
            guard i + k < bytes.count, bytes[i + k] >= low, bytes[i + k] <= high else { return (k, false) }
            low = 0x80
            high = 0xBF
            k += 1
        }
        return (count + 1, true)
    }

    static func utf16(_ bytes: [UInt8], bigEndian: Bool) -> DecodedText {
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count / 2 * 3)
        var damage: DecodedText.Damage?
        func unit(_ i: Int) -> UInt32 {
            bigEndian
                ? UInt32(bytes[i]) << 8 | UInt32(bytes[i + 1]) : UInt32(bytes[i + 1]) << 8 | UInt32(bytes[i])
        }
        var i = bytes.count >= 2 && unit(0) == 0xFEFF ? 2 : 0
        while i + 1 < bytes.count {
            var value = unit(i)
            var length = 2
            if value & 0xF800 == 0xD800 {
                if value < 0xDC00, i + 3 < bytes.count, unit(i + 2) & 0xFC00 == 0xDC00 {
                    value = 0x10000 + (value - 0xD800) << 10 + (unit(i + 2) - 0xDC00)
                    length = 4
                } else {
                    note(&damage, source: i, text: text.count)
                    value = 0xFFFD
                }
            }
            UTF8Coding.append(value, to: &text)
            i += length
        }
        if i < bytes.count {
            note(&damage, source: i, text: text.count)
            UTF8Coding.append(0xFFFD, to: &text)
        }
        return DecodedText(
            utf8: text, encoding: bigEndian ? .utf16BigEndian : .utf16LittleEndian, damage: damage)
    }

    private static func note(_ damage: inout DecodedText.Damage?, source: Int, text: Int) {
        if damage == nil { damage = .init(count: 0, sourceOffset: source, textOffset: text) }
        damage?.count += 1
    }
}
