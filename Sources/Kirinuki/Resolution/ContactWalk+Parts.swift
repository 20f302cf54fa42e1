// Names beside contact data that have another part: hosts, readers, printers, editors, places.

extension ContactWalk {
    /// ◯◯内, ◯◯気付: where the office is a guest, not whose it is.
    func isHost(_ k: Int) -> Bool {
        let end = findings[items[k].index].range.upperBound
        var p = end
        var isSpaced = false
        // In brackets of its own a host may be set apart: （◯◯市 福祉部 保健課  内）.
        let isBracket = isInBrackets(k)
        // 事務局　◯◯会館内: the guest stands apart.
        if items[k].type == .department, !isBracket, ink.gap(end) >= .wide { return false }
        // Departments of the host stand between its name and 内, and before 気付 apart from each other.
        while p < ink.count, p - end < 16, ink.gaps[p] <= .wide {
            switch ink.scalars[p] {
            case 0x5185 where isBracket && ink.characterClass(p + 1) == .close: return true
            case 0x5185 where !isSpaced && !isPartOfWord(p):
                return ink.scalar(p + 1) != 0x7DDA && ink.gap(p) <= .space  // 内, but not 内線
            case 0x6C17 where ink.scalar(p + 1) == 0x4ED8: return true  // 気付
            default: break
            }
            guard ink.classes[p].isJapanese, p == end || isBracket || ink.gaps[p] <= .space else {
                return false
            }
            if p > end, ink.gaps[p] >= .space { isSpaced = true }
            p += 1
        }
        return false
    }

    /// 案内, 以内, 国内, 県内, 市内, 町内, 区内, 圏内, 管内: a 内 of nobody's rooms.
    private func isPartOfWord(_ p: Int) -> Bool {
        guard ink.gap(p) <= .space else { return false }
        switch ink.scalar(p - 1) {
        case 0x6848, 0x4EE5, 0x56FD, 0x770C, 0x5E02, 0x753A, 0x533A, 0x570F, 0x7BA1: return true
        default: return false
        }
    }

    /// © 2018 ◯◯ Co., Ltd. https://…: who holds a copyright is not asked for anything.
    func isCopyright(_ finding: Finding) -> Bool {
        guard finding.type == .organization || finding.type == .url, !layout.lines.isEmpty else { return false }
        let line = layout.lines[layout.lineIndex(of: finding.range.lowerBound)].ink
        return (max(line.lowerBound, finding.range.lowerBound - 40)..<finding.range.lowerBound).contains {
            ink.scalars[$0] == 0xA9
        }
    }

    /// Instagram @name: where to follow somebody, and no name.
    func isAccount(_ finding: Finding) -> Bool {
        finding.type == .organization && finding.range.contains { ink.classes[$0] == .at }
    }

    /// 御中, 各位, 様: the reader, not the sender.
    func isAddressee(_ k: Int) -> Bool {
        var end = findings[items[k].index].range.upperBound
        // ◯◯社　経済部　御中.
        for next in items[(k + 1)...].prefix(3) where next.line == items[k].line {
            let range = findings[next.index].range
            guard next.type == .department || next.type == .role || next.type == .person,
                (0...1).contains(range.lowerBound - end)
            else { break }
            end = range.upperBound
        }
        return ink.spells("御中", at: end) || ink.spells("各位", at: end) || ink.spells("会員各位", at: end)
    }

    private static let partLabels = WordMatcher<Bool>(backward: [
        "印刷", "印刷所", "制作", "製作", "協力", "協賛", "後援", "共催", "受託", "デザイン", "特別協力", "特別協賛", "運営協力",
    ])

    /// 印刷, 後援, 共催: a part in the matter, where no data follow in the line. The label may stand before a list of
    /// names that goes on in deeper lines.
    func hasPart(_ k: Int) -> Bool {
        guard nextDataLine(k) > items[k].line else { return isInBrackets(k) && isLabeled(k, ContactWalk.partLabels) }
        var line = items[k].line
        var p = findings[items[k].index].range.lowerBound
        for _ in 0..<3 {
            let first = layout.lines[line].ink.lowerBound
            var steps = 0
            while p > first, steps < 60 {
                let isLabel = ink.classes[p - 1] == .colon || ink.classes[p - 1] == .slash
                if isLabel || steps == 0 || ink.gap(p) >= .wide {
                    let end = isLabel ? p - 1 : p
                    if ContactWalk.partLabels.longestMatch(in: ink, endingAt: end) != nil { return true }
                    // Another label: 主催:
                    if ink.classes[p - 1] == .colon { return false }
                }
                p -= 1
                steps += 1
            }
            guard p == first, line > 0, ink.gap(first) < .block,
                layout.lines[line].indent > layout.lines[line - 1].indent
            else { return false }
            line -= 1
            p = layout.lines[line].ink.upperBound
        }
        return false
    }

    /// Whether one of the labels stands right before a name, with a colon or without.
    func isLabeled(_ k: Int, _ labels: WordMatcher<Bool>) -> Bool {
        let start = findings[items[k].index].range.lowerBound
        let end =
            start > 0 && (ink.classes[start - 1] == .colon || ink.classes[start - 1] == .slash) ? start - 1 : start
        return labels.longestMatch(in: ink, endingAt: end) != nil
    }

    /// 会場 ◯◯高校　　申込 業務課: where it is held, and apart in the line whom to ask.
    func isVenueOfOthers(_ k: Int) -> Bool {
        guard k + 1 < items.count, items[k + 1].line == items[k].line, !items[k + 1].type.isContactData,
            ink.gap(findings[items[k].index].range.upperBound) >= .wide
        else { return false }
        return isLabeled(k, ContactWalk.venueEnds)
    }

    private static let makerLabels = WordMatcher<Bool>(backward: [
        "編集", "編集者", "編集担当", "文", "文責", "撮影", "写真", "取材", "記", "挿絵", "イラスト", "題字", "校正",
    ])

    /// 編集:山田・田中 who made the paper, in a line of its own.
    func isMaker(_ k: Int) -> Bool {
        var n = k
        while n > 0, k - n < 8, items[n - 1].line == items[k].line, items[n - 1].type == .person { n -= 1 }
        return isLabeled(n, ContactWalk.makerLabels)
    }
}
