/// The legal forms of Japanese organizations, as they stand before or behind a name.
struct LegalForms: Sendable {
    /// What a form means.
    struct Form: Sendable {
        /// Written out: 株式会社.
        var name: String
        /// company, npo, association, foundation, school, …
        var category: String
    }

    private let before: WordMatcher<Form>
    private let behind: WordMatcher<Form>

    init() {
        var before: [(String, Form)] = []
        var behind: [(String, Form)] = []
        for (name, category, onlyBefore, spellings) in Self.table {
            for spelling in [name] + spellings {
                before.append((spelling, Form(name: name, category: category)))
                if !onlyBefore {
                    behind.append((spelling, Form(name: name, category: category)))
                }
            }
        }
        self.before = WordMatcher(
            backward: before)
        self.behind = WordMatcher(behind)
    }

    /// The form that ends right before `i`: where it starts.
    func form(endingAt i: Int, in ink: Ink) -> (start: Int, value: Form)? {
        guard i > 0, i < ink.count, ink.gaps[i] <= .wrap else { return nil }
        return before.longestMatch(in: ink, endingAt: i)
    }

    /// The form that starts at `i`, right behind a name: where it ends.
    func form(startingAt i: Int, in ink: Ink) -> (end: Int, value: Form)? {
        guard i > 0, i < ink.count, ink.gaps[i] <= .wrap, let form = behind.longestMatch(in: ink, at: i) else {
            return nil
        }
        // Letters that are no word of their own are no form: the AB of ABC, the Inc of Incubator.
        let isCut = [i, form.end].contains { ink.isWord($0 - 1) && ink.isWord($0) && ink.gap($0) == .none }
        return isCut ? nil : form
    }

    /// The category of a form that is written out.
    static func category(of name: String) -> String? { categories[Spelling(name)] }
    private static let categories = Dictionary(
        table.map { (Spelling($0.0), $0.1) }, uniquingKeysWith: { first, _ in first })

    /// Written out, category, whether it only stands before names (behind, it belongs to the name), further spellings.
    private static let table: [(String, String, Bool, [String])] = [
        ("株式会社", "company", false, ["(株)"]),
        ("有限会社", "company", false, ["(有)"]),
        ("合同会社", "company", false, ["(同)"]),
        ("合資会社", "company", false, ["(資)"]),
        ("合名会社", "company", false, ["(名)"]),
        ("相互会社", "company", false, ["(相)"]),
        ("有限公司", "company", false, ["股份有限公司"]),
        ("Inc.", "company", false, ["Inc", ",Inc."]),
        ("Co., Ltd.", "company", false, ["Co.,Ltd.", "Co.,Ltd", "Co.Ltd."]),
        (
            "Ltd.", "company", false,
            ["Ltd", ",Ltd.", "Pte.Ltd.", "PteLtd", "PtyLtd", "Pty.Ltd.", "Pvt.Ltd.", "Limited"]
        ),
        ("Corporation", "company", false, ["Corp.", "Corp"]),
        ("GmbH", "company", false, ["GmbH&Co.KG"]),
        ("AG", "company", false, []),
        ("S.A.", "company", false, ["S.A.S.", "SAS"]),
        ("S.p.A.", "company", false, ["SpA"]),
        ("S.r.l.", "company", false, []),
        ("B.V.", "company", false, ["BV"]),
        ("N.V.", "company", false, []),
        ("A/S", "company", false, ["ApS"]),
        ("AB", "company", false, []),
        ("Oy", "company", false, ["Oyj"]),
        ("PLC", "company", false, []),
        ("Sdn.Bhd.", "company", false, []),
        ("LLC", "company", false, [",LLC", "L.L.C."]),
        ("LLP", "company", false, []),
        ("特定非営利活動法人", "npo", true, ["NPO法人", "(特非)", "(特)", "認定NPO法人", "認定特定非営利活動法人", "(NPO)"]),
        ("一般社団法人", "association", true, ["(一社)"]),
        ("公益社団法人", "association", true, ["(公社)"]),
        ("社団法人", "association", true, ["(社)"]),
        ("一般財団法人", "foundation", true, ["(一財)"]),
        ("公益財団法人", "foundation", true, ["(公財)"]),
        ("財団法人", "foundation", true, ["(財)"]),
        ("社会福祉法人", "welfare", true, ["(福)", "(社福)"]),
        ("学校法人", "school", true, ["(学)"]),
        ("医療法人", "medical", true, ["医療法人社団", "医療法人財団", "社会医療法人", "(医)"]),
        ("宗教法人", "religious", true, ["(宗)"]),
        ("独立行政法人", "agency", true, ["(独)", "(独行)"]),
        ("国立研究開発法人", "agency", true, ["(国研)", "(研)"]),
        ("地方独立行政法人", "agency", true, ["(地独)"]),
        ("国立大学法人", "university", true, ["(国大)"]),
        ("公立大学法人", "university", true, ["(公大)"]),
        ("農事組合法人", "cooperative", true, ["(農)"]),
        ("生活協同組合", "cooperative", true, []),
        ("協同組合", "cooperative", true, ["(協)"]),
        ("弁護士法人", "company", true, []),
        ("税理士法人", "company", true, []),
        ("監査法人", "company", true, []),
        ("司法書士法人", "company", true, []),
        ("行政書士法人", "company", true, []),
        ("特許業務法人", "company", true, []),
        ("社会保険労務士法人", "company", true, []),
    ]
}
