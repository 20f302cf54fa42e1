import Kirinuki
import Testing

/// Offsets are faithful: for every mention of every text, `text == source[start..<end]`, to the code unit.
@Suite struct OffsetPropertyTests {
    @Test(arguments: TestDocuments.fixtures)
    func fixtures(_ fixture: TestDocuments.Fixture) throws {
        try OffsetLaws.check(fixture.text, name: fixture.name)
    }

    @Test(.enabled(if: !TestDocuments.shared.isEmpty, "../shared/eval is not here"), arguments: TestDocuments.shared)
    func annotatedDocuments(_ document: TestDocuments.Text) throws {
        try OffsetLaws.check(document.text, name: document.name)
    }

    @Test(arguments: 0..<300)
    func noise(_ seed: Int) throws {
        var noise = Noise(seed: UInt64(seed))
        try OffsetLaws.check(noise.text(pieces: 1 + noise.below(60)), name: "noise \(seed)")
    }

    /// Damaged bytes are decoded, or refused with a reason; what is decoded obeys the laws.
    @Test(arguments: 1000..<1200)
    func damagedBytes(_ seed: Int) throws {
        var noise = Noise(seed: UInt64(seed))
        guard let decoded = try? TextDecoder().decode(noise.bytes(pieces: 1 + noise.below(40))) else { return }
        #expect(String(validating: decoded.utf8, as: UTF8.self) != nil)
        try OffsetLaws.check(String(decoding: decoded.utf8, as: UTF8.self), name: "damaged bytes \(seed)")
    }

    /// Mixed line ends, marks and rare characters in front move the offsets and nothing else.
    @Test(arguments: ["\u{FEFF}", "\r\n\r\n", "𠮷🌏\n\n", "e\u{0301}\n\n", "\0\n\n", "　\n\n", "\u{FFFD}\n\n", "㍿\n\n"])
    func whatStandsBefore(_ prefix: String) throws {
        let text = "〒220-0012 横浜市西区みなとみらい9-1-1\nTEL：０４５－１２３－４５６７　E-mail: a@example.jp\n2024年4月1日　3,500円\n"
        let alone = try Extractor().extract(text).mentions
        let behind = try Extractor().extract(prefix + text).mentions
        let shift = prefix.unicodeScalars.count
        for mention in alone {
            #expect(
                behind.contains {
                    $0.type == mention.type && $0.start == mention.start + shift && $0.end == mention.end + shift
                        && $0.value == mention.value
                }, "\(mention.text) is lost behind \(prefix.debugDescription)")
        }
    }

    /// No limit on the input's length is hidden anywhere: a thousand times the facts, a thousand times the mentions.
    @Test(arguments: [
        ("TEL 03-1234-5678\n\n", MentionType.phone), ("a@example.jp\n\n", .email), ("http://example.jp/a\n\n", .url),
        ("〒100-0005\n\n", .postalCode), ("2024年4月1日\n\n", .date), ("3,500円\n\n", .amount),
    ])
    func mentionsGrowWithTheText(_ line: String, _ type: MentionType) throws {
        let one = try Extractor().extract(line).mentions.count { $0.type == type }
        let many = try Extractor().extract(String(repeating: line, count: 1000)).mentions.count { $0.type == type }
        #expect(many == 1000 * one)
    }
}
