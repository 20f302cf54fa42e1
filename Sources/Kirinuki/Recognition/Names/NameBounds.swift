/// What a name never begins or ends with, and what is no name: the tagger's spans are brought to bounds that a careful
/// reader would give.
struct NameBounds: Sendable {
    /// The range of a name without what does not belong to it; nil where no name is left.
    func settle(_ range: Range<Int>, as type: MentionType, in ink: Ink) -> Range<Int>? {
        var range = withoutSigns(range, in: ink)
        if let balanced = balanced(range, in: ink) { range = withoutSigns(balanced, in: ink) }
        guard type == .organization else { return range.isEmpty ? nil : range }
        if let leader = Self.leaders.longestMatch(in: ink, at: range.lowerBound), leader.value,
            leader.end + 1 < range.upperBound
        {
            range = leader.end..<range.upperBound
        } else if let end = Self.labels.longestMatch(in: ink, at: range.lowerBound)?.end, end + 1 < range.upperBound,
            ink.gap(end) != .none
        {
            range = end..<range.upperBound
        }
        if let start = Self.followers.longestMatch(in: ink, endingAt: range.upperBound)?.start,
            start > range.lowerBound + 1
        {
            range = range.lowerBound..<start
        }
        range = withoutSigns(range, in: ink)
        return range.isEmpty || isPredicate(range, in: ink) || isAnniversary(range, in: ink) ? nil : range
    }

    /// Whether a name without a legal form is that of an event, a plan, a prize: of a thing, not of an organization.
    func isThing(_ range: Range<Int>, in ink: Ink) -> Bool {
        Self.things.longestMatch(in: ink, endingAt: range.upperBound) != nil
    }

    /// Whether what stands beside a legal form says what became of it: 社団法人設立10周年, NPO法人取得.
    func isAct(_ name: String) -> Bool { Self.acts.contains { name.utf8.starts(with: $0.utf8) } }
    private static let acts = ["設立", "取得", "認証", "移行", "解散"]

    /// Where a branch is named by its place alone (横浜事務所), that place; the office is then no organization of its own.
    func branchPlace(_ range: Range<Int>, in ink: Ink) -> Range<Int>? {
        guard let head = Self.branches.longestMatch(in: ink, endingAt: range.upperBound), head.start > range.lowerBound
        else { return nil }
        return range.lowerBound..<head.start
    }

    // MARK: Signs

    private func withoutSigns(_ range: Range<Int>, in ink: Ink) -> Range<Int> {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, isEdge(ink.classes[start]) || ink.classes[start] == .dash || isEnclosed(ink.scalars[start]) {
            start += 1
        }
        while end > start, isEdge(ink.classes[end - 1]) { end -= 1 }
        return start..<end
    }

    /// ①, ⑴, Ⓐ: the number of an item in a list.
    private func isEnclosed(_ scalar: UInt32) -> Bool { (0x2460...0x24FF).contains(scalar) }

    private func isEdge(_ class: CharacterClass) -> Bool {
        switch `class` {
        case .comma, .colon, .slash, .middleDot, .bullet, .tilde, .other: true
        default: false
        }
    }

    /// A range whose brackets close, from one where one is missing: the missing one right behind, or the longer part.
    private func balanced(_ range: Range<Int>, in ink: Ink) -> Range<Int>? {
        var opens: [Int] = []
        for i in range {
            if ink.classes[i] == .open { opens.append(i) }
            if ink.classes[i] == .close {
                if opens.isEmpty {
                    return i - range.lowerBound > range.upperBound - i - 1
                        ? range.lowerBound..<i : (i + 1)..<range.upperBound
                }
                opens.removeLast()
            }
        }
        guard let open = opens.last else { return nil }
        if opens.count == 1, ink.scalar(range.upperBound) == ink.scalars[open] + 1, ink.gap(range.upperBound) == .none {
            return range.lowerBound..<(range.upperBound + 1)
        }
        return open - range.lowerBound > range.upperBound - open - 1
            ? range.lowerBound..<open : (open + 1)..<range.upperBound
    }

    // MARK: Words

    /// Words before a name that are no part of it, whatever follows; and, false, what begins like one.
    private static let leaders = WordMatcher<Bool>(
        ["当該", "略称", "通称", "旧", "旧称", "愛称", "主要な", "各種", "ならびに", "および"].map { ($0, true) }
            + ["旧制", "旧居留地", "旧市街", "旧街道", "旧道", "旧友", "旧跡", "旧軽井沢"].map { ($0, false) })
    /// Labels that white space parts from the name.
    private static let labels = WordMatcher<Bool>(
        [
            "主催", "共催", "後援", "協賛", "協力", "特別協力", "主管", "提供", "代表", "会場", "講師", "発行", "編集", "発行所", "発行元", "出典", "団体名",
            "会社名", "元", "前", "故",
        ])
    /// Honorifics, and what an organization does for what is named behind it: 財務省認可公益法人 ….
    private static let followers = WordMatcher<Bool>(
        backward: ["様", "さま", "御中", "殿", "各位", "さん", "主催", "共催", "後援", "協賛"] + Approvals.words)
    /// What no organization is called, unless a legal form says so.
    private static let things = WordMatcher<Bool>(
        backward: [
            "事業", "講座", "座談会", "カフェ", "プロジェクト", "セミナー", "サミット", "賞", "大賞", "大会", "月間", "週間", "制度",
            "シンポジウム", "フェア", "フェスタ", "フェスティバル", "見学会", "説明会", "講演会", "講習会", "研修会", "発表会", "展示会", "商談会", "祝賀会", "懇親会",
            "コンテスト", "コンクール", "イベント", "キャンペーン", "補助金", "助成金", "条例", "業界", "工事", "現場",
        ])

    private static let branches = WordMatcher<Bool>(
        backward: ["事務所", "支店", "支社", "支部", "支所", "営業所", "出張所", "サテライト", "オフィス", "駐在員事務所", "連絡事務所"])

    /// Whether the range ends like a sentence, not like a name: アレンジします.
    private func isPredicate(_ range: Range<Int>, in ink: Ink) -> Bool {
        guard let start = Self.predicates.longestMatch(in: ink, endingAt: range.upperBound)?.start else { return false }
        return start >= range.lowerBound
    }

    /// 設立10周年, also behind a legal form.
    private func isAnniversary(_ range: Range<Int>, in ink: Ink) -> Bool {
        guard range.count > 2, ink.spells("周年", at: range.upperBound - 2) else { return false }
        let before = ink.classes[range.upperBound - 3]
        return before == .digit || before == .kanjiDigit
    }

    private static let predicates = WordMatcher<Bool>(
        backward: ["ます", "ました", "です", "でした", "ません", "ください", "される", "された", "として", "により"])
}
