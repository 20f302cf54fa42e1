/// What is known of a date beside its value.
public struct DateDetails: Hashable, Sendable, Codable {
    /// The finest unit given: year, month, day, minute, fiscalYear, quarter, half, decade, century, recurring.
    public var precision: String
    /// gregorian, japanese, or both.
    public var calendar: String
    /// The parts that came from context, and from where.
    public var inferred: [Inference]?

    /// A part of a date that the mention itself does not give.
    public struct Inference: Hashable, Sendable, Codable {
        /// year, month, or day.
        public var part: String
        /// heading, weekday, document-date, preceding-date, range, reference-date, …
        public var from: String

        /// An inference of a part from a source.
        public init(part: String, from: String) {
            self.part = part
            self.from = from
        }
    }

    /// Details with all their parts.
    public init(precision: String, calendar: String, inferred: [Inference]? = nil) {
        self.precision = precision
        self.calendar = calendar
        self.inferred = inferred
    }
}
