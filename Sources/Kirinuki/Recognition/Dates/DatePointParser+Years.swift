// Years: of an era, Gregorian, in two figures; both calendars side by side; fiscal years.
extension DatePointParser {
    /// An era's year and what follows it.
    func eraYear(
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
        if unit(at: k) == .year { return afterYear(point, at: k + 1) }
        if let full = separated(point, at: k, isEra: true) { return full }
        if ink.near(k) == .degree, isName {
            point.isFiscalYear = true
            point.range = start..<(k + 1)
            return point
        }
        let isListed = lists.era(at: start) == era
        // 平成25～27年度, 8～10年 in a list: the unit stands behind the last figure.
        if isName || isListed, let unit = unitBehindRange(at: k), unit == .year || unit == .degree {
            point.isFiscalYear = unit == .degree
            return point
        }
        if isListed { return point }
        // 昭48 at the start of a chronology's line. （平16） beside a Gregorian year is read from that side.
        let isSign = !isName && ink.classes[start] == .kanji
        if isSign, ink.gaps[start] >= .line, ink.gap(k) >= .wide { return point }
        return isClassYear(point, at: k) ? point : nil
    }

    private static let classWords: InkWords = ["卒", "修了", "入学", "入社", "入会", "生まれ"]

    /// （昭34）, （農業科・昭36、旧職員）, 平3卒: a year without its unit, as lists of graduates have it.
    private func isClassYear(_ point: DatePoint, at k: Int) -> Bool {
        guard case .era(let era, let n) = point.year, eras.fit(era, year: n, month: nil, day: nil) == .inBounds else {
            return false
        }
        if ink.gap(k) <= .wrap, ink.begins(with: DatePointParser.classWords, at: k) { return true }
        let start = point.range.lowerBound
        // （大3） is a student of the third year; a Latin sign may be anything.
        guard ink.classes[start] == .kanji, ink.scalars[start] != 0x5927 || n > 6, isInBracket(start) else {
            return false
        }
        switch ink.characterClass(k) {
        case .close, .comma, .middleDot: return ink.gap(k) <= .wrap
        default: return false
        }
    }

    /// 園芸科昭59卒: figures and what one does in a year.
    func isClass(at i: Int) -> Bool {
        guard let figures = lexer.figures(at: i), figures.length <= 2, ink.gap(figures.end) <= .wrap else {
            return false
        }
        return ink.begins(with: DatePointParser.classWords, at: figures.end)
    }

    /// Right behind an open bracket, or behind a comma or dot of a short list in one.
    private func isInBracket(_ start: Int) -> Bool {
        var k = start
        while k > 0, start - k < 16, ink.gaps[k] <= .wrap {
            switch ink.classes[k - 1] {
            case .open: return true
            case .close, .stop: return false
            case .comma, .middleDot: break
            default: if k == start { return false }
            }
            k -= 1
        }
        return false
    }

    /// N年 without an era.
    func years(_ figures: NumberLexer.Figures, _ prefix: Prefix?, from start: Int) -> DatePoint? {
        var point = DatePoint(range: start..<(figures.end + 1))
        let behind = ink.near(figures.end + 1)
        let isWhole = figures.length == 4 || figures.isKanji  // 二千二十四年
        let isGregorian = isWhole && figures.value >= 1000 && figures.value <= 2999
        if case .imperial = prefix?.kind {
            point.year = .imperial(figures.value)
            return figures.value > 660 && figures.value <= 2999 ? afterYear(point, at: figures.end + 1) : nil
        }
        if isGregorian {
            point.year = .gregorian(figures.value)
            if figures.value % 10 == 0, ink.near(figures.end + 1) == 0x4EE3 {  // 年代
                point.share = .decade
                point.range = start..<(figures.end + 2)
                return point
            }
            if ink.isDuration(behindYear: figures.end + 1), behind == 0x9593 || figures.value % 100 == 0 { return nil }
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
        if figures.length == 3, figures.value >= 100, behind != .degree, !ink.isDuration(behindYear: figures.end + 1) {
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
            return ink.isDuration(behindYear: figures.end + 1) ? nil : afterYear(point, at: figures.end + 1)
        }
        if case .year(.fromDocument) = prefix?.kind {
        } else if prefix == nil {
        } else if case .same = prefix?.kind {
        } else {
            point.range = (figures.end - figures.length)..<(figures.end + 1)
        }
        let full = afterYear(point, at: figures.end + 1)
        if full.isFiscalYear || full.month != nil { return full }
        if ink.isDuration(behindYear: figures.end + 1) { return nil }
        // 09年 is never a number of years.
        point.isDoubtful = figures.length != 2 || figures.isKanji || figures.value > 9
        return point
    }

    /// What follows a year's 年: the other calendar, 度, quarter, month and day.
    func afterYear(_ year: DatePoint, at k: Int) -> DatePoint {
        var point = year
        var end = k
        var hasTwin = point.twin != nil
        while let twin = twinYear(at: end, through: .line),
            ink.characterClass(end) == .open || isSameYear(twin.year, point.year)
        {
            if ink.characterClass(end) != .middleDot || point.twin == nil { point.twin = twin.year }
            end = ink.near(twin.end) == .year ? twin.end + 1 : twin.end
            hasTwin = true
        }
        if let twin = twinBehindBracket(point, at: end) {
            point.twin = twin.year
            point.range = (point.range.lowerBound - 1)..<twin.end
            return afterYear(point, at: twin.end)
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
        if ink.near(m) == 0x2F || isOf(m, .month) { m += 1 }
        guard ink.gap(m) <= .wrap, let figures = figures(at: m, before: .month), figures.value <= 99 else {
            return point
        }
        if unit(at: figures.end) == .month, figures.value > 12, figures.length == 2 { return noMonth(point, figures) }
        guard unit(at: figures.end) == .month, isMonth(figures) else {
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

    /// 2004年13月1日: written as a date, though there is no such month.
    private func noMonth(_ year: DatePoint, _ figures: NumberLexer.Figures) -> DatePoint {
        var point = year
        point.month = .number(figures.value)
        point.range = point.range.lowerBound..<(figures.end + 1)
        let full = day(point, at: figures.end + 1)
        return full.day == nil ? year : full
    }

    /// Whether a の at `k` joins a date to its finer part: 2004年の9月, 5月の21日.
    func isOf(_ k: Int, _ unit: UInt32) -> Bool {
        guard ink.near(k) == 0x306E, ink.gap(k + 1) <= .space, let figures = lexer.figures(at: k + 1) else {
            return false
        }
        guard ink.near(figures.end) == unit else { return false }
        let behind = figures.end + 1
        return unit == .month ? !isMonthsSpan(behind) : !isDaysSpan(behind) && ink.near(behind) != 0x76EE  // 目
    }

    /// 21世紀, 紀元前2世紀
    func century(_ figures: NumberLexer.Figures, _ i: Int) -> DatePoint? {
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
        // The first century begins with the year 1, the first before Christ ends with the year 0 of ISO 8601.
        point.year = .gregorian(start == nil ? figures.value * 100 - 99 : 1 - figures.value * 100)
        point.share = .century
        return point
    }

    /// 紀元前202年: the year 202 before Christ is the year −201 of ISO 8601.
    func beforeChrist(_ figures: NumberLexer.Figures, _ i: Int) -> DatePoint? {
        guard ink.near(figures.end) == .year, figures.value >= 1, figures.value <= 9999,
            let start = ink.start(of: DatePointParser.beforeChrist, before: i)
        else { return nil }
        var point = DatePoint(range: start..<(figures.end + 1))
        point.year = .gregorian(1 - figures.value)
        return afterYear(point, at: figures.end + 1)
    }
}

extension Ink {
    /// Whether N年 is a length of time: 10年間, 3年後, 5年ぶり, 2年生.
    func isDuration(behindYear k: Int) -> Bool {
        switch near(k) {
        case 0x9593, 0x5F8C, 0x3076, 0x76EE, 0x751F, 0x9023, 0x6765, 0x4F59, 0x534A, 0x5F31, 0x5F37, 0x672A, 0x8D8A,
            0x6B21, 0x7269, 0x3054, 0x6BCE, 0x8A08, 0x4FDD, 0x5951, 0x5206, 0x7A0B, 0x7D4C, 0x671F:
            return true  // 間 後 ぶ 目 生 連 来 余 半 弱 強 未 越 次 物 ご 毎 計 保 契 分 程 経 期
        case 0x524D:  // 前, but not 前半 前期
            return near(k + 1) != 0x534A && near(k + 1) != 0x671F
        case 0x4EE5:  // 以上 以内 以下
            return near(k + 1) == 0x4E0A || near(k + 1) == 0x5185 || near(k + 1) == 0x4E0B
        default: return false
        }
    }
}
