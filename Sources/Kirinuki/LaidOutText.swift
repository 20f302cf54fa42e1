/// A text normalized and laid out once, to measure single steps of the pipeline on it.
@_spi(Measuring)
public struct LaidOutText: Sendable {
    private let layout: Layout

    /// Lays out a text of valid UTF-8.
    public init(utf8 source: [UInt8]) {
        layout = LayoutBuilder.layout(Normalizer(.document).normalize(utf8: source))
    }

    /// Finds dates, times and amounts, and completes the dates from their context; returns how many there are.
    public func countDatesTimesAndAmounts() -> Int {
        let dates = DateResolver().resolve(DateRecognizer().recognize(layout), in: layout, reference: nil)
        return AmountRecognizer().recognize(layout).count + dates.findings.count
    }
}
