/// Builds a `Layout` in one pass over normalized UTF-8: looks through HTML and Markdown remains, drops white space into
/// gaps, and keeps each character's way back to the source.
struct LayoutBuilder {
    private let bytes: [UInt8]
    private let edits: [NormalizedText.Edit]
    private var edit = 0
    /// Where the next edit starts in the normalized text.
    private var nextEdit = 0
    /// What to add to a normalized offset before the next edit for its source offset.
    private var shift = 0
    /// One character of ink, before the columns of `Ink` are made: one append a character instead of five.
    private struct Glyph {
        var scalar: UInt32
        var sourceStart: UInt32
        var sourceEnd: UInt32
        var characterClass: CharacterClass
        var gap: Gap
    }

    private let classTable = CharacterClass.basicPlane
    private var glyphs: [Glyph] = []
    private var lines: [Layout.Line] = []
    private var gap = Gap.block
    private var lineNumber = 1
    private var lineStart = 0
    private var indent = 0
    private var column = 0
    private var widths: [Int] = []
    /// Whether a tag, not a line feed, ended each line.
    private var endedByTag: [Bool] = []
    private var isHeading = false
    private var isCell = false
    /// The cell that the next border ends.
    private var cell = Layout.Cell()
    /// The line is a row of a Markdown table.
    private var inPipeRow = false
    /// The last line was such a row.
    private var hasPipes = false
    /// Nothing but rule characters stood in the last line.
    private var wasRule = false
    private var isHTML = false
    /// The last break came from a tag: the line feed that follows it in the file breaks nothing.
    private var brokeByTag = false

    /// The layout of a normalized text.
    /// - Complexity: O(*n*), *n* the number of bytes.
    static func layout(_ text: NormalizedText) -> Layout {
        var builder = LayoutBuilder(text)
        builder.run()
        builder.joinWrappedLines()
        return Layout(ink: builder.ink(), lines: builder.lines)
    }

    private init(_ text: NormalizedText) {
        bytes = text.utf8
        edits = text.edits
        isHTML = LayoutBuilder.looksLikeHTML(text.utf8)
        glyphs.reserveCapacity(text.utf8.count / 2)
    }

    private func ink() -> Ink {
        Ink(
            scalars: glyphs.map(\.scalar), classes: glyphs.map(\.characterClass), gaps: glyphs.map(\.gap),
            sourceStart: glyphs.map(\.sourceStart), sourceEnd: glyphs.map(\.sourceEnd))
    }

    private mutating func run() {
        var i = 0
        while i < bytes.count {
            let (scalar, length) = decode(i)
            if scalar >= 0x3001, scalar < 0xFE00 {  // most of a Japanese text
                put(scalar, from: i, length)
                i += length
                continue
            }
            switch scalar {
            case 0x0A:
                endLine(.line)
                if inPipeRow {
                    gap = .block
                    startRow()
                } else if hasPipes, !wasRule {
                    startTable()
                }
                inPipeRow = false
                lineNumber += 1
                i += 1
            case 0x0D, 0x0B, 0x00, 0xFEFF, 0x200B...0x200F, 0x2060, 0xAD: i += length
            case 0x0C, 0x85, 0x2028, 0x2029:
                endLine(.line)
                i += length
            case 0x09, 0x3000:
                space(.wide, columns: 2)
                i += length
            case 0x20, 0xA0, 0x2000...0x200A, 0x202F, 0x205F:
                // A full-width space has been folded to a narrow one: the source tells.
                let source = sourceRange(i, i + length)
                let isWide = length == 1 && source.end - source.start >= 3
                space(isWide ? .wide : .space, columns: isWide ? 2 : 1)
                i += length
            case 0x3C where isHTML:  // <
                if let tag = Tag(in: bytes, at: i) {
                    apply(tag)
                    i = tag.bytes.upperBound
                } else {
                    put(scalar, from: i, length)
                    i += 1
                }
            case 0x26:  // &
                if let (character, end) = entity(i) {
                    if character == 0x20 {
                        space(.space, columns: 1)
                    } else {
                        put(character, from: i, end - i)
                    }
                    i = end
                } else {
                    put(scalar, from: i, length)
                    i += 1
                }
            case 0x7C, 0x2502, 0x2503, 0x2506, 0x2507, 0x250A, 0x250B, 0x2551:  // | │ ┃ ┆ ┇ ┊ ┋ ║
                let opensRow = atLineStart && !inPipeRow
                border()
                if !opensRow { cell.column += 1 }
                inPipeRow = true
                hasPipes = true
                i += length
            case 0x23 where atLineStart && isHeadingMark(i):  // #
                while i < bytes.count, bytes[i] == 0x23 { i += 1 }
                isHeading = true
            case 0x2A where i + 1 < bytes.count && bytes[i + 1] == 0x2A:  // **
                i += 2
            case 0x5C where i + 1 < bytes.count && isMarkdownEscape(bytes[i + 1]):  // \* of Markdown
                i += 1
            default:
                put(scalar, from: i, length)
                i += length
            }
        }
        endLine(.line)
    }

    private var atLineStart: Bool { lineStart == glyphs.count }

    // MARK: Characters

    private func decode(_ i: Int) -> (scalar: UInt32, length: Int) {
        let lead = bytes[i]
        if lead < 0x80 { return (UInt32(lead), 1) }
        if lead >= 0xE0, lead < 0xF0, i + 2 < bytes.count {
            return (UInt32(lead & 0x0F) << 12 | UInt32(bytes[i + 1] & 0x3F) << 6 | UInt32(bytes[i + 2] & 0x3F), 3)
        }
        if lead < 0xE0, i + 1 < bytes.count {
            return (UInt32(lead & 0x1F) << 6 | UInt32(bytes[i + 1] & 0x3F), 2)
        }
        guard i + 3 < bytes.count else { return (0xFFFD, 1) }
        let high = UInt32(lead & 0x07) << 18 | UInt32(bytes[i + 1] & 0x3F) << 12
        return (high | UInt32(bytes[i + 2] & 0x3F) << 6 | UInt32(bytes[i + 3] & 0x3F), 4)
    }

    private mutating func put(_ scalar: UInt32, from i: Int, _ length: Int) {
        if atLineStart { indent = column }
        let source = sourceRange(i, i + length)
        glyphs.append(
            Glyph(
                scalar: scalar, sourceStart: UInt32(truncatingIfNeeded: source.start),
                sourceEnd: UInt32(truncatingIfNeeded: source.end),
                characterClass: scalar < 0x10000 ? classTable[Int(scalar)] : CharacterClass(scalar), gap: gap))
        gap = .none
        brokeByTag = false
        column += scalar < 0x2000 ? 1 : 2
    }

    /// The source bytes of normalized bytes, which are asked for in ascending order.
    private mutating func sourceRange(_ start: Int, _ end: Int) -> SourceRange {
        if end <= nextEdit { return SourceRange(start + shift, end + shift) }
        while edit < edits.count, edits[edit].normalized.end <= start {
            shift = edits[edit].source.end - edits[edit].normalized.end
            edit += 1
        }
        nextEdit = edit < edits.count ? edits[edit].normalized.start : Int.max
        var result = SourceRange(start + shift, end + shift)
        if nextEdit <= start { result = edits[edit].source }
        var last = edit
        while last < edits.count, edits[last].normalized.start < end {
            result.end = max(result.end, edits[last].source.end)
            last += 1
        }
        return result
    }

    // MARK: White space, lines and cells

    private mutating func space(_ kind: Gap, columns: Int) {
        column += columns
        if gap == .none { gap = kind } else if gap == .space { gap = .wide }
    }

    private mutating func endLine(_ kind: Gap, byTag: Bool = false) {
        let end = glyphs.count
        wasRule = isRule(lineStart..<end)
        if end > lineStart {
            if wasRule {
                glyphs.removeLast(end - lineStart)
                gap = .block
            } else {
                gap = max(gap, isHeading ? .block : kind)
                lines.append(
                    .init(
                        ink: lineStart..<end, number: lineNumber, indent: indent, isHeading: isHeading,
                        cell: isCell ? cell : nil))
                widths.append(column)
                endedByTag.append(byTag)
            }
        } else if brokeByTag {
            brokeByTag = false
        } else if kind == .line, gap != .cell {
            gap = gap >= .line ? .block : .line
        }
        lineStart = glyphs.count
        indent = 0
        column = 0
        isHeading = false
        isCell = false
    }

    /// The border of a cell: ends the line so far as a cell of its own.
    private mutating func border() {
        isCell = true
        let column = self.column
        endLine(.cell)
        gap = max(gap, .cell)
        isCell = true
        self.column = column
    }

    private mutating func startRow() { cell = .init(table: cell.table, row: cell.row + 1) }

    private mutating func startTable() {
        cell = .init(table: cell.table + 1)
        hasPipes = false
    }

    /// A line of nothing but rule characters parts what stands above and below, and says nothing itself.
    private func isRule(_ range: Range<Int>) -> Bool {
        guard range.count >= 3 else { return false }
        for i in range {
            switch glyphs[i].scalar {
            case 0x2D, 0x3D, 0x2A, 0x5F, 0x7E, 0x2B, 0x3A, 0x2010...0x2015, 0x2212, 0x2500...0x257F, 0x30FC,
                0x25A0...0x25FF, 0x2605, 0x2606, 0x301C, 0x2026, 0x30FB, 0x2E:
                continue
            default: return false
            }
        }
        return true
    }

    /// Marks the breaks at which a full line goes on in the next one.
    ///
    /// A line is full when it is about as wide as the widest of the document, or as the widest of its own block where
    /// another line of the block is as wide: columns and quoted mails are narrower than the page. In sentences, lines
    /// may be ragged.
    private mutating func joinWrappedLines() {
        let page = pageWidth()
        var first = 0
        while first < lines.count {
            var last = first
            while last + 1 < lines.count, glyphs[lines[last + 1].ink.lowerBound].gap == .line,
                last - first < Self.longestBlock
            {
                last += 1
            }
            if last > first { joinWrappedLines(first...last, page: page) }
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

    private mutating func joinWrappedLines(_ block: ClosedRange<Int>, page: Int) {
        let widest = widths[block].max() ?? 0
        let full = widths[block].count { $0 + Self.ragged >= widest }
        let isProse =
            block.count >= 3 && isProse(lines[block.lowerBound].ink.lowerBound..<lines[block.upperBound].ink.upperBound)
        for k in block.dropFirst() {
            let line = lines[k]
            let before = lines[k - 1]
            let width = widths[k - 1]
            let isFull =
                width >= Self.narrowest && (width * 20 >= page * 17 || full >= 2 && width + Self.ragged >= widest)
                || isProse && width * 5 >= widest * 3
            guard isFull, isProse || !isColumns(line.ink) && !isColumns(before.ink),
                line.indent < before.indent + Self.aligned,
                !startsItem(line.ink), !line.isCell, !before.isCell, !before.isHeading, !endedByTag[k - 1],
                let last = before.ink.last
            else { continue }
            switch glyphs[last].characterClass {
            case .stop, .close, .colon: continue
            default: break
            }
            glyphs[line.ink.lowerBound].gap = .wrap
        }
    }

    /// Whether a line is set in columns: wide white space stands inside.
    private func isColumns(_ range: Range<Int>) -> Bool {
        range.dropFirst(2).contains { glyphs[$0].gap == .wide }
    }

    /// Whether a line starts an item of its own: a list mark, a number with its point or bracket, or a label.
    private func startsItem(_ range: Range<Int>) -> Bool {
        let first = range.lowerBound
        func kind(_ i: Int) -> CharacterClass { i < range.upperBound ? glyphs[i].characterClass : .other }
        switch kind(first) {
        case .bullet, .enclosed, .middleDot: return true
        case .dash: return first + 1 < range.upperBound && glyphs[first + 1].gap != .none
        case .open, .digit:
            var i = kind(first) == .open ? first + 1 : first
            let figures = i
            while kind(i) == .digit || kind(i) == .kanjiDigit, i < figures + 3 { i += 1 }
            guard i > figures else { break }
            if kind(first) == .open, kind(i) == .close { return true }
            if kind(i) == .dot, kind(i + 1) != .digit { return true }
            if kind(i) == .close || i < range.upperBound && glyphs[i].gap == .wide { return true }
        default: break
        }
        // A label: a few characters and a colon.
        for i in range.prefix(8) where i > first {
            if glyphs[i].characterClass == .colon, kind(i + 1) != .slash { return kind(i - 1) != .digit }
            if glyphs[i].characterClass == .comma || glyphs[i].characterClass == .stop { break }
        }
        return false
    }

    /// Whether ink holds sentences: a full stop, and the kana of grammar between the words.
    private func isProse(_ range: Range<Int>) -> Bool {
        var kana = 0
        var stops = 0
        for i in range {
            if glyphs[i].characterClass == .hiragana { kana += 1 }
            if glyphs[i].scalar == 0x3002 { stops += 1 }
        }
        return stops > 0 && kana * 6 >= range.count
    }

    /// The width that only a twentieth of the lines goes over.
    private func pageWidth() -> Int {
        var counts = [Int](repeating: 0, count: 201)
        for width in widths where width >= Self.narrowest { counts[min(width, 200)] += 1 }
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

    // MARK: Markup

    private func isHeadingMark(_ i: Int) -> Bool {
        var k = i
        while k < bytes.count, bytes[k] == 0x23 { k += 1 }
        return k - i <= 6 && k < bytes.count && bytes[k] == 0x20
    }

    private func isMarkdownEscape(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x2A, 0x5F, 0x23, 0x2D, 0x2B, 0x2E, 0x60, 0x5B, 0x5D, 0x28, 0x29, 0x21, 0x7C, 0x3C, 0x3E, 0x7E: true
        default: false
        }
    }

    /// Whether a tag of HTML stands anywhere in the text.
    private static func looksLikeHTML(_ bytes: [UInt8]) -> Bool {
        var i = 0
        while i + 1 < bytes.count {
            if bytes[i] == 0x3C, Tag(in: bytes, at: i) != nil { return true }
            i += 1
        }
        return false
    }

    private mutating func apply(_ tag: Tag) {
        for k in tag.bytes where bytes[k] == 0x0A { lineNumber += 1 }
        switch tag.effect {
        case .inline: break
        case .line: breakLine(.line)
        case .cell:
            border()
            if !tag.closes { cell.column += 1 }
        case .block: breakLine(.block)
        case .row:
            breakLine(.block)
            startRow()
        case .table:
            breakLine(.block)
            startTable()
        case .heading:
            if tag.closes { isHeading = true }
            breakLine(.block)
        }
    }

    /// A break made by a tag.
    private mutating func breakLine(_ kind: Gap) {
        let hadInk = !atLineStart
        brokeByTag = false
        if hadInk { endLine(.line, byTag: true) }
        gap = max(gap, kind)
        brokeByTag = true
    }

    /// The character that an HTML entity at `i` stands for, and the index behind it.
    private func entity(_ i: Int) -> (UInt32, Int)? {
        var k = i + 1
        let limit = min(bytes.count, i + 12)
        while k < limit, bytes[k] != 0x3B {
            guard bytes[k] < 0x80, bytes[k] > 0x22 else { return nil }
            k += 1
        }
        guard k < limit else { return nil }
        let name = String(decoding: bytes[(i + 1)..<k], as: UTF8.self)
        let scalar: UInt32? =
            switch name {
            case "nbsp", "ensp", "emsp", "thinsp": 0x20
            case "amp": 0x26
            case "lt": 0x3C
            case "gt": 0x3E
            case "quot": 0x22
            case "apos": 0x27
            case "copy": 0xA9
            case "yen": 0xA5
            case "middot", "bull": 0xB7
            case "reg": 0xAE
            case "trade": 0x2122
            case "times": 0xD7
            case "laquo": 0xAB
            case "raquo": 0xBB
            case "ldquo": 0x201C
            case "rdquo": 0x201D
            case "lsquo": 0x2018
            case "rsquo": 0x2019
            case "ndash": 0x2013
            case "mdash": 0x2014
            case "hellip": 0x2026
            default:
                if name.hasPrefix("#x") || name.hasPrefix("#X") {
                    UInt32(name.dropFirst(2), radix: 16)
                } else if name.hasPrefix("#") {
                    UInt32(name.dropFirst())
                } else {
                    nil
                }
            }
        guard let scalar, let valid = Unicode.Scalar(scalar) else { return nil }
        return (valid.value, k + 1)
    }
}
