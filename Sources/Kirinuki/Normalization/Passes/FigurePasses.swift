/// Removes the commas that group figures by three: 1,234,567 to 1234567. 1,2,3 and 1000,1001 stay.
struct FigureCommaPass: NormalizationPass {
    func replacements(in scalars: [UInt32]) -> [Replacement] {
        var result: [Replacement] = []
        var i = 0
        while i < scalars.count {
            guard Letters.isFigure(scalars[i]) else {
                i += 1
                continue
            }
            // A run of figures and commas, then its groups.
            let start = i
            while i < scalars.count,
                Letters.isFigure(scalars[i])
                    || (isComma(scalars[i]) && i + 1 < scalars.count && Letters.isFigure(scalars[i + 1]))
            {
                i += 1
            }
            let commas = (start..<i).filter { isComma(scalars[$0]) }
            guard let first = commas.first, first - start <= 3 else { continue }
            let ends = commas.dropFirst() + [i]
            guard zip(commas, ends).allSatisfy({ $1 - $0 == 4 }) else { continue }
            result += commas.map { Replacement(range: $0..<$0 + 1, scalars: []) }
        }
        return result
    }

    private func isComma(_ c: UInt32) -> Bool { c == 0x2C || c == 0xFF0C }
}

/// Full-width commas and full stops between figures to ASCII.
struct FigurePunctuationPass: NormalizationPass {
    func replacements(in scalars: [UInt32]) -> [Replacement] {
        scalars.indices.dropFirst().dropLast().compactMap { i in
            guard scalars[i] == 0xFF0C || scalars[i] == 0xFF0E, Letters.isFigure(scalars[i - 1]),
                Letters.isFigure(scalars[i + 1])
            else { return nil }
            return Replacement(range: i..<i + 1, scalars: [scalars[i] - 0xFEE0])
        }
    }
}

/// Kanji figures to ASCII figures where they count something: before a counter, at the text's end, or around ・.
struct KanjiFigurePass: NormalizationPass {
    /// Only figures up to 99: 百 and larger units are left as part of a name, which is what addresses want.
    var isForAddresses = false

    func replacements(in scalars: [UInt32]) -> [Replacement] {
        scalars.runs(where: isFigure).compactMap { run in
            guard counts(scalars, run), let value = Self.value(scalars[run]) else { return nil }
            return Replacement(range: run, scalars: value.unicodeScalars.map(\.value))
        }
    }

    private static let counters = Set("年月日時分秒週代個人名体本枚冊台件回度番丁号階歳才校室円銭倍割点位つヶヵカケ箇軒社頭匹羽着条章節項".unicodeScalars.map(\.value))
    /// What makes a counter part of another word: 一時的, 一日中, 一人前.
    private static let excluded: [(counter: UInt32, next: UInt32)] = [
        (0x6642, 0x7684), (0x65E5, 0x4E2D), (0x4EBA, 0x524D),
    ]

    private func counts(_ scalars: [UInt32], _ range: Range<Int>) -> Bool {
        guard range.upperBound < scalars.count else { return true }
        let next = scalars[range.upperBound]
        if next == 0x30FB { return range.upperBound + 1 < scalars.count && isFigure(scalars[range.upperBound + 1]) }
        guard Self.counters.contains(next) else { return false }
        return range.upperBound + 1 == scalars.count
            || !Self.excluded.contains { $0 == (next, scalars[range.upperBound + 1]) }
    }

    private static func digit(_ c: UInt32) -> Int? {
        switch c {
        case 0x3007, 0x96F6: 0
        case 0x4E00, 0x58F1, 0x58F9: 1
        case 0x4E8C, 0x5F10, 0x8CB3: 2
        case 0x4E09, 0x53C2, 0x53C3: 3
        case 0x56DB: 4
        case 0x4E94, 0x4F0D: 5
        case 0x516D: 6
        case 0x4E03: 7
        case 0x516B: 8
        case 0x4E5D: 9
        default: nil
        }
    }

    /// The power of ten of a unit inside a group of four figures.
    private static func smallUnit(_ c: UInt32) -> Int? {
        switch c {
        case 0x5341, 0x62FE: 1
        case 0x767E: 2
        case 0x5343: 3
        default: nil
        }
    }

    /// How many groups of four figures a unit stands for.
    private static func largeUnit(_ c: UInt32) -> Int? {
        switch c {
        case 0x4E07, 0x842C: 1
        case 0x5104: 2
        case 0x5146: 3
        case 0x4EAC: 4
        case 0x5793: 5
        default: nil
        }
    }

    private func isFigure(_ c: UInt32) -> Bool {
        Self.digit(c) != nil || Self.smallUnit(c) == 1
            || (!isForAddresses && (Self.smallUnit(c) ?? Self.largeUnit(c)) != nil)
    }

    /// The number as decimal digits of any length; nil where the figures make none.
    private static func value(_ figures: ArraySlice<UInt32>) -> String? {
        if figures.allSatisfy({ digit($0) != nil }) {
            return figures.compactMap { digit($0).map(String.init) }.joined()
        }
        var groups = [Int](repeating: 0, count: 6)
        var group = 0
        var pending: Int?
        var plain = 0
        for c in figures {
            if let digit = digit(c) {
                // 千六〇〇: positions behind a unit.
                pending = (pending ?? 0) * 10 + digit
                plain += 1
                guard plain <= 4 else { return nil }
            } else if let power = smallUnit(c) {
                group += (pending ?? 1) * [1, 10, 100, 1000][power]
                pending = nil
                plain = 0
            } else if let index = largeUnit(c) {
                let value = group + (pending ?? (group == 0 ? 1 : 0))
                guard value < 10_000 else { return nil }
                groups[index] += value
                group = 0
                pending = nil
                plain = 0
            }
        }
        groups[0] += group + (pending ?? 0)
        guard groups.allSatisfy({ $0 < 10_000 }), let top = groups.lastIndex(where: { $0 > 0 }) else { return nil }
        var result = String(groups[top])
        for value in groups[..<top].reversed() {
            let digits = String(value)
            result += String(repeating: "0", count: 4 - digits.count) + digits
        }
        return result
    }
}

/// Readings of 会社 that scanners and old forms give: 会杜, 會社.
struct MisreadingPass: NormalizationPass {
    func replacements(in scalars: [UInt32]) -> [Replacement] {
        scalars.indices.dropFirst().compactMap { i in
            scalars[i] == 0x675C && (scalars[i - 1] == 0x4F1A || scalars[i - 1] == 0x6703)
                ? Replacement(range: i..<i + 1, scalars: [0x793E]) : nil
        }
    }
}
