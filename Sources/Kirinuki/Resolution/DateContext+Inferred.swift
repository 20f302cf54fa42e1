// What a date leaves out, from its surroundings.
extension DateContext {
    mutating func complete(_ result: inout ResolvedDate, _ point: DatePoint, _ expression: DateExpression) {
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
        } else if point.year == nil, point.isFiscalYear, let (year, source) = fiscalYear(around: expression) {
            result.part.year = year
            result.inferred.append(.init(part: "year", from: source))
        }
        settleLastDay(&result)
        if let year = result.part.year, year < 1873, point.isJapanese {
            result.part.month = nil
            result.part.day = nil
        }
    }

    /// The fiscal year of a quarter alone: of the date before it in the same line, of the heading, of the whole report.
    func fiscalYear(around expression: DateExpression) -> (year: Int, from: String)? {
        if let preceding, preceding.isFiscalYear, !isNewLine || expression.followsInList, let year = preceding.part.year
        {
            return (year, "preceding-date")
        }
        if let fiscalHeading, layout.lineIndex(of: expression.range.lowerBound) - fiscalHeading.line <= 60 {
            return (fiscalHeading.year, "heading")
        }
        return frame.fiscalYear.map { ($0, "heading") }
    }

    private func set(_ result: inout ResolvedDate, year: Int?, month: Int, from: String) {
        let shift = month < 1 ? -1 : month > 12 ? 1 : 0
        result.part.month = month - 12 * shift
        if result.part.year == nil { result.part.year = year.map { $0 + shift } }
        result.inferred.append(.init(part: "month", from: from))
    }

    func settleLastDay(_ result: inout ResolvedDate) {
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
        if let heading,
            isLineStart || heading.row == row && !(isNewSentence && frame.issued != nil && !isInCell(expression))
                || !isNewSentence
                || !frame.hasDate
        {
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

    private func isInCell(_ expression: DateExpression) -> Bool {
        let line = layout.lineIndex(of: expression.range.lowerBound)
        return layout.lines.indices.contains(line) && layout.lines[line].isCell
    }

    /// Whether a year of the same sentence is of the time that is spoken of, and not of the past: 平成20年に閉じた店が7月1日に.
    private func isNear(_ year: Int, _ nearest: (year: Int, from: String)?) -> Bool {
        guard frame.issued != nil, let nearest else { return true }
        return abs(nearest.year - year) <= 1
    }
}
