/// Figures as they stand in numbers that are dialed or sorted by: ASCII, kanji by place, letters that OCR puts for figures.
enum Figures {
    /// The figure that a scalar is: 0–9, 〇–九.
    static func figure(_ scalar: UInt32) -> UInt8? {
        switch scalar {
        case 0x30...0x39: UInt8(scalar - 0x30)
        case 0x3007: 0
        case 0x4E00: 1
        case 0x4E8C: 2
        case 0x4E09: 3
        case 0x56DB: 4
        case 0x4E94: 5
        case 0x516D: 6
        case 0x4E03: 7
        case 0x516B: 8
        case 0x4E5D: 9
        default: nil
        }
    }

    /// The figure that a sign stands for where a number is hidden from harvesters: ①–⑨, ⓪, the kanji of deeds.
    static func disguised(_ scalar: UInt32) -> UInt8? {
        switch scalar {
        case 0x2460...0x2468: UInt8(scalar - 0x245F)
        case 0x24EA, 0x96F6: 0  // ⓪ 零
        case 0x58F1, 0x58F9: 1  // 壱 壹
        case 0x5F10, 0x8CB3: 2  // 弐 貳
        case 0x53C2, 0x53C3: 3  // 参 參
        case 0x8086: 4  // 肆
        case 0x4F0D: 5  // 伍
        case 0x9678: 6  // 陸
        case 0x6F06: 7  // 漆
        case 0x634C: 8  // 捌
        case 0x7396: 9  // 玖
        default: nil
        }
    }

    /// The figure that a sign is mistaken for: O o ○ ◯ for 0, l I ! for 1.
    static func slip(_ scalar: UInt32) -> UInt8? {
        switch scalar {
        case 0x4F, 0x6F, 0x25CB, 0x25EF: 0
        case 0x6C, 0x49: 1
        default: nil
        }
    }
}

/// A run of figures in groups: what a telephone number, a postal code or an account number looks like before it is told
/// which.
struct FigureRun {
    /// What stands between a group and the one before it.
    enum Join: UInt8 {
        case start, dash, dot, middleDot, space, bracket
    }

    struct Group {
        /// Indexes into the ink, brackets excluded.
        var ink: Range<Int>
        /// The group's figures in `digits`.
        var digits: Range<Int>
        var join: Join
        /// In brackets of its own: (03).
        var isBracketed: Bool
    }

    var digits: [UInt8] = []
    var groups: [Group] = []
    /// Figures that are signs mistaken for figures.
    var slips = 0
    /// Figures in disguise.
    var disguises = 0
    /// Whether signs in disguise are read as figures.
    private var readsDisguises = false
    /// Whether a line break stands inside.
    var isBroken = false
    /// The ink, with an opening bracket before the first group.
    var start = 0
    /// Where the scan stopped: behind the last group and its closing bracket.
    var end = 0

    private static let limit = 24

    /// Reads the run that starts at `i`: at a figure, a slip, or a bracket before one. Empty if there is none.
    mutating func read(_ ink: Ink, at i: Int, disguised: Bool = false) {
        readsDisguises = disguised
        disguises = 0
        digits.removeAll(keepingCapacity: true)
        groups.removeAll(keepingCapacity: true)
        slips = 0
        isBroken = false
        start = i
        end = i
        var k = i
        var join = Join.start
        while digits.count < FigureRun.limit {
            var opened = false
            if ink.scalar(k) == 0x28 {
                // A bracket before any group but the first joins too: 046(221)3108.
                guard groups.isEmpty || ink.gaps[k] <= .space else { break }
                opened = true
                k += 1
            }
            guard let group = readGroup(ink, at: k, join: opened && !groups.isEmpty ? .bracket : join) else { break }
            var next = group.ink.upperBound
            var isBracketed = false
            if opened {
                guard ink.scalar(next) == 0x29, ink.gap(next) <= .space else {
                    digits.removeLast(group.digits.count)
                    break
                }
                next += 1
                isBracketed = true
            }
            groups.append(
                Group(ink: group.ink, digits: group.digits, join: group.join, isBracketed: isBracketed))
            end = next
            guard let (after, way) = separator(ink, at: next, isBracketed: isBracketed) else { break }
            k = after
            join = way
        }
        if groups.isEmpty { end = i }
    }

    private mutating func readGroup(_ ink: Ink, at first: Int, join: Join) -> Group? {
        let from = digits.count
        var k = first
        var strict = 0
        while k < ink.count, k == first || ink.gaps[k] == .none, digits.count - from < 17 {
            if let figure = Figures.figure(ink.scalars[k]) {
                digits.append(figure)
                strict += 1
            } else if let figure = Figures.slip(ink.scalars[k]) {
                digits.append(figure)
            } else if readsDisguises, let figure = Figures.disguised(ink.scalars[k]) {
                digits.append(figure)
                disguises += 1
                strict += 1
            } else {
                break
            }
            k += 1
        }
        let count = digits.count - from
        // Letters behind a figure that begin a word are no slips: 1234 Office.
        guard count > 0, strict > 0 || ink.characterClass(k) != .latin else {
            digits.removeLast(count)
            return nil
        }
        slips += count - strict
        return Group(ink: first..<k, digits: from..<digits.count, join: join, isBracketed: false)
    }

    /// The separator at `k` and where the next group starts.
    private mutating func separator(_ ink: Ink, at k: Int, isBracketed: Bool) -> (Int, Join)? {
        guard k < ink.count else { return nil }
        let gap = ink.gaps[k]
        switch ink.classes[k] {
        case .dash:
            guard isFigure(ink, k + 1) || ink.scalar(k + 1) == 0x28 else { return nil }
            if gap > .space {
                guard gap <= .line, !isBroken, ink.gap(k + 1) == .none else { return nil }
                isBroken = true
            } else if ink.gap(k + 1) > .space {
                guard ink.gap(k + 1) <= .line, !isBroken, gap == .none else { return nil }
                isBroken = true
            }
            return (k + 1, .dash)
        case .dot, .middleDot:
            guard gap == .none, ink.gap(k + 1) == .none, isFigure(ink, k + 1) else { return nil }
            return (k + 1, ink.classes[k] == .dot ? .dot : .middleDot)
        case .open:
            return ink.scalars[k] == 0x28 && gap <= .space && isFigure(ink, k + 1) ? (k, .bracket) : nil
        default:
            guard isFigure(ink, k) else { return nil }
            if isBracketed {
                if gap > .space {
                    guard gap <= .line, !isBroken else { return nil }
                    isBroken = true
                }
                return (k, .bracket)
            }
            return gap <= .wide && gap > .none && ink.classes[k] == .digit ? (k, .space) : nil
        }
    }

    private func isFigure(_ ink: Ink, _ k: Int) -> Bool {
        switch ink.characterClass(k) {
        case .digit: true
        case .kanjiDigit, .latin, .bullet:
            Figures.figure(ink.scalars[k]) != nil || Figures.slip(ink.scalars[k]) != nil
                || readsDisguises && Figures.disguised(ink.scalars[k]) != nil
        case .enclosed, .kanji: readsDisguises && Figures.disguised(ink.scalars[k]) != nil
        default: false
        }
    }
}
