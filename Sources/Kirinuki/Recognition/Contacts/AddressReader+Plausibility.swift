// What makes a place with or without a number an address, and not a word of a sentence.

extension AddressReader {
    /// What was read, before it is told whether it is an address.
    struct Reading {
        var hasPrefecture: Bool
        var hasCity: Bool
        /// The table has a municipality of that name.
        var isListedCity: Bool
        /// It is written with its county: 愛甲郡愛川町.
        var hasCounty: Bool
        /// From behind the municipality to the number.
        var town: Range<Int>
        /// Behind the part of the town that the table has.
        var known: Int
        var block: Range<Int>

        var isKnown: Bool { known > town.lowerBound }
    }

    func isAddress(_ reading: Reading) -> Bool {
        let (town, block) = (reading.town, reading.block)
        if block.isEmpty {
            // Without a number: down to a town and by itself; or behind a postal code.
            if isPlaceAlone(reading) { return true }
            guard code?.isCertain(in: ink) == true, reading.hasCity, !town.isEmpty else { return false }
            return reading.isKnown || endsTown(town)
        }
        let isStrong = isCompound(block)
        if hasParticle(reading.isKnown ? reading.known..<town.upperBound : town, isKnown: reading.isKnown) {
            return false
        }
        if code != nil { return true }
        if town.isEmpty {
            // 龍ケ崎市8810: a number of a field, if it can be no year.
            if reading.hasPrefecture, reading.isListedCity, !isStrong {
                return block.count >= 3 && !isYear(block) && isEdge(start) && ink.gap(block.upperBound) > .none
            }
            return isStrong && reading.hasPrefecture || hasUnit(block) && reading.hasCity
        }
        if isStrong { return reading.isKnown || reading.hasCity }
        if reading.hasCounty, reading.isListedCity, !isYear(block), ink.gap(block.upperBound) > .none { return true }
        return (reading.isKnown || reading.hasPrefecture && reading.hasCity)
            && (ink.gap(block.upperBound) > .none || !ink.characterClass(block.upperBound).isJapanese)
    }

    /// 19xx, 20xx.
    private func isYear(_ block: Range<Int>) -> Bool {
        guard block.count == 4 else { return false }
        let century = (ink.scalars[block.lowerBound], ink.scalars[block.lowerBound + 1])
        return century == (0x31, 0x39) || century == (0x32, 0x30)
    }

    /// Whether something else than a Japanese word stands before `k`.
    private func isEdge(_ k: Int) -> Bool {
        k == 0 || ink.gap(k) > .none || !ink.characterClass(k - 1).isJapanese
    }

    /// From the prefecture through a municipality of the table down to a town, and nothing else in the line or bracket.
    private func isPlaceAlone(_ reading: Reading) -> Bool {
        let rest = (reading.isKnown ? reading.known : reading.town.lowerBound)..<reading.town.upperBound
        guard reading.isListedCity, !reading.town.isEmpty, isEdge(start) else { return false }
        let next = ink.characterClass(reading.town.upperBound)
        guard ink.gap(reading.town.upperBound) >= .line || next == .close || next == .open else { return false }
        // A town that the table does not have, or one without its prefecture, must have its line to itself.
        if !reading.isKnown || !reading.hasPrefecture {
            guard ink.gap(start) >= .line, ink.gap(reading.town.upperBound) >= .line else { return false }
        }
        guard reading.hasPrefecture || reading.isKnown && rest.isEmpty else { return false }
        let hasField = rest.contains { ink.scalars[$0] == 0x5B57 }  // 字
        guard rest.count <= (reading.isKnown && !hasField ? 8 : hasField ? 24 : 16) else { return false }
        if AddressReader.otherEndings.longestMatch(in: ink, endingAt: reading.town.upperBound) != nil { return false }
        guard let last = rest.last else { return true }
        if ink.scalars[rest.lowerBound] == 0x306E || hasParticle(rest, isKnown: false) { return false }
        // 市立, 県立: of a school or a house.
        if ink.scalars[rest.lowerBound] == 0x7ACB { return false }
        switch ink.scalars[last] {
        // 壱部, 七部: names of fields.
        case 0x90E8: return ink.characterClass(last - 1) == .kanjiDigit
        // What an office or a house ends with: 会所校館院課局社園署場駅寺店長
        case 0x4F1A, 0x6240, 0x6821, 0x9928, 0x9662, 0x8AB2, 0x5C40, 0x793E, 0x5712, 0x7F72, 0x5834, 0x99C5, 0x5BFA,
            0x5E97, 0x9577:
            return false
        default: return true
        }
    }

    /// Words that stand behind a place and say that somebody or something is there.
    private static let otherEndings = WordMatcher<Bool>(backward: [
        "在住", "出身", "生", "内", "外", "全域", "各地", "一円", "方面", "近郊", "職員", "市民", "住民", "名産", "特産", "にて", "開催", "まで", "から",
        "様", "氏", "君", "殿", "議員", "選出", "代表", "周辺", "付近", "ほか", "他", "等", "など", "産",
    ])

    func endsTown(_ town: Range<Int>) -> Bool {
        guard let last = town.last else { return false }
        switch ink.scalars[last] {
        case 0x753A, 0x6751, 0x5B57, 0x6761, 0x901A: return true
        default: return false
        }
    }

    /// Several groups of figures, or a unit of addresses.
    func isCompound(_ block: Range<Int>) -> Bool {
        for k in block where ink.classes[k] == .dash { return true }
        return hasUnit(block)
    }

    func hasUnit(_ block: Range<Int>) -> Bool {
        for k in block {
            switch ink.scalars[k] {
            case 0x4E01, 0x756A, 0x53F7, 0x5730: return true  // 丁 番 号 地
            default: continue
            }
        }
        return false
    }

    /// は, を, に and their kin between a place and a number: a sentence, no address.
    func hasParticle(_ town: Range<Int>, isKnown: Bool) -> Bool {
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
}
