import Testing

@testable import Kirinuki

/// Figures that are no dates, times or amounts.
@Suite struct DateNegativeTests {
    static let texts = [
        "ISO9001の認証", "Core i7-3770", "縮尺は1/50です", "24/7運転", "生誕100年", "創立10周年", "第12回総会", "3カ月", "3ヶ月間",
        "バージョン2.6.1", "ver2.3.4", "千歳市", "三重県", "八重洲口", "一二三さん", "電話 03-1234-5678", "〒100-0001",
        "法人番号 1234567890123", "10年間の保証", "3年後に", "5年ぶり", "2～3年生", "三日月", "三日市町", "五月雨", "五月町",
        "2泊3日", "一時的に", "10時間", "3時間半", "補助率2/3", "1日当たり", "週3日", "5日以内", "10分の1", "0.1〜0.2％",
        "住所 2-4-9", "部品番号 12-345", "令和0年", "円周率", "円形の広場", "円滑な運営", "三角と円",
        "高さは7.18メートル", "100年の歴史", "20XX年", "２０○○年", "19××年代", "五か年計画", "比率は3:1", "10-20-30", "No.12", "A4判",
        "二月堂", "十日町", "何万円", "5次元", "電話 2004・3・5678", "会員数 2004\n年会費", "第5\n月曜会",
    ]

    @Test(arguments: texts) func nothing(_ text: String) {
        let layout = LayoutBuilder.layout(Normalizer(.document).normalize(text))
        #expect(Dates(text).values.isEmpty)
        #expect(AmountRecognizer().recognize(layout).isEmpty)
    }
}
