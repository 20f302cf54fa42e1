/// How names of organizations are commonly cut short at their head: 東京農工大学 → 東京農工大, 北浜信用金庫 → 北浜信金.
enum ShortHeads {
    /// The short forms of a name, without any for a name that is short already.
    static func forms(of name: [UInt32]) -> [[UInt32]] {
        heads.compactMap { long, short, isInside in
            guard let at = start(of: long, in: name, isInside), at >= 2 else { return nil }
            return name[..<at] + short
        }
    }

    private static func start(of head: [UInt32], in name: [UInt32], _ isInside: Bool) -> Int? {
        guard name.count >= head.count else { return nil }
        let last = name.count - head.count
        return stride(from: last, through: isInside ? 1 : last, by: -1).first { at in
            name[at..<(at + head.count)].elementsEqual(head)
        }
    }

    /// The head, what is left of it, and whether more may follow it in the full name (首都大学東京, 早川大学工学部).
    private static let heads: [(long: [UInt32], short: [UInt32], isInside: Bool)] = [
        ("大学", "大", true), ("医科大学", "医大", false), ("工業大学", "工大", false), ("高等学校", "高校", false), ("高等専門学校", "高専", false),
        ("信用金庫", "信金", false), ("信用組合", "信組", false), ("農業協同組合", "農協", false), ("漁業協同組合", "漁協", false),
        ("生活協同組合", "生協", false), ("労働組合", "労組", false), ("商工会議所", "商議所", false), ("研究会", "研", false),
    ].map { (scalars($0), scalars($1), $2) }

    private static func scalars(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }
}
