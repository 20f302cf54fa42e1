// The name of a place printed with its address: a hall, a house, a site.

extension ContactWalk {
    private static let venueWords = ["会場", "場所", "ところ", "於", "開催地", "開催場所", "開催会場"]
    static let venueLabels = WordMatcher<Bool>(venueWords)
    static let venueEnds = WordMatcher<Bool>(backward: venueWords)

    /// Lists what stands under 会場 in tables with another column for whom to ask, be they of cells or of words far apart.
    mutating func findVenueColumns() {
        var head: (columns: Int, venue: Int, table: Int?)?
        var row = 0
        while row < layout.lines.count {
            let cell = layout.lines[row].cell
            var end = row + 1
            while end < layout.lines.count, let cell, layout.lines[end].cell?.isBeside(cell) == true { end += 1 }
            if let known = head, known.table != cell?.table || cell == nil && breakBefore(row) == .block { head = nil }
            var columns: [Range<Int>] = []
            if cell != nil {
                columns = layout.lines[row..<end].map(\.ink)
            } else {
                let range = layout.lines[row].ink
                var first = range.lowerBound
                for k in range.dropFirst() where ink.gaps[k] == .wide {
                    columns.append(first..<k)
                    first = k
                }
                columns.append(first..<range.upperBound)
            }
            defer { row = end }
            if columns.count >= 3, columns.contains(where: { isHead($0, ContactWalk.askHeads) }),
                let venue = columns.firstIndex(where: { isHead($0, ContactWalk.venueLabels) })
            {
                head = (columns.count, cell == nil ? venue : layout.lines[row + venue].cell?.column ?? 0, cell?.table)
                continue
            }
            guard let head, columns.count >= min(3, head.columns - 1) else { continue }
            if cell != nil {
                for line in row..<end where layout.lines[line].cell?.column == head.venue {
                    venueColumns.append(layout.lines[line].ink)
                }
            } else if columns.indices.contains(head.venue) {
                venueColumns.append(columns[head.venue])
            }
        }
    }

    private func isHead(_ column: Range<Int>, _ labels: WordMatcher<Bool>) -> Bool {
        labels.longestMatch(in: ink, at: column.lowerBound)?.end == column.upperBound
    }

    /// Whether an organization is only where something is held.
    func isInVenueColumn(_ finding: Finding) -> Bool {
        guard finding.type == .organization, !venueColumns.isEmpty else { return false }
        var low = 0
        var high = venueColumns.count
        while low < high {
            let middle = (low + high) / 2
            if venueColumns[middle].upperBound <= finding.range.lowerBound { low = middle + 1 } else { high = middle }
        }
        return low < venueColumns.count && venueColumns[low].contains(finding.range.lowerBound)
    }

    /// 会場 at the start of a line.
    func startsWithVenue(_ line: Int) -> Bool {
        ContactWalk.venueLabels.longestMatch(in: ink, at: layout.lines[line].ink.lowerBound) != nil
    }

    /// The name of a place printed with its address: what stands behind 会場 or 場所, on its line or the one above.
    func venue(at item: Item) -> String? {
        let address = findings[item.index].range.lowerBound
        for line in [item.line, item.line - 1] where layout.lines.indices.contains(line) {
            let range = layout.lines[line].ink
            for start in range.prefix(6) {
                guard let (end, _) = ContactWalk.venueLabels.longestMatch(in: ink, at: start) else { continue }
                var p = end
                while ink.characterClass(p) == .colon || ink.characterClass(p) == .close { p += 1 }
                if line == item.line, address - p <= 1, let name = nameBehind(findings[item.index].range.upperBound) {
                    return name
                }
                if let name = guest(from: p, to: address) { return name }
                let from = p
                while p < min(address, ink.count), p == from || ink.gaps[p] <= .space,
                    p == from || ink.classes[p] != .open,
                    ink.classes[p].isLetterOrFigure || ink.classes[p] == .dash || ink.classes[p] == .middleDot
                {
                    if p > from, ink.classes[p] == .digit || p - from >= 4 && ink.gaps[p] > .none { break }
                    p += 1
                }
                if p - from >= 3 { return placeName(from..<p) }
            }
            // The label may stand in the cell before.
            if layout.lines[line].isCell, line > 0, ink.gap(range.lowerBound) == .cell,
                let (end, _) = ContactWalk.venueLabels.longestMatch(in: ink, at: layout.lines[line - 1].ink.lowerBound),
                end == layout.lines[line - 1].ink.upperBound
            {
                var p = range.lowerBound
                while p < min(address, range.upperBound),
                    p == range.lowerBound || ink.gaps[p] <= .space && ink.classes[p] != .open
                {
                    p += 1
                }
                if p - range.lowerBound >= 3 { return placeName(range.lowerBound..<p) }
            }
        }
        return nil
    }

    /// 会館内、サンプル社: whose place it is, where that is a guest's in a greater one.
    private func guest(from first: Int, to end: Int) -> String? {
        var p = first
        while p < min(end, first + 40), p == first || ink.gaps[p] <= .wide {
            if p > first, ink.scalars[p] == 0x5185, ink.characterClass(p + 1) == .comma || ink.gap(p + 1) > .none {
                let next = ink.characterClass(p + 1) == .comma ? p + 2 : p + 1
                return items[lowerBound(next)...].prefix(4).first {
                    $0.type == .organization && findings[$0.index].range.lowerBound <= next + 3
                }.flatMap { fullNames[$0.index] ?? findings[$0.index].value }
            }
            p += 1
        }
        return nil
    }

    /// The name behind an address whose label calls it a venue: 場所 堺市…18番1号 市民会館 大ホール.
    private func nameBehind(_ first: Int) -> String? {
        guard ink.gap(first) == .space || ink.gap(first) == .wide else { return nil }
        var p = first
        while p < ink.count, p == first || ink.gaps[p] <= .space, p - first < 24,
            ink.classes[p].isLetterOrFigure || ink.classes[p] == .dash || ink.classes[p] == .middleDot
        {
            p += 1
        }
        guard p - first >= 3, ink.classes[first].isJapanese, isNameless(first..<p) else { return nil }
        return placeName(first..<p)
    }

    private func isNameless(_ range: Range<Int>) -> Bool {
        PhoneLabels.columns(range, in: ink).isEmpty
    }

    /// Ends of names that are a part of somebody's, and no place's of their own.
    private static let offices = WordMatcher<Bool>(backward: [
        "本社", "本店", "本部", "支社", "支店", "支部", "工場", "営業所", "事業所", "事務所", "事務局", "会場", "住所", "所在地", "連絡先", "送付先", "申込先",
        "宛先", "課", "係", "室", "当社", "当会", "自宅", "様", "氏", "同所",
    ])

    /// What alone is a room of a place named before.
    private static let rooms = WordMatcher<Bool>(backward: ["ホール", "本館", "別館", "新館", "西館", "東館", "南館", "北館"])

    /// The name of a place right before the bracket that holds its address: みなとホール(横浜市中区…).
    func bracketedVenue(at item: Item) -> String? {
        var end = findings[item.index].range.lowerBound
        // The postal code may stand before it in the bracket.
        if let before = items[..<lowerBound(end)].last, before.type == .postalCode, before.line == item.line,
            end - findings[before.index].range.upperBound <= 1
        {
            end = findings[before.index].range.lowerBound
            while end > 0, ink.scalars[end - 1] == 0x3012 { end -= 1 }
        }
        guard end > 0, ink.classes[end - 1] == .open else { return nil }
        while end > 0, ink.classes[end - 1] == .open, ink.gap(end) <= .space { end -= 1 }
        guard end > 0, ink.gap(end) <= .line else { return nil }
        if let before = items[..<lowerBound(end)].last, findings[before.index].range.upperBound >= end - 1 {
            return nil
        }
        var start = end
        while start > 0, end - start < 24, start == end || ink.gaps[start] == .none {
            switch ink.classes[start - 1] {
            case .kanji, .katakana, .kanjiDigit, .latin, .digit, .dash, .middleDot: break
            default:
                guard start == end || ink.gaps[start] == .none else { return nil }
                return named(start..<end)
            }
            start -= 1
        }
        return named(start..<end)
    }

    private func named(_ range: Range<Int>) -> String? {
        guard range.count >= 4, ink.classes[range.lowerBound] != .digit, ink.classes[range.lowerBound] != .dash,
            ContactWalk.offices.longestMatch(in: ink, endingAt: range.upperBound) == nil,
            ink.classes[range].contains(where: { $0 == .kanji || $0 == .katakana })
        else { return nil }
        if let (start, _) = ContactWalk.rooms.longestMatch(in: ink, endingAt: range.upperBound),
            start <= range.lowerBound + 1
        {
            return nil
        }
        return placeName(range)
    }

    /// ◯◯ビル3階: the floor is no part of the name.
    private func withoutFloor(_ range: Range<Int>) -> Range<Int> {
        guard let last = range.last, ink.scalars[last] == 0x968E || ink.scalars[last] == 0x46 else { return range }
        var end = last
        while end > range.lowerBound, ink.classes[end - 1] == .digit { end -= 1 }
        return end < last && end > range.lowerBound + 1 ? range.lowerBound..<end : range
    }

    /// The name of a house without its floor, hall or room.
    func placeName(_ range: Range<Int>) -> String {
        let name = ink.value(withoutFloor(range))
        for room in ["特設会場", "大ホール", "小ホール", "大会議室", "会議室", "会場"] where name.hasSuffix(room) && name != room {
            return String(name.dropLast(room.count))
        }
        return name
    }
}
