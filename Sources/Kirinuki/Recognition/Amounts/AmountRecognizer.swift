/// Finds amounts of yen: from a 円 back to its number, from a ¥ on to it.
struct AmountRecognizer: Sendable {
    /// - Complexity: O(*n*), *n* the characters of ink.
    func recognize(_ layout: Layout) -> [Finding] {
        let parser = AmountParser(ink: layout.ink)
        let units = UnitLabelParser(ink: layout.ink)
        let scalars = layout.ink.scalars
        var findings: [Finding] = []
        var labels: [UnitLabel] = []
        var i = 0
        while i < scalars.count {
            switch scalars[i] {
            case 0x5186, 0x5713:  // 円 圓
                if let label = units.match(at: i) {
                    labels.append(label)
                    i = max(i + 1, label.range.upperBound)
                    continue
                } else {
                    parser.yen(at: i, after: findings.last?.range.upperBound ?? 0, into: &findings)
                }
            case 0xA5, 0x5C:  // ¥, and \ where a Japanese font shows ¥
                if let finding = parser.sign(at: i) {
                    findings.append(finding)
                    i = finding.range.upperBound
                    continue
                }
            default: break
            }
            i += 1
        }
        guard !labels.isEmpty else { return findings }
        var tables = TableAmounts(layout: layout, parser: parser, labels: labels, known: findings)
        return tables.findings()
    }
}
