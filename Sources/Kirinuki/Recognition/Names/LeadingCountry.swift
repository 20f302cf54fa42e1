/// A country and a middle dot before a name say where the organization is at home: 台湾・金属工業発展研究センター.
struct LeadingCountry {
    let tagger: NameTagger

    /// The range without a leading country; as it is where the dot joins two places (中国・四国, 日本・ベトナム).
    func cut(from range: Range<Int>, in ink: Ink) -> Range<Int> {
        guard let dot = Self.countries.longestMatch(in: ink, at: range.lowerBound)?.end, dot + 3 < range.upperBound,
            ink.classes[dot] == .middleDot
        else { return range }
        let rest = (dot + 1)..<range.upperBound
        let startsWithPlace = (2...4).contains { length in
            let kinds = tagger.kinds(of: rest.prefix(length), in: ink)
            return kinds.contains(.place) && !kinds.contains(.noun)
        }
        return startsWithPlace ? range : rest
    }

    /// Whether a range is the name of a country, which no person has.
    static func isCountry(_ range: Range<Int>, in ink: Ink) -> Bool {
        countries.longestMatch(in: ink, at: range.lowerBound)?.end == range.upperBound
    }

    /// Countries and regions as newsletters call them.
    private static let countries = WordMatcher<Bool>([
        "日本", "中国", "韓国", "台湾", "香港", "マカオ", "モンゴル", "北朝鮮", "タイ", "ベトナム", "フィリピン", "マレーシア", "シンガポール", "インドネシア",
        "カンボジア", "ラオス", "ミャンマー", "ブルネイ", "インド", "パキスタン", "バングラデシュ", "スリランカ", "ネパール", "ブータン", "米国", "アメリカ", "カナダ",
        "メキシコ", "ブラジル", "アルゼンチン", "チリ", "ペルー", "コロンビア", "キューバ", "英国", "イギリス", "フランス", "ドイツ", "イタリア", "スペイン",
        "ポルトガル", "オランダ", "ベルギー", "ルクセンブルク", "スイス", "オーストリア", "スウェーデン", "ノルウェー", "デンマーク", "フィンランド", "アイスランド",
        "アイルランド", "ギリシャ", "ポーランド", "チェコ", "スロバキア", "ハンガリー", "ルーマニア", "ブルガリア", "ロシア", "ウクライナ", "エストニア", "ラトビア",
        "リトアニア", "トルコ", "イスラエル", "イラン", "イラク", "サウジアラビア", "アラブ首長国連邦", "カタール", "クウェート", "エジプト", "モロッコ", "ケニア",
        "エチオピア", "ナイジェリア", "ガーナ", "南アフリカ", "オーストラリア", "豪州", "ニュージーランド", "カザフスタン", "ウズベキスタン",
    ])
}
