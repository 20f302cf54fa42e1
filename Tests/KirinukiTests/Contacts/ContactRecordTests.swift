import Testing

@testable import Kirinuki

/// Findings of marked names beside those of the recognizers: `{org|…}`, `{dept|…}`, `{person|…}`, `{role|…}`.
func contacts(_ marked: String) -> [String] {
    var text = ""
    var marks: [(MentionType, Range<Int>)] = []
    var rest = Substring(marked)
    let types: [String: MentionType] = ["org": .organization, "dept": .department, "person": .person, "role": .role]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
        text += rest[..<open]
        let parts = rest[rest.index(after: open)..<close].split(separator: "|")
        let start = text.utf8.count
        text += parts[1]
        if let type = types[String(parts[0])] { marks.append((type, start..<text.utf8.count)) }
        rest = rest[rest.index(after: close)...]
    }
    text += rest
    let layout = LayoutBuilder.layout(Normalizer(.document).normalize(utf8: Array(text.utf8)))
    let ink = layout.ink
    var findings =
        URLRecognizer().recognize(layout) + EmailRecognizer().recognize(layout) + PhoneRecognizer().recognize(layout)
        + PostalCodeRecognizer().recognize(layout) + AddressRecognizer().recognize(layout)
    for (type, bytes) in marks {
        let inside = ink.indices.filter {
            Int(ink.sourceStart[$0]) >= bytes.lowerBound && Int(ink.sourceEnd[$0]) <= bytes.upperBound
        }
        if let first = inside.first, let last = inside.last {
            findings.append(Finding(type: type, range: first..<(last + 1), value: ink.value(first..<(last + 1))))
        }
    }
    findings = Overlaps.settle(findings)
    return ContactResolver().resolve(findings, organizations: [], in: layout).map { contact in
        var parts: [String?] = [contact.organization, contact.department.joined(separator: "+")]
        parts += [contact.people.map { $0.name + ($0.role.map { "(\($0))" } ?? "") }.joined(separator: "+")]
        parts += [contact.postalCode, contact.address, contact.phone.joined(separator: "+")]
        parts += [
            contact.fax.joined(separator: "+"), contact.email.joined(separator: "+"),
            contact.url.joined(separator: "+"),
        ]
        return parts.map { ($0 ?? "").replacing("+81", with: "0") }.joined(separator: "|")
    }
}

@Suite struct ContactRecordTests {
    @Test func block() {
        let found = contacts(
            """
            【お問い合わせ先】
            {org|見本工業会}　{dept|企画部}　担当：{person|相原}
            〒231-0015 横浜市中区尾上町5-80
            TEL 045-211-0000　FAX 045-211-0001
            E-mail info@example.jp
            """)
        #expect(found == ["見本工業会|企画部|相原|231-0015|横浜市中区尾上町5-80|0452110000|0452110001|info@example.jp|"])
    }

    @Test func addressFirst() {
        let found = contacts(
            """
            提出先
            　〒231-0015　横浜市中区尾上町5-80
            　{org|見本工業会}　{dept|事務局}　{person|相原}
            　電話　045-211-0000
            """)
        #expect(found == ["見本工業会|事務局|相原|231-0015|横浜市中区尾上町5-80|0452110000|||"])
    }

    @Test(arguments: [
        ("取締役管理{role|本部長}　{person|相原}", "取締役管理本部長"), ("{role|執行役員}　総務{role|部長}　{person|相原}", "執行役員総務部長"),
        ("{dept|総務部}　{role|部長}　{person|相原}", "部長"), ("同会{role|事務局長}　{person|相原}", "事務局長"),
        ("問合せ先{role|会長}　{person|相原}", "会長"), ("取締役{role|相談役}　{person|相原}", "相談役"),
    ]) func postsWithTheirSection(_ holder: String, _ role: String) {
        let found = contacts("{org|見本工業会}\n\(holder)\nTEL 045-211-0000")
        #expect(found.count == 1 && found[0].contains("相原(\(role))"), "\(found)")
    }

    @Test func branches() {
        let found = contacts(
            """
            {org|見本工業会}の支部
            ・{dept|東支部}　TEL 045-211-0000
            ・{dept|西支部}　TEL 045-211-0002　FAX 045-211-0003
            """)
        #expect(found == ["見本工業会|東支部||||0452110000|||", "見本工業会|西支部||||0452110002|0452110003||"])
    }

    @Test func list() {
        let found = contacts(
            """
            ・{org|東商会} 045-211-0000　・{org|西商会} 045-211-0002
            """)
        #expect(found == ["東商会|||||0452110000|||", "西商会|||||0452110002|||"])
    }

    @Test func labelRows() {
        let found = contacts(
            """
            | 項目 | 内容 |
            |---|---|
            | 名称 | {org|見本工業会} |
            | 電話 | 045-211-0000 |
            | メール | info@example.jp |
            """)
        #expect(found == ["見本工業会|||||0452110000||info@example.jp|"])
    }

    @Test func rowsOfOffices() {
        let found = contacts(
            """
            {org|見本工業会}

            | 支部 | 支部長 | TEL | FAX |
            |---|---|---|---|
            | {dept|東支部} | {person|相原 一} | 045-211-0000 | 045-211-0001 |
            | {dept|西支部} | {person|木下 武} | 045-211-0002 | 045-211-0003 |
            """)
        #expect(
            found == [
                "見本工業会|東支部|相原一(支部長)|||0452110000|0452110001||",
                "見本工業会|西支部|木下武(支部長)|||0452110002|0452110003||",
            ])
    }

    @Test func venue() {
        let found = contacts("会　場　見本会館　大ホール（横浜市中区尾上町5-80）\n主　催　{org|見本工業会}")
        #expect(found == ["見本会館||||横浜市中区尾上町5-80||||"])
    }

    @Test func hostIsNotTheOffice() {
        let found = contacts("{org|見本研究会}事務局（{org|東商会}内）\nTEL 045-211-0000")
        #expect(found == ["見本研究会|||||0452110000|||"])
    }

    @Test func repeatsAreOneRecord() {
        let found = contacts("{org|見本工業会}　TEL 045-211-0000\n\n本文。\n\n{org|見本工業会}　TEL 045-211-0000")
        #expect(found == ["見本工業会|||||0452110000|||"])
    }

    @Test func noContactWithoutData() {
        #expect(contacts("{org|見本工業会} {person|相原}").isEmpty)
        #expect(contacts("{org|見本工業会}\nhttp://www.example.jp/").isEmpty)
    }

    @Test(
        "Which names a block's data belong to",
        arguments: [
            // A post below a name and an address, as in a company's profile.
            (
                "名称　　{org|ミホン製作所}\n所在地　横浜市中区尾上町5-80\n代表者　{role|代表取締役}　{person|相原圭}",
                ["ミホン製作所||相原圭(代表取締役)||横浜市中区尾上町5-80||||"]
            ),
            // The host's department is not the guest's.
            (
                "{org|見本研究会}\n〒231-0015　横浜市中区尾上町5-80　{org|港大学}{dept|工学部}内\nTEL 045-211-0000",
                ["見本研究会|||231-0015|横浜市中区尾上町5-80|0452110000|||"]
            ),
            // Who is named again behind a number is nobody new.
            (
                "{org|見本研究会}　{dept|事務局}　{person|相原圭}\nTEL 045-211-0000（{person|相原}）\ninfo@example.jp",
                ["見本研究会|事務局|相原圭|||0452110000||info@example.jp|"]
            ),
            // An address over two lines, and the postal code behind it.
            (
                "{org|見本研究会}\n横浜市中区尾上町5-80\n〒231-0015　TEL 045-211-0000",
                ["見本研究会|||231-0015|横浜市中区尾上町5-80|0452110000|||"]
            ),
            // A prize of some year, a blank line, and the own offices.
            (
                "{org|ミホン光学}の歩み\n平成21年　{org|港経営者協会}　特別賞\n\n本社　〒231-0015　横浜市中区尾上町5-80　TEL 045-211-0000",
                ["ミホン光学|||231-0015|横浜市中区尾上町5-80|0452110000|||"]
            ),
            // The printer's part in the paper is no address.
            (
                "{org|見本研究会}\n印刷　{org|港印刷}\nTEL 045-211-0000",
                ["見本研究会|||||0452110000|||"]
            ),
        ])
    func owners(_ text: String, _ expected: [String]) {
        #expect(contacts(text) == expected)
    }

    @Test func rowsOfLabelsAreOneOffice() {
        let found = contacts(
            """
            {org|見本工業会}の概要
            {role|会長}： {person|相原守}
            {dept|事務局}： 〒231-0015 横浜市中区尾上町5-80
            TEL 045-211-0000
            """)
        #expect(found == ["見本工業会|事務局|相原守(会長)|231-0015|横浜市中区尾上町5-80|0452110000|||"])
        // Without labels the person above is another's.
        let apart = contacts("{role|会長} {person|相原守}\n{dept|総務部} TEL 045-211-0000")
        #expect(apart == ["|総務部||||0452110000|||"])
    }

    @Test func addressesBelowBranchesAreTheOrganizations() {
        let found = contacts(
            """
            {org|見本商工会}
            本所　〒231-0015 横浜市中区尾上町5-80　TEL 045-211-0000
            {dept|西支所}　〒231-0015 横浜市中区尾上町1-2　TEL 045-211-0001
            Eメール：info@example.jp　http://www.example.jp/
            """)
        #expect(
            found == [
                "見本商工会|||231-0015|横浜市中区尾上町5-80|0452110000||info@example.jp|http://www.example.jp/",
                "見本商工会|西支所||231-0015|横浜市中区尾上町1-2|0452110001|||",
            ])
    }

    @Test func personBelowTheAddressOfAContactSection() {
        let found = contacts(
            """
            本文です。{org|別の会}が参加しました。


            本文の続きです。



            さらに続きます。
            なお続きます。
            そして終わります。
            ■お問い合わせ先

            {org|見本工業会}
            http://www.example.jp/
              {person|相原}
            """)
        #expect(found == ["見本工業会||相原||||||http://www.example.jp/"])
    }

    @Test func venueInBracketsBehindItAndInsideAnother() {
        #expect(
            contacts("後援は{org|見本新聞}ほか。会場は、ミナトホテル（横浜市中区尾上町5-80）です。")
                == ["ミナトホテル||||横浜市中区尾上町5-80||||"])
        #expect(
            contacts("場所　横浜市中区尾上町5番80号　ミナト会議場　大ホール") == ["ミナト会議場||||横浜市中区尾上町5番80号||||"])
        #expect(
            contacts("場所：ミナトパーク内、{org|サンプル精機}西棟\n横浜市中区尾上町5-80 電話 045-211-0000")
                == ["サンプル精機||||横浜市中区尾上町5-80|0452110000|||"])
        // An office is its organization's.
        #expect(
            contacts("{org|見本工業会}は横浜支店（横浜市中区尾上町5-80）を開いた。").allSatisfy { !$0.hasPrefix("横浜支店") })
    }

    @Test func partsInAnEvent() {
        let found = contacts(
            """
            主催：{org|見本大学}　共催：{org|見本工業会}、{org|別の会}、
            　　　　{org|第三の会}
            申込：info@example.jp
            """)
        #expect(found == ["見本大学|||||||info@example.jp|"])
    }

    @Test func roadworksAreNoContact() {
        #expect(contacts("{org|見本市水道部}は横浜市中区尾上町123番地先から640mの管を替える。").isEmpty)
    }

    @Test func numberedEntriesAreApart() {
        let found = contacts(
            """
            (1){org|見本財団}　助成
            　・℡ 045-211-0000
            (2)こども基金　募集
            　・http://www.example.jp/
            """)
        #expect(found.first == "見本財団|||||0452110000|||")
    }

    @Test func namesStayInTheirTableAndSection() {
        let table = contacts("| 顧問 | {person|相原} | {org|見本社} |\n|---|---|---|\n\nTEL 045-211-0000")
        #expect(table.allSatisfy { !$0.contains("相原") })
        let section = contacts("本文 {org|見本社} {person|相原}\n\n### 申込み\n\nTEL 045-211-0000")
        #expect(section.allSatisfy { !$0.contains("相原") })
    }

    @Test func aSecondNumberWithItsOwnPerson() {
        let found = contacts(
            """
            {org|見本協会}
            〒231-0015 横浜市中区尾上町5-80
            TEL 045-211-0000
            English: 090-0000-1234 ({person|Sato})
            http://www.example.jp/
            """)
        #expect(
            found == [
                "見本協会|||231-0015|横浜市中区尾上町5-80|0452110000|||http://www.example.jp/",
                "見本協会||Sato|||09000001234|||",
            ])
    }

    @Test func anOfficeNobodyKnowsBehindTheName() {
        let found = contacts("{org|見本フェア実行委員会}　運営事務局\n担当：{person|相原}　TEL 045-211-0000")
        #expect(found == ["見本フェア実行委員会||相原|||0452110000|||"])
    }

    @Test("A long list of addresses without blank lines keeps each once, in order", arguments: [1, 15, 16, 17, 200])
    func longLists(_ count: Int) {
        var list: UniqueList = []
        for round in 0..<2 { for k in 0..<count { list.append("a\(k)@example.jp \(round * 0)") } }
        #expect(list.values == (0..<count).map { "a\($0)@example.jp 0" })
        #expect(list.contains("a0@example.jp 0") && !list.contains("a\(count)@example.jp 0"))
    }
}
