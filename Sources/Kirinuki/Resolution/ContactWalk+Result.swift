// From drafts to records: what belongs together is joined, what says nothing new is dropped.

extension ContactWalk {
    func contacts() -> [Contact] {
        var drafts = joined(closed)
        let owner = self.owner()
        let branch = owner.name.map(self.branch) ?? []
        for k in drafts.indices where drafts[k].organization == nil {
            if let venue = drafts[k].venue {
                drafts[k].organization = venue
            } else {
                drafts[k].organization =
                    heading(before: drafts[k].firstLine)
                    ?? (owner.isPublisher || owner.isNamedFirst ? nil : governed(drafts[k]))
                    ?? owner.name
                if let name = owner.name, drafts[k].organization == name {
                    var departments: UniqueList = []
                    departments.append(branch + drafts[k].departments.values)
                    drafts[k].departments = departments
                }
            }
        }
        if let name = owner.name, owner.isPublisher || owner.isNamedFirst {
            for k in drafts.indices {
                if let short = drafts[k].organization, ContactWalk.isShort(short, of: name) {
                    drafts[k].organization = name
                }
            }
        }
        joinSender(&drafts)
        for k in drafts.indices { nameColumnRoles(&drafts[k]) }
        drafts.removeAll {
            $0.isURLOnly
                && !($0.firstLine >= ContactWalk.masthead && $0.isExplicit
                    && ($0.organization != owner.name || !$0.people.isEmpty || !$0.departments.isEmpty))
        }
        // What stands entirely in another record of the same organization is no record of its own. Records that share
        // data are found by one piece of it, and a piece that many share is looked up no further than the first of them.
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
                guard other != k, drafts[other].organization == draft.organization else { return false }
                let (own, others) = (draft.items, drafts[other].items)
                return own.isSubset(of: others) && (others.count > own.count || other < k)
            }
            if !isRepeat { kept.append(draft) }
        }
        return kept.map(\.contact)
    }

    /// Puts a place together with the numbers right above or below it, where at most one of both says whose they are.
    func joined(_ drafts: [ContactDraft]) -> [ContactDraft] {
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

    /// Whether a name in the document is what its owner is called for short: the end of the owner's name, or some of its
    /// characters in order up to no whole name's end.
    static func isShort(_ short: String, of full: String) -> Bool {
        let (a, b) = (Array(short.unicodeScalars), Array(full.unicodeScalars))
        guard a.count >= 3, a.count + 2 <= b.count else { return false }
        if b.suffix(a.count).elementsEqual(a) { return true }
        guard a[0] == b[0], a.last != b.last, !b.starts(with: a) else { return false }
        var next = 0
        for scalar in b where next < a.count && scalar == a[next] { next += 1 }
        return next == a.count
    }

    /// From: the address that a mail's head gives is part of what its sender says below.
    func joinSender(_ drafts: inout [ContactDraft]) {
        guard
            let first = drafts.prefix(4).firstIndex(where: {
                $0.firstLine < 12 && !$0.email.isEmpty && !$0.hasPlaceOrPhone
                    && ContactWalk.senders.longestMatch(in: ink, at: layout.lines[$0.firstLine].ink.lowerBound) != nil
            })
        else { return }
        let head = drafts[first]
        func isSender(_ draft: ContactDraft) -> Bool {
            draft.organization == head.organization && draft.venue == nil && draft.hasPlaceOrPhone
                && (draft.email.isEmpty || draft.email == head.email)
                && head.departments.allSatisfy(draft.departments.contains)
                && head.people.allSatisfy { own in
                    draft.email == head.email || own.name.unicodeScalars.allSatisfy(\.isASCII)
                        || draft.people.contains { $0.name.hasPrefix(own.name) }
                }
        }
        guard let last = drafts.indices.dropFirst(first + 1).last(where: { isSender(drafts[$0]) }) else { return }
        drafts[last].email.append(head.email)
        if drafts[last].people.isEmpty {
            drafts[last].people = head.people.filter { !$0.name.unicodeScalars.allSatisfy(\.isASCII) }
        }
        drafts[last].mentions = head.mentions.filter { findings[$0].type == .email } + drafts[last].mentions
        drafts.remove(at: first)
    }

    private static let senders = WordMatcher<Bool>(["From", "FROM", "差出人", "送信者", "発信者"])

    /// Gives a person without a role the role that heads the column: 支部長.
    func nameColumnRoles(_ draft: inout ContactDraft) {
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
}
