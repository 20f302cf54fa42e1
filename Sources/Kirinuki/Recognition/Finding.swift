/// A mention as recognizers and resolvers pass it on: its place in the ink, its value, its typed fields.
struct Finding: Sendable {
    var type: MentionType
    /// Indexes into the ink.
    var range: Range<Int>
    var value: String?
    var details: MentionDetails?
}

/// A diagnostic at its place in the ink.
struct Remark: Sendable {
    var code: String
    var message: String
    var range: Range<Int>
}
