/// Reads one date, as much of it as stands together: year, month, day and weekday, in 年月日 or with separators.
struct DatePointParser {
    let ink: Ink
    let lexer: NumberLexer
    let weekdays: WeekdayParser
    let eras = Eras.all

    private static let quarter: InkWord = "四半期"
    private static let common: InkWord = "西暦"
    private static let beforeChrist: InkWord = "紀元前"
    private static let from: InkWord = "から"
    private static let halves: [(word: InkWord, half: Int)] = [
        ("上半期", 1), ("上期", 1), ("下半期", 2), ("下期", 2), ("前期", 1), ("後期", 2),
    ]
    private static let namedDays: [(word: InkWord, day: Int)] = [
        ("末日", 0), ("晦日", 0), ("朔日", 1), ("元日", 1), ("大晦日", 0),
    ]

    /// The date whose first figures start at `i`. `previous` is the date before it, whose range or list it may go on.
    /// `floor` is where the last date or time ended: what stands between is no part of a number.
    func match(at i: Int, after previous: DatePoint?, floor: Int = 0) -> DatePoint? {
        guard var point = read(at: i, after: previous, floor: floor) else { return nil }
        point.nearness = nearness(before: point.range.lowerBound)
        return point
    }

    private static let pastWords: InkWords = ["去る"]
    private static let futureWords: InkWords = ["来る", "来たる", "きたる", "次回", "次回は"]

    /// 去る, 来る, 次回: the date belongs to the document's own time.
    private func nearness(before i: Int) -> DatePoint.Tense? {
        switch ink.scalar(i - 1) {
        case 0x308B, 0x56DE, 0x306F: break  // る 回 は
        default: return nil
        }
        if ink.ends(with: DatePointParser.pastWords, before: i) { return .past }
        return ink.ends(with: DatePointParser.futureWords, before: i) ? .future : nil
    }

    private func read(at i: Int, after previous: DatePoint?, floor: Int) -> DatePoint? {
        let prefix = prefix(before: i)
        if ink.scalars[i] == 0x5143 {  // 元
            guard case .era(let era) = prefix?.kind else { return nil }
            return eraYear(era, n: 1, from: prefix?.start ?? i, end: i + 1)
        }
        guard let figures = lexer.figures(at: i), ink.scalar(i - 1) != 0x7D00 || ink.scalar(i - 2) != 0x7687,  // 皇紀
            !isInsideNumber(figures, i, prefix, floor)
        else {
            return nil
        }
        if case .era(let era) = prefix?.kind {
            return eraYear(era, n: figures.value, from: prefix?.start ?? i, end: figures.end, figures: figures)
        }
        let start = prefix?.start ?? i
        let k = figures.end
        if let point = century(figures, i) { return point }
        if let point = beforeChrist(figures, i) { return point }
        // A unit far from its figures is the next word, unless everything is set wide.
        let isParted = ink.gap(k) == .wide && ink.gap(i) == .none
        switch isParted ? 0 : ink.near(k) {
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

    // MARK: What stands before the figures

    private enum PrefixKind {
        case era(Int)
        case year(DatePoint.Year)
        case month(DatePoint.Month)
        /// 西暦
        case gregorian
        /// ’04年
        case apostrophe
        /// 同10日: the preceding date's month; 同4月: its year.
        case same
        /// 翌5月
        case next
    }

    private struct Prefix {
        var start: Int
        var kind: PrefixKind
    }

    private static let words: [(word: InkWord, kind: PrefixKind)] = [
        ("一昨年", .year(.fromDocument(-2))), ("昨年", .year(.fromDocument(-1))), ("去年", .year(.fromDocument(-1))),
        ("本年", .year(.fromDocument(0))), ("今年", .year(.fromDocument(0))), ("再来年", .year(.fromDocument(2))),
        ("来年", .year(.fromDocument(1))), ("明年", .year(.fromDocument(1))), ("当年", .year(.fromPreceding(0))),
        ("同年", .year(.fromPreceding(0))), ("前年", .year(.fromPreceding(-1))), ("翌年", .year(.fromPreceding(1))),
        ("翌々年", .year(.fromPreceding(2))), ("先月", .month(.fromDocument(-1))), ("今月", .month(.fromDocument(0))),
        ("本月", .month(.fromDocument(0))), ("来月", .month(.fromDocument(1))), ("同月", .month(.fromPreceding(0))),
        ("当月", .month(.fromPreceding(0))), ("翌月", .month(.fromPreceding(1))), ("前月", .month(.fromPreceding(-1))),
        ("西暦", .gregorian), ("同", .same), ("翌", .next),
    ]

    private func prefix(before i: Int) -> Prefix? {
        guard i > 0, ink.gaps[i] <= .line else { return nil }
        let before = ink.scalars[i - 1]
        if ink.classes[i - 1] == .kanji, i > 1, let match = eras.name(in: ink, at: i - 2), match.end == i {
            return Prefix(start: i - 2, kind: .era(match.era))
        }
        guard ink.gaps[i] <= .wrap else { return nil }
        switch ink.classes[i - 1] {
        case .kanji, .kanjiDigit:
            switch before {
            case .year, .month, 0x66A6, 0x540C, 0x7FCC:  // 年 月 暦 同 翌
                for entry in DatePointParser.words {
                    if let start = ink.start(of: entry.word, before: i) {
                        return Prefix(start: start, kind: entry.kind)
                    }
                }
                return nil
            default: break
            }
            if let era = eras.sign(before), ink.classes[i - 1] == .kanji,
                i < 2 || !ink.classes[i - 2].isJapanese || ink.gaps[i - 1] > .none
            {
                return Prefix(start: i - 1, kind: .era(era))
            }
            return nil
        case .hiragana where before == 0x306E:  // の
            for entry in DatePointParser.words.prefix(19) {
                if let start = ink.start(of: entry.word, before: i - 1) {
                    return Prefix(start: start, kind: entry.kind)
                }
            }
            return nil
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
        case .dot, .slash, .colon: return ink.characterClass(i - 2) == .digit || ink.characterClass(i - 2) == .latin
        case .dash: return ink.characterClass(i - 2) == .digit && ink.gaps[i - 1] == .none
        case .comma: return before == 0x2C && ink.characterClass(i - 2) == .digit && ink.gaps[i - 1] == .none
        case .kanji: return before == 0x7B2C  // 第
        case .other: return before == 0x25 || before == 0x23 || before == 0x5F || before == 0xA5 || before == 0x24
        default: return false
        }
    }

    // MARK: Years

    /// An era's year and what follows it.
    private func eraYear(
        _ era: Int, n: Int, from start: Int, end: Int, figures: NumberLexer.Figures? = nil
    ) -> DatePoint? {
        guard n >= 1 else { return nil }
        var point = DatePoint(range: start..<end)
        point.year = .era(era, n)
        if n > 200 {
            guard n >= 1868, n <= 2200 else { return nil }
            point.year = .gregorian(n)
            point.isEraMisused = true
        }
        let isName = ink.classes[start] == .kanji && end - start >= 3 && eras.name(in: ink, at: start) != nil
        // 平成15(2003)年
        var k = end
        if let twin = twinYear(at: k, through: .wrap), ink.near(twin.end) == .year {
            point.twin = twin.year
            k = twin.end
        }
        if ink.near(k) == .year { return afterYear(point, at: k + 1) }
        if let full = separated(point, at: k, isEra: true) { return full }
        if ink.near(k) == .degree, isName {
            point.isFiscalYear = true
            point.range = start..<(k + 1)
            return point
        }
        // 平成25～27年度: the unit stands behind the last figure.
        if isName, let unit = unitBehindRange(at: k), unit == .year || unit == .degree {
            point.isFiscalYear = unit == .degree
            return point
        }
        // 昭48 at the start of a chronology's line. （平16） beside a Gregorian year is read from that side.
        let isSign = !isName && ink.classes[start] == .kanji
        return isSign && ink.gaps[start] >= .line && ink.gap(k) >= .wide ? point : nil
    }

    /// N年 without an era.
    private func years(_ figures: NumberLexer.Figures, _ prefix: Prefix?, from start: Int) -> DatePoint? {
        var point = DatePoint(range: start..<(figures.end + 1))
        let behind = ink.near(figures.end + 1)
        let isWhole = figures.length == 4 || figures.isKanji  // 二千二十四年
        let isGregorian = isWhole && figures.value >= 1000 && figures.value <= 2999
        if isGregorian {
            point.year = .gregorian(figures.value)
            if figures.value % 10 == 0, ink.near(figures.end + 1) == 0x4EE3 {  // 年代
                point.share = .decade(figures.value)
                point.range = start..<(figures.end + 2)
                return point
            }
            if isDuration(behindYear: figures.end + 1), behind == 0x9593 || figures.value % 100 == 0 { return nil }
            return afterYear(point, at: figures.end + 1)
        }
        switch prefix?.kind {
        case .gregorian:
            point.year = .gregorian(figures.value)
            return figures.value >= 1 && figures.value <= 2999 ? afterYear(point, at: figures.end + 1) : nil
        case .apostrophe:
            guard figures.length == 2 else { return nil }
            point.year = .short(figures.value)
            return afterYear(point, at: figures.end + 1)
        default: break
        }
        if figures.length == 3, figures.value >= 100, behind != .degree, !isDuration(behindYear: figures.end + 1) {
            point.year = .gregorian(figures.value)
            let full = afterYear(point, at: figures.end + 1)
            if full.month != nil { return full }
            point.isDoubtful = true
            return point
        }
        guard figures.value >= 1, figures.value <= 99, figures.length <= 3 else { return nil }
        point.year = .short(figures.value)
        if case .same = prefix?.kind {
            point.year = .sameEra(figures.value)
            return isDuration(behindYear: figures.end + 1) ? nil : afterYear(point, at: figures.end + 1)
        }
        if case .year(.fromDocument) = prefix?.kind {
        } else if prefix == nil {
        } else if case .same = prefix?.kind {
        } else {
            point.range = (figures.end - figures.length)..<(figures.end + 1)
        }
        let full = afterYear(point, at: figures.end + 1)
        if full.isFiscalYear || full.month != nil { return full }
        if isDuration(behindYear: figures.end + 1) { return nil }
        // 09年 is never a number of years.
        point.isDoubtful = figures.length != 2 || figures.isKanji || figures.value > 9
        return point
    }

    /// Whether N年 is a length of time: 10年間, 3年後, 5年ぶり, 2年生.
    private func isDuration(behindYear k: Int) -> Bool {
        switch ink.near(k) {
        case 0x9593, 0x5F8C, 0x3076, 0x76EE, 0x751F, 0x9023, 0x6765, 0x4F59, 0x534A, 0x5F31, 0x5F37, 0x672A, 0x8D8A,
            0x6B21, 0x7269, 0x3054, 0x6BCE, 0x8A08, 0x4FDD, 0x5951, 0x5206, 0x7A0B, 0x7D4C, 0x671F:
            return true  // 間 後 ぶ 目 生 連 来 余 半 弱 強 未 越 次 物 ご 毎 計 保 契 分 程 経 期
        case 0x524D:  // 前, but not 前半 前期
            return ink.near(k + 1) != 0x534A && ink.near(k + 1) != 0x671F
        case 0x4EE5:  // 以上 以内 以下
            return ink.near(k + 1) == 0x4E0A || ink.near(k + 1) == 0x5185 || ink.near(k + 1) == 0x4E0B
        default: return false
        }
    }

    /// What follows a year's 年: the other calendar, 度, quarter, month and day.
    private func afterYear(_ year: DatePoint, at k: Int) -> DatePoint {
        var point = year
        var end = k
        var hasTwin = point.twin != nil
        while let twin = twinYear(at: end, through: .line),
            ink.characterClass(end) != .middleDot || isSameYear(twin.year, point.year)
        {
            if ink.characterClass(end) != .middleDot || point.twin == nil { point.twin = twin.year }
            end = ink.near(twin.end) == .year ? twin.end + 1 : twin.end
            hasTwin = true
        }
        point.range = point.range.lowerBound..<end
        if ink.near(end) == .degree {
            point.isFiscalYear = true
            end += 1
            if let twin = twinYear(at: end, through: .wrap), ink.classes[end] == .open {
                point.twin = twin.year
                end = twin.end
            }
            point.range = point.range.lowerBound..<end
            return share(point, at: end)
        }
        let shared = share(point, at: end)
        if shared.share != nil { return shared }
        // A month behind a wide gap is the next column of a chronology, unless the whole date is set wide.
        var m = end
        if ink.near(m) == 0x2F { m += 1 }
        guard let figures = lexer.figures(at: m), ink.gap(m) <= .wrap, figures.value <= 99 else { return point }
        guard ink.near(figures.end) == .month, isMonth(figures) else {
            // 2004年2/4
            if ink.gap(m) <= .space, var full = monthSlashDay(figures, from: m) {
                full.year = point.year
                full.twin = point.twin
                full.isDoubtful = false
                full.range = point.range.lowerBound..<full.range.upperBound
                return full
            }
            // 2021年9～11月
            guard isMonth(figures), ink.gap(m) <= .space, unitBehindRange(at: figures.end) == .month else {
                return point
            }
            point.month = .number(figures.value)
            point.range = point.range.lowerBound..<figures.end
            return point
        }
        let isWide = ink.gap(m) == .wide && ink.gap(end - 1) < .space
        if isWide {
            let hasDay = lexer.figures(at: figures.end + 1).map { ink.near($0.end) == .day } ?? false
            if hasTwin || !hasDay { return point }
        }
        guard !isMonthsSpan(figures.end + 1) else { return point }
        point.month = .number(figures.value)
        point.range = point.range.lowerBound..<(figures.end + 1)
        return day(point, at: figures.end + 1)
    }

    private func share(_ point: DatePoint, at k: Int) -> DatePoint {
        var point = point
        var i = k
        if ink.near(i) == 0x306E { i += 1 }  // の
        if ink.near(i) == 0x7B2C { i += 1 }  // 第
        if let figures = lexer.figures(at: i), ink.gap(i) <= .wrap, figures.value >= 1, figures.value <= 4,
            let end = ink.end(of: DatePointParser.quarter, at: figures.end)
        {
            point.share = .quarter(figures.value)
            point.range = point.range.lowerBound..<end
        } else if point.isFiscalYear || ink.near(i) == 0x4E0A || ink.near(i) == 0x4E0B {
            for (word, half) in DatePointParser.halves {
                guard let end = ink.end(of: word, at: k) else { continue }
                if !point.isFiscalYear, word.scalars[0] == 0x524D || word.scalars[0] == 0x5F8C { continue }
                point.share = .half(half)
                point.range = point.range.lowerBound..<end
                break
            }
        }
        return point
    }

    private func isSameYear(_ a: DatePoint.Year?, _ b: DatePoint.Year?) -> Bool {
        guard let a = a.flatMap(gregorian), let b = b.flatMap(gregorian) else { return false }
        return a == b
    }

    private func gregorian(_ year: DatePoint.Year) -> Int? {
        switch year {
        case .gregorian(let year): year
        case .era(let era, let n): eras.era(era).year(n)
        default: nil
        }
    }

    /// The same year in the other calendar, in brackets or behind a stroke: (2003年), （平16）, ・令和元年.
    private func twinYear(at i: Int, through limit: Gap) -> (year: DatePoint.Year, end: Int)? {
        guard i < ink.count, ink.gaps[i] <= limit else { return nil }
        let isBracket = ink.classes[i] == .open
        guard isBracket || ink.classes[i] == .middleDot || ink.classes[i] == .slash else { return nil }
        var k = i + 1
        var year: DatePoint.Year
        if let match = eras.name(in: ink, at: k), ink.gap(k) <= .wrap,
            let n = eraFigure(at: match.end)
        {
            year = .era(match.era, n.value)
            k = n.end
        } else if let era = eras.sign(ink.scalar(k)), let n = eraFigure(at: k + 1), isBracket {
            year = .era(era, n.value)
            k = n.end
        } else if isBracket, ink.gap(k) <= .wrap {
            if let end = ink.end(of: DatePointParser.common, at: k) { k = end }
            guard let figures = lexer.figures(at: k), figures.length == 4, figures.value >= 1000, figures.value <= 2999
            else { return nil }
            year = .gregorian(figures.value)
            k = figures.end
        } else {
            return nil
        }
        if ink.near(k) == .year { k += 1 } else if !isBracket { return nil }
        guard isBracket else { return (year, k) }
        if ink.near(k) == .degree { k += 1 }
        guard ink.characterClass(k) == .close, ink.gap(k) <= .wrap else { return nil }
        return (year, k + 1)
    }

    private func eraFigure(at i: Int) -> (value: Int, end: Int)? {
        guard ink.gap(i) <= .wrap else { return nil }
        if ink.scalar(i) == 0x5143 { return (1, i + 1) }
        guard let figures = lexer.figures(at: i), figures.value >= 1, figures.value <= 200 else { return nil }
        return (figures.value, figures.end)
    }

    /// 2004（平16）年, 2004(平成16)年2月.
    private func bracketedTwin(_ figures: NumberLexer.Figures, from start: Int) -> DatePoint? {
        guard figures.length == 4, figures.value >= 1868, figures.value <= 2100,
            let twin = twinYear(at: figures.end, through: .space)
        else { return nil }
        var point = DatePoint(range: start..<twin.end)
        point.year = .gregorian(figures.value)
        point.twin = twin.year
        if ink.near(twin.end) == .year { return afterYear(point, at: twin.end + 1) }
        return point
    }

    /// 21世紀, 紀元前2世紀
    private func century(_ figures: NumberLexer.Figures, _ i: Int) -> DatePoint? {
        guard ink.near(figures.end) == 0x4E16, ink.near(figures.end + 1) == 0x7D00, figures.value >= 1,
            figures.value <= 30, figures.length <= 3
        else { return nil }
        // 21世紀財団 is a name.
        if ink.gap(figures.end + 2) <= .wide, ink.characterClass(figures.end + 2) == .kanji {
            switch ink.scalar(figures.end + 2) {
            case 0x524D, 0x5F8C, 0x534A, 0x672B, 0x521D, 0x9803, 0x4E2D: break  // 前 後 半 末 初 頃 中
            default: return nil
            }
        }
        let start = ink.start(of: DatePointParser.beforeChrist, before: i)
        if start == nil, i > 0, ink.gaps[i] <= .space, ink.classes[i - 1] == .kanji { return nil }
        var point = DatePoint(range: (start ?? i)..<(figures.end + 2))
        point.share = .century(start == nil ? figures.value : -figures.value)
        return point
    }

    /// 紀元前202年: the year 202 before Christ is the year −201 of ISO 8601.
    private func beforeChrist(_ figures: NumberLexer.Figures, _ i: Int) -> DatePoint? {
        guard ink.near(figures.end) == .year, figures.value >= 1, figures.value <= 9999,
            let start = ink.start(of: DatePointParser.beforeChrist, before: i)
        else { return nil }
        var point = DatePoint(range: start..<(figures.end + 1))
        point.year = .gregorian(1 - figures.value)
        return afterYear(point, at: figures.end + 1)
    }

    // MARK: Months and days

    private func isMonth(_ figures: NumberLexer.Figures) -> Bool {
        figures.value >= 1 && figures.value <= 12 && figures.length <= 2
    }

    /// 3月間
    private func isMonthsSpan(_ k: Int) -> Bool { ink.near(k) == 0x9593 }

    /// N月, with or without a day.
    private func months(_ figures: NumberLexer.Figures, _ prefix: Prefix?, from start: Int) -> DatePoint? {
        let k = figures.end + 1
        guard isMonth(figures), !isMonthsSpan(k) else { return nil }
        if figures.isKanji {
            switch ink.near(k) {
            case 0x96E8, 0x5973, 0x75C5, 0x6674, 0x4EBA: return nil  // 五月雨 五月女 五月病 五月晴 五月人
            default: break
            }
        }
        var point = DatePoint(range: start..<k)
        point.month = .number(figures.value)
        switch prefix?.kind {
        case .year(let year): point.year = year
        case .same: point.year = .fromPreceding(0)
        case .next: point.year = .fromPreceding(1)
        case nil: break
        default: point.range = (figures.end - figures.length)..<k
        }
        let full = day(point, at: k)
        if full.day == nil, prefix == nil {
            if figures.hasSlip { return nil }
            // 五月町, 三月山: a name.
            if figures.isKanji {
                switch ink.near(k) {
                case 0x753A, 0x6751, 0x5C71, 0x7530, 0x5DDD, 0x4E18, 0x5CF6: return nil  // 町 村 山 田 川 丘 島
                default: break
                }
            }
        }
        return full
    }

    /// Adds the day, if one follows at `k`, and its weekday.
    private func day(_ month: DatePoint, at k: Int) -> DatePoint {
        var point = month
        let start = point.range.lowerBound
        for (word, day) in DatePointParser.namedDays where ink.scalar(k) == word.scalars[0] {
            guard let end = ink.end(of: word, at: k) else { continue }
            // 月末日 is the day, 月末 the month.
            point.day = day
            point.range = start..<end
            return weekday(point)
        }
        guard ink.gap(k) <= .wrap, let figures = dayFigures(at: k) else { return point }
        guard figures.value <= 99, figures.length <= 4 else { return point }
        if ink.near(figures.end) == .day {
            guard !isDaysSpan(figures.end + 1) else { return point }
            point.day = figures.value
            point.range = start..<(figures.end + 1)
            return weekday(point)
        }
        guard figures.value >= 1, figures.value <= 31 else { return point }
        if unitBehindRange(at: figures.end) == .day || weekdays.match(at: figures.end)?.weekday != nil {
            point.day = figures.value
            point.range = start..<figures.end
            return weekday(point)
        }
        return point
    }

    /// The figures of a day behind its month, where a long vowel mark or 一 may stand for a 1.
    private func dayFigures(at k: Int) -> NumberLexer.Figures? {
        let first = ink.scalar(k)
        if ink.characterClass(k) == .dash || first == 0x4E00, let next = lexer.figures(at: k + 1), next.length == 1,
            !next.isKanji, ink.gap(k + 1) == .none, ink.near(next.end) == .day
        {
            return .init(end: next.end, value: 10 + next.value, length: 2, isKanji: false, hasSlip: true)
        }
        guard let figures = lexer.figures(at: k) else { return nil }
        let last = ink.scalar(figures.end)
        if figures.length == 1, !figures.isKanji, ink.characterClass(figures.end) == .dash || last == 0x4E00,
            ink.gap(figures.end) == .none, ink.near(figures.end + 1) == .day
        {
            return .init(
                end: figures.end + 1, value: figures.value * 10 + 1, length: 2, isKanji: false, hasSlip: true)
        }
        return figures
    }

    private func isDaysSpan(_ k: Int) -> Bool { ink.near(k) == 0x9593 && ink.near(k + 1) != 0x306B }

    private func weekday(_ point: DatePoint) -> DatePoint {
        var point = point
        if let match = weekdays.match(at: point.range.upperBound) {
            point.weekday = match.weekday
            point.range = point.range.lowerBound..<match.end
        }
        return point
    }

    /// N日 alone: a date where a weekday stands beside it or the surroundings say so, else perhaps a duration.
    private func days(_ figures: NumberLexer.Figures, _ prefix: Prefix?, from start: Int) -> DatePoint? {
        let k = figures.end + 1
        guard figures.value >= 1, figures.value <= 31, figures.length <= 3 else { return nil }
        if ink.scalar(figures.end - figures.length - 1) == 0x6CCA { return nil }  // ２泊３日
        switch ink.near(k) {
        case 0x5E02, 0x6708, 0x753A: if figures.isKanji { return nil }  // 三日市 三日月 三日町
        case 0x9593, 0x76EE, 0x66DC, 0x3076, 0x3054, 0x6BCE, 0x5206, 0x7A0B, 0x9023: return nil  // 間 目 曜 ぶ ご 毎 分 程 連
        case 0x5F53: return nil  // 当たり
        case 0x524D where ink.near(k + 1) != 0x5F8C: return nil  // 前
        case 0x5F8C: return nil  // 後
        case 0x4EE5 where ink.near(k + 1) == 0x5185 || ink.near(k + 1) == 0x4E0A: return nil  // 以内 以上
        case 0x672C where figures.isKanji: return nil  // 日本
        default: break
        }
        var point = DatePoint(range: start..<k)
        point.day = figures.value
        switch prefix?.kind {
        case .month(let month): point.month = month
        case .same: point.month = .fromPreceding(0)
        case .next, nil: break
        default: point.range = (figures.end - figures.length)..<k
        }
        point = weekday(point)
        point.isDoubtful = point.weekday == nil && point.month == nil
        if case .next = prefix?.kind { point.isDoubtful = false }
        return point
    }

    // MARK: Separators and borrowed units

    private func isSeparator(_ k: Int) -> Bool {
        guard ink.gap(k) <= .wide else { return false }
        switch ink.characterClass(k) {
        case .slash, .dot, .middleDot: return true
        case .dash: return ink.scalar(k) == 0x2D || ink.scalar(k) == 0x2212 || ink.scalar(k) == 0x2010
        default: return false
        }
    }

    /// The month and day behind a year, with separators: .1.25, ・3・31, -7-18, .10/1.
    private func separated(_ year: DatePoint, at k: Int, isEra: Bool) -> DatePoint? {
        guard isSeparator(k) || isEra && ink.near(k) == 0x2C,
            let month = lexer.figures(at: k + 1), ink.gap(k + 1) <= .wide, isMonth(month)
        else { return nil }
        var point = year
        point.isNumeric = true
        point.month = .number(month.value)
        point.range = year.range.lowerBound..<month.end
        let next = month.end
        if ink.near(next) == .month {
            point.range = year.range.lowerBound..<(next + 1)
            return day(point, at: next + 1)
        }
        let isSame =
            ink.scalar(next) == ink.scalar(k)
            || ink.classes[k] != .dash && isSeparator(next) && ink.scalar(next) != 0x2D
        if isSame || ink.near(next) == 0x2C && ink.near(k) == 0x2C, let day = lexer.figures(at: next + 1),
            ink.gap(next) <= .wide, ink.gap(next + 1) <= .wide, day.value <= 99, day.length <= 2
        {
            point.day = day.value
            point.range = year.range.lowerBound..<day.end
            if ink.near(day.end) == .day {
                point.range = year.range.lowerBound..<(day.end + 1)
            } else if ink.gap(day.end) == .none, ink.characterClass(day.end + 1) == .digit {
                // 10.5-6 is a range; 10.5.6 is no date, 10.5A1 a part number.
                switch ink.characterClass(day.end) {
                case .dot, .slash, .middleDot: return nil
                case .dash where ink.classes[k] == .dash: return nil
                case .latin where ink.scalars[day.end] != 0x54: return nil
                default: break
                }
            }
            return weekday(point)
        }
        // Year and month alone: H17.4, 2008.7. Not where more figures or a unit make it a decimal.
        switch ink.near(next) {
        case 0, .year: break
        default:
            switch ink.gap(next) == .none ? ink.characterClass(next) : .other {
            case .digit, .latin, .dot, .slash, .kanjiDigit, .katakana: return nil
            case .dash where ink.characterClass(next + 1) == .digit: return nil
            case .kanji where !isEra: return nil
            default: break
            }
        }
        return point
    }

    /// Dates in figures: 2004/2/25, 2004.02.25, 2/25(水), 11/02/23, 20040225.
    private func numeric(
        _ figures: NumberLexer.Figures, _ prefix: Prefix?, from start: Int, after previous: DatePoint?
    ) -> DatePoint? {
        let k = figures.end
        if figures.isKanji, figures.length != 4 { return nil }
        if figures.length == 8 { return compact(figures, from: start) }
        if figures.length == 4, figures.value >= 1868, figures.value <= 2100 {
            var point = DatePoint(range: start..<k)
            point.year = .gregorian(figures.value)
            guard isSeparator(k), ink.characterClass(k) != .middleDot || figures.isKanji else { return nil }
            guard let full = separated(point, at: k, isEra: false) else { return nil }
            if full.day == nil {
                // 2012-10 may be a number, a season or a range of years.
                guard ink.characterClass(k) != .dash, ink.gap(k) == .none, ink.gap(k + 1) == .none else { return nil }
            }
            return full
        }
        guard figures.length <= 2, !figures.isKanji else { return nil }
        if case .apostrophe = prefix?.kind {
            var point = DatePoint(range: start..<k)
            point.year = .short(figures.value)
            if let full = separated(point, at: k, isEra: true) { return full }
            // '95 02/18
            if ink.gap(k) == .space, let month = lexer.figures(at: k), var rest = monthSlashDay(month, from: start) {
                rest.year = .short(figures.value)
                rest.isDoubtful = false
                return rest
            }
            return nil
        }
        if prefix != nil, case .year(let year) = prefix?.kind, var point = monthSlashDay(figures, from: start) {
            point.year = year
            return point
        }
        return shortYear(figures, from: k - figures.length)
            ?? monthSlashDay(figures, from: k - figures.length, inNumericList: previous?.isNumeric == true)
    }

    /// 11/02/23, 04.2.25(水): the year in two figures.
    private func shortYear(_ figures: NumberLexer.Figures, from start: Int) -> DatePoint? {
        let k = figures.end
        guard figures.length == 2, ink.characterClass(k) == .slash || ink.characterClass(k) == .dot,
            ink.gap(k) == .none, let month = lexer.figures(at: k + 1), isMonth(month), ink.gap(k + 1) == .none,
            ink.scalar(month.end) == ink.scalars[k], ink.gap(month.end) == .none,
            let day = lexer.figures(at: month.end + 1), ink.gap(month.end + 1) == .none, day.length <= 2,
            day.value >= 1, day.value <= 31, !isSeparator(day.end) || ink.gap(day.end) != .none
        else { return nil }
        var point = DatePoint(range: start..<day.end)
        point.year = .short(figures.value)
        point.month = .number(month.value)
        point.day = day.value
        point.isNumeric = true
        point = weekday(point)
        let isPadded = month.length == 2 && day.length == 2 && ink.classes[k] == .slash
        guard point.weekday != nil || isPadded else { return nil }
        return point
    }

    /// 2/25, and 2.25 or 2・25 with a weekday.
    private func monthSlashDay(
        _ figures: NumberLexer.Figures, from start: Int, inNumericList: Bool = false
    ) -> DatePoint? {
        let k = figures.end
        guard isMonth(figures),
            ink.characterClass(k) == .slash || ink.characterClass(k) == .dot || ink.characterClass(k) == .middleDot,
            ink.gap(k) <= .space, let day = lexer.figures(at: k + 1), ink.gap(k + 1) <= .space, day.length <= 2,
            day.value >= 1, day.value <= 31, !day.isKanji
        else { return nil }
        switch ink.gap(day.end) == .none ? ink.characterClass(day.end) : .other {
        case .slash, .dot, .colon: if ink.characterClass(day.end + 1) == .digit { return nil }
        case .latin, .digit: if weekdays.match(at: day.end) == nil { return nil }
        case .other where ink.scalar(day.end) == 0x25 && ink.gap(day.end) == .none: return nil  // %
        default: break
        }
        var point = DatePoint(range: start..<day.end)
        point.month = .number(figures.value)
        point.day = day.value
        point.isNumeric = true
        point = weekday(point)
        point.isDoubtful = point.weekday == nil
        if ink.classes[k] != .slash, point.weekday == nil {
            guard inNumericList, ink.classes[k] == .dot, start > 0 else { return nil }
            switch ink.classes[start - 1] {
            case .comma, .middleDot, .hiragana: break
            default: return nil
            }
        }
        return point
    }

    /// 20040225, where it can only be a date.
    private func compact(_ figures: NumberLexer.Figures, from start: Int) -> DatePoint? {
        let (year, month, day) = (figures.value / 10000, figures.value / 100 % 100, figures.value % 100)
        guard !figures.hasSlip, year >= 1950, year <= 2060, CalendarDay(year: year, month: month, day: day) != nil,
            ink.gap(figures.end) != .none || !ink.characterClass(figures.end).goesOnNumber
        else { return nil }
        var point = DatePoint(range: start..<figures.end)
        point.year = .gregorian(year)
        point.month = .number(month)
        point.day = day
        point.isNumeric = true
        return weekday(point)
    }

    /// The unit of figures whose unit stands behind a later one: 25～27年度, 22～24日, 9～11月. `.degree` stands for 年度.
    private func unitBehindRange(at k: Int) -> UInt32? {
        var k = k
        switch ink.characterClass(k) {
        case .tilde, .dash: k += 1
        case .middleDot: k += 1
        case .comma where ink.characterClass(k - 1) == .digit: k += 1
        default:
            guard let end = ink.end(of: DatePointParser.from, at: k) else { return nil }
            k = end
        }
        guard ink.gap(k) <= .wrap else { return nil }
        // 令和2～令和4年度 has an era of its own behind the mark.
        if let match = eras.name(in: ink, at: k) { k = match.end }
        guard let figures = lexer.figures(at: k), figures.value <= 99 || figures.length == 4 else { return nil }
        switch ink.near(figures.end) {
        case .year: return ink.near(figures.end + 1) == .degree ? .degree : .year
        case .month: return .month
        case .day: return isDaysSpan(figures.end + 1) || ink.near(figures.end + 1) == 0x76EE ? nil : .day
        default: return nil
        }
    }

    private func borrowed(_ figures: NumberLexer.Figures, _ prefix: Prefix?, from start: Int) -> DatePoint? {
        guard let unit = unitBehindRange(at: figures.end) else { return nil }
        let isRange = ink.characterClass(figures.end) == .tilde || ink.characterClass(figures.end) == .dash
        var point = DatePoint(range: (figures.end - figures.length)..<figures.end)
        switch unit {
        case .degree, .year:
            guard isRange, figures.length == 4 && figures.value >= 1868 || figures.length <= 2 && unit == .degree else {
                return nil
            }
            point.year = figures.length == 4 ? .gregorian(figures.value) : .short(figures.value)
            point.isFiscalYear = unit == .degree
        case .month:
            guard isMonth(figures) else { return nil }
            point.month = .number(figures.value)
            if case .year(let year) = prefix?.kind {
                point.year = year
                point.range = start..<figures.end
            }
        default:
            guard figures.value >= 1, figures.value <= 31, figures.length <= 3 else { return nil }
            point.day = figures.value
            if case .month(let month) = prefix?.kind { point.month = month }
            point.isDoubtful = true
        }
        return point
    }

    /// The 6 of 2/4～6 and the 21 of 3/14(日)、21(日).
    private func bareDay(_ figures: NumberLexer.Figures, after previous: DatePoint) -> DatePoint? {
        let start = figures.end - figures.length
        guard !figures.isKanji, figures.length <= 2, figures.value >= 1, figures.value <= 31, previous.day != nil else {
            return nil
        }
        var point = DatePoint(range: start..<figures.end)
        point.day = figures.value
        point.isNumeric = true
        point = weekday(point)
        if point.weekday != nil { return point }
        let mark = start - 1
        guard previous.isNumeric, previous.year == nil || previous.month != nil, mark == previous.range.upperBound,
            ink.classes[mark] == .tilde || ink.classes[mark] == .dash, figures.value > previous.day ?? 31,
            !ink.characterClass(figures.end).goesOnNumber || ink.gap(figures.end) != .none
        else { return nil }
        return point
    }
}

extension CharacterClass {
    /// Whether a number that this class follows is not at its end.
    var goesOnNumber: Bool {
        switch self {
        case .digit, .latin, .dash, .slash, .colon, .at, .kanjiDigit: true
        default: false
        }
    }
}
