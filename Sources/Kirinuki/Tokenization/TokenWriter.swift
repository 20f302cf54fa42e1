/// Turns words in ink into tokens of the source.
struct TokenWriter {
    let source: [UInt8]
    let ink: Ink

    /// The tokens of a segmentation of all of the ink.
    func tokens(_ words: Segmentation) -> [Token] {
        var tokens: [Token] = []
        tokens.reserveCapacity(words.starts.count / 2 + 1)
        var normalized: [UInt8] = []
        var start = 0
        var before: Token.Kind?
        while start < ink.count {
            var end = start + 1
            var spansNoise = false
            while end < ink.count, words.starts[end] == 0 {
                if ink.gaps[end] != .none { spansNoise = true }
                end += 1
            }
            normalized.removeAll(keepingCapacity: true)
            for i in start..<end { Self.append(ink.scalars[i], to: &normalized) }
            let kind = TokenKinds.kind(of: start..<end, in: ink, after: before)
            let range = SourceRange(Int(ink.sourceStart[start]), Int(ink.sourceEnd[end - 1]))
            tokens.append(
                Token(
                    text: String(decoding: source[range.start..<range.end], as: UTF8.self), range: range,
                    normalized: String(decoding: normalized, as: UTF8.self), kind: kind,
                    partOfSpeech: words.tags.isEmpty ? nil : partOfSpeech(words.tags[start], kind),
                    spansNoise: spansNoise))
            before = kind
            start = end
        }
        return tokens
    }

    private func partOfSpeech(_ tag: UInt8, _ kind: Token.Kind) -> PartOfSpeech? {
        switch kind {
        case .url, .email: .sign
        default: PartOfSpeech(rawValue: tag)
        }
    }

    private static func append(_ scalar: UInt32, to bytes: inout [UInt8]) {
        switch scalar {
        case 0..<0x80: bytes.append(UInt8(truncatingIfNeeded: scalar))
        case 0x80..<0x800:
            bytes.append(UInt8(truncatingIfNeeded: 0xC0 | scalar >> 6))
            bytes.append(UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F))
        case 0x800..<0x10000:
            bytes.append(UInt8(truncatingIfNeeded: 0xE0 | scalar >> 12))
            bytes.append(UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3F))
            bytes.append(UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F))
        default:
            bytes.append(UInt8(truncatingIfNeeded: 0xF0 | scalar >> 18))
            bytes.append(UInt8(truncatingIfNeeded: 0x80 | scalar >> 12 & 0x3F))
            bytes.append(UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3F))
            bytes.append(UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F))
        }
    }
}
