/// Reads days that come again every month: 毎月第3水曜日, 第1・第3木曜. 毎週月曜 has no figure and is left out.
struct RecurrenceParser {
    let ink: Ink
    let lexer: NumberLexer

    private static let monthly: InkWords = ["毎月", "毎月の"]

    /// The recurrence whose first figure stands at `i`, behind a 第.
    func match(at i: Int) -> Range<Int>? {
        guard i > 0, ink.scalars[i - 1] == RecurrenceParser.ordinal, ink.gaps[i] <= .space else { return nil }
        var k = i
        while let figures = lexer.figures(at: k), figures.value >= 1, figures.value <= 5, figures.length == 1 {
            k = figures.end
            // The next of a list: ・第3, と3, 、3.
            switch ink.characterClass(k) {
            case .middleDot, .comma, .dot: k += 1
            case .hiragana where ink.scalars[k] == 0x3068: k += 1  // と
            default: return end(from: i - 1, at: k)
            }
            if ink.near(k) == RecurrenceParser.ordinal { k += 1 }
            guard ink.gap(k) <= .space else { return nil }
        }
        return nil
    }

    private static let ordinal: UInt32 = 0x7B2C

    private func end(from start: Int, at k: Int) -> Range<Int>? {
        guard WeekdayParser.weekday(ink.near(k)) != nil, ink.near(k + 1) == 0x66DC else { return nil }  // 曜
        let first = RecurrenceParser.monthly.words.lazy.compactMap { ink.start(of: $0, before: start) }.first
        return (first ?? start)..<(ink.near(k + 2) == .day ? k + 3 : k + 2)
    }
}
