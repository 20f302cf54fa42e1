/// The value of a date mention: a point of time or an interval, each end as fine as it is known.
///
///     DateValue("2004-02-17T14:00/2004-02-17T17:00")?.start?.time?.hour  // 14
public enum DateValue: Hashable, Sendable {
    /// A year, month, day, or day with a clock time; a clock time alone.
    case point(DatePart)
    /// From the first to the last, both included; nil where the interval is open.
    case interval(DatePart?, DatePart?)

    /// The first or only point; nil where the interval has no beginning.
    public var start: DatePart? {
        switch self {
        case .point(let part): part
        case .interval(let start, _): start
        }
    }

    /// The last or only point; nil where the interval has no end.
    public var end: DatePart? {
        switch self {
        case .point(let part): part
        case .interval(_, let end): end
        }
    }

    /// The Japanese fiscal year, April to March, if the interval is just that.
    public var fiscalYear: Int? {
        guard case .interval(let start?, let end?) = self, let year = start.year, end.year == year + 1,
            start == DatePart(year: year, month: 4, day: 1), end == DatePart(year: year + 1, month: 3, day: 31)
        else { return nil }
        return year
    }

    /// The interval of the fiscal year that begins in April of `year`.
    public static func fiscalYear(_ year: Int) -> DateValue {
        .interval(DatePart(year: year, month: 4, day: 1), DatePart(year: year + 1, month: 3, day: 31))
    }
}

/// A year, month, day and clock time, of which some are known.
public struct DatePart: Hashable, Sendable {
    /// The Gregorian year.
    public var year: Int?
    /// The month, 1…12.
    public var month: Int?
    /// The day of the month, from 1.
    public var day: Int?
    /// The time of the day.
    public var time: ClockTime?

    /// A part with what is known of it.
    public init(year: Int? = nil, month: Int? = nil, day: Int? = nil, time: ClockTime? = nil) {
        self.year = year
        self.month = month
        self.day = day
        self.time = time
    }

    /// How fine a point is.
    public enum Precision: String, Hashable, Sendable {
        /// A year alone.
        case year
        /// A month.
        case month
        /// A day.
        case day
        /// A clock time.
        case minute
    }

    /// The finest unit known.
    public var precision: Precision { time != nil ? .minute : day != nil ? .day : month != nil ? .month : .year }
}

/// A time of the day. Broadcasters and shops count on past midnight: 25:00 is one o'clock of the next day.
public struct ClockTime: Hashable, Sendable {
    /// The hour, 0…30.
    public var hour: Int
    /// The minute, 0…59.
    public var minute: Int
    /// The second, where one is given.
    public var second: Int?

    /// A time; nil where there is no such time.
    public init?(hour: Int, minute: Int = 0, second: Int? = nil) {
        guard (0...30).contains(hour), (0...59).contains(minute), (0...59).contains(second ?? 0) else { return nil }
        self.hour = hour
        self.minute = minute
        self.second = second
    }
}

// MARK: ISO 8601 and EDTF

extension ClockTime: CustomStringConvertible {
    /// T14:00, T23:59:30.
    public var description: String {
        "T" + padded(hour, 2) + ":" + padded(minute, 2) + (second.map { ":" + padded($0, 2) } ?? "")
    }
}

extension DatePart: CustomStringConvertible {
    /// 2004-02-17, XXXX-02-25, 2004-02-17T14:00, T14:00.
    public var description: String {
        guard year != nil || month != nil || day != nil else { return time?.description ?? "XXXX" }
        var text = year.map { padded($0, 4) } ?? "XXXX"
        if month != nil || day != nil { text += "-" + (month.map { padded($0, 2) } ?? "XX") }
        if let day { text += "-" + padded(day, 2) }
        return text + (time?.description ?? "")
    }

    /// Reads what `description` writes.
    public init?(_ text: some StringProtocol) {
        self.init()
        let halves = text.split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
        if halves.count == 2 {
            let parts = halves[1].split(separator: ":", omittingEmptySubsequences: false)
            guard parts.count == 2 || parts.count == 3, let hour = Int(parts[0]), let minute = Int(parts[1]),
                let time = ClockTime(hour: hour, minute: minute, second: parts.count == 3 ? Int(parts[2]) : nil)
            else { return nil }
            self.time = time
        }
        guard let date = halves.first, !date.isEmpty else {
            if time == nil { return nil }
            return
        }
        let isBeforeChrist = date.first == "-"
        let parts = date.dropFirst(isBeforeChrist ? 1 : 0).split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count <= 3 else { return nil }
        for (index, part) in parts.enumerated() {
            if part.allSatisfy({ $0 == "X" }) { continue }
            guard let number = Int(part) else { return nil }
            switch index {
            case 0: year = isBeforeChrist ? -number : number
            case 1: month = number
            default: day = number
            }
        }
    }
}

extension DateValue: CustomStringConvertible {
    /// 2004-02-17T14:00/2004-02-17T17:00, 2004-04-01/.., T18:00/...
    public var description: String {
        switch self {
        case .point(let part): part.description
        case .interval(let start, let end): (start?.description ?? "..") + "/" + (end?.description ?? "..")
        }
    }

    /// Reads what `description` writes.
    public init?(_ text: some StringProtocol) {
        let ends = text.split(separator: "/", omittingEmptySubsequences: false)
        func part(_ text: some StringProtocol) -> DatePart?? {
            text == ".." ? .some(nil) : DatePart(text).map(Optional.some)
        }
        switch ends.count {
        case 1:
            guard let point = DatePart(text) else { return nil }
            self = .point(point)
        case 2:
            guard let start = part(ends[0]), let end = part(ends[1]), start != nil || end != nil else { return nil }
            self = .interval(start, end)
        default: return nil
        }
    }
}

/// A number with leading zeros.
private func padded(_ number: Int, _ width: Int) -> String {
    if number < 0 { return "-" + padded(-number, width) }
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
