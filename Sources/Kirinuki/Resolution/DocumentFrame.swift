/// What a document says of its own time: when it was issued, which period it reports on, which era it counts in.
struct DocumentFrame {
    /// A fiscal year or other period of twelve months that the document as a whole reports on.
    struct Period {
        var start: DatePart

        /// The year in which a month falls within the period.
        func year(of month: Int) -> Int {
            let year = start.year ?? 0
            return month >= start.month ?? 1 ? year : year + 1
        }
    }

    /// No issue is named further down.
    private static let mastheadLines = 6
    private static let reports: InkWords = ["報告", "決算"]

    /// The document's own date, as fine as it is given.
    private(set) var issued: DatePart?
    /// The year and season that the masthead names the issue after.
    private var masthead: DatePart?
    private(set) var period: Period?
    /// Whether the title calls it a report on that period.
    private var isReport = false
    /// The era of the first dates.
    private(set) var era: Int?
    /// The first full date of the first lines, for documents without a date of their own: the meeting or event.
    private var first: DatePart?
    /// The first day of the first lines' first range: a term of office, a period of events.
    private var firstOfRange: DatePart?
    /// The year and month that the weekdays of the dates without a year agree on.
    private var voted: DatePart?
    /// The latest day that the text gives in full.
    private var latest: DatePart?
    /// The latest year that the text gives, with or without a day.
    private var lastYear: Int?
    private var reference: CalendarDay?

    /// Whether the document has a date of its own or one that it turns around.
    var hasDate: Bool { issued != nil || masthead != nil || first != nil }
    /// The year to count 昨年 and 来年 from.
    var year: Int? {
        (issued ?? masthead ?? voted)?.year ?? period?.start.year ?? (first ?? firstOfRange ?? latest)?.year
            ?? reference?.year
    }
    /// The fiscal year, April to March, that the document as a whole reports on.
    var fiscalYear: Int? { period?.start.month == 4 ? period?.start.year : nil }
    /// The month to count 先月 and 来月 from.
    var month: Int? {
        (issued ?? masthead)?.month ?? (voted ?? first ?? firstOfRange ?? latest)?.month ?? reference?.month
    }

    /// The year that puts a month nearest to the document's own date.
    /// Where both sides are far, the sentence's tense decides.
    func nearestYear(month: Int, day: Int?, tense: DatePoint.Tense? = nil) -> (year: Int, from: String)? {
        let anchor: DatePart
        let source: String
        if let own = issued ?? masthead {
            (anchor, source) = (own, "document-date")
        } else if let voted {
            (anchor, source) = (voted, "weekdays")
        } else if let first = first ?? firstOfRange ?? latest {
            (anchor, source) = (first, "document-date")
        } else if let reference {
            (anchor, source) = (
                DatePart(year: reference.year, month: reference.month, day: reference.day), "reference-date"
            )
        } else {
            return nil
        }
        guard let year = anchor.year else { return nil }
        guard let anchorMonth = anchor.month else { return (year, source) }
        let distance = (month - anchorMonth) * 31 + (day ?? 15) - (anchor.day ?? 15)
        // Where another year than the document's is meant it is mostly said, but for months that lie just over its end.
        if distance > (tense == .future ? 300 : tense == .past ? 120 : 220) { return (year - 1, source) }
        if distance < (tense == .past ? -330 : tense == .future ? -120 : -220) { return (year + 1, source) }
        return (year, source)
    }

    init(_ expressions: [DateExpression], in layout: Layout, reference: CalendarDay?) {
        self.reference = reference
        var bestScore = 60
        for expression in expressions where expression.kind == .date {
            guard let point = expression.start, point.share != .century, point.share != .decade,
                let part = DocumentFrame.explicit(point)
            else { continue }
            if era == nil, case .era(let index, _) = point.year { era = index }
            if let year = part.year { lastYear = max(year, lastYear ?? year) }
            let line = layout.lineIndex(of: expression.range.lowerBound)
            if point.isFiscalYear || expression.end != nil {
                notePeriod(expression, part, line, layout)
                if firstOfRange == nil, part.day != nil, line < 12 { firstOfRange = part }
                continue
            }
            if masthead == nil, part.month == nil, line < DocumentFrame.mastheadLines, let year = part.year {
                if let season = Season(ofIssueAt: expression.range.upperBound, in: layout.ink) {
                    masthead = DatePart(year: year, month: season.month)
                } else if line < 3, DocumentFrame.standsAlone(expression.range, line, layout) {
                    masthead = DatePart(year: year)
                }
            }
            guard part.month != nil, !expression.isOpenAtStart else { continue }
            if part.day != nil, part > latest { latest = part }
            if first == nil, part.day != nil, line < 12 { first = part }
            guard !expression.isOpenAtEnd else { continue }
            let score = DocumentFrame.score(expression, part, line, layout)
            if score > bestScore {
                bestScore = score
                issued = part
            }
        }
        if issued == nil, period == nil { voted = vote(expressions) }
        if let issued, let start = period?.start, !isReport || (issued.year ?? 0) > (start.year ?? 0) + 1 {
            period = nil
        }
    }

    /// Whether a year stands apart in a title: 会報　2018年　新年号, and no word of a sentence or a label.
    private static func standsAlone(_ range: Range<Int>, _ line: Int, _ layout: Layout) -> Bool {
        let ink = layout.ink
        let end = range.upperBound
        guard layout.lines[line].ink.count <= 60, ink.gap(end) > .none || !ink.characterClass(end).isJapanese else {
            return false
        }
        return ink.gap(range.lowerBound) > .none || !ink.characterClass(range.lowerBound - 1).isJapanese
    }

    /// The year near the document's full dates in which most weekdays of the dates without a year fall as they are given.
    private func vote(_ expressions: [DateExpression]) -> DatePart? {
        guard let near = first?.year ?? latest?.year ?? reference?.year ?? lastYear else { return nil }
        // A year alone may lie further back, and all weekdays must agree on what it leads to.
        let isVague = first == nil && latest == nil && reference == nil
        var dates: [(month: Int, day: Int, weekday: Int)] = []
        for expression in expressions where expression.kind == .date {
            guard let point = expression.start, point.year == nil, case .number(let month) = point.month,
                let day = point.day, let weekday = point.weekday
            else { continue }
            dates.append((month, day, weekday))
        }
        guard dates.count >= 2, let month = dates.first?.month else { return nil }
        var best: (year: Int, votes: Int)?
        var isTie = false
        for offset in isVague ? [0, -1, 1, -2, 2, 3] : [0, -1, 1, -2, 2] {
            let votes = dates.count {
                CalendarDay(year: near + offset, month: $0.month, day: $0.day)?.weekday == $0.weekday
            }
            if votes > best?.votes ?? 0 {
                best = (near + offset, votes)
                isTie = false
            } else if votes == best?.votes {
                isTie = true
            }
        }
        guard let best, !isTie, best.votes * 3 >= dates.count * (isVague ? 3 : 2) else { return nil }
        return DatePart(year: best.year, month: month)
    }

    /// The date as written, if its year is.
    private static func explicit(_ point: DatePoint) -> DatePart? {
        var part = DatePart(day: point.day == 0 ? nil : point.day)
        switch point.year {
        case .short(let n) where point.isNumeric && point.day != nil: part.year = n < 50 ? 2000 + n : 1900 + n
        // No era has so many years.
        case .short(let n) where n > 64: part.year = 1900 + n
        case let year:
            guard let year = year?.gregorian else { return nil }
            part.year = year
        }
        if case .number(let month) = point.month { part.month = month }
        return part
    }

    /// A period of a year in the title or the first lines: 平成28年度事業報告書, 4月1日から翌年3月31日まで.
    private mutating func notePeriod(_ expression: DateExpression, _ part: DatePart, _ line: Int, _ layout: Layout) {
        guard period == nil, line < 8, let year = part.year else { return }
        if let end = expression.end, let month = part.month, part.day == 1, expression.startTime == nil {
            guard line < 5, case .number(let last) = end.month, (last % 12) + 1 == month else { return }
            if let other = DocumentFrame.explicit(end)?.year, other != year + (month == 1 ? 0 : 1) { return }
            period = Period(start: DatePart(year: year, month: month))
        } else if expression.end == nil, expression.start?.isFiscalYear == true {
            let ink = layout.ink
            let until = min(expression.range.upperBound + 12, layout.lines[line].ink.upperBound)
            for k in expression.range.upperBound..<max(until, expression.range.upperBound)
            where ink.begins(with: DocumentFrame.reports, at: k) {
                guard line < 3 else { return }
                period = Period(start: DatePart(year: year, month: 4))
                isReport = true
                return
            }
        }
    }

    // MARK: The document's own date

    private static let publishing: [InkWord] = [
        "発行", "発信", "配信", "発表", "付", "更新", "投稿", "掲載", "作成", "送信", "現在発行", "刊",
    ]
    private static let labels: [InkWord] = [
        "発行日", "発行", "更新日", "更新", "投稿日", "日付", "発信日", "配信日", "作成日", "発表日", "掲載日", "公開日", "Date", "投稿",
        "掲載", "公開", "送信日時", "発信日時", "配信日時", "投稿日時", "送信日",
    ]
    private static let otherLabels: [InkWord] = [
        "日時", "期日", "会期", "設立", "創業", "とき", "締切", "〆切", "期間", "開催日", "納期", "創立", "生年月日", "開催", "期限",
        "締結日", "設立日", "切",
    ]

    /// How much speaks for a date as the document's own.
    private static func score(_ expression: DateExpression, _ part: DatePart, _ line: Int, _ layout: Layout) -> Int {
        let ink = layout.ink
        let lineInk = layout.lines[line].ink
        let range = expression.range
        var score = max(0, 100 - 5 * line)
        if part.day != nil { score += 25 }
        if expression.startTime != nil { score -= 30 }
        let rest = lineInk.count - range.count
        // The cells of a table list other things' dates.
        if layout.lines[line].isCell, line > 10 { return 0 }
        // (2009年5月): the last lines of an essay.
        if rest <= 4, line > 5, line + 3 >= layout.lines.count { score += 25 }
        if rest <= 2 { score += 40 } else if lineInk.upperBound <= range.upperBound + 2 { score += 15 }
        if layout.lines[line].indent >= 20 { score += 15 }
        // A line that begins with a date and goes on is an entry of a chronology or schedule.
        if rest > 4, lineInk.lowerBound == range.lowerBound, line > 3,
            part.day == nil || ink.gap(range.upperBound) >= .wide
        {
            score -= 45
        }
        // 11月号: the first lines name the issue, further down it is another's.
        if ink.near(range.upperBound) == 0x53F7, line > 2 || part.day != nil { score -= 40 }  // 号
        if ink.near(range.upperBound) == 0x671F { score -= 90 }  // 期
        for word in publishing {
            guard let end = ink.end(of: word, at: range.upperBound, through: .wide) else { continue }
            // 3月1日付の通達 is another paper's.
            if ink.scalar(end) == 0x306E { break }
            score += word.scalars[0] == 0x66F4 ? 0 : 45
            break
        }
        var before = range.lowerBound
        if before > 0, ink.classes[before - 1] == .colon || ink.classes[before - 1] == .open { before -= 1 }
        var isLabeled = false
        for word in labels where ink.start(of: word, before: before, through: .wide) != nil {
            score += word.scalars[0] == 0x66F4 ? 0 : 45
            isLabeled = true
            break
        }
        for word in otherLabels where !isLabeled && ink.start(of: word, before: before, through: .wide) != nil {
            score -= 90
            break
        }
        switch ink.gap(range.upperBound) <= .space ? ink.scalar(range.upperBound) : 0 {
        case 0x306B, 0x304B, 0x306E, 0x306F, 0x3001, 0x3088, 0x307E, 0x3067: score -= 70  // に か の は 、 よ ま で
        default: break
        }
        return score
    }
}

extension DatePart {
    /// Whether this is a later day than another, which may be missing.
    fileprivate static func > (a: DatePart, b: DatePart?) -> Bool {
        guard let b else { return true }
        return (a.year ?? 0, a.month ?? 0, a.day ?? 0) > (b.year ?? 0, b.month ?? 0, b.day ?? 0)
    }
}
