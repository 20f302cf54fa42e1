internal import CICU

/// An era of the Japanese calendar.
struct Era: Sendable {
    /// 平成.
    var name: [UInt32]
    /// Its first day. Before 1873 only the year counts: the calendar was lunar.
    var start: CalendarDay

    /// The Gregorian year of the era's year `n`.
    func year(_ n: Int) -> Int { start.year + n - 1 }
}

/// The eras that ICU's Japanese calendar knows, in order of time. That an era ends the day before the next one starts
/// is checked here: ICU itself counts on.
struct Eras: Sendable {
    static let all = Eras()

    /// The first day of the Gregorian calendar in Japan.
    static let gregorianStart = CalendarDay(year: 1873, month: 1, day: 1)

    private let eras: [Era]
    /// The index of 明治: from it on, eras have days.
    let firstModern: Int
    /// Eras by their first kanji, so that most characters are dismissed by one look.
    private let byFirst: [UInt32: [Int]]

    private init() {
        var buffer = [cicu_era](repeating: cicu_era(), count: 320)
        let count = Int(unsafe cicu_japanese_eras(&buffer, Int32(buffer.count)))
        var eras: [Era] = []
        for record in buffer.prefix(max(0, min(count, buffer.count))) {
            let bytes = unsafe withUnsafeBytes(of: record.name) { unsafe Array($0.prefix { $0 != 0 }) }
            let name = String(decoding: bytes, as: UTF8.self).unicodeScalars.map(\.value)
            guard let start = CalendarDay(year: Int(record.year), month: Int(record.month), day: Int(record.day)) else {
                continue
            }
            eras.append(Era(name: name, start: start))
        }
        var byFirst: [UInt32: [Int]] = [:]
        for (index, era) in eras.enumerated() {
            if let first = era.name.first { byFirst[first, default: []].append(index) }
        }
        self.eras = eras
        self.byFirst = byFirst
        firstModern = eras.firstIndex { $0.start.year >= 1868 } ?? eras.count
    }

    /// The indices of all eras.
    var indices: Range<Int> { eras.indices }
    /// The modern eras, latest first.
    var modern: ReversedCollection<Range<Int>> { (firstModern..<eras.count).reversed() }

    /// The era of an index from this table.
    func era(_ index: Int) -> Era { eras[index] }

    /// The last day of an era; nil for the current one.
    func end(_ index: Int) -> CalendarDay? {
        guard index + 1 < eras.count else { return nil }
        let next = eras[index + 1].start
        if next.day > 1 { return CalendarDay(year: next.year, month: next.month, day: next.day - 1) }
        if next.month > 1 {
            let month = next.month - 1
            return CalendarDay(
                year: next.year, month: month, day: CalendarDay.length(ofMonth: month, year: next.year))
        }
        return CalendarDay(year: next.year - 1, month: 12, day: 31)
    }

    /// How a date fits an era.
    enum Fit: Equatable {
        case inBounds
        /// Past the end, as documents printed before the change have it (平成32年).
        case outOfBounds
        /// Before the calendar was Gregorian: only the year is known.
        case lunar
        /// No year of an era: 0, or a Gregorian year behind an era's name.
        case impossible
    }

    /// How the year `n` of an era, with what is given of month and day, fits it.
    func fit(_ index: Int, year n: Int, month: Int?, day: Int?) -> Fit {
        guard n >= 1, n <= 200 else { return .impossible }
        let era = eras[index]
        let year = era.year(n)
        if year < 1873 { return end(index).map { year <= $0.year } ?? true ? .lunar : .outOfBounds }
        let first = (era.start.year, month == nil ? 0 : era.start.month, day == nil ? 0 : era.start.day)
        let this = (year, month ?? 0, day ?? 0)
        if month != nil, this < first, index > firstModern { return .outOfBounds }
        if let end = end(index) {
            let last = (end.year, month == nil ? 0 : end.month, day == nil ? 0 : end.day)
            if this > last { return .outOfBounds }
        }
        return .inBounds
    }

    /// The era that contains a day.
    func index(of day: CalendarDay) -> Int? { eras.lastIndex { $0.start <= day } }

    /// The era whose name starts at `i` of the ink, and the index behind it.
    func name(in ink: Ink, at i: Int) -> (end: Int, era: Int)? {
        guard let candidates = byFirst[ink.scalar(i)] else { return nil }
        var best: (end: Int, era: Int)?
        for index in candidates {
            let name = eras[index].name
            guard i + name.count <= ink.count, (best?.end ?? 0) < i + name.count else { continue }
            var matches = true
            for (offset, scalar) in name.enumerated() {
                if ink.scalars[i + offset] != scalar || offset > 0 && ink.gaps[i + offset] > .wrap { matches = false }
            }
            if matches { best = (i + name.count, index) }
        }
        return best
    }

    /// The modern era whose one-kanji or one-letter sign a scalar is.
    func sign(_ scalar: UInt32) -> Int? {
        switch scalar {
        case 0x52, 0x72, 0x4EE4: firstModern + 4  // R 令
        case 0x48, 0x68, 0x5E73: firstModern + 3  // H 平
        case 0x53, 0x73, 0x662D: firstModern + 2  // S 昭
        case 0x54, 0x74, 0x5927: firstModern + 1  // T 大
        case 0x4D, 0x6D, 0x660E: firstModern  // M 明
        default: nil
        }
    }
}
