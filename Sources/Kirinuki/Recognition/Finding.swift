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

extension Sequence<Finding> {
    /// For each character of ink, whether a finding holds it.
    func mask(of count: Int) -> [Bool] {
        var mask = [Bool](repeating: false, count: count)
        for finding in self { for i in finding.range.clamped(to: 0..<count) { mask[i] = true } }
        return mask
    }
}
