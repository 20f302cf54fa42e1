import CKernels
import Testing

@testable import Kirinuki

/// The kernels, their Swift twin and their maps.
@Suite struct KernelTests {
    static let profiles: [Normalizer.Options] = [
        .nfkc, .document, [.wideKatakana, .voicedMarks], Normalizer.Options.search.removing(.nfkc),
        [.narrowKatakana, .wideDigits],
    ]

    private func texts(_ seed: UInt64, _ count: Int) -> [[UInt8]] {
        var numbers = SeededNumbers(seed)
        return (0..<count).map { i in
            var bytes: [UInt8] = []
            for _ in 0..<1 + numbers.below(i % 7 == 0 ? 40 : 4) {
                let plain = [
                    "お知らせ", "第3回、", "ABC-123 ", "技術。", "ﾃﾞｰﾀ", "０３－１２", "　", "\r\n", "½1", "か\u{3099}", "ｶﾀｶﾅ", "｡",
                ]
                for _ in 0..<numbers.below(9) { bytes += Array(plain[numbers.below(plain.count)].utf8) }
                bytes += i % 5 == 0 ? HardText.brokenString(&numbers, 3) : HardText.string(&numbers, 3)
            }
            return bytes
        }
    }

    @Test(arguments: profiles) func twinIsEqual(options: Normalizer.Options) {
        let normalizer = Normalizer(options)
        for source in texts(11, 400) {
            let (utf8, map) = ReferenceNormalizer.normalize(source, normalizer.table)
            var buffer = Normalizer.Buffer()
            normalizer.normalize(source.span, into: &buffer)
            #expect(buffer.utf8.elementsEqual(utf8))
            #expect(buffer.edits == map.edits)
            var withoutMap = Normalizer.Buffer(keepsMap: false)
            normalizer.normalize(source.span, into: &withoutMap)
            #expect(withoutMap.utf8.elementsEqual(utf8))
        }
    }

    @Test func instructionSetsAreEqual() {
        let normalizer = Normalizer(.nfkc)
        for source in texts(12, 800) {
            var results: [[UInt8]] = []
            for isa in [KK_PORTABLE, KK_SSE2, KK_AVX2, KK_NEON] where kk_has(isa) {
                var out = [UInt8](repeating: 0, count: source.count * 6 + 4096)
                var state = unsafe kk_state()
                unsafe normalizer.table.withKernelTable { table in
                    unsafe source.withUnsafeBufferPointer { source in
                        unsafe out.withUnsafeMutableBufferPointer { out in
                            unsafe state.source = source.baseAddress
                            unsafe state.length = source.count
                            unsafe state.out = out.baseAddress
                            unsafe state.out_capacity = out.count
                            unsafe state.is_final = true
                            // Segments are left out, in all alike.
                            while unsafe kk_normalize_with(isa, &state, table) == KK_SEGMENT {
                                unsafe state.base_source = state.position
                                unsafe state.base_out = state.out_length
                                unsafe state.special_end = state.position
                            }
                        }
                    }
                }
                unsafe results.append(Array(out[..<state.out_length]))
            }
            for result in results { #expect(result == results[0]) }
        }
    }

    @Test(arguments: [Normalizer.Options.nfkc, .document]) func everyLength(options: Normalizer.Options) {
        // The end of a text is scanned by itself, and where the buffer has to grow the kernel starts in the middle: sequences that
        // only look like characters stand at every distance from both.
        let normalizer = Normalizer(options)
        var text = Array("総会（ﾃﾞｰﾀ）①は２０１９年、é\u{1F600}㈱".utf8)
        for broken in [
            [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xE3, 0x81], [0xEF, 0xBE, 0x9E], [0xF4, 0x90, 0x80],
        ] as [[UInt8]] {
            text += broken + Array("資料ＡＢ　\u{FDFA}ｶ".utf8)
        }
        for length in 0...text.count {
            for source in [Array(text.prefix(length)), Array(text.suffix(length))] {
                let (utf8, map) = ReferenceNormalizer.normalize(source, normalizer.table)
                var buffer = Normalizer.Buffer()
                normalizer.normalize(source.span, into: &buffer)
                #expect(buffer.utf8.elementsEqual(utf8))
                #expect(buffer.edits == map.edits)
            }
        }
    }

    @Test(arguments: [Normalizer.Options.nfkc, .document, .display]) func rowsOfWideForms(options: Normalizer.Options) {
        // Blocks in which all or nearly all that changes is wide ASCII and spaces, with rows across their borders and text's ends anywhere.
        let normalizer = Normalizer(options)
        let common = ["　", "　　", "（", "）", "０３－", "ＡＢＣ", "ｚ｛～", "お知らせ", "、", "a ", "定例会", "\n"]
        let rare = ["㈱", "…", "ｾﾞ", "─", "é", "か\u{3099}", "！\u{3099}", "\u{FF00}", "\u{FF5F}", "①"]
        var numbers = SeededNumbers(14)
        for i in 0..<120 {
            var source: [UInt8] = []
            for _ in 0..<20 + numbers.below(120) {
                let isRare = numbers.below(40) < i % 3
                source += Array((isRare ? rare[numbers.below(rare.count)] : common[numbers.below(common.count)]).utf8)
            }
            if i % 4 == 0 { source.removeLast(1 + numbers.below(3)) }
            let (utf8, map) = ReferenceNormalizer.normalize(source, normalizer.table)
            var buffer = Normalizer.Buffer()
            normalizer.normalize(source.span, into: &buffer)
            #expect(buffer.utf8.elementsEqual(utf8))
            #expect(buffer.edits == map.edits)
        }
    }

    @Test(arguments: [Normalizer.Options.nfkc, .document]) func spansMapBackToTheirSource(options: Normalizer.Options) {
        let normalizer = Normalizer(options)
        for source in texts(13, 40) {
            let whole = normalizer.normalize(utf8: source)
            // Between two edits the texts are the same, and the edits cover all that differs.
            var at = (source: 0, normalized: 0)
            for edit in whole.edits {
                let length = edit.source.start - at.source
                #expect(length >= 0 && edit.normalized.start - at.normalized == length)
                #expect(
                    source[at.source..<at.source + length].elementsEqual(
                        whole.utf8[at.normalized..<at.normalized + length]))
                at = (edit.source.end, edit.normalized.end)
                // A replaced piece normalizes to what replaced it, but for a figure that is guarded by its neighbor.
                let piece = normalizer.normalize(utf8: Array(source[edit.source.start..<edit.source.end])).utf8
                #expect(piece.elementsEqual(whole.utf8[edit.normalized.start..<edit.normalized.end]))
                #expect(
                    whole.sourceRange(of: edit.normalized).start <= edit.source.start
                        || edit.normalized.start == edit.normalized.end)
                #expect(whole.normalizedRange(of: edit.source) == edit.normalized)
            }
            #expect(source.count - at.source == whole.utf8.count - at.normalized)
        }
    }

    @Test func mapOff() {
        var buffer = Normalizer.Buffer(keepsMap: false)
        Normalizer(.nfkc).normalize(Array("ＡＢＣ㈱ｶﾞ".utf8).span, into: &buffer)
        #expect(String(decoding: buffer.utf8, as: UTF8.self) == "ABC(株)ガ")
        #expect(buffer.edits.isEmpty)
    }

    @Test func cleanTextIsHandedBack() {
        var buffer = Normalizer.Buffer()
        let clean = Array("きれいな文章です。Plain text, 123.\n".utf8)
        Normalizer(.nfkc).normalize(clean.span, into: &buffer, copiesUnchanged: false)
        #expect(buffer.isUnchanged && buffer.count == 0)
        Normalizer(.nfkc).normalize(clean.span, into: &buffer)
        #expect(!buffer.isUnchanged && buffer.utf8.elementsEqual(clean))
    }

    @Test func compositionOfMaps() {
        // Two passes over random texts: looking up twice equals looking up once.
        for source in texts(14, 300) {
            let first = Normalizer(.nfc).normalize(utf8: source)
            let second = Normalizer(.nfkc).normalize(utf8: first.utf8)
            let composed = first.map.followed(by: second.map)
            let both = NormalizedText(utf8: second.utf8, map: composed)
            var at = (source: 0, normalized: 0)
            for edit in both.edits {
                #expect(edit.source.start - at.source == edit.normalized.start - at.normalized)
                #expect(
                    source[at.source..<edit.source.start].elementsEqual(
                        second.utf8[at.normalized..<edit.normalized.start]))
                at = (edit.source.end, edit.normalized.end)
            }
            #expect(source.count - at.source == second.utf8.count - at.normalized)
            for start in stride(from: 0, through: second.utf8.count, by: 5) {
                for end in [start + 1, start + 7] where end <= second.utf8.count {
                    let range = NormalizedRange(start, end)
                    let middle = second.sourceRange(of: range)
                    let twice = first.sourceRange(of: NormalizedRange(middle.start, middle.end))
                    let once = both.sourceRange(of: range)
                    // One look-up may take in more where pieces of both passes overlap.
                    #expect(once.start <= twice.start && once.end >= twice.end)
                }
            }
        }
    }
}
