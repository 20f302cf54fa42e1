/// A document as it lies on the page: its ink, and the lines and cells that hold it.
struct Layout: Sendable {
    /// One printed line, or one cell of a table row.
    struct Line: Sendable {
        /// The ink of the line; never empty.
        var ink: Range<Int>
        /// The line's number in the source, from 1.
        var number: Int
        /// Columns of white space before the first character; a wide character counts two.
        var indent: Int
        /// A Markdown or HTML heading, or a line with ornaments around it.
        var isHeading: Bool
        /// A cell of a table row (Markdown or HTML); its neighbors in the row follow.
        var isCell: Bool
    }

    var ink = Ink()
    var lines: [Line] = []

    /// The index in `lines` of the line that holds ink `i`.
    /// - Complexity: O(log *n*) in the number of lines.
    func lineIndex(of i: Int) -> Int {
        var low = 0
        var high = lines.count
        while low < high {
            let middle = (low + high) / 2
            if lines[middle].ink.upperBound <= i { low = middle + 1 } else { high = middle }
        }
        return min(low, max(lines.count - 1, 0))
    }
}
