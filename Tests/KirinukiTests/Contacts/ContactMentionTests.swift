import Testing

@testable import Kirinuki

/// The contact mentions of a text, as `type value` strings.
private func mentions(_ text: String) throws -> [String] {
    let types: Set<MentionType> = [.phone, .fax, .email, .url, .postalCode, .address]
    return try Extractor().extract(text).mentions.filter { types.contains($0.type) }.map {
        "\($0.type.rawValue) \($0.value ?? "")"
    }
}

/// An input and all contact mentions in it.
struct ContactCase: Sendable, CustomTestStringConvertible {
    let input: String
    let expected: [String]
    init(_ input: String, _ expected: String...) {
        self.input = input
        self.expected = expected
    }
    var testDescription: String { input }
}

@Suite struct PhoneTests {
    static let numbers: [ContactCase] = [
        .init("TEL 045-211-0000", "phone +81452110000"),
        .init("ＴＥＬ：０３（５２１１）００００（代）", "phone +81352110000"),
        .init("電話 03.5211.0000 まで", "phone +81352110000"),
        .init("電話0463ー58ー2200", "phone +81463582200"),
        .init("〇四六三－五八－二二〇〇", "phone +81463582200"),
        .init("TEL O45-2ll-OOOO", "phone +81452110000"),
        .init("TEL 045-211-00 12 FAX 045-211-00 13", "phone +81452110012", "fax +81452110013"),
        .init("申込みは 045-211-0000（FAX、見本の会）へ", "fax +81452110000"),
        .init("電話（〇三）八六一－〇〇〇〇", "phone +8138610000"),
        .init("TEL 06-346-0000", "phone +8163460000"), .init("計 03-861-0000"),
        .init("本社 045-211-0000㈹ 部品課 045-211-0001", "phone +81452110000", "phone +81452110001"),
        .init(
            "<table><tr><th>社名</th><th>電話／FAX</th></tr><tr><td>見本<br>代表</td><td>045-211-0000<br>045-211-0001</td></tr></table>",
            "phone +81452110000", "fax +81452110001"),
        .init("0452110000", "phone +81452110000"),
        .init("〇九O-壱②③④-五六七八", "phone +819012345678"),
        .init("連絡は 0④⑤-2①①-00零零 まで", "phone +81452110000"),
        .init("090・0000・1234", "phone +819000001234"),
        .init("TEL 045-211-0000①平日 ②土日", "phone +81452110000"),
        .init("市外局番は（0463）です。TEL 58-2200、FAX 58-2201", "phone +81463582200", "fax +81463582201"),
        .init("市外局番 045\nTEL 211-0000", "phone +81452110000"),
        .init("045-211-0000（TEL）　045-211-0001（FAX）", "phone +81452110000", "fax +81452110001"),
        .init("本部（TEL）045-211-0000（FAX）045-211-0001", "phone +81452110000", "fax +81452110001"),
        .init("本部 045-211-0000（FAX）045-211-0001", "phone +81452110000", "fax +81452110001"),
        .init("TEL:045-211-0000  FAX:-0001", "phone +81452110000", "fax +81452110001"),
        .init("☎0120-000-123／携帯 090（1234）0000", "phone +81120000123", "phone +819012340000"),
        .init("+81-45-211-0000", "phone +81452110000"),
        .init("Phone: +81-(0)45-211-0000", "phone +81452110000"),
        .init("TEL 045-211-0000～3（代）", "phone +81452110000"),
        .init("TEL 045-211-0000 FAX 045-211-0001", "phone +81452110000", "fax +81452110001"),
        .init("TEL/FAX 045-211-0000", "phone +81452110000", "fax +81452110000"),
        .init("電話045-211-0000（FAX兼用）", "phone +81452110000", "fax +81452110000"),
        .init("電話045-211-0000 FAX 同-0001", "phone +81452110000", "fax +81452110001"),
        .init("TEL 0463-58-2200、FAX 59-2201", "phone +81463582200", "fax +81463592201"),
        .init("事務局 ☎58-2200\n本部 0463-58-2100", "phone +81463582200", "phone +81463582100"),
        .init(
            "| 支部 | 電話 | FAX |\n|---|---|---|\n| 西 | 045-211-0000 | 045-211-0001 |",
            "phone +81452110000", "fax +81452110001"),
    ]

    @Test(arguments: numbers) func number(_ example: ContactCase) throws {
        #expect(try mentions(example.input) == example.expected)
    }

    static let others = [
        "口座番号 普通 1234567", "法人番号 1234567890123", "ISBN978-4-06-123456-7", "2024-03-01", "平成16年3月1日～2005年4月2日",
        "売上は 1,234,567 円", "品番 03-1234", "00123-4-56789", "10-20個", "2003-2004", "振込先 00910-1-234567",
        "0①2②3③", "表③-④-⑤を参照", "0-①-②", "壱弐参-四五六-七八九〇", "午前 9:00-12:00", "1/50", "3.14159265", "TEL 番号は後日",
        "第12-3456号 TEL 045-211-0000 のちほど"
            .replacing(" TEL 045-211-0000", with: ""),
    ]

    @Test(arguments: others) func notANumber(_ text: String) throws {
        #expect(try mentions(text) == [])
    }

    @Test func typedFields() throws {
        let document = try Extractor().extract("直通 046-221-0000（内線 123）")
        let details = document.mentions.first?.details
        #expect(details == .phone(PhoneDetails(national: "046-221-0000", label: "直通", extension: "123")))
    }
}

@Suite struct EmailTests {
    static let addresses: [ContactCase] = [
        .init("E-mail: info@example.or.jp。", "email info@example.or.jp"),
        .init("メール：ｉｎｆｏ＠ｅｘａｍｐｌｅ．ｊｐまで", "email info@example.jp"),
        .init("info [at] example.jp", "email info@example.jp"),
        .init("info(a)example.jp", "email info@example.jp"),
        .init("info★example.jp（★を@に）", "email info@example.jp"),
        .init("info@exam-\nple.jp", "email info@exam-ple.jp"),
        .init("info@exam\nple.or.jp", "email info@example.or.jp"),
        .init("info @example. or. jp", "email info@example.or.jp"),
        .init("[a@b.jp](mailto:a@b.jp)", "email a@b.jp", "email a@b.jp"),
        .init("<a.b-c+d@EXAMPLE.com>", "email a.b-c+d@example.com"),
        .init("E-mail/info@example.jp", "email info@example.jp"),
        .init("TEL/045-211-0000/info@example.jp", "phone +81452110000", "email info@example.jp"),
        .init("box+a/part=b@example.jp", "email box+a/part=b@example.jp"),
        .init("From: \"old@example.jp\" <new@example.jp>", "email new@example.jp"),
        .init("「\"info@example.jp\"」<お問い合わせ>", "email info@example.jp"),
        .init("[email protected]"), .init("5@100円"), .init("@example"), .init("●3月●"),
    ]

    @Test(arguments: addresses) func address(_ example: ContactCase) throws {
        #expect(try mentions(example.input) == example.expected)
    }
}

@Suite struct URLTests {
    static let addresses: [ContactCase] = [
        .init("http://www.example.jp/をご覧ください", "url http://www.example.jp/"),
        .init("詳しくはhttps://example.jp/a/b.html。", "url https://example.jp/a/b.html"),
        .init("(https://example.jp/?q=1&r=2)", "url https://example.jp/?q=1&r=2"),
        .init("ｈｔｔｐ：／／ｗｗｗ．ｅｘａｍｐｌｅ．ｊｐ／", "url http://www.example.jp/"),
        .init("ht tp://www.example.jp/", "url http://www.example.jp/"),
        .init("www.example.co.jp", "url www.example.co.jp"),
        .init("http://example.jp/~user/ と", "url http://example.jp/~user/"),
        .init("newsletter.みんなで読む", "url newsletter.みんな"),
        .init("münchen.com と", "url münchen.com"),
        .init("7.am 12.pm vol.世界 no.ポイント http://a_.example.jp"),
        .init("第1.2.3版 file.txt index.html"), .init("http://"), .init("https：以下"),
    ]

    @Test(arguments: addresses) func address(_ example: ContactCase) throws {
        #expect(try mentions(example.input) == example.expected)
    }
}
