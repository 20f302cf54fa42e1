import Testing

@testable import Kirinuki

@Suite struct AmountTests {
    private func findings(_ text: String) -> [Finding] {
        AmountRecognizer().recognize(LayoutBuilder.layout(Normalizer(.document).normalize(text)))
    }

    static let amounts: [DateCase] = [
        DateCase("1,000円", "1000"), DateCase("１，０００円", "1000"), DateCase("約4千万円の予算", "40000000"),
        DateCase("1億2,000万円", "120000000"), DateCase("三千五百円", "3500"), DateCase("金五万円也", "50000"),
        DateCase("五拾萬圓", "500000"), DateCase("¥5,500-(税込)", "5500"), DateCase("￥800－", "800"),
        DateCase("69,963 千円", "69963000"), DateCase("1,360 百万円", "1360000000"), DateCase("3〜5万円", "30000", "50000"),
        DateCase("十八万五千円", "185000"), DateCase("２千８百５０万円", "28500000"), DateCase("7.2億円", "720000000"),
        DateCase("128,555\n円", "128555"), DateCase("五億\n一千二百万円", "512000000"), DateCase("2,OOO円", "2000"),
        DateCase("l,OOO万円", "10000000"), DateCase("ー，６４O円", "1640"), DateCase("１００O円", "1000"),
        DateCase("３億２干万円", "320000000"), DateCase("三、八〇〇円", "3800"), DateCase("0円", "0"),
        DateCase("100万円～300万円", "1000000", "3000000"), DateCase("会員1,000円、一般2,000円", "1000", "2000"),
        DateCase("①５００円", "500"), DateCase("1.000円", "1000"), DateCase("金　壱百万円也", "1000000"), DateCase("参千円", "3000"),
        DateCase("2兆3,000億円", "2300000000000"), DateCase("3～5千円", "3000", "5000"), DateCase("3-5万円", "30000", "50000"),
        DateCase("1,000-2,000円", "1000", "2000"), DateCase("1,000、2,000円", "1000", "2000"),
        DateCase("2 , 0 0 0 円", "2000"), DateCase("128,555\n千円", "128555000"), DateCase("\\5,500", "5500"),
        DateCase("数千円", "nil"), DateCase("数十万円の支出", "nil"),
    ]

    @Test(arguments: amounts) func value(_ testCase: DateCase) {
        #expect(findings(testCase.text).map { $0.value ?? "nil" } == testCase.values)
    }

    @Test(
        arguments: [
            "円形の広場", "円周率", "円滑に", "半径3の円", "（単位：千円）", "（百万円）", "5,000ドル", "3万ユーロ", "高円寺", "円グラフ",
            "何万円", "数円",
        ]) func noAmount(_ text: String)
    {
        #expect(findings(text).isEmpty)
    }

    private func details(_ text: String) -> AmountDetails? {
        guard case .amount(let details)? = findings(text).first?.details else { return nil }
        return details
    }

    @Test func qualifiers() {
        #expect(details("約5万円")?.approximate == true)
        #expect(details("5万円以上")?.bound == "minimum")
        #expect(details("5万円未満")?.bound == "below")
        #expect(details("2,000円（税込）")?.tax == "included")
        #expect(details("2,000円(税別)")?.tax == "excluded")
        #expect(details("2,000円／人")?.per == "人")
        #expect(details("▲2,000円")?.negative == true)
        #expect(details("2,000円")?.currency == "JPY")
    }

    @Test(arguments: [
        ("税込2,000円", "included"), ("2,000円（消費税込み）", "included"), ("税抜価格2,000円", "excluded"), ("2,000円＋税", "excluded"),
        ("本体2,000円", "excluded"), ("2,000円", nil),
    ]) func tax(_ text: String, _ tax: String?) {
        #expect(details(text)?.tax == tax)
    }

    @Test(arguments: [
        ("1人2,000円", "人"), ("お一人様2,000円", "人"), ("一口につき5,000円", "口"), ("１時間あたり500円", "時間"), ("月額2,000円", "月"),
        ("年額：12,000円", "年"), ("時給1,100円", "時間"), ("＠300円", "各"), ("各1,000円", "各"), ("2,000円/月", "月"),
        ("11人2,000円", nil), ("第1回 2,000円", nil), ("4月1日 2,000円", nil), ("会費2,000円", nil),
    ]) func per(_ text: String, _ per: String?) {
        #expect(details(text)?.per == per)
    }

    @Test(arguments: [
        ("100万円超", "above"), ("100万円を超える", "above"), ("100万円以下", "maximum"), ("100万円以内", "maximum"),
        ("100万円に満たない", "below"), ("100万円", nil),
    ]) func bound(_ text: String, _ bound: String?) {
        #expect(details(text)?.bound == bound)
    }

    @Test(arguments: ["▲2,000円", "△ 2,000円", "-2,000円", "マイナス2,000円"]) func negative(_ text: String) {
        #expect(details(text)?.negative == true)
    }
}
