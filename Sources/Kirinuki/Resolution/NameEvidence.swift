/// The document's own evidence: a name that is sure in one place is recognized where it stands alone.
struct NameEvidence: Sendable {
    /// Names of at least this score, and names with a legal form, are sure.
    private static let sure = 0.8

    /// The findings, and what they say of the rest of the text, in order of place.
    /// - Parameter taken: all other findings.
    func spread(_ tagged: [Finding], taken: [Finding], in layout: Layout) -> [Finding] {
        let ink = layout.ink
        let findings = withAliases(tagged, in: ink)
        var names: [UInt64: [(scalars: [UInt32], score: Double)]] = [:]
        var seen: Set<Spelling> = []
        for finding in findings where finding.type == .organization {
            guard case .name(let details) = finding.details, let value = finding.value else { continue }
            guard details.legalForm != nil || (details.score ?? 0) >= Self.sure else { continue }
            guard seen.insert(Spelling(value)).inserted else { continue }
            let scalars = Array(value.unicodeScalars.lazy.map(\.value).filter { $0 != 0x20 })
            for name in [scalars] + ShortHeads.forms(of: scalars) where Self.isTelling(name) {
                names[Self.key(name[0], name[1]), default: []].append((name, details.score ?? Self.sure))
            }
        }
        guard !names.isEmpty else { return findings }
        for key in names.keys { names[key]?.sort { $0.scalars.count > $1.scalars.count } }
        var starts = [Bool](repeating: false, count: 0x10000)
        for key in names.keys { starts[Self.slot(key)] = true }

        let isTaken = (findings + taken).mask(of: ink.count)
        var added: [Finding] = []
        var i = 0
        while i + 1 < ink.count {
            let key = Self.key(ink.scalars[i], ink.scalars[i + 1])
            guard starts[Self.slot(key)], !isTaken[i], let candidates = names[key] else {
                i += 1
                continue
            }
            var end = i + 1
            for candidate in candidates {
                let range = i..<(i + candidate.scalars.count)
                guard range.upperBound <= ink.count, stands(range, candidate.scalars, in: ink, isTaken) else {
                    continue
                }
                added.append(
                    Finding(
                        type: .organization, range: range, value: ink.value(range),
                        details: .name(NameDetails(legalForm: nil, score: candidate.score))))
                end = range.upperBound
                break
            }
            i = end
        }
        guard !added.isEmpty else { return findings }
        return (findings + added).sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    /// The findings, and the other names that a bracket behind a name declares. What the tagger found there gives way.
    private func withAliases(_ findings: [Finding], in ink: Ink) -> [Finding] {
        var aliases: [Finding] = []
        for finding in findings where finding.type == .organization {
            for range in DeclaredAlias(behind: finding.range, in: ink)?.names ?? []
            where aliases.last.map({ $0.range.upperBound <= range.lowerBound }) ?? true {
                aliases.append(
                    Finding(
                        type: .organization, range: range, value: ink.value(range),
                        details: .name(NameDetails(legalForm: nil, score: 1))))
            }
        }
        guard !aliases.isEmpty else { return findings }
        // What the tagger found in a declared name's place gives way, but for organizations: it knows their legal forms.
        var result: [Finding] = []
        var next = 0
        for var finding in findings {
            while next < aliases.count, aliases[next].range.upperBound <= finding.range.lowerBound {
                result.append(aliases[next])
                next += 1
            }
            if next < aliases.count, aliases[next].range.overlaps(finding.range) {
                guard finding.type == .organization, case .name(let details) = finding.details else { continue }
                finding.details = .name(NameDetails(legalForm: details.legalForm, score: 1))
                next += 1
            }
            result.append(finding)
        }
        return result + aliases[next...]
    }

    /// Whether the range spells the name, is free, and is no part of a longer word.
    private func stands(_ range: Range<Int>, _ scalars: [UInt32], in ink: Ink, _ isTaken: [Bool]) -> Bool {
        for (k, i) in range.enumerated() {
            guard ink.scalars[i] == scalars[k], !isTaken[i], k == 0 || ink.gaps[i] <= .wrap else { return false }
        }
        let first = range.lowerBound
        let last = range.upperBound - 1
        if first > 0, ink.gaps[first] == .none, !isTaken[first - 1],
            Self.joins(ink.classes[first - 1], ink.classes[first])
        {
            return false
        }
        if last + 1 < ink.count, ink.gaps[last + 1] == .none, !isTaken[last + 1],
            Self.joins(ink.classes[last], ink.classes[last + 1])
        {
            return false
        }
        return true
    }

    /// Whether two neighbors make one word.
    private static func joins(_ a: CharacterClass, _ b: CharacterClass) -> Bool {
        switch (a, b) {
        case (.hiragana, _), (_, .hiragana): false
        case (.katakana, .middleDot), (.middleDot, .katakana), (.middleDot, .kanji): true
        case (.latin, .dash), (.dash, .latin), (.latin, .dot), (.dot, .latin), (.latin, .at), (.at, .latin): true
        default:
            (a.isJapanese || a == .latin || a == .digit || a == .dash) && (b.isJapanese || b == .latin || b == .dash)
        }
    }

    /// Long enough, and not of hiragana alone, to be taken for a name on its own.
    private static func isTelling(_ scalars: [UInt32]) -> Bool {
        guard scalars.count >= 2 else { return false }
        var kanji = 0
        var other = 0
        for scalar in scalars {
            switch CharacterClass.of(scalar) {
            case .kanji: kanji += 1
            case .katakana, .latin, .dash: other += 1
            default: break
            }
        }
        return kanji >= 3 || kanji + other >= 3 || (kanji == 2 && scalars.count > 2)
    }

    private static func key(_ a: UInt32, _ b: UInt32) -> UInt64 { UInt64(a) << 32 | UInt64(b) }

    /// A key's place in a table of those that are in use, which spares most look-ups of others.
    private static func slot(_ key: UInt64) -> Int { Int((key >> 32 &* 37 ^ key) & 0xFFFF) }
}
