/// People with names in Latin letters whom the tagger took for organizations: 保坂 Elena, Garcia 恵, 担当：名取、Kimball,
/// 理事 Daniel Okafor. What stands beside them tells: a half of a name, a person, a post, an honorific.
struct LatinPeople {
    let tagger: NameTagger

    /// The findings, in order of place.
    func settle(_ findings: [Finding], in ink: Ink) -> [Finding] {
        var result: [Finding] = []
        var skipped: Int?
        for (k, finding) in findings.enumerated() where k != skipped {
            guard isCapitalized(finding, in: ink) else {
                result.append(finding)
                continue
            }
            let range = finding.range
            let next = k + 1 < findings.count ? findings[k + 1] : nil
            if let before = result.last, before.type == .person, before.range.upperBound == range.lowerBound,
                ink.gap(range.lowerBound) <= .wide, isIdeographic(before.range, in: ink)
            {
                result[result.count - 1] = person(before.range.lowerBound..<range.upperBound, finding, in: ink)
            } else if let end = givenEnd(behind: range, next, in: ink) {
                if let next, next.range.lowerBound < end { skipped = k + 1 }
                result.append(person(range.lowerBound..<end, finding, in: ink))
            } else if Self.honorifics.longestMatch(in: ink, at: range.upperBound) != nil
                || follows(result.last, range, in: ink)
            {
                result.append(person(range, finding, in: ink))
            } else {
                result.append(finding)
            }
        }
        return result
    }

    /// One or two words in Latin letters, each with one capital at its start, and without a legal form.
    private func isCapitalized(_ finding: Finding, in ink: Ink) -> Bool {
        guard finding.type == .organization, finding.range.count >= 3, case .name(let details) = finding.details,
            details.legalForm == nil
        else { return false }
        var words = 0
        for i in finding.range {
            guard ink.classes[i] == .latin else { return false }
            let isFirst = i == finding.range.lowerBound || ink.gaps[i] != .none
            if isFirst { words += 1 }
            guard (0x41...0x5A).contains(ink.scalars[i]) == isFirst else { return false }
        }
        return words <= 2
    }

    private func isIdeographic(_ range: Range<Int>, in ink: Ink) -> Bool {
        range.count <= 4
            && range.allSatisfy { ink.classes[$0] == .kanji && ($0 == range.lowerBound || ink.gaps[$0] == .none) }
    }

    /// Where a given name of ideographs ends that follows behind white space.
    private func givenEnd(behind range: Range<Int>, _ next: Finding?, in ink: Ink) -> Int? {
        let start = range.upperBound
        guard start < ink.count, ink.gaps[start] == .space || ink.gaps[start] == .wide, ink.classes[start] == .kanji
        else {
            return nil
        }
        if let next, next.range.lowerBound <= start {
            return next.type == .person && next.range.lowerBound == start && isIdeographic(next.range, in: ink)
                ? next.range.upperBound : nil
        }
        let end = (start..<min(start + 4, ink.count)).first {
            $0 > start && (ink.classes[$0] != .kanji || ink.gaps[$0] != .none)
        }
        guard let end, tagger.kinds(of: start..<end, in: ink).contains(.givenName) else { return nil }
        return end
    }

    /// Whether a person or a post stands right before, with at most white space, a cell's edge or a comma between.
    private func follows(_ before: Finding?, _ range: Range<Int>, in ink: Ink) -> Bool {
        guard let before, before.type == .person || before.type == .role, ink.gap(range.lowerBound) <= .cell else {
            return false
        }
        let between = before.range.upperBound..<max(range.lowerBound, before.range.upperBound)
        return between.count <= 1
            && between.allSatisfy { [.comma, .colon, .middleDot].contains(ink.classes[$0]) && ink.gaps[$0] <= .cell }
    }

    private func person(_ range: Range<Int>, _ finding: Finding, in ink: Ink) -> Finding {
        Finding(type: .person, range: range, value: ink.value(range), details: finding.details)
    }

    private static let honorifics = WordMatcher<Bool>(["さん", "氏", "様", "先生", "君", "くん", "教授", "准教授", "博士", "選手", "監督"])
}
