/// Finds a document's title: its first heading, its subject line, or the first line near the top that reads like one.
struct TitleResolver: Sendable {
    /// Titles stand near the top, and fit on a line or two.
    private static let searchedLines = 20
    private static let longest = 80

    private static let labels = WordMatcher<Bool>([
        ("件名", true), ("題名", true), ("表題", true), ("標題", true), ("タイトル", true), ("subject", true),
    ])
    /// How lines end that name those addressed, not the matter.
    private static let addressees: [StaticString] = ["各位", "御中", "殿", "様", "みなさま", "皆様", "の皆さんへ"]

    /// How the subject of a press release or a notice ends.
    private static let subjects: [StaticString] = [
        "について", "の件", "お知らせ", "ご案内", "案内", "開催", "発表", "締結", "開始", "募集", "募集要項", "要項", "報告", "報告書", "趣意書", "あゆみ",
        "沿革", "一覧", "名簿", "議事録", "議事概要", "プログラム", "お願い", "お詫び",
    ]
    /// What the mastheads of newsletters hold.
    private static let mastheads = WordMatcher<Bool>([
        ("だより", true), ("通信", true), ("ニュース", true), ("news", true), ("会報", true), ("広報", true), ("月報", true),
        ("マガジン", true), ("レター", true), ("号", true), ("vol.", true),
    ])

    func resolve(_ findings: [Finding], in layout: Layout) -> String? {
        let ink = layout.ink
        let top = layout.lines.prefix(Self.searchedLines)
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
        for line in top where line.isHeading && line.ink.count >= 3 && !names(line.ink, findings) {
            return title(line.ink, in: ink)
        }
        let candidates = top.filter { !$0.isCell && reads($0.ink, in: ink) && !names($0.ink, findings) }
        // A press release names its sender and its day before its subject; a newsletter starts with its masthead.
        let subject = candidates.first { line in Self.subjects.contains { ends(line.ink, with: $0, in: ink) } }
        let masthead = candidates.first { line in
            line.ink.contains { Self.mastheads.longestMatch(in: ink, at: $0) != nil }
        }
        return [masthead, subject].compactMap(\.self).min { $0.number < $1.number }
            .map { title($0.ink, in: ink) } ?? candidates.first.flatMap { title($0.ink, in: ink) }
    }

    private func title(_ range: Range<Int>, in ink: Ink) -> String? {
        var range = range
        while let first = range.first, isOrnament(ink.classes[first]) { range = (first + 1)..<range.upperBound }
        while let last = range.last, isOrnament(ink.classes[last]) { range = range.lowerBound..<last }
        return range.isEmpty ? nil : ink.value(range.lowerBound..<min(range.upperBound, range.lowerBound + 200))
    }

    private func isOrnament(_ kind: CharacterClass) -> Bool {
        switch kind {
        case .bullet, .tilde, .middleDot: true
        default: false
        }
    }

    /// Whether a line reads like a title: not too short or long, no sentence, nobody addressed.
    private func reads(_ range: Range<Int>, in ink: Ink) -> Bool {
        guard range.count >= 6, range.count <= Self.longest, let last = range.last else { return false }
        if ink.scalars[last] == 0x3002 { return false }
        var japanese = 0
        for i in range where ink.classes[i].isJapanese { japanese += 1 }
        guard japanese * 2 >= range.count else { return false }
        return !Self.addressees.contains { ends(range, with: $0, in: ink) }
    }

    private func ends(_ range: Range<Int>, with ending: StaticString, in ink: Ink) -> Bool {
        let start = range.upperBound - ending.description.unicodeScalars.count
        return start >= range.lowerBound && ink.spells(ending, at: start)
    }

    /// Whether most of a line is facts: a date, a sender, an address.
    private func names(_ range: Range<Int>, _ findings: [Finding]) -> Bool {
        var covered = 0
        for finding in findings where finding.range.overlaps(range) {
            covered += finding.range.clamped(to: range).count
        }
        return covered * 2 > range.count
    }
}
