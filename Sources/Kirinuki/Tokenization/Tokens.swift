/// The tokens of a text, in order. Their strings are made when a token is asked for: whoever needs only places and parts
/// of speech pays for no strings.
public struct Tokens: RandomAccessCollection, Sendable {
    /// What is kept of a token.
    private struct Entry {
        var start: UInt32
        var kind: Token.Kind
        var tag: UInt8
        var spansNoise: Bool
    }

    private let source: [UInt8]
    private let ink: Ink
    private var entries: [Entry] = []
    private let isTagged: Bool

    /// The tokens of a segmentation of all of the ink.
    init(source: [UInt8], ink: Ink, words: Segmentation) {
        self.source = source
        self.ink = ink
        isTagged = !words.tags.isEmpty
        let count = ink.count
        guard count > 0 else { return }
        entries.reserveCapacity(count / 2 + 16)
        let contentsOf = TokenKinds.contents
        let (classes, gaps, starts) = (ink.classes.span, ink.gaps.span, words.starts.span)
        var entry = Entry(start: 0, kind: .symbol, tag: isTagged ? words.tags[0] : 0, spansNoise: false)
        var contents = TokenKinds.Contents()
        var before: Token.Kind?
        for i in 0..<count {
            if i > 0 {
                if starts[i] != 0 {
                    entry.kind = TokenKinds.kind(of: Int(entry.start)..<i, contents, in: ink, after: before)
                    entries.append(entry)
                    before = entry.kind
                    contents = []
                    entry.start = UInt32(truncatingIfNeeded: i)
                    entry.tag = isTagged ? words.tags[i] : 0
                    entry.spansNoise = false
                } else if gaps[i] != .none {
                    entry.spansNoise = true
                }
            }
            contents.formUnion(contentsOf[Int(classes[i].rawValue)])
        }
        entry.kind = TokenKinds.kind(of: Int(entry.start)..<count, contents, in: ink, after: before)
        entries.append(entry)
    }

    /// 0.
    public var startIndex: Int { 0 }
    /// The number of tokens.
    public var endIndex: Int { entries.count }

    /// The token at a place.
    public subscript(position: Int) -> Token {
        let range = self.range(at: position)
        return Token(
            text: String(decoding: source[range.start..<range.end], as: UTF8.self), range: range,
            normalized: ink.string(inkRange(at: position)), kind: kind(at: position),
            partOfSpeech: partOfSpeech(at: position), spansNoise: entries[position].spansNoise)
    }

    /// UTF-8 bytes of the source, from 0: `self[position].range` without the strings.
    public func range(at position: Int) -> SourceRange {
        let ink = inkRange(at: position)
        return SourceRange(Int(self.ink.sourceStart[ink.lowerBound]), Int(self.ink.sourceEnd[ink.upperBound - 1]))
    }

    /// `self[position].kind` without the strings.
    public func kind(at position: Int) -> Token.Kind { entries[position].kind }

    /// `self[position].partOfSpeech` without the strings.
    public func partOfSpeech(at position: Int) -> PartOfSpeech? {
        guard isTagged else { return nil }
        switch entries[position].kind {
        case .url, .email: return .sign
        default: return PartOfSpeech(rawValue: entries[position].tag)
        }
    }

    private func inkRange(at position: Int) -> Range<Int> {
        let next = position + 1
        return Int(entries[position].start)..<(next < entries.count ? Int(entries[next].start) : ink.count)
    }
}
