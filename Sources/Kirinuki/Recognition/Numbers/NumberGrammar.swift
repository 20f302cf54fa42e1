/// An exact decimal: `mantissa` × 10 ^ `exponent`.
struct ExactDecimal: Hashable, Sendable {
    var mantissa: Int128 = 0
    var exponent = 0

    /// Adds `coefficient` × 10 ^ `power`; false if that is too large to hold.
    mutating func add(_ coefficient: Int128, power: Int) -> Bool {
        if coefficient == 0 { return true }
        if mantissa == 0 {
            mantissa = coefficient
            exponent = power
            return true
        }
        let low = min(exponent, power)
        guard let a = ExactDecimal.scaled(mantissa, by: exponent - low),
            let b = ExactDecimal.scaled(coefficient, by: power - low)
        else { return false }
        let (sum, overflow) = a.addingReportingOverflow(b)
        guard !overflow else { return false }
        mantissa = sum
        exponent = low
        return true
    }

    /// The value if it is whole and fits.
    var int: Int? {
        if exponent >= 0 { return ExactDecimal.scaled(mantissa, by: exponent).flatMap { Int(exactly: $0) } }
        guard exponent > -30, let divisor = ExactDecimal.scaled(1, by: -exponent), mantissa % divisor == 0 else {
            return nil
        }
        return Int(exactly: mantissa / divisor)
    }

    private static func scaled(_ value: Int128, by power: Int) -> Int128? {
        guard power <= 38 else { return value == 0 ? 0 : nil }
        var result = value
        for _ in 0..<power {
            let (product, overflow) = result.multipliedReportingOverflow(by: 10)
            if overflow { return nil }
            result = product
        }
        return result
    }
}

/// The grammar of Japanese numbers as an automaton: feed it sign after sign; it says when the number can't go on.
///
/// A number is myriads in falling order (億, 万), each with a section before it; a section is small units in falling
/// order (千, 百, 十), each with a coefficient; a coefficient is a run of figures. Positional writing (二〇二四) is one
/// run. 三十二十 and 三五十 are no numbers.
struct NumberGrammar: Sendable {
    private(set) var total = ExactDecimal()
    private var section = ExactDecimal()
    private var hasSection = false
    private var lowestUnit = 4
    private var lowestMyriad = Int.max

    private var run: Int128 = 0
    private var runSigns = 0
    private var runLength = 0
    private var isKanjiRun = false
    private var isPlainOne = false
    private var places: Int?

    /// Reads one more sign; false if no number goes on so. After false the automaton must not be used again.
    mutating func feed(_ sign: NumberSign) -> Bool {
        switch sign {
        case .arabic(let figure): digit(figure, isKanji: false)
        case .kanji(let figure, let isFormal): digit(figure, isKanji: true, isPlainOne: figure == 1 && !isFormal)
        case .tens(let figure): tens(figure)
        case .small(let exponent): small(exponent)
        case .myriad(let exponent): myriad(exponent)
        case .point: point()
        }
    }

    /// The number so far, if it can end here.
    var value: ExactDecimal? {
        guard runSigns > 0 || hasSection || lowestMyriad != Int.max, places != 0 else { return nil }
        var result = total
        guard result.add(section.mantissa, power: section.exponent) else { return nil }
        guard result.add(run, power: -(places ?? 0)) else { return nil }
        return result
    }

    private mutating func digit(_ figure: Int, isKanji: Bool, isPlainOne: Bool = false) -> Bool {
        if runSigns > 0, isKanji != isKanjiRun, figure != 0 || run == 0 { return false }
        if runSigns == 0 { isKanjiRun = isKanji }
        self.isPlainOne = isPlainOne && runSigns == 0
        guard runSigns < 36 else { return false }
        run = run * 10 + Int128(figure)
        runSigns += 1
        if let places { self.places = places + 1 } else if run > 0 { runLength += 1 }
        let room = lowestUnit < 4 ? lowestUnit : lowestMyriad
        return runLength <= room
    }

    private mutating func point() -> Bool {
        guard runSigns > 0, !isKanjiRun, places == nil else { return false }
        places = 0
        return true
    }

    private mutating func tens(_ figure: Int) -> Bool {
        guard runSigns == 0 || run == 0 && hasSection, lowestUnit > 1 else { return false }
        return close(Int128(figure), unit: 1, scale: 0)
    }

    private mutating func small(_ exponent: Int) -> Bool {
        guard exponent < lowestUnit, places != 0 else { return false }
        guard runSigns > 0 else { return close(1, unit: exponent, scale: 0) }
        if run == 0 {
            // 一千〇十: the zero stands for the hundreds.
            guard hasSection else { return false }
            return close(1, unit: exponent, scale: 0)
        }
        if isKanjiRun, runLength > 1 || isPlainOne && runSigns == 1 && exponent < 3 { return false }
        if lowestUnit < 4, runLength + exponent > lowestUnit { return false }
        return close(run, unit: exponent, scale: places ?? 0)
    }

    private mutating func close(_ coefficient: Int128, unit: Int, scale: Int) -> Bool {
        hasSection = true
        lowestUnit = unit
        let isExact = section.add(coefficient, power: unit - scale)
        clearRun()
        return isExact
    }

    private mutating func myriad(_ exponent: Int) -> Bool {
        guard places != 0 else { return false }
        if runSigns == 0, !hasSection {
            // 1万億: a myriad of myriads.
            guard lowestMyriad != Int.max, exponent > lowestMyriad, total.mantissa != 0 else { return false }
            total.exponent += exponent
            lowestMyriad = exponent
            return true
        }
        guard exponent < lowestMyriad, section.add(run, power: -(places ?? 0)), section.mantissa != 0 else {
            return false
        }
        guard total.add(section.mantissa, power: section.exponent + exponent) else { return false }
        lowestMyriad = exponent
        section = ExactDecimal()
        hasSection = false
        lowestUnit = 4
        clearRun()
        return true
    }

    private mutating func clearRun() {
        run = 0
        runSigns = 0
        runLength = 0
        isPlainOne = false
        places = nil
    }
}
