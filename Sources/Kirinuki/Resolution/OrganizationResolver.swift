/// Joins mentions of one organization into a record: full names, short names, declared aliases.
struct OrganizationResolver: Sendable {
    /// Mention ids in the result are indexes into `findings`.
    func resolve(_ findings: [Finding], in layout: Layout) -> [Organization] {
        let ink = layout.ink
        // One group a folded name, in order of first mention.
        var groupOf: [Spelling: Int] = [:]
        var groups: [Group] = []
        var group = [Int?](repeating: nil, count: findings.count)
        for k in findings.indices where findings[k].type == .organization {
            guard let value = findings[k].value, !value.isEmpty else { continue }
            let key = Spelling(Self.key(of: value))
            let g: Int
            if let known = groupOf[key] {
                g = known
            } else {
                g = groups.count
                groupOf[key] = g
                groups.append(Group(name: value, key: key.text, parent: g))
            }
            groups[g].mentions.append(k)
            if groups[g].legalForm == nil, case .name(let details) = findings[k].details {
                groups[g].legalForm = details.legalForm
            }
            group[k] = g
        }
        // Declared aliases: a bracket right behind a name.
        for k in findings.indices {
            guard let full = group[k], let alias = DeclaredAlias(behind: findings[k].range, in: ink) else { continue }
            var inside: [Int] = []
            var j = k + 1
            while j < findings.count, findings[j].range.lowerBound < alias.bracket.upperBound {
                if group[j] != nil, findings[j].range.upperBound <= alias.bracket.upperBound { inside.append(j) }
                j += 1
            }
            for name in alias.names {
                if let j = inside.first(where: { findings[$0].range.overlaps(name) }), let other = group[j] {
                    join(full, other, &groups)
                } else {
                    groups[full].aliases.append(ink.value(name))
                }
            }
            if alias.names.isEmpty, let first = inside.first, findings[first].range == alias.bracket,
                let other = group[first],
                isShortForm(groups[other].name, of: groups[full].name)
                    || isShortForm(groups[full].name, of: groups[other].name)
            {
                join(full, other, &groups)
            }
        }
        // Names cut short as is usual.
        for g in groups.indices {
            for short in ShortHeads.forms(of: groups[g].name.unicodeScalars.map(\.value)) {
                if let other = groupOf[Spelling(Self.key(of: UTF8Coding.string(short)))] { join(g, other, &groups) }
            }
        }
        // A record a root, named by its longest name.
        var records: [Organization] = []
        var recordOf: [Int: Int] = [:]
        for g in groups.indices {
            let r = root(g, groups)
            if let at = recordOf[r] {
                records[at].mentions += groups[g].mentions
                records[at].aliases += [groups[g].name] + groups[g].aliases
                records[at].legalForm = records[at].legalForm ?? groups[g].legalForm
            } else {
                recordOf[r] = records.count
                records.append(
                    Organization(
                        id: records.count, name: groups[g].name, key: groups[g].key, legalForm: groups[g].legalForm,
                        category: nil,
                        aliases: groups[g].aliases, mentions: groups[g].mentions))
            }
        }
        for k in records.indices {
            if !records[k].aliases.isEmpty {
                var names = [records[k].name] + records[k].aliases
                let longest = names.indices.max { names[$0].unicodeScalars.count < names[$1].unicodeScalars.count } ?? 0
                let isLatin = names[0].unicodeScalars.allSatisfy { $0.isASCII }
                if longest != 0, names[longest].unicodeScalars.contains(where: { !$0.isASCII }) || isLatin {
                    names.swapAt(0, longest)
                }
                records[k].name = names[0]
                records[k].key = Self.key(of: names[0])
                var seen: Set<Spelling> = [Spelling(names[0])]
                records[k].aliases = names.dropFirst().filter { seen.insert(Spelling($0)).inserted }
                records[k].mentions.sort()
            }
            records[k].category = category(of: records[k])
        }
        return records
    }

    private struct Group {
        var name: String
        var key: String
        var parent: Int
        var mentions: [Int] = []
        var aliases: [String] = []
        var legalForm: String?
    }

    private func root(_ g: Int, _ groups: [Group]) -> Int {
        var g = g
        while groups[g].parent != g { g = groups[g].parent }
        return g
    }

    private func join(_ a: Int, _ b: Int, _ groups: inout [Group]) {
        let (x, y) = (root(a, groups), root(b, groups))
        guard x != y else { return }
        groups[max(x, y)].parent = min(x, y)
    }

    /// Whether a name is made of another one's characters, in order, or of Latin capitals that could be its initials.
    private func isShortForm(_ short: String, of long: String) -> Bool {
        let letters = Array(short.unicodeScalars)
        let all = Array(long.unicodeScalars)
        if letters.count >= 2, letters.count <= 10, letters.allSatisfy({ $0.isASCII && $0.properties.isAlphabetic }) {
            return all.contains { !$0.isASCII } || all.count > letters.count
        }
        guard letters.count >= 2, letters.count < all.count else { return false }
        var next = 0
        for scalar in all where next < letters.count && scalar == letters[next] { next += 1 }
        return next == letters.count
    }

    // MARK: Names

    /// The form in which names are compared: widths, case, spaces and old characters folded.
    static func key(of name: String) -> String {
        let folded = folding.normalize(name).utf8
        var key: [UInt8] = []
        key.reserveCapacity(folded.count)
        var i = 0
        while i < folded.count {
            let (scalar, length) = UTF8Coding.decode(folded, at: i)
            i += length
            switch scalar {
            case 0x20, 0x30FB: break  // ・
            // Forms common in names that are no old forms of the standard ones.
            case 0x9AD9: UTF8Coding.append(0x9AD8, to: &key)  // 髙 高
            case 0xFA11: UTF8Coding.append(0x5D0E, to: &key)  // 﨑 崎
            case 0x9089: UTF8Coding.append(0x8FBA, to: &key)  // 邉 辺
            case 0x30F6: UTF8Coding.append(0x30B1, to: &key)  // ヶ ケ
            case 0x30F5: UTF8Coding.append(0x30AB, to: &key)  // ヵ カ
            default: UTF8Coding.append(scalar, to: &key)
            }
        }
        return String(decoding: key, as: UTF8.self)
    }
    private static let folding = Normalizer(.search)

    private static let heads: [(String, String)] = [
        ("大学院", "university"), ("大学", "university"), ("高等専門学校", "school"), ("高等学校", "school"), ("高校", "school"),
        ("中学校", "school"), ("小学校", "school"), ("専門学校", "school"), ("学園", "school"), ("学院", "school"),
        ("幼稚園", "school"), ("保育園", "school"), ("病院", "medical"), ("クリニック", "medical"), ("医院", "medical"),
        ("市役所", "local-government"), ("区役所", "local-government"), ("町役場", "local-government"),
        ("村役場", "local-government"), ("県庁", "local-government"), ("府庁", "local-government"),
        ("都庁", "local-government"), ("道庁", "local-government"), ("教育委員会", "local-government"),
        ("議会", "local-government"), ("市", "local-government"), ("町", "local-government"), ("村", "local-government"),
        ("県", "local-government"), ("省", "government"), ("庁", "government"), ("府", "government"),
        ("経済産業局", "government"), ("労働局", "government"), ("財務局", "government"), ("運輸局", "government"),
        ("農政局", "government"), ("整備局", "government"), ("税務署", "government"), ("裁判所", "government"),
        ("警察署", "government"), ("商工会議所", "chamber"), ("商工会", "chamber"), ("銀行", "bank"), ("信用金庫", "bank"),
        ("信用組合", "bank"), ("公庫", "bank"), ("労働組合", "union"), ("組合連合会", "cooperative"), ("組合", "cooperative"),
        ("農協", "cooperative"), ("生協", "cooperative"), ("漁協", "cooperative"), ("新聞", "media"), ("新聞社", "media"),
        ("放送", "media"), ("通信社", "media"), ("テレビ", "media"), ("財団", "foundation"), ("学会", "society"),
        ("研究所", "institute"), ("研究センター", "institute"), ("試験場", "institute"), ("技術センター", "institute"),
        ("協会", "association"), ("協議会", "association"), ("連合会", "association"), ("連盟", "association"),
        ("研究会", "association"), ("委員会", "association"), ("同友会", "association"), ("会", "association"),
    ]
    private static let headMatcher = WordMatcher<String>(
        backward: heads)

    private func category(of record: Organization) -> String? {
        if let form = record.legalForm, let category = LegalForms.category(of: form) { return category }
        var ink = Ink()
        ink.scalars = record.name.unicodeScalars.map(\.value)
        ink.gaps = Array(repeating: .none, count: ink.count)
        return Self.headMatcher.longestMatch(in: ink, endingAt: ink.count)?.value
    }
}
