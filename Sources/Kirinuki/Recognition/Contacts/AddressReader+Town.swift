// The town of an address, and the streets by which Kyoto finds it.

extension AddressReader {
    /// Where the town ends and the number starts; nil where no town can go on like this.
    func townEnd(from first: Int, known: Int) -> Int? {
        var k = known
        var breaks = 0
        while k < ink.count, k - first < 32 {
            let gap = ink.gaps[k]
            if k > first, gap > .space {
                // A wide space or a line break only where the number, or its last letters, go on behind it.
                guard breaks == 0, gap <= .line, isNumberNear(k, gap) else { return k }
                breaks += 1
            } else if k == first, gap > .line {
                return k
            }
            if ink.classes[k] == .digit || ink.classes[k] == .kanjiDigit, let end = crossingBehind(k) {
                k = end
                continue
            }
            switch ink.classes[k] {
            case .kanji, .hiragana, .katakana: k += 1
            case .kanjiDigit:
                if let end = kanjiNumber(at: k), end > k { return k }
                k += 1
            case .digit:
                guard let end = streetOfFigures(at: k) else { return k }
                k = end
            case .dash:
                // The long vowel of katakana names: サンポート.
                guard k > first, ink.classes[k - 1] == .katakana,
                    ink.characterClass(k + 1) == .katakana
                        || ink.characterClass(k + 1).isJapanese || ink.characterClass(k + 1) == .digit
                else { return k }
                k += 1
            case .latin:
                guard let figure = Figures.slip(ink.scalars[k]), figure < 2,
                    ink.characterClass(k + 1) == .dash
                        || ink.characterClass(k + 1) == .digit
                else { return k }
                return k
            default: return k
            }
        }
        return k
    }

    func isNumberNear(_ k: Int, _ gap: Gap) -> Bool {
        if gap == .wide { return ink.classes[k] == .digit }
        var n = k
        while n < ink.count, n - k < 8, n == k || ink.gaps[n] <= .space {
            if ink.classes[n] == .digit { return n > k || number(at: n) != nil }
            if ink.classes[n] == .kanjiDigit, kanjiNumber(at: n) != nil { return true }
            guard ink.classes[n].isJapanese else { return false }
            n += 1
        }
        return false
    }

    /// 西22条, 五十嵐2の町, 6条通: figures that are part of a name. The index behind them.
    func streetOfFigures(at first: Int) -> Int? {
        var k = first
        while ink.characterClass(k) == .digit, k == first || ink.gaps[k] == .none { k += 1 }
        guard k - first <= 2 else { return nil }
        switch ink.scalar(k) {
        case 0x6761, 0x7DDA: return k + 1  // 条 線
        case 0x306E, 0x30CE:  // の町
            return ink.scalar(k + 1) == 0x753A ? k + 2 : nil
        default: return nil
        }
    }

    /// Kanji figures that are a number and not part of a name: 四番二十号, 一四－七, 三三一. The index behind the figures.
    func kanjiNumber(at first: Int) -> Int? {
        var k = first
        while k < ink.count, isNumeral(ink.scalars[k]), k == first || ink.gaps[k] <= .space { k += 1 }
        guard k > first else { return nil }
        switch ink.scalar(k) {
        case 0x6761, 0x7DDA: return nil  // 四条, 一線: names
        case 0x756A where ink.scalar(k + 1) == 0x753A: return nil  // 五番町
        default: if blockUnit(at: k) != nil { return k }
        }
        switch ink.characterClass(k) {
        case .dash where ink.characterClass(k + 1) == .kanjiDigit || ink.characterClass(k + 1) == .digit: return k
        case .kanji where ink.gap(k) <= .space, .hiragana where ink.gap(k) <= .space,
            .katakana where ink.gap(k) <= .space:
            return nil
        default: return k - first >= 2 || ink.gap(k) >= .wide ? k : nil
        }
    }

    /// A kanji figure or unit of figures.
    func isNumeral(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x5341, 0x767E, 0x5343: true  // 十百千
        default: scalar > 0x39 && Figures.figure(scalar) != nil
        }
    }

    static let crossings = WordMatcher<Bool>([
        "上る", "下る", "上ル", "下ル", "西入", "東入", "西入る",
        "東入る", "西入ル", "東入ル", "上がる", "下がる",
    ])

    /// Where the streets of a Kyoto address end: 四条通烏丸東入 before 長刀鉾町.
    func streetEnd(_ town: Range<Int>) -> Int {
        var end = town.lowerBound
        for k in town {
            if let (next, _) = AddressReader.crossings.longestMatch(in: ink, at: k), next <= town.upperBound {
                end = next
            }
        }
        return end
    }

    /// 二丁目下る, 1丁目東入: a number of a street, not of the house.
    func crossingBehind(_ first: Int) -> Int? {
        var k = first
        while k - first < 3, ink.characterClass(k) == .digit || isNumeral(ink.scalar(k)) { k += 1 }
        guard k > first, ink.scalar(k) == 0x4E01, ink.scalar(k + 1) == 0x76EE else { return nil }
        return AddressReader.crossings.longestMatch(in: ink, at: k + 2)?.end
    }
}
