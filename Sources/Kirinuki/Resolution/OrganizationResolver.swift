/// Joins mentions of one organization into a record: full names, short names, declared aliases.
struct OrganizationResolver: Sendable {
    /// Mention ids in the result are indexes into `findings`.
    func resolve(_ findings: [Finding], in layout: Layout) -> [Organization] { [] }
}
