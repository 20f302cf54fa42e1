/// The document's own evidence on people: a family name that a full name has taught is one wherever it stands alone
/// before an honorific or a title.
struct FamilyNames: Sendable {
    private static let sure = 0.8
    private static let lengths = 2...4
    private static let followers = WordMatcher<Bool>([
        "さん", "氏", "様", "殿", "先生", "君", "くん", "教授", "准教授", "博士", "会長", "副会長", "社長", "理事長", "理事", "代表", "部長", "課長",
        "室長", "局長", "事務局長", "委員長", "委員", "議員", "議長", "監督", "選手", "記者", "弁護士", "医師",
    ])

    /// The findings, with the family names that stand alone, in order of place.
    /// - Parameter taken: all other findings.
    func spread(_ findings: [Finding], taken: [Finding], in layout: Layout) -> [Finding] {
        let ink = layout.ink
        var families: [[UInt32]: Double] = [:]
        var starts = [Bool](repeating: false, count: 0x10000)
        for finding in findings where finding.type == .person {
            guard case .name(let details) = finding.details, let score = details.score, score >= Self.sure,
                let family = family(of: finding.range.clamped(to: ink.indices), in: ink)
            else { continue }
            families[family] = max(families[family] ?? 0, score)
            starts[Int(family[0]) & 0xFFFF] = true
        }
        guard !families.isEmpty else { return findings }

        let isTaken = (findings + taken).mask(of: ink.count)
        var added: [Finding] = []
        var i = 0
        while i < ink.count {
            guard starts[Int(ink.scalars[i]) & 0xFFFF], !isTaken[i], !continuesWord(i, in: ink, isTaken) else {
                i += 1
                continue
            }
            var end = i + 1
            for length in Self.lengths.reversed() where i + length < ink.count {
                let range = i..<(i + length)
                guard let score = families[Array(ink.scalars[range])],
                    range.allSatisfy({ !isTaken[$0] && ($0 == i || ink.gaps[$0] <= .wrap) }),
                    Self.followers.longestMatch(in: ink, at: range.upperBound, through: .wrap) != nil
                else { continue }
                added.append(
                    Finding(
                        type: .person, range: range, value: ink.value(range),
                        details: .name(NameDetails(legalForm: nil, score: score))))
                end = range.upperBound
                break
            }
            i = end
        }
        guard !added.isEmpty else { return findings }
        return (findings + added).sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    /// The first part of a name of two parts with one white space between them.
    private func family(of range: Range<Int>, in ink: Ink) -> [UInt32]? {
        var parts: [Int] = []
        for i in range.dropFirst() where ink.gaps[i] != .none { parts.append(i) }
        guard parts.count == 1, let given = parts.first else { return nil }
        let family = range.lowerBound..<given
        guard Self.lengths.contains(family.count), family.allSatisfy({ isIdeograph(ink.classes[$0]) }) else {
            return nil
        }
        return Array(ink.scalars[family])
    }

    private func continuesWord(_ i: Int, in ink: Ink, _ isTaken: [Bool]) -> Bool {
        i > 0 && ink.gaps[i] == .none && !isTaken[i - 1] && isIdeograph(ink.classes[i - 1])
    }

    private func isIdeograph(_ class: CharacterClass) -> Bool { `class` == .kanji || `class` == .kanjiDigit }
}
