/// A rule that sees a character's neighbors. It names the replacements; the text and its map are rewritten in one place.
protocol NormalizationPass: Sendable {
    /// The replacements, in order and without overlap: ranges of scalars, and what stands there instead.
    func replacements(in scalars: [UInt32]) -> [Replacement]
}

struct Replacement {
    var range: Range<Int>
    var scalars: [UInt32]
}

extension NormalizationPass {
    /// Rewrites a text and composes its map with the pass's edits.
    /// - Parameter decoded: the text's scalars.
    /// - Returns: whether anything changed.
    func apply(to text: inout NormalizedText, _ decoded: DecodedScalars) -> Bool {
        let (scalars, offsets) = (decoded.scalars, decoded.offsets)
        var out: [UInt8] = []
        var map = EditMap()
        var copied = 0
        for replacement in replacements(in: scalars) {
            guard !replacement.scalars.elementsEqual(scalars[replacement.range]) else { continue }
            let start = offsets[replacement.range.lowerBound]
            let end = offsets[replacement.range.upperBound]
            out += text.utf8[copied..<start]
            let at = out.count
            for scalar in replacement.scalars { UTF8Coding.append(scalar, to: &out) }
            map.append(source: start, end - start, normalized: at, out.count - at)
            copied = end
        }
        guard !map.runs.isEmpty else { return false }
        out += text.utf8[copied...]
        text.utf8 = out
        text.map = text.map.followed(by: map)
        return true
    }
}

/// The scalars of a text, each with the offset of its first byte, and the text's length behind the last.
struct DecodedScalars {
    private(set) var scalars: [UInt32] = []
    private(set) var offsets: [Int] = []

    init(_ utf8: [UInt8]) {
        scalars.reserveCapacity(utf8.count)
        offsets.reserveCapacity(utf8.count + 1)
        var i = 0
        while i < utf8.count {
            let (scalar, length) = UTF8Coding.decode(utf8, at: i)
            scalars.append(scalar)
            offsets.append(i)
            i += length
        }
        offsets.append(utf8.count)
    }
}

extension [UInt32] {
    /// The longest rows of characters that are all alike in one respect.
    func runs(where isMember: (UInt32) -> Bool) -> [Range<Int>] {
        var result: [Range<Int>] = []
        var i = 0
        while i < count {
            let start = i
            while i < count, isMember(self[i]) { i += 1 }
            if i > start { result.append(start..<i) } else { i += 1 }
        }
        return result
    }
}

/// What the passes ask of a character.
enum Letters {
    static func isHiragana(_ c: UInt32) -> Bool { (0x3041...0x3096).contains(c) || c == 0x309D || c == 0x309E }
    static func isKatakana(_ c: UInt32) -> Bool {
        (0x30A1...0x30FA).contains(c) || c == 0x30FD || c == 0x30FE || (0x31F0...0x31FF).contains(c)
    }
    static func isHalfKatakana(_ c: UInt32) -> Bool { (0xFF66...0xFF6F).contains(c) || (0xFF71...0xFF9F).contains(c) }
    static func isKanji(_ c: UInt32) -> Bool {
        (0x3400...0x9FFF).contains(c) || (0xF900...0xFAFF).contains(c) || (0x20000...0x323AF).contains(c) || c == 0x3005
            || c == 0x3007
    }
    static func isKana(_ c: UInt32) -> Bool {
        isHiragana(c) || isKatakana(c) || isHalfKatakana(c) || c == 0x30FC || c == 0xFF70
    }
    static func isJapanese(_ c: UInt32) -> Bool { isKana(c) || isKanji(c) }
    static func isFigure(_ c: UInt32) -> Bool { (0x30...0x39).contains(c) || (0xFF10...0xFF19).contains(c) }
    static func isNarrowAlphanumeric(_ c: UInt32) -> Bool {
        (0x30...0x39).contains(c) || (0x41...0x5A).contains(c) || (0x61...0x7A).contains(c)
    }
    static func isWideAlphanumeric(_ c: UInt32) -> Bool {
        (0xFF10...0xFF19).contains(c) || (0xFF21...0xFF3A).contains(c) || (0xFF41...0xFF5A).contains(c)
    }
    static func isDash(_ c: UInt32) -> Bool {
        switch c {
        case 0x2D, 0x2010...0x2015, 0x2212, 0x30FC, 0xFF0D, 0xFF70: true
        default: false
        }
    }
    static func isSpace(_ c: UInt32) -> Bool {
        switch c {
        case 0x20, 0x09, 0xA0, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: true
        default: false
        }
    }
    static func isBreak(_ c: UInt32) -> Bool { c == 0x0A || c == 0x0D }
}

extension Normalizer.Rule {
    /// The pass of a rule that sees neighbors; nil for a rule of single characters.
    func pass(with rules: Set<Normalizer.Rule>, _ options: Normalizer.Options) -> (any NormalizationPass)? {
        switch self {
        case .longVowels: LongVowelPass()
        case .kanaDashes:
            KanaDashPass(
                hatsuon: rules.contains(.hatsuonDashes), sokuon: rules.contains(.sokuonDashes),
                alphanumeric: rules.contains(.alphanumericDashes), nonKana: rules.contains(.nonKanaDashes))
        case .figureHyphens: FigureHyphenPass()
        case .wordSpaces: WordSpacePass()
        case .spaceRuns: SpaceRunPass()
        case .iterationMarks: IterationMarkPass()
        case .figureCommas: FigureCommaPass()
        case .kanjiFigures: KanjiFigurePass()
        case .addressFigures: KanjiFigurePass(isForAddresses: true)
        case .voicedMarks: RepeatMarkVoicingPass()
        case .companyMisreadings: MisreadingPass()
        case .figurePunctuation: FigurePunctuationPass()
        case .neologdn:
            NeologdnPass(
                removesTildes: rules.isDisjoint(with: [.tildes, .waveDashes]) && !options.kept.contains("〜"))
        case .repeats: RepeatPass(threshold: options.repeatThreshold, limit: options.repeatLimit)
        default: nil
        }
    }
}
