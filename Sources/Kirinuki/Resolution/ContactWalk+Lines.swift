// What the lines say of where a block starts and how far its names reach.

extension ContactWalk {
    /// Marks rows of two cells whose first is a short label: 電話 | 03-….
    mutating func findLabelRows() {
        isLabelRow = [Bool](repeating: false, count: layout.lines.count)
        var first = 0
        while first < layout.lines.count {
            var end = first + 1
            while end < layout.lines.count, ink.gap(layout.lines[end].ink.lowerBound) == .cell { end += 1 }
            if layout.lines[first].isCell, end - first == 2, layout.lines[first].ink.count <= 10 {
                for k in first..<end { isLabelRow[k] = true }
            } else if layout.lines[first].isCell, end - first == 1 {
                isLabelRow[first] = true
            }
            first = end
        }
    }

    /// The break before a line. Rows of labels and values are lines of one block.
    func breakBefore(_ line: Int) -> Gap {
        let gap = ink.gap(layout.lines[line].ink.lowerBound)
        if gap == .block, line > 0, isLabelRow[line], isLabelRow[line - 1] { return .line }
        return gap
    }

    /// Whether the names so far still hold at an item: in the same sentence, or on the lines below a line that ends with
    /// them, or below the head of an item of a list.
    func carries(_ open: ContactDraft, to item: Item) -> Bool {
        let distance = item.line - open.lastLine
        let isTurnedTo = open.mentions.last.map { isAsked(findings[$0], before: item) } ?? false
        if item.isNewSentence, !(isItemHead(open.lastLine) && item.gap < .block && distance <= 2),
            !isTurnedTo || distance > 1
        {
            return false
        }
        if distance == 0 { return true }
        // A note is about something else.
        if isNote(item.line), !isNote(open.lastLine) { return false }
        if startsWithEventLabel(open.lastLine) || isLeft(open.lastLine, at: item.line) { return false }
        if layout.lines.indices.contains(item.line), layout.lines[item.line].isCell { return item.gap < .block }
        if item.gap < .block, distance <= 4, isItemHead(open.lastLine) {
            var isDeeper = true
            for line in (open.lastLine + 1)...item.line where !isBelow(line, open.lastLine) { isDeeper = false }
            if isDeeper { return true }
        }
        guard distance <= (item.gap == .block ? 3 : 2), let last = open.mentions.last,
            endsLine(findings[last]) || isTurnedTo
        else {
            return false
        }
        // Behind a blank line only names that have a line of their own are a block's head.
        if item.gap == .block, !startsLine(open.mentions) || isInListOfPeople(open.lastLine) { return false }
        return item.type.isContactData || !startsItem(item) || item.gap < .block
    }

    /// 申込みは佐藤までお願いします。: whose number or address comes next, though that sentence ends.
    private func isAsked(_ finding: Finding, before item: Item) -> Bool {
        let end = finding.range.upperBound
        let start = findings[item.index].range.lowerBound
        guard ink.spells("まで", at: end, through: .space) || ink.spells("へ", at: end, through: .space), start - end < 40
        else {
            return false
        }
        return ink.scalars[end..<max(start, end)].count { $0 == 0x3002 } <= 1
    }

    /// Whether next to nothing but names stands before the last of these names in its line.
    func startsLine(_ mentions: [Int]) -> Bool {
        guard let last = mentions.last else { return false }
        let start = layout.lines[layout.lineIndex(of: findings[last].range.lowerBound)].ink.lowerBound
        var p = findings[last].range.lowerBound
        for mention in mentions.reversed().prefix(8) {
            let range = findings[mention].range
            guard range.upperBound <= p || mention == last, range.lowerBound >= start else { break }
            if p - range.upperBound > 4 { return false }
            p = range.lowerBound
        }
        // A year or a day before it is that of an event.
        if p - start <= 3 { return true }
        return p - start <= 6 && !ink.classes[start..<p].contains(.digit)
    }

    /// 理事　佐藤　◯◯銀行: the last of several lines with a person each.
    private func isInListOfPeople(_ last: Int) -> Bool {
        guard last > 0 else { return false }
        let near = items[lowerBound(layout.lines[last - 1].ink.lowerBound)...].prefix(12)
        return [last - 1, last].allSatisfy { line in near.contains { $0.line == line && $0.type == .person } }
    }

    /// A heading stands between, or a table ends: what was named there is not whose the data are.
    private func isLeft(_ last: Int, at line: Int) -> Bool {
        if layout.lines[last].isCell, !layout.lines[line].isCell { return true }
        return last < line && ((last + 1)...line).contains { layout.lines[$0].isHeading && $0 < line }
    }

    static let eventLabels = WordMatcher<Bool>([
        "共催", "後援", "協賛", "協力", "講師", "審査", "出演", "司会",
    ])

    /// Lines whose names have a part in an event, not an office.
    func startsWithEventLabel(_ line: Int) -> Bool {
        guard layout.lines.indices.contains(line) else { return false }
        for start in layout.lines[line].ink.prefix(3)
        where ContactWalk.eventLabels.longestMatch(in: ink, at: start) != nil {
            return true
        }
        return false
    }

    func isItemHead(_ line: Int) -> Bool {
        guard layout.lines.indices.contains(line) else { return false }
        let first = layout.lines[line].ink.lowerBound
        switch ink.characterClass(first) {
        case .bullet, .enclosed, .middleDot, .dash: return true
        case .open: return ink.characterClass(first + 1) == .digit || ink.scalars[first] == 0x3010
        case .digit: return ink.characterClass(first + 1) == .dot || ink.characterClass(first + 1) == .close
        default: return false
        }
    }

    /// Whether a line belongs under the head of a list's item: further in, or an item of another kind.
    func isBelow(_ line: Int, _ head: Int) -> Bool {
        let (a, b) = (layout.lines[line], layout.lines[head])
        if a.indent > b.indent { return true }
        return a.indent == b.indent && !isItemHead(line) && !a.isHeading
    }

    /// Whether next to nothing follows a finding in its line: it is a name in a block, not a word of a sentence.
    func endsLine(_ finding: Finding) -> Bool {
        let line = layout.lines[layout.lineIndex(of: max(finding.range.upperBound - 1, 0))]
        let rest = line.ink.upperBound - finding.range.upperBound
        if rest <= 4 { return true }
        let first = ink.characterClass(finding.range.upperBound)
        return rest <= 20 && first == .open && ink.characterClass(line.ink.upperBound - 1) == .close
    }

    /// Whether an open bracket stands before a name in its line.
    func isInBrackets(_ k: Int) -> Bool {
        var p = findings[items[k].index].range.lowerBound
        let start = max(layout.lines[items[k].line].ink.lowerBound, p - 24)
        while p > start {
            p -= 1
            if ink.scalars[p] == 0x29 { return false }
            if ink.scalars[p] == 0x28 { return true }
        }
        return false
    }

    /// A line that starts with a bullet or a bracketed label is an item of its own.
    func startsItem(_ item: Item) -> Bool {
        let first = layout.lines[item.line].ink.lowerBound
        switch ink.characterClass(first) {
        case .bullet, .enclosed, .middleDot, .open: return true
        case .dash: return true
        default: return false
        }
    }

    static let audiences = WordMatcher<Bool>([
        "様", "向け", "窓口", "専用", "関係", "に関する", "お客", "報道",
        "取材", "一般", "の方",
    ])

    /// ＜お客様専用ダイヤル＞: a line whose label says for whom its number is.
    func startsWithAudience(_ line: Int) -> Bool {
        let range = layout.lines[line].ink
        guard ink.characterClass(range.lowerBound) == .open else { return false }
        for k in range.prefix(24).dropFirst() {
            if ink.classes[k] == .close { return false }
            if ContactWalk.audiences.longestMatch(in: ink, at: k) != nil { return true }
        }
        return false
    }

    /// The first cell of the row that holds a cell, and how many cells stand before it.
    func place(of line: Int) -> (row: Int, column: Int) {
        var first = line
        while first > 0, line - first < 40, ink.gap(layout.lines[first].ink.lowerBound) == .cell { first -= 1 }
        return (first, line - first)
    }

    private static let mailHeads = WordMatcher<Bool>([
        "From:", "To:", "Cc:", "CC:", "Bcc:", "Reply-To:", "差出人:", "宛先:", "送信者:", "発信者:", "返信先:",
    ])

    /// From: …: a line of a mail's head, whose address is that of nobody on the lines around.
    func isMailHead(_ line: Int) -> Bool {
        line < 12 && layout.lines.indices.contains(line)
            && ContactWalk.mailHeads.longestMatch(in: ink, at: layout.lines[line].ink.lowerBound) != nil
    }

    /// ※: a note below a block.
    func isNote(_ line: Int) -> Bool { ink.scalar(layout.lines[line].ink.lowerBound) == 0x203B }

    /// Whether a numbered head of the list that a record stands in parts it from an item.
    func startsNextEntry(_ item: Item, after open: ContactDraft) -> Bool {
        guard item.line > open.lastLine, item.line - open.lastLine <= 4, isNumberedHead(open.firstLine) else {
            return false
        }
        return ((open.lastLine + 1)...item.line).contains {
            isNumberedHead($0) && layout.lines[$0].indent <= layout.lines[open.firstLine].indent
        }
    }

    /// (2), 3.
    private func isNumberedHead(_ line: Int) -> Bool {
        guard isItemHead(line) else { return false }
        let first = layout.lines[line].ink.lowerBound
        return ink.characterClass(first) == .digit || ink.characterClass(first + 1) == .digit
    }

    private static let mapLabels = WordMatcher<Bool>(["アクセス", "地図", "案内図", "MAP", "会場", "交通"])

    /// （アクセス）: the text of a link to a map.
    func isMapLabel(_ finding: Finding) -> Bool {
        finding.type == .organization
            && ContactWalk.mapLabels.longestMatch(in: ink, at: finding.range.lowerBound)?.end
                == finding.range.upperBound
    }

    func startsWithMapLabel(_ line: Int) -> Bool {
        ContactWalk.mapLabels.longestMatch(in: ink, at: layout.lines[line].ink.lowerBound) != nil
    }

    private static let contactHeadings = WordMatcher<Bool>([
        "問い合わせ", "問合せ", "問合わせ", "連絡先", "照会先", "申込先", "申し込み先", "お申込み", "お申し込み",
    ])

    /// Whether a line stands below a heading that says whom to ask: お問い合わせ先.
    func isBelowContactHeading(_ line: Int) -> Bool {
        (max(line - 6, 0)..<line).contains(where: isContactHeading)
    }

    private func isContactHeading(_ line: Int) -> Bool {
        let range = layout.lines[line].ink
        return range.count <= 30
            && range.contains { ContactWalk.contactHeadings.longestMatch(in: ink, at: $0) != nil }
    }
}
