/// One pass over the findings of a document, which puts each piece of contact data into a block.
///
/// A block is data that a reader would copy together: they follow each other on one line or on lines right below each
/// other, and none of them comes twice as a place does. Its names are those that stand before the data in the same
/// sentence, on the line above that they end, or at the head of the list's item; names behind the data count where the
/// data came first. A new block starts with a second address, a number or an address whose row or line names somebody
/// else, the next item of a list, another row of a table, a line of a mail's head, and with whatever is left of a table.
/// It ends at a blank line, a rule or a heading, over which only data that it still lacks are let through. Whoever has
/// another part (host, reader, printer, copyright, venue) is not asked. A block without an organization is its
/// neighbor's or heading's, or else that of the document's owner, which the head tells: see `owner`.
struct ContactWalk: Sendable {
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
    /// Columns that a table's head calls venues.
    var venueColumns: [Range<Int>] = []

    var draft: ContactDraft?
    var closed: [ContactDraft] = []
    /// The record that took the addresses of a line below it.
    private var homeOfLine: (line: Int, record: Int)?
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
        findVenueColumns()
        listItems()
    }

    /// How many items a look ahead or back goes: contact blocks are short, and the walk stays linear.
    static let reach = 40

    mutating func listItems() {
        var line = 0
        var previousEnd = 0
        let order = findings.indices.sorted {
            let (a, b) = (findings[$0].range, findings[$1].range)
            return (a.lowerBound, a.upperBound, $0) < (b.lowerBound, b.upperBound, $1)
        }
        for index in order {
            let finding = findings[index]
            guard finding.type.isName || finding.type.isContactData, !isPlaceName(finding), !isMapLabel(finding),
                !isAccount(finding), !isCopyright(finding), !isInVenueColumn(finding),
                !((finding.type == .organization || finding.type == .department)
                    && PhoneLabels.isLabel(finding.range, in: ink))
            else { continue }
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

    /// An address without a number reaches nobody, except behind its postal code; nor does a stretch of road.
    func isPlaceName(_ finding: Finding) -> Bool {
        guard case .address(let details)? = finding.details else { return isMapOfPlace(finding) }
        let end = finding.range.upperBound
        if ink.spells("先から", at: end) || ink.spells("地先", at: end) || ink.spells("地内", at: end)
            || details.block?.hasSuffix("番地先") == true
        {
            return true
        }
        guard details.block == nil, let last = items.last else { return false }
        return last.type != .postalCode || finding.range.lowerBound - findings[last.index].range.upperBound > 2
    }

    /// [address](https://…): the target of a link around an address is a map.
    private func isMapOfPlace(_ finding: Finding) -> Bool {
        guard finding.type == .url, let last = items.last, last.type == .address else { return false }
        let end = findings[last.index].range.upperBound
        return finding.range.lowerBound == end + 2 && ink.scalar(end) == 0x5D && ink.scalar(end + 1) == 0x28
    }

    mutating func run() {
        var k = 0
        while k < items.count {
            let item = items[k]
            if item.gap == .block { crossBlock(to: k) }
            if let open = draft, item.line != open.lastLine, isMailHead(item.line) || isMailHead(open.lastLine) {
                close()
                draft = nil
            }
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
    mutating func crossBlock(to k: Int) {
        guard let open = draft else { return }
        let item = items[k]
        if open.hasData {
            // The map of a place, below its line.
            if open.venue != nil, item.type == .url, open.url.isEmpty, item.line - open.lastLine <= 1,
                startsWithMapLabel(item.line)
            {
                return
            }
            // A web address in the text above is not the block's.
            if open.isURLOnly, item.type == .postalCode || item.type == .address { return close() }
            // The head of another item, below a blank line.
            if item.type.isContactData, item.line > open.lastLine,
                ((open.lastLine + 1)...min(item.line, open.lastLine + 4)).contains(where: {
                    layout.lines[$0].isHeading || ink.characterClass(layout.lines[$0].ink.lowerBound) == .bullet
                })
            {
                return close()
            }
            // Data alone behind a blank line may still be this record's, but not behind the last row of a table.
            let leavesTable =
                layout.lines[open.lastLine].isCell && !layout.lines[item.line].isCell && !isLabelRow[open.lastLine]
            if !leavesTable, item.type.isContactData, item.line - open.lastLine <= 2, !open.isFilled(item.type),
                open.organization == nil || !startsWithNames(k), !layout.lines[item.line].isCell, open.venue == nil
            {
                return
            }
            close()
        } else if layout.lines[item.line].isCell {
            draft = nil
        }
    }

    /// Whether names stand between this piece of data and the next break.
    func startsWithNames(_ k: Int) -> Bool {
        var n = k + 1
        while n < items.count, n - k <= ContactWalk.reach, items[n].gap < .block {
            if items[n].type == .organization || items[n].type == .department { return true }
            n += 1
        }
        return false
    }

    mutating func close() {
        guard let open = draft else { return }
        draft = nil
        if open.hasData { closed.append(open) }
    }

    mutating func add(_ k: Int) {
        let item = items[k]
        let name = item.type == .organization ? fullNames[item.index] : item.type == .role ? post(k) : nil
        if draft == nil { draft = ContactDraft() }
        draft?.add(findings[item.index], index: item.index, line: item.line, endLine: item.endLine, name: name)
    }

    /// The data that follow the names at `k`, before any other organization or break; nil if there are none near.
    func dataAhead(_ k: Int) -> [MentionType] {
        var types: [MentionType] = []
        var n = k + 1
        while n < items.count, n - k <= ContactWalk.reach,
            items[n].gap < .block || types.isEmpty && items[n].line - items[k].line <= 1
        {
            let item = items[n]
            if item.type.isContactData {
                if types.isEmpty, item.line - items[n - 1].line > 2 { break }
                types.append(item.type)
            } else if !types.isEmpty
                || item.type == .organization && !isHost(n)
                    && !(item.line == items[k].line && isInBrackets(n))
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

    func nextDataLine(_ k: Int) -> Int {
        var n = k + 1
        while n < items.count, n - k <= ContactWalk.reach, !items[n].type.isContactData { n += 1 }
        return n < items.count ? items[n].line : Int.max
    }

    mutating func data(at k: Int) {
        let item = items[k]
        guard let open = draft else {
            self.open(with: k)
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
            self.open(with: k)
            return
        }
        if let home = home(of: open, for: item) {
            closed[home].add(
                findings[item.index], index: item.index, line: item.line, endLine: item.endLine, name: nil)
            homeOfLine = (item.line, home)
            return
        }
        if item.line - open.lastLine > 4 || startsNextEntry(item, after: open)
            || open.venue != nil && (item.line - open.dataLine > 1 || open.isFilled(item.type))
        {
            close()
            self.open(with: k)
            return
        }
        let isPlace = item.type == .postalCode || item.type == .address
        let isFirst = k == 0 || items[k - 1].line < item.line
        if isFirst, item.line > open.lastLine,
            startsWithAudience(item.line) || isOtherRow(k, open) || isPlace && open.hasReach && startsItem(item)
                || isNote(item.line) && open.hasReach && startsWithNames(k) || isOthersNumber(k, open)
        {
            let organization =
                startsWithAudience(item.line) || isItemHead(open.firstLine) || isOtherRow(k, open)
                ? open.organization : nil
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

    /// The first piece of data of a record, which may be that of a place.
    mutating func open(with k: Int) {
        let item = items[k]
        if item.type == .address {
            let place = venue(at: item)
            let name = place == nil ? bracketedVenue(at: item) : nil
            // The names so far are not those of the place.
            if name != nil || place != nil && (draft?.nameLine ?? item.line) < item.line && startsWithVenue(item.line) {
                draft = ContactDraft()
            }
            add(k)
            draft?.venue = place ?? name
        } else {
            add(k)
        }
    }

    /// The record of the head office, where an e-mail or web address below its branches is the whole organization's: it
    /// has a line of its own, and no record of the block has one yet.
    func home(of branch: ContactDraft, for item: Item) -> Int? {
        guard item.type == .url || item.type == .email, item.line > branch.dataLine, item.gap < .block,
            lacks(item.type, branch), !startsWithAudience(branch.firstLine),
            !branch.departments.isEmpty || !branch.people.isEmpty
        else { return nil }
        if let homeOfLine, homeOfLine.line == item.line { return homeOfLine.record }
        // Only a label stands before it, and only labels of what was left out on the lines between.
        guard findings[item.index].range.lowerBound - layout.lines[item.line].ink.lowerBound <= 8,
            ((branch.dataLine + 1)...item.line).dropLast().allSatisfy(isRow)
        else { return nil }
        var first: Int?
        var below = branch
        while let k = (first ?? closed.count) - 1 as Int?, k >= 0 {
            let record = closed[k]
            guard record.departments != below.departments || !below.people.isEmpty && record.people.isEmpty,
                record.venue == nil, record.hasReach, lacks(item.type, record), below.firstLine - record.lastLine <= 1,
                below.firstLine >= record.lastLine, breakBefore(below.firstLine) < .block,
                below.organization == nil || below.organization == record.organization
            else { break }
            first = k
            below = record
        }
        return first
    }

    private func lacks(_ type: MentionType, _ record: ContactDraft) -> Bool {
        type == .url ? record.url.isEmpty : record.email.isEmpty
    }

    /// A second number in a row of its own, whose first words are no label of a number: 共済 | 045-….
    private func isOtherRow(_ k: Int, _ open: ContactDraft) -> Bool {
        guard items[k].type == .phone, open.isFilled(.phone) else { return false }
        let first = layout.lines[place(of: items[k].line).row].ink.lowerBound
        let start = PhoneLabels.before(findings[items[k].index].range.lowerBound, in: ink).start
        guard layout.lineIndex(of: first) > open.lastLine, first < start,
            layout.lines[items[k].line].isCell || ink.gap(findings[items[k].index].range.lowerBound) >= .wide
        else { return false }
        return ink.classes[first..<start].count(where: \.isLetterOrFigure) > 1
            && PhoneLabels.columns(first..<start, in: ink).isEmpty
    }

    /// A second number on a line of its own with the name of whom it reaches.
    private func isOthersNumber(_ k: Int, _ open: ContactDraft) -> Bool {
        guard items[k].type == .phone, open.isFilled(.phone), k + 1 < items.count, items[k + 1].type == .person,
            items[k + 1].line == items[k].line, let name = findings[items[k + 1].index].value
        else { return false }
        return !open.people.contains { $0.name.hasPrefix(name) }
    }

    /// A postal code behind its address: no other address follows in its line.
    func isTrailingCode(_ k: Int) -> Bool {
        guard let open = draft, items[k].type == .postalCode, open.postalCode == nil, !open.hasReach,
            items[k].line - open.dataLine <= 1
        else { return false }
        return k + 1 >= items.count || items[k + 1].type != .address || items[k + 1].line - items[k].line > 1
    }
}
