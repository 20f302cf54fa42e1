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

    /// Whose document this is: named as its publisher, in its first lines, often, and with data of its own.
    func owner(_ drafts: [ContactDraft]) -> (name: String?, isPublisher: Bool, isNamedFirst: Bool) {
        var inMasthead: Set<String> = []
        var names: [String] = []
        var scores: [Int] = []
        var index: [String: Int] = [:]
        for (k, item) in items.enumerated() where item.type == .organization && !isAddressee(k) && !isHost(k) {
            guard let name = fullNames[item.index] ?? findings[item.index].value else { continue }
            let n: Int
            if let known = index[name] {
                n = known
            } else {
                n = names.count
                index[name] = n
                names.append(name)
                scores.append(item.line >= ContactWalk.masthead ? 0 : isProse(item.line) ? 4 : 8)
            }
            scores[n] += 2
            if item.line < ContactWalk.masthead, standsAlone(findings[item.index].range) { inMasthead.insert(name) }
            var start = findings[item.index].range.lowerBound
            while start > 0, ink.classes[start - 1] == .colon || ink.classes[start - 1] == .slash { start -= 1 }
            if ContactWalk.publisherLabels.longestMatch(in: ink, endingAt: start) != nil { scores[n] += 20 }
        }
        for draft in drafts where draft.isExplicit && draft.hasReach {
            if let name = draft.organization, let n = index[name] { scores[n] += 5 }
        }
        // Its committees and halls bear its name.
        let lengths = Set(names.map(\.unicodeScalars.count))
        for name in names {
            var prefix = String.UnicodeScalarView()
            for (k, scalar) in name.unicodeScalars.dropLast().prefix(24).enumerated() {
                prefix.append(scalar)
                if lengths.contains(k + 1), let n = index[String(prefix)] { scores[n] += 2 }
            }
        }
        guard let best = scores.indices.max(by: { (scores[$0], $1) < (scores[$1], $0) }) else {
            return (nil, false, false)
        }
        return (names[best], scores[best] >= 20, inMasthead.contains(names[best]))
    }
}
