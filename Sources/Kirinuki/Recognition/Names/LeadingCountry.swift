/// A country and a middle dot before a name say where the organization is at home: 台湾・金属工業発展研究センター.
struct LeadingCountry {
    let tagger: NameTagger

    /// The range without a leading country; as it is where the dot joins two places (中国・四国, 日本・ベトナム).
    func cut(from range: Range<Int>, in ink: Ink) -> Range<Int> {
        guard let dot = Countries.names.longestMatch(in: ink, at: range.lowerBound)?.end, dot + 3 < range.upperBound,
            ink.classes[dot] == .middleDot
        else { return range }
        let rest = (dot + 1)..<range.upperBound
        let startsWithPlace = (2...4).contains { length in
            let kinds = tagger.kinds(of: rest.prefix(length), in: ink)
            return kinds.contains(.place) && !kinds.contains(.noun)
        }
        return startsWithPlace ? range : rest
    }

    /// Whether a range is the name of a country, which no person has.
    static func isCountry(_ range: Range<Int>, in ink: Ink) -> Bool {
        Countries.names.longestMatch(in: ink, at: range.lowerBound)?.end == range.upperBound
    }
}
