// Building, floor and room behind the number.

extension AddressReader {
    static let buildingWords = WordMatcher<Bool>(backward: [
        "ビル", "ビルヂング", "ビルディング", "会館", "庁舎", "マンション", "コーポ", "ハイツ", "荘", "アパート", "プラザ", "タワー", "館", "棟", "メゾン", "内",
        "方",
        "気付", "センター", "ハウス", "スクエア", "テラス", "ガーデン", "ヒルズ", "レジデンス", "団地", "住宅", "寮", "パレス", "号室", "様方", "私書箱",
        "ベース", "ラボ",
    ])

    /// What is a house whoever's name it bears: サンプル協会ビル.
    static let houseWords = WordMatcher<Bool>(backward: ["ビル", "ビルヂング", "ビルディング", "会館", "庁舎", "マンション", "タワー", "棟"])

    static let bodyWords = WordMatcher<Bool>([
        "会社", "(株)", "(有)", "協会", "研究所", "大学", "学校",
        "組合",
        "商工会", "事務局", "財団", "法人", "機構", "連盟", "学会",
        "委員会",
        "協議会", "支店", "営業所", "振興会", "同窓会", "工業会", "部会",
        "連合会", "課", "担当", "役場", "病院", "本部", "支部", "支局",
        "代表", "理事", "会長",
    ])

    static let stopWords = WordMatcher<Bool>([
        "TEL", "FAX", "電話", "ファックス", "ファクス", "ファクシミリ", "E-mail",
        "Email", "Eメール", "メール", "mail", "http", "www", "URL",
        "HP",
        "ホームページ", "担当", "事務局", "携帯", "TEL", "Phone", "連絡先",
        "営業",
        "時間", "受付", "定休", "代表", "電", "設立",
    ])

    /// The building, floor and room behind the number, each of them behind a space or a line break.
    ///
    /// A house may also bear the name of its town: 五番町7 サンプル五番町.
    func building(at first: Int, town: Range<Int>) -> Range<Int>? {
        var k = first
        var start: Int?
        var end = first
        var pieces = 0
        if ink.characterClass(k) == .comma, ink.gap(k) == .none { k += 1 }
        let isListed = k > first
        while k < ink.count, pieces < 3 {
            // A name may go on in the next line: コーポ⏎松井101.
            guard ink.gap(k) <= .line,
                let stop = piece(at: k, gap: ink.gap(k), isLater: pieces > 0, isListed: isListed, town: town)
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
    func piece(at first: Int, gap: Gap, isLater: Bool, isListed: Bool, town: Range<Int>) -> Int? {
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
        if !isLater, gap <= .wide, town.count >= 2, k - first > town.count, spells(town, endingAt: k) { return k }
        if isLater {
            if gap > .wide, !hasFloor || k - first > 12 { return nil }
            guard hasFloor || AddressReader.buildingWords.longestMatch(in: ink, endingAt: k) != nil else { return nil }
            return hasFloor || isHouse(first..<k) ? k : nil
        }
        // A space inside may part the building from what follows: 森ビル3F 事務局.
        if !hasFloor, AddressReader.buildingWords.longestMatch(in: ink, endingAt: k) == nil {
            var cut = k - 1
            while cut > first, ink.gaps[cut] == .none { cut -= 1 }
            guard cut > first else { return nil }
            let part = first..<cut
            guard endsInFloor(part) || AddressReader.buildingWords.longestMatch(in: ink, endingAt: cut) != nil,
                isHouse(part)
            else { return nil }
            return cut
        }
        guard hasFloor || isHouse(first..<k) else { return nil }
        if gap == .line, ink.characterClass(k) == .colon { return nil }
        return k
    }

    /// Whether the ink before `end` is the same as that of `name`.
    func spells(_ name: Range<Int>, endingAt end: Int) -> Bool {
        end - name.count >= 0 && zip(name, (end - name.count)..<end).allSatisfy { ink.scalars[$0] == ink.scalars[$1] }
    }

    /// A municipality's name in full: what starts with it is a venue or an office, not a building of this address.
    func isPlace(_ k: Int) -> Bool {
        guard let (end, _) = Places.municipality(in: ink, at: k, through: .none) else { return false }
        return end - k >= 2 && ink.characterClass(end).isJapanese
    }

    /// No organization or office stands in the name of a building, or the building is called after it.
    func isHouse(_ range: Range<Int>) -> Bool {
        !hasBody(range) || AddressReader.houseWords.longestMatch(in: ink, endingAt: range.upperBound) != nil
    }

    func hasBody(_ range: Range<Int>) -> Bool {
        for k in range {
            if let (end, _) = AddressReader.bodyWords.longestMatch(in: ink, at: k), end <= range.upperBound {
                return true
            }
        }
        return false
    }

    /// 5F, 3階, B1, 209号, 201号室, or a room's figures behind a name.
    func endsInFloor(_ range: Range<Int>) -> Bool {
        guard let last = range.last else { return false }
        let scalar = ink.scalars[last]
        let before = ink.characterClass(last - 1)
        switch ink.classes[last] {
        case .kanji:
            guard scalar == 0x968E || scalar == 0x53F7 || scalar == 0x5BA4 else { return false }  // 階 号 室
            return before == .digit || before == .kanjiDigit || scalar == 0x5BA4 && ink.scalar(last - 1) == 0x53F7
        case .latin:
            if scalar == 0x46 || scalar == 0x66 { return (before == .digit || before == .latin) && range.count >= 2 }
            return isRoom(endingAt: last, in: range)
        case .digit: return isRoom(endingAt: last, in: range)
        default: return false
        }
    }

    /// Figures behind a house's name, with a letter or without: 203, 1-B, B-203.
    private func isRoom(endingAt last: Int, in range: Range<Int>) -> Bool {
        var k = last
        var figures = 0
        var letters = 0
        scan: while k > range.lowerBound, last - k < 6, k == last || ink.gaps[k + 1] <= .space {
            switch ink.classes[k] {
            case .digit: figures += 1
            case .latin where letters == 0 && ink.scalars[k] < 0x5B: letters += 1
            // コーポ203: the long vowel before the figures is a dash to the tables.
            case .dash where ink.scalars[k] != 0x30FC: break
            default: break scan
            }
            k -= 1
        }
        if k > range.lowerBound, ink.scalars[k] == 0x30FC { k -= 1 }
        guard ink.classes[k].isJapanese, !range.contains(where: { ink.classes[$0] == .slash }) else { return false }
        return letters == 1 ? figures > 0 : (2...4).contains(figures)
    }
}
