import Testing

@testable import ExtractIO

@Suite struct TerminalTests {
    @Test(arguments: [
        ("abc", 3), ("漢字かなカナ", 12), ("ｶﾞ", 2), ("（株）", 6), ("か\u{3099}", 2), ("葛\u{E0100}", 2), ("𠮷", 2), ("①〒", 3),
        ("", 0),
    ])
    func width(text: String, columns: Int) {
        #expect(DisplayText.width(text) == columns)
    }

    @Test func aDocumentCannotPlayWithTheTerminal() {
        #expect(DisplayText.clean(" a\u{1B}[31mb\r\n\tc\u{202E}d\u{9B}e\u{0}　f ") == "a [31mb c d e f")
    }

    @Test func cutting() {
        #expect(DisplayText.cut("漢字かな", to: 8) == "漢字かな")
        #expect(DisplayText.cut("漢字かな", to: 7) == "漢字か…")
        #expect(DisplayText.cut("漢字かな", to: 6) == "漢字…")
        #expect(DisplayText.cut("漢字", to: 0) == "…")
    }

    @Test func progress() {
        let line = Progress.line(
            documents: 12, of: 48, bytes: 10_000_000, of: 40_000_000, elapsed: .seconds(4), width: 80)
        #expect(line == "━━━━━━━───────────────────────  12/48 documents  2.5 MB/s  12 s left")
        let narrow = Progress.line(documents: 0, of: 5, bytes: 0, of: 0, elapsed: .seconds(75), width: 20)
        #expect(narrow == "  0/5 documents  1 min 15 s")
    }

    @Test func quantities() {
        #expect(
            [0, 999, 1000, 1_049_999, 2_500_000_000].map(Quantity.bytes) == [
                "0 B", "999 B", "1.0 KB", "1.0 MB", "2.5 GB",
            ])
        #expect([0, 999, 1000, 1_234_567].map(Quantity.count) == ["0", "999", "1,000", "1,234,567"])
    }
}
