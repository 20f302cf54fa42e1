/// Finds branches that are named by their place alone, where the tagger is not sure: ベトナム事務所開設, 台湾支社.
struct BranchOffices: Sendable {
    let tagger: NameTagger

    /// The longest name of a place before the head.
    private static let longestPlace = 6
    private static let score = 0.6
    private static let heads = WordMatcher<Bool>([
        "事務所", "支店", "支社", "支部", "支所", "営業所", "出張所", "サテライト", "駐在員事務所", "連絡事務所",
    ])
    /// What makes another word of it: 支店長, 支部会.
    private static let continuations: Set<UInt32> = [0x9577, 0x4F1A, 0x7528, 0x9593]  // 長 会 用 間

    /// The findings, and the branches, in order of place.
    /// - Parameter taken: all other findings.
    func add(to findings: [Finding], taken: [Finding], in layout: Layout) -> [Finding] {
        let ink = layout.ink
        var isTaken: [Bool]?
        var added: [Finding] = []
        var i = 2
        while i < ink.count {
            guard let end = Self.heads.longestMatch(in: ink, at: i, through: .space)?.end else {
                i += 1
                continue
            }
            let used = isTaken ?? (findings + taken).mask(of: ink.count)
            isTaken = used
            if !Self.continuations.contains(ink.gap(end) <= .space ? ink.scalar(end) : 0),
                let start = place(endingAt: i, used, in: ink), !used[i..<end].contains(true)
            {
                added.append(
                    Finding(
                        type: .department, range: start..<end, value: ink.value(start..<end),
                        details: .name(NameDetails(legalForm: nil, score: Self.score))))
            }
            i = end
        }
        guard !added.isEmpty else { return findings }
        return (findings + added).sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    /// Where the name of a place starts that is a word of its own and ends before `end`.
    private func place(endingAt end: Int, _ isTaken: [Bool], in ink: Ink) -> Int? {
        var start = end
        var found: Int?
        while start > 0, end - start < Self.longestPlace, ink.gap(start) <= .space, !isTaken[start - 1],
            ink.classes[start - 1].isJapanese
        {
            start -= 1
            guard end - start >= 2, tagger.kinds(of: start..<end, in: ink).contains(.place) else { continue }
            let isWord =
                start == 0 || ink.gaps[start] != .none || isTaken[start - 1]
                || ink.classes[start - 1] != ink.classes[start]
            found = isWord ? start : nil
        }
        return found
    }
}
