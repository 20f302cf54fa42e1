/// Finds postal codes.
struct PostalCodeRecognizer: Sendable {
    func recognize(_ layout: Layout) -> [Finding] { [] }
}
