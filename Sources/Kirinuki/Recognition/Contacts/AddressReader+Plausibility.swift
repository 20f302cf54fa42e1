// What makes a place with or without a number an address, and not a word of a sentence.

extension AddressReader {
    func isAddress(prefecture: Bool, city: Bool, town: Range<Int>, known: Int, block: Range<Int>) -> Bool {
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
    func standsAlone(_ range: Range<Int>, rest: Range<Int>) -> Bool {
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
