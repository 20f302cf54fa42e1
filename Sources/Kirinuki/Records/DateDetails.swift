/// What is known of a date beside its value.
public struct DateDetails: Hashable, Sendable, Codable {
    /// The finest unit given: year, month, day, minute, fiscalYear, quarter, half, decade, century, recurring.
    public var precision: String
    /// gregorian, japanese, or both.
    public var calendar: String
    /// The parts that came from context, and from where.
    public var inferred: [Inference]?

    /// Details with all their parts.
    public init(precision: String, calendar: String, inferred: [Inference]? = nil) {
        self.precision = precision
        self.calendar = calendar
        self.inferred = inferred
    }
}
