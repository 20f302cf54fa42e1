/// What a reader has in mind at a place of the document: the year of the heading, the preceding date, the document's own.
struct DateContext {
    let frame: DocumentFrame
    let layout: Layout
    let eras = Eras.all

    /// The last date that was resolved, and where.
    private(set) var preceding: (part: DatePart, isFiscalYear: Bool, hadYear: Bool, isEnd: Bool, end: Int)?
    /// The year of a chronology's or schedule's heading.
    private(set) var heading: (year: Int, isFiscal: Bool, line: Int, row: Int)?
    /// The fiscal year of the last heading or title that names one.
    private(set) var fiscalHeading: (year: Int, line: Int)?
    /// How many dates at the starts of lines have come in order of time.
    private(set) var sequence: (month: Int, ascents: Int)?
    /// The era that the document used last.
    var era: Int?
    /// Whether the year written last in full was an era's.
    var countsInEras = true
    /// Whether a sentence or line ended since the preceding date.
    private(set) var isNewSentence = true
    private(set) var isNewBlock = true
    private(set) var isLineStart = false
    private(set) var isNewLine = true
    /// The number of the source's line.
    private(set) var row = 0
    private(set) var months: [(year: Int?, month: Int)] = []

    init(frame: DocumentFrame, layout: Layout) {
        self.frame = frame
        self.layout = layout
        era = frame.era
    }

    /// Takes note of what stands between the last date and this one.
    mutating func move(to expression: DateExpression) {
        let ink = layout.ink
        let start = expression.range.lowerBound
        isNewSentence = preceding == nil
        isNewBlock = preceding == nil
        isNewLine = preceding == nil
        var k = max(preceding?.end ?? 0, 0)
        if start - k > 2000 { isNewSentence = true; isNewBlock = true; k = start }
        while k <= start, k < ink.count {
            if ink.gaps[k] >= .line {
                isNewSentence = true
                isNewLine = true
            }
            if ink.gaps[k] == .block { isNewBlock = true }
            if k < start, ink.scalars[k] == 0x3002 { isNewSentence = true }
            k += 1
        }
        isLineStart = ink.gap(start) >= .line
        row = layout.lines.isEmpty ? 0 : layout.lines[layout.lineIndex(of: start)].number
        if isLineStart, let line = heading?.line, layout.lineIndex(of: start) - line > 60 { heading = nil }
    }

    // MARK: Resolution

    mutating func resolve(_ point: DatePoint, in expression: DateExpression) -> ResolvedDate {
        var result = ResolvedDate(part: DatePart(), isFiscalYear: point.isFiscalYear, share: point.share)
        explicitYear(of: point, into: &result)
        complete(&result, point, expression)
        check(&result, point)
        // A decade or century is no year to go on from.
        if point.share == .decade || point.share == .century { return result }
        remember(result, explicit: point)
        noteHeading(point, result, expression)
        noteFiscalHeading(point, result, expression)
        if isLineStart, let month = result.part.month {
            sequence = (month, sequence.map { $0.month <= month ? $0.ascents + 1 : 0 } ?? 0)
        }
        return result
    }

    /// The end of a range, which shares with its start what it does not say.
    mutating func resolve(_ point: DatePoint, asEndOf start: ResolvedDate) -> ResolvedDate {
        var result = ResolvedDate(part: DatePart(), isFiscalYear: point.isFiscalYear, share: point.share)
        let first = start.part
        if case .short(let n) = point.year, let year = first.year {
            let inEras = eras.modern.filter { eras.fit($0, year: n, month: nil, day: nil) == .inBounds }
            let years = inEras.map { eras.era($0).year(n) } + [2000 + n, 1900 + n]
            result.part.year = years.filter { $0 >= year }.min() ?? year
            result.inferred.append(.init(part: "year", from: "range"))
        } else {
            explicitYear(of: point, into: &result)
        }
        switch point.month {
        case .number(let month): result.part.month = month
        case .fromPreceding(let offset), .fromDocument(let offset):
            if let month = first.month {
                result.part.month = (month - 1 + offset) % 12 + 1
                if month + offset > 12, result.part.year == nil { result.part.year = first.year.map { $0 + 1 } }
            }
        case nil: break
        }
        result.part.day = point.day
        if point.day != nil, result.part.month == nil {
            result.part.month = first.month
            if let a = first.day, let b = point.day, b != 0, b < a, let month = first.month {
                result.part.month = month == 12 ? 1 : month + 1
                if month == 12, result.part.year == nil { result.part.year = first.year.map { $0 + 1 } }
            }
            result.inferred.append(.init(part: "month", from: "range"))
        }
        if result.part.year == nil, let year = first.year {
            let a = (first.month ?? 0, first.day ?? 0)
            let b = (result.part.month ?? 0, result.part.day ?? first.day ?? 0)
            result.part.year = result.part.month != nil && b < a ? year + 1 : year
            result.inferred.append(.init(part: "year", from: "range"))
        }
        settleLastDay(&result)
        check(&result, point)
        return result
    }

    /// The start of a range whose end alone gives the year.
    mutating func resolve(_ point: DatePoint, before end: DatePart, year: Int) -> ResolvedDate {
        var result = ResolvedDate(part: DatePart(), isFiscalYear: point.isFiscalYear, share: point.share)
        if case .number(let month) = point.month { result.part.month = month } else { result.part.month = end.month }
        result.part.day = point.day
        result.part.year =
            (result.part.month ?? 0, result.part.day ?? 0) > (end.month ?? 13, end.day ?? 32) ? year - 1 : year
        result.inferred.append(.init(part: "year", from: "range"))
        settleLastDay(&result)
        check(&result, point)
        return result
    }

    // MARK: Checks

    private func check(_ result: inout ResolvedDate, _ point: DatePoint) {
        guard let month = result.part.month, let day = result.part.day else { return }
        guard let year = result.part.year else {
            if day > CalendarDay.length(ofMonth: month, year: 2000) { impossible(&result, point) }
            return
        }
        if year < 1 {
            // Before Christ weekdays are not asked for.
            if day > CalendarDay.length(ofMonth: month, year: 2000) { impossible(&result, point) }
            return
        }
        guard let found = CalendarDay(year: year, month: month, day: day) else {
            impossible(&result, point)
            return
        }
        if let weekday = point.weekday, weekday != found.weekday {
            result.remarks.append(
                Remark(
                    code: "weekday-mismatch", message: "\(result.part) is not the day of the week that is given.",
                    range: point.range))
        }
    }

    private func impossible(_ result: inout ResolvedDate, _ point: DatePoint) {
        result.isImpossible = true
        result.remarks.append(
            Remark(code: "impossible-date", message: "The calendar has no such day.", range: point.range))
    }

    // MARK: Memory

    mutating func remember(_ result: ResolvedDate, explicit point: DatePoint, isEnd: Bool = false) {
        guard !result.isImpossible else { return }
        let part = result.part
        // An event of a few days is one date, and has the year of its first.
        let isOfStart = isEnd && preceding.map { $0.part.year == part.year && $0.part.month == part.month } == true
        let hadYear = point.year != nil || isOfStart && preceding?.hadYear == true
        preceding = (part, result.isFiscalYear, hadYear, isEnd && !isOfStart, point.range.upperBound)
        if let month = part.month, months.last.map({ $0.year != part.year || $0.month != month }) ?? true {
            months.append((part.year, month))
            if months.count > 16 { months.removeFirst(8) }
        }
    }

    /// A year that stands as a heading: alone at the start of its line or cell.
    private mutating func noteHeading(_ point: DatePoint, _ result: ResolvedDate, _ expression: DateExpression) {
        let ink = layout.ink
        guard let year = result.part.year else { return }
        guard isLineStart || ink.gap(expression.range.lowerBound) == .wide else { return }
        let line = layout.lineIndex(of: expression.range.lowerBound)
        if point.year == nil || point.month != nil {
            if heading != nil, isLineStart {
                if point.year != nil {
                    heading = point.month != nil && point.day == nil ? (year, false, line, row) : nil
                } else {
                    heading?.line = line
                    heading?.row = row
                }
            }
            return
        }
        guard expression.end == nil, !expression.isOpenAtStart, ink.gap(expression.range.upperBound) >= .space else {
            return
        }
        if point.isFiscalYear, frame.hasDate { return }
        if Season(ofIssueAt: expression.range.upperBound, in: ink) != nil { return }
        heading = (year, point.isFiscalYear, line, row)
    }

    /// A fiscal year in a line that is no sentence: 2021年度事業計画.
    private mutating func noteFiscalHeading(
        _ point: DatePoint, _ result: ResolvedDate, _ expression: DateExpression
    ) {
        guard point.isFiscalYear, point.year != nil, let year = result.part.year, expression.end == nil else { return }
        let ink = layout.ink
        let line = layout.lineIndex(of: expression.range.lowerBound)
        let last = layout.lines[line].ink.upperBound - 1
        guard layout.lines[line].ink.count <= DateContext.longestHeading else { return }
        switch ink.classes[last] {
        case .stop, .comma: return
        default: break
        }
        let behind = expression.range.upperBound
        if behind <= last, ink.classes[behind] == .hiragana, ink.scalars[behind] != 0x306E { return }  // の
        fiscalHeading = (year, line)
    }

    /// In characters of ink.
    private static let longestHeading = 30

    static func dayAfter(_ part: DatePart) -> DatePart? {
        guard let year = part.year, let month = part.month, let day = part.day else { return nil }
        if day < CalendarDay.length(ofMonth: month, year: year) {
            return DatePart(year: year, month: month, day: day + 1)
        }
        return month < 12 ? DatePart(year: year, month: month + 1, day: 1) : DatePart(year: year + 1, month: 1, day: 1)
    }
}
