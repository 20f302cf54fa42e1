/// Finds dates and clock times as they are written.
struct DateRecognizer: Sendable {
    /// - Complexity: O(*n*), *n* the characters of ink.
    func recognize(_ layout: Layout) -> [DateExpression] {
        let ink = layout.ink
        let atoms = DateScanner(ink: ink).atoms()
        return DateJoiner(layout: layout).expressions(atoms)
    }
}

/// A date or a time, not yet joined to its neighbors.
enum DateAtom {
    case date(DatePoint)
    case time(TimePoint)
    /// 毎月第3水曜日
    case recurring(Range<Int>)

    var range: Range<Int> {
        switch self {
        case .date(let point): point.range
        case .time(let time): time.range
        case .recurring(let range): range
        }
    }
}

/// Walks over the ink from figure to figure.
struct DateScanner {
    let ink: Ink

    func atoms() -> [DateAtom] {
        let lexer = NumberLexer(ink: ink)
        let times = TimeParser(ink: ink, lexer: lexer)
        let dates = DatePointParser(
            ink: ink, lexer: lexer, weekdays: WeekdayParser(ink: ink), columns: DayColumns(ink: ink, lexer: lexer),
            lists: EraLists(ink: ink, lexer: lexer))
        let recurrences = RecurrenceParser(ink: ink, lexer: lexer)
        let english = EnglishDateParser(ink: ink, lexer: lexer, weekdays: WeekdayParser(ink: ink))
        var atoms: [DateAtom] = []
        var previous: DatePoint?
        var lastTime: TimePoint?
        var floor = 0
        var i = 0
        let classes = ink.classes
        let scalars = ink.scalars
        while i < classes.count {
            switch classes[i] {
            case .digit, .kanjiDigit: break
            case .latin where NumberLexer.slip(scalars[i]) != nil && !isInsideWord(i) && areSlips(from: i): break
            case .kanji where scalars[i] == 0x6B63 && ink.scalar(i + 1) == 0x5348: break  // 正午
            case .latin where scalars[i] >= 0x41 && scalars[i] <= 0x53 && !isInsideWord(i):
                let points = english.match(at: i)
                for point in points { atoms.append(.date(point)) }
                if let last = points.last { floor = last.range.upperBound }
                i = max(i + 1, floor)
                continue
            case .kanji where scalars[i] == .degree:
                i += 1
                guard let point = dates.shareOfRelativeYear(at: i - 1) else { continue }
                atoms.append(.date(point))
                previous = point
                floor = point.range.upperBound
                i = floor
                continue
            default:
                i += 1
                continue
            }
            // A day far behind is no list's or range's beginning.
            if let last = previous, i - last.range.upperBound > 6 { previous = nil }
            if let range = recurrences.match(at: i) {
                atoms.append(.recurring(range))
                i = range.upperBound
            } else if let time = times.match(at: i)
                ?? (floor == lastTime?.range.upperBound ? lastTime : nil).flatMap({ times.minutes(at: i, after: $0) })
            {
                lastTime = time
                atoms.append(.time(time))
                floor = time.range.upperBound
                i = max(time.range.upperBound, i + 1)
            } else if let point = dates.match(at: i, after: previous, floor: floor) {
                atoms.append(.date(point))
                previous = point
                floor = point.range.upperBound
                i = max(point.range.upperBound, i + 1)
            } else {
                i = endOfFigures(i)
            }
        }
        return atoms
    }

    private func isInsideWord(_ i: Int) -> Bool {
        i > 0 && ink.gaps[i] == .none && (ink.classes[i - 1] == .latin || ink.classes[i - 1] == .digit)
    }

    /// Whether every letter of the run that starts at `i` can be mistaken for a figure: lO, ll, I.
    private func areSlips(from i: Int) -> Bool {
        var k = i
        while k < ink.count, ink.classes[k] == .latin, k == i || ink.gaps[k] == .none {
            if k - i > 3 || NumberLexer.slip(ink.scalars[k]) == nil { return false }
            k += 1
        }
        return true
    }

    private func endOfFigures(_ i: Int) -> Int {
        let kind = ink.classes[i]
        var k = i + 1
        while k < ink.count, ink.gaps[k] == .none,
            ink.classes[k] == kind || kind == .digit && NumberLexer.slip(ink.scalars[k]) != nil
        {
            k += 1
        }
        return k
    }
}
