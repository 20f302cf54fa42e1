/// One row of a table: its cells, or the parts of a line that wide gaps hold apart.
struct TableRow {
    struct Cell {
        var column: Int
        var range: Range<Int>
    }

    var cells: [Cell] = []
    /// The lines of the layout.
    var lines: Range<Int>
    /// The table of the layout; nil for a line without borders.
    var table: Int?
    /// What stands before the row.
    var gap: Gap

    var range: Range<Int> { (cells.first?.range.lowerBound ?? 0)..<(cells.last?.range.upperBound ?? 0) }

    /// The row that begins with the line at `first`.
    init(at first: Int, in layout: Layout) {
        let line = layout.lines[first]
        gap = layout.ink.gap(line.ink.lowerBound)
        var end = first + 1
        if let cell = line.cell {
            table = cell.table
            cells.append(Cell(column: cell.column, range: line.ink))
            while end < layout.lines.count, let next = layout.lines[end].cell, next.isBeside(cell) {
                cells.append(Cell(column: next.column, range: layout.lines[end].ink))
                end += 1
            }
        } else {
            var start = line.ink.lowerBound
            for k in line.ink.dropFirst() where layout.ink.gaps[k] == .wide {
                cells.append(Cell(column: cells.count, range: start..<k))
                start = k
            }
            cells.append(Cell(column: cells.count, range: start..<line.ink.upperBound))
        }
        lines = first..<end
    }

    /// The line that begins the row in which ink `i` stands.
    static func start(of i: Int, in layout: Layout) -> Int {
        var line = layout.lineIndex(of: i)
        guard layout.lines.indices.contains(line), let cell = layout.lines[line].cell else { return line }
        while line > 0, layout.lines[line - 1].cell?.isBeside(cell) == true { line -= 1 }
        return line
    }

    /// The cell of this row, a heading, that stands over the cell `k` of another row. Without borders the parts are counted:
    /// a row with more of them has a name in front that the heading lacks, one with fewer lacks the last.
    func cell(over k: Int, of row: TableRow) -> Cell? {
        if table != nil || row.table != nil { return cells.first { $0.column == row.cells[k].column } }
        let missing = max(0, row.cells.count - cells.count)
        return k >= missing && k - missing < cells.count ? cells[k - missing] : nil
    }
}
