/// Gives organizations the corporate numbers that stand beside their names: 法人番号 1234…, or T1234… of an invoice.
struct CorporateNumberResolver: Sendable {
    private static let labels = WordMatcher<Bool>(["法人番号", "登録番号", "適格請求書発行事業者登録番号", "インボイス登録番号", "事業者登録番号"])

    /// The records with their numbers, and remarks on numbers whose check figure is wrong.
    /// - Complexity: O(*n*).
    func resolve(
        _ organizations: [Organization], _ findings: [Finding], in layout: Layout
    ) -> (organizations: [Organization], remarks: [Remark]) {
        let ink = layout.ink
        var result = organizations
        var remarks: [Remark] = []
        var owners: [Int: Int]?
        var i = 0
        while i + 13 <= ink.count {
            guard let labeled = start(at: i, in: ink), let end = figures(from: labeled, in: ink) else {
                i += 1
                continue
            }
            i = end
            let digits = ink.string(labeled..<end).filter { ("0"..."9").contains($0) }
            guard let number = CorporateNumber(digits) else {
                remarks.append(
                    Remark(
                        code: "corporate-number-check",
                        message: "\(digits) is no corporate number: its check figure is wrong",
                        range: labeled..<end))
                continue
            }
            let byMention = owners ?? Self.owners(organizations)
            owners = byMention
            if let owner = nearest(to: labeled, findings, in: ink).flatMap({ byMention[$0] }),
                result[owner].corporateNumber == nil
            {
                result[owner].corporateNumber = number.digits
            }
        }
        return (result, remarks)
    }

    /// Where figures may start behind a label at `i`, or behind the T of an invoice number.
    private func start(at i: Int, in ink: Ink) -> Int? {
        if ink.scalars[i] == 0x54, ink.classes[i + 1] == .digit, i == 0 || ink.classes[i - 1] != .latin { return i + 1 }
        guard ink.classes[i] == .kanji || ink.classes[i] == .katakana,
            var k = Self.labels.longestMatch(in: ink, at: i)?.end
        else { return nil }
        while k < ink.count, ink.classes[k] == .colon || ink.classes[k] == .close || ink.classes[k] == .open { k += 1 }
        if ink.scalar(k) == 0x54 { k += 1 }
        return ink.characterClass(k) == .digit ? k : nil
    }

    /// The end of thirteen figures, with or without hyphens.
    private func figures(from start: Int, in ink: Ink) -> Int? {
        var count = 0
        var k = start
        while k < ink.count, k == start || ink.gaps[k] <= .space {
            if ink.classes[k] == .digit {
                count += 1
            } else if ink.classes[k] != .dash || k == start {
                break
            }
            k += 1
        }
        while k > start, ink.classes[k - 1] == .dash { k -= 1 }
        return count == 13 ? k : nil
    }

    /// The record of each mention.
    private static func owners(_ organizations: [Organization]) -> [Int: Int] {
        var owners: [Int: Int] = [:]
        for (k, organization) in organizations.enumerated() {
            for mention in organization.mentions { owners[mention] = k }
        }
        return owners
    }

    /// The organization before a place, within a few lines; else the one right behind, on its line.
    private func nearest(to place: Int, _ findings: [Finding], in ink: Ink) -> Int? {
        let next = findings.firstIndex(atOrAfter: place)
        var k = next - 1
        while k >= 0, place - findings[k].range.upperBound < 200 {
            if findings[k].type == .organization {
                let between = findings[k].range.upperBound..<place
                if !between.contains(where: { ink.gaps[$0] == .block }) { return k }
                break
            }
            k -= 1
        }
        return findings[next...].prefix(3).firstIndex { finding in
            finding.type == .organization
                && !(place..<finding.range.lowerBound).dropFirst().contains { ink.gaps[$0] >= .line }
        }
    }
}

extension [Finding] {
    /// The index of the first finding, of findings in order of place, that starts at or behind a place.
    fileprivate func firstIndex(atOrAfter place: Int) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if self[middle].range.lowerBound < place { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
