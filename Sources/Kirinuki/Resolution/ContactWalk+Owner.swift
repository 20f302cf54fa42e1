// Whose a record is that names no organization itself.

extension ContactWalk {
    /// The first item that starts at or behind an index of the ink.
    func lowerBound(_ at: Int) -> Int {
        var low = 0
        var high = items.count
        while low < high {
            let middle = (low + high) / 2
            if findings[items[middle].index].range.lowerBound < at { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The organization that a heading above names.
    func heading(before line: Int) -> String? {
        var k = line
        var steps = 0
        while k >= 0, steps < 40 {
            if layout.lines.indices.contains(k), layout.lines[k].isHeading {
                let range = layout.lines[k].ink
                return items[lowerBound(range.lowerBound)...].prefix(8).first {
                    $0.type == .organization && range.contains(findings[$0.index].range.lowerBound)
                }.flatMap { fullNames[$0.index] ?? findings[$0.index].value }
            }
            k -= 1
            steps += 1
        }
        return nil
    }

    /// The municipality whose hall a department with an address there is.
    func governed(_ draft: ContactDraft) -> String? {
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

    static let publisherLabels = WordMatcher<Bool>(backward: [
        "発行", "発行所", "発行元", "発行者", "編集発行", "編集・発行", "発信", "発信元", "提供元",
    ])

    /// How many lines a document's head has.
    static let masthead = 6

    /// A long line that ends a sentence, or goes on after one.
    private func isProse(_ line: Int) -> Bool {
        let range = layout.lines[line].ink
        return range.count > 40 && range.contains { ink.scalars[$0] == 0x3002 }
    }

    /// Apart from all else in its line, as a sender is.
    private func standsAlone(_ range: Range<Int>) -> Bool {
        ink.gap(range.lowerBound) >= .wide && ink.gap(range.upperBound) >= .space
    }

    private static let branches = WordMatcher<Bool>(backward: ["支部", "支所", "支局", "支社", "支店", "分会", "本部"])

    /// The branch that the masthead names behind the owner, whose document it is then: ◯◯組合　北支所.
    func branch(of owner: String) -> [String] {
        for (k, item) in items.enumerated() {
            guard item.line < ContactWalk.masthead else { return [] }
            guard item.type == .organization, (fullNames[item.index] ?? findings[item.index].value) == owner else {
                continue
            }
            var names: [String] = []
            var end = findings[item.index].range.upperBound
            for next in items[(k + 1)...].prefix(3) {
                let range = findings[next.index].range
                guard next.type == .department, range.lowerBound == end, ink.gap(end) <= .wide,
                    ContactWalk.branches.longestMatch(in: ink, endingAt: range.upperBound) != nil,
                    let name = findings[next.index].value
                else { break }
                names.append(name)
                end = range.upperBound
            }
            return names
        }
        return []
    }

    /// Whose document this is, by what its head and its publisher's line say of each name. A municipality
    /// whose name heads it counts too, though the name of a place is no mention.
    func owner() -> (name: String?, isPublisher: Bool, isNamedFirst: Bool) {
        var candidates = OwnerCandidates()
        for (k, item) in items.enumerated() where item.type == .organization && !isAddressee(k) && !isHost(k) {
            guard let name = fullNames[item.index] ?? findings[item.index].value, !qualifies(k), !hasPart(k) else {
                continue
            }
            let range = findings[item.index].range
            let n = candidates.index(of: name)
            candidates.count(n)
            var start = range.lowerBound
            while start > 0, ink.classes[start - 1] == .colon || ink.classes[start - 1] == .slash { start -= 1 }
            if ContactWalk.publisherLabels.longestMatch(in: ink, endingAt: start) != nil { candidates.add(24, to: n) }
            if item.line < ContactWalk.masthead {
                candidates.add(headScore(range, item.line), to: n, inHead: standsAlone(range))
            }
        }
        for line in layout.lines.indices.prefix(ContactWalk.masthead) {
            for name in unmentionedNames(line) {
                candidates.add(line < 3 ? 40 : 24, to: candidates.index(of: ink.value(name)), inHead: true)
            }
        }
        return candidates.best
    }

    /// What the place of a name in the document's head says for it.
    private func headScore(_ range: Range<Int>, _ line: Int) -> Int {
        // A word of a sentence: ◯◯大学と協定を結びました; ◯◯大学の歩み may be a title.
        let isWord =
            ink.characterClass(range.upperBound) == .hiragana && ink.scalar(range.upperBound) != 0x306E
            && ink.gap(range.upperBound) == .none
        if isWord || isProse(line) { return 2 }
        var score = line < 3 ? 18 : 8
        if standsAlone(range) { score += 10 }
        let end = range.upperBound
        if startsDepartment(end) || (end..<end + 3).contains(where: { startsPaper($0) }) { score += 6 }
        return score
    }

    private static let papers = WordMatcher<Bool>([
        "会報", "だより", "便り", "通信", "ニュース", "会誌", "月報", "週報", "時報", "レポート", "機関紙", "機関誌", "広報", "記者", "報道",
        "プレスリリース", "NEWS", "News", "メールマガジン", "メルマガ", "市長", "町長", "村長", "知事",
    ])

    private func startsPaper(_ at: Int) -> Bool { ContactWalk.papers.longestMatch(in: ink, at: at) != nil }

    /// Whether a department starts at an index of the ink.
    private func startsDepartment(_ at: Int) -> Bool {
        let k = lowerBound(at)
        return k < items.count && items[k].type == .department && findings[items[k].index].range.lowerBound == at
    }

    /// ◯◯庁認定: whose approval another has.
    private func qualifies(_ k: Int) -> Bool {
        Approvals.behind.longestMatch(in: ink, at: findings[items[k].index].range.upperBound) != nil
    }

    /// Names in the head that are no mentions: prefectures and municipalities that a department, the kind of the paper or
    /// a publisher's label stands beside (◯◯市　企画課, ◯◯市記者発表資料), and bodies that a paper is called after (◯◯会だより).
    private func unmentionedNames(_ line: Int) -> [Range<Int>] {
        let range = layout.lines[line].ink
        var names: [Range<Int>] = []
        for p in range.prefix(80) {
            if isBoundary(p), let end = endOfPlace(p) {
                var before = p
                while before > 0, ink.classes[before - 1] == .colon || ink.classes[before - 1] == .slash { before -= 1 }
                if startsDepartment(end) || startsPaper(end)
                    || ContactWalk.publisherLabels.longestMatch(in: ink, endingAt: before) != nil
                        && ink.gap(end) > .none
                {
                    names.append(p..<end)
                }
            }
            if startsPaper(p), p > range.lowerBound, let name = body(before: p, from: range.lowerBound) {
                names.append(name)
            }
        }
        return names
    }

    private func isBoundary(_ p: Int) -> Bool {
        ink.gap(p) >= .space || !ink.characterClass(p - 1).isLetterOrFigure
    }

    /// Behind the prefecture or municipality at `p`: one that is known, or a short name with the ending of one.
    private func endOfPlace(_ p: Int) -> Int? {
        if let end = Places.prefecture(in: ink, at: p, through: .space)?.end
            ?? Places.municipality(in: ink, at: p, through: .space)?.end
        {
            return end
        }
        var k = p
        while k < ink.count, k - p < 7, k == p || ink.gaps[k] == .none, ink.classes[k].isJapanese {
            switch ink.scalars[k] {
            case 0x5E02, 0x753A, 0x6751, 0x770C:  // 市 町 村 県
                if k - p >= 2 { return k + 1 }
            default: break
            }
            k += 1
        }
        return nil
    }

    /// ◯◯会だより, ◯◯クラブ　会報, ◯◯同窓会報: the body before the kind of the paper, where it is no mention.
    private func body(before paper: Int, from lower: Int) -> Range<Int>? {
        guard ink.gap(paper) <= .wide else { return nil }
        var start = paper
        while start > lower, paper - start < 24, start == paper || ink.gaps[start] == .none,
            ink.classes[start - 1].isLetterOrFigure || ink.classes[start - 1] == .dash
                || ink.classes[start - 1] == .middleDot
        {
            start -= 1
        }
        // 会報 may begin with the body's last character.
        let ends = ink.scalars[paper] == 0x4F1A && ink.gap(paper) == .none ? [paper, paper + 1] : [paper]
        guard
            let end = ends.first(where: { end in
                end - start >= 4
                    && ContactWalk.bodies.longestMatch(in: ink, endingAt: end).map { $0.start > start + 1 } == true
            })
        else { return nil }
        // 6月例会のお知らせ: a meeting.
        if ink.classes[start..<end].contains(.digit) { return nil }
        let known = items[..<lowerBound(end)].last { $0.type == .organization }
        if let known, findings[known.index].range.upperBound >= end { return nil }
        return start..<end
    }

    private static let bodies = WordMatcher<Bool>(backward: [
        "会", "組合", "クラブ", "連盟", "会議所", "組", "団", "病院", "センター", "学校", "大学", "高校", "研究所", "財団", "機構", "公社",
        "農協", "漁協", "生協", "労組", "PTA", "ネットワーク", "銀行", "金庫",
    ])
}

/// The organizations that a document could be of, each with what speaks for it.
private struct OwnerCandidates {
    private var names: [String] = []
    private var scores: [Int] = []
    private var counts: [Int] = []
    private var isInHead: [Bool] = []
    private var index: [Spelling: Int] = [:]

    mutating func index(of name: String) -> Int {
        if let known = index[Spelling(name)] { return known }
        index[Spelling(name)] = names.count
        names.append(name)
        scores.append(0)
        counts.append(0)
        isInHead.append(false)
        return names.count - 1
    }

    mutating func add(_ score: Int, to n: Int, inHead: Bool = false) {
        scores[n] += score
        if inHead { isInHead[n] = true }
    }

    /// One more mention: the first of a document says most, each further one less.
    mutating func count(_ n: Int) {
        if n == 0, counts[n] == 0 { scores[n] += 14 }
        counts[n] += 1
        scores[n] += counts[n] == 1 ? 0 : counts[n] <= 4 ? 5 : 2
    }

    /// The first of those with the greatest score.
    var best: (name: String?, isPublisher: Bool, isNamedFirst: Bool) {
        // Its committees and halls bear its name: in the order of the bytes they follow it at once.
        var scores = self.scores
        let spelled = names.map { Array($0.utf8) }
        var stems: [Int] = []
        for n in names.indices.sorted(by: { spelled[$0].lexicographicallyPrecedes(spelled[$1]) }) {
            while let last = stems.last, !spelled[n].starts(with: spelled[last]) { stems.removeLast() }
            for stem in stems { scores[stem] += 2 }
            if names[n].unicodeScalars.count <= 24 { stems.append(n) }
        }
        guard let best = scores.indices.max(by: { (scores[$0], $1) < (scores[$1], $0) }) else {
            return (nil, false, false)
        }
        return (names[best], scores[best] >= 24, isInHead[best])
    }
}
