internal import CICU

/// Finds the encoding of bytes: a byte order mark, escape sequences, valid UTF-8, then the encoding in which the bytes
/// are the most likely Japanese text.
///
/// Likelihood is a cost in bits a character, by the kind of character (hiragana are cheap, level 2 kanji dear, unassigned
/// codes very dear), so that 20 characters are enough. ICU's detector is one voice, which settles near ties.
enum EncodingDetector {
    /// How many bytes from the first one above 0x7F are weighed.
    private static let window = 1 << 20

    static func encoding(of bytes: [UInt8]) -> TextEncoding {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return .utf8 }
        if bytes.starts(with: [0xFF, 0xFE]) { return .utf16LittleEndian }
        if bytes.starts(with: [0xFE, 0xFF]) { return .utf16BigEndian }

        let survey = Survey(bytes)
        if let encoding = survey.utf16ByNulls { return encoding }
        if survey.escapes > 0, survey.high * 4 <= survey.escapes * 40 { return .iso2022JP }
        if survey.isUTF8 { return .utf8 }

        // All bytes before the first high one are ASCII in every encoding but UTF-16, which needs an even start.
        let start = survey.firstHigh & ~1
        let sample = bytes[start..<min(bytes.count, start + window)]
        let isWhole = sample.endIndex == bytes.count
        var costs: [(encoding: TextEncoding, bits: Double)] = [
            (.utf8, utf8Cost(sample, isWhole: isWhole)),
            (.cp932, cp932Cost(sample)),
            (.eucJP, eucCost(sample)),
        ]
        // Without a mark or NULs UTF-16 is rare; it has to be plausible in itself and much the likeliest.
        for (encoding, bigEndian) in [(TextEncoding.utf16LittleEndian, false), (.utf16BigEndian, true)] {
            let bits = utf16Cost(sample, bigEndian: bigEndian)
            if bits < 6.5 * Double(sample.count) { costs.append((encoding, 40 + bits)) }
        }
        for i in costs.indices.dropFirst().prefix(2) {
            let name = costs[i].encoding == .cp932 ? "Shift_JIS" : "EUC-JP"
            costs[i].bits -= 0.1 * Double(confidence(sample.prefix(4096), name))
        }
        return costs.min { $0.bits < $1.bits }?.encoding ?? .utf8
    }

    private static func confidence(_ sample: ArraySlice<UInt8>, _ name: String) -> Int32 {
        unsafe sample.withUnsafeBufferPointer { buffer in
            unsafe cicu_confidence(buffer.baseAddress, Int32(buffer.count), name)
        }
    }

    // MARK: What needs no weighing

    /// One pass over all bytes: escapes, NULs by parity, validity as UTF-8.
    private struct Survey {
        var escapes = 0
        var high = 0
        var firstHigh = 0
        var isUTF8 = true
        private var nulls = (even: 0, odd: 0)
        private let count: Int

        init(_ bytes: [UInt8]) {
            count = bytes.count
            var i = 0
            var nextSequence = 0
            while i < bytes.count {
                let byte = bytes[i]
                if byte >= 0x80 {
                    if high == 0 { firstHigh = i }
                    high += 1
                    if isUTF8, i >= nextSequence {
                        let (length, isValid) = UnicodeDecoder.sequence(bytes, at: i)
                        isUTF8 = isValid
                        nextSequence = i + length
                    }
                } else if byte == 0 {
                    if i & 1 == 0 { nulls.even += 1 } else { nulls.odd += 1 }
                } else if byte == 0x1B, EncodingDetector.isDesignation(bytes, at: i) {
                    escapes += 1
                }
                i += 1
            }
        }

        /// UTF-16 by the high bytes of its ASCII: NULs at one parity, hardly any at the other.
        var utf16ByNulls: TextEncoding? {
            let pairs = count / 2
            if isUTF8, high > 0 { return nil }  // UTF-8 with NULs between its words
            if nulls.odd * 8 > pairs, nulls.even * 16 <= nulls.odd { return .utf16LittleEndian }
            if nulls.even * 8 > pairs, nulls.odd * 16 <= nulls.even { return .utf16BigEndian }
            return nil
        }
    }

    /// Whether the escape at `i` calls one of the character sets of ISO-2022-JP.
    private static func isDesignation(_ bytes: [UInt8], at i: Int) -> Bool {
        guard i + 2 < bytes.count else { return false }
        switch (bytes[i + 1], bytes[i + 2]) {
        case (0x24, 0x40), (0x24, 0x42), (0x28, 0x42), (0x28, 0x4A), (0x28, 0x49): return true
        case (0x24, 0x28): return i + 3 < bytes.count && (0x44...0x51).contains(bytes[i + 3])
        default: return false
        }
    }

    // MARK: Costs in bits

    private static let invalid = 30.0
    private static let unassigned = 24.0

    private static func asciiCost(_ byte: UInt8) -> Double {
        switch byte {
        case 0x09, 0x0A, 0x0D, 0x20...0x7E: 7
        case 0x0C, 0x1A, 0x1B: 14
        default: 20
        }
    }

    /// A character of JIS X 0208 and its extensions, by row.
    private static func kutenCost(_ row: Int, _ cell: Int) -> Double {
        switch row {
        case 1: 7.5
        case 2: 11
        case 3: cell >= 16 ? 9 : unassigned
        case 4: cell <= 83 ? 6 : unassigned
        case 5: cell <= 86 ? 7 : unassigned
        case 6, 7: cell <= 81 ? 14 : unassigned
        case 8: cell <= 32 ? 14 : unassigned
        case 13: 13
        case 16...47: FrequentKanji.contains(row: row, cell: cell) ? 9.5 : row < 47 || cell <= 51 ? 13 : unassigned
        case 48...84: row < 84 || cell <= 6 ? 16 : unassigned
        case 89...92, 115...119: 17
        default: unassigned
        }
    }

    private static func cp932Cost(_ bytes: ArraySlice<UInt8>) -> Double {
        var bits = 0.0
        var i = bytes.startIndex
        var previousKana: UInt8 = 0
        while i < bytes.endIndex {
            let lead = bytes[i]
            var kana: UInt8 = 0
            switch lead {
            case ..<0x80:
                bits += asciiCost(lead)
                i += 1
            case 0xA1...0xDF:
                kana = lead
                bits += halfWidthCost(lead, after: previousKana)
                i += 1
            case 0x81...0x9F, 0xE0...0xFC:
                guard i + 1 < bytes.endIndex else {
                    bits += 10
                    i += 1
                    break
                }
                let trail = bytes[i + 1]
                guard (0x40...0xFC).contains(trail), trail != 0x7F else {
                    bits += invalid
                    i += 1
                    break
                }
                let pair = Int(lead) - (lead < 0xA0 ? 0x81 : 0xC1)
                let position = Int(trail) - (trail > 0x7F ? 0x41 : 0x40)
                bits += kutenCost(pair * 2 + (position >= 94 ? 2 : 1), position % 94 + 1)
                i += 2
            default:
                bits += invalid
                i += 1
            }
            previousKana = kana
        }
        return bits
    }

    /// A half-width katakana: dear at the start of a run, and where a voiced mark stands on what cannot carry it.
    private static func halfWidthCost(_ byte: UInt8, after previous: UInt8) -> Double {
        let carriesMark = (0xB6...0xC4).contains(previous) || (0xCA...0xCE).contains(previous) || previous == 0xB3
        switch byte {
        case 0xDE: return carriesMark ? 4 : 16
        case 0xDF: return (0xCA...0xCE).contains(previous) ? 4 : 16
        case 0xA1...0xA5: return 11
        case 0xA6: return 13
        case 0xA7...0xB0: return previous == 0 ? 16 : 7
        default: return previous == 0 ? 12 : 6.5
        }
    }

    private static func eucCost(_ bytes: ArraySlice<UInt8>) -> Double {
        var bits = 0.0
        var i = bytes.startIndex
        var previousKana: UInt8 = 0
        while i < bytes.endIndex {
            let lead = bytes[i]
            let remaining = bytes.endIndex - i
            var kana: UInt8 = 0
            if lead < 0x80 {
                bits += asciiCost(lead)
                i += 1
            } else if lead == 0x8E, remaining > 1, (0xA1...0xDF).contains(bytes[i + 1]) {
                kana = bytes[i + 1]
                bits += halfWidthCost(kana, after: previousKana)
                i += 2
            } else if lead == 0x8F, remaining > 2, bytes[i + 1] >= 0xA1, bytes[i + 2] >= 0xA1 {
                bits += 22
                i += 3
            } else if (0xA1...0xFE).contains(lead), remaining > 1, (0xA1...0xFE).contains(bytes[i + 1]) {
                let row = Int(lead) - 0xA0
                bits += row > 84 && row != 89 && row < 93 ? 20 : kutenCost(row, Int(bytes[i + 1]) - 0xA0)
                i += 2
            } else {
                bits += remaining == 1 && lead >= 0xA1 ? 10 : invalid
                i += 1
            }
            previousKana = kana
        }
        return bits
    }

    private static func utf8Cost(_ bytes: ArraySlice<UInt8>, isWhole: Bool) -> Double {
        var bits = 0.0
        var i = bytes.startIndex
        while i < bytes.endIndex {
            let lead = bytes[i]
            if lead < 0x80 {
                bits += asciiCost(lead)
                i += 1
                continue
            }
            // A sample of at most 1 MiB, looked at four bytes at a time.
            let piece = Array(bytes[i..<min(i + 4, bytes.endIndex)])
            let (length, isValid) = UnicodeDecoder.sequence(piece, at: 0)
            if isValid {
                bits += length == 3 ? 8 : 14
            } else if i + length == bytes.endIndex, length > 1 || lead >= 0xC2 {
                bits += 10
            } else {
                bits += invalid
            }
            i += length
        }
        return bits
    }

    private static func utf16Cost(_ bytes: ArraySlice<UInt8>, bigEndian: Bool) -> Double {
        var bits = bytes.count & 1 == 1 ? invalid : 0
        var i = bytes.startIndex
        while i + 1 < bytes.endIndex {
            let high = bytes[bigEndian ? i : i + 1]
            let low = bytes[bigEndian ? i + 1 : i]
            switch high {
            case 0x00: bits += low < 0x80 ? asciiCost(low) : 14
            case 0x30: bits += low < 0x41 ? 7.5 : low < 0xA0 ? 6 : 7
            case 0xFF: bits += low <= 0x9F ? 9 : unassigned
            case 0x4E...0x9F: bits += 12
            case 0x20...0x26, 0x32, 0x33: bits += 13
            case 0xD8...0xDF: bits += 18
            default: bits += unassigned
            }
            i += 2
        }
        return bits
    }
}
