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

    /// Whose document this is: named as its publisher, in its first lines, often, and with data of its own.
    func owner(_ drafts: [ContactDraft]) -> (name: String?, isPublisher: Bool) {
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
