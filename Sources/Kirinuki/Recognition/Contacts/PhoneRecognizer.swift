/// Finds telephone and fax numbers: complete ones by the numbering plan, then those that leave out their area code, by the
/// numbers around them.
struct PhoneRecognizer: Sendable {
    func recognize(_ layout: Layout) -> [Finding] {
        var scan = Scan(layout: layout)
        scan.readNumbers()
        scan.readColumns()
        return scan.findings()
    }
}

extension PhoneRecognizer {
    /// A number as it is written.
    private struct Candidate {
        /// The ink of the number.
        var range: Range<Int>
        /// National figures with the leading 0, or the last figures where `isPartial`.
        var digits: [UInt8]
        /// Figures of the area code, as the document writes it.
        var area = 0
        /// Lacks its area code, or all but its last figures.
        var isPartial = false
        /// Its label or a 同 shows that it is a number.
        var isCertain: Bool
        /// 同-1951: the last figures of the number before it.
        var repeatsNumber = false
        var kind: PhoneLabels.Kind
        var isLabeled: Bool
        var line: String?
        var `extension`: String?
    }

    /// A complete number, from which others take what they leave out.
    private struct Known {
        var at: Int
        var digits: [UInt8]
        var area: Int
    }

    private struct Scan {
        let layout: Layout
        var ink: Ink { layout.ink }
        var candidates: [Candidate] = []
        private var run = FigureRun()

        init(layout: Layout) {
            self.layout = layout
        }

        mutating func readNumbers() {
            let ink = layout.ink
            var i = 0
            while i < ink.count {
                switch ink.classes[i] {
                case .digit: i = number(at: i)
                case .kanjiDigit where Figures.figure(ink.scalars[i]) != nil: i = number(at: i)
                case .latin where Figures.slip(ink.scalars[i]) != nil && isNumberAhead(i + 1): i = number(at: i)
                case .open where ink.scalars[i] == 0x28 && isNumberAhead(i + 1): i = number(at: i)
                case .other where ink.scalars[i] == 0x2B && ink.characterClass(i + 1) == .digit:
                    i = international(at: i)
                default: i += 1
                }
            }
        }

        private func isNumberAhead(_ i: Int) -> Bool {
            guard i < layout.ink.count, layout.ink.gaps[i] <= .space else { return false }
            let scalar = layout.ink.scalars[i]
            return Figures.figure(scalar) != nil || Figures.disguised(scalar) != nil
                || Figures.slip(scalar) != nil && Figures.figure(layout.ink.scalar(i + 1)) != nil
        }

        // MARK: Complete numbers

        /// Reads what starts at `i` and gives the index to go on from.
        private mutating func number(at i: Int) -> Int {
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
        private mutating func disguised(at i: Int) -> Int? {
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
                run.groups.count == 1 || run.groups[2].digits.count == 4 && !run.groups.contains { $0.join == .space }
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
        private func isGluing(_ k: Int) -> Bool {
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
        private mutating func complete(isGlued: Bool) -> Int? {
            guard let division = NumberingPlan.division(of: run.digits) ?? mobile() ?? lonely() else { return nil }
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
        private func mobile() -> NumberingPlan.Division? {
            guard run.groups.count == 3, run.groups.map(\.digits.count) == [3, 4, 4],
                let shape = NumberingPlan.shape(of: run.digits), shape.total == 11
            else { return nil }
            return shape
        }

        /// A number that has its line to itself is one even where the plan has no such exchange.
        private func lonely() -> NumberingPlan.Division? {
            guard run.digits.count >= 10, run.digits.count <= 11, run.groups.count == 1 || run.groups.count == 3,
                run.start == 0 || ink.gaps[run.start] >= .line, ink.gap(run.end) >= .line
            else { return nil }
            return NumberingPlan.shape(of: run.digits)
        }

        /// Behind the group, and behind its bracket.
        private func closed(_ group: FigureRun.Group, from start: Int) -> Int {
            group.isBracketed ? group.ink.upperBound + 1 : group.ink.upperBound
        }

        /// The grouping of a telephone number, and of nothing else.
        private func isPlausible(_ groups: [FigureRun.Group], _ division: NumberingPlan.Division, isLabeled: Bool)
            -> Bool
        {
            guard let first = groups.first, let last = groups.last else { return false }
            if groups.count == 1 { return ink.classes[first.ink.lowerBound] == .digit || isLabeled }
            var spaces = 0
            for group in groups.dropFirst() where group.join == .space { spaces += 1 }
            if spaces > 0 {
                // Spaces part columns of figures too: here the groups must be the plan's.
                return first.digits.count == division.area && groups.count == 3
                    && (last.digits.count == 4 || NumberingPlan.isService(Array(run.digits.prefix(4))))
            }
            if isLabeled { return first.digits.count >= 2 && groups.count <= 4 }
            guard (2...5).contains(first.digits.count), groups.count <= 3, last.digits.count >= 3 else { return false }
            // 0.123-… and lists of decimals.
            return !(groups.dropFirst().contains { $0.join == .dot }) || first.digits.count == division.area
        }

        /// Figures behind a whole number that a dash parts from it are a hunting group's last figures: 5561-3.
        private func isHunting(_ k: Int) -> Bool {
            let group = run.groups[k]
            return group.join == .space || group.join == .bracket || group.join == .middleDot
                || group.join == .dash && group.digits.count <= 2
        }

        /// +81-46-847-6355, +81-(0)46-847-6355.
        private mutating func international(at i: Int) -> Int {
            let ink = layout.ink
            run.read(ink, at: i + 1)
            guard run.digits.count >= 11, run.digits[0] == 8, run.digits[1] == 1 else { return max(run.end, i + 1) }
            run.start = i
            return country(at: i) ?? max(run.end, i + 1)
        }

        /// A number behind Japan's country code, which is the first two figures of the run.
        private mutating func country(at i: Int) -> Int? {
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

        private mutating func append(_ range: Range<Int>, digits: [UInt8], label: PhoneLabels.Reading, area: Int) {
            let behind = PhoneLabels.after(range.upperBound, in: ink)
            var kind = label.kind
            if behind.kind == .both { kind = .both } else if kind.isEmpty { kind = behind.kind }
            candidates.append(
                Candidate(
                    range: range, digits: digits, area: area, isCertain: true, kind: kind, isLabeled: !kind.isEmpty,
                    line: label.line ?? behind.line, extension: extensionNumber(behind: range.upperBound)))
        }

        // MARK: Numbers without area code

        /// 33-6588, 2-8130, (24)6640, 同-1951: kept as candidates until the numbers around are known.
        private mutating func local(at i: Int, isGlued: Bool) -> Bool {
            let ink = layout.ink
            guard run.groups.count >= 2, run.groups[1].digits.count == 4, (1...4).contains(run.groups[0].digits.count),
                run.groups.count == 2 || isHunting(2), run.groups[1].join != .space, run.groups[1].join != .dot
            else { return false }
            let range = run.start..<closed(run.groups[1], from: run.start)
            let label = PhoneLabels.before(range.lowerBound, in: ink)
            let isLabeled = !label.kind.isEmpty
            if isGlued, label.start == range.lowerBound { return false }
            guard isLabeled || run.digits[0] >= 2 && run.slips == 0 && isAlone(range) && !isYears() else {
                return false
            }
            if !isLabeled, let code = PostalCode.read(ink, at: i), code.isCertain(in: ink) { return false }
            let digits = Array(run.digits[..<run.groups[1].digits.upperBound])
            let behind = PhoneLabels.after(range.upperBound, in: ink)
            var kind = label.kind
            if behind.kind == .both { kind = .both } else if kind.isEmpty { kind = behind.kind }
            candidates.append(
                Candidate(
                    range: range, digits: digits, isPartial: true, isCertain: isLabeled, kind: kind,
                    isLabeled: !kind.isEmpty, line: label.line ?? behind.line,
                    extension: extensionNumber(behind: range.upperBound)))
            return true
        }

        /// 2003-2008.
        private func isYears() -> Bool {
            run.groups[0].digits.count == 4
                && (run.digits[0] == 1 && run.digits[1] == 9 || run.digits[0] == 2 && run.digits[1] == 0)
        }

        /// 同-1951: four figures behind a sign of repetition.
        private mutating func same(at i: Int, next: Int) -> Int {
            let ink = layout.ink
            var p = i
            if p > 0, ink.classes[p - 1] == .dash, ink.gaps[p] <= .space { p -= 1 }
            guard p > 0, ink.gaps[p] <= .wide, isSame(p - 1), run.groups.count == 1 else { return next }
            let label = PhoneLabels.before(p - 1, in: ink)
            guard !label.kind.isEmpty else { return next }
            candidates.append(
                Candidate(
                    range: i..<next, digits: run.digits, isPartial: true, isCertain: true, repeatsNumber: true,
                    kind: label.kind, isLabeled: true))
            return next
        }

        private func isSame(_ k: Int) -> Bool {
            ink.scalars[k] == 0x540C || ink.scalars[k] == 0x3003 || ink.scalars[k] == 0x4EDD
        }

        /// Stands by itself, as numbers in lists do, and is not a numbered or counted thing.
        private func isAlone(_ range: Range<Int>) -> Bool {
            let (before, after) = (range.lowerBound - 1, range.upperBound)
            if before >= 0, ink.gap(range.lowerBound) == .none {
                switch ink.classes[before] {
                case .open, .slash, .comma, .colon, .kanji, .hiragana, .katakana: break
                case .bullet, .other: guard ink.scalars[before] != 0x3012 else { return false }
                default: return false
                }
                if ink.scalars[before] == 0x7B2C { return false }
            }
            guard after < ink.count, ink.gaps[after] == .none else { return true }
            switch ink.classes[after] {
            case .close, .slash, .comma, .stop, .open, .other: return true
            default: return false
            }
        }

        // MARK: Behind a number

        /// Past the last figures of a hunting group, so that they are not read as numbers: ~3, ・5679, 、5562.
        private func tail(_ i: Int) -> Int {
            var k = i
            while k + 1 < ink.count, ink.gaps[k] <= .space {
                switch ink.classes[k] {
                case .tilde, .middleDot, .comma, .dash: break
                default: return k
                }
                var end = k + 1
                while end < ink.count, ink.classes[end] == .digit, end == k + 1 || ink.gaps[end] == .none { end += 1 }
                guard (1...4).contains(end - k - 1), end >= ink.count || ink.classes[end] != .dash else { return k }
                k = end
            }
            return k
        }

        private static let extensionWords = WordMatcher<Bool>([
            "内線", "内", "ext", "内線番号", "extension",
        ])

        /// The extension that a number is followed by: (内線123), ext. 7413.
        private func extensionNumber(behind i: Int) -> String? {
            var k = i
            if ink.characterClass(k) == .open { k += 1 }
            guard k < ink.count, ink.gap(k) <= .wide,
                let (end, _) = Scan.extensionWords.longestMatch(in: ink, at: k)
            else { return nil }
            k = end
            while ink.characterClass(k) == .colon || ink.characterClass(k) == .dot { k += 1 }
            var digits = ""
            while k < ink.count, digits.utf8.count < 8, ink.gaps[k] <= .space,
                let figure = Figures.figure(ink.scalars[k])
            {
                digits += String(figure)
                k += 1
            }
            return digits.isEmpty ? nil : digits
        }

        // MARK: Columns

        /// Gives numbers without labels the kind of their column: a heading line with TEL and FAX, rows below it.
        mutating func readColumns() {
            guard candidates.contains(where: { !$0.isLabeled }) else { return }
            var columns: [PhoneLabels.Kind] = []
            var next = 0
            var row = 0
            while row < layout.lines.count {
                var end = row + 1
                while end < layout.lines.count, ink.gap(layout.lines[end].ink.lowerBound) == .cell { end += 1 }
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
                    if !isRow { columns = [] }
                }
                next = last
                row = end
            }
        }

        // MARK: Completion

        func findings() -> [Finding] {
            var findings: [Finding] = []
            var known: [Known] = []
            for candidate in candidates where !candidate.isPartial && NumberingPlan.isGeographic(candidate.digits) {
                known.append(Known(at: candidate.range.lowerBound, digits: candidate.digits, area: candidate.area))
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
        private func statedAreas() -> [Known] {
            guard candidates.contains(where: \.isPartial) else { return [] }
            var areas: [Known] = []
            for i in ink.indices where ink.scalars[i] == 0x5E02 && ink.spells("市外局番", at: i, through: .space) {
                var k = i + 4
                while k - i < 8, k < ink.count, ink.gaps[k] <= .line, ink.classes[k] != .digit { k += 1 }
                var digits: [UInt8] = []
                while k < ink.count, digits.count < 6, ink.classes[k] == .digit, digits.isEmpty || ink.gaps[k] == .none
                {
                    digits.append(UInt8(ink.scalars[k] & 0xF))
                    k += 1
                }
                guard digits.first == 0, (2...5).contains(digits.count) else { continue }
                areas.append(
                    Known(at: i, digits: digits + [UInt8](repeating: 0, count: 10 - digits.count), area: digits.count))
            }
            return areas
        }

        private func isListed(_ end: Int, _ start: Int) -> Bool {
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
        private func completed(
            _ candidate: Candidate, known: [Known], passed: Int
        ) -> [UInt8]? {
            let figures = candidate.digits
            func fill(_ number: Known) -> [UInt8]? {
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
}
