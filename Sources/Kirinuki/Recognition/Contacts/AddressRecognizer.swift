/// Finds postal addresses: from a prefecture, a municipality, or the postal code before them, down to building and room.
struct AddressRecognizer: Sendable {
    func recognize(_ layout: Layout) -> [Finding] {
        let ink = layout.ink
        var findings: [Finding] = []
        var i = 0
        while i < ink.count {
            var start: Int?
            var code: PostalCode?
            switch ink.classes[i] {
            case .kanji, .hiragana, .katakana, .kanjiDigit:
                if Places.startsMunicipality(ink.scalars[i]) || Places.prefecture(in: ink, at: i) != nil { start = i }
                if start == nil, ink.classes[i] == .kanjiDigit {
                    code = PostalCode.read(ink, at: i)
                    start = code?.addressStart(in: ink)
                }
            case .digit:
                code = PostalCode.read(ink, at: i)
                start = code?.addressStart(in: ink)
                if start == nil {
                    i += 1
                    while i < ink.count, ink.classes[i] == .digit, ink.gaps[i] == .none { i += 1 }
                    continue
                }
            case .other where ink.scalars[i] == 0x3012:
                code = PostalCode.read(ink, at: i)
                start = code?.addressStart(in: ink)
            default: break
            }
            var reader = start.map { AddressReader(ink: ink, start: $0, code: code) }
            if let finding = reader?.read() {
                findings.append(finding)
                i = finding.range.upperBound
            } else {
                // Past a name that starts no address: 秋田市 must not be found in 北秋田市.
                i = max(i + 1, code?.range.upperBound ?? 0, start == i ? reader?.anchorEnd ?? 0 : 0)
            }
        }
        return findings
    }
}

/// Reads one address from its first character.
private struct AddressReader {
    let ink: Ink
    let start: Int
    let code: PostalCode?

    private var details = AddressDetails()
    /// Behind the prefecture or municipality that the reading started from.
    private(set) var anchorEnd = 0

    init(ink: Ink, start: Int, code: PostalCode?) {
        self.ink = ink
        self.start = start
        self.code = code
    }

    mutating func read() -> Finding? {
        var k = start
        var prefecture: Int?
        if let (end, number) = Places.prefecture(in: ink, at: k) {
            prefecture = number
            details.prefecture = ink.string(k..<end)
            k = end
            anchorEnd = end
        }
        // The municipality may stand on the next line where the prefecture ends one.
        var units: [Int] = []
        let cityStart = k
        if let (end, found) = Places.municipality(
            in: ink, at: k, prefecture: prefecture, through: prefecture == nil ? .wide : .line)
        {
            units = found
            k = end
            anchorEnd = end
        } else if prefecture != nil || code != nil, let end = unknownMunicipality(at: k) {
            k = end
        }
        let hasCity = k > cityStart
        if hasCity { details.city = ink.string(cityStart..<k) }
        guard hasCity || prefecture != nil || code != nil else { return nil }
        if !hasCity, let code {
            units = Places.units(postalCode: code.number)
        }

        // The town: the longest that any unit of that name has; else all up to the number.
        let townStart = k
        var unit: Int?
        var known = k
        for candidate in ordered(units) {
            if let (end, _) = Places.town(in: ink, at: k, of: candidate, through: .wide), end > known {
                known = end
                unit = candidate
            }
        }
        if unit == nil { unit = ordered(units).first }
        guard let town = townEnd(from: townStart, known: known) else { return nil }
        var block = town..<town
        if ink.characterClass(town) != .kanjiDigit || kanjiNumber(at: town) != nil, let end = number(at: town) {
            block = town..<end
        }
        guard
            isAddress(
                prefecture: prefecture != nil, city: hasCity, town: townStart..<town, known: known, block: block)
        else { return nil }
        if townStart < town {
            let street = streetEnd(townStart..<town)
            if street > townStart { details.street = ink.string(townStart..<street) }
            if street < town { details.town = ink.string(street..<town) }
        }
        var end = block.upperBound
        if !block.isEmpty {
            details.block = ink.string(block)
            if let building = building(at: end) {
                details.building = ink.value(building)
                end = building.upperBound
            }
        }
        if let unit {
            details.municipalityCode = Places.unit(unit).code
            if prefecture == nil { details.inferredPrefecture = Places.prefectureName(Places.prefectureNumber(unit)) }
        }
        return Finding(
            type: .address, range: start..<end, value: ink.value(start..<end), details: .address(details))
    }

    /// Units in the order of trust: those of the postal code first, then those of today.
    private func ordered(_ units: [Int]) -> [Int] {
        guard units.count > 1 else { return units }
        let coded = code.map { Places.units(postalCode: $0.number) } ?? []
        return units.filter { coded.contains($0) } + units.filter { !coded.contains($0) }
    }

    /// A municipality that the table does not have: up to eight letters and 市, 区, 町 or 村.
    private func unknownMunicipality(at first: Int) -> Int? {
        var k = first
        while k < ink.count, k - first < 9, k == first || ink.gaps[k] <= .space, ink.classes[k].isJapanese {
            let scalar = ink.scalars[k]
            if k > first, scalar == 0x5E02 || scalar == 0x533A || scalar == 0x753A || scalar == 0x6751 { return k + 1 }
            k += 1
        }
        return nil
    }

    // MARK: Town

    /// Where the town ends and the number starts; nil where no town can go on like this.
    private func townEnd(from first: Int, known: Int) -> Int? {
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

    private func isNumberNear(_ k: Int, _ gap: Gap) -> Bool {
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
    private func streetOfFigures(at first: Int) -> Int? {
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
    private func kanjiNumber(at first: Int) -> Int? {
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
    private func isNumeral(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x5341, 0x767E, 0x5343: true  // 十百千
        default: scalar > 0x39 && Figures.figure(scalar) != nil
        }
    }

    private static let crossings = WordMatcher<Bool>([
        ("上る", true), ("下る", true), ("上ル", true), ("下ル", true), ("西入", true), ("東入", true), ("西入る", true),
        ("東入る", true), ("西入ル", true), ("東入ル", true), ("上がる", true), ("下がる", true),
    ])

    /// Where the streets of a Kyoto address end: 四条通烏丸東入 before 長刀鉾町.
    private func streetEnd(_ town: Range<Int>) -> Int {
        var end = town.lowerBound
        for k in town {
            if let (next, _) = AddressReader.crossings.longestMatch(in: ink, at: k), next <= town.upperBound {
                end = next
            }
        }
        return end
    }

    /// 二丁目下る, 1丁目東入: a number of a street, not of the house.
    private func crossingBehind(_ first: Int) -> Int? {
        var k = first
        while k - first < 3, ink.characterClass(k) == .digit || isNumeral(ink.scalar(k)) { k += 1 }
        guard k > first, ink.scalar(k) == 0x4E01, ink.scalar(k + 1) == 0x76EE else { return nil }
        return AddressReader.crossings.longestMatch(in: ink, at: k + 2)?.end
    }

    // MARK: Number

    private static let units = WordMatcher<Bool>([
        ("丁目", true), ("丁", true), ("番地の", true), ("番地", true), ("番", true), ("号", true), ("号地", true), ("地割", true),
        ("番の", true), ("線", true), ("条", true), ("街区", true), ("番地先", true), ("番丁", true), ("の", false), ("ノ", false),
        ("之", false),
    ])

    private func blockUnit(at k: Int) -> Int? {
        guard ink.gap(k) <= .line, let (end, isUnit) = AddressReader.units.longestMatch(in: ink, at: k), isUnit else {
            return nil
        }
        return end
    }

    /// The index behind the number that starts at `first`: 4番12号, 3-7-1, 1462-3, 二丁目１－１.
    private func number(at first: Int) -> Int? {
        var k = first
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

    private func hasUnit(behind k: Int) -> Bool {
        guard let end = figures(at: k, isFirst: false) else { return false }
        return blockUnit(at: end) != nil
    }

    /// One group of figures.
    private func figures(at first: Int, isFirst: Bool) -> Int? {
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

    private func isFloor(at k: Int) -> Bool {
        guard ink.gap(k) <= .space else { return false }
        switch ink.scalar(k) {
        case 0x968E, 0x6642, 0x6708: return true  // 階 時 月
        case 0x46, 0x66: return ink.characterClass(k + 1) != .latin
        default: return false
        }
    }

    /// Figures that count something: 15人, 3月, 10時, 5社, 50%.
    private func isCounted(at end: Int, from first: Int) -> Bool {
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

    // MARK: Plausibility

    private func isAddress(prefecture: Bool, city: Bool, town: Range<Int>, known: Int, block: Range<Int>) -> Bool {
        let isKnown = known > town.lowerBound
        if block.isEmpty {
            // Without a number: from the prefecture down to a town of the table, by itself; or behind a postal code.
            if prefecture, city, isKnown, standsAlone(start..<town.upperBound, rest: known..<town.upperBound) {
                return true
            }
            guard code?.isCertain(in: ink) == true, city, !town.isEmpty else { return false }
            return isKnown || endsTown(town)
        }
        let isStrong = isCompound(block)
        if hasParticle(isKnown ? known..<town.upperBound : town, isKnown: isKnown) { return false }
        if code != nil { return true }
        if town.isEmpty { return isStrong && prefecture || hasUnit(block) && city }
        if isStrong { return isKnown || city }
        return (isKnown || prefecture && city)
            && (ink.gap(block.upperBound) > .none || !ink.characterClass(block.upperBound).isJapanese)
    }

    /// Nothing but a short name of a field stands behind the known town, and the line or bracket ends there.
    private func standsAlone(_ range: Range<Int>, rest: Range<Int>) -> Bool {
        guard rest.count <= 8,
            range.lowerBound == 0 || ink.gap(range.lowerBound) > .none
                || !ink.characterClass(range.lowerBound - 1).isJapanese
        else { return false }
        let next = ink.characterClass(range.upperBound)
        guard ink.gap(range.upperBound) >= .line || next == .close || next == .open else { return false }
        for k in rest {
            switch ink.scalars[k] {
            // What an office or a house ends with: 会所校館院課局部社園署場駅寺店
            case 0x4F1A, 0x6240, 0x6821, 0x9928, 0x9662, 0x8AB2, 0x5C40, 0x90E8, 0x793E, 0x5712, 0x7F72, 0x5834, 0x99C5,
                0x5BFA,
                0x5E97, 0x9577, 0x7ACB:
                return false
            default: continue
            }
        }
        return true
    }

    private func endsTown(_ town: Range<Int>) -> Bool {
        guard let last = town.last else { return false }
        switch ink.scalars[last] {
        case 0x753A, 0x6751, 0x5B57, 0x6761, 0x901A: return true
        default: return false
        }
    }

    /// Several groups of figures, or a unit of addresses.
    private func isCompound(_ block: Range<Int>) -> Bool {
        for k in block where ink.classes[k] == .dash { return true }
        return hasUnit(block)
    }

    private func hasUnit(_ block: Range<Int>) -> Bool {
        for k in block {
            switch ink.scalars[k] {
            case 0x4E01, 0x756A, 0x53F7, 0x5730: return true  // 丁 番 号 地
            default: continue
            }
        }
        return false
    }

    /// は, を, に and their kin between a place and a number: a sentence, no address.
    private func hasParticle(_ town: Range<Int>, isKnown: Bool) -> Bool {
        for k in town {
            switch ink.scalars[k] {
            case 0x5B57: return false  // 字: names of fields
            case 0x306F, 0x3092, 0x306B, 0x3067, 0x3078, 0x3082, 0x3084, 0x3088, 0x3068: return true
            case 0x306E where isKnown && ink.classes[k] == .hiragana && ink.characterClass(k + 1) == .kanji: return true
            case 0x304C
            where ink.scalar(k + 1) != 0x4E18 && ink.scalar(k + 1) != 0x5CA1 && ink.scalar(k + 1) != 0x6D5C
                && ink.scalar(k + 1) != 0x53F0 && ink.scalar(k + 1) != 0x5CF6 && ink.scalar(k + 1) != 0x539F:
                return true
            default: continue
            }
        }
        return false
    }

    // MARK: Building

    private static let buildingWords = WordMatcher<Bool>(
        [
            "ビル", "ビルヂング", "ビルディング", "会館", "庁舎", "マンション", "コーポ", "ハイツ", "荘", "アパート", "プラザ", "タワー", "館", "棟", "メゾン", "内",
            "方",
            "気付", "センター", "ハウス", "スクエア", "テラス", "ガーデン", "ヒルズ", "レジデンス", "団地", "住宅", "寮", "パレス", "号室", "様方", "私書箱",
            "ベース", "ラボ",
        ].map { (String(String.UnicodeScalarView($0.unicodeScalars.reversed())), true) })

    private static let bodyWords = WordMatcher<Bool>([
        ("会社", true), ("(株)", true), ("(有)", true), ("協会", true), ("研究所", true), ("大学", true), ("学校", true),
        ("組合", true),
        ("商工会", true), ("事務局", true), ("財団", true), ("法人", true), ("機構", true), ("連盟", true), ("学会", true),
        ("委員会", true),
        ("協議会", true), ("支店", true), ("営業所", true), ("振興会", true), ("同窓会", true), ("工業会", true), ("部会", true),
        ("連合会", true), ("課", true), ("担当", true), ("役場", true), ("病院", true), ("本部", true), ("支部", true), ("支局", true),
        ("代表", true), ("理事", true), ("会長", true),
    ])

    private static let stopWords = WordMatcher<Bool>([
        ("TEL", true), ("FAX", true), ("電話", true), ("ファックス", true), ("ファクス", true), ("ファクシミリ", true), ("E-mail", true),
        ("Email", true), ("Eメール", true), ("メール", true), ("mail", true), ("http", true), ("www", true), ("URL", true),
        ("HP", true),
        ("ホームページ", true), ("担当", true), ("事務局", true), ("携帯", true), ("TEL", true), ("Phone", true), ("連絡先", true),
        ("営業", true),
        ("時間", true), ("受付", true), ("定休", true), ("代表", true), ("電", true), ("設立", true),
    ])

    /// The building, floor and room behind the number, each of them behind a space or a line break.
    private func building(at first: Int) -> Range<Int>? {
        var k = first
        var start: Int?
        var end = first
        var pieces = 0
        if ink.characterClass(k) == .comma, ink.gap(k) == .none { k += 1 }
        let isListed = k > first
        while k < ink.count, pieces < 3 {
            // A name may go on in the next line: コーポ⏎松井101.
            guard ink.gap(k) <= .line, let stop = piece(at: k, gap: ink.gap(k), isLater: pieces > 0, isListed: isListed)
            else { break }
            if start == nil { start = first }
            end = stop
            k = stop
            pieces += 1
        }
        guard start != nil, end > first else { return nil }
        return (isListed ? first + 1 : first)..<end
    }

    /// One run without wide spaces, if it reads like a building.
    private func piece(at first: Int, gap: Gap, isLater: Bool, isListed: Bool) -> Int? {
        var k = first
        scan: while k < ink.count, k - first < 40, k == first || ink.gaps[k] <= .space {
            switch ink.classes[k] {
            case .kanji, .kanjiDigit, .hiragana, .katakana, .latin, .digit, .dash, .middleDot, .enclosed: break
            case .close where ink.scalars[k] == 0x2019: break
            case .other where ink.scalars[k] == 0x27 || ink.scalars[k] == 0x26: break
            default: break scan
            }
            if AddressReader.stopWords.longestMatch(in: ink, at: k) != nil, k == first || ink.gaps[k] > .none { break }
            k += 1
        }
        while k > first, ink.classes[k - 1] == .dash { k -= 1 }
        guard k - first >= 2, ink.gap(first) == .none || !isPlace(first) else { return nil }
        let hasFloor = endsInFloor(first..<k)
        if isListed { return hasFloor ? k : nil }
        if isLater {
            if gap > .wide, !hasFloor || k - first > 12 { return nil }
            guard hasFloor || AddressReader.buildingWords.longestMatch(in: ink, endingAt: k) != nil else { return nil }
            return hasBody(first..<k) && !hasFloor ? nil : k
        }
        // A space inside may part the building from what follows: 森ビル3F 事務局.
        if !hasFloor, AddressReader.buildingWords.longestMatch(in: ink, endingAt: k) == nil {
            var cut = k - 1
            while cut > first, ink.gaps[cut] == .none { cut -= 1 }
            guard cut > first else { return nil }
            let part = first..<cut
            guard endsInFloor(part) || AddressReader.buildingWords.longestMatch(in: ink, endingAt: cut) != nil,
                !hasBody(part)
            else { return nil }
            return cut
        }
        guard hasFloor || !hasBody(first..<k) else { return nil }
        if gap == .line, ink.characterClass(k) == .colon { return nil }
        return k
    }

    /// A municipality's name in full: what starts with it is a venue or an office, not a building of this address.
    private func isPlace(_ k: Int) -> Bool {
        guard let (end, _) = Places.municipality(in: ink, at: k, through: .none) else { return false }
        return end - k >= 2 && ink.characterClass(end).isJapanese
    }

    private func hasBody(_ range: Range<Int>) -> Bool {
        for k in range {
            if let (end, _) = AddressReader.bodyWords.longestMatch(in: ink, at: k), end <= range.upperBound {
                return true
            }
        }
        return false
    }

    /// 5F, 3階, B1, 209号, 201号室, or a room's figures behind a name.
    private func endsInFloor(_ range: Range<Int>) -> Bool {
        guard let last = range.last else { return false }
        let scalar = ink.scalars[last]
        let before = ink.characterClass(last - 1)
        switch ink.classes[last] {
        case .kanji:
            guard scalar == 0x968E || scalar == 0x53F7 || scalar == 0x5BA4 else { return false }  // 階 号 室
            return before == .digit || before == .kanjiDigit || scalar == 0x5BA4 && ink.scalar(last - 1) == 0x53F7
        case .latin:
            return (scalar == 0x46 || scalar == 0x66) && (before == .digit || before == .latin) && range.count >= 2
        case .digit:
            var k = last
            while k > range.lowerBound, ink.classes[k] == .digit { k -= 1 }
            // コーポ203: the long vowel before the figures is a dash to the tables.
            if k > range.lowerBound, ink.scalars[k] == 0x30FC { k -= 1 }
            return (2...4).contains(last - k) && ink.classes[k].isJapanese
                && !range.contains { ink.classes[$0] == .slash }
        default: return false
        }
    }
}
