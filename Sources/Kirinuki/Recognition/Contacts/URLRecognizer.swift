/// Finds web addresses.
struct URLRecognizer: Sendable {
    func recognize(_ layout: Layout) -> [Finding] { [] }
}
