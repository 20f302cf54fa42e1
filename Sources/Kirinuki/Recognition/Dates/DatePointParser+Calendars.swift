// The same year in both calendars: 平成15年(2003年), 2004（平16）, （平成15年）2003年, 平成31年・令和元年.
extension DatePointParser {
    /// The same year in the other calendar, in brackets or behind a stroke: (2003年), （平16）, ・令和元年.
    func twinYear(at i: Int, through limit: Gap) -> (year: DatePoint.Year, end: Int)? {
        guard i < ink.count, ink.gaps[i] <= limit else { return nil }
        let isBracket = ink.classes[i] == .open
        guard isBracket || ink.classes[i] == .middleDot || ink.classes[i] == .slash else { return nil }
        let year: DatePoint.Year
        var k: Int
        if isBracket, let era = eras.sign(ink.scalar(i + 1)), let n = eraFigure(at: i + 2) {
            (year, k) = (.era(era, n.value), n.end)
        } else if let found = calendarYear(at: i + 1), isBracket || ink.classes[i] == .slash || !found.year.isGregorian
        {
            (year, k) = found
        } else {
            return nil
        }
        if ink.near(k) == .year { k += 1 } else if !isBracket { return nil }
        guard isBracket else { return (year, k) }
        if ink.near(k) == .degree { k += 1 }
        guard ink.characterClass(k) == .close, ink.gap(k) <= .wrap else { return nil }
        return (year, k + 1)
    }

    /// The figures of a year behind an era's name, or four of them behind 西暦 or nothing; its 年 is not read.
    private func calendarYear(at i: Int) -> (year: DatePoint.Year, end: Int)? {
        guard ink.gap(i) <= .wrap else { return nil }
        if let match = eras.name(in: ink, at: i) {
            return eraFigure(at: match.end).map { (.era(match.era, $0.value), $0.end) }
        }
        let start = ink.end(of: DatePointParser.common, at: i) ?? i
        guard let figures = lexer.figures(at: start), figures.length == 4, figures.value >= 1000, figures.value <= 2999
        else { return nil }
        return (.gregorian(figures.value), figures.end)
    }

    /// （平成15年）2003年: the same year once more behind the bracket that holds the first.
    func twinBehindBracket(_ point: DatePoint, at k: Int) -> (year: DatePoint.Year, end: Int)? {
        guard ink.characterClass(k) == .close, ink.gap(k + 1) <= .space,
            ink.characterClass(point.range.lowerBound - 1) == .open, point.twin == nil
        else { return nil }
        guard let (year, end) = calendarYear(at: k + 1) else { return nil }
        return ink.near(end) == .year && isSameYear(year, point.year) ? (year, end + 1) : nil
    }

    /// 2004（平16）年, 2004(平成16)年2月.
    func bracketedTwin(_ figures: NumberLexer.Figures, from start: Int) -> DatePoint? {
        guard figures.length == 4, figures.value >= 1868, figures.value <= 2100,
            let twin = twinYear(at: figures.end, through: .space)
        else { return nil }
        var point = DatePoint(range: start..<twin.end)
        point.year = .gregorian(figures.value)
        point.twin = twin.year
        return afterYear(point, at: ink.near(twin.end) == .year ? twin.end + 1 : twin.end)
    }

    /// ’66(昭41): two figures whose century the era in the bracket gives.
    func apostropheTwin(_ figures: NumberLexer.Figures, from start: Int) -> DatePoint? {
        guard let twin = twinYear(at: figures.end, through: .space), let year = twin.year.gregorian,
            year % 100 == figures.value
        else { return nil }
        var point = DatePoint(range: start..<twin.end)
        point.year = .gregorian(year)
        point.twin = twin.year
        return afterYear(point, at: ink.near(twin.end) == .year ? twin.end + 1 : twin.end)
    }

    func isSameYear(_ a: DatePoint.Year?, _ b: DatePoint.Year?) -> Bool {
        guard let a = a?.gregorian, let b = b?.gregorian else { return false }
        return a == b
    }

    func eraFigure(at i: Int) -> (value: Int, end: Int)? {
        guard ink.gap(i) <= .wrap else { return nil }
        if ink.scalar(i) == 0x5143 { return (1, i + 1) }
        guard let figures = lexer.figures(at: i), figures.value >= 1, figures.value <= 200 else { return nil }
        return (figures.value, figures.end)
    }
}
