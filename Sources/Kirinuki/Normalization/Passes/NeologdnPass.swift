/// What neologdn does to neighbors: runs of hyphens and of long vowels become one, tildes go, and so do spaces that do not
/// part two Latin words.
struct NeologdnPass: NormalizationPass {
    var removesTildes: Bool

    func replacements(in scalars: [UInt32]) -> [Replacement] {
        var result: [Replacement] = []
        /// The last character that stays.
        var last: UInt32 = 0
        var i = 0
        while i < scalars.count {
            let c = scalars[i]
            var end = i + 1
            if c == 0x2D || c == 0x30FC {
                while end < scalars.count, scalars[end] == c { end += 1 }
                if end > i + 1 { result.append(Replacement(range: i + 1..<end, scalars: [])) }
                last = c
            } else if removesTildes, isTilde(c) {
                while end < scalars.count, isTilde(scalars[end]) { end += 1 }
                result.append(Replacement(range: i..<end, scalars: []))
            } else if Letters.isSpace(c) {
                while end < scalars.count, Letters.isSpace(scalars[end]) { end += 1 }
                let next = end < scalars.count ? scalars[end] : 0
                let parts = last > 0x20 && last < 0x80 && last != 0x2A && next != 0 && !isBlock(next)
                result.append(Replacement(range: i..<end, scalars: parts ? [0x20] : []))
            } else {
                last = c
            }
            i = end
        }
        return result
    }

    private func isTilde(_ c: UInt32) -> Bool {
        switch c {
        case 0x7E, 0x223C, 0x223E, 0x301C, 0x3030, 0xFF5E: true
        default: false
        }
    }

    /// The blocks beside which neologdn keeps no space.
    private func isBlock(_ c: UInt32) -> Bool {
        (0x3000...0x30FF).contains(c) || (0x4E00...0x9FFF).contains(c) || (0xFF00...0xFFEF).contains(c)
            || (removesTildes && isTilde(c))
    }
}

/// Shortens what is repeated more than `threshold` times in a row, inside a line.
struct RepeatPass: NormalizationPass {
    var threshold: Int
    /// The longest repeated part; longer ones stay.
    var limit: Int

    func replacements(in scalars: [UInt32]) -> [Replacement] {
        guard threshold > 0 else { return [] }
        let longest = max(1, min(limit == 0 ? 64 : limit, 64))
        var result: [Replacement] = []
        var i = 0
        scan: while i < scalars.count {
            var length = 1
            while length <= longest, i + length * (threshold + 1) <= scalars.count,
                !Letters.isBreak(scalars[i + length - 1])
            {
                var end = i + length
                while end < scalars.count, scalars[end] == scalars[end - length], !Letters.isBreak(scalars[end]) {
                    end += 1
                }
                let times = (end - i) / length
                if times > threshold {
                    result.append(Replacement(range: i + threshold * length..<i + times * length, scalars: []))
                    i += times * length
                    continue scan
                }
                length += 1
            }
            i += 1
        }
        return result
    }
}
