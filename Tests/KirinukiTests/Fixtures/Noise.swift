/// Texts of everything that real ones hold by accident, the same on every run and machine.
struct Noise {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// SplitMix64.
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }

    /// A text of `count` pieces, with now and then a character thrown out or doubled.
    mutating func text(pieces count: Int) -> String {
        var scalars: [Unicode.Scalar] = []
        for _ in 0..<count {
            var piece = Array(Noise.pieces[below(Noise.pieces.count)].unicodeScalars)
            if below(6) == 0, piece.count > 1 { piece.remove(at: below(piece.count)) }
            if below(6) == 0 { piece.insert(Noise.dirt[below(Noise.dirt.count)], at: below(piece.count + 1)) }
            scalars += piece
        }
        return String(String.UnicodeScalarView(scalars))
    }

    /// Bytes that may be text in some encoding, with damage.
    mutating func bytes(pieces count: Int) -> [UInt8] {
        var bytes = Array(text(pieces: count).utf8)
        for _ in 0..<(1 + below(4)) where !bytes.isEmpty {
            let at = below(bytes.count)
            switch below(5) {
            case 0: bytes.remove(at: at)
            case 1: bytes[at] = UInt8(truncatingIfNeeded: next())
            case 2: bytes.insert(contentsOf: [0xED, 0xA0, 0x80], at: at)  // a lone surrogate, as some programs write it
            case 3: bytes.insert(0, at: at)
            default: bytes.removeSubrange(at...)
            }
        }
        return bytes
    }

    private static let dirt: [Unicode.Scalar] = [
        " ", "\u{3000}", "\n", "\r", "\t", "\0", "\u{FEFF}", "\u{200B}", "\u{200D}", "\u{FFFD}", "\u{3099}", "\u{309A}",
        "\u{0301}", "\u{E0100}", "\u{FE0F}", "\u{AD}", "\u{FF9E}", "\u{FF9F}", "|", "*", "<", ">", "&", "\\", "-", "ー",
        "\u{2028}", "\u{85}", "\u{10FFFF}", "\u{E000}",
    ]

    static let pieces: [String] = [
        // Dates, times and amounts, whole and broken.
        "令和６年４月１日（月）", "平成2022年", "㋿6年", "㍻元年", "昭和64年1月8日", "R6.4.1", "’04年", "2/25(水)", "２／４～６",
        "13：30～15：00",
        "午後１時半", "20240225", "平成十六年二月廿五日", "2月30日", "翌年5月", "同月", "1月1月1月", "3,500円", "１億２千万円", "三十二十円",
        "¥1,200-", "69,963 千円", "十八万五千円", "▲98,000円", "円円円", "第12回", "10周年", "１／５０", "ISO9001",
        // Contacts.
        "TEL：０３－１２３４－５６７８", "℡ 045(123)4567", "TEL & FAX : 046-123-6355", "〜9", "内線12", "〒100-0001",
        "〒１００ー０００１",
        "a@example.jp", "ｂ＠ｅｘａｍｐｌｅ．ｊｐ", "[c@example.jp](mailto:c@example.jp)", "c★example.jp（★を@に）",
        "http://www.example.jp/~x/",
        "https://例え.example/あ?b=1&c=2#d", "http : //example.jp", "東京都千代田区丸の内1-1-1 丸ビル3階", "大阪市",
        "北海道札幌市中央区北1条西2丁目",
        "[a](", "[at]", "(at)", "（アット）", "★a", "a■example.jp", "@", "＠", "http://", "mailto:", "内線", "+81-3-", "(0",
        "03(",
        // Names.
        "株式会社", "㈱", "㍿", "（有）", "㈲カネコ", "サクラ精機㈱", "特定非営利活動法人 海の会", "（以下「海の会」という。）", "（略称：ＵＫ）", "山田　太郎", "理事長",
        "お問い合わせ先", "担当：", "事務局", "経済産業省", "〃", "国立大学法人",
        // Half-width kana with marks, full-width letters, old and rare characters.
        "ｶﾞｷﾞｸﾞﾊﾟﾋﾟ", "ﾞﾟ", "ｱｲｳ", "ＡＢＣ１２３", "髙﨑", "𠮷野家", "葛\u{E0100}城", "辻\u{E0101}", "か\u{3099}き\u{3099}",
        "は\u{309A}", "ＦＦ", "①②㈠⑴Ⅳ",
        "㌔㍍", "🌏", "👨‍👩‍👧", "e\u{0301}\u{0302}",
        // Layout.
        "\n", "\r\n", "\n\n", "\r", "　　", "\t", "| a | b |\n|---|---|\n", "# 見出し\n", "**太字**", "- 項目\n",
        "<td>", "</td>", "<br>",
        "<table><tr><td>", "</tr></table>", "<a href=\"http://example.jp\">", "</a>", "<!--", "-->",
        "<script>", "&nbsp;", "&#x3042;",
        "&#55296;", "&amp;", "――――", "====\n", "★☆★", "・・・", "┃│├", "```\n", "⟦org|x|y⟧",
        // Specials.
        "\0", "\u{FEFF}", "\u{FFFD}", "\u{FFFD}\u{FFFD}", "\u{200B}", "\u{2028}", "\u{202E}", "ーーーー", "----",
        "～～～", "０００００", "1111111111",
    ]
}
