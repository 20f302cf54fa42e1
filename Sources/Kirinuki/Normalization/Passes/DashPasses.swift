/// Dashes inside katakana words to ー, only where nothing else can be meant: behind katakana that can be long, before katakana
/// or the word's end, and not before a figure or Latin letter (ビル-3F).
struct LongVowelPass: NormalizationPass {
    func replacements(in scalars: [UInt32]) -> [Replacement] {
        var result: [Replacement] = []
        for i in scalars.indices where Letters.isDash(scalars[i]) && scalars[i] != 0x30FC && i > 0 {
            let before = scalars[i - 1]
            let after = i + 1 < scalars.count ? scalars[i + 1] : 0
            guard Letters.isKatakana(before), before != 0x30C3, before != 0x30F3, !Letters.isDash(after),
                !Letters.isNarrowAlphanumeric(after), !Letters.isWideAlphanumeric(after), !Letters.isSpace(after)
            else { continue }
            // Two katakana before it: a word, not a sign of one letter (ア-1).
            guard i > 1, Letters.isKatakana(scalars[i - 2]) || scalars[i - 2] == 0x30FC || Letters.isKatakana(after)
            else {
                continue
            }
            result.append(Replacement(range: i..<i + 1, scalars: [0x30FC]))
        }
        return result
    }
}

/// Every run of dashes behind kana to ー or ｰ; with further rules also ー behind other characters to hyphens.
struct KanaDashPass: NormalizationPass {
    var hatsuon: Bool
    var sokuon: Bool
    var alphanumeric: Bool
    var nonKana: Bool

    func replacements(in scalars: [UInt32]) -> [Replacement] {
        scalars.runs(where: isHyphen).flatMap { run -> [Replacement] in
            let next = run.upperBound < scalars.count ? scalars[run.upperBound] : nil
            guard run.lowerBound > 0, let sign = sign(after: scalars[run.lowerBound - 1], before: next) else {
                return []
            }
            return run.map { Replacement(range: $0..<$0 + 1, scalars: [sign]) }
        }
    }

    private func isHyphen(_ c: UInt32) -> Bool {
        switch c {
        case 0x2D, 0x2010, 0x2014, 0x2015, 0x2212, 0xFF0D, 0xFF70, 0x30FC: true
        default: false
        }
    }

    private func sign(after before: UInt32, before after: UInt32?) -> UInt32? {
        switch before {
        case 0x3093, 0x30F3, 0xFF9D: return hatsuon ? (before == 0xFF9D ? 0xFF70 : 0x30FC) : nil
        case 0x3063, 0x30C3, 0xFF6F: return sokuon ? (before == 0xFF6F ? 0xFF70 : 0x30FC) : nil
        default: break
        }
        if Letters.isHiragana(before) || Letters.isKatakana(before) { return 0x30FC }
        if Letters.isHalfKatakana(before) { return 0xFF70 }
        let isNarrow = before < 0x80
        let isAlphanumeric = Letters.isNarrowAlphanumeric(before) || Letters.isWideAlphanumeric(before)
        let isBetween = after.map { !Letters.isKana($0) } ?? true
        if nonKana, isBetween { return isNarrow || after.map { $0 < 0x80 } ?? false ? 0x2D : 0xFF0D }
        if alphanumeric, isAlphanumeric { return isNarrow ? 0x2D : 0xFF0D }
        return nil
    }
}

/// Dashes and ー between figures to the hyphen-minus: ０４５ー６３３ is a number, not a word.
struct FigureHyphenPass: NormalizationPass {
    func replacements(in scalars: [UInt32]) -> [Replacement] {
        var result: [Replacement] = []
        for i in scalars.indices.dropFirst().dropLast()
        where Letters.isDash(scalars[i]) && scalars[i] != 0x2D && Letters.isFigure(scalars[i - 1])
            && Letters.isFigure(scalars[i + 1])
        {
            result.append(Replacement(range: i..<i + 1, scalars: [0x2D]))
        }
        return result
    }
}
