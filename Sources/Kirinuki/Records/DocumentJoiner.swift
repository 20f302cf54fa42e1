/// Reads a very long text in windows and joins their records, so that memory stays bounded.
///
/// A window ends at a blank line, failing that at a line feed, failing that between two characters. Facts are never
/// joined over that border; the day of the first window completes the dates of the later ones.
struct DocumentJoiner {
    /// Bytes of UTF-8 in one window at most. Newsletters are a thousandth of it.
    static let window = 4 << 20

    private let source: [UInt8]
    private let unit: Extractor.Options.OffsetUnit
    private let window: Int

    init(_ source: [UInt8], unit: Extractor.Options.OffsetUnit, window: Int = Self.window) {
        self.source = source
        self.unit = unit
        self.window = window
    }

    /// The record of the whole text, given the record of a piece of it.
    /// - Complexity: O(*n*), *n* the length of the text.
    func join(reference: CalendarDay?, _ record: ([UInt8], CalendarDay?) -> Document) -> Document {
        var whole: Document?
        var organizationOfKey: [String: Int] = [:]
        var reference = reference
        var start = 0
        var units = 0
        var lines = 0
        repeat {
            let end = self.end(from: start)
            let bytes = Array(source[start..<end])
            let piece = record(bytes, reference)
            if var joined = whole {
                append(piece, to: &joined, units: units, lines: lines, &organizationOfKey)
                whole = joined
            } else {
                whole = piece
                for organization in piece.organizations { organizationOfKey[organization.key] = organization.id }
                if let issued = piece.issued, let day = CalendarDay(issued) { reference = day }
            }
            let table = OffsetTable([bytes.count], in: bytes, unit: unit)
            units += table[bytes.count].unit
            lines += table[bytes.count].line - 1
            start = end
        } while start < source.count
        return whole ?? record([], reference)
    }

    private func append(
        _ piece: Document, to whole: inout Document, units: Int, lines: Int, _ organizationOfKey: inout [String: Int]
    ) {
        let firstID = whole.mentions.count
        for var mention in piece.mentions {
            mention.id += firstID
            mention.start += units
            mention.end += units
            mention.line += lines
            whole.mentions.append(mention)
        }
        for var organization in piece.organizations {
            organization.mentions = organization.mentions.map { $0 + firstID }
            if let known = organizationOfKey[organization.key] {
                whole.organizations[known].mentions += organization.mentions
                if whole.organizations[known].corporateNumber == nil {
                    whole.organizations[known].corporateNumber = organization.corporateNumber
                }
                for alias in organization.aliases where !whole.organizations[known].aliases.contains(alias) {
                    whole.organizations[known].aliases.append(alias)
                }
            } else {
                organization.id = whole.organizations.count
                organizationOfKey[organization.key] = organization.id
                whole.organizations.append(organization)
            }
        }
        for var contact in piece.contacts {
            contact.mentions = contact.mentions.map { $0 + firstID }
            whole.contacts.append(contact)
        }
        for var diagnostic in piece.diagnostics {
            diagnostic.start += units
            diagnostic.end += units
            whole.diagnostics.append(diagnostic)
        }
    }

    private func end(from start: Int) -> Int {
        let limit = start + window
        guard limit < source.count else { return source.count }
        var line: Int?
        var i = limit
        while i > start + window / 2 {
            if source[i - 1] == 0x0A {
                if line == nil { line = i }
                if i >= 2, source[i - 2] == 0x0A || source[i - 2] == 0x0D && i >= 3 && source[i - 3] == 0x0A {
                    return i
                }
            }
            i -= 1
        }
        if let line { return line }
        var end = limit
        while end > start + 1, source[end] & 0xC0 == 0x80 { end -= 1 }
        return end
    }
}
