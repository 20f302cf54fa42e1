internal import KirinukiData

/// Finds organizations, persons, departments and roles.
struct NameRecognizer: Sendable {
    /// Thrown where an embedded table can't be read.
    struct DamagedTable: Error {
        var name: String
    }

    let lexicon: NameLexicon
    let model: NameModel

    /// The embedded tables.
    init() throws(DamagedTable) {
        let (lexicon, model) = unsafe (EmbeddedTable(kirinuki_name_lexicon).all, EmbeddedTable(kirinuki_name_model).all)
        try self.init(lexicon: lexicon.span, model: model.span)
    }

    init(lexicon: Span<UInt8>, model: Span<UInt8>) throws(DamagedTable) {
        guard let words = NameLexicon(bytes: lexicon) else { throw DamagedTable(name: "names.lexicon") }
        self.lexicon = words
        if model.count < 16 {
            self.model = NameModel()
        } else {
            guard let weights = NameModel(bytes: model) else { throw DamagedTable(name: "names.model") }
            self.model = weights
        }
    }

    /// - Parameter taken: what other recognizers found, so that a name never goes over a number or an address.
    func recognize(_ layout: Layout, taken: [Finding], threshold: Double) -> [Finding] {
        let units = NameUnits(layout.ink, taken: taken)
        var findings: [Finding] = []
        for span in NameTagger(lexicon: lexicon, model: model).tag(units) {
            let type: MentionType
            switch span.kind {
            case .organization: type = .organization
            case .person: type = .person
            case .department: type = .department
            case .role: type = .role
            case .place, .other: continue
            }
            let range = Int(units.ink[span.units.lowerBound])..<Int(units.ink[span.units.upperBound])
            findings.append(
                Finding(
                    type: type, range: range, value: layout.ink.value(range),
                    details: .name(NameDetails(legalForm: nil, score: Double(span.score)))))
        }
        return findings
    }
}
