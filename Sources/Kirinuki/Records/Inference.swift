/// A part of a value that the mention itself does not give, and where it was taken from.
public struct Inference: Hashable, Sendable, Codable {
    /// Of a date year, month or day; of an amount unit.
    public var part: String
    /// heading, weekday, weekdays (of several dates), document-date, preceding-date, range, era-of-context, century (of
    /// two figures alone), reference-date.
    public var from: String

    /// An inference of a part from a source.
    public init(part: String, from: String) {
        self.part = part
        self.from = from
    }
}
