/// Groups what stands together in a contact block into one record.
struct ContactResolver: Sendable {
    /// Mention ids in the result are indexes into `findings`.
    func resolve(_ findings: [Finding], organizations: [Organization], in layout: Layout) -> [Contact] { [] }
}
