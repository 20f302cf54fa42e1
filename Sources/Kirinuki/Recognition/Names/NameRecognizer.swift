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
        for span in tagger.tag(units) where span.score >= threshold {
            let type: MentionType
            switch span.kind {
            case .organization: type = .organization
            case .person: type = .person
            case .department: type = .department
            case .role: type = .role
            case .place, .other: continue
            }
            let tagged = Int(units.ink[span.units.lowerBound])..<Int(units.ink[span.units.upperBound])
            guard var range = bounds.settle(tagged, as: type, in: layout.ink) else { continue }
            if type == .organization { range = LeadingCountry(tagger: tagger).cut(from: range, in: layout.ink) }
            // The value of an organization comes with its legal form.
            findings.append(
                Finding(
                    type: type, range: range, value: type == .organization ? nil : layout.ink.value(range),
                    details: .name(NameDetails(legalForm: nil, score: span.score))))
        }
        let names = forms.attach(findings, in: layout).compactMap { judged($0, in: layout.ink) }
            .flatMap { DepartmentSplit(tagger: tagger).parts(of: $0, in: layout.ink) }
        return BranchOffices(tagger: tagger).add(to: names, taken: taken, in: layout)
    }

    /// The findings, people with the parts of their names.
    func withParts(_ findings: [Finding], in layout: Layout) -> [Finding] {
        let parts = PersonNameParts(tagger: tagger)
        return findings.map { finding in
            guard finding.type == .person, case .name(var details) = finding.details else { return finding }
            (details.family, details.given) = parts.parts(of: finding.range, in: layout.ink)
            var finding = finding
            finding.details = .name(details)
            return finding
        }
    }

    /// A finding as what it is, or nil where it names nothing.
    private func judged(_ finding: Finding, in ink: Ink) -> Finding? {
        switch finding.type {
        case .person:
            if LeadingCountry.isCountry(finding.range, in: ink) { return nil }
            // シニア, コーディネーター: one word of the language, and nobody's name.
            let isLoanword = finding.range.allSatisfy { ink.classes[$0] == .katakana || ink.classes[$0] == .dash }
            let kinds = isLoanword ? tagger.kinds(of: finding.range, in: ink) : []
            return kinds.contains(.noun) && kinds.isDisjoint(with: [.familyName, .givenName, .properNoun])
                ? nil : finding
        case .organization:
            guard case .name(let details) = finding.details else { return finding }
            if details.legalForm != nil { return bounds.isAct(finding.value ?? "") ? nil : finding }
            if bounds.isThing(finding.range, in: ink) || Places.isTown(finding.range, in: ink) { return nil }
            guard let place = bounds.branchPlace(finding.range, in: ink),
                tagger.kinds(of: place, in: ink).contains(.place)
            else { return finding }
            var branch = finding
            branch.type = .department
            return branch
        default:
            return finding
        }
    }
}
