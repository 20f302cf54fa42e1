/// The columns of days that a bulletin sets before its news: 9.24, 10.1, 10.8 at the starts of lines, with text apart.
///
/// Numbers of sections look alike, and count on from 1; the days of a month leap.
struct DayColumns: Sendable {
    /// Where the days begin, in order.
    private var starts: [Int] = []

    /// How many days make a column.
    private static let fewest = 3

    /// - Complexity: O(*n*), *n* the characters of ink.
    init(ink: Ink, lexer: NumberLexer) {
        var leaps = 0
        var isNextYear = false
        var last: (month: Int, day: Int)?
        for i in ink.indices where ink.gaps[i] >= .line && ink.classes[i] == .digit {
            guard let (month, day) = DayColumns.day(at: i, ink, lexer) else { continue }
            // One that is out of order is none of a column, and the rest may be sections. A year may end once.
            if let last, (month, day) <= last {
                guard !isNextYear, last.month >= 10, month <= 3 else {
                    starts = []
                    return
                }
                isNextYear = true
            }
            if day != 1, last?.month != month || last?.day != day - 1 { leaps += 1 }
            last = (month, day)
            starts.append(i)
        }
        if starts.count < DayColumns.fewest || leaps * 2 < starts.count { starts = [] }
    }

    /// A month, a dot and a day without spaces, and behind a wide one what happened.
    private static func day(at i: Int, _ ink: Ink, _ lexer: NumberLexer) -> (month: Int, day: Int)? {
        guard let month = lexer.figures(at: i), month.length <= 2, (1...12).contains(month.value), !month.hasSlip,
            ink.characterClass(month.end) == .dot, ink.gap(month.end) == .none, ink.gap(month.end + 1) == .none,
            let day = lexer.figures(at: month.end + 1), day.length <= 2, !day.hasSlip, !day.isKanji, day.value >= 1,
            day.value <= CalendarDay.length(ofMonth: month.value, year: 2000), ink.gap(day.end) == .wide
        else { return nil }
        switch ink.characterClass(day.end) {
        case .kanji, .hiragana, .katakana, .open, .latin: return (month.value, day.value)
        default: return nil
        }
    }

    func contains(_ i: Int) -> Bool {
        // Few, and asked of only where a dot stands between small figures.
        starts.contains(i)
    }
}
