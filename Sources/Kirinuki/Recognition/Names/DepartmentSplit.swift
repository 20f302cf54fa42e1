/// Parts an organization from the department that follows it without a gap: 三瓶高等学校吹奏楽部, 佐久市高齢者福祉課.
///
/// Only where both are told by their heads; an institute or a center of a university is one name with it.
struct DepartmentSplit {
    let tagger: NameTagger

    /// The finding, or the organization and the department that it is made of.
    func parts(of finding: Finding, in ink: Ink) -> [Finding] {
        guard finding.type == .organization, case .name(let details) = finding.details, details.legalForm == nil,
            Self.departments.longestMatch(in: ink, endingAt: finding.range.upperBound) != nil,
            Self.whole.longestMatch(in: ink, endingAt: finding.range.upperBound) == nil,
            let end = ownerEnd(in: finding.range, ink)
        else { return [finding] }
        return [
            (finding.range.lowerBound..<end, MentionType.organization), (end..<finding.range.upperBound, .department),
        ]
        .map { range, type in
            Finding(type: type, range: range, value: ink.value(range), details: finding.details)
        }
    }

    /// Where the organization ends: behind the head of a school or an office, or behind the name of a place.
    private func ownerEnd(in range: Range<Int>, _ ink: Ink) -> Int? {
        for end in range.dropFirst(2).dropLast() where range.upperBound - end >= 2 {
            if let head = Self.owners.longestMatch(in: ink, endingAt: end), head.start > range.lowerBound { return end }
            let place = range.lowerBound..<end
            if Self.authorities.contains(ink.scalars[end - 1]),
                [place, place.dropLast()].contains(where: { tagger.kinds(of: $0, in: ink).contains(.place) })
            {
                return end
            }
        }
        return nil
    }

    private static let owners = WordMatcher<Bool>(
        backward: [
            "大学", "大学校", "高等専門学校", "高等学校", "高校", "中学校", "小学校", "市役所", "区役所", "町役場", "村役場", "県庁", "府庁", "道庁", "都庁",
        ])
    private static let authorities: Set<UInt32> = Set("市県府都町村区".unicodeScalars.map(\.value))
    private static let departments = WordMatcher<Bool>(backward: ["課", "係", "部", "研究科", "学科", "専攻"])
    /// What ends like a department and is none.
    private static let whole = WordMatcher<Bool>(backward: ["支部", "本部", "倶楽部", "短期大学部", "短大部", "海上保安部"])
}
