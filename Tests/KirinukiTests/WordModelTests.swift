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
        for (start, tag) in twin.tags(of: ink, starts) {
            #expect(Int(words.tags[start]) == tag)
            #expect(PartOfSpeech(rawValue: words.tags[start]) != nil)
        }
    }
}

/// What `ck_words_cut` and `ck_words_tag` compute, written to be read.
struct WordModelTwin {
    private let bytes: EmbeddedTable
    private let root: Int
    private let tagBits: UInt32
    private var sections: [Int] = []

    init?(_ bytes: EmbeddedTable) {
        guard bytes.count > 64, bytes.byte(at: 7) == UInt8(ascii: "3") else { return nil }
        self.bytes = bytes
        root = Int(bytes.uint32(at: 8))
        tagBits = bytes.uint32(at: 12)
        let (nodes, rows) = (Int(bytes.uint32(at: 16)), Int(bytes.uint32(at: 20)))
        var offset = 64
        // Characters, classes, gaps, ends of long words, nodes, rows, sets of tags, tags of unknown words, tags' weights.
        for size in [65536 * 2, (1 << 18) * 2, 1024 * 2, 32 * 2, nodes * 8, rows * 8, 256 * 4, 8 * 4, 1 << tagBits] {
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

extension WordModelTwin {
    /// A word as the tagger sees it; without a range the edge of the text.
    private struct Word {
        var range: Range<Int>?
        var hash: UInt32 = 7
        var first: UInt32 = 1
        var last: UInt32 = 1
        var ending: UInt32 = 1
        var length: UInt32 = 0
        var classes: UInt32 = 0x3F
    }

    private static func mix(_ a: UInt32, _ b: UInt32) -> UInt32 {
        let hash = (a ^ (b &* 0x9E37_79B1)) &* 0x85EB_CA6B
        return hash ^ (hash >> 15)
    }

    private func word(_ range: Range<Int>, _ ink: Ink) -> Word {
        // No more of a word is seen than this.
        let units = range.prefix(64).map { unit(ink, $0) }
        let codes = units.map { UInt32($0.code) }
        var word = Word(range: range, hash: UInt32(units.count))
        for code in codes.prefix(16) { word.hash = Self.mix(word.hash, code) }
        (word.first, word.last, word.ending) = (codes[0], codes[codes.count - 1], codes.dropLast().last ?? 0)
        word.length = UInt32(min(6, units.count))
        word.classes = UInt32(units[0].kind << 3 | units[units.count - 1].kind)
        return word
    }

    /// The set of tags of a word, a bit each, if the lexicon has it.
    private func lexiconTags(_ range: Range<Int>, _ ink: Ink) -> UInt32 {
        guard range.count < 64 else { return 0 }
        var (base, node) = (root, 0)
        for i in range {
            let code = unit(ink, i).code
            node = sections[4] + (base ^ code) * 8
            let link = Int(bytes.uint32(at: node))
            guard base > 0, code > 0, link & 0xFFF == code else { return 0 }
            base = link >> 12
        }
        return bytes.uint32(at: sections[6] + Int(bytes.byte(at: node + 6)) * 4)
    }

    private func weight(_ feature: UInt32, of tag: Int) -> Int {
        let line = Int((feature &* 0xC2B2_AE35) >> (38 - tagBits)) << 6
        return Int(Int8(bitPattern: bytes.byte(at: sections[8] + line + (Int(feature & 63) + tag * 37) & 63)))
    }

    private func features(
        _ before: Word, _ word: Word, _ after: Word, _ tag: UInt32, _ tagBefore: UInt32, isKnown: Bool
    ) -> [UInt32] {
        let known: [(UInt32, UInt32)] = [
            (word.hash &+ 0x11, 1), (word.hash &+ 0x22, tag + 2), (word.hash &+ 0x33, after.hash),
            (word.hash &+ 0x44, before.hash), (word.hash &+ 0x55, (tag << 8 | tagBefore) + 3),
            (after.hash &+ 0x66, tag + 4), (after.hash &+ 0x77, 5), (before.hash &+ 0x88, 6),
            (0x99, tag << 8 | tagBefore),
        ]
        let shape = word.classes << 3 | word.length
        let unknown: [(UInt32, UInt32)] = [
            (0xAA, word.last << 9 | shape), (0xBB, word.last << 12 | word.ending), (0xCC, word.first << 9 | shape),
            (0xDD, after.first << 9 | shape), (shape + 0xEE, before.classes << 8 | after.classes),
        ]
        return (isKnown ? known : known + unknown).map { Self.mix($0.0, $0.1) }
    }

    /// Where words start, and their tags.
    func tags(of ink: Ink, _ starts: [UInt8]) -> [(start: Int, tag: Int)] {
        let bounds = ink.indices.filter { $0 == 0 || starts[$0] == 1 } + [ink.count]
        let words = [Word()] + zip(bounds, bounds.dropFirst()).map { word($0..<$1, ink) } + [Word()]
        var result: [(start: Int, tag: Int)] = []
        var (tag, tagBefore) = (30, 30)
        for k in words.indices.dropFirst().dropLast() {
            guard let range = words[k].range else { continue }
            let known = lexiconTags(range, ink)
            let candidates =
                known > 0 ? known : bytes.uint32(at: sections[7] + unit(ink, range.upperBound - 1).kind * 4)
            let told = features(
                words[k - 1], words[k], words[k + 1], UInt32(tag), UInt32(tagBefore), isKnown: known > 0)
            let scores = (0..<28).filter { candidates >> $0 & 1 == 1 }.map { candidate in
                (tag: candidate, score: told.reduce(0) { $0 + weight($1, of: candidate) })
            }
            // The first of the best.
            let best = scores.dropFirst().reduce(scores[0]) { $1.score > $0.score ? $1 : $0 }
            (tag, tagBefore) = (best.tag, tag)
            result.append((range.lowerBound, tag))
        }
        return result
    }
}
