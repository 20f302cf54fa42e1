/// Marks the breaks at which a full line goes on in the next one.
///
/// A line is full when it is about as wide as the widest of the document, or as the widest of its own block where
/// another line of the block is as wide: columns and quoted mails are narrower than the page. In sentences, lines
/// may be ragged.
struct LineWrapping {
    /// How a line ended.
    struct End {
        /// Its width in columns.
        var width: Int
        /// Whether a tag, not a line feed, ended it.
        var isTag: Bool
    }

    private var ink: Ink
    private let lines: [Layout.Line]
    private let ends: [End]

    /// - Parameter ends: as many as there are lines.
    init(ink: Ink, lines: [Layout.Line], ends: [End]) {
        self.ink = ink
        self.lines = lines
        self.ends = ends
    }

    /// The ink with its breaks marked.
    /// - Complexity: O(*n*), *n* the number of characters.
    func joined() -> Ink {
        var result = self
        result.joinAll()
        return result.ink
    }

    private mutating func joinAll() {
        let page = pageWidth()
        var first = 0
        while first < lines.count {
            var last = first
            while last + 1 < lines.count, ink.gaps[lines[last + 1].ink.lowerBound] == .line,
                last - first < Self.longestBlock
            {
                last += 1
            }
            if last > first { join(first...last, page: page) }
            first = last + 1
        }
    }

    /// A longer block is looked at in parts.
    private static let longestBlock = 40
    /// Columns by which a full line may fall short: a line break is never put before a comma or a closing bracket.
    private static let ragged = 4
    /// A line indented by so much more than the one above is set to the right or in the center: it starts anew.
    private static let aligned = 12
    /// Narrower lines are list items, not running text.
    private static let narrowest = 24

    private mutating func join(_ block: ClosedRange<Int>, page: Int) {
        let widest = ends[block].map(\.width).max() ?? 0
        let full = ends[block].count { $0.width + Self.ragged >= widest }
        let isProse =
            block.count >= 3 && isProse(lines[block.lowerBound].ink.lowerBound..<lines[block.upperBound].ink.upperBound)
        for k in block.dropFirst() {
            let line = lines[k]
            let before = lines[k - 1]
            let width = ends[k - 1].width
            let isFull =
                width >= Self.narrowest && (width * 20 >= page * 17 || full >= 2 && width + Self.ragged >= widest)
                || isProse && width * 5 >= widest * 3
            guard isFull, isProse || !isColumns(line.ink) && !isColumns(before.ink),
                line.indent < before.indent + Self.aligned,
                !startsItem(line.ink), !line.isCell, !before.isCell, !before.isHeading, !ends[k - 1].isTag,
                let last = before.ink.last
            else { continue }
            switch ink.classes[last] {
            case .stop, .close, .colon: continue
            default: break
            }
            ink.gaps[line.ink.lowerBound] = .wrap
        }
    }

    /// Whether a line is set in columns: wide white space stands inside.
    private func isColumns(_ range: Range<Int>) -> Bool {
        range.dropFirst(2).contains { ink.gaps[$0] == .wide }
    }

    /// Whether a line starts an item of its own: a list mark, a number with its point or bracket, or a label.
    private func startsItem(_ range: Range<Int>) -> Bool {
        let first = range.lowerBound
        func kind(_ i: Int) -> CharacterClass { i < range.upperBound ? ink.classes[i] : .other }
        switch kind(first) {
        case .bullet, .enclosed, .middleDot: return true
        case .dash: return first + 1 < range.upperBound && ink.gaps[first + 1] != .none
        case .open, .digit:
            var i = kind(first) == .open ? first + 1 : first
            let figures = i
            while kind(i) == .digit || kind(i) == .kanjiDigit, i < figures + 3 { i += 1 }
            guard i > figures else { break }
            if kind(first) == .open, kind(i) == .close { return true }
            if kind(i) == .dot, kind(i + 1) != .digit { return true }
            if kind(i) == .close || i < range.upperBound && ink.gaps[i] == .wide { return true }
        default: break
        }
        // A label: a few characters and a colon.
        for i in range.prefix(8) where i > first {
            if ink.classes[i] == .colon, kind(i + 1) != .slash { return kind(i - 1) != .digit }
            if ink.classes[i] == .comma || ink.classes[i] == .stop { break }
        }
        return false
    }

    /// Whether ink holds sentences: a full stop, and the kana of grammar between the words.
    private func isProse(_ range: Range<Int>) -> Bool {
        var kana = 0
        var stops = 0
        for i in range {
            if ink.classes[i] == .hiragana { kana += 1 }
            if ink.scalars[i] == 0x3002 { stops += 1 }
        }
        return stops > 0 && kana * 6 >= range.count
    }

    /// The width that only a twentieth of the lines goes over.
    private func pageWidth() -> Int {
        var counts = [Int](repeating: 0, count: 201)
        for end in ends where end.width >= Self.narrowest { counts[min(end.width, 200)] += 1 }
        let total = counts.reduce(0, +)
        var page = 200
        var seen = 0
        while page > Self.narrowest, seen * 20 < total {
            seen += counts[page]
            page -= 1
        }
        // One wide line alone shows no page: what follows it may be anything.
        let full = counts[(page * 17 / 20)...].reduce(0, +)
        return full > 1 ? page : Int.max / 20
    }
}
