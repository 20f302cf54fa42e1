import Kirinuki
import Testing

@Suite struct TokenizerTests {
    /// Texts that every back end has to survive, with all invariants.
    static let oddTexts: [String] = [
        "", " ", "\n", "\u{0}", "\u{FEFF}", "a", "あ", "\u{0}あ\u{0}\u{0}い\u{0}", "\u{3000}　\t\r\n", "㈱サクラ㍿㋿元年①",
        "ﾊﾟｿｺﾝ ｶﾞ", "が\u{3099}か\u{3099}", "葛\u{E0100}城市", "👨‍👩‍👧が🇯🇵へ", "𠮷野家で𩸽を食べた", "１，２３４円（税込）",
        "https://www.example.jp/a?b=c,d。info@example.jp.", "@@@///:::...", "www.", "http://", "\u{FFFD}\u{FFFD}",
        "東 京 都\n港\n区", "A\u{301}B\r\nC", "〜ー−‐――", "ーーーーー", "\u{202E}右から\u{202C}", "مرحبا שלום 안녕하세요 สวัสดี",
    ]

    @Test(arguments: Tokenizer.BackEnd.allCases, oddTexts)
    func tokensTileTheSource(backEnd: Tokenizer.BackEnd, text: String) throws {
        let source = Array(text.utf8)
        var end = 0
        for token in try Tokenizer(backEnd).tokenize(text) {
            #expect(token.range.start >= end && token.range.end > token.range.start && token.range.end <= source.count)
            #expect(isInvisible(source[end..<token.range.start]))
            #expect(token.text == String(decoding: source[token.range.start..<token.range.end], as: UTF8.self))
            #expect(!token.normalized.isEmpty)
            end = token.range.end
        }
        #expect(isInvisible(source[end...]))
    }

    private func isInvisible(_ bytes: ArraySlice<UInt8>) -> Bool {
        String(decoding: bytes, as: UTF8.self).unicodeScalars.allSatisfy {
            let properties = $0.properties
            return properties.isWhitespace || properties.isDefaultIgnorableCodePoint
                || properties.generalCategory == .control
                || properties.generalCategory == .format
        }
    }

    @Test(arguments: Tokenizer.BackEnd.allCases)
    func longRunsAreSplitInLinearTime(backEnd: Tokenizer.BackEnd) throws {
        let tokenizer = try Tokenizer(backEnd)
        for character in ["ー", "あ", "漢", "1", "a", "@", ".", "/", "ア", "　"] {
            let text = String(repeating: character, count: 20_000)
            let tokens = try tokenizer.tokenize(text)
            #expect(tokens.map(\.text).joined() == (character == "　" ? "" : text))
        }
    }

    @Test func wordsOfASentence() throws {
        let tokens = try Tokenizer(.icu).tokenize("私は東京の会社へ。")
        #expect(tokens.map(\.text) == ["私", "は", "東京", "の", "会社", "へ", "。"])
    }

    static let sentences: [(String, [String])] = [
        ("私は東京の会社へ行った。", ["私", "は", "東京", "の", "会社", "へ", "行っ", "た", "。"]),
        ("新商品の発表会を開催いたします", ["新", "商品", "の", "発表", "会", "を", "開催", "いたし", "ます"]),
        // A space of a PDF and a wrapped line inside a word.
        ("株式会 社の発表 会を開\n催いたします", ["株式", "会 社", "の", "発表", "会", "を", "開\n催", "いたし", "ます"]),
        ("氏名　山田太郎", ["氏名", "山田", "太郎"]),
    ]

    @Test(arguments: sentences)
    func learnedWords(text: String, expected: [String]) throws {
        #expect(try Tokenizer().tokenize(text).map(\.text) == expected)
    }

    @Test func wordsOverNoiseSaySo() throws {
        let tokens = try Tokenizer().tokenize("発\n表の会 社")
        #expect(tokens.map(\.normalized) == ["発表", "の", "会社"])
        #expect(tokens.map(\.spansNoise) == [true, false, true])
        #expect(tokens.map(\.partOfSpeech) == [.noun, .caseParticle, .noun])
    }

    static let kinds: [(String, [(String, Token.Kind)])] = [
        ("令和６年４月", [("令和", .datePart), ("６", .number), ("年", .datePart), ("４", .number), ("月", .datePart)]),
        ("https://www.example.jp/a.html。", [("https://www.example.jp/a.html", .url), ("。", .symbol)]),
        ("info@example.co.jp、", [("info@example.co.jp", .email), ("、", .symbol)]),
        ("Hello, world", [("Hello", .latin), (",", .symbol), ("world", .latin)]),
        ("月と年", [("月", .word), ("と", .word), ("年", .word)]),
    ]

    @Test(arguments: kinds)
    func kindsAreTold(text: String, expected: [(String, Token.Kind)]) throws {
        let tokens = try Tokenizer(.icu).tokenize(text)
        #expect(tokens.map(\.text) == expected.map(\.0))
        #expect(tokens.map(\.kind) == expected.map(\.1))
    }

    @Test func offsetsInCodePoints() throws {
        let text = "𠮷野は東京に"
        let source = Array(text.utf8)
        let ranges = try Tokenizer(.icu).tokenize(text).map(\.range)
        let scalars = SourceOffsets(ranges, in: source)
        let utf16 = SourceOffsets(ranges, in: source, unit: .utf16)
        #expect(ranges.last.map { scalars[$0] } == 5..<6)
        #expect(ranges.last.map { utf16[$0] } == 6..<7)
    }
}
