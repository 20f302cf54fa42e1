/// Finds telephone and fax numbers.
struct PhoneRecognizer: Sendable {
    func recognize(_ layout: Layout) -> [Finding] { [] }
}
