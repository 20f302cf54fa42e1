/// Finds postal addresses: from a prefecture, a municipality, or the postal code before them, down to building and room.
struct AddressRecognizer: Sendable {
    func recognize(_ layout: Layout) -> [Finding] {
        let ink = layout.ink
        var findings: [Finding] = []
        let starts = Places.starts
        var i = 0
        while i < ink.count {
            var start: Int?
            var code: PostalCode?
            switch ink.classes[i] {
            case .kanji, .hiragana, .katakana, .kanjiDigit:
                if starts.contains(ink.scalars[i], ink.scalar(i + 1)),
                    Places.municipality(in: ink, at: i) != nil || Places.prefecture(in: ink, at: i) != nil
                {
                    start = i
                }
                if start == nil, ink.classes[i] == .kanjiDigit {
                    code = PostalCode.read(ink, at: i)
                    start = code?.addressStart(in: ink)
                }
            case .digit:
                code = PostalCode.read(ink, at: i)
                start = code?.addressStart(in: ink)
                if start == nil {
                    i += 1
                    while i < ink.count, ink.classes[i] == .digit, ink.gaps[i] == .none { i += 1 }
                    continue
                }
            case .other where ink.scalars[i] == 0x3012:
                code = PostalCode.read(ink, at: i)
                start = code?.addressStart(in: ink)
            default: break
            }
            guard let start else {
                i = max(i + 1, code?.range.upperBound ?? 0)
                continue
            }
            var reader = AddressReader(ink: ink, start: start, code: code)
            if let finding = reader.read() {
                findings.append(finding)
                i = finding.range.upperBound
            } else {
                // Past a name that starts no address: 秋田市 must not be found in 北秋田市.
                i = max(i + 1, code?.range.upperBound ?? 0, start == i ? reader.anchorEnd : 0)
            }
        }
        return findings
    }
}
