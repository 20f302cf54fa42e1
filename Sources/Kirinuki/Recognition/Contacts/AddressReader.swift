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

        let townStart = k
        let place = town(at: townStart, among: ordered(units))
        guard let town = townEnd(from: townStart, known: place.known) else { return nil }
        let isKnown = place.known > place.start
        var block = town..<town
        if ink.characterClass(town) != .kanjiDigit || kanjiNumber(at: town) != nil,
            let end = number(at: town, mayBeLettered: isKnown)
        {
            block = town..<end
        }
        let reading = Reading(
            hasPrefecture: prefecture != nil, hasCity: hasCity, isListedCity: hasCity && !units.isEmpty,
            hasCounty: (cityStart..<townStart).dropFirst().contains { ink.scalars[$0] == 0x90E1 },
            town: townStart..<town, known: isKnown ? place.known : townStart, block: block)
        guard isAddress(reading) else { return nil }
        if place.start > townStart { details.street = ink.string(townStart..<min(place.start, town)) }
        if place.start < town {
            // 役人町中立売通堀川西入: the town first, and then the streets.
            let streets = isKnown ? streetEnd(from: place.known) : place.start
            let end = streets > place.known && streets == town ? place.known : town
            details.town = ink.string(place.start..<end)
            if end < town { details.street = ink.string(end..<town) }
        }
        var end = block.upperBound
        if !block.isEmpty {
            details.block = figures(ink.string(block))
            if let building = building(at: end, town: place.start..<place.known) {
                details.building = figures(ink.value(building))
                end = building.upperBound
            }
        }
        locate(place.units, hasPrefecture: prefecture != nil)
        let names = ink.value(start..<block.lowerBound)
        let value = names + figures(String(ink.value(start..<end).dropFirst(names.count)))
        return Finding(type: .address, range: start..<end, value: value, details: .address(details))
    }

    /// The letters that a scan put for figures, beside figures, as figures: 33番l号, 2O1号室.
    private func figures(_ text: String) -> String {
        var scalars = Array(text.unicodeScalars)
        func isDigit(_ k: Int) -> Bool { scalars.indices.contains(k) && ("0"..."9").contains(scalars[k]) }
        func isFigureSign(_ k: Int) -> Bool {
            // 番l号, 番地l: alone between the signs of an address.
            scalars.indices.contains(k) && "番号地丁-の".unicodeScalars.contains(scalars[k])
        }
        for k in scalars.indices {
            guard let figure = Figures.slip(scalars[k].value), let scalar = Unicode.Scalar(0x30 + UInt32(figure)) else {
                continue
            }
            let isAlone = isFigureSign(k - 1) && (isFigureSign(k + 1) || k + 1 == scalars.count)
            if isDigit(k - 1) || isDigit(k + 1) || isAlone { scalars[k] = scalar }
        }
        return String(String.UnicodeScalarView(scalars))
    }

    /// Says which municipality and prefecture it is, where only one can be meant.
    private mutating func locate(_ units: [Int], hasPrefecture: Bool) {
        guard let first = units.first else { return }
        let code = Places.unit(first).code
        if units.allSatisfy({ Places.unit($0).code == code }) { details.municipalityCode = code }
        let prefecture = Places.prefectureNumber(first)
        if !hasPrefecture, units.allSatisfy({ Places.prefectureNumber($0) == prefecture }) {
            details.inferredPrefecture = Places.prefectureName(prefecture)
        }
    }

    /// Those of the units that the postal code names, where it names any; else those of today, where there are any.
    private func ordered(_ units: [Int]) -> [Int] {
        guard units.count > 1 else { return units }
        let coded = code.map { Places.units(postalCode: $0.number) } ?? []
        let named = units.filter(coded.contains)
        return named.isEmpty ? units : named
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
