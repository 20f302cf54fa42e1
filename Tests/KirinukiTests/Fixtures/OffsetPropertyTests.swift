import Foundation
import Kirinuki
import Testing

/// Offsets are faithful: for every mention of every text, `text == source[start..<end]`, to the code unit.
@Suite struct OffsetPropertyTests {
    @Test(arguments: TestDocuments.fixtures)
    func fixtures(_ fixture: TestDocuments.Fixture) throws {
        try OffsetLaws.checkThoroughly(fixture.text, name: fixture.name)
    }

    /// Every document of the annotated sets, a third in each unit; all in all units where `THOROUGH=1` is set.
    @Test(.enabled(if: !TestDocuments.shared.isEmpty, "../shared/eval is not here"))
    func annotatedDocuments() throws {
        for (index, document) in TestDocuments.shared.enumerated() {
            if OffsetPropertyTests.isThorough {
                try OffsetLaws.checkThoroughly(document.text, name: document.name)
            } else {
                try OffsetLaws.check(document.text, name: document.name, in: OffsetPropertyTests.unit(index))
            }
        }
    }

    /// Texts of noise; thousands where `THOROUGH=1` is set.
    @Test func noise() throws {
        for seed in 0..<(OffsetPropertyTests.isThorough ? 3000 : 90) {
            var noise = Noise(seed: UInt64(seed))
            let text = noise.text(pieces: 1 + noise.below(60))
            try OffsetLaws.check(text, name: "noise \(seed)", in: OffsetPropertyTests.unit(seed))
        }
    }

    /// Every piece of the noise as the whole text, and twice: recognizers look before their start and behind their end.
    @Test func pieces() throws {
        for (index, piece) in Noise.pieces.enumerated() {
            try OffsetLaws.check(piece, name: piece.debugDescription, in: OffsetPropertyTests.unit(index))
            try OffsetLaws.check(piece + piece, name: "twice \(piece.debugDescription)", in: .scalar)
        }
    }

    /// Damaged bytes are decoded, or refused with a reason; what is decoded obeys the laws.
    @Test func damagedBytes() throws {
        for seed in 10_000..<(OffsetPropertyTests.isThorough ? 12_000 : 10_060) {
            var noise = Noise(seed: UInt64(seed))
            guard let decoded = try? TextDecoder().decode(noise.bytes(pieces: 1 + noise.below(40))) else { continue }
            #expect(String(validating: decoded.utf8, as: UTF8.self) != nil)
            try OffsetLaws.check(
                String(decoding: decoded.utf8, as: UTF8.self), name: "damaged bytes \(seed)",
                in: OffsetPropertyTests.unit(seed))
        }
    }

    private static let isThorough = ProcessInfo.processInfo.environment["THOROUGH"] == "1"

    private static func unit(_ index: Int) -> Extractor.Options.OffsetUnit {
        Extractor.Options.OffsetUnit.allCases[index % Extractor.Options.OffsetUnit.allCases.count]
    }

    /// Mixed line ends, marks and rare characters in front move the offsets and nothing else.
    @Test(arguments: ["\u{FEFF}", "\r\n\r\n", "𠮷🌏\n\n", "e\u{0301}\n\n", "\0\n\n", "　\n\n", "\u{FFFD}\n\n", "㍿\n\n"])
    func whatStandsBefore(_ prefix: String) throws {
        let text = "〒220-0012 横浜市西区みなとみらい9-1-1\nTEL：０４５－１２３－４５６７　E-mail: a@example.jp\n2024年4月1日　3,500円\n"
        let extractor = try Extractor()
        let alone = extractor.extract(text).mentions
        let behind = extractor.extract(prefix + text).mentions
        let shift = prefix.unicodeScalars.count
        for mention in alone {
            #expect(
                behind.contains {
                    $0.type == mention.type && $0.start == mention.start + shift && $0.end == mention.end + shift
                        && $0.value == mention.value
                }, "\(mention.text) is lost behind \(prefix.debugDescription)")
        }
    }

    /// No limit on the input's length is hidden anywhere: so many times the facts, so many times the mentions.
    @Test(arguments: [
        ("TEL 03-1234-5678\n\n", MentionType.phone), ("a@example.jp\n\n", .email), ("http://example.jp/a\n\n", .url),
        ("〒100-0005\n\n", .postalCode), ("2024年4月1日\n\n", .date), ("3,500円\n\n", .amount),
    ])
    func mentionsGrowWithTheText(_ line: String, _ type: MentionType) throws {
        let extractor = try Extractor()
        let one = extractor.extract(line).mentions.count { $0.type == type }
        let many = extractor.extract(String(repeating: line, count: 300)).mentions.count { $0.type == type }
        #expect(many == 300 * one)
    }
}
