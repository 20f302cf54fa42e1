/// Reads the bare figures of tables whose heading gives the unit. A unit over the table counts for all its columns, a
/// unit in the heading of a column for that column, a unit behind the name of a row for that row.
///
/// A table is a run of rows: cells with borders, or lines whose parts wide gaps hold apart. It ends at prose, at a blank
/// line behind which the rows are no longer the same, or where another table begins.
struct TableAmounts {
    let layout: Layout
    let parser: AmountParser
    let labels: [UnitLabel]
    /// The amounts whose unit stands beside them, in order.
    let known: [Finding]

    private var result: [Finding] = []
    private var nextLabel = 0
    private var nextKnown = 0
    private var table: Table?

    init(layout: Layout, parser: AmountParser, labels: [UnitLabel], known: [Finding]) {
        self.layout = layout
        self.parser = parser
        self.labels = labels
        self.known = known
    }

    private var ink: Ink { layout.ink }

    private struct Table {
        /// The unit over all columns.
        var unit: UnitLabel?
        /// The units in headings of columns.
        var columns: [(column: Int, unit: UnitLabel)] = []
        var heading: TableRow?
        /// How many cells the rows with figures have; 0 before the first.
        var width = 0
        /// Rows without figures since the last with one.
        var idle = 0
        /// The table of the layout.
        var number: Int?
    }

    /// A row of more cells is no table's.
    private static let widest = 200

    /// All amounts, in order of place.
    /// - Complexity: O(*n*), *n* the characters of ink from the first label on.
    mutating func findings() -> [Finding] {
        var line = 0
        while line < layout.lines.count {
            if table == nil {
                guard nextLabel < labels.count else { break }
                line = max(line, TableRow.start(of: labels[nextLabel].range.lowerBound, in: layout))
            }
            let row = TableRow(at: line, in: layout)
            line = row.lines.upperBound
            var units: [UnitLabel] = []
            while nextLabel < labels.count, labels[nextLabel].range.lowerBound < row.range.upperBound {
                units.append(labels[nextLabel])
                nextLabel += 1
            }
            guard row.cells.count <= Self.widest else {
                table = nil
                continue
            }
            if !units.isEmpty { open(row, units) } else if table != nil { read(row) }
        }
        return (known + result).sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    // MARK: Headings

    /// Takes up the units of a row that has some.
    private mutating func open(_ row: TableRow, _ units: [UnitLabel]) {
        // 売上高（百万円）　1,234　1,310
        if row.cells.count > 1, let unit = units.first, row.cells[0].range.contains(unit.range.lowerBound),
            row.cells.dropFirst().contains(where: { figure($0.range) != nil })
        {
            for cell in row.cells.dropFirst() { add(cell.range, unit) }
            table?.idle = 0
            return
        }
        var next = Table(number: row.table)
        if let table, table.width == 0, table.idle < 3 {
            next.unit = table.unit
            next.columns = table.columns
        }
        next.heading = row
        for unit in units {
            guard let k = row.cells.firstIndex(where: { $0.range.contains(unit.range.lowerBound) }) else { continue }
            let cell = row.cells[k]
            if isOver(unit, cell.range, row, isOnly: units.count == 1) {
                next.unit = unit
            } else if row.cells.count > 1 {
                next.columns.append((cell.column, unit))
            }
        }
        table = next.unit != nil || !next.columns.isEmpty ? next : nil
    }

    /// Whether a unit stands for the whole table: alone, at the end of a title, or with 単位 and not in a column's heading.
    private func isOver(_ unit: UnitLabel, _ cell: Range<Int>, _ row: TableRow, isOnly: Bool) -> Bool {
        let isAlone = unit.range == cell
        if row.cells.count == 1 {
            guard !isProse(row) else { return false }
            return isAlone || unit.isSpelledOut || unit.range.upperBound == cell.upperBound
                || ink.gap(unit.range.upperBound) >= .space
        }
        if isAlone, unit.isSpelledOut { return true }
        guard row.table == nil, row.cells.count == 2, isOnly else { return false }
        return isAlone || unit.isSpelledOut
    }

    private func isProse(_ row: TableRow) -> Bool { row.range.count > 40 || isSentence(row.range) }

    private func isSentence(_ range: Range<Int>) -> Bool { range.contains { ink.classes[$0] == .stop } }

    // MARK: Rows

    private mutating func read(_ row: TableRow) {
        guard var current = table else { return }
        let isElsewhere = (current.width > 0 || current.number != nil) && row.table != current.number
        if isElsewhere || current.width > 0 && row.gap == .block && row.table == nil && row.cells.count != current.width
        {
            table = nil
            return
        }
        current.number = row.table
        let count = result.count
        for k in row.cells.indices { read(k, of: row, current) }
        if result.count > count {
            current.width = row.cells.count
            current.idle = 0
        } else {
            current.idle += 1
            if current.width == 0, row.cells.count > 1 { current.heading = row }
            let isText = row.table == nil && row.cells.count == 1 && isProse(row)
            if isText || row.table == nil && current.idle > (current.width == 0 ? 5 : 2) {
                table = nil
                return
            }
        }
        table = current
    }

    private mutating func read(_ k: Int, of row: TableRow, _ table: Table) {
        let cell = row.cells[k].range
        let heading = table.heading.flatMap { $0.cell(over: k, of: row) }
        if let heading, let column = table.columns.first(where: { $0.column == heading.column }) {
            let isSure = row.table != nil || table.heading?.cells.count == row.cells.count
            if let figure = figure(cell), isSure || figure.isGrouped { add(cell, column.unit) }
            return
        }
        guard let unit = table.unit else { return }
        if let heading, counts(heading.range) { return }
        if isSentence(cell) { return }
        if k > 0 {
            guard !counts(row.cells[0].range), !isSentence(row.cells[k - 1].range) else { return }
            if let figure = figure(cell) {
                if figure.isGrouped || !isYear(figure) { add(cell, unit) }
                return
            }
        }
        // 会費 330,000: with its name in one cell.
        addGrouped(cell, unit)
    }

    // MARK: Figures

    private struct Figure {
        var range: Range<Int>
        /// Commas part its thousands.
        var isGrouped: Bool
    }

    /// The figure that a cell holds, and nothing else but a sign before or a remark in brackets behind it.
    private func figure(_ cell: Range<Int>) -> Figure? {
        var start = cell.lowerBound
        if cell.count > 1, ink.classes[start] == .open || isSign(start) { start += 1 }
        guard let figure = figure(from: start, to: cell.upperBound) else { return nil }
        let end = figure.range.upperBound
        guard end < cell.upperBound else { return figure }
        let isBracket = ink.classes[end] == .open && ink.classes[cell.upperBound - 1] == .close
        return isBracket || ink.classes[end] == .close && end + 1 == cell.upperBound ? figure : nil
    }

    /// ▲, △, ＋, − before a figure.
    private func isSign(_ k: Int) -> Bool {
        ink.classes[k] == .dash || ink.scalars[k] == 0x25B2 || ink.scalars[k] == 0x25B3 || ink.scalars[k] == 0x2B
    }

    private func figure(from start: Int, to limit: Int) -> Figure? {
        var k = start
        var isGrouped = false
        while k < limit, k == start || ink.gaps[k] == .none {
            switch ink.classes[k] {
            case .digit: break
            case .comma where k > start && NumberLexer.isGroup(ink.scalars, at: k + 1, gaps: ink.gaps): isGrouped = true
            case .dot where k > start && ink.characterClass(k + 1) == .digit: break
            default: return k > start ? Figure(range: start..<k, isGrouped: isGrouped) : nil
            }
            k += 1
        }
        return k > start ? Figure(range: start..<k, isGrouped: isGrouped) : nil
    }

    private func isYear(_ figure: Figure) -> Bool {
        guard figure.range.count == 4,
            let value = parser.read(from: figure.range.lowerBound, to: figure.range.upperBound)
        else { return false }
        return value >= 1850 && value <= 2150
    }

    private mutating func add(_ cell: Range<Int>, _ unit: UnitLabel) {
        if let figure = figure(cell) { add(figure, unit) }
    }

    private mutating func add(_ figure: Figure, _ unit: UnitLabel) {
        let range = figure.range
        while nextKnown < known.count, known[nextKnown].range.upperBound <= range.lowerBound { nextKnown += 1 }
        if nextKnown < known.count, known[nextKnown].range.overlaps(range) { return }
        guard let value = parser.read(from: range.lowerBound, to: range.upperBound, power: unit.power) else { return }
        var details = parser.qualifiers.details(from: range.lowerBound, to: range.upperBound, in: unit.details)
        details.inferred = [Inference(part: "unit", from: "heading")]
        result.append(Finding(type: .amount, range: range, value: String(value), details: .amount(details)))
    }

    /// Adds the figures with thousands that stand apart inside a cell, each behind its name.
    private mutating func addGrouped(_ cell: Range<Int>, _ unit: UnitLabel) {
        var k = cell.lowerBound
        while k < cell.upperBound {
            guard ink.classes[k] == .digit, let figure = figure(from: k, to: cell.upperBound) else {
                k += 1
                continue
            }
            let end = figure.range.upperBound
            let start = k > cell.lowerBound && isSign(k - 1) ? k - 1 : k
            k = end
            guard figure.isGrouped, start == cell.lowerBound || ink.gaps[start] >= .space,
                end == cell.upperBound || ink.gaps[end] == .space || ink.classes[end] == .open,
                !isUnit(end, cell), !counts(cell.lowerBound..<start)
            else { continue }
            add(figure, unit)
        }
    }

    /// Whether what stands behind a figure is its unit: 1,200 円, 1,200 名.
    private func isUnit(_ k: Int, _ cell: Range<Int>) -> Bool {
        guard k < cell.upperBound, ink.gaps[k] == .space else { return false }
        return NumberSign(ink.scalars[k]) != nil || ink.scalars[k] == 0x5186
            || ink.begins(with: TableAmounts.counters, at: k) && (k + 1 == cell.upperBound || ink.gap(k + 1) >= .space)
    }

    // MARK: Columns of other things

    private static let counters: InkWords = [
        "人", "名", "件", "回", "個", "台", "枚", "社", "戸", "校", "冊", "部", "本", "日", "年", "歳", "倍", "時間", "%", "ポイント",
        "t", "トン", "kg", "ha", "m2", "㎡", "km", "ドル", "ユーロ", "元",
    ]
    private static let countNames: InkWords = [
        "率", "比", "数", "量", "%", "番号", "順位", "年齢", "No.", "No", "no.",
    ]

    /// Whether a heading, of a column or row, names what is counted in something else: 会員数, 構成比, 面積（㎡）.
    private func counts(_ heading: Range<Int>) -> Bool {
        guard !heading.isEmpty else { return false }
        var end = heading.upperBound
        if ink.classes[end - 1] == .close {
            var open = end - 1
            while open > heading.lowerBound, end - open < 16, ink.classes[open] != .open { open -= 1 }
            guard ink.classes[open] == .open else { return false }
            if isCounter((open + 1)..<(end - 1)) { return true }
            end = open
        }
        guard end > heading.lowerBound else { return false }
        return isCounter(heading.lowerBound..<end)
            || TableAmounts.countNames.words.contains { ink.start(of: $0, before: end, through: .block) != nil }
    }

    private func isCounter(_ range: Range<Int>) -> Bool {
        TableAmounts.counters.words.contains { ink.end(of: $0, at: range.lowerBound) == range.upperBound }
    }
}
