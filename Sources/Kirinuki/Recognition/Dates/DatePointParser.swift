/// Reads one date, as much of it as stands together: year, month, day and weekday, in 年月日 or with separators.
struct DatePointParser {
    let ink: Ink
    let lexer: NumberLexer
    let weekdays: WeekdayParser
    /// Where the lines of a column of days begin.
    let columns: DayColumns
    /// Where the bare years of an era begin.
    let lists: EraLists
    let eras = Eras.all

    static let common: InkWord = "西暦"
    static let beforeChrist: InkWord = "紀元前"
    static let from: InkWord = "から"
    static let namedDays: [(word: InkWord, day: Int)] = [
        ("晦日", 0), ("朔日", 1), ("元日", 1), ("大晦日", 0),
    ]

    /// The date whose first figures start at `i`. `previous` is the date before it, whose range or list it may go on.
    /// `floor` is where the last date or time ended: what stands between is no part of a number.
    func match(at i: Int, after previous: DatePoint?, floor: Int = 0) -> DatePoint? {
        guard var point = read(at: i, after: previous, floor: floor) else { return nil }
        point.nearness = nearness(before: point.range.lowerBound)
        return point
    }

    static let pastWords: InkWords = ["去る", "このたび", "このほど"]
    static let futureWords: InkWords = ["来る", "来たる", "きたる", "次回", "次回は"]

    /// 去る, このたび, 来る, 次回: the date belongs to the document's own time.
    private func nearness(before i: Int) -> DatePoint.Tense? {
        switch ink.scalar(i - 1) {
        case 0x308B, 0x56DE, 0x306F, 0x3073, 0x3069: break  // る 回 は び ど
        default: return nil
        }
        if ink.ends(with: DatePointParser.pastWords, before: i) { return .past }
        return ink.ends(with: DatePointParser.futureWords, before: i) ? .future : nil
    }

    private func read(at i: Int, after previous: DatePoint?, floor: Int) -> DatePoint? {
        let prefix = lists.era(at: i).map { Prefix(start: i, kind: .era($0)) } ?? prefix(before: i)
        if ink.scalars[i] == 0x5143 {  // 元
            guard case .era(let era) = prefix?.kind else { return nil }
            return eraYear(era, n: 1, from: prefix?.start ?? i, end: i + 1)
        }
        guard let figures = lexer.figures(at: i) else { return nil }
        if let point = quarterAlone(figures, at: i) { return point }
        guard !isInsideNumber(figures, i, prefix, floor) else { return nil }
        if case .era(let era) = prefix?.kind {
            return eraYear(era, n: figures.value, from: prefix?.start ?? i, end: figures.end, figures: figures)
        }
        let start = prefix?.start ?? i
        let k = figures.end
        if let point = century(figures, i) { return point }
        if let point = beforeChrist(figures, i) { return point }
        // A unit far from its figures is the next word, unless everything is set wide.
        let isParted =
            ink.gap(k) == .wide && (ink.gap(i) == .none || isItemNumber(i, k))
            // I 日時: the letter of an item.
            || ink.classes[i] == .latin && figures.length == 1 && ink.gap(k) > .none
        switch isParted ? 0 : unit(at: k) {
        case .year: return years(figures, prefix, from: start)
        case .month: return months(figures, prefix, from: start)
        case .day: return days(figures, prefix, from: start)
        default: break
        }
        if let point = numeric(figures, prefix, from: start, after: previous) { return point }
        if let point = bracketedTwin(figures, from: start) { return point }
        if let point = borrowed(figures, prefix, from: start) { return point }
        if let previous, let point = bareDay(figures, after: previous) { return point }
        return nil
    }

    /// １　日　　時: the number of a line's item, whose word begins like a unit. A date set wide begins with its month.
    private func isItemNumber(_ i: Int, _ k: Int) -> Bool {
        guard ink.gap(i) >= .line else { return false }
        switch ink.scalar(k) {
        case .day: return true
        case .month: return lexer.figures(at: k + 1) == nil
        default: return false
        }
    }

    /// The 年, 月 or 日 at `k`; over a line's end only where what follows goes on the date.
    func unit(at k: Int) -> UInt32 {
        guard ink.gap(k) == .line else { return ink.near(k) }
        let below: UInt32
        switch ink.scalar(k) {
        case .year: below = .month
        case .month: below = .day
        case .day: return ink.characterClass(k + 1).isJapanese && ink.gap(k + 1) == .none ? 0 : .day
        default: return 0
        }
        guard ink.gap(k + 1) <= .space, let figures = lexer.figures(at: k + 1), ink.near(figures.end) == below else {
            return 0
        }
        return ink.scalar(k)
    }

    // MARK: What stands before the figures

    enum PrefixKind {
        case era(Int)
        case year(DatePoint.Year)
        /// 本年度4月
        case fiscalYear(DatePoint.Year)
        case month(DatePoint.Month)
        /// 西暦
        case gregorian
        /// 皇紀
        case imperial
        /// ’04年
        case apostrophe
        /// 同10日: the preceding date's month; 同4月: its year.
        case same
        /// 翌5月
        case next
    }

    struct Prefix {
        var start: Int
        var kind: PrefixKind
    }

    /// Years and months that another date gives. A の may stand behind them.
    private static let relatives: [(word: InkWord, kind: PrefixKind)] = [
        ("一昨年", .year(.fromDocument(-2))), ("昨年", .year(.fromDocument(-1))), ("去年", .year(.fromDocument(-1))),
        ("本年", .year(.fromDocument(0))), ("今年", .year(.fromDocument(0))), ("再来年", .year(.fromDocument(2))),
        ("来年", .year(.fromDocument(1))), ("明年", .year(.fromDocument(1))), ("当年", .year(.fromPreceding(0))),
        ("同年", .year(.fromPreceding(0))), ("前年", .year(.fromPreceding(-1))), ("翌年", .year(.fromPreceding(1))),
        ("翌々年", .year(.fromPreceding(2))), ("昨年度", .fiscalYear(.fromDocument(-1))),
        ("本年度", .fiscalYear(.fromDocument(0))), ("今年度", .fiscalYear(.fromDocument(0))),
        ("来年度", .fiscalYear(.fromDocument(1))), ("同年度", .fiscalYear(.fromPreceding(0))),
        ("当年度", .fiscalYear(.fromPreceding(0))), ("前年度", .fiscalYear(.fromPreceding(-1))),
        ("翌年度", .fiscalYear(.fromPreceding(1))), ("先月", .month(.fromDocument(-1))),
        ("今月", .month(.fromDocument(0))), ("本月", .month(.fromDocument(0))), ("来月", .month(.fromDocument(1))),
        ("同月", .month(.fromPreceding(0))), ("当月", .month(.fromPreceding(0))), ("翌月", .month(.fromPreceding(1))),
        ("前月", .month(.fromPreceding(-1))),
    ]
    /// What says how the figures behind it count.
    private static let counts: [(word: InkWord, kind: PrefixKind)] = [
        ("西暦", .gregorian), ("皇紀", .imperial), ("同", .same), ("翌", .next),
    ]

    private func word(before i: Int, in words: [(word: InkWord, kind: PrefixKind)]) -> Prefix? {
        for entry in words {
            if let start = ink.start(of: entry.word, before: i) { return Prefix(start: start, kind: entry.kind) }
        }
        return nil
    }

    func prefix(before i: Int) -> Prefix? {
        guard i > 0, ink.gaps[i] <= .line else { return nil }
        let before = ink.scalars[i - 1]
        if ink.classes[i - 1] == .kanji, i > 1, let match = eras.name(in: ink, at: i - 2), match.end == i {
            return Prefix(start: i - 2, kind: .era(match.era))
        }
        guard ink.gaps[i] <= .wrap else { return nil }
        switch ink.classes[i - 1] {
        case .kanji, .kanjiDigit:
            switch before {
            case .year, .month, .degree: return word(before: i, in: DatePointParser.relatives)
            case 0x66A6, 0x7D00, 0x540C, 0x7FCC: return word(before: i, in: DatePointParser.counts)  // 暦 紀 同 翌
            default: break
            }
            if let era = eras.sign(before), ink.classes[i - 1] == .kanji,
                i < 2 || !ink.classes[i - 2].isJapanese || ink.gaps[i - 1] > .none || isClass(at: i)
            {
                return Prefix(start: i - 1, kind: .era(era))
            }
            return nil
        case .hiragana where before == 0x306E: return word(before: i - 1, in: DatePointParser.relatives)  // の
        case .latin:
            guard let era = eras.sign(before), i < 2 || ink.classes[i - 2] != .latin || ink.gaps[i - 1] != .none,
                i < 2 || ink.classes[i - 2] != .digit || ink.gaps[i - 1] != .none, ink.gaps[i] <= .space
            else { return nil }
            return Prefix(start: i - 1, kind: .era(era))
        case .close, .open, .other:
            guard before == 0x2019 || before == 0x27 || before == 0x2018 || before == 0xB4, ink.gaps[i] == .none else {
                return nil
            }
            return Prefix(start: i - 1, kind: .apostrophe)
        default: return nil
        }
    }

    /// Whether the figures at `i` go on another number or word.
    private func isInsideNumber(_ figures: NumberLexer.Figures, _ i: Int, _ prefix: Prefix?, _ floor: Int) -> Bool {
        guard prefix == nil, i > floor + 1 || i > 0 && floor == 0, ink.gaps[i] == .none else { return false }
        let before = ink.scalars[i - 1]
        switch ink.classes[i - 1] {
        case .digit, .latin, .at: return true
        case .kanjiDigit: return ink.classes[i] == .kanjiDigit || NumberSign(before) != nil
        case .dot where figures.length == 4 && ink.near(figures.end) == .year: return false
        // No.17／2010年1月.
        case .slash where figures.length == 4 && ink.near(figures.end) == .year: return false
        // _2017年3月_: emphasis, where no word stands before it.
        case .other where before == 0x5F && (ink.gaps[i - 1] > .none || !ink.isWord(i - 2)): return false
        case .dot, .slash, .colon: return ink.characterClass(i - 2) == .digit || ink.characterClass(i - 2) == .latin
        case .dash: return ink.characterClass(i - 2) == .digit && ink.gaps[i - 1] == .none
        case .comma: return before == 0x2C && ink.characterClass(i - 2) == .digit && ink.gaps[i - 1] == .none
        case .kanji: return before == 0x7B2C  // 第
        case .other: return before == 0x25 || before == 0x23 || before == 0x5F || before == 0xA5 || before == 0x24
        default: return false
        }
    }
}
