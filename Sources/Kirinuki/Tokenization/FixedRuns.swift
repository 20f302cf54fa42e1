/// What no back end may decide otherwise: web and e-mail addresses are one token, a source character is never cut, and
/// words of Latin letters end at white space.
enum FixedRuns {
    /// The longest address that is kept together, in characters: bounds the look-ahead.
    private static let longestAddress = 2048

    /// Corrects `starts`, which tells for each character of ink whether a token starts there, within `range`.
    /// - Complexity: O(*n*), *n* the length of the range.
    static func settle(_ starts: inout [UInt8], in ink: Ink, _ range: Range<Int>) {
        guard let first = range.first else { return }
        starts[first] = 1
        var hasAddress = false
        do {
            var starts = starts.mutableSpan
            let (gaps, classes) = (ink.gaps.span, ink.classes.span)
            let (sourceStarts, sourceEnds) = (ink.sourceStart.span, ink.sourceEnd.span)
            var before = classes[first]
            // All columns of ink have the same length.
            for i in first + 1..<max(first + 1, min(range.upperBound, classes.count)) {
                let this = unsafe classes[unchecked: i]
                let gap = unsafe gaps[unchecked: i]
                if gap == .none {
                    if unsafe sourceStarts[unchecked: i] < sourceEnds[unchecked: i &- 1] { starts[i] = 0 }
                    // Every address has one of / @ . between two characters without a gap.
                    if this == .slash || this == .at || this == .dot { hasAddress = true }
                } else if gap >= .cell || !this.isJapanese && !before.isJapanese {
                    starts[i] = 1
                }
                before = this
            }
        }
        if hasAddress { joinAddresses(&starts, in: ink, range) }
    }

    private static func joinAddresses(_ starts: inout [UInt8], in ink: Ink, _ range: Range<Int>) {
        var next = range.lowerBound
        while next < range.upperBound {
            guard isAddressCharacter(ink, next) else {
                next += 1
                continue
            }
            let start = next
            next += 1
            while next < range.upperBound, next - start < longestAddress, ink.gaps[next] == .none,
                isAddressCharacter(ink, next)
            {
                next += 1
            }
            if let address = address(in: start..<next, ink) {
                for k in address { starts[k] = k == address.lowerBound ? 1 : 0 }
                if address.upperBound < range.upperBound { starts[address.upperBound] = 1 }
            }
        }
    }

    private static func isAddressCharacter(_ ink: Ink, _ i: Int) -> Bool {
        let scalar = ink.scalars[i]
        guard scalar > 0x20, scalar < 0x7F else { return false }
        switch scalar {
        case 0x22, 0x28, 0x29, 0x3C, 0x3E, 0x5B, 0x5C, 0x5D, 0x5E, 0x60, 0x7B...0x7D: return false
        default: return true
        }
    }

    /// The web or e-mail address in a run of ASCII characters, without the signs that end the sentence around it.
    private static func address(in run: Range<Int>, _ ink: Ink) -> Range<Int>? {
        guard run.count >= 5, let start = addressStart(in: run, ink) else { return nil }
        var end = run.upperBound
        while end > start {
            switch ink.scalars[end - 1] {
            case 0x21, 0x27, 0x2C, 0x2E, 0x3A, 0x3B, 0x3F, 0x2A: end -= 1
            default: return start..<end
            }
        }
        return nil
    }

    private static func addressStart(in run: Range<Int>, _ ink: Ink) -> Int? {
        var k = run.lowerBound
        while k < run.upperBound {
            switch ink.scalars[k] {
            case 0x3A where k + 3 < run.upperBound && ink.scalars[k + 1] == 0x2F && ink.scalars[k + 2] == 0x2F:
                var start = k
                while start > run.lowerBound, ink.classes[start - 1] == .latin { start -= 1 }
                if start < k { return start }
            case 0x77
            where k + 4 < run.upperBound && ink.scalars[k + 1] == 0x77 && ink.scalars[k + 2] == 0x77
                && ink.scalars[k + 3] == 0x2E && (k == run.lowerBound || ink.classes[k - 1] != .latin):
                return k
            case 0x40:
                var start = k
                while start > run.lowerBound, isMailboxCharacter(ink, start - 1) { start -= 1 }
                if start < k, k + 1 < run.upperBound, ink.classes[k + 1] == .latin || ink.classes[k + 1] == .digit {
                    return start
                }
            default: break
            }
            k += 1
        }
        return nil
    }

    private static func isMailboxCharacter(_ ink: Ink, _ i: Int) -> Bool {
        switch ink.scalars[i] {
        case 0x2E, 0x2D, 0x5F, 0x2B: true
        default: ink.classes[i] == .latin || ink.classes[i] == .digit
        }
    }
}
