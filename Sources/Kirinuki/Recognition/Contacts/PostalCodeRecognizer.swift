/// Finds postal codes.
struct PostalCodeRecognizer: Sendable {
    func recognize(_ layout: Layout) -> [Finding] {
        let ink = layout.ink
        var findings: [Finding] = []
        var i = 0
        while i < ink.count {
            switch ink.classes[i] {
            case .digit, .kanjiDigit, .other:
                if let code = PostalCode.read(ink, at: i), code.isCertain(in: ink) {
                    findings.append(Finding(type: .postalCode, range: code.range, value: code.value))
                    i = code.range.upperBound
                    continue
                }
                // The rest of a run of figures starts no code.
                i += 1
                while i < ink.count, ink.classes[i] == .digit, ink.gaps[i] == .none { i += 1 }
            default: i += 1
            }
        }
        return findings
    }
}
