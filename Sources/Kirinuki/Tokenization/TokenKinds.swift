/// Tells kinds of tokens by their characters.
enum TokenKinds {
    /// What the characters of a token are, in one set.
    struct Contents: OptionSet {
        var rawValue: UInt8
        static let figure = Contents(rawValue: 1)
        static let latin = Contents(rawValue: 2)
        static let word = Contents(rawValue: 4)
        static let at = Contents(rawValue: 8)
        /// - and the like: a ー is a letter.
        static let dash = Contents(rawValue: 16)
        /// / and . as addresses have them.
        static let addressSign = Contents(rawValue: 32)
    }

    /// What a character of a class is, by the class's raw value.
    static let contents: [Contents] = (0..<UInt8.max).prefix { CharacterClass(rawValue: $0) != nil }.map {
        switch CharacterClass(rawValue: $0) {
        case .digit, .kanjiDigit: .figure
        case .latin: .latin
        case .hiragana, .katakana, .kanji, .letter: .word
        case .dash: .dash
        case .at: .at
        case .slash, .dot: .addressSign
        default: []
        }
    }

    /// The kind of a token of certain contents, given the kind of the one before it.
    static func kind(
        of range: Range<Int>, _ contents: Contents, in ink: Ink, after before: Token.Kind?
    ) -> Token.Kind {
        if contents.contains(.word) || contents.contains(.dash) && range.contains(where: { ink.scalars[$0] == 0x30FC })
        {
            return isDatePart(range, in: ink, after: before) ? .datePart : .word
        }
        if contents.contains(.latin) {
            if contents.contains(.addressSign), isWebAddress(range, in: ink) { return .url }
            return contents.contains(.at) ? .email : .latin
        }
        return contents.contains(.figure) ? .number : .symbol
    }

    /// Whether // or www. stands in a token.
    private static func isWebAddress(_ range: Range<Int>, in ink: Ink) -> Bool {
        range.contains { i in
            switch ink.classes[i] {
            case .slash: i > range.lowerBound && ink.scalars[i - 1] == 0x2F
            case .dot:
                i >= range.lowerBound + 3 && ink.scalars[i - 1] == 0x77 && ink.scalars[i - 2] == 0x77
            default: false
            }
        }
    }

    private static func isDatePart(_ range: Range<Int>, in ink: Ink, after before: Token.Kind?) -> Bool {
        let first = ink.classes[range.lowerBound]
        guard range.count <= 3, first == .kanji || first == .kanjiDigit,
            canStartDatePart(ink.scalars[range.lowerBound]),
            let match = words.longestMatch(in: ink, at: range.lowerBound), match.end == range.upperBound
        else { return false }
        return !match.value || before == .number
    }

    /// Whether a word of the list below starts with the scalar: most tokens are done with here.
    private static func canStartDatePart(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x5E74, 0x6708, 0x65E5, 0x6642, 0x5206, 0x79D2, 0x4E16: true  // 年月日時分秒世
        case 0x706B, 0x6C34, 0x6728, 0x91D1, 0x571F, 0x66DC: true  // 火水木金土曜
        case 0x660E, 0x5927, 0x662D, 0x5E73, 0x4EE4, 0x897F, 0x5143: true  // 明大昭平令西元
        case 0x5348, 0x6B63, 0x7FCC, 0x540C, 0x4ECA, 0x6628, 0x6765, 0x5148: true  // 午正翌同今昨来先
        default: false
        }
    }

    /// Words of dates and times; true for those that count only after a number.
    private static let words = WordMatcher<Bool>(
        ["年", "年度", "月", "日", "時", "分", "秒", "世紀", "月末", "月分", "年代", "年間", "月間", "日間", "時間"].map { ($0, true) }
            + [
                "明治", "大正", "昭和", "平成", "令和", "西暦", "午前", "午後", "正午", "元年", "翌年", "翌月", "翌日", "同年", "同月",
                "同日", "今年", "昨年", "来年", "今月", "先月", "来月", "曜日",
            ].map { ($0, false) }
            + ["日", "月", "火", "水", "木", "金", "土"].flatMap { [($0 + "曜", false), ($0 + "曜日", false)] })
}
