// Months and days in 月 and 日.
extension DatePointParser {
    func isMonth(_ figures: NumberLexer.Figures) -> Bool {
        figures.value >= 1 && figures.value <= 12 && figures.length <= 2
    }

    /// 3月間
    func isMonthsSpan(_ k: Int) -> Bool { ink.near(k) == 0x9593 }

    /// What goes on a month in kanji figures, as far as it begins with kanji: a part of the month, a day, what is counted
    /// by months, an event. Other kanji make a name of it: 五月会, 二月堂, 三月記.
    private static let behindMonth: InkWords = [
        "日", "上", "中", "下", "初", "末", "頃", "半ば", "吉", "元", "第", "毎", "号", "度", "分", "期", "例", "定", "現", "付", "以", "前",
        "後", "迄", "限", "並", "及", "又", "同", "翌", "開", "発", "実", "締", "必", "施", "完", "竣", "着", "終", "決", "予", "創", "設",
        "結成", "議会", "総会", "入会", "入学", "入社", "卒業", "就任", "着任", "退任", "退職", "改正", "改訂", "改定", "逝去", "死去", "生ま",
        "公開", "公布", "掲載", "刊行", "配布", "配信", "募集", "移転", "合併", "納", "支払", "制定", "廃止",
    ]

    /// Whether kanji directly behind a month in kanji figures make a name of the two.
    private func goesOnName(at k: Int) -> Bool {
        ink.characterClass(k) == .kanji && ink.gap(k) == .none && !ink.begins(with: DatePointParser.behindMonth, at: k)
            && weekdays.match(at: k) == nil
    }

    /// N月, with or without a day.
    func months(_ figures: NumberLexer.Figures, _ prefix: Prefix?, from start: Int) -> DatePoint? {
        let k = figures.end + 1
        guard isMonth(figures), !isMonthsSpan(k) else { return nil }
        var point = DatePoint(range: start..<k)
        point.month = .number(figures.value)
        switch prefix?.kind {
        case .year(let year): point.year = year
        case .fiscalYear(let year):
            point.year = year
            point.isOfFiscalYear = true
        case .same: point.year = .fromPreceding(0)
        case .next: point.year = .fromPreceding(1)
        case nil: break
        default: point.range = (figures.end - figures.length)..<k
        }
        let full = day(point, at: k)
        if full.day == nil, prefix == nil,
            figures.hasSlip && figures.length == 1 || figures.isKanji && goesOnName(at: k)
        {
            return nil
        }
        return full
    }

    /// Adds the day, if one follows at `k`, and its weekday.
    func day(_ month: DatePoint, at k: Int) -> DatePoint {
        var point = month
        let start = point.range.lowerBound
        for (word, day) in DatePointParser.namedDays where ink.scalar(k) == word.scalars[0] {
            guard let end = ink.end(of: word, at: k) else { continue }
            point.day = day
            point.range = start..<end
            return weekdays.completing(point)
        }
        let k = isOf(k, .day) ? k + 1 : k
        guard ink.gap(k) <= .wrap, let figures = figures(at: k, before: .day) else { return point }
        guard figures.value <= 99, figures.length <= 4 else { return point }
        if unit(at: figures.end) == .day {
            guard !isDaysSpan(figures.end + 1) else { return point }
            point.day = figures.value
            point.range = start..<(figures.end + 1)
            return weekdays.completing(point)
        }
        guard figures.value >= 1, figures.value <= 31 else { return point }
        if unitBehindRange(at: figures.end) == .day || weekdays.match(at: figures.end)?.weekday != nil {
            point.day = figures.value
            point.range = start..<figures.end
            return weekdays.completing(point)
        }
        return point
    }

    /// The figures of a month or day behind its year or month, where a long vowel mark or 一 may stand for a 1.
    func figures(at k: Int, before unit: UInt32) -> NumberLexer.Figures? {
        let first = ink.scalar(k)
        if ink.characterClass(k) == .dash || first == 0x4E00, let next = lexer.figures(at: k + 1), next.length == 1,
            !next.isKanji, ink.gap(k + 1) == .none, ink.near(next.end) == unit
        {
            return .init(end: next.end, value: 10 + next.value, length: 2, isKanji: false, hasSlip: true)
        }
        guard let figures = lexer.figures(at: k) else { return nil }
        let last = ink.scalar(figures.end)
        if figures.length == 1, !figures.isKanji, ink.characterClass(figures.end) == .dash || last == 0x4E00,
            ink.gap(figures.end) == .none, ink.near(figures.end + 1) == unit
        {
            return .init(
                end: figures.end + 1, value: figures.value * 10 + 1, length: 2, isKanji: false, hasSlip: true)
        }
        return figures
    }

    func isDaysSpan(_ k: Int) -> Bool { ink.near(k) == 0x9593 && ink.near(k + 1) != 0x306B }

    /// N日 alone: a date where a weekday stands beside it or the surroundings say so, else perhaps a duration.
    func days(_ figures: NumberLexer.Figures, _ prefix: Prefix?, from start: Int) -> DatePoint? {
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
        point = weekdays.completing(point)
        point.isDoubtful = point.weekday == nil && point.month == nil
        if case .next = prefix?.kind { point.isDoubtful = false }
        return point
    }
}
