/// Tells kinds of tokens by their characters.
enum TokenKinds {
    /// The kind of a token, given the kind of the one before it.
    static func kind(of range: Range<Int>, in ink: Ink, after before: Token.Kind?) -> Token.Kind {
        var hasLatin = false
        var hasFigure = false
        var hasWord = false
        var hasAt = false
        var isAddress = false
        for i in range {
            switch ink.classes[i] {
            case .digit, .kanjiDigit: hasFigure = true
            case .latin: hasLatin = true
            case .hiragana, .katakana, .kanji, .letter: hasWord = true
            case .dash where ink.scalars[i] == 0x30FC: hasWord = true
            case .at: hasAt = true
            case .slash: isAddress = isAddress || i > range.lowerBound && ink.scalars[i - 1] == 0x2F
            case .dot:
                isAddress =
                    isAddress || i >= range.lowerBound + 3 && ink.scalars[i - 1] == 0x77 && ink.scalars[i - 2] == 0x77
            default: break
            }
        }
        if hasWord { return isDatePart(range, in: ink, after: before) ? .datePart : .word }
        if hasLatin { return isAddress ? .url : hasAt ? .email : .latin }
        return hasFigure ? .number : .symbol
    }

    private static func isDatePart(_ range: Range<Int>, in ink: Ink, after before: Token.Kind?) -> Bool {
        guard range.count <= 3, canStartDatePart(ink.scalars[range.lowerBound]),
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
