/// The lists of a chronology that stand under the names of eras: below a line 昭和 or 〔 明 治 ・ 大 正 〕 the bare years
/// at the starts of lines and cells are that era's: 七年十二月, 元年, 42年, 14.2, 61.8.5, S53.
struct EraLists: Sendable {
    /// The era of each entry's year, by where the entry begins.
    private var eraAt: [Int: Int] = [:]

    /// So many lines without a year end a list.
    private static let longestEntry = 8
    private static let parts: InkWords = ["時代", "年間", "の部", "期", "前期", "中期", "後期", "初期", "末期"]

    private let ink: Ink
    private let lexer: NumberLexer
    private let eras = Eras.all

    /// - Complexity: O(*n*), *n* the characters of ink.
    init(ink: Ink, lexer: NumberLexer) {
        self.ink = ink
        self.lexer = lexer
        var listed: [Int] = []
        var last = 0
        var idle = 0
        for i in ink.indices where ink.gaps[i] >= .line {
            if let named = heading(at: i) {
                (listed, last, idle) = (named, 0, 0)
            } else if listed.isEmpty {
                continue
            } else if let (era, n) = entry(at: i) {
                // The first of the heading's eras that the year fits in; years never go back.
                let fitting = (era.map { [$0] } ?? listed).first {
                    eras.era($0).year(n) >= last && eras.fit($0, year: n, month: nil, day: nil) != .outOfBounds
                }
                guard let fitting else { continue }
                last = eras.era(fitting).year(n)
                idle = 0
                if !listed.contains(fitting) { listed = [fitting] }
                eraAt[i] = fitting
            } else if ink.gaps[i] != .cell {
                idle += 1
                if idle > EraLists.longestEntry { listed = [] }
            }
        }
    }

    /// The era of the entry that begins at `i`, with its year or with an era's sign.
    func era(at i: Int) -> Int? { eraAt.isEmpty ? nil : eraAt[i] }

    /// The eras that a line or cell names, in order, if it names nothing else.
    private func heading(at i: Int) -> [Int]? {
        var named: [Int] = []
        var k = i
        while k < ink.count, k == i || ink.gaps[k] < .line, k - i < 30 {
            if let match = eras.name(in: ink, at: k) {
                named.append(match.era)
                k = EraLists.parts.words.lazy.compactMap { [ink] in ink.end(of: $0, at: match.end) }.max() ?? match.end
                continue
            }
            switch ink.classes[k] {
            case .kanji, .kanjiDigit, .hiragana, .katakana, .latin, .digit: return nil
            default: k += 1
            }
        }
        return named.isEmpty || k - i >= 30 ? nil : named
    }

    /// The year that a line or cell begins with, and the era where it has one of its own.
    private func entry(at i: Int) -> (era: Int?, year: Int)? {
        let name = eras.name(in: ink, at: i)
        let sign = name == nil && ink.gap(i + 1) == .none ? eras.sign(ink.scalar(i)) : nil
        let start = name?.end ?? (sign == nil ? i : i + 1)
        let n: Int
        let end: Int
        if ink.scalar(start) == 0x5143 {  // 元
            (n, end) = (1, start + 1)
        } else if let figures = lexer.figures(at: start), figures.value >= 1, figures.value <= 99, figures.length <= 3 {
            (n, end) = (figures.value, figures.end)
        } else {
            return nil
        }
        let isEntry =
            ink.near(end) == .year && !ink.isDuration(behindYear: end + 1)
            || sign != nil && ink.gap(end) >= .space || isRange(at: end) || isSeparated(at: end)
        return isEntry ? (name?.era ?? sign, n) : nil
    }

    /// 8～10年
    private func isRange(at k: Int) -> Bool {
        switch ink.characterClass(k) {
        case .tilde, .dash:
            guard let figures = lexer.figures(at: k + 1) else { return false }
            return ink.near(figures.end) == .year && !ink.isDuration(behindYear: figures.end + 1)
        default: return false
        }
    }

    /// 14.2, 61.8.5, with nothing that makes a number of a section or an amount of it.
    private func isSeparated(at k: Int) -> Bool {
        var k = k
        var parts = 0
        while parts < 2 {
            switch ink.gap(k) == .none && ink.gap(k + 1) == .none ? ink.characterClass(k) : .other {
            case .dot, .slash, .middleDot: break
            default: return parts > 0 && ink.gap(k) >= .space
            }
            guard let figures = lexer.figures(at: k + 1), !figures.isKanji, figures.length <= 2, figures.value >= 1,
                figures.value <= (parts == 0 ? 12 : 31)
            else { return false }
            k = figures.end
            parts += 1
        }
        return ink.gap(k) >= .space
    }
}
