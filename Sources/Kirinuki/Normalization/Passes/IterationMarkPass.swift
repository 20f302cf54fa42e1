/// A voiced mark behind 〱 or 〳 makes it 〲 or 〴, which Unicode does not compose.
struct RepeatMarkVoicingPass: NormalizationPass {
    func replacements(in scalars: [UInt32]) -> [Replacement] {
        scalars.indices.dropLast().compactMap { i in
            guard scalars[i] == 0x3031 || scalars[i] == 0x3033, scalars[i + 1] == 0x3099 || scalars[i + 1] == 0x309B
            else {
                return nil
            }
            return Replacement(range: i..<i + 2, scalars: [scalars[i] + 1])
        }
    }
}

/// Expands iteration marks from the character before them: 人々 to 人人, こゝろ to こころ, はゞ to はば.
struct IterationMarkPass: NormalizationPass {
    func replacements(in scalars: [UInt32]) -> [Replacement] {
        var result: [Replacement] = []
        for i in scalars.indices.dropFirst() {
            if let repeated = repeated(scalars[i], after: scalars[i - 1]) {
                result.append(Replacement(range: i..<i + 1, scalars: [repeated]))
            }
        }
        return result
    }

    private func repeated(_ mark: UInt32, after before: UInt32) -> UInt32? {
        switch mark {
        case 0x3005, 0x303B: return Letters.isKanji(before) && before != 0x3005 ? before : nil
        case 0x309D where Letters.isHiragana(before): return plain(before)
        case 0x309E where Letters.isHiragana(before): return voiced(before)
        case 0x30FD where Letters.isKatakana(before): return plain(before)
        case 0x30FE where Letters.isKatakana(before): return voiced(before)
        case 0x3031, 0x3033: return plain(before)
        case 0x3032, 0x3034: return voiced(before)
        default: return nil
        }
    }

    /// The kana without its voiced mark; nil for っ and ん, which nothing repeats.
    private func plain(_ kana: UInt32) -> UInt32? {
        guard (0x3041...0x3096).contains(kana) || (0x30A1...0x30FA).contains(kana),
            ![0x3063, 0x3093, 0x30C3, 0x30F3].contains(kana)
        else { return nil }
        var parts: [UInt32] = []
        ICU.appendDecomposition(of: kana, to: &parts)
        return parts.first
    }

    private func voiced(_ kana: UInt32) -> UInt32? {
        guard let base = plain(kana) else { return nil }
        let composed = ICU.composed(base, 0x3099)
        return composed == 0 ? nil : composed
    }
}
