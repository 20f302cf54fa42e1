/// A bracket right behind a name that gives other names for it: （略称：活性研）, （本社：東京都港区、以下「サクラ」という。）.
struct DeclaredAlias {
    /// The ink inside of the bracket.
    let bracket: Range<Int>
    /// What stands behind labels (以下, 略称, …): in quotation marks, or plain.
    let names: [Range<Int>]

    /// The longest bracket, and the longest alias.
    private static let reach = 120
    private static let longest = 24

    /// Nil where no bracket opens behind the range, or none closes soon.
    init?(behind range: Range<Int>, in ink: Ink) {
        let open = range.upperBound
        guard open + 1 < ink.count, ink.classes[open] == .open, let close = Self.closings[ink.scalars[open]],
            ink.gaps[open] <= .line
        else { return nil }
        var depth = 0
        for k in open..<min(open + Self.reach, ink.count) {
            if ink.scalars[k] == ink.scalars[open] { depth += 1 }
            if ink.scalars[k] == close { depth -= 1 }
            guard depth == 0 else { continue }
            bracket = (open + 1)..<k
            names = Self.names(in: open + 1..<k, of: ink)
            if names.isEmpty, ink.gaps[open] > .wrap { return nil }
            return
        }
        return nil
    }

    private static func names(in bracket: Range<Int>, of ink: Ink) -> [Range<Int>] {
        var names: [Range<Int>] = []
        for i in bracket where i == bracket.lowerBound || ink.classes[i - 1] == .comma {
            guard let label = labels.longestMatch(in: ink, at: i) else { continue }
            var name = label.end..<bracket.upperBound
            while let first = name.first, ink.classes[first] == .colon || ink.classes[first] == .comma {
                name = (first + 1)..<name.upperBound
            }
            if let first = name.first, ink.scalars[first] == 0x300C || ink.scalars[first] == 0x22 {
                guard let end = name.dropFirst().first(where: { ink.classes[$0] == .close || ink.scalars[$0] == 0x22 })
                else { continue }
                name = (first + 1)..<end
            } else if let end = name.first(where: { ink.classes[$0] == .comma || ink.classes[$0] == .stop }) {
                name = name.lowerBound..<end
            }
            if let tail = tails.longestMatch(in: ink, endingAt: name.upperBound), tail.start > name.lowerBound {
                name = name.lowerBound..<tail.start
            }
            if let name = checked(name, in: ink) { names.append(name) }
        }
        return names
    }

    private static func checked(_ range: Range<Int>, in ink: Ink) -> Range<Int>? {
        guard range.count >= 2, range.count <= longest, !range.contains(where: { ink.gaps[$0] > .wrap }),
            !generics.contains(ink.string(range))
        else { return nil }
        return range
    }

    private static let closings: [UInt32: UInt32] = [0x28: 0x29, 0x3014: 0x3015]
    private static let labels = WordMatcher<Bool>(
        [
            "以下", "略称", "通称", "略記", "略", "英文名", "英文略称", "英語名", "旧称", "旧", "愛称", "呼称", "英", "称",
        ])
    private static let tails = WordMatcher<Bool>(
        backward: ["という", "といいます", "と略す", "と略記", "と称する", "と呼ぶ", "と表記", "とする", "と記す"])
    /// Words that stand for an organization without being a name of it.
    private static let generics: Set<String> = [
        "当社", "本会", "弊社", "同社", "当会", "当法人", "本社", "両社", "甲", "乙", "丙", "当行", "当協会", "本学", "当機構", "当財団", "当組合", "同会",
        "本協会", "本法人", "本財団", "本機構", "当該法人", "会社", "法人", "協会", "財団", "大学", "機構", "組合", "センター", "事務局", "乙社", "甲社",
    ]
}
