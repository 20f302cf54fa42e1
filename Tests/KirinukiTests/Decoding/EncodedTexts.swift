import Kirinuki
import Testing

/// The texts of `TextDecoderTests` in the Japanese encodings, in hexadecimal.
enum EncodedTexts {
    struct Sample: Sendable, CustomTestStringConvertible {
        var encoding: TextEncoding
        var bytes: [UInt8]
        var text: String
        var testDescription: String { "\(encoding.rawValue) \(text)" }
    }

    static func bytes(_ hexadecimal: String) -> [UInt8] {
        let digits = hexadecimal.compactMap(\.hexDigitValue)
        return stride(from: 0, to: digits.count - 1, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
    }

    static let all = rows.map { Sample(encoding: $0.0, bytes: bytes($0.1), text: $0.2) }

    private static let rows: [(TextEncoding, String, String)] = [
        (
            .cp932, "91e63389f192e897e189ef82f08a4a8dc382b582dc82b78142",
            "第3回定例会を開催します。"
        ),
        (
            .eucJP, "c2e833b2f3c4eacee3b2f1a4f2b3abbac5a4b7a4dea4b9a1a3",
            "第3回定例会を開催します。"
        ),
        (
            .iso2022JP, "1b244242681b2842331b24423273446a4e6332712472332b3a452437245e243921231b2842",
            "第3回定例会を開催します。"
        ),
        (
            .cp932, "8a948eae89ef8ed082b382ad82e790b88b40",
            "株式会社さくら精機"
        ),
        (
            .eucJP, "b3f4bcb0b2f1bcd2a4b5a4afa4e9c0bab5a1",
            "株式会社さくら精機"
        ),
        (
            .iso2022JP, "1b244233743c3032713c522435242f2469403a35211b2842",
            "株式会社さくら精機"
        ),
        (
            .cp932, "82a896e282a28d8782ed82b990e6",
            "お問い合わせ先"
        ),
        (
            .eucJP, "a4aacce4a4a4b9e7a4efa4bbc0e8",
            "お問い合わせ先"
        ),
        (
            .iso2022JP, "1b2442242a4c6424243967246f243b40681b2842",
            "お問い合わせ先"
        ),
        (
            .cp932, "97df986136944e348c8e3193fa81698c8e816a8cdf8ce3328e9e",
            "令和6年4月1日（月）午後2時"
        ),
        (
            .eucJP, "cee1cfc236c7af34b7ee31c6fca1cab7eea1cbb8e1b8e532bbfe",
            "令和6年4月1日（月）午後2時"
        ),
        (
            .iso2022JP,
            "1b24424e614f421b2842361b2442472f1b2842341b2442376e1b2842311b2442467c214a376e214b386138651b2842321b24423b7e1b2842",
            "令和6年4月1日（月）午後2時"
        ),
        (
            .cp932, "8b5a8f708cf097ac89ef82cc82b288c493e082c982c282a282c4",
            "技術交流会のご案内について"
        ),
        (
            .eucJP, "b5bbbdd1b8f2ceaeb2f1a4cea4b4b0c6c6e2a4cba4c4a4a4a4c6",
            "技術交流会のご案内について"
        ),
        (
            .iso2022JP, "1b2442353b3d5138724e2e3271244e243430464662244b2444242424461b2842",
            "技術交流会のご案内について"
        ),
        (
            .cp932, "eee08bb490bb8dec8f8a81408e52ed958d488fea",
            "髙橋製作所　山﨑工場"
        ),
        (
            .eucJP, "fce2b6b6c0bdbaeebdeaa1a1bbb3f9f5b9a9beec",
            "髙橋製作所　山﨑工場"
        ),
        (
            .cp932, "874093fa8e9e814087418fea8f8a8140874289ef94ef",
            "①日時　②場所　③会費"
        ),
        (
            .eucJP, "ada1c6fcbbfea1a1ada2beecbdeaa1a1ada3b2f1c8f1",
            "①日時　②場所　③会費"
        ),
        (
            .iso2022JP, "1b24422d21467c3b7e21212d223e6c3d6a21212d23327148711b2842",
            "①日時　②場所　③会費"
        ),
        (
            .cp932, "878a82dd82c882c68d488bc6814089638bc69594",
            "㈱みなと工業　営業部"
        ),
        (
            .eucJP, "adeaa4dfa4caa4c8b9a9b6c8a1a1b1c4b6c8c9f4",
            "㈱みなと工業　営業部"
        ),
        (
            .iso2022JP, "1b24422d6a245f244a24483929364821213144364849741b2842",
            "㈱みなと工業　営業部"
        ),
        (
            .cp932, "b6ccdebcb7b6deb2bcac20d0c5c4",
            "ｶﾌﾞｼｷｶﾞｲｼｬ ﾐﾅﾄ"
        ),
        (
            .eucJP, "8eb68ecc8ede8ebc8eb78eb68ede8eb28ebc8eac208ed08ec58ec4",
            "ｶﾌﾞｼｷｶﾞｲｼｬ ﾐﾅﾄ"
        ),
        (
            .iso2022JP, "1b2849364c5e3c37365e323c2c1b2842201b28495045441b2842",
            "ｶﾌﾞｼｷｶﾞｲｼｬ ﾐﾅﾄ"
        ),
        (
            .cp932, "c3dedddccadeddbadeb3",
            "ﾃﾞﾝﾜﾊﾞﾝｺﾞｳ"
        ),
        (
            .eucJP, "8ec38ede8edd8edc8eca8ede8edd8eba8ede8eb3",
            "ﾃﾞﾝﾜﾊﾞﾝｺﾞｳ"
        ),
        (
            .iso2022JP, "1b2849435e5d5c4a5e5d3a5e331b2842",
            "ﾃﾞﾝﾜﾊﾞﾝｺﾞｳ"
        ),
        (
            .cp932, "938c8b9e937390e791e393638be689e082aa8ad6",
            "東京都千代田区霞が関"
        ),
        (
            .eucJP, "c5ecb5fec5d4c0e9c2e5c5c4b6e8b2e2a4acb4d8",
            "東京都千代田区霞が関"
        ),
        (
            .iso2022JP, "1b2442456c357e455440694265454436683262242c34581b2842",
            "東京都千代田区霞が関"
        ),
        (
            .cp932, "835a837e8369815b8e5189c194ef814682528143824f824f824f897e",
            "セミナー参加費：３，０００円"
        ),
        (
            .eucJP, "a5bba5dfa5caa1bcbbb2b2c3c8f1a1a7a3b3a1a4a3b0a3b0a3b0b1df",
            "セミナー参加費：３，０００円"
        ),
        (
            .iso2022JP, "1b2442253b255f254a213c3b3232434871212723332124233023302330315f1b2842",
            "セミナー参加費：３，０００円"
        ),
        (
            .cp932, "89ef88f58a6588ca0a918d89ef82cc82a8926d82e782b90a",
            "会員各位\n総会のお知らせ\n"
        ),
        (
            .eucJP, "b2f1b0f7b3c6b0cc0ac1edb2f1a4cea4aac3cea4e9a4bb0a",
            "会員各位\n総会のお知らせ\n"
        ),
        (
            .iso2022JP, "1b2442327130773346304c1b28420a1b2442416d3271244e242a434e2469243b1b28420a",
            "会員各位\n総会のお知らせ\n"
        ),
        (
            .cp932, "54454c2030332d313233342d3536373820925393962097e996d8",
            "TEL 03-1234-5678 担当 鈴木"
        ),
        (
            .eucJP, "54454c2030332d313233342d3536373820c3b4c5f620ceebccda",
            "TEL 03-1234-5678 担当 鈴木"
        ),
        (
            .iso2022JP, "54454c2030332d313233342d35363738201b2442433445761b2842201b24424e6b4c5a1b2842",
            "TEL 03-1234-5678 担当 鈴木"
        ),
        (
            .cp932, "94cc98488a4a91f18e7889878e968bc695e28f958be0",
            "販路開拓支援事業補助金"
        ),
        (
            .eucJP, "c8cecfa9b3abc2f3bbd9b1e7bbf6b6c8cae4bdf5b6e2",
            "販路開拓支援事業補助金"
        ),
        (
            .iso2022JP, "1b2442484e4f29332b42733b5931673b7636484a643d7536621b2842",
            "販路開拓支援事業補助金"
        ),
        (
            .cp932, "816032303234944e937881608140944e8ad4975c92e8955c",
            "～2024年度～　年間予定表"
        ),
        (
            .eucJP, "a1c132303234c7afc5d9a1c1a1a1c7afb4d6cdbdc4eac9bd",
            "～2024年度～　年間予定表"
        ),
        (
            .iso2022JP, "1b244221411b2842323032341b2442472f455921412121472f34564d3d446a493d1b2842",
            "～2024年度～　年間予定表"
        ),
    ]
}
