/// Acronyms that the document itself introduces as short for what is no organization: 事業継続計画（BCP）,
/// Technology Advanced Region（技術先進地域）=TAR, EPA（経済連携協定）.
struct DeclaredThings {
    private let bounds = NameBounds()

    /// The findings without organizations that are such acronyms, wherever they stand.
    /// - Complexity: O(*n*).
    func removed(from all: [Finding], in ink: Ink) -> [Finding] {
        let findings = all.filter { !isLongForm($0, in: ink) }
        let acronyms = Set(findings.compactMap { Self.acronym($0, in: ink) })
        guard !acronyms.isEmpty else { return findings }
        let names = Set(findings.lazy.filter { $0.type == .organization }.map(\.range.upperBound))
        var things: Set<[UInt32]> = []
        var organizations: Set<[UInt32]> = []
        var i = 0
        while i < ink.count {
            guard ink.classes[i] == .latin else {
                i += 1
                continue
            }
            let start = i
            repeat { i += 1 } while i < ink.count && ink.classes[i] == .latin && ink.gaps[i] == .none
            guard Self.lengths.contains(i - start) else { continue }
            let letters = Array(ink.scalars[start..<i])
            guard acronyms.contains(letters) else { continue }
            if isThing(start..<i, in: ink) { things.insert(letters) }
            if ink.characterClass(start - 1) == .open, names.contains(start - 1), ink.characterClass(i) == .close {
                organizations.insert(letters)
            }
        }
        things.subtract(organizations)
        guard !things.isEmpty else { return findings }
        return findings.filter { finding in Self.acronym(finding, in: ink).map { !things.contains($0) } ?? true }
    }

    /// Whether several words in Latin letters end in a word for a thing: Technology Advanced Metropolitan Area.
    private func isLongForm(_ finding: Finding, in ink: Ink) -> Bool {
        guard finding.type == .organization, case .name(let details) = finding.details, details.legalForm == nil,
            finding.range.allSatisfy({ ink.classes[$0] == .latin }),
            let head = Self.longHeads.longestMatch(in: ink, endingAt: finding.range.upperBound, through: .none)
        else { return false }
        return head.start > finding.range.lowerBound && ink.gaps[head.start] != .none
    }
    private static let longHeads = WordMatcher<Bool>(backward: [
        "Area", "Region", "Project", "Program", "Programme", "Plan",
    ])

    private static let lengths = 2...8

    /// The letters of a name that is an acronym and nothing else.
    private static func acronym(_ finding: Finding, in ink: Ink) -> [UInt32]? {
        guard finding.type == .organization, lengths.contains(finding.range.count),
            case .name(let details) = finding.details, details.legalForm == nil,
            finding.range.allSatisfy({ ink.classes[$0] == .latin })
        else { return nil }
        return Array(ink.scalars[finding.range])
    }

    /// Whether the acronym stands where a thing is given a short name, or its own long form follows in a bracket.
    private func isThing(_ range: Range<Int>, in ink: Ink) -> Bool {
        let before = range.lowerBound - 1
        if ink.characterClass(before) == .open, endsInThing(before, in: ink) { return true }
        if ink.scalar(before) == 0x3D {
            if ink.characterClass(before - 1) != .close { return endsInThing(before, in: ink) }
            if endsInThing(before - 1, in: ink) { return true }
        }
        guard range.upperBound < ink.count, ink.classes[range.upperBound] == .open else { return false }
        let inside = range.upperBound + 1
        guard let close = (inside..<min(inside + Self.reach, ink.count)).first(where: { ink.classes[$0] == .close })
        else { return false }
        return endsInThing(close, in: ink)
    }

    private func endsInThing(_ end: Int, in ink: Ink) -> Bool {
        guard end > 0 else { return false }
        return Self.heads.longestMatch(in: ink, endingAt: end) != nil || bounds.isThing(0..<end, in: ink)
    }

    private static let reach = 80
    private static let heads = WordMatcher<Bool>(backward: [
        "地域", "圏", "計画", "構想", "規格", "方式", "システム", "プログラム", "プラン", "協定", "条約", "指数", "技術", "標準", "認証", "サービス", "資格",
        "試験", "教育", "経営", "管理", "生産", "率", "装置", "機器", "機能", "言語", "指標", "手法", "活動", "運動", "戦略", "ビジョン", "モデル", "工法",
        "療法", "税", "目標", "責任", "Area", "Region", "Project", "Program", "Programme", "Plan", "System", "Technology",
        "Standard",
        "Index", "Management", "Method", "Agreement", "Initiative", "Strategy", "Goals", "Service",
    ])
}
