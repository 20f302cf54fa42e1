// The number of a street or field: 4番12号, 3-7-1, 1462-3.

extension AddressReader {
    static let units = WordMatcher<Bool>([
        ("丁目", true), ("丁", true), ("番地の", true), ("番地", true), ("番", true), ("号", true), ("号地", true), ("地割", true),
        ("番の", true), ("線", true), ("条", true), ("街区", true), ("番地先", true), ("番丁", true), ("の", false), ("ノ", false),
        ("之", false),
    ])

    func blockUnit(at k: Int) -> Int? {
        guard ink.gap(k) <= .line, let (end, isUnit) = AddressReader.units.longestMatch(in: ink, at: k), isUnit else {
            return nil
        }
        return end
    }

    /// The index behind the number that starts at `first`: 4番12号, 3-7-1, 1462-3, 二丁目１－１.
    func number(at first: Int, mayBeLettered: Bool = false) -> Int? {
        var k = mayBeLettered ? letteredNumber(at: first) ?? first : first
        var end: Int?
        var wantsFigures = true
        while k < ink.count, k - first < 40 {
            if wantsFigures {
                if k > first, ink.classes[k] == .kanjiDigit, ink.classes[k - 1] != .dash, kanjiNumber(at: k) == nil {
                    break
                }
                guard let next = figures(at: k, isFirst: k == first) else { break }
                k = next
                end = k
                wantsFigures = false
                continue
            }
            if ink.gaps[k] <= .line, let (next, isUnit) = AddressReader.units.longestMatch(in: ink, at: k) {
                let gap = ink.gaps[k]
                // 2の11, but not 5の店; a unit may stand on the next line, の may not.
                if isUnit, gap <= .space || ink.scalar(k) == 0x4E01 || ink.scalar(k) == 0x756A {
                    k = next
                    end = k
                    wantsFigures = true
                    if ink.characterClass(k) == .dash, figures(at: k + 1, isFirst: false) != nil { k += 1 }
                    guard k < ink.count, ink.gaps[k] <= .space || ink.gaps[k] <= .line && hasUnit(behind: k) else {
                        break
                    }
                    continue
                }
                if !isUnit, gap <= .space, figures(at: next, isFirst: false) != nil {
                    k = next
                    wantsFigures = true
                    continue
                }
                break
            }
            if ink.classes[k] == .dash {
                var next = k + 1
                // 7－ー4: a dash that OCR saw twice.
                if ink.characterClass(next) == .dash { next += 1 }
                guard ink.gaps[k] <= .space, ink.gap(next) <= .space || ink.gap(next) <= .line && ink.gaps[k] == .none,
                    figures(at: next, isFirst: false) != nil
                else { break }
                k = next
                wantsFigures = true
                continue
            }
            break
        }
        guard let end, !isCounted(at: end, from: first) else { return nil }
        return end
    }

    /// The index behind the letter and dash of a block that bears a letter: A-5.
    func letteredNumber(at k: Int) -> Int? {
        guard ink.scalar(k) >= 0x41, ink.scalar(k) <= 0x5A, ink.characterClass(k - 1) != .latin,
            ink.characterClass(k + 1) == .dash, ink.gap(k + 1) == .none, ink.characterClass(k + 2) == .digit
        else { return nil }
        return k + 2
    }

    func hasUnit(behind k: Int) -> Bool {
        guard let end = figures(at: k, isFirst: false) else { return false }
        return blockUnit(at: end) != nil
    }

    /// One group of figures.
    func figures(at first: Int, isFirst: Bool) -> Int? {
        var k = first
        var strict = 0
        let isKanji = isNumeral(ink.scalar(first))
        while k < ink.count, k == first || ink.gaps[k] == .none || ink.gaps[k] == .space && isKanji, k - first < 6 {
            if isKanji ? isNumeral(ink.scalars[k]) : ink.classes[k] == .digit {
                strict += 1
            } else {
                guard !isKanji, Figures.slip(ink.scalars[k]) != nil,
                    ink.characterClass(k + 1) != .latin || Figures.slip(ink.scalar(k + 1)) != nil
                else { break }
            }
            k += 1
        }
        guard k > first, strict > 0 || k - first == 1 && !isFirst else { return nil }
        // 3F, 5階: a floor, no number of a street.
        if !isFirst, ink.gap(first) == .space, isFloor(at: k) { return nil }
        return k
    }

    func isFloor(at k: Int) -> Bool {
        guard ink.gap(k) <= .space else { return false }
        switch ink.scalar(k) {
        case 0x968E, 0x6642, 0x6708: return true  // 階 時 月
        case 0x46, 0x66: return ink.characterClass(k + 1) != .latin
        default: return false
        }
    }

    /// Figures that count something: 15人, 3月, 10時, 5社, 50%.
    func isCounted(at end: Int, from first: Int) -> Bool {
        guard ink.gap(end) == .none || ink.gap(end) == .space && !isCompound(first..<end) else { return false }
        switch ink.scalar(end) {
        case 0x5E74, 0x6708, 0x65E5, 0x6642, 0x5206, 0x4EBA, 0x5186, 0x540D, 0x56DE, 0x500B, 0x793E, 0x4EF6, 0x53F0,
            0x70B9,
            0x6B73, 0x624D, 0x56E3, 0x6821, 0x6240, 0x5730, 0x4E16, 0x5343, 0x4E07, 0x5104, 0x968E, 0x76EE, 0x7A2E,
            0x9805,
            0x5EA7, 0x672C, 0x679A, 0x5DFB, 0x671F, 0x5468, 0x4F4D, 0x7D1A, 0x500D, 0x5272, 0x6B21:
            return true
        case 0x25, 0x3A, 0x2F: return true
        default: return false
        }
    }
}
