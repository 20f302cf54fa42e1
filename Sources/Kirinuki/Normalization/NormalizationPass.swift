/// A rule that sees a character's neighbors: it rewrites a normalized text, and its edits are composed with those before.
protocol NormalizationPass: Sendable {
    func apply(to text: inout NormalizedText)
}

extension Normalizer.Rule {
    /// The pass of a rule that sees neighbors; nil for a rule of single characters.
    var pass: (any NormalizationPass)? { nil }
}
