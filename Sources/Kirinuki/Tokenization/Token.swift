/// A word, a number, or a run of signs at its place in the source.
public struct Token: Hashable, Sendable {
    /// What a token is made of.
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        /// A word of Japanese or of a script other than Latin.
        case word
        /// A number, in figures or kanji figures, with its separators.
        case number
        /// An era, a weekday, or a unit of the calendar or clock after a number: 令和, 年, 月曜, 時.
        case datePart = "date-part"
        /// A word of Latin letters, with the figures that belong to it.
        case latin
        /// A web address.
        case url
        /// An e-mail address.
        case email
        /// Punctuation and other signs.
        case symbol
    }

    /// The source from `range.start` to `range.end`, to the letter, with any white space that stands inside.
    public var text: String
    /// UTF-8 bytes of the source, from 0.
    public var range: SourceRange
    /// The normalized form, without white space.
    public var normalized: String
    /// What it is made of.
    public var kind: Kind
    /// What it is in the sentence; nil where the back end does not tell.
    public var partOfSpeech: PartOfSpeech?
    /// Whether white space or a line break inside the word was looked through.
    public var spansNoise: Bool
}
