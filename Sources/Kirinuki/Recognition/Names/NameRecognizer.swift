internal import KirinukiData

/// Finds organizations, persons, departments and roles.
struct NameRecognizer: Sendable {
    let tagger: NameTagger
    private let bounds = NameBounds()
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
            let tagged = Int(units.ink[span.units.lowerBound])..<Int(units.ink[span.units.upperBound])
            guard let range = bounds.settle(tagged, as: type, in: layout.ink) else { continue }
            findings.append(
                Finding(
                    type: type, range: range, value: layout.ink.value(range),
                    details: .name(NameDetails(legalForm: nil, score: Double(span.score)))))
        }
        return forms.attach(findings, in: layout).compactMap { finding in
            guard finding.type == .organization, case .name(let details) = finding.details, details.legalForm == nil
            else { return finding }
            if bounds.isThing(finding.range, in: layout.ink) { return nil }
            guard let place = bounds.branchPlace(finding.range, in: layout.ink), tagger.isPlace(place, in: layout.ink)
            else { return finding }
            var branch = finding
            branch.type = .department
            return branch
        }
    }
}
