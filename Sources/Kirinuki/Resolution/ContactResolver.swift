/// Groups what stands together in a contact block into one record.
///
/// The document is read once, finding by finding. Names open a record, data fill it; a record ends where the names or the
/// data that follow are another's: a second address, another department with a number of its own, a blank line, a row.
/// Records without an organization take it from the block, the heading, or the document's masthead.
struct ContactResolver: Sendable {
    /// Mention ids in the result are indexes into `findings`.
    /// - Complexity: O(*n*) in the number of findings, lines, and organizations' mentions.
    func resolve(_ findings: [Finding], organizations: [Organization], in layout: Layout) -> [Contact] {
        guard findings.contains(where: { $0.type.isContactData }) else { return [] }
        var walk = ContactWalk(findings: findings, organizations: organizations, layout: layout)
        walk.run()
        return walk.contacts()
    }
}

/// One pass over the findings of a document.
private struct ContactWalk {
    /// A name or a piece of contact data in its line.
    struct Item {
        var index: Int
        var type: MentionType
        var line: Int
        /// The line of its last character: addresses run over line breaks.
        var endLine: Int
        /// The strongest break between it and the item before.
        var gap: Gap
        /// A sentence ended between it and the item before.
        var isNewSentence: Bool
    }

    let findings: [Finding]
    let layout: Layout
    /// The full name of the organization that a finding names.
    var fullNames: [String?]
    var items: [Item] = []
    /// Whether a line is a row of a table of labels and values, whose rows belong together.
    var isLabelRow: [Bool] = []

    var draft: ContactDraft?
    var closed: [ContactDraft] = []
    var ink: Ink { layout.ink }

    init(findings: [Finding], organizations: [Organization], layout: Layout) {
        self.findings = findings
        self.layout = layout
        fullNames = [String?](repeating: nil, count: findings.count)
        for organization in organizations {
            for mention in organization.mentions where fullNames.indices.contains(mention) {
                fullNames[mention] = organization.name
            }
        }
        findLabelRows()
        listItems()
    }

    /// How many items a look ahead or back goes: contact blocks are short, and the walk stays linear.
    private static let reach = 40

    // MARK: Items

    /// Marks rows of two cells whose first is a short label: 電話 | 03-….
    private mutating func findLabelRows() {
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

    private mutating func listItems() {
        var line = 0
        var previousEnd = 0
        let order = findings.indices.sorted {
            let (a, b) = (findings[$0].range, findings[$1].range)
            return (a.lowerBound, a.upperBound, $0) < (b.lowerBound, b.upperBound, $1)
        }
        for index in order {
            let finding = findings[index]
            guard finding.type.isName || finding.type.isContactData, !isPlaceName(finding) else { continue }
            while line + 1 < layout.lines.count, layout.lines[line].ink.upperBound <= finding.range.lowerBound {
                line += 1
            }
            var gap = Gap.none
            var isNewSentence = false
            if previousEnd < finding.range.lowerBound {
                for k in previousEnd..<finding.range.lowerBound where ink.scalars[k] == 0x3002 { isNewSentence = true }
            }
            let lastLine = items.last?.line ?? 0
            if lastLine == line, !items.isEmpty {
                if previousEnd <= finding.range.lowerBound {
                    for k in previousEnd...finding.range.lowerBound { gap = max(gap, ink.gap(k)) }
                }
            } else {
                for k in min(lastLine + 1, line)...line { gap = max(gap, breakBefore(k)) }
                if items.isEmpty { gap = .block }
            }
            var endLine = line
            while endLine + 1 < layout.lines.count, layout.lines[endLine].ink.upperBound < finding.range.upperBound {
                endLine += 1
            }
            items.append(
                Item(
                    index: index, type: finding.type, line: line, endLine: endLine, gap: gap,
                    isNewSentence: isNewSentence))
            previousEnd = max(previousEnd, finding.range.upperBound)
        }
    }

    /// An address without a number reaches nobody, except behind its postal code.
    private func isPlaceName(_ finding: Finding) -> Bool {
        guard case .address(let details)? = finding.details, details.block == nil, let last = items.last else {
            return false
        }
        return last.type != .postalCode || finding.range.lowerBound - findings[last.index].range.upperBound > 2
    }

    /// The break before a line. Rows of labels and values are lines of one block.
    private func breakBefore(_ line: Int) -> Gap {
        let gap = ink.gap(layout.lines[line].ink.lowerBound)
        if gap == .block, line > 0, isLabelRow[line], isLabelRow[line - 1] { return .line }
        return gap
    }

    // MARK: The walk

    mutating func run() {
        var k = 0
        while k < items.count {
            let item = items[k]
            if item.gap == .block { crossBlock(to: k) }
            switch item.type {
            case .organization: organization(at: k)
            case .department, .person, .role: name(at: k)
            default: data(at: k)
            }
            k += 1
        }
        close()
    }

    /// A blank line, a rule, a heading, or another row.
    private mutating func crossBlock(to k: Int) {
        guard let open = draft else { return }
        let item = items[k]
        if open.hasData {
            // A web address in the text above is not the block's.
            if open.isURLOnly, item.type == .postalCode || item.type == .address { return close() }
            // Data alone behind a blank line may still be this record's.
            if item.type.isContactData, item.line - open.lastLine <= 2, !open.isFilled(item.type),
                open.organization == nil || !startsWithNames(k), !layout.lines[item.line].isCell, open.venue == nil
            {
                return
            }
            close()
        } else if layout.lines[item.line].isCell {
            draft = nil
        }
    }

    // MARK: How far names reach

    /// Whether the names so far still hold at an item: in the same sentence, or on the lines below a line that ends with
    /// them, or below the head of an item of a list.
    private func carries(_ open: ContactDraft, to item: Item) -> Bool {
        let distance = item.line - open.lastLine
        if item.isNewSentence, !(isItemHead(open.lastLine) && item.gap < .block && distance <= 2) { return false }
        if distance == 0 { return true }
        if startsWithEventLabel(open.lastLine) { return false }
        // The next item of the list is about something else.
        if startsItem(item), isNextItem(item.line, after: open.lastLine) { return false }
        if layout.lines.indices.contains(item.line), layout.lines[item.line].isCell { return item.gap < .block }
        if item.gap < .block, distance <= 4, isItemHead(open.lastLine) {
            var isDeeper = true
            for line in (open.lastLine + 1)...item.line where !isBelow(line, open.lastLine) { isDeeper = false }
            if isDeeper { return true }
        }
        guard distance <= (item.gap == .block ? 3 : 2), let last = open.mentions.last, endsLine(findings[last]) else {
            return false
        }
        // Behind a blank line only names that have a line of their own are a block's head.
        if item.gap == .block, !startsLine(open.mentions) { return false }
        return item.type.isContactData || !startsItem(item) || item.gap < .block
    }

    /// Whether next to nothing but names stands before the last of these names in its line.
    private func startsLine(_ mentions: [Int]) -> Bool {
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
        for k in start..<p where ink.classes[k] == .digit && p - start > 3 { return false }
        return p - start <= 6
    }

    private static let eventLabels = WordMatcher<Bool>([
        ("共催", true), ("後援", true), ("協賛", true), ("協力", true), ("講師", true), ("審査", true), ("出演", true), ("司会", true),
    ])

    /// Lines whose names have a part in an event, not an office.
    private func startsWithEventLabel(_ line: Int) -> Bool {
        guard layout.lines.indices.contains(line) else { return false }
        for start in layout.lines[line].ink.prefix(3)
        where ContactWalk.eventLabels.longestMatch(in: ink, at: start) != nil {
            return true
        }
        return false
    }

    private func isItemHead(_ line: Int) -> Bool {
        guard layout.lines.indices.contains(line) else { return false }
        let first = layout.lines[line].ink.lowerBound
        switch ink.characterClass(first) {
        case .bullet, .enclosed, .middleDot, .dash: return true
        case .open: return ink.characterClass(first + 1) == .digit || ink.scalars[first] == 0x3010
        case .digit: return ink.characterClass(first + 1) == .dot || ink.characterClass(first + 1) == .close
        default: return false
        }
    }

    /// Whether two lines are items of one list.
    private func isNextItem(_ line: Int, after head: Int) -> Bool {
        guard isItemHead(head), layout.lines.indices.contains(line) else { return false }
        let (a, b) = (layout.lines[line], layout.lines[head])
        return a.indent <= b.indent && ink.scalar(a.ink.lowerBound) == ink.scalar(b.ink.lowerBound)
    }

    /// Whether a line belongs under the head of a list's item: further in, or an item of another kind.
    private func isBelow(_ line: Int, _ head: Int) -> Bool {
        let (a, b) = (layout.lines[line], layout.lines[head])
        if a.indent > b.indent { return true }
        return a.indent == b.indent && !isItemHead(line) && !a.isHeading
    }

    /// Whether next to nothing follows a finding in its line: it is a name in a block, not a word of a sentence.
    private func endsLine(_ finding: Finding) -> Bool {
        let line = layout.lines[layout.lineIndex(of: max(finding.range.upperBound - 1, 0))]
        let rest = line.ink.upperBound - finding.range.upperBound
        if rest <= 4 { return true }
        let first = ink.characterClass(finding.range.upperBound)
        return rest <= 20 && first == .open && ink.characterClass(line.ink.upperBound - 1) == .close
    }

    /// Whether names stand between this piece of data and the next break.
    private func startsWithNames(_ k: Int) -> Bool {
        var n = k + 1
        while n < items.count, n - k <= ContactWalk.reach, items[n].gap < .block {
            if items[n].type == .organization || items[n].type == .department { return true }
            n += 1
        }
        return false
    }

    private mutating func close() {
        guard let open = draft else { return }
        draft = nil
        if open.hasData { closed.append(open) }
    }

    private mutating func add(_ k: Int) {
        let item = items[k]
        if draft == nil { draft = ContactDraft() }
        draft?.add(
            findings[item.index], index: item.index, line: item.line, endLine: item.endLine,
            name: item.type == .organization ? fullNames[item.index] : nil)
    }

    /// The data that follow the names at `k`, before any other organization or break; nil if there are none near.
    private func dataAhead(_ k: Int) -> [MentionType] {
        var types: [MentionType] = []
        var n = k + 1
        while n < items.count, n - k <= ContactWalk.reach,
            items[n].gap < .block || types.isEmpty && items[n].line - items[k].line <= 1
        {
            let item = items[n]
            if item.type.isContactData {
                if types.isEmpty, item.line - items[n - 1].line > 2 { break }
                types.append(item.type)
            } else if !types.isEmpty || item.type == .organization && !isHost(n)
                || item.type == .department && (items[n - 1].type == .person || items[n - 1].type == .role)
                    && item.line > items[n - 1].line
            {
                break
            } else if item.line - items[n - 1].line > 2 {
                break
            }
            n += 1
        }
        return types
    }

    // MARK: Names

    /// ◯◯内, ◯◯気付: where the office is a guest, not whose it is.
    private func isHost(_ k: Int) -> Bool {
        let end = findings[items[k].index].range.upperBound
        var p = end
        // Departments of the host stand between its name and 内.
        while p < ink.count, p - end < 16, ink.gaps[p] <= .wide {
            switch ink.scalars[p] {
            case 0x5185: return ink.scalar(p + 1) != 0x7DDA && ink.gap(p) <= .space  // 内, but not 内線
            case 0x65B9 where p == end: return true  // 方
            case 0x6C17 where ink.scalar(p + 1) == 0x4ED8: return true  // 気付
            default: break
            }
            guard ink.classes[p].isJapanese, p == end || ink.gaps[p] == .none else { return false }
            p += 1
        }
        return false
    }

    /// 御中, 各位, 様: the reader, not the sender.
    private func isAddressee(_ k: Int) -> Bool {
        let end = findings[items[k].index].range.upperBound
        return ink.spells("御中", at: end) || ink.spells("各位", at: end) || ink.spells("様", at: end)
            || ink.spells("会員各位", at: end)
    }

    private static let partLabels = WordMatcher<Bool>(
        ["印刷", "印刷所", "制作", "製作", "協力", "協賛", "後援", "受託", "デザイン"].map {
            (String(String.UnicodeScalarView($0.unicodeScalars.reversed())), true)
        })

    /// 印刷, 後援: a part in the matter, where no data follow in the line.
    private func hasPart(_ k: Int) -> Bool {
        var start = findings[items[k].index].range.lowerBound
        while start > 0, ink.classes[start - 1] == .colon || ink.classes[start - 1] == .slash { start -= 1 }
        guard ContactWalk.partLabels.longestMatch(in: ink, endingAt: start) != nil else { return false }
        return nextDataLine(k) > items[k].line
    }

    private mutating func organization(at k: Int) {
        if isHost(k) || isAddressee(k) || hasPart(k) { return }
        let item = items[k]
        let name = fullNames[item.index] ?? findings[item.index].value
        guard let open = draft else {
            add(k)
            return
        }
        if !open.hasData {
            // In brackets stands who does the work, or where the shares are listed.
            if isInBrackets(k), open.hasNames, item.line - open.lastLine <= 1, !isBracketed(k),
                open.organization != nil || !open.departments.isEmpty && item.line == open.lastLine
            {
                return
            }
            // The name before a list of names leads it: A・B共催; an alias in brackets is the same one.
            if item.line == open.lastLine, !item.isNewSentence,
                open.organization == name
                    || open.organization != nil && open.departments.isEmpty && (isListed(k) || isBracketed(k))
            {
                return
            }
            draft = ContactDraft()
            add(k)
            return
        }
        let ahead = dataAhead(k)
        if open.organization == nil, open.venue == nil, item.line - open.dataLine <= 1, item.gap < .block,
            !item.isNewSentence,
            !ahead.contains(where: { open.isFilled($0) })
        {
            // Data first: 〒, address, and then whose they are.
            if !open.hasNames || item.line == open.dataLine && ahead.isEmpty,
                item.line == open.dataLine || !startsItem(item)
            {
                add(k)
                return
            }
        } else if open.isPlaceOnly, open.dataLine == item.line, open.nameLine < open.dataLine,
            ahead.contains(where: { $0 != .address && $0 != .postalCode })
        {
            // The names above were another's: the line itself says whose place this is.
            draft?.replaceNames()
            add(k)
            return
        }
        if ahead.isEmpty { return }
        if open.organization == name, item.line - open.dataLine <= 1, !ahead.contains(where: { open.isFilled($0) }),
            !(k + 1 < items.count && items[k + 1].type == .department && !open.departments.isEmpty)
        {
            return
        }
        close()
        add(k)
    }

    /// Only ・, 、 or と parts this organization from the one before it.
    private func isListed(_ k: Int) -> Bool {
        guard k > 0, items[k - 1].type == .organization else { return false }
        let (end, start) = (findings[items[k - 1].index].range.upperBound, findings[items[k].index].range.lowerBound)
        guard start > end, start - end <= 2 else { return false }
        for p in end..<start {
            switch ink.classes[p] {
            case .middleDot, .comma, .slash, .close: continue
            default: return false
            }
        }
        return true
    }

    /// Whether an open bracket stands before a name in its line.
    private func isInBrackets(_ k: Int) -> Bool {
        var p = findings[items[k].index].range.lowerBound
        let start = max(layout.lines[items[k].line].ink.lowerBound, p - 24)
        while p > start {
            p -= 1
            if ink.scalars[p] == 0x29 { return false }
            if ink.scalars[p] == 0x28 { return true }
        }
        return false
    }

    /// In the brackets behind another organization: its short name, or who runs it.
    private func isBracketed(_ k: Int) -> Bool {
        guard k > 0, items[k - 1].type == .organization else { return false }
        let (end, start) = (findings[items[k - 1].index].range.upperBound, findings[items[k].index].range.lowerBound)
        guard start > end, start - end <= 12, ink.scalars[end] == 0x28 else { return false }
        for p in end..<start where ink.scalars[p] == 0x29 { return false }
        return true
    }

    private mutating func name(at k: Int) {
        let item = items[k]
        if item.type == .department, isHost(k) { return }
        if item.type == .department, let name = governing(k) {
            if let open = draft, open.hasData || open.organization != name { close() }
            if draft?.organization != name { draft = ContactDraft() }
            draft?.organization = name
            draft?.isExplicit = true
            add(k)
            return
        }
        guard let open = draft else {
            add(k)
            return
        }
        if !open.hasData {
            if !carries(open, to: item) { draft = nil }
            if item.type == .department, let last = items[..<k].last, last.type == .person || last.type == .role,
                open.organization == nil || item.line > open.lastLine
            {
                draft = nil
            }
            // Whom to ask is somebody else than who was named above: 代表者, 問合せ先.
            if item.type == .person || item.type == .role, item.line > open.lastLine, !open.people.isEmpty, isAsked(k),
                draft != nil
            {
                draft?.forgetPeople()
            }
            // People of an earlier line of a list are others.
            if item.type == .person, item.line > open.lastLine, !open.people.isEmpty, startsItem(item) { draft = nil }
            add(k)
            return
        }
        // 携帯 …（佐藤）: one of the people named before.
        if item.type == .person, let name = findings[item.index].value,
            item.line - open.dataLine <= 1, open.people.contains(where: { $0.name.hasPrefix(name) })
        {
            return
        }
        let ahead = dataAhead(k)
        let isNear = item.line - open.dataLine <= 1
        if ahead.isEmpty {
            // Names behind the data: 電話 …（担当 佐藤）, or a department and its people on the lines below.
            let isBelow =
                item.line - open.dataLine <= 2 && item.gap < .block && !startsItem(item)
                && (item.type == .department || !open.departments.isEmpty || isAsked(k)) && open.venue == nil
                || isRepresentative(k, of: open)
            if !item.isNewSentence, item.line == open.dataLine || isBelow, isFree(item.type, open),
                !followsOther(k, open)
            {
                add(k)
            }
            return
        }
        if isNear, isOpen(open, item.type, ahead, k) {
            add(k)
            return
        }
        // The names of a row whose data came first go with them where the next data stand in another line.
        if item.line == open.dataLine, nextDataLine(k) > item.line, isFree(item.type, open) {
            add(k)
            return
        }
        let organization = open.organization
        close()
        draft = ContactDraft()
        draft?.organization = organization
        add(k)
    }

    /// A post and its holder right below a name and an address, as in a company's profile.
    private func isRepresentative(_ k: Int, of open: ContactDraft) -> Bool {
        guard open.isPlaceOnly, open.isExplicit, open.venue == nil, items[k].line - open.lastLine <= 1,
            items[k].gap < .block
        else { return false }
        if items[k].type == .person { return open.pendingRole != nil }
        return items[k].type == .role && k + 1 < items.count && items[k + 1].type == .person
            && items[k + 1].line == items[k].line
    }

    /// Another organization stands before the name in its line.
    private func followsOther(_ k: Int, _ open: ContactDraft) -> Bool {
        var n = k - 1
        while n >= 0, k - n <= ContactWalk.reach, items[n].line == items[k].line, !items[n].type.isContactData {
            if items[n].type == .organization, !open.mentions.contains(items[n].index), !isHost(n) { return true }
            n -= 1
        }
        return false
    }

    private static let askLabels = WordMatcher<Bool>(
        ["担当", "担当者", "係", "問合せ", "問合せ先", "問合わせ先", "問い合わせ先", "連絡先", "照会先", "まで", "責任者"].map {
            (String(String.UnicodeScalarView($0.unicodeScalars.reversed())), true)
        })

    /// 担当 stands before a person.
    private func isAsked(_ last: Int) -> Bool {
        var k = last
        while k > 0, last - k < 8, items[k - 1].line == items[k].line,
            items[k - 1].type == .role || items[k - 1].type == .person
        {
            k -= 1
        }
        var start = findings[items[k].index].range.lowerBound
        while start > 0, findings[items[k].index].range.lowerBound - start < 8, !ink.classes[start - 1].isLetterOrFigure
        {
            start -= 1
        }
        return ContactWalk.askLabels.longestMatch(in: ink, endingAt: start) != nil
    }

    /// The prefecture or municipality whose name stands right before a department: 平戸市総務部.
    private func governing(_ k: Int) -> String? {
        let start = findings[items[k].index].range.lowerBound
        guard start > 0, ink.gap(start) <= .wide else { return nil }
        switch ink.scalars[start - 1] {
        case 0x5E02, 0x753A, 0x6751, 0x533A, 0x770C, 0x5E9C, 0x90FD, 0x9053: break
        default: return nil
        }
        if k > 0, findings[items[k - 1].index].range.upperBound >= start { return nil }
        for length in 2...8 where start - length >= 0 {
            let from = start - length
            if Places.prefecture(in: ink, at: from)?.end == start
                || Places.municipality(in: ink, at: from)?.end == start
            {
                if from > 0, ink.gap(from) == .none, ink.classes[from - 1] == .kanji { continue }
                return ink.string(from..<start)
            }
        }
        return nil
    }

    private func nextDataLine(_ k: Int) -> Int {
        var n = k + 1
        while n < items.count, n - k <= ContactWalk.reach, !items[n].type.isContactData { n += 1 }
        return n < items.count ? items[n].line : Int.max
    }

    /// Whether a record with data has room for a name of this type behind them.
    private func isFree(_ type: MentionType, _ open: ContactDraft) -> Bool {
        switch type {
        case .person: open.people.isEmpty || open.lastWasPerson || open.pendingRole != nil
        case .role: open.people.isEmpty || open.lastWasPerson
        case .department:
            open.departments.isEmpty
                || items.indices.contains(0) && open.mentions.last.map { findings[$0].type == .department } == true
        default: false
        }
    }

    /// Whether names and the data behind them go on with the open record.
    private func isOpen(_ open: ContactDraft, _ type: MentionType, _ ahead: [MentionType], _ k: Int) -> Bool {
        if ahead.contains(where: { open.isFilled($0) }) { return false }
        if type == .department {
            return open.departments.isEmpty || open.mentions.last.map { findings[$0].type == .department } == true
        }
        return open.people.isEmpty || open.lastWasPerson || open.pendingRole != nil
    }

    /// A line that starts with a bullet or a bracketed label is an item of its own.
    private func startsItem(_ item: Item) -> Bool {
        let first = layout.lines[item.line].ink.lowerBound
        switch ink.characterClass(first) {
        case .bullet, .enclosed, .middleDot, .open: return true
        case .dash: return true
        default: return false
        }
    }

    // MARK: Data

    private mutating func data(at k: Int) {
        let item = items[k]
        guard let open = draft else {
            add(k)
            if item.type == .address {
                let place = venue(at: item)
                draft?.venue = place
            }
            return
        }
        if !open.hasData {
            if !carries(open, to: item) {
                draft = nil
            } else if item.line > open.lastLine, open.people.count > 1, open.organization == nil,
                open.departments.isEmpty
            {
                draft = nil
            }
            add(k)
            if item.type == .address {
                let place = venue(at: item)
                draft?.venue = place
            }
            return
        }
        if item.line - open.lastLine > 4
            || open.venue != nil && (item.line - open.dataLine > 1 || open.isFilled(item.type))
        {
            close()
            add(k)
            return
        }
        let isPlace = item.type == .postalCode || item.type == .address
        let isFirst = k == 0 || items[k - 1].line < item.line
        if isFirst, item.line > open.lastLine,
            startsWithAudience(item.line) || isPlace && open.hasReach && startsItem(item)
        {
            let organization =
                startsWithAudience(item.line) || isItemHead(open.firstLine) ? open.organization : nil
            close()
            draft = ContactDraft()
            draft?.organization = organization
            add(k)
            return
        }
        if isPlace, open.isFilled(item.type), !(item.type == .address && open.address == nil), !isTrailingCode(k) {
            let organization = open.organization
            close()
            draft = ContactDraft()
            draft?.organization = organization
        }
        add(k)
    }

    /// A postal code behind its address: no other address follows in its line.
    private func isTrailingCode(_ k: Int) -> Bool {
        guard let open = draft, items[k].type == .postalCode, open.postalCode == nil, !open.hasReach,
            items[k].line - open.dataLine <= 1
        else { return false }
        return k + 1 >= items.count || items[k + 1].type != .address || items[k + 1].line - items[k].line > 1
    }

    private static let audiences = WordMatcher<Bool>([
        ("様", true), ("向け", true), ("窓口", true), ("専用", true), ("関係", true), ("に関する", true), ("お客", true), ("報道", true),
        ("取材", true), ("一般", true), ("の方", true),
    ])

    /// ＜お客様専用ダイヤル＞: a line whose label says for whom its number is.
    private func startsWithAudience(_ line: Int) -> Bool {
        let range = layout.lines[line].ink
        guard ink.characterClass(range.lowerBound) == .open else { return false }
        for k in range.prefix(24).dropFirst() {
            if ink.classes[k] == .close { return false }
            if ContactWalk.audiences.longestMatch(in: ink, at: k) != nil { return true }
        }
        return false
    }

    // MARK: The result

    func contacts() -> [Contact] {
        var drafts = joined(closed)
        let owner = self.owner(drafts)
        for k in drafts.indices where drafts[k].organization == nil {
            if let venue = drafts[k].venue {
                drafts[k].organization = venue
            } else if k > 0, drafts[k].firstLine - drafts[k - 1].lastLine <= 1, let near = drafts[k - 1].organization {
                drafts[k].organization = near
            } else {
                drafts[k].organization =
                    heading(before: drafts[k].firstLine) ?? (owner.isPublisher ? nil : governed(drafts[k]))
                    ?? owner.name
            }
        }
        for k in drafts.indices { nameColumnRoles(&drafts[k]) }
        drafts.removeAll {
            $0.isURLOnly
                && !($0.firstLine >= ContactWalk.masthead && $0.isExplicit && ($0.organization != owner.name || !$0.people.isEmpty || !$0.departments.isEmpty))
        }
        // What stands entirely in another record of the same organization is no record of its own. Records that share
        // data are found by one piece of it, and a piece that many share is looked up no further than the first of them.
        let all = drafts.map(\.items)
        var holders: [String: [Int]] = [:]
        for (k, draft) in drafts.enumerated() {
            for piece in draft.data where holders[piece, default: []].count < 32 {
                holders[piece, default: []].append(k)
            }
        }
        var kept: [ContactDraft] = []
        for (k, draft) in drafts.enumerated() {
            let rivals = draft.data.min().flatMap { holders[$0] } ?? []
            let isRepeat = rivals.contains { other in
                other != k && drafts[other].organization == draft.organization && all[k].isSubset(of: all[other])
                    && (all[other].count > all[k].count || other < k)
            }
            if !isRepeat { kept.append(draft) }
        }
        return kept.map(\.contact)
    }

    /// Puts a place together with the numbers right above or below it, where at most one of both says whose they are.
    private func joined(_ drafts: [ContactDraft]) -> [ContactDraft] {
        var result: [ContactDraft] = []
        for draft in drafts {
            if let last = result.last, draft.firstLine - last.lastLine <= 1, !startsWithAudience(draft.firstLine),
                last.complements(draft)
            {
                result[result.count - 1].absorb(draft)
            } else {
                result.append(draft)
            }
        }
        return result
    }

    /// Gives a person without a role the role that heads the column: 支部長.
    private func nameColumnRoles(_ draft: inout ContactDraft) {
        guard draft.people.count == 1, draft.people[0].role == nil,
            let person = draft.mentions.first(where: { findings[$0].type == .person })
        else { return }
        let line = layout.lineIndex(of: findings[person].range.lowerBound)
        guard layout.lines.indices.contains(line), layout.lines[line].isCell else { return }
        let (row, column) = place(of: line)
        // The head of the table: the first row above in an unbroken run of rows.
        var head = row
        var steps = 0
        while head > 0, layout.lines[head - 1].isCell, steps < 400 {
            head = place(of: head - 1).row
            steps += 1
        }
        guard head < row else { return }
        let cell = head + column
        guard layout.lines.indices.contains(cell), layout.lines[cell].isCell, place(of: cell).row == head else {
            return
        }
        let range = layout.lines[cell].ink
        guard range.count >= 2, range.count <= 6, let last = range.last else { return }
        // 長, 表: 支部長, 代表.
        if ink.scalars[last] == 0x9577 || ink.scalars[last] == 0x8868 { draft.people[0].role = ink.value(range) }
    }

    /// The first cell of the row that holds a cell, and how many cells stand before it.
    private func place(of line: Int) -> (row: Int, column: Int) {
        var first = line
        while first > 0, line - first < 40, ink.gap(layout.lines[first].ink.lowerBound) == .cell { first -= 1 }
        return (first, line - first)
    }

    private static let venueLabels = WordMatcher<Bool>([
        ("会場", true), ("場所", true), ("ところ", true), ("於", true), ("開催地", true), ("開催場所", true), ("開催会場", true),
    ])

    /// The name of a place printed with its address: what stands behind 会場 or 場所, on its line or the one above.
    private func venue(at item: Item) -> String? {
        let address = findings[item.index].range.lowerBound
        for line in [item.line, item.line - 1] where layout.lines.indices.contains(line) {
            let range = layout.lines[line].ink
            for start in range.prefix(6) {
                guard let (end, _) = ContactWalk.venueLabels.longestMatch(in: ink, at: start) else { continue }
                var p = end
                while ink.characterClass(p) == .colon || ink.characterClass(p) == .close { p += 1 }
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
                while p < min(address, range.upperBound), p == range.lowerBound || ink.gaps[p] <= .space { p += 1 }
                if p - range.lowerBound >= 3 { return ink.value(range.lowerBound..<p) }
            }
        }
        return nil
    }

    /// The name of a house without its hall or room.
    private func placeName(_ range: Range<Int>) -> String {
        let name = ink.value(range)
        for room in ["特設会場", "大ホール", "小ホール", "大会議室", "会議室", "会場"] where name.hasSuffix(room) && name != room {
            return String(name.dropLast(room.count))
        }
        return name
    }

    /// The organization that a heading above names.
    private func heading(before line: Int) -> String? {
        var k = line
        var steps = 0
        while k >= 0, steps < 40 {
            if layout.lines.indices.contains(k), layout.lines[k].isHeading {
                let range = layout.lines[k].ink
                var low = 0
                var high = items.count
                while low < high {
                    let middle = (low + high) / 2
                    if findings[items[middle].index].range.lowerBound < range.lowerBound {
                        low = middle + 1
                    } else {
                        high = middle
                    }
                }
                return items[low...].prefix(8).first {
                    $0.type == .organization && range.contains(findings[$0.index].range.lowerBound)
                }.flatMap { fullNames[$0.index] ?? findings[$0.index].value }
            }
            k -= 1
            steps += 1
        }
        return nil
    }

    /// The municipality whose hall a department with an address there is.
    private func governed(_ draft: ContactDraft) -> String? {
        guard let last = draft.departments.last?.unicodeScalars.last else { return nil }
        // 課係: offices of a town hall.
        guard last == "課" || last == "係" else { return nil }
        for mention in draft.mentions {
            guard case .address(let details)? = findings[mention].details, var city = details.city else { continue }
            if let county = city.firstIndex(of: "郡"), county > city.startIndex,
                city.hasSuffix("町") || city.hasSuffix("村")
            {
                city = String(city[city.index(after: county)...])
            }
            if city.hasSuffix("区"), let end = city.firstIndex(of: "市") { city = String(city[...end]) }
            return city
        }
        return nil
    }

    private static let publisherLabels = WordMatcher<Bool>(
        ["発行", "発行所", "発行元", "発行者", "編集発行", "編集・発行", "発信", "発信元", "提供元"].map {
            (String(String.UnicodeScalarView($0.unicodeScalars.reversed())), true)
        })

    /// How many lines a document's head has.
    private static let masthead = 6

    /// Whose document this is: named as its publisher, in its first lines, often, and with data of its own.
    private func owner(_ drafts: [ContactDraft]) -> (name: String?, isPublisher: Bool) {
        var names: [String] = []
        var scores: [String: Int] = [:]
        for (k, item) in items.enumerated() where item.type == .organization && !isAddressee(k) && !isHost(k) {
            guard let name = fullNames[item.index] ?? findings[item.index].value else { continue }
            if scores[name] == nil { names.append(name) }
            var start = findings[item.index].range.lowerBound
            var score = (scores[name] ?? 0) + 2
            if item.line < ContactWalk.masthead, scores[name] == nil { score += 8 }
            while start > 0, ink.classes[start - 1] == .colon || ink.classes[start - 1] == .slash { start -= 1 }
            if ContactWalk.publisherLabels.longestMatch(in: ink, endingAt: start) != nil { score += 20 }
            scores[name] = score
        }
        for draft in drafts where draft.isExplicit && draft.hasReach {
            if let name = draft.organization { scores[name, default: 0] += 5 }
        }
        // Its committees and halls bear its name.
        for name in names {
            var prefix = String.UnicodeScalarView()
            for scalar in name.unicodeScalars.dropLast().prefix(24) {
                prefix.append(scalar)
                if scores[String(prefix)] != nil { scores[String(prefix), default: 0] += 2 }
            }
        }
        var best: String?
        for name in names where best == nil || scores[name, default: 0] > scores[best ?? "", default: 0] { best = name }
        return (best, scores[best ?? "", default: 0] >= 20)
    }
}
