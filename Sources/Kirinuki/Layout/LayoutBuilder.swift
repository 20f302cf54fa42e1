/// Builds a `Layout` in one pass over normalized UTF-8: looks through HTML and Markdown remains, drops white space into
/// gaps, and keeps each character's way back to the source.
struct LayoutBuilder {
    private let bytes: [UInt8]
    private var sources: EditMap.Cursor
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
    /// How each line ended.
    private var ends: [LineWrapping.End] = []
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
        let wrapping = LineWrapping(ink: builder.ink(), lines: builder.lines, ends: builder.ends)
        return Layout(ink: wrapping.joined(), lines: builder.lines)
    }

    private init(_ text: NormalizedText) {
        bytes = text.utf8
        sources = EditMap.Cursor(text.map)
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
            let (scalar, length) = UTF8Coding.decode(bytes, at: i)
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
                let source = sources.sourceRange(i, i + length)
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
                if let entity = Entity(in: bytes, at: i) {
                    if entity.scalar == 0x20 {
                        space(.space, columns: 1)
                    } else {
                        put(entity.scalar, from: i, entity.end - i)
                    }
                    i = entity.end
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

    private mutating func put(_ scalar: UInt32, from i: Int, _ length: Int) {
        if atLineStart { indent = column }
        let source = sources.sourceRange(i, i + length)
        glyphs.append(
            Glyph(
                scalar: scalar, sourceStart: UInt32(truncatingIfNeeded: source.start),
                sourceEnd: UInt32(truncatingIfNeeded: source.end),
                characterClass: scalar < 0x10000 ? classTable[Int(scalar)] : CharacterClass(scalar), gap: gap))
        gap = .none
        brokeByTag = false
        column += scalar < 0x2000 ? 1 : 2
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
                ends.append(.init(width: column, isTag: byTag))
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
}
