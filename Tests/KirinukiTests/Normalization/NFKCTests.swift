import CICU
import Foundation
import Testing

@testable import Kirinuki

/// ICU's own normalization of whole texts.
enum WholeICU {
    static func normalize(_ source: [UInt8], compatibility: Bool = true) -> [UInt8]? {
        let capacity = source.count * 18 + 64
        var failed = false
        let result = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { out, count in
            let written = unsafe source.withUnsafeBufferPointer {
                unsafe cicu_normalize_utf8(
                    compatibility, $0.baseAddress, Int32($0.count), out.baseAddress, Int32(capacity), nil)
            }
            failed = written < 0
            count = max(0, Int(written))
        }
        return failed ? nil : result
    }
}

/// A generator of the same numbers on every machine.
struct SeededNumbers: RandomNumberGenerator {
    private var state: UInt64
    init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }
    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state
    }
    mutating func below(_ limit: Int) -> Int { Int(truncatingIfNeeded: next() >> 33) % limit }
}

/// Strings that are hard for a normalizer.
enum HardText {
    private static let ranges: [ClosedRange<UInt32>] = [
        0x20...0x7E, 0xA0...0xFF, 0x100...0x17F, 0x300...0x345, 0x300...0x345, 0x391...0x3C9, 0x1100...0x11FF,
        0x1E00...0x1EFF,
        0x2000...0x206F, 0x2460...0x24FF, 0x2E80...0x2FD5, 0x3000...0x30FF, 0x3041...0x30FE, 0x3099...0x309C,
        0x3131...0x318E, 0x3200...0x33FF, 0x4E00...0x9FFF, 0x4E00...0x4E20, 0xAC00...0xD7A3, 0xF900...0xFAFF,
        0xFE00...0xFE0F,
        0xFE30...0xFE4F, 0xFF01...0xFFEE, 0xFF66...0xFF9F, 0xFF9E...0xFF9F, 0x1D400...0x1D4FF, 0x1F100...0x1F1FF,
        0x2F800...0x2FA1D, 0xE0100...0xE01EF, 0x0...0x10FFFF, 0x0B47...0x0B57, 0x0DD9...0x0DDF, 0x11099...0x110BA,
    ]

    static func scalar(_ numbers: inout SeededNumbers) -> UInt32 {
        while true {
            let range = ranges[numbers.below(ranges.count)]
            let value = range.lowerBound + UInt32(numbers.below(range.count))
            if value & 0xFFFF_F800 != 0xD800 { return value }
        }
    }

    static func string(_ numbers: inout SeededNumbers, _ limit: Int = 24) -> [UInt8] {
        var bytes: [UInt8] = []
        for _ in 0..<1 + numbers.below(limit) { UTF8Coding.append(scalar(&numbers), to: &bytes) }
        return bytes
    }

    /// As `string`, with some bytes broken.
    static func brokenString(_ numbers: inout SeededNumbers, _ limit: Int = 24) -> [UInt8] {
        var bytes = string(&numbers, limit)
        for _ in 0..<1 + numbers.below(3) { bytes[numbers.below(bytes.count)] = UInt8(numbers.below(256)) }
        if numbers.below(2) == 0 { bytes.removeLast(min(bytes.count, numbers.below(4))) }
        return bytes
    }
}

@Suite(.enabled(if: NormalizationTableTests.isSameUnicode, "the system's ICU has another Unicode version"))
struct NFKCTests {
    private static let fuzzCount =
        // KIRINUKI_FUZZ=10000000 is the long run, for a release build.
        ProcessInfo.processInfo.environment["KIRINUKI_FUZZ"].flatMap { Int($0) } ?? 4_000

    /// Compares the hot path with ICU for each of many strings; reports the first difference only.
    private func compare(_ normalizer: Normalizer, compatibility: Bool, _ next: () -> [UInt8]?) {
        var buffer = Normalizer.Buffer()
        while let source = next() {
            normalizer.normalize(source.span, into: &buffer)
            guard let expected = WholeICU.normalize(source, compatibility: compatibility) else { continue }
            if !buffer.utf8.elementsEqual(expected) {
                Issue.record(
                    "\(codes(source)) gives \(codes(Array(buffer.utf8))), and in ICU \(codes(expected))")
                return
            }
        }
    }

    private func codes(_ bytes: [UInt8]) -> String {
        String(decoding: bytes, as: UTF8.self).unicodeScalars.map { String($0.value, radix: 16) }.joined(separator: " ")
    }

    @Test(arguments: [false, true]) func everyScalar(compatibility: Bool) {
        // 64 at a time, kept apart by a sign that nothing joins. Where ICU changes none and the table has no entry, that is
        // the answer.
        let table = NormalizationTableBuilder(compatibility: compatibility)
        var first = UInt32(0)
        func isPlain(_ first: UInt32) -> Bool {
            ICU.specialScalars(from: first, compatibility: compatibility) == 0 && table.isPlainBlock(first)
        }
        compare(Normalizer(compatibility ? .nfkc : .nfc), compatibility: compatibility) {
            while first < 0x110000, isPlain(first) { first += 64 }
            guard first < 0x110000 else { return nil }
            var bytes: [UInt8] = []
            for scalar in first..<first + 64 where scalar & 0xFFFF_F800 != 0xD800 {
                UTF8Coding.append(scalar, to: &bytes)
                bytes.append(0x7C)
            }
            first += 64
            return bytes
        }
    }

    @Test func everyPairOfStarterAndMark() {
        // Every mark of the table's joining characters behind every assigned character that is none: some 400 million pairs, with
        // KIRINUKI_PAIRS=1. Without it, behind characters that compose with anything, or whose form does.
        let isComplete = ProcessInfo.processInfo.environment["KIRINUKI_PAIRS"] == "1"
        let table = NormalizationTableBuilder(compatibility: true)
        let blocks = (UInt32(0)..<0x4400).map { $0 * 64 }.filter { !table.isPlainBlock($0) }
        let marks = blocks.flatMap { $0..<$0 + 64 }.filter { $0 & 0xFFFF_F800 != 0xD800 && table.entry($0).joins }
        let starters: [UInt32] =
            isComplete
            ? (0..<0x110000).filter { scalar in
                guard let properties = Unicode.Scalar(scalar)?.properties else { return false }
                return properties.generalCategory != .unassigned && properties.generalCategory != .privateUse
                    && !table.entry(scalar).joins
            }
            : Array(0x3041...0x30FF) + Array(0xFF66...0xFF9D)
                + [0x41, 0x65, 0x6F, 0xC5, 0x391, 0x415, 0x1100, 0xAC00, 0xFF21, 0x2126, 0x4E00, 0xF900]
        var i = 0
        compare(Normalizer(.nfkc), compatibility: true) {
            guard i < starters.count else { return nil }
            var bytes: [UInt8] = []
            let takesAll = isComplete || starters[i] < 0x3000 || starters[i] == 0x4E00
            for mark in marks where takesAll || mark < 0x1000 || (0x3000..<0x3100).contains(mark) || mark > 0xFF00 {
                UTF8Coding.append(starters[i], to: &bytes)
                UTF8Coding.append(mark, to: &bytes)
            }
            i += 1
            return bytes
        }
        #expect(marks.count > 1000 && i == starters.count)
    }

    @Test(arguments: [false, true]) func fuzzedStrings(compatibility: Bool) {
        var numbers = SeededNumbers(compatibility ? 1 : 2)
        var left = Self.fuzzCount
        compare(Normalizer(compatibility ? .nfkc : .nfc), compatibility: compatibility) {
            left -= 1
            return left < 0 ? nil : HardText.string(&numbers)
        }
    }

    @Test func longTextsCrossBlocks() {
        var numbers = SeededNumbers(3)
        var left = 90
        compare(Normalizer(.nfkc), compatibility: true) {
            left -= 1
            guard left >= 0 else { return nil }
            var bytes: [UInt8] = []
            while bytes.count < 3000 {
                let plain = [
                    "しんぶん", "の", "ABC ", "新製品、発表。", "カタログ", "\n", "　", "①", "ｶﾞｲﾄﾞ", "ＡＢＣ１２", "ｶﾀｶﾅ｡",
                ][numbers.below(11)]
                for _ in 0..<numbers.below(12) { bytes += Array(plain.utf8) }
                bytes += HardText.string(&numbers, 3)
            }
            return bytes
        }
    }

    @Test func manyMarksStayLinear() {
        // Many marks in the worst order, on one letter.
        var bytes: [UInt8] = [0x61]
        for _ in 0..<20_000 { bytes += [0xCC, 0x81, 0xCC, 0x96] }
        let normalized = Normalizer(.nfkc).normalize(utf8: bytes)
        #expect(normalized.utf8.count == bytes.count - 1)
        #expect(normalized.edits.count == 1)
    }

    @Test func illFormedSequences() {
        let cases: [([UInt8], Int, Int)] = [
            ([0x61, 0xF1, 0x80, 0x80, 0xE1, 0x80, 0xC2, 0x62, 0x80, 0x63, 0x80, 0xBF, 0x64], 6, 1),
            ([0xEF, 0xBC, 0xA1, 0xE3, 0x81], 1, 3),
            ([0xED, 0xA0, 0x80, 0x41], 3, 0),
        ]
        for (bytes, count, first) in cases {
            let normalized = Normalizer(.nfkc).normalize(utf8: bytes)
            #expect(normalized.invalidCount == count)
            #expect(normalized.firstInvalid == first)
            #expect(normalized.utf8 == WholeICU.normalize(Array(String(decoding: bytes, as: UTF8.self).utf8)))
        }
        var numbers = SeededNumbers(4)
        for _ in 0..<1500 {
            let bytes = HardText.brokenString(&numbers)
            let repaired = String(decoding: bytes, as: UTF8.self)
            let normalized = Normalizer(.nfkc).normalize(utf8: bytes)
            #expect(normalized.utf8 == WholeICU.normalize(Array(repaired.utf8)))
        }
    }
}
