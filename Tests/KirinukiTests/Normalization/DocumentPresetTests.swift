import Kirinuki
import Testing

@Suite struct DocumentPresetTests {
    @Test(arguments: [
        ("ＴＥＬ：０３－１２３４", "TEL:03-1234"),
        ("ｶﾞｲﾄﾞﾗｲﾝ ﾊﾟﾝﾌ", "ガイドライン パンフ"),
        ("㈱さくら ㍿ ㈲", "(株)さくら 株式会社 (有)"),
        ("㋿6年 ㍻", "令和6年 平成"),
        ("㈬ ℡ №3", "(水) TEL No3"),
        ("⼤⾕⽒ ⻑野 ⼾⽥", "大谷氏 長野 戸田"),
        ("葛\u{E0100}城 \u{FEFF}社\u{200B}名 改\u{AD}行", "葛城 社名 改行"),
        ("か\u{3099}く", "がく"),
        ("改ページ\u{C}次", "改ページ\n次"),
        ("Ⅲ期 ㌔ ㎡", "III期 キロ m2"),
    ]) func folds(source: String, expected: String) {
        #expect(Normalizer(.document).normalize(source).text == expected)
    }

    @Test(arguments: [
        "①②⑳", "1①", "3½", "10²", "ベンチャ-棟", "2004〜2005", "あー―‐−–—", "山田　太郎", "人々", "髙﨑", "a\tb\r\nc",
        "1\u{3000}2", "゛",
    ]) func keeps(text: String) {
        let normalized = Normalizer(.document).normalize(text)
        #expect(normalized.text == text)
        #expect(normalized.edits.isEmpty)
    }

    @Test func figuresStayApart() {
        // An expansion that ends or starts with a figure never touches another figure.
        #expect(Normalizer(.document).normalize("1㋀ 2㎡3 ㏠0").text == "1㋀ 2㎡3 1日0")
        #expect(Normalizer(.document).normalize("㋀5日 20㎡").text == "1月5日 20m2")
        #expect(Normalizer([.nfc, .circledNumbers]).normalize("①②3 ④").text == "①②3 4")
    }

    @Test func aMarkJoinsThroughWhatIsRemoved() {
        #expect(Normalizer(.document).normalize("か\u{200B}\u{3099}").text == "が")
    }
}
