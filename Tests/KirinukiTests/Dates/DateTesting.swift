@testable import Kirinuki

/// The dates and times of a text, without the rest of the pipeline.
struct Dates {
    let layout: Layout
    let result: DateResolver.Result

    init(_ text: String, reference: CalendarDay? = nil) {
        layout = LayoutBuilder.layout(Normalizer(.document).normalize(text))
        result = DateResolver().resolve(DateRecognizer().recognize(layout), in: layout, reference: reference)
    }

    /// The values in order; times too. Dates that the document leaves open give "nil".
    var values: [String] { result.findings.map { $0.value ?? "nil" } }
    var texts: [String] { result.findings.map { layout.ink.string($0.range) } }
    var codes: [String] { result.remarks.map(\.code) }
}
