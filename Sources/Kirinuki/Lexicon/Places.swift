internal import KirinukiData

/// Japan's places: prefectures, municipalities of today and of yesterday, their towns, and postal codes. Look-up only.
enum Places {
    /// A municipality, a ward of one, or a designated city as a whole.
    struct Unit: Hashable, Sendable {
        var id: Int
        /// JIS X 0402, five figures: of the municipality itself, or of what took its place.
        var code: String
        /// 1 (北海道) … 47 (沖縄県), as in JIS X 0401.
        var prefecture: Int
        /// With county and city: 愛甲郡愛川町, 札幌市中央区.
        var name: String
        /// No longer exists.
        var isFormer: Bool
        /// A designated city, whose addresses name a ward too.
        var isDesignatedCity: Bool
    }

    /// A town (町, 大字) and its postal code. Large towns have several.
    struct Town: Hashable, Sendable {
        var unit: Int
        /// Empty for a municipality's rest.
        var name: String
        /// 2390847.
        var postalCode: Int
    }

    // MARK: Prefectures

    /// The names of the prefectures; the first is number 1.
    static let prefectures = [
        "北海道", "青森県", "岩手県", "宮城県", "秋田県", "山形県", "福島県", "茨城県", "栃木県", "群馬県", "埼玉県", "千葉県", "東京都", "神奈川県",
        "新潟県", "富山県", "石川県", "福井県", "山梨県", "長野県", "岐阜県", "静岡県", "愛知県", "三重県", "滋賀県", "京都府", "大阪府", "兵庫県", "奈良県",
        "和歌山県", "鳥取県", "島根県", "岡山県", "広島県", "山口県", "徳島県", "香川県", "愛媛県", "高知県", "福岡県", "佐賀県", "長崎県", "熊本県", "大分県",
        "宮崎県", "鹿児島県", "沖縄県",
    ]

    private static let prefectureMatcher = WordMatcher(prefectures.enumerated().map { ($1, $0 + 1) })

    /// The prefecture named at `i`: the index behind it, and its number.
    static func prefecture(in ink: Ink, at i: Int, through limit: Gap = .wide) -> (end: Int, number: Int)? {
        prefectureMatcher.longestMatch(in: ink, at: i, through: limit).map { ($0.end, $0.value) }
    }

    /// The name of a prefecture by number.
    static func prefectureName(_ number: Int) -> String? {
        number >= 1 && number <= prefectures.count ? prefectures[number - 1] : nil
    }

    // MARK: Municipalities

    /// The number of municipalities, former ones and wards among them.
    static var unitCount: Int { count(3) }

    /// The unit of an id.
    static func unit(_ id: Int) -> Unit {
        let at = offset(3) + id * 20
        let flags = table.byte(at: at + 5)
        let code = String(table.uint32(at: at))
        return Unit(
            id: id, code: String(repeating: "0", count: max(0, 5 - code.utf8.count)) + code,
            prefecture: Int(table.byte(at: at + 4)),
            name: text(Int(table.uint32(at: at + 8)), Int(table.byte(at: at + 6))), isFormer: flags & 1 != 0,
            isDesignatedCity: flags & 2 != 0)
    }

    /// The unit that took a former one's place, or the unit itself.
    static func successor(of id: Int) -> Int { Int(table.uint16(at: offset(8) + id * 2)) }

    /// The longest municipality's name at `i`, with its county or without: the index behind it, and the units of that name.
    static func municipality(
        in ink: Ink, at i: Int, prefecture: Int? = nil, through limit: Gap = .wide
    ) -> (end: Int, units: [Int])? {
        // Most letters start no name, and most pairs of letters none either: two looks, and all is said.
        guard i + 1 < ink.count, ink.scalars[i] < 0x10000, ink.gaps[i + 1] <= limit else { return nil }
        var node = Int(roots[Int(ink.scalars[i])])
        guard node > 0 else { return nil }
        let nodes = offset(0)
        var k = i + 1
        var best: (Int, [Int])?
        while k < ink.count, ink.gaps[k] <= limit, let next = child(of: node, fold(ink.scalars[k]), nodes) {
            node = next
            k += 1
            let value = Int(table.uint16(at: nodes + node * 6 + 4))
            if value > 0 {
                let units = candidates(value).filter { prefecture == nil || prefectureNumber($0) == prefecture }
                if !units.isEmpty { best = (k, units) }
            }
        }
        return best
    }

    /// Whether a range of ink is a municipality with a town of it, and nothing else: 横須賀市光の丘.
    static func isTown(_ range: Range<Int>, in ink: Ink) -> Bool {
        guard let (end, units) = municipality(in: ink, at: range.lowerBound), end < range.upperBound else {
            return false
        }
        return units.contains { town(in: ink, at: end, of: $0)?.end == range.upperBound }
    }

    /// The prefecture of a unit, by number.
    static func prefectureNumber(_ unit: Int) -> Int { Int(table.byte(at: offset(3) + unit * 20 + 4)) }

    private static func candidates(_ value: Int) -> [Int] {
        let (from, to) = (table.uint16(at: offset(1) + value * 2), table.uint16(at: offset(1) + value * 2 + 2))
        return from < to ? (from..<to).map { Int(table.uint16(at: offset(2) + Int($0) * 2)) } : []
    }

    private static func child(of node: Int, _ scalar: UInt32, _ nodes: Int) -> Int? {
        var low = Int(table.uint16(at: nodes + node * 6 + 2))
        var high = Int(table.uint16(at: nodes + node * 6 + 8))
        let end = high
        while low < high {
            let middle = (low + high) / 2
            if UInt32(table.uint16(at: nodes + middle * 6)) < scalar { low = middle + 1 } else { high = middle }
        }
        return low < end && UInt32(table.uint16(at: nodes + low * 6)) == scalar ? low : nil
    }

    /// For each scalar the node of the names that start with it, in any spelling; 0 where none does.
    private static let roots: [UInt16] = {
        var roots = [UInt16](repeating: 0, count: 0x10000)
        let nodes = offset(0)
        for node in 1..<max(2, Int(table.uint16(at: nodes + 8))) {
            roots[Int(table.uint16(at: nodes + node * 6))] = UInt16(node)
        }
        // Where the spellings of names are: kana and kanji.
        for scalar in 0x3041..<0xFB00 where fold(UInt32(scalar)) != UInt32(scalar) {
            roots[scalar] = roots[Int(fold(UInt32(scalar)))]
        }
        return roots
    }()

    /// Which pairs of scalars a prefecture's or municipality's name may start with. Nearly all others have no bit set: one
    /// look tells most places of a text apart from all names.
    struct Starts: Sendable {
        fileprivate var bits = [UInt64](repeating: 0, count: 2048)

        fileprivate mutating func insert(_ first: UInt32, _ second: UInt32) {
            let key = Starts.key(first, second)
            bits[key >> 6] |= 1 << UInt64(key & 63)
        }

        private static func key(_ first: UInt32, _ second: UInt32) -> Int {
            Int(first &* 0x9E5 ^ second) & 0x1_FFFF
        }

        func contains(_ first: UInt32, _ second: UInt32) -> Bool {
            let key = Starts.key(first, second)
            return bits[key >> 6] & (1 << UInt64(key & 63)) != 0
        }
    }

    static let starts: Starts = {
        var starts = Starts()
        var spellings: [UInt32: [UInt32]] = [:]
        for scalar in UInt32(0x3041)..<0xFB00 where fold(scalar) != scalar {
            spellings[fold(scalar), default: []] += [scalar]
        }
        func insert(_ first: UInt32, _ second: UInt32) {
            for a in [first] + (spellings[first] ?? []) {
                for b in [second] + (spellings[second] ?? []) { starts.insert(a, b) }
            }
        }
        let nodes = offset(0)
        func children(_ node: Int) -> Range<Int> {
            Int(table.uint16(at: nodes + node * 6 + 2))..<Int(table.uint16(at: nodes + node * 6 + 8))
        }
        func scalar(_ node: Int) -> UInt32 { UInt32(table.uint16(at: nodes + node * 6)) }
        for node in children(0) { for next in children(node) { insert(scalar(node), scalar(next)) } }
        for name in prefectures {
            let letters = name.unicodeScalars.prefix(2).map(\.value)
            insert(letters[0], letters[1])
        }
        return starts
    }()

    // MARK: Towns

    /// The number of pairs of town and postal code.
    static var townCount: Int { count(4) }

    /// The towns of a unit: indexes for `town(_:)`.
    static func towns(of unit: Int) -> Range<Int> {
        let at = offset(3) + unit * 20
        let first = Int(table.uint32(at: at + 12))
        return first..<(first + Int(table.uint32(at: at + 16)))
    }

    /// The town at an index.
    static func town(_ index: Int) -> Town {
        let word = table.uint32(at: offset(4) + index * 8)
        return Town(
            unit: unitOfTown(index), name: text(Int(word & 0xFF_FFFF), Int(word >> 24)),
            postalCode: Int(table.uint32(at: offset(4) + index * 8 + 4)))
    }

    /// The longest town of a unit that stands at `i`, whatever its spelling (8条 for 八条, ヶ for ケ, with 大字 or without):
    /// the index behind it, and its index for `town(_:)`.
    static func town(in ink: Ink, at i: Int, of unit: Int, through limit: Gap = .wide) -> (end: Int, town: Int)? {
        var start = i
        for prefix in ["大字", "字"] where ink.spells(prefix, at: start) {
            start += prefix.utf8.count / 3
            break
        }
        let (letters, ends) = spelling(of: ink, from: start, through: limit)
        return longestTown(letters, of: towns(of: unit)).map { (ends[$0.length - 1], $0.town) }
    }

    /// The town of a name within a unit.
    static func town(named name: String, of unit: Int) -> Int? {
        let letters = name.unicodeScalars.map { UInt16(truncatingIfNeeded: fold($0.value)) }
        guard let (length, town) = longestTown(letters, of: towns(of: unit)), length == letters.count else {
            return nil
        }
        return town
    }

    /// The postal codes of all towns of its municipality that are spelled alike: large ones have several.
    static func postalCodes(of town: Int) -> [Int] {
        let all = towns(of: unitOfTown(town))
        var first = town
        var last = town
        while first > all.lowerBound, isSameName(first - 1, town) { first -= 1 }
        while last + 1 < all.upperBound, isSameName(last + 1, town) { last += 1 }
        return (first...last).map { Int(table.uint32(at: offset(4) + $0 * 8 + 4)) }
    }

    private static func isSameName(_ a: Int, _ b: Int) -> Bool {
        var depth = 0
        while let letter = letter(a, depth) {
            guard self.letter(b, depth) == letter else { return false }
            depth += 1
        }
        return letter(b, depth) == nil
    }

    /// The longest name that starts `letters`, among towns sorted by name.
    private static func longestTown(_ letters: [UInt16], of range: Range<Int>) -> (length: Int, town: Int)? {
        var low = range.lowerBound
        var high = range.upperBound
        var best: (Int, Int)?
        var depth = 0
        // Narrows the range letter by letter: names in it share the first `depth` letters.
        while depth < letters.count {
            let letter = letters[depth]
            low = bound(low, high) { (self.letter($0, depth) ?? 0) < letter }
            high = bound(low, high) { (self.letter($0, depth) ?? 0) <= letter }
            guard low < high else { break }
            depth += 1
            if self.letter(low, depth) == nil { best = (depth, low) }
        }
        return best
    }

    private static func bound(_ low: Int, _ high: Int, _ isBefore: (Int) -> Bool) -> Int {
        var low = low
        var high = high
        while low < high {
            let middle = (low + high) / 2
            if isBefore(middle) { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Letter `depth` of a town's folded name; nil behind its end.
    private static func letter(_ town: Int, _ depth: Int) -> UInt16? {
        let word = table.uint32(at: offset(4) + town * 8)
        guard depth < Int(word >> 24) else { return nil }
        return UInt16(
            truncatingIfNeeded: fold(UInt32(table.uint16(at: offset(7) + (Int(word & 0xFF_FFFF) + depth) * 2))))
    }

    /// The ink as town names are spelled in the table, figures in kanji, and where each letter ends in the ink.
    private static func spelling(of ink: Ink, from start: Int, through limit: Gap) -> ([UInt16], [Int]) {
        var letters: [UInt16] = []
        var ends: [Int] = []
        var k = start
        while k < ink.count, letters.count < 24, k == start || ink.gaps[k] <= limit {
            if ink.classes[k] == .digit {
                var value = 0
                var end = k
                while end < ink.count, ink.classes[end] == .digit, end == k || ink.gaps[end] == .none, end - k < 3 {
                    value = value * 10 + Int(ink.scalars[end] - 0x30)
                    end += 1
                }
                guard value > 0, value < 100 else { break }
                let figures: [UInt16] = [0, 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D]
                if value >= 20 { letters.append(figures[value / 10]) }
                if value >= 10 { letters.append(0x5341) }
                if value % 10 > 0 { letters.append(figures[value % 10]) }
                // A name may not end inside a number: only its last letter ends at a place in the ink.
                while ends.count < letters.count { ends.append(end) }
                k = end
            } else {
                guard ink.classes[k].isLetterOrFigure || ink.classes[k] == .dash, ink.scalars[k] < 0x10000 else {
                    break
                }
                letters.append(UInt16(fold(ink.scalars[k])))
                k += 1
                ends.append(k)
            }
        }
        return (letters, ends)
    }

    // MARK: Postal codes

    /// The towns of a postal code: indexes for `town(_:)`.
    static func towns(postalCode: Int) -> [Int] {
        let base = offset(5)
        func code(_ k: Int) -> Int { Int(table.uint32(at: offset(4) + Int(table.uint32(at: base + k * 4)) * 8 + 4)) }
        var k = bound(0, count(5)) { code($0) < postalCode }
        var result: [Int] = []
        while k < count(5), code(k) == postalCode {
            result.append(Int(table.uint32(at: base + k * 4)))
            k += 1
        }
        return result
    }

    /// The municipalities of a postal code, of towns or of a large recipient.
    static func units(postalCode: Int) -> [Int] {
        var result: [Int] = []
        for town in towns(postalCode: postalCode) {
            let unit = unitOfTown(town)
            if !result.contains(unit) { result.append(unit) }
        }
        let base = offset(6)
        var k = bound(0, count(6)) { Int(table.uint32(at: base + $0 * 8)) < postalCode }
        while k < count(6), Int(table.uint32(at: base + k * 8)) == postalCode {
            let unit = Int(table.uint32(at: base + k * 8 + 4))
            if !result.contains(unit) { result.append(unit) }
            k += 1
        }
        return result
    }

    /// The unit that holds a town: units and towns are in the same order.
    private static func unitOfTown(_ town: Int) -> Int {
        // Units without towns share their neighbor's start: the last unit that starts at or before the town, and holds it.
        let unit = bound(0, count(3)) { Int(table.uint32(at: offset(3) + $0 * 20 + 12)) <= town }
        var k = unit - 1
        while k > 0, !towns(of: k).contains(town) { k -= 1 }
        return max(k, 0)
    }

    // MARK: The table

    private static let table = unsafe EmbeddedTable(kirinuki_places)
    private static let sections: [(offset: Int, count: Int)] = (0..<9).map {
        (Int(table.uint32(at: $0 * 8)), Int(table.uint32(at: $0 * 8 + 4)))
    }
    private static func offset(_ section: Int) -> Int { sections[section].offset }
    private static func count(_ section: Int) -> Int { sections[section].count }

    private static func text(_ at: Int, _ length: Int) -> String {
        var result = String.UnicodeScalarView()
        for k in at..<(at + length) {
            if let scalar = Unicode.Scalar(table.uint16(at: offset(7) + k * 2)) { result.append(scalar) }
        }
        return String(result)
    }

    /// One spelling for the kanji and kana that place names are written with in two ways. The generator has the same list.
    static func fold(_ scalar: UInt32) -> UInt32 {
        switch scalar {
        case 0x30F6: 0x30B1  // ヶ ケ
        case 0x30F5: 0x30AB  // ヵ カ
        case 0x9F8D: 0x7ADC  // 龍 竜
        case 0x6FA4: 0x6CA2  // 澤 沢
        case 0x5D8B: 0x5CF6  // 嶋 島
        case 0x60E0: 0x6075  // 惠 恵
        case 0x5EE3: 0x5E83  // 廣 広
        case 0x6FF1: 0x6D5C  // 濱 浜
        case 0x7027: 0x6EDD  // 瀧 滝
        case 0x66FE: 0x66FD  // 曾 曽
        case 0x6AFB: 0x685C  // 櫻 桜
        case 0x58FA: 0x58F7  // 壺 壷
        case 0x8ACC: 0x8AEB  // 諌 諫
        case 0x792A: 0x783A  // 礪 砺
        case 0x9AD9: 0x9AD8  // 髙 高
        case 0xFA11: 0x5D0E  // 﨑 崎
        case 0x9089: 0x8FBA  // 邉 辺
        case 0x306E: 0x30CE  // の ノ
        case 0x4E4B: 0x30CE  // 之 ノ
        case 0x304C: 0x30B1  // が ケ
        case 0x30AC: 0x30B1  // ガ ケ
        case 0x5DFF: 0x5E02  // 巿 市
        case 0x570B: 0x56FD  // 國 国
        case 0x5FB7: 0x5FB3  // 德 徳
        case 0x6A9C: 0x6867  // 檜 桧
        case 0x85EA: 0x85AE  // 藪 薮
        case 0x7A57: 0x7A42  // 穗 穂
        case 0x6DF5: 0x6E15  // 淵 渕
        case 0x5DBD: 0x5CB3  // 嶽 岳
        case 0x9DD7: 0x9D0E  // 鷗 鴎
        case 0x7C60: 0x7BED  // 籠 篭
        case 0x9435: 0x9244  // 鐵 鉄
        case 0x771E: 0x771F  // 眞 真
        case 0x95DC: 0x95A2  // 關 関
        case 0x9E7D: 0x5869  // 鹽 塩
        case 0x689D: 0x6761  // 條 条
        case 0x69AE: 0x6804  // 榮 栄
        case 0x8C50: 0x8C4A  // 豐 豊
        case 0x58FD: 0x5BFF  // 壽 寿
        case 0x9F4B: 0x658E  // 齋 斎
        case 0x8CF4: 0x983C  // 賴 頼
        case 0x61C9: 0x5FDC  // 應 応
        case 0x842C: 0x4E07  // 萬 万
        case 0x975C: 0x9759  // 靜 静
        case 0x7E23: 0x770C  // 縣 県
        case 0x5340: 0x533A  // 區 区
        case 0x8218: 0x9928  // 舘 館
        case 0x9115: 0x90F7  // 鄕 郷
        case 0x7576: 0x5F53  // 當 当
        case 0x6DF8: 0x6E05  // 淸 清
        case 0x7E69: 0x7E04  // 繩 縄
        case 0x9DC4: 0x9D8F  // 鷄 鶏
        case 0x838A: 0x8358  // 莊 荘
        case 0x5713: 0x5186  // 圓 円
        case 0x5BE6: 0x5B9F  // 實 実
        default: scalar
        }
    }
}
