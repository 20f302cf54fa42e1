/// Reads a weekday behind a day: （水）, (月・祝), 水曜日, (Wed.), ・火.
struct WeekdayParser {
    let ink: Ink

    struct Match {
        var end: Int
        /// 0 is Monday; nil where only a holiday is given.
        var weekday: Int?
    }

    func match(at i: Int) -> Match? {
        guard i < ink.count, ink.gaps[i] <= .wrap else { return nil }
        switch ink.classes[i] {
        case .open: return bracketed(at: i)
        case .kanji, .kanjiDigit:
            guard let weekday = WeekdayParser.weekday(ink.scalars[i]), ink.near(i + 1) == 0x66DC else { return nil }
            return Match(end: ink.near(i + 2) == .day ? i + 3 : i + 2, weekday: weekday)
        case .middleDot, .slash, .comma:
            guard let weekday = WeekdayParser.weekday(ink.near(i + 1)), ink.characterClass(i + 2) == .close else {
                return nil
            }
            return Match(end: i + 2, weekday: weekday)
        case .latin:
            guard let (end, weekday) = english(at: i) else { return nil }
            return Match(end: end, weekday: weekday)
        default: return nil
        }
    }

    /// The date with the weekday that stands behind it, if one does.
    func completing(_ point: DatePoint) -> DatePoint {
        guard let match = match(at: point.range.upperBound) else { return point }
        var point = point
        point.weekday = match.weekday
        point.range = point.range.lowerBound..<match.end
        return point
    }

    /// The date with the English weekday that stands before it, if one does: Thu, 27 Nov 2003.
    func leading(_ point: DatePoint) -> DatePoint {
        let start = point.range.lowerBound
        guard point.weekday == nil, ink.gap(start) <= .space else { return point }
        var k = start
        while k > 0, start - k < 12, k == start || ink.gaps[k] <= (ink.isWord(k) ? .none : .space) {
            k -= 1
            guard ink.isWord(k) || ink.scalars[k] == 0x2C || ink.scalars[k] == 0x2E else { break }
            guard let (end, weekday) = english(at: k), end == start || end == start - 1 && ink.scalars[end] == 0x2C,
                ink.characterClass(k - 1) != .latin || ink.gaps[k] > .none
            else { continue }
            var point = point
            point.weekday = weekday
            point.range = k..<point.range.upperBound
            return point
        }
        return point
    }

    private func bracketed(at i: Int) -> Match? {
        var weekday: Int?
        var isHoliday = false
        var k = i + 1
        while k < ink.count, k - i < 12, ink.gaps[k] <= .wrap {
            let scalar = ink.scalars[k]
            switch ink.classes[k] {
            case .close: return weekday != nil || isHoliday ? Match(end: k + 1, weekday: weekday) : nil
            case .middleDot, .slash, .comma, .dot: k += 1
            case .latin:
                guard weekday == nil, let (end, found) = english(at: k) else { return nil }
                weekday = found
                k = end
            default:
                switch scalar {
                case 0x795D, 0x4F11, 0x632F, 0x66FF:  // 祝 休 振 替
                    isHoliday = true
                    k += 1
                case 0x66DC: k += 1  // 曜
                case .day where weekday != nil || isHoliday: k += 1
                default:
                    guard weekday == nil, let found = WeekdayParser.weekday(scalar) else { return nil }
                    weekday = found
                    k += 1
                }
            }
        }
        return nil
    }

    private static let english: [(InkWord, Int)] = [
        ("monday", 0), ("tuesday", 1), ("wednesday", 2), ("thursday", 3), ("friday", 4), ("saturday", 5),
        ("sunday", 6), ("mon", 0), ("tues", 1), ("tue", 1), ("wed", 2), ("thurs", 3), ("thu", 3), ("fri", 4),
        ("sat", 5), ("sun", 6),
    ]

    private func english(at i: Int) -> (end: Int, weekday: Int)? {
        for (word, weekday) in WeekdayParser.english {
            if let end = ink.end(ofLatin: word, at: i) { return (end, weekday) }
        }
        return nil
    }

    /// The weekday of its kanji; 0 is Monday.
    static func weekday(_ scalar: UInt32) -> Int? {
        switch scalar {
        case 0x6708: 0
        case 0x706B: 1
        case 0x6C34: 2
        case 0x6728: 3
        case 0x91D1: 4
        case 0x571F: 5
        case 0x65E5: 6
        default: nil
        }
    }
}
