/// Removes the spaces, but not the breaks, between two Japanese characters.
struct WordSpacePass: NormalizationPass {
    func replacements(in scalars: [UInt32]) -> [Replacement] {
        scalars.runs(where: Letters.isSpace).compactMap { range in
            guard range.lowerBound > 0, range.upperBound < scalars.count,
                Letters.isJapanese(scalars[range.lowerBound - 1]), Letters.isJapanese(scalars[range.upperBound])
            else { return nil }
            return Replacement(range: range, scalars: [])
        }
    }
}

/// Runs of spaces to one space, and none at the ends of a line.
struct SpaceRunPass: NormalizationPass {
    func replacements(in scalars: [UInt32]) -> [Replacement] {
        scalars.runs(where: Letters.isSpace).map { range in
            let atStart = range.lowerBound == 0 || Letters.isBreak(scalars[range.lowerBound - 1])
            let atEnd = range.upperBound == scalars.count || Letters.isBreak(scalars[range.upperBound])
            return Replacement(range: range, scalars: atStart || atEnd ? [] : [0x20])
        }
    }
}
