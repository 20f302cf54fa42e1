// Numbers that leave out their area code, or all but their last figures.

extension PhoneScan {
    /// 33-6588, 2-8130, (24)6640, 同-1951: kept as candidates until the numbers around are known.
    mutating func local(at i: Int, isGlued: Bool) -> Bool {
        let ink = layout.ink
        guard run.groups.count >= 2, run.groups[1].digits.count == 4, (1...4).contains(run.groups[0].digits.count),
            run.groups.count == 2 || isHunting(2), run.groups[1].join != .space, run.groups[1].join != .dot
        else { return false }
        let range = run.start..<closed(run.groups[1], from: run.start)
        let label = PhoneLabels.before(range.lowerBound, in: ink)
        let isLabeled = !label.kind.isEmpty
        if isGlued, label.start == range.lowerBound { return false }
        guard isLabeled || run.digits[0] >= 2 && run.slips == 0 && isAlone(range) && !isYears() else {
            return false
        }
        if !isLabeled, let code = PostalCode.read(ink, at: i), code.isCertain(in: ink) { return false }
        let digits = Array(run.digits[..<run.groups[1].digits.upperBound])
        append(range, digits: digits, label: label, isPartial: true, isCertain: isLabeled)
        return true
    }

    /// 2003-2008.
    func isYears() -> Bool {
        run.groups[0].digits.count == 4
            && (run.digits[0] == 1 && run.digits[1] == 9 || run.digits[0] == 2 && run.digits[1] == 0)
    }

    /// 同-1951, FAX:-1951: four figures behind a sign of repetition, or behind a label and a dash.
    mutating func same(at i: Int, next: Int) -> Int {
        let ink = layout.ink
        var p = i
        if p > 0, ink.classes[p - 1] == .dash, ink.gaps[p] <= .space { p -= 1 }
        guard p > 0, ink.gaps[p] <= .wide, run.groups.count == 1 else { return next }
        let isMarked = isSame(p - 1)
        guard isMarked || p < i else { return next }
        let label = PhoneLabels.before(isMarked ? p - 1 : p, in: ink)
        guard !label.kind.isEmpty, isMarked || label.start < p && !label.isApart else { return next }
        candidates.append(
            PhoneCandidate(
                range: (isMarked ? i : p)..<next, digits: run.digits, isPartial: true, isCertain: true,
                repeatsNumber: true,
                kind: label.kind, isLabeled: true))
        return next
    }

    func isSame(_ k: Int) -> Bool {
        ink.scalars[k] == 0x540C || ink.scalars[k] == 0x3003 || ink.scalars[k] == 0x4EDD
    }

    /// Stands by itself, as numbers in lists do, and is not a numbered or counted thing.
    func isAlone(_ range: Range<Int>) -> Bool {
        let (before, after) = (range.lowerBound - 1, range.upperBound)
        if before >= 0, ink.gap(range.lowerBound) == .none {
            switch ink.classes[before] {
            case .open, .slash, .comma, .colon, .kanji, .hiragana, .katakana: break
            case .bullet, .other: guard ink.scalars[before] != 0x3012 else { return false }
            default: return false
            }
            if ink.scalars[before] == 0x7B2C { return false }
        }
        guard after < ink.count, ink.gaps[after] == .none else { return true }
        switch ink.classes[after] {
        case .close, .slash, .comma, .stop, .open, .other: return true
        default: return false
        }
    }
}
