/// Reads one amount and what qualifies it.
struct AmountParser {
    let ink: Ink
    let qualifiers: AmountQualifiers

    init(ink: Ink) {
        self.ink = ink
        qualifiers = AmountQualifiers(ink: ink)
    }

    /// No amount has more signs.
    private static let longest = 40

    /// The amount before the 円 at `i`, and those that borrow its unit: 3〜5万円.
    func yen(at i: Int, after floor: Int, into findings: inout [Finding]) {
        guard !isWord(behind: i), let number = number(endingAt: i, after: floor) else {
            if let start = vagueStart(before: i), start >= floor {
                var details = AmountDetails()
                details.approximate = true
                findings.append(Finding(type: .amount, range: start..<(i + 1), details: .amount(details)))
            }
            return
        }
        let details = qualifiers.details(from: number.start, to: i + 1)
        if let first = borrower(before: number.start, unit: number.unit, after: floor) {
            findings.append(
                Finding(
                    type: .amount, range: first.start..<first.end, value: String(first.value),
                    details: .amount(AmountDetails())))
        }
        findings.append(
            Finding(
                type: .amount, range: number.start..<(i + 1), value: String(number.value), details: .amount(details)))
    }

    /// The amount behind the ¥ at `i`.
    func sign(at i: Int) -> Finding? {
        guard let end = extent(from: i + 1), let reading = read(from: i + 1, to: end) else { return nil }
        var last = end
        if ink.near(end) == 0x5186 { last = end + 1 }
        // ¥5,500-: the stroke that ends an amount.
        while ink.characterClass(last) == .dash, ink.gap(last) <= .space, ink.characterClass(last + 1) != .digit {
            last += 1
        }
        let details = qualifiers.details(from: i, to: last)
        return Finding(type: .amount, range: i..<last, value: String(reading), details: .amount(details))
    }

    // MARK: Numbers

    private struct Number {
        var start: Int
        var end: Int
        var value: Int
        /// The number's last units as a power of ten: 5万 has 4.
        var unit: Int
    }

    /// The longest number that ends just before `i`.
    private func number(endingAt i: Int, after floor: Int) -> Number? {
        var start = i
        while start > floor, i - start < AmountParser.longest, start == i || joins(start),
            isSign(start - 1, before: start)
        {
            start -= 1
        }
        guard start < i, ink.gaps[i] <= .line else { return nil }
        // Leave out what can't begin a number, then what makes it none.
        while start < i {
            if canBegin(start), !isSome(start), let value = read(from: start, to: i) {
                return Number(start: start, end: i, value: value, unit: unit(before: i, from: start))
            }
            let old = start
            start += 1
            // A number that fails is not cut inside a run of figures.
            while start < i, ink.gaps[start] == .none, isFigure(old) == isFigure(start), isFigure(start) { start += 1 }
        }
        return nil
    }

    /// Whether a number goes on over the gap before `k`: over a line's end only beside a unit or a comma.
    private func joins(_ k: Int) -> Bool {
        if ink.gaps[k] <= .wrap { return true }
        guard ink.gaps[k] == .line else { return false }
        if ink.classes[k] == .comma { return true }
        for neighbor in [k - 1, k] {
            switch NumberSign(ink.scalars[neighbor]) {
            case .myriad: return true
            // 128,555⏎千円
            case .small where neighbor == k && isFigure(k - 1): return true
            default: break
            }
        }
        return false
    }

    /// The end of the number that starts at `i`.
    private func extent(from i: Int) -> Int? {
        var k = i
        while k < ink.count, k - i < AmountParser.longest, ink.gaps[k] <= .space, isSign(k, before: k + 1) {
            k += 1
        }
        while k > i, !isFigure(k - 1), NumberSign(ink.scalars[k - 1]) == nil || ink.scalars[k - 1] == 0x2E { k -= 1 }
        return k > i && isFigure(i) ? k : nil
    }

    private func isFigure(_ k: Int) -> Bool {
        switch ink.characterClass(k) {
        case .digit: true
        case .latin: NumberLexer.slip(ink.scalars[k]) != nil
        default: false
        }
    }

    /// Whether the sign at `k` may stand in a number that goes on at `next`.
    private func isSign(_ k: Int, before next: Int) -> Bool {
        switch ink.classes[k] {
        case .digit, .kanjiDigit, .dot: true
        case .comma: NumberLexer.isGroup(ink.scalars, at: k + 1, gaps: ink.gaps)
        case .latin: NumberLexer.slip(ink.scalars[k]) != nil
        case .dash: ink.scalars[k] == 0x30FC && ink.characterClass(k + 1) == .comma  // ー,640: a 1
        default:
            NumberSign(ink.scalars[k]) != nil
                || ink.scalars[k] == AmountParser.dry && ink.characterClass(k - 1) == .digit
        }
    }

    /// The 数 of 数千円, which leaves the amount open.
    private func vagueStart(before i: Int) -> Int? {
        var k = i
        while k > 0, i - k < 4, ink.gaps[k] <= .space, !isFigure(k - 1), NumberSign(ink.scalars[k - 1]) != nil {
            k -= 1
        }
        guard k < i, ink.near(k) != 0, ink.scalar(k - 1) == 0x6570 else { return nil }
        return k - 1
    }

    /// 数千円, 何万円: no number stands before the unit.
    private func isSome(_ k: Int) -> Bool {
        guard !isFigure(k), ink.near(k) != 0 else { return false }
        switch ink.scalar(k - 1) {
        case 0x6570, 0x4F55, 0x5E7E: return true  // 数 何 幾
        default: return false
        }
    }

    /// 干, which OCR reads for 千.
    private static let dry: UInt32 = 0x5E72

    private func canBegin(_ k: Int) -> Bool {
        switch ink.classes[k] {
        case .comma, .dot: return false
        case .latin:
            // A letter stands for a figure only among figures.
            switch ink.characterClass(k + 1) {
            case .digit, .comma, .latin: break
            case .kanjiDigit:
                guard case .myriad = NumberSign(ink.scalar(k + 1)) else { return false }
            default: return false
            }
        default: break
        }
        guard k > 0, ink.gaps[k] == .none else { return true }
        if isFigure(k), ink.classes[k - 1] == .latin || ink.classes[k - 1] == .digit { return false }
        return true
    }

    /// The number that the ink of a range spells, times a power of ten.
    func read(from start: Int, to end: Int, power: Int = 0) -> Int? {
        var grammar = NumberGrammar()
        var k = start
        while k < end {
            let scalar = ink.scalars[k]
            if ink.classes[k] == .comma {
                guard NumberLexer.isGroup(ink.scalars, at: k + 1, gaps: ink.gaps) else { return nil }
                k += 1
                continue
            }
            // A point before three figures and 円 parts thousands: 1.000円.
            if ink.classes[k] == .dot, NumberLexer.isGroup(ink.scalars, at: k + 1), k + 4 == end {
                k += 1
                continue
            }
            var sign = NumberSign(scalar)
            if sign == nil, ink.classes[k] == .latin { sign = NumberLexer.slip(scalar).map(NumberSign.arabic) }
            if sign == nil, ink.classes[k] == .dash { sign = .arabic(1) }
            if scalar == AmountParser.dry { sign = .small(3) }
            // Figures that white space parts are two numbers, unless all are set apart: 2 , 0 0 0 円.
            if case .arabic = sign, k > start, isFigure(k - 1), ink.gaps[k] > .none, ink.gaps[k] != .wrap,
                !isSetApart(k - 1) || !isSetApart(k)
            {
                return nil
            }
            guard let sign, grammar.feed(sign) else { return nil }
            k += 1
        }
        var value = grammar.value
        value?.exponent += power
        return value?.int
    }

    /// Whether a narrow space stands on either side.
    private func isSetApart(_ k: Int) -> Bool { ink.gaps[k] == .space && ink.gap(k + 1) == .space }

    /// Whether the sign at `k` may part two amounts that share their unit.
    private func isLink(_ k: Int) -> Bool {
        switch ink.classes[k] {
        case .tilde: true
        case .dash: ink.scalars[k] != 0x30FC
        case .comma: ink.scalars[k] == 0x3001
        default: false
        }
    }

    private func unit(before i: Int, from start: Int) -> Int {
        var power = 0
        var k = i - 1
        while k >= start {
            switch NumberSign(ink.scalars[k]) {
            case .small(let exponent), .myriad(let exponent): power += exponent
            default: return power
            }
            k -= 1
        }
        return power
    }

    /// The 3 of 3〜5万円, the 1,000 of 1,000-2,000円 and of 1,000、2,000円.
    private func borrower(before i: Int, unit: Int, after floor: Int) -> Number? {
        guard i - 2 >= floor, i > 1, ink.gaps[i] <= .space, ink.gaps[i - 1] <= .space, isLink(i - 1),
            let first = number(endingAt: i - 1, after: floor)
        else { return nil }
        if ink.classes[i - 1] != .tilde {
            // Behind a dash or comma stands the larger of two, whose thousands or units show that they are amounts.
            guard first.unit > 0 || unit > 0 || ink.scalar(i - 5) == 0x2C,
                first.start == 0 || ink.classes[first.start - 1] != .dash
            else { return nil }
        }
        if first.unit > 0 || unit == 0 { return first }
        var value = first.value
        for _ in 0..<unit {
            let (product, overflow) = value.multipliedReportingOverflow(by: 10)
            if overflow { return nil }
            value = product
        }
        return Number(start: first.start, end: first.end, value: value, unit: unit)
    }

    // MARK: What stands around

    /// Whether 円 begins a word that is no money: 円形, 円周, 円滑.
    private func isWord(behind i: Int) -> Bool {
        switch ink.gap(i + 1) <= .none ? ink.scalar(i + 1) : 0 {
        case 0x5F62, 0x5468, 0x6ED1, 0x67F1, 0x7B52, 0x5F27, 0x9663, 0x5353, 0x76E4, 0x9310, 0x719F, 0x6E80:
            true  // 形 周 滑 柱 筒 弧 陣 卓 盤 錐 熟 満
        default: false
        }
    }
}
