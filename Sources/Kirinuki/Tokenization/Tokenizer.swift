/// Splits text into words.
public struct Tokenizer: Sendable {
    /// A tokenizer.
    public init() throws {}
}
