import Testing

@testable import Kirinuki

@Suite struct NameTaggerTests {
    private static let extractor = Result { try Extractor() }

    private static let texts: [String] = {
        var texts = [
            "代表取締役社長　山本 太郎", "株式会社ミナモト精機は、2004年1月22日に東浜ガラス工業㈱と業務提携した。", "あ", "。",
            "■総務部企画課　課長　佐々木花子　TEL 045-123-4567\n〒231-0011 横浜市中区太田町2-23\n理事長：仁科 一郎",
            String(repeating: "北見産業振興協会の会長と、さくら商事の営業部長が、三月末に会った。", count: 40),
        ]
        for seed in 0..<40 {
            var noise = Noise(seed: UInt64(seed))
            texts.append(noise.text(pieces: 1 + noise.below(40)))
        }
        return texts
    }()

    @Test(arguments: texts) func kernelAgreesWithItsTwin(text: String) throws {
        let extractor = try Self.extractor.get()
        let tagger = extractor.names.tagger
        let (layout, findings, _) = extractor.beforeNames(Array(text.utf8))
        let units = NameUnits(layout.ink, taken: findings)
        let spans = tagger.tag(units)
        #expect(spans == tagger.tag(units, portable: true))
        guard units.count <= NameModelTwin.longest else { return }
        let twin = NameModelTwin(tagger.model.withBytes(Array.init))
        let expected = twin.names(tagger.features(units), classes: units.classes)
        #expect(spans.map(\.units) == expected.map(\.units))
        #expect(spans.map(\.kind.rawValue) == expected.map(\.kind))
        for (span, name) in zip(spans, expected) { #expect(abs(span.score - name.score) < 0.001) }
    }

    @Test(arguments: [0, 4, 8, 12, 344, 9376]) func aDamagedTableIsRefused(at offset: Int) throws {
        let tagger = try Self.extractor.get().names.tagger
        var bytes = tagger.model.withBytes(Array.init)
        for i in offset..<offset + 8 { bytes[i] = 0xFF }
        let memory = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count)
        defer { memory.deallocate() }
        _ = memory.initialize(from: bytes)
        #expect(throws: NameTagger.DamagedTable.self) {
            try NameTagger(lexicon: tagger.lexicon, model: EmbeddedTable(UnsafeBufferPointer(memory)))
        }
    }
}
