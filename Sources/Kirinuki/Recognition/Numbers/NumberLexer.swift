/// Reads numbers in ink.
struct NumberLexer {
    let ink: Ink

    /// A run of figures as dates and times use them.
    struct Figures {
        /// The index behind the last figure.
        var end: Int
        var value: Int
        /// The number of signs.
        var length: Int
        /// Written in kanji.
        var isKanji: Bool
        /// Has a letter where a figure must be (l, I, O): an OCR slip, to be believed only where the rest proves a date.
        var hasSlip: Bool
    }

    /// The run of figures that starts at `i`: Arabic with slips, or kanji up to thousands. At most eight signs: a longer
    /// run is none.
    func figures(at i: Int) -> Figures? {
        switch ink.characterClass(i) {
        case .digit: return arabic(at: i)
        case .kanjiDigit: return kanji(at: i)
        case .kanji: return NumberSign(ink.scalars[i]) == nil ? nil : kanji(at: i)  // 肆, 玖: rare daiji
        case .latin: return NumberLexer.slip(ink.scalars[i]) != nil ? arabic(at: i) : nil
        default: return nil
        }
    }

    /// The figure that a letter is mistaken for.
    static func slip(_ scalar: UInt32) -> Int? {
        switch scalar {
        case 0x6C, 0x49, 0x7C: 1  // l I |
        case 0x4F, 0x6F: 0  // O o
        default: nil
        }
    }

    private func arabic(at i: Int) -> Figures? {
        var value = 0
        var k = i
        var hasSlip = false
        while k < ink.count, k == i || ink.gaps[k] == .none {
            let scalar = ink.scalars[k]
            if scalar >= 0x30, scalar <= 0x39 {
                value = value * 10 + Int(scalar) - 0x30
            } else if let figure = NumberLexer.slip(scalar) {
                value = value * 10 + figure
                hasSlip = true
            } else {
                break
            }
            k += 1
            if k - i > 8 { return nil }
        }
        guard k > i else { return nil }
        // Set wide, sign by sign: 1 8 日.
        if k == i + 1, ink.gap(k) == .space, ink.characterClass(k) == .digit, ink.gap(k + 1) == .space,
            isUnit(ink.scalar(k + 1))
        {
            return Figures(
                end: k + 1, value: value * 10 + Int(ink.scalars[k]) - 0x30, length: 2, isKanji: false, hasSlip: hasSlip)
        }
        // A run that touches further letters is a word or a part number.
        if hasSlip, ink.characterClass(k) == .latin, ink.gap(k) == .none { return nil }
        if hasSlip, i > 0, ink.classes[i - 1] == .latin, ink.gaps[i] == .none { return nil }
        return Figures(end: k, value: value, length: k - i, isKanji: false, hasSlip: hasSlip)
    }

    private func isUnit(_ scalar: UInt32) -> Bool {
        scalar == .year || scalar == .month || scalar == .day || scalar == .hour || scalar == .minute
    }

    private func kanji(at i: Int) -> Figures? {
        var grammar = NumberGrammar()
        var k = i
        var best: (end: Int, value: ExactDecimal)?
        scan: while k < ink.count, k - i <= 8, k == i || ink.gaps[k] <= .wrap, let sign = NumberSign(ink.scalars[k]) {
            switch sign {
            case .arabic, .point, .myriad: break scan
            default: break
            }
            guard grammar.feed(sign) else { return nil }
            k += 1
            if let value = grammar.value { best = (k, value) }
        }
        guard let best, best.end == k, let value = best.value.int else { return nil }
        return Figures(end: k, value: value, length: k - i, isKanji: true, hasSlip: false)
    }

    /// Whether three figures and no fourth follow: what stands behind a comma of thousands.
    static func isGroup(_ scalars: [UInt32], at i: Int, gaps: [Gap]? = nil) -> Bool {
        func isFigure(_ k: Int) -> Bool {
            guard k < scalars.count else { return false }
            if slip(scalars[k]) != nil { return true }
            switch NumberSign(scalars[k]) {
            case .arabic, .kanji: return true
            default: return false
            }
        }
        guard isFigure(i), isFigure(i + 1), isFigure(i + 2) else { return false }
        if let gaps, i + 3 < gaps.count, gaps[i + 3] > .none { return true }
        return !isFigure(i + 3)
    }
}
