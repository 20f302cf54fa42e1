public import Foundation
public import Kirinuki

extension DateComponents {
    /// The components of a date of a document, in the Gregorian calendar; what the document leaves open stays nil.
    ///
    ///     DateValue("2004-02-17T14:00")?.start.map(DateComponents.init)
    public init(_ part: DatePart) {
        self.init(
            calendar: Calendar(identifier: .gregorian), year: part.year, month: part.month, day: part.day,
            hour: part.time?.hour, minute: part.time?.minute, second: part.time?.second)
    }

    /// The components of a day.
    public init(_ day: CalendarDay) {
        self.init(calendar: Calendar(identifier: .gregorian), year: day.year, month: day.month, day: day.day)
    }
}

extension DatePart {
    /// The parts that components give. Components of another calendar give none: convert them to Gregorian ones first.
    public init?(_ components: DateComponents) {
        if let calendar = components.calendar, calendar.identifier != .gregorian, calendar.identifier != .iso8601 {
            return nil
        }
        let time = components.hour.flatMap {
            ClockTime(hour: $0, minute: components.minute ?? 0, second: components.second)
        }
        self.init(year: components.year, month: components.month, day: components.day, time: time)
    }
}

extension CalendarDay {
    /// The day that components name; nil where one of year, month and day is missing or there is no such day.
    public init?(_ components: DateComponents) {
        guard let part = DatePart(components), let year = part.year, let month = part.month, let day = part.day else {
            return nil
        }
        self.init(year: year, month: month, day: day)
    }
}
