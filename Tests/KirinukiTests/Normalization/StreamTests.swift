import Kirinuki
import Testing

@Suite struct NormalizationStreamTests {
    private static let mixed =
        "第１回　ｶﾞｲﾀﾞﾝｽ①②3½\n㈱さくら か\u{3099}\u{301}e\u{301}\u{316}\u{FEFF}\u{3099} 葛\u{E0100}城 ベンチャ- １，０００円\u{0}\r\n한 \u{1112}\u{1161}\u{11AB} 𝐀👍🏽 人々"

    @Test(arguments: [Normalizer.Options.nfkc, .document, .search, .neologdn]) func everyCut(
        options: Normalizer.Options
    ) {
        let normalizer = Normalizer(options)
        var source = Array(Self.mixed.utf8)
        source += [0xE3, 0x81, 0x41, 0xFF, 0xE3, 0x81, 0x8B]
        let whole = normalizer.normalize(utf8: source)
        for cut in 0...source.count {
            check(normalizer, [Array(source[..<cut]), Array(source[cut...])], whole)
        }
        check(normalizer, source.map { [$0] }, whole)
    }

    private func check(_ normalizer: Normalizer, _ chunks: [[UInt8]], _ whole: NormalizedText) {
        var stream = Normalizer.Stream(normalizer)
        var pieces = chunks.map { stream.append($0) }
        pieces.append(stream.finish())
        var edits: [NormalizedText.Edit] = []
        for piece in pieces {
            for edit in piece.text.edits {
                var moved = edit
                moved.source.start += piece.sourceStart
                moved.source.end += piece.sourceStart
                moved.normalized.start += piece.normalizedStart
                moved.normalized.end += piece.normalizedStart
                edits.append(moved)
            }
        }
        #expect(pieces.flatMap(\.text.utf8) == whole.utf8)
        #expect(edits == whole.edits)
        #expect(pieces.reduce(0) { $0 + $1.text.invalidCount } == whole.invalidCount)
    }

    @Test func marksWithoutEndStayLinear() {
        var stream = Normalizer.Stream(Normalizer(.nfkc))
        var count = stream.append([0x61]).text.utf8.count
        for _ in 0..<4000 { count += stream.append([0xCC, 0x81, 0xCC, 0x96]).text.utf8.count }
        count += stream.finish().text.utf8.count
        #expect(count == 16_000)
    }
}
