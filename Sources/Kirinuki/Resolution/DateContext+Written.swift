// Years as they are written: of an era, in two figures, counted from another date.
extension DateContext {
    mutating func explicitYear(of point: DatePoint, into result: inout ResolvedDate) {
        result.part.year = point.year?.gregorian
        switch point.year {
        case .gregorian(let year):
            countsInEras = false
            if point.isEraMisused {
                result.remarks.append(
                    Remark(
                        code: "gregorian-year-in-era",
                        message: "A Gregorian year stands behind an era's name; read as \(year).",
                        range: point.range))
            }
        case .era(let index, let n):
            era = index
            countsInEras = true
            noteFit(index, n, point, &result)
        case .short(let n):
            // No year of an era begins with 0: 09年.
            let isCentury = point.isNumeric || layout.ink.scalar(point.range.lowerBound) == 0x30
            let (year, source) = expand(n, isCentury: isCentury)
            result.part.year = year
            result.inferred.append(.init(part: "year", from: source))
        case .sameEra(let n):
            if let era {
                result.part.year = eras.era(era).year(n)
                result.inferred.append(.init(part: "year", from: "preceding-date"))
            }
        case .fromDocument(let offset):
            if point.isOfFiscalYear, let (year, source) = ownFiscalYear {
                result.part.year = year + offset + fiscalShift(point, from: 4)
                result.inferred.append(.init(part: "year", from: source))
            } else if let year = frame.year {
                result.part.year = year + offset + (point.isOfFiscalYear ? fiscalShift(point, from: frame.month) : 0)
                result.inferred.append(.init(part: "year", from: "document-date"))
            }
        case .fromPreceding(let offset):
            if let year = preceding?.part.year ?? frame.year {
                let month = preceding == nil ? frame.month : preceding?.isFiscalYear == true ? 4 : preceding?.part.month
                result.part.year = year + offset + (point.isOfFiscalYear ? fiscalShift(point, from: month) : 0)
                result.inferred.append(.init(part: "year", from: "preceding-date"))
            }
        case .imperial, nil: break
        }
        if let twin = point.twin { noteTwin(twin, point, &result) }
    }

    /// What to add to a year for a month of its fiscal year, when the year is counted from a month of its own.
    private func fiscalShift(_ point: DatePoint, from month: Int?) -> Int {
        // A quarter or half is counted from its fiscal year's April.
        let isOfNext = if case .number(let own) = point.month { own < 4 } else { false }
        return (isOfNext ? 1 : 0) - (month.map { $0 < 4 } == true ? 1 : 0)
    }

    /// The fiscal year that a report is on; where the document has no date, that of its headings.
    private var ownFiscalYear: (year: Int, from: String)? {
        if let year = frame.fiscalYear { return (year, "heading") }
        return frame.year == nil ? fiscalHeading.map { ($0.year, "heading") } : nil
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
        guard let other = twin.gregorian, let year = result.part.year, other != year else { return }
        result.remarks.append(
            Remark(
                code: "era-year-mismatch", message: "The two calendars disagree: \(year) and \(other).",
                range: point.range))
    }

    /// The year of two figures: of an era or a century, whichever comes nearest to the document's own time. An era that
    /// the line has used goes on: 平成８年…16年.
    private func expand(_ n: Int, isCentury: Bool) -> (year: Int, from: String) {
        let ofCentury = (n < 50 ? 2000 + n : 1900 + n, "century")
        if isCentury { return ofCentury }
        if !countsInEras, !isNewSentence, let preceding, preceding.hadYear, let last = preceding.part.year,
            n > last % 100
        {
            return (last - last % 100 + n, "preceding-date")
        }
        if let era, !isNewBlock, let last = preceding?.part.year {
            let year = eras.era(era).year(n)
            if year >= last, year <= (frame.year ?? year) + 5, eras.fit(era, year: n, month: nil, day: nil) == .inBounds
            {
                return (year, "era-of-context")
            }
        }
        var candidates = [2000 + n, 1900 + n]
        if era != nil || frame.era != nil || n < 32 {
            for index in eras.modern where eras.fit(index, year: n, month: nil, day: nil) == .inBounds {
                candidates.append(eras.era(index).year(n))
            }
        }
        guard let anchor = frame.year ?? preceding?.part.year else { return ofCentury }
        var best = candidates[0]
        for candidate in candidates where abs(candidate - anchor) < abs(best - anchor) { best = candidate }
        if let era, eras.era(era).year(n) == best { return (best, "era-of-context") }
        return (best, frame.year != nil ? "document-date" : "preceding-date")
    }
}
