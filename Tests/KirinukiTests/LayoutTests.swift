import Testing

@testable import Kirinuki

/// A layout as text: a mark for each gap inside a line, a line a line of the layout.
private func picture(_ text: String) -> [String] {
    let layout = LayoutBuilder.layout(Normalizer(.document).normalize(text))
    return layout.lines.map { line in
        var result = ""
        switch layout.ink.gaps[line.ink.lowerBound] {
        case .block: result = "block "
        case .cell: result = "cell "
        case .wrap: result = "wrap "
        default: result = "line "
        }
        for i in line.ink {
            if i > line.ink.lowerBound {
                switch layout.ink.gaps[i] {
                case .space: result += "·"
                case .wide: result += "␣"
                default: break
                }
            }
            result.unicodeScalars.append(Unicode.Scalar(layout.ink.scalars[i]) ?? "?")
        }
        return result
    }
}

@Suite struct LayoutTests {
    @Test(arguments: [
        ("山田 太郎", ["block 山田·太郎"]),
        ("日　 時", ["block 日␣時"]),
        ("一行目\n二行目\n\n次の段落", ["block 一行目", "line 二行目", "block 次の段落"]),
        ("一行目\r\n二行目\r\n\r\n次の段落\r\n", ["block 一行目", "line 二行目", "block 次の段落"]),
        ("上\n-----------\n下", ["block 上", "block 下"]),
        ("ＴＥＬ：０３", ["block TEL:03"]),
        ("| 年 | 月 |\n| 平成7年 | 1月 |", ["block 年", "cell 月", "block 平成7年", "cell 1月"]),
        ("│会長│甲野│\n│監事│乙野│", ["block 会長", "cell 甲野", "block 監事", "cell 乙野"]),
        ("# 見出し\n本文", ["block 見出し", "block 本文"]),
        ("**大胆**な", ["block 大胆な"]),
        ("\\*1 注", ["block *1·注"]),
        ("", []),
        ("\u{FEFF}\u{200B}あ\u{0}い", ["block あい"]),
    ])
    func plainAndMarkdown(_ text: String, _ expected: [String]) {
        #expect(picture(text) == expected)
    }

    @Test(arguments: [
        ("<p>〒100<br>\n東京都</p>\n<p>次</p>", ["block 〒100", "line 東京都", "block 次"]),
        ("<tr><td>一</td>\n<td>二</td>\n</tr>\n<tr>\n<td>三</td></tr>", ["block 一", "cell 二", "block 三"]),
        ("<tr><td>会\t場</td><td><b>大</b>ホール</td></tr>", ["block 会␣場", "cell 大ホール"]),
        ("<script>var a = '03-1234-5678';</script>本文", ["block 本文"]),
        ("<style type=x>b{}</style><!-- <b>秘密</b> -->本文", ["block 本文"]),
        ("A&amp;B&nbsp;C&#12354;&unknown;", ["block A&B·Cあ&unknown;"]),
        ("問合せ <info@example.jp> まで", ["block 問合せ·<info@example.jp>·まで"]),
        ("<目次>", ["block <目次>"]),
        ("<b 終わらない", ["block <b·終わらない"]),
    ])
    func html(_ text: String, _ expected: [String]) {
        #expect(picture(text) == expected)
    }

    @Test func fullLinesWrap() {
        let full = String(repeating: "あ", count: 30)
        #expect(
            picture("\(full)\n\(full)\n短い行\n\(full)。\n終わり").map { $0.prefix(4) } == [
                "bloc", "wrap", "wrap", "line", "line",
            ])
    }

    @Test func raggedSentencesWrapAndItemsDoNot() {
        #expect(
            picture("組合は十五日、試験場を\n開いた。参加は水島工\n業など五社である。\n次回は未定。").map { $0.prefix(4) }
                == ["bloc", "wrap", "wrap", "line"])
        #expect(picture("会場 産業会館\n日時 五月十日\n会費 三千円").map { $0.prefix(4) } == ["bloc", "line", "line"])
    }

    @Test(arguments: ["①受付", "(3) 受付", "３．受付", "・受付", "担当：受付", "受　付　　窓口", "　　　　　　　　　　　　　　受付係"])
    func itemsAndColumnsDoNotWrap(_ next: String) {
        let full = String(repeating: "あ", count: 30)
        #expect(picture("\(full)\n\(full)\n\(next)").last?.hasPrefix("line") == true)
    }

    @Test func sourceRangesLeadBack() {
        let text = "㈱ｶﾞﾗｽ &amp; <b>木</b>工\u{FEFF}所"
        let layout = LayoutBuilder.layout(Normalizer(.document).normalize(text))
        #expect(layout.ink.string(layout.ink.indices) == "(株)ガラス&木工所")
        let utf8 = Array(text.utf8)
        func source(_ range: Range<Int>) -> String {
            let found = layout.ink.sourceRange(range)
            return String(decoding: utf8[found.start..<found.end], as: UTF8.self)
        }
        #expect(source(0..<3) == "㈱")
        #expect(source(1..<2) == "㈱")
        #expect(source(3..<4) == "ｶﾞ")
        #expect(source(6..<7) == "&amp;")
        #expect(source(7..<9) == "木</b>工")
    }

    @Test(
        "A reference to a control character is no part of a word", arguments: ["東浜&#0;商会", "東浜&#10;商会", "東浜&#x85;商会"])
    func controlReferences(_ text: String) {
        let ink = LayoutBuilder.layout(Normalizer(.document).normalize(text)).ink
        #expect(ink.string(ink.indices) == "東浜商会")
    }
}
