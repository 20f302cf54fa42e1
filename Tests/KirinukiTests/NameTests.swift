import Testing

@testable import Kirinuki

@Suite("Names") struct NameTests {
    private static let extractor = Result { try Extractor() }

    private func names(in text: String) throws -> [String] {
        try Self.extractor.get().extract(text).mentions.compactMap { mention in
            switch mention.type {
            case .organization: "org:\(mention.value ?? "")"
            case .person: "person:\(mention.value ?? "")"
            case .department: "dept:\(mention.value ?? "")"
            case .role: "role:\(mention.value ?? "")"
            default: nil
            }
        }
    }

    @Test(
        "Organizations with their legal forms",
        arguments: [
            ("株式会社ミナモト精機は新製品を発表した。", "org:ミナモト精機"),
            ("このたび、東浜ガラス工業㈱と業務提携することとなりました。", "org:東浜ガラス工業"),
            ("主催：一般社団法人北見産業振興協会", "org:北見産業振興協会"),
        ])
    func organizations(_ text: String, _ expected: String) throws {
        #expect(try names(in: text) == [expected])
    }

    @Test("A person beside a post")
    func person() throws {
        #expect(try names(in: "代表取締役社長　山本 太郎") == ["role:代表取締役社長", "person:山本太郎"])
    }

    @Test(
        "A family name that the document teaches, alone before an honorific",
        arguments: [
            ("代表取締役社長　仁科 太郎\n\n会場では仁科さんがご挨拶します。", true),
            ("会場では仁科さんがご挨拶します。", false),
            ("代表取締役社長　仁科 太郎\n\n当日は大仁科さんの前を通ります。仁科屋は休みです。", false),
        ])
    func family(_ text: String, _ isFound: Bool) throws {
        let ink = LayoutBuilder.layout(Normalizer(.document).normalize(utf8: Array(text.utf8)))
        let full = text.hasPrefix("代表") ? [person(7..<11)] : []
        let found = FamilyNames().spread(full, taken: [], in: ink)
        #expect((found.count > full.count) == isFound)
        if isFound { #expect(found.last?.value == "仁科") }
    }

    /// What is left of a span that the tagger found, given as 【…】 in a text.
    private func settled(_ marked: String) -> String? {
        let ink = LayoutBuilder.layout(Normalizer(.document).normalize(marked)).ink
        let open = ink.scalars.firstIndex(of: 0x3010) ?? 0
        let close = ink.scalars.firstIndex(of: 0x3011) ?? 0
        return NameBounds().settle((open + 1)..<close, as: .organization, in: ink).map(ink.value)
    }

    @Test(
        "Bounds of names",
        arguments: [
            ("【当該東浜会】は", "東浜会"), ("（【略称北産振】）", "北産振"), ("【後援　北見市教育会】", "北見市教育会"), ("【川名歯科様】", "川名歯科"),
            ("【―北産振】", "北産振"), ("【県立「東浜プラザ】", "東浜プラザ"), ("【前橋工業会】", "前橋工業会"), ("【元町商店会】", "元町商店会"),
            ("【アレンジします】", nil), ("【設立10周年】", nil), ("【お客様センター】", "お客様センター"),
            ("【旧東浜町役場】", "東浜町役場"), ("【旧制東浜中学】", "旧制東浜中学"), ("【旧居留地商店会】", "旧居留地商店会"),
            ("【北見市認証】", "北見市"), ("【東浜市教育会後援】", "東浜市教育会"), ("【北見認証協会】", "北見認証協会"), ("【北見市助成】", "北見市"),
        ])
    func bounds(_ marked: String, _ expected: String?) { #expect(settled(marked) == expected) }

    @Test(
        "A town with its municipality is a place",
        arguments: [("長岡市大手通", true), ("長岡市", false), ("長岡市大手通商店会", false), ("長岡市観光課", false), ("", false)])
    func town(_ name: String, _ isTown: Bool) {
        let ink = LayoutBuilder.layout(Normalizer(.document).normalize(name)).ink
        #expect(Places.isTown(ink.indices, in: ink) == isTown)
    }

    @Test("A country is nobody's name", arguments: [("韓国", true), ("韓国太郎", false), ("ブラジル", true), ("韓", false)])
    func country(_ name: String, _ isCountry: Bool) {
        let ink = LayoutBuilder.layout(Normalizer(.document).normalize(name)).ink
        #expect(LeadingCountry.isCountry(ink.indices, in: ink) == isCountry)
    }

    @Test(
        "Events, plans and prizes are no organizations",
        arguments: [
            ("東浜産業大賞", true), ("北見地域活性化事業", true), ("東浜事業団", false), ("東浜湘南道路工事現場", true), ("北見産業大会実行委員会", false),
        ])
    func things(_ name: String, _ isThing: Bool) {
        let ink = LayoutBuilder.layout(Normalizer(.document).normalize(name)).ink
        #expect(NameBounds().isThing(ink.indices, in: ink) == isThing)
    }

    @Test(
        "Aliases that a bracket declares",
        arguments: [
            ("東浜会議所（略称：東浜会）", "東浜会"), ("東浜会議所（以下「東浜会」という。）", "東浜会"), ("東浜会議所（以下、東浜会）", "東浜会"),
            ("東浜会議所（本社：北見市、会長：山本太郎、以下「東浜会」といいます）", "東浜会"), ("東浜会議所（略称ＨＫＳと略す）", "HKS"),
            ("東浜会議所（英文名：Higashihama、略称 ＨＫＳ）", "Higashihama HKS"), ("東浜会議所\n（略称：東浜会）", "東浜会"),
            ("東浜会議所（以下「当社」という。）", nil), ("東浜会議所（北見市）", nil), ("東浜会議所 は（略称：東浜会）", nil),
        ])
    func declaredAlias(_ text: String, _ expected: String?) {
        let ink = LayoutBuilder.layout(Normalizer(.document).normalize(text)).ink
        #expect(
            (DeclaredAlias(behind: 0..<5, in: ink)?.names.map(ink.value).joined(separator: " ") ?? "") == expected ?? ""
        )
    }

    @Test(
        "What becomes of a legal form is no name",
        arguments: [("設立10周年", true), ("取得", true), ("認定こども園東浜", false), ("化学東浜会", false), ("東浜会", false)])
    func acts(_ name: String, _ isAct: Bool) { #expect(NameBounds().isAct(name) == isAct) }

    @Test("A branch named by its place alone is a department")
    func branch() throws {
        let extractor = try Self.extractor.get()
        let ink = LayoutBuilder.layout(Normalizer(.document).normalize("横浜事務所 山本法律事務所")).ink
        let place = try #require(NameBounds().branchPlace(0..<5, in: ink))
        #expect(extractor.names.tagger.kinds(of: place, in: ink).contains(.place))
        let lawyers = try #require(NameBounds().branchPlace(5..<12, in: ink))
        #expect(!extractor.names.tagger.kinds(of: lawyers, in: ink).contains(.place))
    }

    @Test(
        "Branches where the tagger finds nothing",
        arguments: [
            ("4月、ベトナム事務所開設。", ["ベトナム事務所"]), ("大阪支店、名古屋支店", ["大阪支店", "名古屋支店"]), ("大阪支店長", []), ("山本法律事務所", []),
            ("新大阪府民支店", []), ("支店", []), ("", []),
        ])
    func branches(_ text: String, _ expected: [String]) throws {
        let layout = LayoutBuilder.layout(Normalizer(.document).normalize(utf8: Array(text.utf8)))
        let tagger = try Self.extractor.get().names.tagger
        #expect(BranchOffices(tagger: tagger).add(to: [], taken: [], in: layout).compactMap(\.value) == expected)
    }

    @Test(
        "A bracket that holds more than a name declares none",
        arguments: [("ベンチャー基金（TAMAファンド）", 8..<12, 2), ("ベンチャー基金（TAMA）", 8..<12, 1)])
    func partOfBracket(_ text: String, _ inner: Range<Int>, _ records: Int) {
        let layout = LayoutBuilder.layout(Normalizer(.document).normalize(utf8: Array(text.utf8)))
        let findings = [0..<7, inner].map { range in
            Finding(
                type: .organization, range: range, value: layout.ink.value(range),
                details: .name(NameDetails(legalForm: nil, score: 0.9)))
        }
        #expect(OrganizationResolver().resolve(findings, in: layout).count == records)
    }

    @Test(
        "Family and given names",
        arguments: [
            ("山田　太郎", "山田", "太郎"), ("山田太郎", "山田", "太郎"), ("佐々木", "佐々木", nil), ("木 下　武", "木下", "武"), ("林茂", "林", "茂"),
            ("長谷川健二", "長谷川", "健二"), ("ジャン・デュボワ", "デュボワ", "ジャン"), ("Taro YAMADA", "YAMADA", "Taro"),
            ("YAMADA Taro", "YAMADA", "Taro"), ("Anna Berg", "Berg", "Anna"), ("マリア", nil, nil), ("木 下 武", "木下", "武"),
        ] as [(String, String?, String?)])
    func parts(_ name: String, _ family: String?, _ given: String?) throws {
        let ink = LayoutBuilder.layout(Normalizer(.document).normalize(utf8: Array(name.utf8))).ink
        let parts = PersonNameParts(tagger: try Self.extractor.get().names.tagger).parts(of: ink.indices, in: ink)
        #expect(parts.family == family)
        #expect(parts.given == given)
    }

    private func person(_ range: Range<Int>) -> Finding {
        Finding(
            type: .person, range: range, value: "仁科太郎", details: .name(NameDetails(legalForm: nil, score: 0.9)))
    }

    @Test(
        "Words that name nothing",
        arguments: ["会員の皆様には、日頃より当会の活動にご協力をいただき、ありがとうございます。", "参加費は無料です。", "", "　\n\n"])
    func nothing(_ text: String) throws {
        #expect(try names(in: text).isEmpty)
    }

    @Test("The legal form is part of the mention, not of its value")
    func legalForm() throws {
        let document = try Self.extractor.get().extract("このたび、東浜ガラス工業㈱と業務提携することとなりました。")
        let mention = try #require(document.mentions.first { $0.type == .organization })
        #expect(mention.text == "東浜ガラス工業㈱")
        #expect(mention.value == "東浜ガラス工業")
        #expect(document.organizations.first?.legalForm == "株式会社")
        #expect(document.organizations.first?.category == "company")
    }

    @Test("A declared alias is in its organization's record")
    func alias() throws {
        let layout = LayoutBuilder.layout(Normalizer(.document).normalize("北見産業振興機構（以下「北産振」という）は、北産振の"))
        func organization(_ range: Range<Int>) -> Finding {
            Finding(
                type: .organization, range: range, value: layout.ink.value(range),
                details: .name(NameDetails(legalForm: nil, score: 0.9)))
        }
        let findings = [organization(0..<8), organization(12..<15), organization(22..<25)]
        let records = OrganizationResolver().resolve(findings, in: layout)
        #expect(records.map(\.name) == ["北見産業振興機構"])
        #expect(records.first?.aliases == ["北産振"])
        #expect(records.first?.mentions == [0, 1, 2])
    }

    @Test(
        "Keys for joining fold width, case, space and old characters",
        arguments: [("ＡＢＣ 商会", "abc商会"), ("東濱學園", "東浜学園"), ("髙嶋硝子", "高嶋硝子"), ("ｻｸﾗ･精機", "サクラ精機"), ("さくら精機", "さくら精機")])
    func keys(_ name: String, _ key: String) { #expect(OrganizationResolver.key(of: name) == key) }

    @Test(
        "Corporate numbers beside names",
        arguments: [
            ("株式会社ミナモト精機（法人番号 7000012050002）は新製品を発表した。", "7000012050002"),
            ("株式会社ミナモト精機\n登録番号：Ｔ７０００００１２０５０００２", nil),
            ("株式会社ミナモト精機\n登録番号：Ｔ７０００−０１２０−５０００２", "7000012050002"),
            ("株式会社ミナモト精機\n登録番号：T7000012050002", "7000012050002"),
            ("株式会社ミナモト精機\n電話 7000012050002", nil),
            ("株式会社ミナモト精機（法人番号 7000012050003）は新製品を発表した。", nil),
        ])
    func corporateNumbers(_ text: String, _ expected: String?) throws {
        let document = try Self.extractor.get().extract(text)
        #expect(document.organizations.first?.name == "ミナモト精機")
        #expect(document.organizations.first?.corporateNumber == expected)
        #expect(document.diagnostics.contains { $0.code == "corporate-number-check" } == text.contains("050003"))
    }

    @Test(
        "The check figure of corporate numbers",
        arguments: [
            ("7000012050002", true), ("8000012050002", false), ("700001205000", false), ("700001205000２", false),
            ("", false),
        ])
    func checkFigure(_ digits: String, _ isValid: Bool) { #expect((CorporateNumber(digits) != nil) == isValid) }

    @Test(
        "A country and a middle dot before a name are no part of it, but for two places",
        arguments: [
            ("台湾・金属工業連合会", "金属工業連合会"), ("日本・ベトナム産業交流協会", "日本・ベトナム産業交流協会"), ("中国・四国経済連合会", "中国・四国経済連合会"),
            ("台湾銀行", "台湾銀行"), ("ルワンダ・高原産業連合会", "高原産業連合会"), ("豪州・高原産業連合会", "高原産業連合会"),
        ])
    func country(_ text: String, _ expected: String) throws {
        let ink = LayoutBuilder.layout(Normalizer(.document).normalize(text)).ink
        let tagger = try Self.extractor.get().names.tagger
        #expect(ink.value(LeadingCountry(tagger: tagger).cut(from: 0..<ink.count, in: ink)) == expected)
    }

    @Test("A name cut short at its head, as is usual, is found where it stands alone and joined to the full one")
    func shortHead() throws {
        let text = "北浜信用金庫は新店を開いた。\n北浜信金の理事長が、城東工業大学の学長と会う。\n城東工大では式典がある。"
        let record = try Self.extractor.get().extract(text)
        #expect(try names(in: text).filter { $0.hasPrefix("org:") }.contains("org:城東工大"))
        #expect(record.organizations.first { $0.name == "北浜信用金庫" }?.aliases == ["北浜信金"])
        #expect(record.organizations.first { $0.name == "城東工業大学" }?.aliases == ["城東工大"])
    }

    @Test(
        "An acronym that the document introduces as a thing is no organization",
        arguments: [
            ("先進技術地域（ATR）の会議。", true), ("Advanced Technology Region（先進技術地域）=ATRの会議。", true),
            ("「ATR（先進技術開発計画）」の会議。", true), ("先進技術協会（ATR）の会議。", false), ("ATRの会議。", false),
        ])
    func declaredThing(_ text: String, _ isThing: Bool) throws {
        let ink = LayoutBuilder.layout(Normalizer(.document).normalize(text)).ink
        let latin = ink.indices.filter { ink.classes[$0] == .latin }
        let start = try #require(latin.last { k in ink.string(k..<min(k + 3, ink.count)) == "ATR" })
        var findings = [
            Finding(
                type: .organization, range: start..<start + 3, value: "ATR",
                details: .name(NameDetails(legalForm: nil, score: 0.9)))
        ]
        if text.hasPrefix("先進技術協会") {
            findings.insert(
                Finding(
                    type: .organization, range: 0..<6, value: "先進技術協会",
                    details: .name(NameDetails(legalForm: nil, score: 0.9))), at: 0)
        }
        let left = DeclaredThings().removed(from: findings, in: ink)
        #expect((left.count < findings.count) == isThing)
    }

    @Test(
        "Legal forms of other countries behind a name",
        arguments: [
            ("Nordvind Kedler A/S", "A/S"), ("Sunpark Electronics Sdn. Bhd.", "Sdn.Bhd."), ("Feldmann AG", "AG"),
            ("Kitahama Incubator", nil), ("Nordvind ABC", nil), ("Feldmann AGの社長", "AG"),
        ])
    func foreignForms(_ text: String, _ expected: String?) {
        let ink = LayoutBuilder.layout(Normalizer(.document).normalize(text)).ink
        let second = ink.indices.dropFirst().first { ink.gaps[$0] != .none } ?? 0
        let starts = ink.indices.filter { $0 >= second && ink.gaps[$0] != .none }
        #expect(starts.lazy.compactMap { LegalForms().form(startingAt: $0, in: ink)?.value.name }.first == expected)
    }

    @Test(
        "An organization and its department without a gap are two",
        arguments: [
            ("三瓶高等学校吹奏楽部", ["三瓶高等学校", "吹奏楽部"]), ("佐久市高齢者福祉課", ["佐久市", "高齢者福祉課"]),
            ("早川大学工学部", ["早川大学", "工学部"]), ("北浜大学短期大学部", ["北浜大学短期大学部"]), ("早川大学防災研究センター", ["早川大学防災研究センター"]),
            ("大阪防長倶楽部", ["大阪防長倶楽部"]),
        ])
    func departmentSplit(_ text: String, _ expected: [String]) throws {
        let ink = LayoutBuilder.layout(Normalizer(.document).normalize(text)).ink
        let finding = Finding(
            type: .organization, range: 0..<ink.count, value: text,
            details: .name(NameDetails(legalForm: nil, score: 0.9)))
        let parts = DepartmentSplit(tagger: try Self.extractor.get().names.tagger).parts(of: finding, in: ink)
        #expect(parts.map(\.value) == expected)
    }

    @Test("社 behind a foreign name and the number of a list's item are no part of the name")
    func companyAndNumber() throws {
        #expect(settled("【②柳月製菓】") == "柳月製菓")
        let layout = LayoutBuilder.layout(Normalizer(.document).normalize("フォイト社と東浜新聞社"))
        let findings = [0..<5, 6..<11].map {
            Finding(
                type: .organization, range: $0, value: nil, details: .name(NameDetails(legalForm: nil, score: 0.9)))
        }
        #expect(NameForms().attach(findings, in: layout).map(\.value) == ["フォイト", "東浜新聞社"])
    }

    @Test(
        "People in Latin letters are told by what stands beside them",
        arguments: [
            ("保坂 Elenaが語る", [(MentionType.person, 0..<2), (.organization, 2..<7)], ["保坂Elena"]),
            ("Garcia 恵が語る", [(.organization, 0..<6)], ["Garcia恵"]),
            ("名取、Kimballまで", [(.person, 0..<2), (.organization, 3..<10)], ["名取", "Kimball"]),
            ("Kimball氏が語る", [(.organization, 0..<7)], ["Kimball"]),
            ("Kimballが語る", [(.organization, 0..<7)], []),
            ("名取、NEDOまで", [(.person, 0..<2), (.organization, 3..<7)], ["名取"]),
        ])
    func latinPeople(_ text: String, _ marks: [(MentionType, Range<Int>)], _ people: [String]) throws {
        let ink = LayoutBuilder.layout(Normalizer(.document).normalize(text)).ink
        let findings = marks.map { type, range in
            Finding(
                type: type, range: range, value: ink.value(range),
                details: .name(NameDetails(legalForm: nil, score: 0.9)))
        }
        let settled = LatinPeople(tagger: try Self.extractor.get().names.tagger).settle(findings, in: ink)
        #expect(settled.filter { $0.type == .person }.map { ink.string($0.range) } == people)
    }

    @Test(
        "Latin words that end in a word for a thing are no organization",
        arguments: [("Advanced Coast Area", true), ("Coastarea", false), ("Advanced Coast Council", false)])
    func longForm(_ text: String, _ isThing: Bool) {
        let ink = LayoutBuilder.layout(Normalizer(.document).normalize(text)).ink
        let finding = Finding(
            type: .organization, range: 0..<ink.count, value: text,
            details: .name(NameDetails(legalForm: nil, score: 0.9)))
        #expect(DeclaredThings().removed(from: [finding], in: ink).isEmpty == isThing)
    }
}
