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
        guard range.count <= 3, let match = words.longestMatch(in: ink, at: range.lowerBound),
            match.end == range.upperBound
        else { return false }
        return !match.value || before == .number
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
