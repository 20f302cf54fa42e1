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
