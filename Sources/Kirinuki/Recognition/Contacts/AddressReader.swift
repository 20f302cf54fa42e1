/// Reads one address from its first character.
struct AddressReader {
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
}
