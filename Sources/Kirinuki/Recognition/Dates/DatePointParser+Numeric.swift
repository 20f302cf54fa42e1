// Dates in figures and separators, and figures that borrow the unit of later ones.
extension DatePointParser {
    func isSeparator(_ k: Int) -> Bool {
        guard ink.gap(k) <= .wide else { return false }
        switch ink.characterClass(k) {
        case .slash, .dot, .middleDot: return true
        case .dash: return ink.scalar(k) == 0x2D || ink.scalar(k) == 0x2212 || ink.scalar(k) == 0x2010
        default: return false
        }
    }

    /// The month and day behind a year, with separators: .1.25, ・3・31, -7-18, .10/1.
    func separated(_ year: DatePoint, at k: Int, isEra: Bool) -> DatePoint? {
        guard isSeparator(k) || isEra && ink.near(k) == 0x2C,
            let month = lexer.figures(at: k + 1), ink.gap(k + 1) <= .wide, isMonth(month)
        else { return nil }
        var point = year
        point.isNumeric = true
        point.month = .number(month.value)
        point.range = year.range.lowerBound..<month.end
        let next = month.end
        if ink.near(next) == .month {
            point.range = year.range.lowerBound..<(next + 1)
            return day(point, at: next + 1)
        }
        let isSame =
            ink.scalar(next) == ink.scalar(k)
            || ink.classes[k] != .dash && isSeparator(next) && ink.scalar(next) != 0x2D
        if isSame || ink.near(next) == 0x2C && ink.near(k) == 0x2C, let day = lexer.figures(at: next + 1),
            ink.gap(next) <= .wide, ink.gap(next + 1) <= .wide, day.value <= 99, day.length <= 2
        {
            point.day = day.value
            point.range = year.range.lowerBound..<day.end
            if ink.near(day.end) == .day {
                point.range = year.range.lowerBound..<(day.end + 1)
            } else if ink.gap(day.end) == .none, ink.characterClass(day.end + 1) == .digit {
                // 10.5-6 is a range; 10.5.6 is no date, 10.5A1 a part number.
                switch ink.characterClass(day.end) {
                case .dot, .slash, .middleDot: return nil
                case .dash where ink.classes[k] == .dash: return nil
                case .latin where ink.scalars[day.end] != 0x54: return nil
                default: break
                }
            }
            return weekdays.completing(point)
        }
        // Year and month alone: H17.4, 2008.7. Not where more figures or a unit make it a decimal.
        switch ink.near(next) {
        case 0, .year: break
        default:
            switch ink.gap(next) == .none ? ink.characterClass(next) : .other {
            case .digit, .latin, .dot, .slash, .kanjiDigit, .katakana: return nil
            case .dash where ink.characterClass(next + 1) == .digit: return nil
            case .kanji where !isEra: return nil
            default: break
            }
        }
        return point
    }

    /// Dates in figures: 2004/2/25, 2004.02.25, 2/25(水), 11/02/23, 20040225.
    func numeric(
        _ figures: NumberLexer.Figures, _ prefix: Prefix?, from start: Int, after previous: DatePoint?
    ) -> DatePoint? {
        let k = figures.end
        if figures.isKanji, figures.length != 4 { return nil }
        if figures.length == 8 { return compact(figures, from: start) }
        if figures.length == 4, figures.value >= 1868, figures.value <= 2100 {
            var point = DatePoint(range: start..<k)
            point.year = .gregorian(figures.value)
            if ink.gap(k) <= .wide, Season(ofIssueAt: k, in: ink) != nil { return point }
            guard isSeparator(k), let full = separated(point, at: k, isEra: false) else { return nil }
            if full.day == nil {
                if ink.characterClass(k) == .middleDot, !figures.isKanji { return nil }
                // 2012-10 may be a number, a season or a range of years.
                guard ink.characterClass(k) != .dash, ink.gap(k) == .none else { return nil }
                // 2023. 11 in a masthead, apart from all else.
                let isApart = ink.gap(start) >= .wide && ink.gap(full.range.upperBound) >= .wide
                guard ink.gap(k + 1) == .none || isApart && ink.gap(k + 1) == .space else { return nil }
            }
            return full
        }
        guard figures.length <= 2, !figures.isKanji else { return nil }
        if case .apostrophe = prefix?.kind {
            var point = DatePoint(range: start..<k)
            point.year = .short(figures.value)
            if let full = separated(point, at: k, isEra: true) ?? apostropheTwin(figures, from: start) { return full }
            // '95 02/18
            if ink.gap(k) == .space, let month = lexer.figures(at: k), var rest = monthSlashDay(month, from: start) {
                rest.year = .short(figures.value)
                rest.isDoubtful = false
                return rest
            }
            return nil
        }
        if prefix != nil, case .year(let year) = prefix?.kind, var point = monthSlashDay(figures, from: start) {
            point.year = year
            return point
        }
        return shortYear(figures, from: k - figures.length)
            ?? monthSlashDay(figures, from: k - figures.length, inNumericList: previous?.isNumeric == true)
    }

    /// 11/02/23, 04.2.25(水): the year in two figures.
    func shortYear(_ figures: NumberLexer.Figures, from start: Int) -> DatePoint? {
        let k = figures.end
        guard figures.length == 2, ink.characterClass(k) == .slash || ink.characterClass(k) == .dot,
            ink.gap(k) == .none, let month = lexer.figures(at: k + 1), isMonth(month), ink.gap(k + 1) == .none,
            ink.scalar(month.end) == ink.scalars[k], ink.gap(month.end) == .none,
            let day = lexer.figures(at: month.end + 1), ink.gap(month.end + 1) == .none, day.length <= 2,
            day.value >= 1, day.value <= 31, !isSeparator(day.end) || ink.gap(day.end) != .none
        else { return nil }
        var point = DatePoint(range: start..<day.end)
        point.year = .short(figures.value)
        point.month = .number(month.value)
        point.day = day.value
        point.isNumeric = true
        point = weekdays.completing(point)
        let isPadded = month.length == 2 && day.length == 2 && ink.classes[k] == .slash
        guard point.weekday != nil || isPadded || isApart(point.range) else { return nil }
        return point
    }

    private static let issueWords: InkWords = ["発行", "発信", "配信", "現在", "付"]

    /// Whether figures stand in a head by themselves: 会報　04.11.30 発行. Behind the number of a section its title follows.
    private func isApart(_ range: Range<Int>) -> Bool {
        let end = range.upperBound
        guard ink.gap(range.lowerBound) >= .wide else { return false }
        if ink.gap(end) >= .line || ink.gap(range.lowerBound) == .wide && ink.gap(end) == .wide { return true }
        return DatePointParser.issueWords.words.contains { ink.end(of: $0, at: end) != nil }
    }

    /// 2/25, and 2.25 or 2・25 with a weekday.
    func monthSlashDay(
        _ figures: NumberLexer.Figures, from start: Int, inNumericList: Bool = false
    ) -> DatePoint? {
        let k = figures.end
        guard isMonth(figures),
            ink.characterClass(k) == .slash || ink.characterClass(k) == .dot || ink.characterClass(k) == .middleDot,
            ink.gap(k) <= .space, let day = lexer.figures(at: k + 1), ink.gap(k + 1) <= .space, day.length <= 2,
            day.value >= 1, day.value <= 31, !day.isKanji
        else { return nil }
        switch ink.gap(day.end) == .none ? ink.characterClass(day.end) : .other {
        case .slash, .dot, .colon: if ink.characterClass(day.end + 1) == .digit { return nil }
        case .latin, .digit: if weekdays.match(at: day.end) == nil { return nil }
        case .other where ink.scalar(day.end) == 0x25 && ink.gap(day.end) == .none: return nil  // %
        default: break
        }
        var point = DatePoint(range: start..<day.end)
        point.month = .number(figures.value)
        point.day = day.value
        point.isNumeric = true
        point = weekdays.completing(point)
        point.isDoubtful = point.weekday == nil
        if ink.classes[k] != .slash, point.weekday == nil {
            if ink.classes[k] == .dot, columns.contains(start) {
                point.isDoubtful = false
                return point
            }
            guard inNumericList, ink.classes[k] == .dot, start > 0 else { return nil }
            switch ink.classes[start - 1] {
            case .comma, .middleDot, .hiragana: break
            default: return nil
            }
        }
        return point
    }

    /// 20040225, where it can only be a date.
    func compact(_ figures: NumberLexer.Figures, from start: Int) -> DatePoint? {
        let (year, month, day) = (figures.value / 10000, figures.value / 100 % 100, figures.value % 100)
        guard !figures.hasSlip, year >= 1950, year <= 2060, CalendarDay(year: year, month: month, day: day) != nil,
            ink.gap(figures.end) != .none || !ink.characterClass(figures.end).goesOnNumber
        else { return nil }
        var point = DatePoint(range: start..<figures.end)
        point.year = .gregorian(year)
        point.month = .number(month)
        point.day = day
        point.isNumeric = true
        return weekdays.completing(point)
    }

    /// The unit of figures whose unit stands behind a later one: 25～27年度, 22～24日, 9～11月. `.degree` stands for 年度.
    func unitBehindRange(at k: Int) -> UInt32? {
        var k = k
        switch ink.characterClass(k) {
        case .tilde, .dash: k += 1
        case .middleDot: k += 1
        case .comma where ink.characterClass(k - 1) == .digit: k += 1
        default:
            guard let end = ink.end(of: DatePointParser.from, at: k) else { return nil }
            k = end
        }
        guard ink.gap(k) <= .wrap else { return nil }
        // 令和2～令和4年度 has an era of its own behind the mark.
        if let match = eras.name(in: ink, at: k) { k = match.end }
        guard let figures = lexer.figures(at: k), figures.value <= 99 || figures.length == 4 else { return nil }
        switch ink.near(figures.end) {
        case .year: return ink.near(figures.end + 1) == .degree ? .degree : .year
        case .month: return .month
        case .day: return isDaysSpan(figures.end + 1) || ink.near(figures.end + 1) == 0x76EE ? nil : .day
        default: return nil
        }
    }

    /// 2004・2005年度: the years of a list stand near each other.
    private func isFewBefore(_ figures: NumberLexer.Figures) -> Bool {
        guard let next = lexer.figures(at: figures.end + 1) else { return false }
        return next.value > figures.value && next.value <= figures.value + 10
    }

    func borrowed(_ figures: NumberLexer.Figures, _ prefix: Prefix?, from start: Int) -> DatePoint? {
        guard let unit = unitBehindRange(at: figures.end) else { return nil }
        let isRange = ink.characterClass(figures.end) == .tilde || ink.characterClass(figures.end) == .dash
        var point = DatePoint(range: (figures.end - figures.length)..<figures.end)
        switch unit {
        case .degree, .year:
            let isYear = figures.length == 4 && figures.value >= 1868 && (isRange || isFewBefore(figures))
            guard isYear || isRange && figures.length <= 2 && unit == .degree else { return nil }
            point.year = figures.length == 4 ? .gregorian(figures.value) : .short(figures.value)
            point.isFiscalYear = unit == .degree
        case .month:
            guard isMonth(figures) else { return nil }
            point.month = .number(figures.value)
            if case .year(let year) = prefix?.kind {
                point.year = year
                point.range = start..<figures.end
            }
        default:
            guard figures.value >= 1, figures.value <= 31, figures.length <= 3 else { return nil }
            point.day = figures.value
            if case .month(let month) = prefix?.kind { point.month = month }
            point.isDoubtful = true
        }
        return point
    }

    /// The 6 of 2/4～6 and the 21 of 3/14(日)、21(日).
    func bareDay(_ figures: NumberLexer.Figures, after previous: DatePoint) -> DatePoint? {
        let start = figures.end - figures.length
        guard !figures.isKanji, figures.length <= 2, figures.value >= 1, figures.value <= 31, previous.day != nil else {
            return nil
        }
        var point = DatePoint(range: start..<figures.end)
        point.day = figures.value
        point.isNumeric = true
        point = weekdays.completing(point)
        if point.weekday != nil { return point }
        let mark = start - 1
        guard previous.isNumeric, previous.year == nil || previous.month != nil, mark == previous.range.upperBound,
            ink.classes[mark] == .tilde || ink.classes[mark] == .dash, figures.value > previous.day ?? 31,
            !ink.characterClass(figures.end).goesOnNumber || ink.gap(figures.end) != .none
        else { return nil }
        return point
    }
}

extension CharacterClass {
    /// Whether a number that this class follows is not at its end.
    var goesOnNumber: Bool {
        switch self {
        case .digit, .latin, .dash, .slash, .colon, .at, .kanjiDigit: true
        default: false
        }
    }
}
