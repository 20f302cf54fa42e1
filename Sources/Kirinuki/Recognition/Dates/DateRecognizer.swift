/// A date as it is written: what the text gives, before context completes it.
struct DateExpression: Sendable {
    var range: Range<Int>
    var year: Int?
    var month: Int?
    var day: Int?
}

/// Finds dates.
struct DateRecognizer: Sendable {
    func recognize(_ layout: Layout) -> [DateExpression] { [] }
}
