/// Reads one clock time: 14:00, 午後2時半, pm1:30, 夜8時, 9～15時 (each end), 正午.
struct TimeParser {
    let ink: Ink
    let lexer: NumberLexer

    /// The time whose figures start at `i`, with what stands before them.
    func match(at i: Int) -> TimePoint? {
        if ink.scalars[i] == 0x6B63 { return noon(at: i) }
        guard let figures = lexer.figures(at: i), figures.length <= 3, figures.value <= 30 else { return nil }
        let k = figures.end
        switch ink.near(k) {
        case 0x3A: return colon(at: i, figures)
        case .hour: return hour(at: i, figures)
        default: return borrowed(at: i, figures)
        }
    }

    private func noon(at i: Int) -> TimePoint? {
        guard ink.near(i + 1) == 0x5348 else { return nil }  // 正午
        // 正午12時
        if let figures = lexer.figures(at: i + 2), figures.value == 12, ink.gap(i + 2) <= .space,
            ink.near(figures.end) == .hour
        {
            return TimePoint(range: i..<(figures.end + 1), hour: 12)
        }
        return TimePoint(range: i..<(i + 2), hour: 12)
    }

    /// 14:00, 14:00:30, with am and pm on either side.
    private func colon(at i: Int, _ figures: NumberLexer.Figures) -> TimePoint? {
        guard !figures.isKanji, figures.length <= 2, !isInsideNumber(i),
            let minutes = lexer.figures(at: figures.end + 1), ink.gap(figures.end + 1) <= .space, minutes.length == 2,
            !minutes.isKanji, minutes.value < 60
        else { return nil }
        var time = TimePoint(range: i..<minutes.end, hour: figures.value, minute: minutes.value)
        var end = minutes.end
        if ink.near(end) == 0x3A, let seconds = lexer.figures(at: end + 1), seconds.length == 2, seconds.value < 60 {
            time.second = seconds.value
            end = seconds.end
        }
        guard ink.near(end) != 0x3A || ink.characterClass(end + 1) != .digit else { return nil }
        guard time.second != nil || !isRatio(time.range) else { return nil }
        return finish(time, end: end)
    }

    private static let ratioLabels: InkWords = [
        "縮尺", "尺度", "スケール", "比率", "倍率", "割合", "比", "S=", "Scale", "SCALE", "scale",
    ]
    private static let ratioUnits: InkWords = ["の割合", "の比", "の縮尺", "の尺度", "の倍率", "スケール", "縮尺"]

    /// Whether words on one side make a ratio of it: 縮尺は1:50, 比率 1:20～1:50, 1:50の割合.
    private func isRatio(_ range: Range<Int>) -> Bool {
        if ink.begins(with: TimeParser.ratioUnits, at: range.upperBound) { return true }
        var k = range.lowerBound
        let first = max(0, k - 12)
        // Back over a mark, a particle and the ratios before this one to the label.
        scan: while k > first, ink.gaps[k] < .line {
            if ink.ends(with: TimeParser.ratioLabels, before: k) { return true }
            switch ink.classes[k - 1] {
            case .digit, .colon, .tilde, .comma, .middleDot, .slash, .open: break
            case .hiragana where ink.scalars[k - 1] == 0x306F || ink.scalars[k - 1] == 0x3092: break  // は を
            case .hiragana where ink.scalars[k - 1] == 0x304C || ink.scalars[k - 1] == 0x3068: break  // が と
            default: break scan
            }
            k -= 1
        }
        return false
    }

    /// 14時, 14時30分, 14時半.
    private func hour(at i: Int, _ figures: NumberLexer.Figures) -> TimePoint? {
        guard !isInsideNumber(i) else { return nil }
        let k = figures.end + 1
        var time = TimePoint(range: i..<k, hour: figures.value)
        var end = k
        switch ink.near(k) {
        case 0x9593, 0x671F, 0x4EE3, 0x70B9, 0x7684, 0x3005, 0x523B, 0x5236, 0x901F, 0x77ED, 0x7D66:
            return nil  // 時間 時期 時代 時点 時的 時々 時刻 時制 時速 時短 時給
        case 0x534A:  // 半
            time.minute = 30
            end = k + 1
        default:
            if let minutes = lexer.figures(at: k), ink.gap(k) <= .wrap, minutes.value < 60,
                ink.near(minutes.end) == .minute, ink.near(minutes.end + 1) != 0x9593
            {
                time.minute = minutes.value
                end = minutes.end + 1
                if let seconds = lexer.figures(at: end), ink.gap(end) <= .space, seconds.value < 60,
                    ink.near(seconds.end) == 0x79D2
                {
                    time.second = seconds.value
                    end = seconds.end + 1
                }
            }
        }
        let result = finish(time, end: end)
        // 一時 is "once", "for a while", unless more says that it is a time.
        if figures.isKanji, figures.value == 1, result.partOfDay == nil, end == k { return nil }
        return result
    }

    /// The 9 of 9～15時.
    private func borrowed(at i: Int, _ figures: NumberLexer.Figures) -> TimePoint? {
        let k = figures.end
        guard ink.characterClass(k) == .tilde || ink.characterClass(k) == .dash, !isInsideNumber(i),
            let next = lexer.figures(at: k + 1), ink.gap(k + 1) <= .wrap, next.value <= 30,
            ink.near(next.end) == .hour, ink.near(next.end + 1) != 0x9593
        else { return nil }
        return finish(TimePoint(range: i..<figures.end, hour: figures.value), end: figures.end)
    }

    /// Whether the figures at `i` go on a number or word: 1.14, A14, 5:14.
    private func isInsideNumber(_ i: Int) -> Bool {
        guard i > 0, ink.gaps[i] == .none else { return false }
        switch ink.classes[i - 1] {
        case .dot: return ink.characterClass(i - 2) == .digit
        case .comma: return ink.characterClass(i - 2) == .digit && ink.scalars[i - 1] == 0x2C
        case .colon, .slash: return ink.characterClass(i - 2) == .digit && ink.scalars[i - 1] == 0x3A
        case .digit: return true
        case .kanji: return ink.scalars[i - 1] == 0x7B2C  // 第
        case .latin:
            // 2024-04-01T10:00
            if ink.scalars[i - 1] == 0x54, ink.characterClass(i - 2) == .digit { return false }
            return meridiem(before: i) == nil
        default: return false
        }
    }

    private static let nextDay: InkWords = ["翌", "翌日", "翌日の"]
    private static let parts: [(word: InkWord, part: TimePoint.PartOfDay)] = [
        ("午前", .morning), ("午後", .afternoon), ("朝", .morning), ("早朝", .morning), ("未明", .morning),
        ("夕方", .evening), ("夕", .evening), ("夜", .night), ("晩", .night), ("夜中", .lateNight),
        ("深夜", .lateNight), ("昼", .noon), ("お昼", .noon), ("AM", .morning), ("PM", .afternoon), ("am", .morning),
        ("pm", .afternoon),
        ("Am", .morning), ("Pm", .afternoon), ("a.m.", .morning), ("p.m.", .afternoon), ("A.M.", .morning),
        ("P.M.", .afternoon),
    ]

    private func meridiem(before i: Int) -> (start: Int, part: TimePoint.PartOfDay)? {
        guard i > 0, ink.gaps[i] <= .wrap else { return nil }
        var best: (start: Int, part: TimePoint.PartOfDay)?
        switch ink.scalars[i - 1] {
        case 0x306E where i > 1 && ink.classes[i - 2] == .kanji: return meridiem(before: i - 1)  // 夜の8時
        case 0x524D, 0x5F8C, 0x671D, 0x660E, 0x65B9, 0x5915, 0x591C, 0x6669, 0x663C, 0x4E2D, 0x4D, 0x6D, 0x2E:
            for entry in TimeParser.parts {
                if let start = ink.start(of: entry.word, before: i), start < best?.start ?? i {
                    best = (start, entry.part)
                }
            }
        default: break
        }
        return best
    }

    private func meridiem(behind i: Int) -> (end: Int, part: TimePoint.PartOfDay)? {
        let first = ink.near(i) | 0x20
        guard first == 0x61 || first == 0x70 else { return nil }
        let isDotted = ink.near(i + 1) == 0x2E
        let m = isDotted ? i + 2 : i + 1
        guard ink.near(m) | 0x20 == 0x6D else { return nil }
        let end = isDotted && ink.near(m + 1) == 0x2E ? m + 2 : m + 1
        guard ink.characterClass(end) != .latin || ink.gap(end) != .none else { return nil }
        return (end, first == 0x61 ? .morning : .afternoon)
    }

    /// Adds what stands around the figures.
    private func finish(_ time: TimePoint, end: Int) -> TimePoint {
        var time = time
        var start = time.range.lowerBound
        var end = end
        if let (first, part) = meridiem(before: start) {
            start = first
            time.partOfDay = part
        } else if let (last, part) = meridiem(behind: end) {
            end = last
            time.partOfDay = part
        }
        if let word = TimeParser.nextDay.words.first(where: { ink.start(of: $0, before: start) != nil }),
            let first = ink.start(of: word, before: start)
        {
            start = first
            time.isNextDay = true
        }
        time.range = start..<end
        return time
    }

    /// The 30分 of 15時20分から30分まで. 15時20分から30分休む is a length of time.
    func minutes(at i: Int, after start: TimePoint) -> TimePoint? {
        let k = start.range.upperBound
        guard ink.scalar(k - 1) == .minute, let figures = lexer.figures(at: i), figures.value > start.minute,
            figures.value < 60, ink.near(figures.end) == .minute, ink.gap(i) <= .wrap
        else { return nil }
        let end = figures.end + 1
        switch ink.characterClass(k) {
        case .tilde, .dash: if i != k + 1 || ink.near(end) == 0x9593 { return nil }  // 間
        default:
            guard ink.end(of: DatePointParser.from, at: k) == i, ink.end(of: TimeParser.until, at: end) != nil else {
                return nil
            }
        }
        var time = TimePoint(range: i..<end, hour: start.hour, minute: figures.value)
        time.partOfDay = start.partOfDay
        time.isNextDay = start.isNextDay
        return time
    }

    private static let until: InkWord = "まで"
}

extension TimePoint {
    /// The hour on a clock of 24 hours.
    var hourOfDay: Int {
        switch partOfDay {
        case .morning: hour == 12 ? 0 : hour
        case .noon: hour >= 1 && hour <= 5 ? hour + 12 : hour
        case .afternoon: hour < 12 ? hour + 12 : hour
        case .evening: hour >= 1 && hour < 12 ? hour + 12 : hour
        case .night: hour >= 4 && hour < 12 ? hour + 12 : hour == 12 ? 24 : hour
        case .lateNight: hour >= 8 && hour < 12 ? hour + 12 : hour == 12 ? 24 : hour
        case nil: hour
        }
    }
}
