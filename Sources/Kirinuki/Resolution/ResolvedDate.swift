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
        switch share {
        case .quarter(let n): return months(3, n)
        case .half(let n): return months(6, n)
        case .decade, .century, nil: break
        }
        guard let year = part.year else { return (part, part) }
        switch share {
        case .decade: return (DatePart(year: year), DatePart(year: year + 9))
        case .century: return (DatePart(year: year), DatePart(year: year + 99))
        case .quarter, .half, nil: break
        }
        guard isFiscalYear else { return (part, part) }
        return (DatePart(year: year, month: 4, day: 1), DatePart(year: year + 1, month: 3, day: 31))
    }

    /// The first and last month of the `n`-th of the parts of `count` months.
    private func months(_ count: Int, _ n: Int) -> (start: DatePart, end: DatePart) {
        let first = (isFiscalYear ? 4 : 1) + (n - 1) * count
        return (month(first), month(first + count - 1))
    }

    /// The month counted from the year's January; it may be the next year's.
    private func month(_ month: Int) -> DatePart {
        month > 12
            ? DatePart(year: part.year.map { $0 + 1 }, month: month - 12) : DatePart(year: part.year, month: month)
    }
}
