/// What stood between two characters of ink. Ordered by how much it parts them, so that `gap <= .space` asks "still one word?".
enum Gap: UInt8, Comparable, Sendable {
    /// Nothing, or markup that shows nothing (`**`, `<b>`).
    case none
    /// One narrow space: most often noise of a PDF conversion inside Japanese text.
    case space
    /// Wider white space: U+3000, a tab, or several spaces.
    case wide
    /// A line break inside running text: the line before is full, so that a word may go over it.
    case wrap
    /// A line break.
    case line
    /// The border of a table cell.
    case cell
    /// A blank line, a rule, a heading's end, or the start of the text.
    case block

    static func < (a: Gap, b: Gap) -> Bool { a.rawValue < b.rawValue }
}

/// The characters of a document that carry ink, in order, without the white space and markup between them.
///
/// Every recognizer reads this. Index *i* is the *i*-th visible character after normalization: `scalars[i]` is what it
/// is, `gaps[i]` what stood before it, `sourceStart[i]..<sourceEnd[i]` its UTF-8 bytes in the source. Characters that
/// came from one source character (㈱ → ( 株 )) share its source range.
struct Ink: Sendable {
    var scalars: [UInt32] = []
    var classes: [CharacterClass] = []
    var gaps: [Gap] = []
    var sourceStart: [UInt32] = []
    var sourceEnd: [UInt32] = []

    var count: Int { scalars.count }
    var indices: Range<Int> { scalars.indices }

    /// The scalar at `i`, or 0 outside of the text: scanners look ahead without a check of their own.
    func scalar(_ i: Int) -> UInt32 { i >= 0 && i < scalars.count ? scalars[i] : 0 }
    /// The class at `i`, or `.other` outside of the text.
    func characterClass(_ i: Int) -> CharacterClass { i >= 0 && i < classes.count ? classes[i] : .other }
    /// Whether a Latin letter or a figure stands at `i`.
    func isWord(_ i: Int) -> Bool {
        switch characterClass(i) {
        case .latin, .digit: true
        default: false
        }
    }
    /// What stands before `i`; `.block` outside of the text.
    func gap(_ i: Int) -> Gap { i >= 0 && i < gaps.count ? gaps[i] : .block }

    /// The source bytes of a range of ink. Empty ranges give an empty range at their place.
    func sourceRange(_ range: Range<Int>) -> SourceRange {
        guard let first = range.first, let last = range.last, range.lowerBound >= 0, last < count else {
            let at = range.lowerBound < count && range.lowerBound >= 0 ? Int(sourceStart[range.lowerBound]) : 0
            return SourceRange(at, at)
        }
        return SourceRange(Int(sourceStart[first]), Int(sourceEnd[last]))
    }

    /// The ink of a range as a string, without any white space.
    func string(_ range: Range<Int>) -> String {
        UTF8Coding.string(scalars[range.clamped(to: indices)])
    }

    /// The ink of a range, with one space wherever white space parts two words of Latin letters or figures, and none
    /// between Japanese characters: the form of values.
    func value(_ range: Range<Int>) -> String {
        let range = range.clamped(to: indices)
        var result: [UInt8] = []
        result.reserveCapacity(4 * range.count)
        for i in range {
            if i > range.lowerBound, gaps[i] != .none, gaps[i] != .wrap,
                !classes[i].isJapanese || !classes[i - 1].isJapanese
            {
                result.append(0x20)
            }
            UTF8Coding.append(scalars[i], to: &result)
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// Whether the ink from `i` on spells `word`, looking through gaps up to `limit`.
    func spells(_ word: String, at i: Int, through limit: Gap = .wide) -> Bool {
        var k = i
        for scalar in word.unicodeScalars {
            guard k < count, scalars[k] == scalar.value, k == i || gaps[k] <= limit else { return false }
            k += 1
        }
        return true
    }
}
