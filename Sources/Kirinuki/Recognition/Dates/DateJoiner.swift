/// Joins dates and times that belong together: ranges, a date with its time, open ranges, lists.
struct DateJoiner {
    private static let deadlines: InkWords = ["まで", "必着", "締切", "〆切", "迄"]
    private static let since: InkWords = ["から", "より", "以降", "以後", "以来"]
    private static let every: InkWords = ["毎月", "毎年", "毎週", "毎"]
    private static let until: InkWord = "まで"
    private static let before: InkWord = "以前"

    let layout: Layout
    let ink: Ink

    init(layout: Layout) {
        self.layout = layout
        ink = layout.ink
    }

    private func isCell(_ i: Int) -> Bool {
        ink.gaps[i] == .line && layout.lines[layout.lineIndex(of: i)].isCell
            && layout.lines[layout.lineIndex(of: i - 1)].isCell
    }

    func expressions(_ atoms: [DateAtom]) -> [DateExpression] {
        var result: [DateExpression] = []
        var k = 0
        while k < atoms.count {
            var expression: DateExpression
            let first = k
            switch atoms[k] {
            case .recurring(let range):
                result.append(DateExpression(kind: .recurring, range: range))
                k += 1
                continue
            case .time(let time):
                expression = DateExpression(kind: .time, range: time.range, startTime: time)
                k += 1
                join(endTimeOf: &expression, atoms, &k)
            case .date(let point):
                expression = DateExpression(kind: .date, range: point.range, start: point)
                expression.followsInList = result.last.map { isList(from: $0, to: point) } ?? false
                k += 1
                // Items of a list share a time behind the last, unless the first has one of its own.
                if !expression.followsInList || result.last?.startTime != nil { join(timeOf: &expression, atoms, &k) }
                join(endOf: &expression, atoms, &k)
            }
            openEnds(&expression)
            if isRecurring(before: atoms[first].range.lowerBound) { expression.kind = .recurring }
            result.append(expression)
        }
        return result
    }

    // MARK: Times

    private func join(timeOf expression: inout DateExpression, _ atoms: [DateAtom], _ k: inout Int) {
        guard k < atoms.count, case .time(let time) = atoms[k], expression.start?.day != nil,
            isTimeLink(from: expression.range.upperBound, to: time.range.lowerBound)
        else { return }
        var reported = time
        // Thu, 27 Nov 2003 09:14:05 +0900: the seconds of a letter's header are the machine's.
        let start = expression.range.lowerBound
        if ink.classes[start] == .latin, ink.characterClass(start + 1) == .latin, reported.second != nil {
            reported.second = nil
            reported.range = time.range.lowerBound..<(time.range.upperBound - 3)
        }
        expression.startTime = reported
        expression.range = start..<reported.range.upperBound
        k += 1
        join(endTimeOf: &expression, atoms, &k)
    }

    private func join(endTimeOf expression: inout DateExpression, _ atoms: [DateAtom], _ k: inout Int) {
        guard k < atoms.count, case .time(let time) = atoms[k],
            let mark = rangeMark(from: expression.range.upperBound, to: time.range.lowerBound)
        else { return }
        expression.endTime = time
        expression.range = expression.range.lowerBound..<end(of: time.range, mark)
        k += 1
    }

    /// The words that name what follows as the time of what stands before: 2月17日　時間：14時.
    private static let timeLabels: InkWords = ["時間", "時刻"]

    /// の, a comma, an opening bracket, the label 時間 or nothing between a date and its time.
    private func isTimeLink(from start: Int, to j: Int) -> Bool {
        let i = start < j && ink.begins(with: DateJoiner.timeLabels, at: start) ? start + 2 : start
        guard j >= i, j - i <= 2, j < ink.count else { return false }
        // Inside a cell a line's end is a space.
        let limit = isCell(j) ? Gap.line : Gap.wrap
        for k in i...j where ink.gaps[k] > limit { return false }
        for k in i..<j {
            switch ink.classes[k] {
            case .hiragana where ink.scalars[k] == 0x306E: continue  // の
            case .comma, .open, .colon: continue
            case .latin where ink.scalars[k] == 0x54 && j - i == 1: continue  // T
            default: return false
            }
        }
        return true
    }

    // MARK: Ranges

    private func join(endOf expression: inout DateExpression, _ atoms: [DateAtom], _ k: inout Int) {
        guard expression.endTime == nil, k < atoms.count, case .date(let point) = atoms[k],
            let mark = rangeMark(from: expression.range.upperBound, to: point.range.lowerBound),
            let start = expression.start, isEnd(point, of: start)
        else { return }
        expression.end = point
        expression.range = expression.range.lowerBound..<end(of: point.range, mark)
        k += 1
        guard k < atoms.count, case .time(let time) = atoms[k], point.day != nil,
            isTimeLink(from: point.range.upperBound, to: time.range.lowerBound),
            expression.startTime != nil || isDeadline(time.range)
        else { return }
        expression.endTime = time
        expression.range = expression.range.lowerBound..<end(of: time.range, mark)
        k += 1
    }

    /// Whether a time belongs to the day before it and not to every day of the range: 10月9日（金）17時まで.
    private func isDeadline(_ range: Range<Int>) -> Bool {
        guard ink.gap(range.lowerBound) <= .space else { return false }
        return ink.begins(with: DateJoiner.deadlines, at: range.upperBound)
    }

    /// The end of what a range reports: …から…まで belongs together.
    private func end(of range: Range<Int>, _ mark: RangeMark) -> Int {
        guard mark == .word else { return range.upperBound }
        return ink.end(of: DateJoiner.until, at: range.upperBound) ?? range.upperBound
    }

    private enum RangeMark {
        /// ～, -, →
        case sign
        /// から, より, 至
        case word
    }

    /// Whether a range can go from one date to the other: their finest units are the same or one carries the other's.
    private func isEnd(_ end: DatePoint, of start: DatePoint) -> Bool {
        if start.isFiscalYear != end.isFiscalYear, start.month != nil || end.month != nil { return false }
        if start.day != nil, end.day == nil { return end.year != nil || end.month != nil }
        return true
    }

    /// ～ - から より 至, with nothing else between but a comma or 、.
    private func rangeMark(from i: Int, to j: Int) -> RangeMark? {
        guard j > i, j - i <= 4, j < ink.count else { return nil }
        for k in i...j where ink.gaps[k] > .line { return nil }
        var marks = 0
        var kind = RangeMark.sign
        var k = i
        while k < j {
            switch ink.classes[k] {
            case .tilde, .dash: marks += 1
            case .comma where marks > 0: break
            case .hiragana:
                let isFrom = ink.scalars[k] == 0x304B && ink.scalar(k + 1) == 0x3089
                let isSince = ink.scalars[k] == 0x3088 && ink.scalar(k + 1) == 0x308A
                guard k + 1 < j, isFrom || isSince else { return nil }
                marks += 1
                kind = .word
                k += 1
            case .kanji where ink.scalars[k] == 0x81F3:  // 至
                marks += 1
                kind = .word
            case .bullet where ink.scalars[k] == 0x2192 || ink.scalars[k] == 0x21D2: marks += 1
            case .other where ink.scalars[k] == 0x2026: marks += 1  // …
            default: return nil
            }
            k += 1
        }
        return marks == 1 || marks == 2 ? kind : nil
    }

    // MARK: Lists

    private func isList(from last: DateExpression, to point: DatePoint) -> Bool {
        guard last.kind == .date else { return false }
        let (i, j) = (last.range.upperBound, point.range.lowerBound)
        guard j > i, j - i <= 3, j < ink.count, last.startTime == nil || point.month == nil else { return false }
        for k in i...j where ink.gaps[k] > .line { return false }
        for k in i..<j {
            switch ink.classes[k] {
            case .comma, .middleDot, .slash: continue
            case .hiragana where ink.scalars[k] == 0x3068 || ink.scalars[k] == 0x3084: continue  // と や
            case .kanji where [0x53CA, 0x4E26, 0x53C8].contains(ink.scalars[k]): continue  // 及 並 又
            case .hiragana where [0x3073, 0x306B].contains(ink.scalars[k]): continue  // び に
            default: return false
            }
        }
        return true
    }

    // MARK: Open ends and recurrences

    private func openEnds(_ expression: inout DateExpression) {
        let end = expression.range.upperBound
        if expression.end == nil, expression.endTime == nil {
            if expression.kind == .time || expression.startTime == nil {
                if let suffix = openEnd(at: end, isTime: expression.kind == .time) {
                    expression.isOpenAtEnd = true
                    expression.range = expression.range.lowerBound..<suffix
                } else if ink.characterClass(end) == .close, ink.gap(end) <= .space,
                    ink.characterClass(expression.range.lowerBound - 1) == .open, expression.kind == .date,
                    openEnd(at: end + 1, isTime: true) == end + 1
                {
                    // 来年度（2016年度）から
                    expression.isOpenAtEnd = true
                }
            }
            if ink.end(of: DateJoiner.before, at: end) != nil { expression.isOpenAtStart = true }
            let start = expression.range.lowerBound
            if start > 0, ink.gaps[start] <= .wrap, expression.startTime == nil, isOpeningTilde(start - 1) {
                expression.isOpenAtStart = true
                expression.range = (start - 1)..<expression.range.upperBound
            }
        }
        if expression.isOpenAtStart { expression.isOpenAtEnd = false }
    }

    /// The index behind the part that is reported, if the words from `i` on leave the end open.
    private func openEnd(at i: Int, isTime: Bool) -> Int? {
        guard ink.gap(i) <= .wrap else { return nil }
        if isTime, ink.characterClass(i) == .dash, ink.gap(i) == .none, ink.gap(i + 1) > .none { return i + 1 }
        if ink.characterClass(i) == .tilde {
            // ～ before more text may part a time from what happens then; it says "from" either way.
            return i + 1
        }
        // 上旬から: the part of the month stands between.
        let from = isTime ? i : DateJoiner.partsOfMonth.words.lazy.compactMap { ink.end(of: $0, at: i) }.first ?? i
        guard let behind = DateJoiner.since.words.lazy.compactMap({ ink.end(of: $0, at: from) }).first else {
            return nil
        }
        return isLength(at: behind) ? nil : i
    }

    private static let partsOfMonth: InkWords = ["上旬", "中旬", "下旬", "初旬", "初め", "はじめ", "半ば", "末"]
    private static let lengths: InkWords = [
        "日間", "週間", "か月", "カ月", "ヶ月", "ケ月", "ヵ月", "箇月", "年間", "泊", "昼夜", "時間",
    ]

    /// 5月3日から3日間, 二泊三日で: the length gives the end.
    private func isLength(at i: Int) -> Bool {
        let k = ink.near(i) == 0x7D04 ? i + 1 : i  // 約
        guard ink.gap(k) <= .space, let figures = NumberLexer(ink: ink).figures(at: k) else { return false }
        return ink.begins(with: DateJoiner.lengths, at: figures.end)
    }

    private func isOpeningTilde(_ i: Int) -> Bool {
        guard ink.classes[i] == .tilde else { return false }
        guard i > 0, ink.gaps[i] == .none else { return true }
        switch ink.classes[i - 1] {
        case .open, .stop, .comma, .kanji, .hiragana, .katakana: return true
        case .close: return true
        default: return false
        }
    }

    private func isRecurring(before i: Int) -> Bool {
        guard i > 1, ink.gap(i) <= .wrap else { return false }
        return ink.ends(with: DateJoiner.every, before: i)
    }
}
