// From candidates to findings: kinds by column, area codes by the numbers around.

extension PhoneScan {
    /// Gives numbers without labels the kind of their column: a heading line with TEL and FAX, rows below it.
    mutating func readColumns() {
        guard candidates.contains(where: { !$0.isLabeled }) else { return }
        var columns: [PhoneLabels.Kind] = []
        var next = 0
        var row = 0
        while row < layout.lines.count {
            let end = endOfRow(row)
            let range = layout.lines[row].ink.lowerBound..<layout.lines[end - 1].ink.upperBound
            while next < candidates.count, candidates[next].range.lowerBound < range.lowerBound { next += 1 }
            var last = next
            while last < candidates.count, candidates[last].range.lowerBound < range.upperBound { last += 1 }
            if next == last {
                if range.count <= 80 {
                    let kinds = PhoneLabels.columns(range, in: ink)
                    if kinds.contains(.fax), kinds.contains(.phone) { columns = kinds }
                }
            } else if !columns.isEmpty {
                var column = 0
                var isRow = layout.lines[row].isCell
                for k in next..<last where column < columns.count {
                    if !candidates[k].isLabeled {
                        candidates[k].kind = columns[column]
                        candidates[k].isLabeled = true
                        candidates[k].isCertain = true
                        isRow = true
                    }
                    column += 1
                }
                // 535-4455(兼): a cell for both columns.
                if !isRow, !candidates[next..<last].contains(where: { $0.kind == .both }) { columns = [] }
            }
            next = last
            row = end
        }
    }

    /// The line behind a row of a table, whose cells may hold several lines each.
    private func endOfRow(_ row: Int) -> Int {
        var end = row + 1
        while end < layout.lines.count {
            let line = layout.lines[end]
            guard
                ink.gap(line.ink.lowerBound) == .cell
                    || layout.lines[row].cell.map({ line.cell?.isBeside($0) ?? false }) ?? false
            else { break }
            end += 1
        }
        return end
    }

    func findings() -> [Finding] {
        var findings: [Finding] = []
        var known: [KnownPhone] = []
        for candidate in candidates where !candidate.isPartial && NumberingPlan.isGeographic(candidate.digits) {
            known.append(KnownPhone(at: candidate.range.lowerBound, digits: candidate.digits, area: candidate.area))
        }
        known += statedAreas()
        known.sort { $0.at < $1.at }
        var passed = 0
        var kindBefore = PhoneLabels.Kind.phone
        var endBefore = -10
        for candidate in candidates {
            while passed < known.count, known[passed].at <= candidate.range.lowerBound { passed += 1 }
            var digits = candidate.digits
            if candidate.isPartial {
                guard let full = completed(candidate, known: known, passed: passed) else { continue }
                digits = full
            }
            var kind = candidate.kind
            if kind.isEmpty {
                // A number right behind another shares its label.
                kind =
                    candidate.range.lowerBound - endBefore <= 2 && isListed(endBefore, candidate.range.lowerBound)
                    ? kindBefore : .phone
            }
            kindBefore = kind
            endBefore = candidate.range.upperBound
            let value = "+81" + digits.dropFirst().map { String($0) }.joined()
            let details = MentionDetails.phone(
                PhoneDetails(
                    national: NumberingPlan.national(digits), label: candidate.line, extension: candidate.extension)
            )
            if kind.contains(.phone) {
                findings.append(Finding(type: .phone, range: candidate.range, value: value, details: details))
            }
            if kind.contains(.fax) {
                findings.append(Finding(type: .fax, range: candidate.range, value: value, details: details))
            }
        }
        return findings
    }

    /// 市外局番は045: a code that numbers without one take, as if a number with it stood there.
    func statedAreas() -> [KnownPhone] {
        guard candidates.contains(where: \.isPartial) else { return [] }
        var areas: [KnownPhone] = []
        for i in ink.indices where ink.scalars[i] == 0x5E02 && ink.spells("市外局番", at: i, through: .space) {
            var k = i + 4
            while k - i < 8, k < ink.count, ink.gaps[k] <= .line, ink.classes[k] != .digit { k += 1 }
            var digits: [UInt8] = []
            while k < ink.count, digits.count < 6, ink.classes[k] == .digit, digits.isEmpty || ink.gaps[k] == .none {
                digits.append(UInt8(ink.scalars[k] & 0xF))
                k += 1
            }
            guard digits.first == 0, (2...5).contains(digits.count) else { continue }
            areas.append(
                KnownPhone(at: i, digits: digits + [UInt8](repeating: 0, count: 10 - digits.count), area: digits.count))
        }
        return areas
    }

    func isListed(_ end: Int, _ start: Int) -> Bool {
        guard end >= 0, start > end else { return false }
        for k in end..<start {
            switch ink.classes[k] {
            case .comma, .middleDot: continue
            default: return false
            }
        }
        return true
    }

    /// The number with what it leaves out taken from the nearest number whose area code it fits, before it or else
    /// behind it.
    func completed(
        _ candidate: PhoneCandidate, known: [KnownPhone], passed: Int
    ) -> [UInt8]? {
        let figures = candidate.digits
        func fill(_ number: KnownPhone) -> [UInt8]? {
            if candidate.repeatsNumber { return Array(number.digits.dropLast(figures.count)) + figures }
            guard number.area + figures.count == number.digits.count else { return nil }
            let full = Array(number.digits.prefix(number.area)) + figures
            return NumberingPlan.division(of: full)?.total == full.count ? full : nil
        }
        for number in known[..<passed].suffix(30).reversed() {
            if let full = fill(number) { return full }
        }
        for number in known[passed...].prefix(30) {
            if let full = fill(number) { return full }
        }
        return nil
    }
}
