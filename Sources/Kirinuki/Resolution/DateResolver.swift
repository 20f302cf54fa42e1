/// Completes dates from context: the document's own date, headings, neighbors and weekdays.
struct DateResolver: Sendable {
    struct Result: Sendable {
        var findings: [Finding] = []
        var issued: String?
        var remarks: [Remark] = []
    }

    func resolve(_ expressions: [DateExpression], in layout: Layout, reference: CalendarDay?) -> Result { Result() }
}
