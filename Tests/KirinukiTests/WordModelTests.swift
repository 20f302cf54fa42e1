import Testing

@testable import Kirinuki

@Suite struct WordModelTests {
    /// Words, noise and nonsense; the generator is seeded, so that every run sees the same.
    static let texts: [String] = {
        var texts = [
            "新商品の発表会を開催いたします。", "株式会 社の発 表\n会", "１２３ＡＢＣ　カタカナ・ひらがな", "𠮷野家の𩸽", "あ", "",
        ]
        let alphabet = Array("のはがをに会社東京発表年月日ーアカン123abc、。 　\n𠮷・（）".unicodeScalars)
        var state: UInt64 = 1
        for length in [1, 2, 3, 5, 8, 13, 40, 200] {
            for _ in 0..<8 {
                var text = ""
                for _ in 0..<length {
                    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                    text.unicodeScalars.append(alphabet[Int(state >> 33) % alphabet.count])
                }
                texts.append(text)
            }
        }
        return texts
    }()

    @Test(arguments: texts) func kernelAgreesWithItsTwin(text: String) throws {
        let ink = PlainInk.ink(Normalizer(.document).normalize(text))
        let twin = try #require(WordModelTwin(WordModel.bytes))
        let model = try #require(WordModel.embedded)
        // The twin takes one piece; addresses and the like are settled after the kernel.
        guard !ink.gaps.dropFirst().contains(where: { $0 >= .cell }) else { return }
        var starts = twin.cut(ink)
        FixedRuns.settle(&starts, in: ink, ink.indices)
        let words = model.segment(ink)
        #expect(words.starts == starts)
        for (i, start) in starts.enumerated() where start == 1 {
            #expect(PartOfSpeech(rawValue: words.tags[i]) != nil)
        }
    }
}

/// What `ck_words_cut` computes, written to be read.
struct WordModelTwin {
    private let bytes: EmbeddedTable
    private let root: Int
    private var sections: [Int] = []

    init?(_ bytes: EmbeddedTable) {
        guard bytes.count > 64, bytes.byte(at: 7) == UInt8(ascii: "3") else { return nil }
        self.bytes = bytes
        root = Int(bytes.uint32(at: 8))
        let (nodes, rows) = (Int(bytes.uint32(at: 16)), Int(bytes.uint32(at: 20)))
        var offset = 64
        // Characters, classes, gaps, ends of long words, nodes, rows.
        for size in [65536 * 2, (1 << 18) * 2, 1024 * 2, 32 * 2, nodes * 8, rows * 8] {
            sections.append(offset)
            offset += (size + 63) / 64 * 64
        }
    }

    private func int16(_ section: Int, _ index: Int) -> Int {
        Int(Int16(bitPattern: bytes.uint16(at: sections[section] + index * 2)))
    }

    /// The code and the class of a character of ink; the edges of the text are a character of their own.
    private func unit(_ ink: Ink, _ i: Int) -> (code: Int, kind: Int) {
        guard ink.indices.contains(i) else { return (1, 7) }
        let scalar = Int(ink.scalars[i])
        guard scalar < 0x10000 else { return (0, scalar >= 0x20000 && scalar < 0x32400 ? 3 : 0) }
        let unit = Int(bytes.uint16(at: sections[0] + scalar * 2))
        return (unit & 0xFFF, unit >> 12)
    }

    func cut(_ ink: Ink) -> [UInt8] {
        let count = ink.count
        guard count > 0 else { return [] }
        var scores = [Int](repeating: 0, count: count)
        func add(_ weight: Int, at boundary: Int) {
            if boundary > 0, boundary < count { scores[boundary] += weight }
        }
        func hasGap(_ b: Int) -> Int { b > 0 && b < count && ink.gaps[b] != .none ? 1 : 0 }
        for b in ink.indices.dropFirst() {
            let window = (b - 3...b + 2).reduce(0) { $0 << 3 | unit(ink, $1).kind }
            add(int16(1, window), at: b)
            let gap =
                switch ink.gaps[b] {
                case .none: 0
                case .space, .wrap: 1
                case .wide: 2
                case .line, .cell, .block: 3
                }
            let around = gap << 2 | hasGap(b - 1) << 1 | hasGap(b + 1)
            if around > 0 { add(int16(2, around << 6 | unit(ink, b - 1).kind << 3 | unit(ink, b).kind), at: b) }
        }
        for start in -1...count {
            var base = root
            for end in start...count {
                let code = unit(ink, end).code
                let node = sections[4] + (base ^ code) * 8
                let link = Int(bytes.uint32(at: node))
                guard code != 0, link & 0xFFF == code else { break }
                let row = Int(bytes.uint16(at: node + 4))
                if row > 0 {
                    for k in 0..<8 {
                        add(Int(Int8(bitPattern: bytes.byte(at: sections[5] + row * 8 + k))), at: start - 2 + k)
                    }
                    if end - start >= 5, bytes.byte(at: node + 6) != 0 { add(int16(3, end - start + 1), at: end + 1) }
                }
                base = link >> 12
                if base == 0 { break }
            }
        }
        return scores.enumerated().map { $0 == 0 || $1 > 0 ? 1 : 0 }
    }
}
