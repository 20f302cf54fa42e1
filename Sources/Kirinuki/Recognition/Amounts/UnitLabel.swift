/// What a table counts in, as its heading says: （単位：千円）, 金額（円）, 単位 百万円.
struct UnitLabel: Sendable {
    /// The ink of the label with its brackets.
    var range: Range<Int>
    /// The power of ten of the unit: 3 of 千円.
    var power: Int
    /// 単位 is written.
    var isSpelledOut: Bool
    /// What the label says of every amount under it.
    var details = AmountDetails()
}

/// Finds labels of units: a unit that no figure stands before, in brackets of its own or beside 単位.
struct UnitLabelParser {
    let ink: Ink

    private static let word: InkWords = ["単位"]
    /// No label has more signs on either side of its unit.
    private static let longest = 16
    private static let rounding: InkWord = "未満"

    /// The label whose 円 stands at `i`.
    func match(at i: Int) -> UnitLabel? {
        var start = i
        var power = 0
        while i - start < 4, ink.gap(start) <= .space, let exponent = exponent(start - 1) {
            power += exponent
            start -= 1
        }
        guard ink.gap(start) >= .space || start == 0 || !isFigure(start - 1) else { return nil }
        var label = UnitLabel(range: start..<(i + 1), power: power, isSpelledOut: false)
        // 単位：千円, 千円単位
        let before = isCopula(start - 1) ? start - 1 : start
        if ink.ends(with: UnitLabelParser.word, before: before) {
            label.isSpelledOut = true
            label.range = (before - 2)..<(i + 1)
        } else if ink.gap(i + 1) == .none, ink.begins(with: UnitLabelParser.word, at: i + 1) {
            label.isSpelledOut = true
            label.range = start..<(i + 3)
        }
        readRate(&label)
        guard let brackets = brackets(around: label) else {
            return label.isSpelledOut && isEnd(label.range.upperBound) ? label : nil
        }
        readTax(&label, in: brackets)
        label.range = brackets
        return label
    }

    /// The power of ten of a unit of figures. Daiji count: 拾萬円 is an amount.
    private func exponent(_ k: Int) -> Int? {
        switch ink.scalar(k) {
        case 0x5341: 1  // 十
        case 0x767E: 2  // 百
        case 0x5343: 3  // 千
        case 0x4E07: 4  // 万
        case 0x5104: 8  // 億
        case 0x5146: 12  // 兆
        default: nil
        }
    }

    private func isFigure(_ k: Int) -> Bool { NumberSign(ink.scalar(k)) != nil }

    /// ：, は or = between 単位 and the unit.
    private func isCopula(_ k: Int) -> Bool {
        ink.characterClass(k) == .colon || ink.scalar(k) == 0x306F || ink.scalar(k) == 0x3D
    }

    /// Whether nothing of the same word stands at `k`.
    private func isEnd(_ k: Int) -> Bool {
        if ink.gap(k) > .none { return true }
        switch ink.characterClass(k) {
        case .comma, .stop, .close, .middleDot: return true
        default: return false
        }
    }

    /// The brackets that hold the label and nothing but what may stand in one.
    private func brackets(around label: UnitLabel) -> Range<Int>? {
        var first = label.range.lowerBound
        var last = label.range.upperBound
        guard ink.gap(first) >= .space || isSeparator(first - 1) || ink.characterClass(first - 1) == .open else {
            return nil
        }
        while label.range.lowerBound - first < UnitLabelParser.longest, ink.gap(first) <= .wide, first > 0 {
            first -= 1
            if ink.classes[first] == .open { break }
            guard ink.classes[first] != .close, ink.classes[first] != .stop else { return nil }
        }
        guard ink.classes[first] == .open, first < label.range.lowerBound else { return nil }
        guard ink.gap(last) >= .space || isSeparator(last) || ink.characterClass(last) == .close else { return nil }
        while last - label.range.upperBound < UnitLabelParser.longest, ink.gap(last) <= .wide {
            if ink.classes[last] == .close {
                let rest = [(first + 1)..<label.range.lowerBound, label.range.upperBound..<last]
                return label.isSpelledOut || rest.allSatisfy(isRemark) ? first..<(last + 1) : nil
            }
            last += 1
        }
        return nil
    }

    /// Whether what stands beside the unit is no amount of a list: （千円、二千円）.
    private func isRemark(_ range: Range<Int>) -> Bool {
        if range.isEmpty || range.contains(where: { ink.end(of: UnitLabelParser.rounding, at: $0) != nil }) {
            return true
        }
        return tax(in: range) != nil || range.allSatisfy { !ink.classes[$0].isJapanese && !isFigure($0) }
    }

    private func isSeparator(_ k: Int) -> Bool {
        switch ink.characterClass(k) {
        case .comma, .middleDot, .slash: true
        default: false
        }
    }

    /// （円／人）
    private func readRate(_ label: inout UnitLabel) {
        let start = label.range.upperBound
        var end = start + 1
        guard ink.near(start) == 0x2F else { return }
        while end - start < 4, ink.gap(end) <= .space, ink.characterClass(end).isJapanese, !isFigure(end) { end += 1 }
        guard end > start + 1, isEnd(end) else { return }
        label.details.per = ink.string((start + 1)..<end)
        label.range = label.range.lowerBound..<end
    }

    private func readTax(_ label: inout UnitLabel, in range: Range<Int>) { label.details.tax = tax(in: range) }

    private func tax(in range: Range<Int>) -> String? {
        for (words, tax) in AmountQualifiers.taxes where range.contains(where: { ink.begins(with: words, at: $0) }) {
            return tax
        }
        return nil
    }
}
