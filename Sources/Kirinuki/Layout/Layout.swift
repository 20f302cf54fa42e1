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
        /// Where in a table with borders (Markdown, HTML, ruled) this is a cell, or a line of one; nil outside of tables.
        var cell: Cell?

        var isCell: Bool { cell != nil }
    }

    /// The place of a cell: which table of the document, which row of the table, which cell of the row. Empty cells have
    /// no line but count.
    struct Cell: Equatable, Sendable {
        var table = 0
        var row = 0
        var column = 0

        /// Whether another cell stands in the same row.
        func isBeside(_ other: Cell) -> Bool { table == other.table && row == other.row }
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
