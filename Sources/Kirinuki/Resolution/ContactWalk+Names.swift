// Organizations, departments, people and posts: which of them open a record, join one, or have no part in it.

extension ContactWalk {
    mutating func organization(at k: Int) {
        if isHost(k) || isAddressee(k) || hasPart(k) || isVenueOfOthers(k) { return }
        let item = items[k]
        let name = fullNames[item.index] ?? findings[item.index].value
        guard let open = draft else {
            add(k)
            return
        }
        if !open.hasData {
            // In brackets stands who does the work, or where the shares are listed.
            if isInBrackets(k), open.hasNames, item.line - open.lastLine <= 1, !isBracketed(k), !enclosesData(k),
                open.organization != nil || !open.departments.isEmpty && item.line == open.lastLine
            {
                return
            }
            // 「◯◯基金」((財)◯◯機構): a body with its legal form runs what the brackets stand behind.
            if isBracketed(k), open.departments.isEmpty, open.people.isEmpty, open.organization != name,
                hasLegalForm(k), !hasLegalForm(k - 1), k + 1 < items.count, items[k + 1].type == .department,
                items[k + 1].line > item.line
            {
                draft = ContactDraft()
                add(k)
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
        close()
        add(k)
    }

    /// （担当 ◯◯会議所 佐藤 電話 …）: the data stand in the same brackets.
    private func enclosesData(_ k: Int) -> Bool {
        var n = k + 1
        while n < items.count, items[n].line == items[k].line, !items[n].type.isContactData { n += 1 }
        guard n < items.count, items[n].line == items[k].line else { return false }
        let range =
            findings[items[k].index].range
            .upperBound..<max(
                findings[items[n].index].range.lowerBound, findings[items[k].index].range.upperBound)
        return !range.contains { ink.classes[$0] == .close }
    }

    private static let ownOffices = WordMatcher<Bool>(backward: ["事務局", "編集部", "編集室", "編集局"])

    /// 会費は◯◯銀行へ。問合せは事務局: the document's own office, where other words part it from whoever is named before.
    private func isOwnOffice(_ k: Int) -> Bool {
        let range = findings[items[k].index].range
        guard items[k].type == .department, k > 0,
            ContactWalk.ownOffices.longestMatch(in: ink, endingAt: range.upperBound)?.start == range.lowerBound
        else { return false }
        let end = findings[items[k - 1].index].range.upperBound
        guard end < range.lowerBound else { return false }
        return ink.classes[end..<range.lowerBound].count(where: \.isLetterOrFigure) > 4
    }

    private func hasLegalForm(_ k: Int) -> Bool {
        guard case .name(let details)? = findings[items[k].index].details else { return false }
        return details.legalForm != nil
    }

    /// 住宅（◯◯団地）入居者…　建設課: the office stands behind more text than the bracket that an organization is in.
    private func isApart(_ k: Int, from open: ContactDraft) -> Bool {
        guard items[k].type == .department, k > 0, items[k - 1].type == .organization, open.departments.isEmpty,
            open.people.isEmpty, items[k - 1].line == items[k].line, isInBrackets(k - 1)
        else { return false }
        let end = findings[items[k - 1].index].range.upperBound
        return ink.characterClass(end) == .close && findings[items[k].index].range.lowerBound - end > 8
    }

    /// Only ・, 、 or と parts this organization from the one before it.
    func isListed(_ k: Int) -> Bool {
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

    /// In the brackets behind another organization: its short name, or who runs it.
    func isBracketed(_ k: Int) -> Bool {
        guard k > 0, items[k - 1].type == .organization else { return false }
        let (end, start) = (findings[items[k - 1].index].range.upperBound, findings[items[k].index].range.lowerBound)
        guard start > end, start - end <= 12, ink.scalars[end] == 0x28 else { return false }
        for p in end..<start where ink.scalars[p] == 0x29 { return false }
        return true
    }

    mutating func name(at k: Int) {
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
            if !carries(open, to: item) || isApart(k, from: open) || isOwnOffice(k) { draft = nil }
            if item.type == .department, let last = items[..<k].last, last.type == .person || last.type == .role,
                open.organization == nil || item.line > open.lastLine, !isNextRow(k, of: open)
            {
                draft = nil
            }
            // Whom to ask is somebody else than who was named above: 代表者, 問合せ先.
            if item.type == .person || item.type == .role, item.line > open.lastLine, !open.people.isEmpty, isAsked(k),
                draft != nil
            {
                draft?.forgetPeople()
            }
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
            if item.type == .person, isMaker(k) { return }
            // Names behind the data: 電話 …（担当 佐藤）, or a department and its people on the lines below.
            let isBelow =
                item.line - open.dataLine <= 2 && item.gap < .block && !startsItem(item)
                && (item.type == .department || !open.departments.isEmpty || isAsked(k)
                    || isBelowContactHeading(open.firstLine))
                && open.venue == nil
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
    func isRepresentative(_ k: Int, of open: ContactDraft) -> Bool {
        guard open.isPlaceOnly, open.isExplicit, open.venue == nil, items[k].line - open.lastLine <= 1,
            items[k].gap < .block
        else { return false }
        if items[k].type == .person { return open.pendingRole != nil }
        return items[k].type == .role && k + 1 < items.count && items[k + 1].type == .person
            && items[k + 1].line == items[k].line
    }

    /// 会長:山田⏎事務局:〒…: two rows of labels and values of one office.
    func isNextRow(_ k: Int, of open: ContactDraft) -> Bool {
        guard open.people.count == 1, items[k].line == open.lastLine + 1, items[k].gap < .block else { return false }
        return isRow(items[k].line) && isRow(open.lastLine)
    }

    /// A label of a few letters and a colon start the line.
    func isRow(_ line: Int) -> Bool {
        let range = layout.lines[line].ink.prefix(8)
        guard let colon = range.first(where: { ink.classes[$0] == .colon }) else { return false }
        return colon > range.lowerBound
            && range[..<colon].allSatisfy { ink.classes[$0].isLetterOrFigure || ink.classes[$0] == .dash }
    }

    /// Another organization stands before the name in its line.
    func followsOther(_ k: Int, _ open: ContactDraft) -> Bool {
        var n = k - 1
        while n >= 0, k - n <= ContactWalk.reach, items[n].line == items[k].line, !items[n].type.isContactData {
            if items[n].type == .organization, !open.mentions.contains(items[n].index), !isHost(n) { return true }
            n -= 1
        }
        return false
    }

    /// 経営企画部長, 取締役管理本部長: a post with the section that its holder heads and with the rank before it, of which the
    /// mention may be the last word alone. nil for a post that stands alone.
    func post(_ k: Int) -> String? {
        let range = findings[items[k].index].range
        guard ink.scalar(range.upperBound - 1) == 0x9577 else { return nil }  // 長
        let before = items[..<k].last
        let end = before.map { findings[$0.index].range.upperBound } ?? 0
        var start = range.lowerBound
        while start > end, range.lowerBound - start < 16, ink.gap(start) == .none, isPartOfPost(start - 1),
            ContactWalk.askLabels.longestMatch(in: ink, endingAt: start) == nil
        {
            start -= 1
        }
        if start < range.lowerBound, start == end, let before, before.type == .role, ink.gap(start) <= .wide {
            start = findings[before.index].range.lowerBound
        }
        // 同協会事務局長: whose post it is, by a word for a body named before.
        return start < range.lowerBound && ink.scalars[start] != 0x540C ? ink.value(start..<range.upperBound) : nil
    }

    private func isPartOfPost(_ p: Int) -> Bool {
        switch ink.characterClass(p) {
        case .kanji, .kanjiDigit, .katakana, .latin, .dash, .middleDot: true
        default: false
        }
    }

    static let askLabels = WordMatcher<Bool>(backward: [
        "担当", "担当者", "係", "問合せ", "問合せ先", "問合わせ先", "問い合わせ先", "連絡先", "照会先", "まで", "責任者",
    ])

    /// 担当 stands before a person.
    func isAsked(_ last: Int) -> Bool {
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
        return ContactWalk.askLabels.longestMatch(in: ink, endingAt: start) != nil || startsWithAsk(items[k].line)
    }

    static let askHeads = WordMatcher<Bool>([
        "申込先", "申込み先", "申し込み先", "問合せ先", "問い合わせ先", "お問合せ先", "窓口", "問合せ", "問い合わせ", "問合わせ", "お問合せ", "お問い合わせ", "お問合わせ",
        "連絡先", "照会先",
    ])

    /// 問合せ先 | 経営企画部長 …: the label at the start of the line, or in the cell before.
    private func startsWithAsk(_ line: Int) -> Bool {
        func starts(_ line: Int) -> Bool {
            let first = layout.lines[line].ink.lowerBound
            return ContactWalk.askHeads.longestMatch(in: ink, at: first) != nil
                || ink.characterClass(first) == .open
                    && ContactWalk.askHeads.longestMatch(in: ink, at: first + 1) != nil
        }
        if starts(line) { return true }
        return line > 0 && ink.gap(layout.lines[line].ink.lowerBound) == .cell && starts(line - 1)
    }

    /// The prefecture or municipality whose name stands right before a department: 平戸市総務部.
    func governing(_ k: Int) -> String? {
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

    /// Whether a record with data has room for a name of this type behind them.
    func isFree(_ type: MentionType, _ open: ContactDraft) -> Bool {
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
    func isOpen(_ open: ContactDraft, _ type: MentionType, _ ahead: [MentionType], _ k: Int) -> Bool {
        if ahead.contains(where: { open.isFilled($0) }) { return false }
        if type == .department {
            return open.departments.isEmpty || open.mentions.last.map { findings[$0].type == .department } == true
        }
        return open.people.isEmpty || open.lastWasPerson || open.pendingRole != nil
    }
}
