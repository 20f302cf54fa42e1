internal import KirinukiData

/// Finds organizations, persons, departments and roles.
struct NameRecognizer: Sendable {
    let tagger: NameTagger
    private let forms = NameForms()

    /// The embedded tables.
    init() throws {
        try unsafe self.init(
            lexicon: EmbeddedTable(kirinuki_name_lexicon), model: EmbeddedTable(kirinuki_name_model))
    }

    init(lexicon: EmbeddedTable, model: EmbeddedTable) throws {
        tagger = try NameTagger(lexicon: lexicon, model: model)
    }

    /// - Parameters:
    ///   - taken: what other recognizers found, so that a name never goes over a number or an address.
    ///   - threshold: the least score.
    func recognize(_ layout: Layout, taken: [Finding], threshold: Double) -> [Finding] {
        let units = NameUnits(layout.ink, taken: taken)
        var findings: [Finding] = []
        for span in tagger.tag(units) where Double(span.score) >= threshold {
            let type: MentionType
            switch span.kind {
            case .organization: type = .organization
            case .person: type = .person
            case .department: type = .department
            case .role: type = .role
            case .place, .other: continue
            }
            let range = trimmed(
                Int(units.ink[span.units.lowerBound])..<Int(units.ink[span.units.upperBound]), in: layout.ink)
            guard !range.isEmpty else { continue }
            findings.append(
                Finding(
                    type: type, range: range, value: layout.ink.value(range),
                    details: .name(NameDetails(legalForm: nil, score: Double(span.score)))))
        }
        return forms.attach(findings, in: layout)
    }

    /// The range without the signs at its ends that no name begins or ends with.
    private func trimmed(_ range: Range<Int>, in ink: Ink) -> Range<Int> {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, isEdge(ink.classes[start]) { start += 1 }
        while end > start, isEdge(ink.classes[end - 1]) { end -= 1 }
        return start..<end
    }

    private func isEdge(_ class: CharacterClass) -> Bool {
        switch `class` {
        case .comma, .colon, .slash, .middleDot, .bullet, .tilde, .other: true
        default: false
        }
    }
}
