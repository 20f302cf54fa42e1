// Whole numbers, by the numbering plan.

extension PhoneScan {
    /// Reads what starts at `i` and gives the index to go on from.
    mutating func number(at i: Int) -> Int {
        let ink = layout.ink
        run.read(ink, at: i)
        guard let first = run.groups.first else { return i + 1 }
        let next = max(run.end, i + 1)
        if let end = disguised(at: i) { return end }
        // Too few figures for any telephone number: most figures of a text end here.
        if run.digits.count < 5 {
            return run.digits.count == 4 ? same(at: i, next: next) : next
        }
        if i > 0, ink.scalars[i - 1] == 0x3012 { return next }
        let isGlued = i > 0 && ink.gaps[i] == .none && isGluing(i - 1)
        if run.digits[0] == 0 {
            if let end = complete(isGlued: isGlued) { return end }
        } else if run.digits.count >= 11, run.digits[0] == 8, run.digits[1] == 1, let end = country(at: i) {
            return end
        }
        if local(at: i, isGlued: isGlued) {
            return max(candidates.last.map { tail($0.range.upperBound) } ?? next, i + 1)
        }
        // A bracket may open for something else than an area code.
        return first.isBracketed ? next : max(first.ink.upperBound, i + 1)
    }

    /// 〇九〇-①②③④-五六七八: a whole number whose figures are written in several ways, so that no harvester reads it.
    mutating func disguised(at i: Int) -> Int? {
        let ink = layout.ink
        guard run.digits.count < 10, run.digits.first == 0,
            Figures.disguised(ink.scalar(run.end)) != nil
                || ink.classes[run.end - 1].isLetterOrFigure && ink.characterClass(run.end) == .dash
                    && Figures.disguised(ink.scalar(run.end + 1)) != nil
        else { return nil }
        let plain = run
        run.read(ink, at: i, disguised: true)
        if run.disguises > 0, run.groups.count == 1 || run.groups.count == 3,
            let division = NumberingPlan.division(of: run.digits) ?? NumberingPlan.shape(of: run.digits),
            run.digits.count == division.total, i == 0 || ink.gaps[i] > .none || !isGluing(i - 1),
            run.groups.count == 1
                || run.groups[2].digits.count == 4 && !run.groups.contains(where: { $0.join == .space })
        {
            append(
                run.start..<run.end, digits: run.digits, label: PhoneLabels.before(run.start, in: ink),
                area: division.area)
            return run.end
        }
        run = plain
        return nil
    }

    /// Whether the character before a number makes it part of something longer.
    func isGluing(_ k: Int) -> Bool {
        switch ink.classes[k] {
        case .digit, .kanjiDigit, .latin: true
        case .dash, .slash, .dot, .comma, .middleDot, .colon:
            k > 0 && ink.gaps[k] == .none && ink.classes[k - 1] == .digit
        case .other:
            ink.scalars[k] == 0x2B || ink.scalars[k] == 0x23 || ink.scalars[k] == 0x5F || ink.scalars[k] == 0x25
                || ink.scalars[k] == 0x3D || ink.scalars[k] == 0x26
        default: false
        }
    }

    /// The shortest run of groups that is a whole number by the numbering plan.
    mutating func complete(isGlued: Bool) -> Int? {
        guard let division = former() ?? NumberingPlan.division(of: run.digits) ?? mobile() ?? lonely() else {
            return nil
        }
        var last = 0
        while last < run.groups.count, run.groups[last].digits.upperBound < division.total { last += 1 }
        guard last < run.groups.count, run.groups[last].digits.upperBound == division.total else { return nil }
        let groups = Array(run.groups[...last])
        let range = run.start..<closed(groups[last], from: run.start)
        let label = PhoneLabels.before(range.lowerBound, in: ink)
        let isLabeled = !label.kind.isEmpty
        if isGlued, label.start == range.lowerBound { return nil }
        guard isPlausible(groups, division, isLabeled: isLabeled) else { return nil }
        if run.groups.count > last + 1, !isLabeled, !isHunting(last + 1) { return nil }
        if !isLabeled, run.slips > 3 { return nil }
        append(
            range, digits: Array(run.digits[..<division.total]), label: label,
            area: groups.count == 3 ? groups[0].digits.count : division.area)
        return tail(range.upperBound)
    }

    /// 090-0000-1234: three groups that only mobile telephones have, also where the plan has no such exchange.
    func mobile() -> NumberingPlan.Division? {
        guard run.groups.count == 3, run.groups.map(\.digits.count) == [3, 4, 4],
            let shape = NumberingPlan.shape(of: run.digits), shape.total == 11
        else { return nil }
        return shape
    }

    /// (03)861-0000, TEL 06-346-0000: exchanges of three figures, which Tokyo had until 1991 and Osaka until 1999.
    func former() -> NumberingPlan.Division? {
        guard run.digits.count == 9, run.groups.map(\.digits.count) == [2, 3, 4],
            run.digits[1] == 3 || run.digits[1] == 6,
            run.digits[2] >= 2,
            run.groups[0].isBracketed || !PhoneLabels.before(run.start, in: ink).kind.isEmpty
        else { return nil }
        return NumberingPlan.Division(total: 9, area: 2)
    }

    /// A number that has its line to itself is one even where the plan has no such exchange.
    func lonely() -> NumberingPlan.Division? {
        guard run.digits.count >= 10, run.digits.count <= 11, run.groups.count == 1 || run.groups.count == 3,
            run.start == 0 || ink.gaps[run.start] >= .line, ink.gap(run.end) >= .line
        else { return nil }
        return NumberingPlan.shape(of: run.digits)
    }

    /// Behind the group, and behind its bracket.
    func closed(_ group: FigureRun.Group, from start: Int) -> Int {
        group.isBracketed ? group.ink.upperBound + 1 : group.ink.upperBound
    }

    /// The grouping of a telephone number, and of nothing else.
    func isPlausible(_ groups: [FigureRun.Group], _ division: NumberingPlan.Division, isLabeled: Bool)
        -> Bool
    {
        guard let first = groups.first, let last = groups.last else { return false }
        if groups.count == 1 { return ink.classes[first.ink.lowerBound] == .digit || isLabeled }
        var spaces = 0
        for group in groups.dropFirst() where group.join == .space { spaces += 1 }
        if spaces > 0 {
            // Spaces part columns of figures too: here the groups must be the plan's, but for one that noise broke behind
            // a label: TEL 048-500-68 21.
            let rest = groups.count == 4 && isLabeled && spaces == 1 && last.join == .space ? groups[2] : last
            return first.digits.count == division.area && (groups.count == 3 || rest.ink != last.ink)
                && (last.digits.upperBound - rest.digits.lowerBound == 4
                    || NumberingPlan.isService(Array(run.digits.prefix(4))))
        }
        if isLabeled { return first.digits.count >= 2 && groups.count <= 4 }
        guard (2...5).contains(first.digits.count), groups.count <= 3, last.digits.count >= 3 else { return false }
        // 0.123-… and lists of decimals.
        return !(groups.dropFirst().contains { $0.join == .dot }) || first.digits.count == division.area
    }

    /// Figures behind a whole number that a dash parts from it are a hunting group's last figures: 5561-3.
    func isHunting(_ k: Int) -> Bool {
        let group = run.groups[k]
        return group.join == .space || group.join == .bracket || group.join == .middleDot
            || group.join == .dash && group.digits.count <= 2
    }

    /// +81-46-847-6355, +81-(0)46-847-6355.
    mutating func international(at i: Int) -> Int {
        let ink = layout.ink
        run.read(ink, at: i + 1)
        guard run.digits.count >= 11, run.digits[0] == 8, run.digits[1] == 1 else { return max(run.end, i + 1) }
        run.start = i
        return country(at: i) ?? max(run.end, i + 1)
    }

    /// A number behind Japan's country code, which is the first two figures of the run.
    mutating func country(at i: Int) -> Int? {
        var digits: [UInt8] = [0]
        var k = 2
        while k < run.digits.count, run.digits[k] == 0, k < 3 { k += 1 }
        // 81 must end a group, or be glued to all the rest.
        guard run.groups[0].digits.upperBound == 2 || run.groups.count == 1 || ink.scalars[i] == 0x2B else {
            return nil
        }
        digits += run.digits[k...]
        guard let division = NumberingPlan.division(of: digits), digits.count >= division.total else { return nil }
        let count = k + division.total - 1
        guard let last = run.groups.first(where: { $0.digits.upperBound == count }) else { return nil }
        if ink.scalars[i] != 0x2B, PhoneLabels.before(i, in: ink).kind.isEmpty { return nil }
        let range = i..<last.ink.upperBound
        append(
            range, digits: Array(digits[..<division.total]), label: PhoneLabels.before(i, in: ink),
            area: division.area)
        return tail(range.upperBound)
    }

    mutating func append(
        _ range: Range<Int>, digits: [UInt8], label: PhoneLabels.Reading, area: Int = 0, isPartial: Bool = false,
        isCertain: Bool = true
    ) {
        let label = isBehindNumber(label, range.lowerBound) ? PhoneLabels.Reading(start: range.lowerBound) : label
        let behind = PhoneLabels.after(range.upperBound, in: ink)
        let own = label.kind.isEmpty || isTaken(label) ? labelBehind(range.upperBound) : nil
        var kind = own ?? label.kind
        if behind.kind == .both { kind = .both } else if kind.isEmpty { kind = behind.kind }
        candidates.append(
            PhoneCandidate(
                range: range, digits: digits, area: area, isPartial: isPartial, isCertain: isCertain, kind: kind,
                isLabeled: !kind.isEmpty, isLabeledBehind: own != nil, line: label.line ?? behind.line,
                extension: extensionNumber(behind: range.upperBound)))
    }

    /// 211-0000(TEL) 211-0001(FAX): the label in brackets behind a number, unless it is that of the number it stands before.
    private func labelBehind(_ end: Int) -> PhoneLabels.Kind? {
        guard let (kind, next) = PhoneLabels.bracketed(end, in: ink) else { return nil }
        if ink.gap(next) <= .wide, ink.characterClass(next) == .digit {
            var following = FigureRun()
            following.read(ink, at: next)
            guard PhoneLabels.bracketed(following.end, in: ink) != nil else { return nil }
        }
        return kind
    }

    /// 045-211-0000㈹ 045-211-0001: the word right behind a number is that number's.
    private func isBehindNumber(_ label: PhoneLabels.Reading, _ start: Int) -> Bool {
        guard let last = candidates.last, label.line != nil, last.range.upperBound == label.start else { return false }
        return ink.gap(label.start) == .none && ink.gap(start) > .none
    }

    /// Whether the label before a number is that of the number before it.
    private func isTaken(_ label: PhoneLabels.Reading) -> Bool {
        guard let last = candidates.last, last.isLabeledBehind else { return false }
        return label.start == last.range.upperBound + 1
    }
}
