// The town of an address, and the streets by which Kyoto finds it.

extension AddressReader {
    /// A town of the table.
    struct Place {
        /// Behind the streets that lead to it.
        var start: Int
        /// Behind its name in the table; `start` where the table has none.
        var known: Int
        /// The units that have it; all in question where none has.
        var units: [Int]
    }

    /// The longest town that any of the units has, at `first` or behind the streets of a Kyoto address.
    func town(at first: Int, among units: [Int]) -> Place {
        let street = streetEnd(from: first)
        if street > first {
            // 堀川通寺之内上る2丁目 and then the town: the number is the street's.
            for start in [chomeEnd(at: street), street].compactMap(\.self) {
                let place = listedTown(at: start, among: units)
                if place.known > start { return place }
            }
            // 役人町中立売通堀川西入260番: the town before its streets.
            let before = listedTown(at: first, among: units)
            if before.known > first, number(at: street) != nil { return before }
            return Place(start: street, known: street, units: units)
        }
        return listedTown(at: first, among: units)
    }

    private func listedTown(at start: Int, among units: [Int]) -> Place {
        var place = Place(start: start, known: start, units: units)
        for unit in units {
            guard let (end, _) = Places.town(in: ink, at: start, of: unit, through: .wide), end >= place.known else {
                continue
            }
            if end > place.known { place.units = [] }
            place.known = end
            place.units.append(unit)
        }
        return place
    }

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
                if letteredNumber(at: k) != nil { return k }
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
        if AddressReader.stopWords.longestMatch(in: ink, at: k) != nil { return false }
        var n = k
        while n < ink.count, n - k < 8, n == k || ink.gaps[n] <= .space {
            if ink.classes[n] == .digit { return n > k || number(at: n) != nil }
            if ink.classes[n] == .kanjiDigit, kanjiNumber(at: n) != nil { return true }
            guard ink.classes[n].isJapanese else { return false }
            n += 1
        }
        return false
    }

    /// 西22条, 五十嵐2の町, 6条通, 5通り, 北16西2, 平和通1丁目南6番: figures that are part of a name. The index behind them.
    func streetOfFigures(at first: Int) -> Int? {
        var k = first
        while ink.characterClass(k) == .digit, k == first || ink.gaps[k] == .none { k += 1 }
        guard k - first <= 2 else { return nil }
        switch ink.scalar(k) {
        case 0x6761, 0x7DDA: return k + 1  // 条 線
        case 0x901A: return ink.scalar(k + 1) == 0x308A ? k + 2 : k + 1  // 通 通り
        case 0x306E, 0x30CE:  // の町
            return ink.scalar(k + 1) == 0x753A ? k + 2 : nil
        default: break
        }
        // A second direction parts the name from the number.
        let end = chomeEnd(at: first) ?? k
        return isDirection(ink.scalar(end)) && ink.gap(end) <= .space && ink.characterClass(end + 1) == .digit
            ? end + 1 : nil
    }

    /// 東西南北.
    private func isDirection(_ scalar: UInt32) -> Bool {
        scalar == 0x6771 || scalar == 0x897F || scalar == 0x5357 || scalar == 0x5317
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

    /// Where the streets of a Kyoto address end: 四条通烏丸東入 before 長刀鉾町. `first` where there are none.
    func streetEnd(from first: Int) -> Int {
        var end = first
        var k = first
        while k < ink.count, k - first < 32, k == first || ink.gaps[k] <= .space,
            ink.classes[k].isJapanese || ink.classes[k] == .digit
        {
            guard let (next, _) = AddressReader.crossings.longestMatch(in: ink, at: k, through: .space) else {
                k += 1
                continue
            }
            k = ink.spells("まで", at: next) ? next + 2 : next
            end = k
        }
        return end
    }

    /// 二丁目下る, 1丁目東入: a number of a street, not of the house.
    func crossingBehind(_ first: Int) -> Int? {
        chomeEnd(at: first).flatMap { AddressReader.crossings.longestMatch(in: ink, at: $0)?.end }
    }

    /// The index behind 丁目 and its number.
    private func chomeEnd(at first: Int) -> Int? {
        var k = first
        while k - first < 3, ink.characterClass(k) == .digit || isNumeral(ink.scalar(k)) { k += 1 }
        return k > first && ink.scalar(k) == 0x4E01 && ink.scalar(k + 1) == 0x76EE ? k + 2 : nil
    }
}
