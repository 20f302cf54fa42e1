/// Finds e-mail addresses.
struct EmailRecognizer: Sendable {
    func recognize(_ layout: Layout) -> [Finding] { [] }
}
