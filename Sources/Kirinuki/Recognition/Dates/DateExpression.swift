/// A year, month or day as it is written, before context completes it.
struct DatePoint: Sendable {
    enum Year: Sendable, Equatable {
        case gregorian(Int)
        /// 皇紀2600年: counted from 660 before Christ.
        case imperial(Int)
        /// The index of the era in `Eras`, and its year.
        case era(Int, Int)
        /// One or two figures whose century or era the context knows: 17年度, ’04年.
        case short(Int)
        /// 同18年: of the era used last.
        case sameEra(Int)
        /// Years from the document's own: 昨年, 今年.
        case fromDocument(Int)
        /// Years from the preceding date's: 同年, 翌年.
        case fromPreceding(Int)
    }

    enum Month: Sendable, Equatable {
        case number(Int)
        /// Months from the document's own: 先月, 来月.
        case fromDocument(Int)
        /// Months from the preceding date's: 同月, 翌月.
        case fromPreceding(Int)
    }

    /// On which side of the document's own date a date lies.
    enum Tense: Sendable {
        case past, future
    }

    /// A part of a year.
    enum Share: Sendable, Equatable {
        case quarter(Int)
        case half(Int)
        /// 1970年代: the first of its ten years is the point's year.
        case decade
        /// 21世紀: the first of its hundred years is the point's year.
        case century
    }

    var range: Range<Int>
    var year: Year?
    /// The same year in the other calendar.
    var twin: Year?
    var month: Month?
    /// 1…31 as written; 0 for the last day of the month.
    var day: Int?
    /// 0 is Monday.
    var weekday: Int?
    var isFiscalYear = false
    /// The year is a fiscal one, whose January is the next year's: 本年度1月.
    var isOfFiscalYear = false
    var share: Share?
    /// The year is counted by an era or from 紀元.
    var isJapanese: Bool {
        switch year {
        case .era, .imperial: true
        default: false
        }
    }
    /// Could as well be a duration, a fraction or a count: stands only with support from its surroundings.
    var isDoubtful = false
    /// Written with separators (2/25, H17.1.25), not with 年月日.
    var isNumeric = false

    /// 去る, 来る: on which side of the document's own date, whatever stands before.
    var nearness: DatePoint.Tense?

    /// A Gregorian year is written where an era's year should be (平成2022年).
    var isEraMisused = false
}

extension DatePoint.Year {
    var isGregorian: Bool {
        if case .gregorian = self { true } else { false }
    }

    /// The Gregorian year, where it takes no context to know it.
    var gregorian: Int? {
        switch self {
        case .gregorian(let year): year
        case .imperial(let n): n - 660
        case .era(let era, let n): Eras.all.era(era).year(n)
        case .short, .sameEra, .fromDocument, .fromPreceding: nil
        }
    }
}

/// A clock time as it is written.
struct TimePoint: Sendable {
    enum PartOfDay: Sendable, Equatable {
        case morning, noon, afternoon, evening, night, lateNight
    }

    var range: Range<Int>
    var hour: Int
    var minute = 0
    var second: Int?
    var partOfDay: PartOfDay?
    /// 翌: of the next day.
    var isNextDay = false
}

/// A date, a range of dates, a date with its time, or a clock time, as written.
struct DateExpression: Sendable {
    enum Kind: Sendable, Equatable {
        case date
        case time
        /// 毎月10日: no date of its own.
        case recurring
    }

    var kind: Kind
    /// What is reported.
    var range: Range<Int>
    var start: DatePoint?
    var end: DatePoint?
    var startTime: TimePoint?
    var endTime: TimePoint?
    /// ～平成24年度, 以前.
    var isOpenAtStart = false
    /// 2004年度から, 以降.
    var isOpenAtEnd = false
    /// A later item of a list: 2月3日、8日.
    var followsInList = false
}
