/// Finds postal addresses.
struct AddressRecognizer: Sendable {
    func recognize(_ layout: Layout) -> [Finding] { [] }
}
