import Foundation
import Kirinuki

/// Texts for measuring: this project's own annotated newsletters without their marks, in the order of their names.
public enum Corpus: String, CaseIterable, Sendable {
    /// Newsletter text as it comes: those documents that are as dense as newsletters in what NFKC changes. In 1000 bytes of the
    /// 140 real ones that we have (466 kB, no part of this project; Docs/normalization-profile.md) there are 24 rows of such
    /// characters and 46 of them in all; here 24 and 47.
    case noisy
    /// `noisy` with all ASCII in full width and all katakana in half width.
    case wide
    /// `noisy` in NFKC.
    case clean

    /// The text as UTF-8, repeated to the size wanted and cut at a character.
    /// - Parameter size: the length wanted in bytes.
    public func bytes(_ size: Int) -> [UInt8] {
        let made: [UInt8]
        switch self {
        case .noisy: made = Self.newsletters
        case .clean: made = Self.normalized
        case .wide:
            made =
                Normalizer([.wideLetters, .wideDigits, .wideSymbols, .narrowKatakana]).normalize(utf8: Self.normalized)
                .utf8
        }
        guard !made.isEmpty else { return [] }
        var result: [UInt8] = []
        result.reserveCapacity(size + made.count)
        while result.count < size { result += made }
        var end = size
        while end > 0, end < result.count, result[end] & 0xC0 == 0x80 { end -= 1 }
        return Array(result[..<min(end, result.count)])
    }

    private static let normalized = Normalizer(.nfkc).normalize(utf8: newsletters).utf8

    /// The documents with at least 16 rows of what NFKC changes in 1000 bytes. All together have 14: many of them are essays.
    private static let newsletters: [UInt8] = {
        let folder = (0..<4).reduce(URL(fileURLWithPath: #filePath)) { folder, _ in folder.deletingLastPathComponent() }
            .appendingPathComponent("Scripts/Names/documents")
        let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        let normalizer = Normalizer(.nfkc)
        return files.filter { $0.hasSuffix(".gold.txt") }.sorted().reduce(into: []) { result, file in
            guard let marked = try? String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8) else {
                return
            }
            let text = unmarked(marked)
            if rows(normalizer.normalize(utf8: text).edits) * 1000 >= 16 * text.count { result += text }
        }
    }()

    /// How many rows the edits stand in.
    private static func rows(_ edits: [NormalizedText.Edit]) -> Int {
        var end: Int?
        return edits.reduce(into: 0) { count, edit in
            if edit.source.start != end { count += 1 }
            end = edit.source.end
        }
    }

    /// An annotated document as it was: of ⟦type|value|surface⟧ the surface without ⟪ and ⟫, and no contacts.
    private static func unmarked(_ marked: String) -> [UInt8] {
        var out: [UInt8] = []
        // The bars that are still to come before a mark's surface.
        var bars = 0
        for scalar in marked.unicodeScalars {
            switch scalar {
            case "⟦":
                // Two at once start the contacts.
                if bars == 2 { return out }
                bars = 2
            case "|" where bars > 0: bars -= 1
            case "⟧", "⟪", "⟫": continue
            default: if bars == 0 { out += Array(String(scalar).utf8) }
            }
        }
        return out
    }
}
