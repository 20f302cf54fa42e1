/// A date with its parts completed, and what was inferred or found wrong.
struct ResolvedDate {
    var part: DatePart
    var isFiscalYear = false
    var share: DatePoint.Share?
    var inferred: [Inference] = []
    var remarks: [Remark] = []
    /// No such day: the text stays, the value goes.
    var isImpossible = false

    /// The first and last point that the date covers.
    var bounds: (start: DatePart, end: DatePart) {
        guard let year = part.year else { return (part, part) }
        switch share {
        case .quarter(let n):
            let first = (isFiscalYear ? 4 : 1) + (n - 1) * 3
            return (month(year, first), month(year, first + 2))
        case .half(let n):
            let first = (isFiscalYear ? 4 : 1) + (n - 1) * 6
            return (month(year, first), month(year, first + 5))
        case .decade: return (DatePart(year: year), DatePart(year: year + 9))
        case .century: return (DatePart(year: year), DatePart(year: year + 99))
        case nil: break
        }
        guard isFiscalYear else { return (part, part) }
        return (DatePart(year: year, month: 4, day: 1), DatePart(year: year + 1, month: 3, day: 31))
    }

    private func month(_ year: Int, _ month: Int) -> DatePart {
        month > 12 ? DatePart(year: year + 1, month: month - 12) : DatePart(year: year, month: month)
    }
}

/// What a reader has in mind at a place of the document: the year of the heading, the preceding date, the document's own.
struct DateContext {
    let frame: DocumentFrame
    private let layout: Layout
    private let eras = Eras.all

    /// The last date that was resolved, and where.
    private(set) var preceding: (part: DatePart, isFiscalYear: Bool, hadYear: Bool, isEnd: Bool, end: Int)?
    /// The year of a chronology's or schedule's heading.
    private var heading: (year: Int, isFiscal: Bool, line: Int, row: Int)?
    /// How many dates at the starts of lines have come in order of time.
    private var sequence: (month: Int, ascents: Int)?
    /// The era that the document used last.
    private var era: Int?
    /// Whether a sentence or line ended since the preceding date.
    private(set) var isNewSentence = true
    private(set) var isNewBlock = true
    private(set) var isLineStart = false
    private(set) var isNewLine = true
    /// The number of the source's line.
    private var row = 0
    private var months: [(year: Int?, month: Int)] = []
    private var position = 0

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

    // MARK: Years that are written

    private mutating func explicitYear(of point: DatePoint, into result: inout ResolvedDate) {
        switch point.year {
        case .gregorian(let year):
            result.part.year = year
            if point.isEraMisused {
                result.remarks.append(
                    Remark(
                        code: "gregorian-year-in-era",
                        message: "A Gregorian year stands behind an era's name; read as \(year).",
                        range: point.range))
            }
        case .imperial(let n): result.part.year = n - 660
        case .era(let index, let n):
            result.part.year = eras.era(index).year(n)
            era = index
            noteFit(index, n, point, &result)
        case .short(let n):
            result.part.year = expand(n, isCentury: point.isNumeric)
            result.inferred.append(.init(part: "year", from: era != nil ? "era-of-context" : "document-date"))
        case .sameEra(let n):
            if let era {
                result.part.year = eras.era(era).year(n)
                result.inferred.append(.init(part: "year", from: "preceding-date"))
            }
        case .fromDocument(let offset):
            if let year = frame.year {
                result.part.year = year + offset + (point.isOfFiscalYear ? fiscalShift(point, from: frame.month) : 0)
                result.inferred.append(.init(part: "year", from: "document-date"))
            }
        case .fromPreceding(let offset):
            if let year = preceding?.part.year ?? frame.year {
                let month = preceding == nil ? frame.month : preceding?.isFiscalYear == true ? 4 : preceding?.part.month
                result.part.year = year + offset + (point.isOfFiscalYear ? fiscalShift(point, from: month) : 0)
                result.inferred.append(.init(part: "year", from: "preceding-date"))
            }
        case nil: break
        }
        if let twin = point.twin { noteTwin(twin, point, &result) }
    }

    /// What to add to a year for a month of its fiscal year, when the year is counted from a month of its own.
    private func fiscalShift(_ point: DatePoint, from month: Int?) -> Int {
        guard case .number(let own) = point.month else { return 0 }
        return (own < 4 ? 1 : 0) - (month.map { $0 < 4 } == true ? 1 : 0)
    }

    private func noteFit(_ index: Int, _ n: Int, _ point: DatePoint, _ result: inout ResolvedDate) {
        var month: Int?
        if case .number(let number) = point.month { month = number }
        switch eras.fit(index, year: n, month: month, day: point.day) {
        case .inBounds: break
        case .outOfBounds:
            result.remarks.append(
                Remark(
                    code: "era-out-of-bounds",
                    message: "The era had ended or had not begun; read as \(eras.era(index).year(n)).",
                    range: point.range))
        case .lunar:
            if month != nil {
                result.remarks.append(
                    Remark(
                        code: "lunar-calendar", message: "Before 1873 the calendar was lunar; only the year is given.",
                        range: point.range))
            }
        case .impossible: result.isImpossible = true
        }
    }

    private func noteTwin(_ twin: DatePoint.Year, _ point: DatePoint, _ result: inout ResolvedDate) {
        let other: Int? =
            switch twin {
            case .gregorian(let year): year
            case .era(let index, let n): eras.era(index).year(n)
            default: nil
            }
        guard let other, let year = result.part.year, other != year else { return }
        result.remarks.append(
            Remark(
                code: "era-year-mismatch", message: "The two calendars disagree: \(year) and \(other).",
                range: point.range))
    }

    /// The year of two figures: of an era or a century, whichever comes nearest to the document's own time. An era that
    /// the line has used goes on: 平成８年…16年.
    private func expand(_ n: Int, isCentury: Bool) -> Int {
        if isCentury { return n < 50 ? 2000 + n : 1900 + n }
        if let era, !isNewBlock, let last = preceding?.part.year {
            let year = eras.era(era).year(n)
            if year >= last, year <= (frame.year ?? year) + 5, eras.fit(era, year: n, month: nil, day: nil) == .inBounds
            {
                return year
            }
        }
        var candidates = [2000 + n, 1900 + n]
        if era != nil || frame.era != nil || n < 32 {
            for index in eras.modern where eras.fit(index, year: n, month: nil, day: nil) == .inBounds {
                candidates.append(eras.era(index).year(n))
            }
        }
        guard let anchor = frame.year ?? preceding?.part.year else { return n < 50 ? 2000 + n : 1900 + n }
        var best = candidates[0]
        for candidate in candidates where abs(candidate - anchor) < abs(best - anchor) { best = candidate }
        return best
    }

    // MARK: Years, months and days from context

    private mutating func complete(_ result: inout ResolvedDate, _ point: DatePoint, _ expression: DateExpression) {
        switch point.month {
        case .number(let month): result.part.month = month
        case .fromDocument(let offset):
            if let year = frame.year, let month = frame.month {
                set(&result, year: year, month: month + offset, from: "document-date")
            }
        case .fromPreceding(let offset):
            if let part = preceding?.part, let month = part.month {
                set(&result, year: part.year, month: month + offset, from: "preceding-date")
            }
        case nil: break
        }
        result.part.day = point.day
        if point.day != nil, result.part.month == nil {
            completeMonth(&result, point, expression)
        } else if result.part.year == nil, let month = result.part.month {
            completeYear(&result, month, point, expression)
        }
        settleLastDay(&result)
        if let year = result.part.year, year < 1873, point.isJapanese {
            result.part.month = nil
            result.part.day = nil
        }
    }

    private func set(_ result: inout ResolvedDate, year: Int?, month: Int, from: String) {
        let shift = month < 1 ? -1 : month > 12 ? 1 : 0
        result.part.month = month - 12 * shift
        if result.part.year == nil { result.part.year = year.map { $0 + shift } }
        result.inferred.append(.init(part: "month", from: from))
    }

    private func settleLastDay(_ result: inout ResolvedDate) {
        guard result.part.day == 0 else { return }
        guard let month = result.part.month else {
            result.part.day = nil
            return
        }
        result.part.day = CalendarDay.length(ofMonth: month, year: result.part.year ?? 2001)
    }

    /// A day alone takes its month from the nearest date before it that its weekday agrees with.
    private func completeMonth(_ result: inout ResolvedDate, _ point: DatePoint, _ expression: DateExpression) {
        guard let day = point.day else { return }
        var candidates: [(year: Int?, month: Int, from: String)] = []
        if let part = preceding?.part, let month = part.month {
            candidates.append((part.year, month, "preceding-date"))
            // A list or schedule that runs over the month's end.
            if let before = part.day, day != 0, day < before, expression.followsInList {
                candidates.insert(
                    (month == 12 ? part.year.map { $0 + 1 } : part.year, month % 12 + 1, "preceding-date"), at: 0)
            }
        }
        for entry in months.reversed().prefix(6) { candidates.append((entry.year, entry.month, "preceding-date")) }
        if let year = frame.year, let month = frame.month {
            var own: [(year: Int?, month: Int, from: String)] = []
            for offset in [0, 1, -1] {
                let shifted = month + offset
                let shift = shifted < 1 ? -1 : shifted > 12 ? 1 : 0
                own.append((year + shift, shifted - 12 * shift, "document-date"))
            }
            if isOfDocument(point, expression) { candidates = own + candidates } else { candidates += own }
        }
        guard var best = candidates.first else { return }
        if let weekday = point.weekday {
            for candidate in candidates {
                guard let year = candidate.year, let found = CalendarDay(year: year, month: candidate.month, day: day),
                    found.weekday == weekday
                else { continue }
                best = candidate
                break
            }
        }
        result.part.month = best.month
        if result.part.year == nil {
            result.part.year = best.year
            if best.year != nil { result.inferred.append(.init(part: "year", from: best.from)) }
        }
        result.inferred.append(.init(part: "month", from: best.from))
    }

    /// Whether a day alone in a sentence of its own is one of the document's month, as news have it: 十五日、…を開札した.
    private func isOfDocument(_ point: DatePoint, _ expression: DateExpression) -> Bool {
        if point.nearness != nil { return true }
        guard let issued = frame.issued, issued.day != nil, let preceding, isNewSentence, !isLineStart else {
            return false
        }
        if preceding.part.day == nil, !preceding.hadYear { return false }
        guard let year = preceding.part.year, let month = preceding.part.month, let own = issued.month else {
            return true
        }
        let distance = (year - (issued.year ?? 0)) * 12 + month - own
        return abs(distance) >= 1 && (preceding.hadYear || isNewBlock)
    }

    private func completeYear(
        _ result: inout ResolvedDate, _ month: Int, _ point: DatePoint, _ expression: DateExpression
    ) {
        let candidates = contextYears(month, point, expression)
        guard var (year, source) = candidates.first else { return }
        if let weekday = point.weekday, let day = point.day, day > 0, !agrees(year, month, day, weekday) {
            if let other = candidates.first(where: { agrees($0.0, month, day, weekday) }) {
                (year, source) = other
            } else {
                // Within two years at most one agrees.
                for offset in [1, -1, 2, -2] where agrees(year + offset, month, day, weekday) {
                    year += offset
                    source = "weekday"
                    break
                }
            }
        }
        result.part.year = year
        result.inferred.append(.init(part: "year", from: source))
    }

    private func agrees(_ year: Int, _ month: Int, _ day: Int, _ weekday: Int) -> Bool {
        CalendarDay(year: year, month: month, day: day)?.weekday == weekday
    }

    /// The years that the surroundings give a month, the nearest reading first.
    private func contextYears(_ month: Int, _ point: DatePoint, _ expression: DateExpression) -> [(Int, String)] {
        let words = SentenceWords(ink: layout.ink, around: expression.range, after: preceding?.end ?? 0)
        let nearest = frame.nearestYear(month: month, day: point.day, tense: point.nearness ?? words.tense)
        if point.nearness != nil, let nearest { return [nearest] }
        var years: [(Int, String)] = []
        if let preceding, let year = preceding.part.year {
            let distance = expression.range.lowerBound - preceding.end
            if expression.followsInList, let last = preceding.part.month {
                years.append((month < last ? year + 1 : year, "preceding-date"))
            } else if preceding.isFiscalYear, !isNewSentence, distance <= 8 {
                years.append((month >= 4 ? year : year + 1, "preceding-date"))
            } else if !isNewSentence, preceding.hadYear, let last = preceding.part.month, isNear(year, nearest) {
                years.append((month < last && last - month >= 6 ? year + 1 : year, "preceding-date"))
            } else if preceding.hadYear, !preceding.isEnd, !isNewLine, frame.issued == nil, let own = frame.year,
                year > own
            {
                years.append((year, "preceding-date"))
            }
        }
        if let offset = words.yearOffset, let own = frame.year { years.append((own + offset, "document-date")) }
        if let heading, isLineStart || heading.row == row || !isNewSentence || !frame.hasDate {
            years.append((heading.isFiscal && month < 4 ? heading.year + 1 : heading.year, "heading"))
        }
        if let period = frame.period { years.append((period.year(of: month), "heading")) }
        if let sequence, isLineStart, sequence.ascents >= 2, month >= sequence.month, let year = preceding?.part.year,
            let nearest, year == nearest.year + 1
        {
            years.append((year, "preceding-date"))
        }
        if let nearest { years.append(nearest) }
        if let year = preceding?.part.year { years.append((year, "preceding-date")) }
        return years
    }

    /// Whether a year of the same sentence is of the time that is spoken of, and not of the past: 平成20年に閉じた店が7月1日に.
    private func isNear(_ year: Int, _ nearest: (year: Int, from: String)?) -> Bool {
        guard frame.issued != nil, let nearest else { return true }
        return abs(nearest.year - year) <= 1
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
        preceding = (part, result.isFiscalYear, point.year != nil, isEnd, point.range.upperBound)
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
        heading = (year, point.isFiscalYear, line, row)
    }

    static func dayAfter(_ part: DatePart) -> DatePart? {
        guard let year = part.year, let month = part.month, let day = part.day else { return nil }
        if day < CalendarDay.length(ofMonth: month, year: year) {
            return DatePart(year: year, month: month, day: day + 1)
        }
        return month < 12 ? DatePart(year: year, month: month + 1, day: 1) : DatePart(year: year + 1, month: 1, day: 1)
    }
}
