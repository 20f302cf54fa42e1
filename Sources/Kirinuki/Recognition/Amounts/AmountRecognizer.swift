/// Finds amounts of yen.
struct AmountRecognizer: Sendable {
    func recognize(_ layout: Layout) -> [Finding] { [] }
}
