/// Finds organizations, persons, departments and roles.
struct NameRecognizer: Sendable {
    /// - Parameter taken: what other recognizers found, so that a name never goes over a number or an address.
    func recognize(_ layout: Layout, taken: [Finding]) -> [Finding] { [] }
}
