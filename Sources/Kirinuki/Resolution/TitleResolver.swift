/// Finds a document's title: its first heading, its subject line, or the first line near the top that reads like one.
struct TitleResolver: Sendable {
    /// Titles stand near the top, and fit on a line or two.
    private static let searchedLines = 20
    private static let longest = 80
    /// A line further down is one of the body.
    private static let subjectLines = 14

    private static let labels = WordMatcher<Bool>([
        "件名", "題名", "表題", "標題", "タイトル", "subject",
    ])
    /// How lines end that name those addressed, not the matter.
    private static let addressees: [String] = ["各位", "御中", "殿", "様", "みなさま", "皆様", "の皆さんへ"]

    /// Headings of no document.
    private static let contents: [String] = ["目次", "もくじ", "内容"]

    /// How lines start that name the sender.
    private static let imprints = WordMatcher<Bool>(["発行", "編集", "発信", "送信"])
    /// How the subject of a press release or a notice ends.
    private static let subjects: [String] = [
        "について", "の件", "お知らせ", "ご案内", "案内", "開催", "発表", "締結", "開始", "募集", "募集要項", "要項", "報告", "報告書", "趣意書", "あゆみ",
        "沿革", "一覧", "名簿", "議事録", "議事概要", "プログラム", "お願い", "お詫び",
    ]
    /// What the mastheads of newsletters hold.
    private static let mastheads = WordMatcher<Bool>([
        "だより", "通信", "ニュース", "news", "会報", "広報", "月報",
        "マガジン", "レター", "vol.", "no.",
    ])

    func resolve(_ findings: [Finding], in layout: Layout) -> String? {
        let ink = layout.ink
        let top = self.top(of: layout)
        for line in top {
            guard let label = Self.labels.longestMatch(in: ink, at: line.ink.lowerBound),
                label.end < line.ink.upperBound
            else { continue }
            var start = label.end
            if ink.characterClass(start) == .colon { start += 1 }
            if start > label.end || ink.gap(start) >= .wide, start < line.ink.upperBound {
                return title(start..<line.ink.upperBound, in: ink)
            }
        }
        let heading = top.first { line in
            line.isHeading && line.ink.count >= 3 && !names(line.ink, findings)
                && !Self.contents.contains { line.ink.count < 5 && ink.spells($0, at: line.ink.lowerBound) }
        }
        let candidates = top.prefix(Self.subjectLines).filter {
            !$0.isCell && reads($0.ink, in: ink) && !names($0.ink, findings)
        }
        // A press release names its sender and its day before its subject; a newsletter starts with its masthead.
        let subject = candidates.first { line in Self.subjects.contains { ends(line.ink, with: $0, in: ink) } }
        let masthead = candidates.first { line in
            line.ink.contains {
                Self.mastheads.longestMatch(in: ink, at: $0) != nil
                    || ink.scalars[$0] == 0x53F7 && ink.characterClass($0 - 1) == .digit  // 第12号
            }
        }
        return [heading, masthead, subject].compactMap(\.self).min { $0.number < $1.number }
            .map { title($0.ink, in: ink) } ?? candidates.first.flatMap { title($0.ink, in: ink) }
    }

    /// The lines that may hold the title: down to 記, which starts the particulars of a notice, and without the day or
    /// the number that stands at the right end of a line.
    private func top(of layout: Layout) -> [Layout.Line] {
        let ink = layout.ink
        var lines: [Layout.Line] = []
        for var line in layout.lines.prefix(Self.searchedLines) {
            if line.ink.count == 1, ink.spells("記", at: line.ink.lowerBound) { break }
            if let cut = line.ink.dropFirst(6).first(where: { i in
                ink.gaps[i] == .wide
                    && (ink.scalar(i) == 0x7B2C || ink.classes[i] == .digit || Self.eras.contains(ink.scalars[i]))
                    && line.ink.dropFirst(i - line.ink.lowerBound).contains {
                        ink.scalars[$0] == 0x65E5 || ink.classes[$0] == .slash
                    }
            }) {
                line.ink = line.ink.lowerBound..<cut
            }
            lines.append(line)
        }
        return lines
    }

    /// The first characters of the names of the eras: 明 大 昭 平 令.
    private static let eras: Set<UInt32> = [0x660E, 0x5927, 0x662D, 0x5E73, 0x4EE4]

    private func title(_ range: Range<Int>, in ink: Ink) -> String? {
        var range = range
        while let first = range.first, isOrnament(ink.classes[first]) { range = (first + 1)..<range.upperBound }
        while let last = range.last, isOrnament(ink.classes[last]) { range = range.lowerBound..<last }
        while range.count > 2, let first = range.first, let last = range.last,
            isPair(ink.scalars[first], ink.scalars[last])
        {
            range = (first + 1)..<last
        }
        // A title may be letter-spaced (議 事 録): then its spaces are no more than that.
        let isSpaced = range.dropFirst().count { ink.gaps[$0] == .none } * 2 < range.count
        var result: [UInt32] = []
        for i in range.prefix(Self.longest * 2) {
            if i > range.lowerBound, ink.gaps[i] != .none, !isSpaced { result.append(0x20) }
            result.append(ink.scalars[i])
        }
        return range.isEmpty ? nil : UTF8Coding.string(result)
    }

    private func isPair(_ open: UInt32, _ close: UInt32) -> Bool {
        switch (open, close) {
        case (0x300A, 0x300B), (0x3010, 0x3011), (0x3008, 0x3009), (0x3C, 0x3E), (0x226A, 0x226B): true
        default: false
        }
    }

    private func isOrnament(_ kind: CharacterClass) -> Bool {
        switch kind {
        case .bullet, .tilde, .middleDot, .colon: true
        default: false
        }
    }

    /// Whether a line reads like a title: not too short or long, no sentence, nobody addressed.
    private func reads(_ range: Range<Int>, in ink: Ink) -> Bool {
        guard range.count >= 5, range.count <= Self.longest, let first = range.first, let last = range.last
        else { return false }
        if ink.scalars[last] == 0x3002 { return false }
        if range.contains(where: { ink.scalars[$0] == 0x3002 }) || ink.gap(range.upperBound) == .wrap { return false }
        if range.dropFirst().prefix(5).contains(where: { ink.classes[$0] == .colon && $0 != last }) {
            return false  // 会場：…
        }
        if range.contains(where: { ink.scalars[$0] == 0x3E && ink.gaps[$0] != .none }) { return false }  // ホーム > 沿革
        if ink.gaps[first] == .wrap || Self.imprints.longestMatch(in: ink, at: first) != nil { return false }
        // A numbered or bracketed item of the body, a reference number, a sentence.
        let start = ink.classes[first] == .dash || isOrnament(ink.classes[first]) ? first + 1 : first
        switch ink.characterClass(start) {
        case .enclosed, .digit: if ink.scalar(start + 4) != 0x5E74 { return false }  // 年 of 2018年度
        case .open:
            if ink.characterClass(start + 1) == .digit { return false }
            if ink.scalars[start] == 0x28, ink.scalars[last] == 0x29 { return false }  // a remark
        default: break
        }
        if ink.classes[last] == .latin || ink.scalars[last] == 0x53F7,
            range.contains(where: { ink.scalars[$0] == 0x767A && ink.scalar($0 + 1) == 0x7B2C })
        {
            return false  // 総発第12号
        }
        var japanese = 0
        for i in range where ink.classes[i].isJapanese { japanese += 1 }
        guard japanese * 2 >= range.count else { return false }
        return !Self.addressees.contains { ends(range, with: $0, in: ink) }
    }

    private func ends(_ range: Range<Int>, with ending: String, in ink: Ink) -> Bool {
        let start = range.upperBound - ending.unicodeScalars.count
        return start >= range.lowerBound && ink.spells(ending, at: start)
    }

    /// Whether a line is facts, and little else: a date, a sender, an address.
    private func names(_ range: Range<Int>, _ findings: [Finding]) -> Bool {
        var covered = 0
        for finding in findings where finding.range.overlaps(range) {
            covered += finding.range.clamped(to: range).count
        }
        return covered * 2 > range.count && range.count - covered < 5
    }
}
