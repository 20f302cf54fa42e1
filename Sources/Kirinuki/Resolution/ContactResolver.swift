/// Groups what stands together in a contact block into one record.
///
/// The document is read once, finding by finding. Names open a record, data fill it; a record ends where the names or the
/// data that follow are another's: a second address, another department with a number of its own, a blank line, a row.
/// Records without an organization take it from the block, the heading, or the document's masthead.
struct ContactResolver: Sendable {
    /// Mention ids in the result are indexes into `findings`.
    /// - Complexity: O(*n*) in the number of findings, lines, and organizations' mentions.
    func resolve(_ findings: [Finding], organizations: [Organization], in layout: Layout) -> [Contact] {
        guard findings.contains(where: { $0.type.isContactData }) else { return [] }
        var walk = ContactWalk(findings: findings, organizations: organizations, layout: layout)
        walk.run()
        return walk.contacts()
    }
}
