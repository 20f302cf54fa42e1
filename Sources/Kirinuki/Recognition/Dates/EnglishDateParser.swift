/// Reads dates that begin or go on with an English month: October 12 (Thu), 2017; 12 Oct. 2017; July 2010.
struct EnglishDateParser {
    let ink: Ink
    let lexer: NumberLexer
    let weekdays: WeekdayParser

    private static let months: [(word: InkWord, number: Int)] = [
        ("january", 1), ("february", 2), ("march", 3), ("april", 4), ("may", 5), ("june", 6), ("july", 7),
        ("august", 8), ("september", 9), ("october", 10), ("november", 11), ("december", 12), ("jan", 1), ("feb", 2),
        ("mar", 3), ("apr", 4), ("jun", 6), ("jul", 7), ("aug", 8), ("sept", 9), ("sep", 9), ("oct", 10), ("nov", 11),
        ("dec", 12),
    ]

    /// The dates whose month's name starts at `i`, with the weekday before it: one, or the two ends of a range of days.
    func match(at i: Int) -> [DatePoint] {
        var points = points(at: i)
        if let first = points.first { points[0] = weekdays.leading(first) }
        return points
    }

    private func points(at i: Int) -> [DatePoint] {
        guard let (month, end) = month(at: i) else { return [] }
        var point = DatePoint(range: i..<end)
        point.month = .number(month)
        // 25-Feb-2004
        let next = ink.characterClass(end) == .dash && ink.characterClass(i - 1) == .dash ? end + 1 : end
        guard let figures = lexer.figures(at: next), !figures.isKanji, ink.gap(next) <= .wrap else { return [] }
        if figures.length == 4 {
            point = year(point, at: next) ?? point
            return point.year == nil ? [] : [dayBefore(point)]
        }
        // Thu, 22 May 97: the header of a letter.
        if figures.length == 2 {
            var short = point
            short.year = .gregorian(figures.value + (figures.value < 50 ? 2000 : 1900))
            short.range = i..<figures.end
            short = dayBefore(short)
            if short.day != nil, weekdays.leading(short).weekday != nil { return [short] }
        }
        guard figures.length <= 2, figures.value >= 1, figures.value <= 31 else { return [] }
        point.day = figures.value
        point.range = i..<ordinal(figures.end)
        point = weekdays.completing(point)
        if let full = year(point, at: point.range.upperBound) { return [full] }
        // October 12 (Thu) – 13 (Fri), 2017
        let mark = point.range.upperBound
        if ink.characterClass(mark) == .dash || ink.characterClass(mark) == .tilde,
            let last = lexer.figures(at: mark + 1), last.length <= 2, last.value > figures.value, last.value <= 31,
            !ink.characterClass(last.end).goesOnNumber || ink.gap(last.end) != .none
        {
            var second = DatePoint(range: (mark + 1)..<ordinal(last.end))
            second.month = point.month
            second.day = last.value
            second = weekdays.completing(second)
            if let full = year(second, at: second.range.upperBound) {
                second = full
                point.year = full.year
            }
            return [point, second]
        }
        return [point]
    }

    private func month(at i: Int) -> (number: Int, end: Int)? {
        guard let first = ink.classes[i] == .latin ? ink.scalars[i] : nil, first >= 0x41, first <= 0x53 else {
            return nil
        }
        guard i == 0 || ink.classes[i - 1] != .latin || ink.gaps[i] > .none else { return nil }
        for (word, number) in EnglishDateParser.months {
            if let end = ink.end(ofLatin: word, at: i) { return (number, end) }
        }
        return nil
    }

    /// st, nd, rd, th.
    private func ordinal(_ k: Int) -> Int {
        switch (ink.near(k) | 0x20, ink.near(k + 1) | 0x20) {
        case (0x73, 0x74), (0x6E, 0x64), (0x72, 0x64), (0x74, 0x68): k + 2
        default: k
        }
    }

    /// The year at `k`, behind a comma or not.
    private func year(_ point: DatePoint, at k: Int) -> DatePoint? {
        let start = ink.near(k) == 0x2C ? k + 1 : k
        guard let figures = lexer.figures(at: start), figures.length == 4, figures.value >= 1800, figures.value <= 2200,
            ink.gap(start) <= .wrap, ink.near(figures.end) != .year
        else { return nil }
        var point = point
        point.year = .gregorian(figures.value)
        point.range = point.range.lowerBound..<figures.end
        return point
    }

    /// 12 October 2017: the day stands before the month.
    private func dayBefore(_ point: DatePoint) -> DatePoint {
        var point = point
        var i = point.range.lowerBound
        if ink.characterClass(i - 1) == .dash, ink.characterClass(point.range.upperBound - 5) == .dash { i -= 1 }
        var k = i
        while k > 0, i - k < 2, ink.classes[k - 1] == .digit, k == i ? ink.gaps[k] <= .space : ink.gaps[k] == .none {
            k -= 1
        }
        guard k < i, let figures = lexer.figures(at: k), figures.end == i, figures.value >= 1, figures.value <= 31
        else {
            return point
        }
        point.day = figures.value
        point.range = k..<point.range.upperBound
        return point
    }
}
