/// Finds web addresses: with a scheme, with www. alone, or a bare host name with a known ending; full-width, with noise in
/// the scheme, or over a line break.
struct URLRecognizer: Sendable {
    func recognize(_ layout: Layout) -> [Finding] {
        let ink = layout.ink
        var findings: [Finding] = []
        var floor = 0
        var i = 0
        while i < ink.count {
            switch ink.classes[i] {
            case .latin:
                // Only where a word of Latin letters starts.
                guard i == floor || i == 0 || ink.gaps[i] > .none || ink.classes[i - 1] != .latin else { break }
                if let finding = address(at: i, floor: floor, in: ink) {
                    findings.append(finding)
                    floor = finding.range.upperBound
                    i = floor
                    continue
                }
            case .digit where i == 0 || ink.gaps[i] > .none || !ink.classes[i - 1].isLetterOrFigure:
                if let finding = bare(at: i, in: ink) {
                    findings.append(finding)
                    floor = finding.range.upperBound
                    i = floor
                    continue
                }
            default: break
            }
            i += 1
        }
        return findings
    }

    private func address(at i: Int, floor: Int, in ink: Ink) -> Finding? {
        let initial = ink.scalars[i] | 0x20
        if initial == 0x68 || initial == 0x66, let body = scheme(at: i, in: ink) {
            return whole(from: i, body: body, in: ink)
        }
        if initial == 0x77, ink.scalar(i + 1) | 0x20 == 0x77, ink.scalar(i + 2) | 0x20 == 0x77,
            ink.scalar(i + 3) == 0x2E,
            ink.gap(i + 1) == .none, ink.gap(i + 2) == .none, ink.gap(i + 3) == .none,
            ink.characterClass(i + 4) == .latin || ink.characterClass(i + 4) == .digit
        {
            return whole(from: i, body: i, in: ink)
        }
        return bare(at: i, in: ink)
    }

    private static let schemes = WordMatcher<Bool>(["http", "https", "ftp"])

    /// The index behind `http://` at `i`, looking through the noise of conversions: `ht tp :/ /`, `http:／／`.
    private func scheme(at i: Int, in ink: Ink) -> Int? {
        guard let (end, _) = URLRecognizer.schemes.longestMatch(in: ink, at: i, through: .space) else { return nil }
        var k = end
        guard ink.characterClass(k) == .colon, ink.gap(k) <= .space else { return nil }
        k += 1
        var slashes = 0
        while ink.characterClass(k) == .slash, ink.gap(k) <= .space, slashes < 2 {
            slashes += 1
            k += 1
        }
        guard slashes == 2, ink.gap(k) <= .space, isHost(k, in: ink) else { return nil }
        return k
    }

    private func isHost(_ k: Int, in ink: Ink) -> Bool {
        switch ink.characterClass(k) {
        case .latin, .digit, .kanji, .hiragana, .katakana, .kanjiDigit: true
        default: false
        }
    }

    /// The address whose host starts at `body`.
    private func whole(from start: Int, body: Int, in ink: Ink) -> Finding? {
        var end = extent(from: body, in: ink)
        end = trimmed(start: body, end: end, in: ink)
        guard end > body + 3 || body > start && end > body else { return nil }
        var hasDot = false
        for k in body..<end where ink.classes[k] == .dot { hasDot = true }
        guard hasDot, isProperHost(from: body, to: end, in: ink), !isMention(start, in: ink) else { return nil }
        return Finding(type: .url, range: start..<end, value: value(start..<end, in: ink))
    }

    /// #word, @name, $sign: words of their own kind, with an address in them or not.
    private func isMention(_ start: Int, in ink: Ink) -> Bool {
        guard start > 0, ink.gaps[start] == .none else { return false }
        switch ink.scalars[start - 1] {
        case 0x23, 0x24, 0x40: return true
        default: return false
        }
    }

    /// No label starts or ends with a hyphen, the last two have no underscore, and the last is two letters or more.
    private func isProperHost(from body: Int, to end: Int, in ink: Ink) -> Bool {
        var label = body
        var k = body
        var dots = 0
        var underscores = 0
        while true {
            let isEnd =
                k >= end || ink.classes[k] == .slash || ink.classes[k] == .colon || ink.scalars[k] == 0x3F
                || ink.scalars[k] == 0x23
            if isEnd || ink.classes[k] == .dot {
                guard k > label, ink.classes[label] != .dash, ink.classes[k - 1] != .dash, ink.scalars[k - 1] != 0x5F
                else { return false }
                let before = underscores
                underscores = 0
                for n in label..<k where ink.scalars[n] == 0x5F { underscores += 1 }
                if isEnd {
                    guard underscores == 0, before == 0 || dots == 0 else { return false }
                    let isNumber = (label..<k).allSatisfy { ink.classes[$0] == .digit }
                    return isNumber || k - label >= 2 || ink.classes[label].isJapanese
                }
                dots += 1
                label = k + 1
            }
            k += 1
        }
    }

    private func value(_ range: Range<Int>, in ink: Ink) -> String {
        var result = String.UnicodeScalarView()
        for k in range {
            let scalar = ink.classes[k] == .dash ? 0x2D : ink.classes[k] == .tilde ? 0x7E : ink.scalars[k]
            if let scalar = Unicode.Scalar(scalar) { result.append(scalar) }
        }
        return String(result)
    }

    /// Where the run of an address's characters ends.
    private func extent(from body: Int, in ink: Ink) -> Int {
        var k = body
        var inPath = false
        var isHostJapanese = ink.classes[body] != .latin && ink.classes[body] != .digit
        while k < ink.count, k - body < 2000 {
            let gap = ink.gaps[k]
            if gap != .none, k > body, !continues(over: gap, at: k, from: body, inPath: inPath, in: ink) { break }
            switch ink.classes[k] {
            case .latin, .digit:
                guard ink.scalars[k] < 0x80 || !inPath else { return k }
            case .dot, .colon, .at, .comma, .stop, .dash, .tilde:
                if ink.scalars[k] == 0x3001 || ink.scalars[k] == 0x3002 { return k }
                // Dashes of Japanese text are no part of a path that is otherwise plain.
                if ink.classes[k] == .dash, ink.scalars[k] != 0x2D, !ink.isWord(k + 1) { return k }
            case .slash:
                inPath = true
                isHostJapanese = false
            case .open, .close:
                guard inPath, ink.scalars[k] == 0x28 || ink.scalars[k] == 0x29 else { return k }
            case .bullet:
                guard inPath, ink.scalars[k] == 0x2A, ink.isWord(k + 1) else { return k }
            case .other:
                switch ink.scalars[k] {
                case 0x25, 0x26, 0x3D, 0x5F, 0x2B, 0x24, 0x23, 0x3B:
                    if ink.scalars[k] == 0x23 || ink.scalars[k] == 0x26 || ink.scalars[k] == 0x3D { inPath = true }
                default: return k
                }
            case .kanji, .kanjiDigit, .hiragana, .katakana:
                guard isHostJapanese else { return k }
            default: return k
            }
            if ink.scalars[k] == 0x3F { inPath = true }
            k += 1
        }
        return k
    }

    /// Whether an address goes on behind white space: a full line's break, or noise around the dot or slash of a host.
    private func continues(over gap: Gap, at k: Int, from body: Int, inPath: Bool, in ink: Ink) -> Bool {
        switch gap {
        case .none: return true
        case .space:
            // www. abc.co. jp: only before a known ending, and only in the host.
            guard !inPath, ink.classes[k - 1] == .dot,
                let (end, _) = TopLevelDomains.matcher.longestMatch(in: ink, at: k, through: .none)
            else { return false }
            return !ink.isWord(end)
        case .wrap, .line:
            guard ink.isWord(k) || ink.classes[k] == .slash || ink.scalars[k] == 0x5F else { return false }
            // The word that the break parts must look like a part of an address: a path that goes on, not a new word.
            let last = ink.classes[k - 1]
            let lastIsJoint =
                last == .slash || last == .dash || last == .dot || ink.scalars[k - 1] == 0x5F
                || ink.scalars[k - 1] == 0x3D || ink.scalars[k - 1] == 0x26 || ink.scalars[k - 1] == 0x3F
            return looksLikeRest(k, lastIsJoint: lastIsJoint, isWrap: gap == .wrap, inPath: inPath, in: ink)
        default: return false
        }
    }

    /// Whether the run of Latin characters at `k` is the rest of an address: it holds a sign of one, or its line ends with it.
    private func looksLikeRest(_ k: Int, lastIsJoint: Bool, isWrap: Bool, inPath: Bool, in ink: Ink) -> Bool {
        var end = k
        var hasSign = false
        var hasFileEnding = false
        while end < ink.count, end == k || ink.gaps[end] == .none {
            switch ink.classes[end] {
            case .latin, .digit: break
            case .slash, .dash: hasSign = true
            case .dot:
                hasSign = true
                hasFileEnding =
                    inPath && URLRecognizer.fileEndings.longestMatch(in: ink, at: end + 1, through: .none) != nil
            case .other where ink.scalars[end] == 0x5F || ink.scalars[end] == 0x3D || ink.scalars[end] == 0x26:
                hasSign = true
            case .colon, .at: return false
            default:
                if ink.classes[end].isJapanese && !lastIsJoint { return false }
                return hasFileEnding || lastIsJoint && isWrap || hasSign && isWrap
            }
            end += 1
        }
        if TopLevelDomains.matcher.longestMatch(in: ink, at: k, through: .none)?.end == end, ink.classes[k - 1] == .dot
        {
            return true
        }
        if hasFileEnding { return true }
        // A path cut at a slash may as well be whole.
        if lastIsJoint, ink.classes[k - 1] != .slash { return true }
        return isWrap && hasSign && end - k <= 60
    }

    private static let fileEndings = WordMatcher<Bool>([
        "html", "htm", "pdf", "php", "asp", "aspx", "cgi", "jsp", "shtml", "xls", "doc", "jpg", "png", "zip", "do",
    ])

    /// Without the punctuation of the sentence around it.
    private func trimmed(start: Int, end: Int, in ink: Ink) -> Int {
        var end = end
        var opens = 0
        var closes = 0
        for k in start..<end {
            if ink.scalars[k] == 0x28 { opens += 1 }
            if ink.scalars[k] == 0x29 {
                closes += 1
                if closes > opens { return trimmed(start: start, end: k, in: ink) }
            }
        }
        trim: while end > start {
            switch ink.classes[end - 1] {
            case .dot, .comma, .colon, .stop, .dash, .tilde, .at, .bullet:
                end -= 1
            case .open:
                end -= 1
            case .other
            where ink.scalars[end - 1] != 0x3D && ink.scalars[end - 1] != 0x5F && ink.scalars[end - 1] != 0x2B:
                end -= 1
            default: break trim
            }
        }
        return end
    }

    /// A host name without scheme at `i`: labels and a known ending, lower case, no part of an e-mail address or a file name.
    private func bare(at i: Int, in ink: Ink) -> Finding? {
        var k = i
        var dots = 0
        var labelStart = i
        var lower = false
        while k < ink.count, k == i || ink.gaps[k] == .none, k - i < 80 {
            switch ink.classes[k] {
            case .latin: if ink.scalars[k] >= 0x61 { lower = true }
            case .digit: break
            case .dash:
                guard k > labelStart else { return nil }
            case .dot:
                guard k > labelStart, ink.isWord(k + 1), ink.gap(k + 1) == .none else {
                    return kanaEnding(i, labelStart, k, in: ink)
                        ?? ending(i, labelStart, k, dots, lower, in: ink)
                }
                dots += 1
                labelStart = k + 1
            default: return ending(i, labelStart, k, dots, lower, in: ink)
            }
            k += 1
        }
        return ending(i, labelStart, k, dots, lower, in: ink)
    }

    private func ending(
        _ start: Int, _ labelStart: Int, _ end: Int, _ dots: Int, _ isLower: Bool, in ink: Ink
    ) -> Finding? {
        guard dots > 0, isLower, !isMention(start, in: ink), ink.scalar(end) != 0x40 || ink.gap(end) > .space,
            let (top, _) = TopLevelDomains.matcher.longestMatch(in: ink, at: labelStart, through: .none), top == end
        else { return nil }
        // 7.am: an hour.
        if dots == 1, top - labelStart == 2, ink.scalars[top - 1] | 0x20 == 0x6D,
            ink.scalars[labelStart] | 0x20 == 0x61 || ink.scalars[labelStart] | 0x20 == 0x70,
            labelStart - start == 2 && ink.classes[start] == .digit
                || labelStart - start == 3 && ink.scalars[start] == 0x31
                    && (0x30...0x32).contains(ink.scalars[start + 1])
        {
            return nil
        }
        // a@b.jp, a★b.jp, a[at]b.jp: the host of an e-mail address.
        if start > 0, ink.gaps[start] <= .space {
            switch ink.classes[start - 1] {
            case .at, .dash, .dot, .slash: return nil
            case .other where ink.gaps[start] == .none && ink.scalars[start - 1] < 0x80: return nil
            case .bullet, .close: if start > 1, ink.gaps[start] == .none, isWordBefore(start, in: ink) { return nil }
            default: break
            }
        }
        let stop = trimmed(start: start, end: extent(from: start, in: ink), in: ink)
        return Finding(type: .url, range: start..<max(stop, end), value: value(start..<max(stop, end), in: ink))
    }

    /// example.みんな: a name under one of the kana domains, whatever follows.
    private func kanaEnding(_ start: Int, _ label: Int, _ dot: Int, in ink: Ink) -> Finding? {
        guard dot - label >= 4, start == label, ink.classes[start] == .latin, ink.gap(dot + 1) == .none,
            !isMention(start, in: ink),
            let (end, _) = TopLevelDomains.kana.longestMatch(in: ink, at: dot + 1, through: .none)
        else { return nil }
        return Finding(type: .url, range: start..<end, value: value(start..<end, in: ink))
    }

    private func isWordBefore(_ start: Int, in ink: Ink) -> Bool {
        var k = start - 1
        if ink.classes[k] == .bullet { return ink.isWord(k - 1) }
        while k > 0, start - k < 10, ink.classes[k] != .open { k -= 1 }
        return ink.isWord(k - 1)
    }
}
