/// Finds e-mail addresses: plain, with full-width signs, with spaces or a line break inside, and with the at sign written
/// another way ([at], (a), ★) against harvesters.
struct EmailRecognizer: Sendable {
    func recognize(_ layout: Layout) -> [Finding] {
        let ink = layout.ink
        var findings: [Finding] = []
        var floor = 0
        var i = 0
        while i < ink.count {
            switch ink.classes[i] {
            case .at, .open, .bullet, .other: break
            default:
                i += 1
                continue
            }
            guard let end = sign(at: i, in: ink) else {
                i += 1
                continue
            }
            if let finding = address(around: i..<end, floor: floor, in: ink) {
                findings.append(finding)
                floor = finding.range.upperBound
                i = max(end, floor)
            } else {
                i = end
            }
        }
        return findings
    }

    private static let words = WordMatcher<Bool>([
        "at", "a", "@", "アットマーク", "アット", "あっと",
    ])

    /// The index behind the at sign, or what stands for one, at `i`.
    private func sign(at i: Int, in ink: Ink) -> Int? {
        switch ink.classes[i] {
        case .at: return i + 1
        case .open:
            guard let (end, _) = EmailRecognizer.words.longestMatch(in: ink, at: i + 1, through: .space),
                ink.characterClass(end) == .close, ink.gap(end) <= .space, isLocal(i - 1, in: ink)
            else { return nil }
            return end + 1
        case .bullet, .other:
            guard isSubstitute(ink.scalars[i]), ink.gap(i) <= .space, ink.gap(i + 1) <= .space, isLocal(i - 1, in: ink),
                ink.characterClass(i + 1) == .latin || ink.characterClass(i + 1) == .digit
            else { return nil }
            return i + 1
        default: return nil
        }
    }

    /// Signs that pages put for @ with a note beside: ★ ☆ ※ ◎ ■ ● ◆ * # & _at_.
    private func isSubstitute(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x2605, 0x2606, 0x203B, 0x25CE, 0x25A0, 0x25A1, 0x25CF, 0x25CB, 0x25C6, 0x25C7, 0x25B2, 0x25B3, 0x2A, 0x23,
            0x26, 0x25EF:
            true
        default: false
        }
    }

    private func isLocal(_ k: Int, in ink: Ink) -> Bool {
        switch ink.characterClass(k) {
        case .latin, .digit: ink.scalar(k) < 0x80
        case .dash, .dot: true
        case .other: isLocalSign(ink.scalar(k))
        case .bullet: ink.scalar(k) == 0x2A
        case .slash, .tilde, .stop: false
        default: false
        }
    }

    private func isLocalSign(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x5F, 0x2B, 0x25, 0x27, 0x26, 0x3D, 0x23, 0x24: true
        default: false
        }
    }

    private func address(around sign: Range<Int>, floor: Int, in ink: Ink) -> Finding? {
        let isPlain = ink.classes[sign.lowerBound] == .at && sign.count == 1
        // The local part, backward.
        var start = sign.lowerBound
        var spaces = 0
        while start > floor, sign.lowerBound - start < 64 {
            let gap = ink.gaps[start]
            if gap != .none {
                // A space before the sign is noise; one inside the local part ends it.
                guard start == sign.lowerBound, gap == .space, spaces == 0 else { break }
                spaces += 1
            }
            guard isLocal(start - 1, in: ink) else { break }
            if !isPlain, ink.classes[start - 1] == .bullet { break }
            start -= 1
        }
        if isPlain, let quote = quoted(before: sign.lowerBound, floor: floor, in: ink) {
            start = quote
        } else {
            while start < sign.lowerBound, !isEdge(start, in: ink) { start += 1 }
        }
        guard start < sign.lowerBound else { return nil }
        if isPlain { start = pathStart(start, floor: floor, in: ink) }

        guard let (end, domain) = domain(at: sign.upperBound, isPlain: isPlain, in: ink) else { return nil }
        if !isPlain, sign.count == 1, !hasTopLevelDomain(domain) { return nil }
        if isDisplayName(start..<end, in: ink) { return nil }
        var local = String.UnicodeScalarView()
        for k in start..<sign.lowerBound {
            if let scalar = Unicode.Scalar(plain(ink.scalars[k], ink.classes[k])) { local.append(scalar) }
        }
        return Finding(type: .email, range: start..<end, value: String(local) + "@" + domain)
    }

    /// Where a local part in quotation marks starts: "a b"@c.jp.
    private func quoted(before sign: Int, floor: Int, in ink: Ink) -> Int? {
        guard sign > floor + 2, ink.gaps[sign] == .none, ink.scalars[sign - 1] == 0x22 else { return nil }
        var k = sign - 2
        while k >= floor, sign - k < 64, ink.gaps[k + 1] <= .space, ink.scalars[k] < 0x80 {
            if ink.scalars[k] == 0x22 { return k }
            k -= 1
        }
        return nil
    }

    /// user+box/part=x@a.jp: a slash is part of the address where a plus or equals sign stands before it too; else it parts
    /// a label or a number from the address.
    private func pathStart(_ start: Int, floor: Int, in ink: Ink) -> Int {
        guard start > floor + 1, ink.gaps[start] == .none, ink.classes[start - 1] == .slash else { return start }
        var k = start - 1
        var hasSign = false
        while k > floor, start - k < 48, ink.gaps[k] == .none, isLocal(k - 1, in: ink) || ink.classes[k - 1] == .slash {
            k -= 1
            if ink.scalars[k] == 0x2B || ink.scalars[k] == 0x3D { hasSign = true }
        }
        return hasSign && ink.classes[k] == .latin ? k : start
    }

    /// "a@b.jp" <c@d.jp>: the name of a mail's header, and not where the mail goes.
    private func isDisplayName(_ range: Range<Int>, in ink: Ink) -> Bool {
        guard range.lowerBound > 0, ink.scalars[range.lowerBound - 1] == 0x22, ink.scalar(range.upperBound) == 0x22,
            ink.scalar(range.upperBound + 1) == 0x3C, ink.gap(range.upperBound + 1) <= .space
        else { return false }
        var k = range.upperBound + 2
        while k < ink.count, k - range.upperBound < 80, ink.gaps[k] == .none {
            if ink.classes[k] == .at { return true }
            k += 1
        }
        return false
    }

    private func isEdge(_ k: Int, in ink: Ink) -> Bool {
        ink.classes[k] == .latin || ink.classes[k] == .digit || ink.scalars[k] == 0x5F
    }

    private func plain(_ scalar: UInt32, _ characterClass: CharacterClass) -> UInt32 {
        characterClass == .dash ? 0x2D : scalar
    }

    /// The domain at `i`: at least two labels of letters, figures and hyphens.
    private func domain(at i: Int, isPlain: Bool, in ink: Ink) -> (Int, String)? {
        var k = i
        var labels: [String] = []
        var label = String.UnicodeScalarView()
        var end = i
        var spaces = 0
        while k < ink.count, k - i < 120 {
            let gap = ink.gaps[k]
            if gap != .none {
                // One space or line break beside a sign of the domain: kouza @a.jp, a@b-⏎c.jp, a@b.co. jp.
                // Where no dot was yet, a line may break anywhere: a@exam⏎ple.jp.
                let before =
                    k == i || ink.classes[k - 1] == .dash || ink.classes[k - 1] == .dot
                    || labels.isEmpty && gap > .wide && isRestOfHost(k, in: ink)
                let after = ink.classes[k] == .dot && ink.isWord(k + 1)
                guard
                    gap <= .space && (before || after) && spaces < 3
                        || gap <= .line && before && k > i
                            && (ink.classes[k - 1] != .dot || isTopLevelAhead(k, in: ink))
                else { break }
                if k > i, before, ink.classes[k - 1] == .dot, !isTopLevelAhead(k, in: ink) { break }
                spaces += 1
            }
            switch ink.classes[k] {
            case .latin, .digit:
                guard ink.scalars[k] < 0x80, let scalar = Unicode.Scalar(lowercased(ink.scalars[k])) else { return nil }
                label.append(scalar)
                end = k + 1
            case .dash:
                guard !label.isEmpty else { return finish(labels, end) }
                label.append("-")
            case .other where ink.scalars[k] == 0x5F && !label.isEmpty && ink.isWord(k + 1): label.append("_")
            case .dot:
                guard !label.isEmpty else { return finish(labels, end) }
                labels.append(String(label))
                label = String.UnicodeScalarView()
            default:
                return finish(label.isEmpty ? labels : labels + [String(label)], end)
            }
            k += 1
        }
        return finish(label.isEmpty ? labels : labels + [String(label)], end)
    }

    private func finish(_ labels: [String], _ end: Int) -> (Int, String)? {
        var labels = labels
        // Hyphens at the end belong to the text: a@b.jp - Tokyo.
        while let last = labels.last, last.hasSuffix("-") { labels[labels.count - 1] = String(last.dropLast()) }
        guard labels.suffix(2).allSatisfy({ !$0.utf8.contains(0x5F) }) else { return nil }
        guard labels.count >= 2, let top = labels.last, top.utf8.count >= 2,
            top.utf8.allSatisfy({ $0 >= 0x61 && $0 <= 0x7A })
        else { return nil }
        return (end, labels.joined(separator: "."))
    }

    private func lowercased(_ scalar: UInt32) -> UInt32 { scalar >= 0x41 && scalar <= 0x5A ? scalar | 0x20 : scalar }

    /// Whether a line starts with the rest of a host name: letters, a dot, and a known ending.
    private func isRestOfHost(_ k: Int, in ink: Ink) -> Bool {
        var end = k
        while end < ink.count, end == k || ink.gaps[end] == .none, end - k < 40 {
            if ink.classes[end] == .dot { return isTopLevelAhead(end + 1, in: ink) }
            guard ink.isWord(end) || ink.classes[end] == .dash else { return false }
            end += 1
        }
        return false
    }

    private static let secondLevels = WordMatcher<Bool>(["co", "or", "ne", "ac", "go", "ed", "lg", "gr", "ad"])

    /// Whether a known ending starts at `k`: jp, com, or the co. of co.jp.
    private func isTopLevelAhead(_ k: Int, in ink: Ink) -> Bool {
        if let (end, _) = EmailRecognizer.secondLevels.longestMatch(in: ink, at: k, through: .none),
            ink.characterClass(end) == .dot
        {
            return true
        }
        guard let (end, _) = TopLevelDomains.matcher.longestMatch(in: ink, at: k, through: .none) else { return false }
        return !ink.isWord(end) || ink.gap(end) > .none
    }

    private func hasTopLevelDomain(_ domain: String) -> Bool {
        guard let dot = domain.utf8.lastIndex(of: 0x2E) else { return false }
        return TopLevelDomains.names.contains(String(domain[domain.utf8.index(after: dot)...]))
    }
}
