/// Words that say what a number is: TEL, ☎, 直通, FAX, 兼用 …
struct PhoneLabels: Sendable {
    /// What a number serves for.
    struct Kind: OptionSet, Sendable {
        let rawValue: UInt8
        static let phone = Kind(rawValue: 1)
        static let fax = Kind(rawValue: 2)
        static let both: Kind = [.phone, .fax]
    }

    enum Meaning: Sendable {
        case phone, fax
        /// Says which telephone: 直通, 携帯.
        case line(String)
        /// One number for both: 兼用, 共通.
        case shared
        /// Stands between a label and its number, or between labels.
        case filler
    }

    private static let words: [(String, Meaning)] = [
        ("TEL", .phone), ("電話", .phone), ("電", .phone), ("でんわ", .phone), ("デンワ", .phone), ("☎", .phone),
        ("☏", .phone), ("✆", .phone), ("📞", .phone), ("Phone", .phone), ("Telephone", .phone), ("お電話", .phone),
        ("連絡先", .phone), ("ダイヤル", .phone), ("フリーコール", .phone), ("IP電話", .line("IP電話")), ("TEL番号", .phone),
        ("電話番号", .phone), ("ダイヤルイン", .line("ダイヤルイン")), ("ナビダイヤル", .line("ナビダイヤル")), ("ナビダイアル", .line("ナビダイヤル")),
        ("フリーダイヤル", .line("フリーダイヤル")), ("フリーダイアル", .line("フリーダイヤル")), ("携帯", .line("携帯")),
        ("携帯電話", .line("携帯")), ("ケータイ", .line("携帯")), ("mobile", .line("携帯")), ("直通", .line("直通")),
        ("直", .line("直通")), ("代表", .line("代表")), ("代", .line("代表")), ("夜間", .line("夜間")), ("夜", .line("夜間")),
        ("昼間", .line("昼間")), ("休日", .line("休日")), ("自宅", .line("自宅")), ("会社", .line("会社")), ("緊急", .line("緊急")),
        ("FAX", .fax), ("ファックス", .fax), ("ファクス", .fax), ("ファクシミリ", .fax), ("フアックス", .fax), ("📠", .fax),
        ("facsimile", .fax), ("ファツクス", .fax), ("FAX番号", .fax), ("ファクス番号", .fax), ("ファックス番号", .fax),
        ("兼用", .shared), ("兼", .shared), ("共通", .shared), ("共用", .shared), ("共", .shared), ("同番", .shared),
        ("同番号", .shared), ("同じ", .shared), ("同じ番号", .shared), ("も同じ番号", .shared), ("同", .shared), ("も同じ", .shared),
        ("同左", .shared), ("同上", .shared), ("とも", .shared), ("両用", .shared),
        ("番号", .filler), ("No", .filler), ("は", .filler), ("へ", .filler), ("と", .filler), ("及び", .filler),
        ("および", .filler), ("または", .filler), ("又は", .filler), ("or", .filler), ("and", .filler), ("専用", .filler),
        ("受付", .filler), ("予約", .filler), ("問合せ", .filler), ("申込", .filler), ("送信先", .filler), ("宛", .filler),
        ("にて", .filler),
        ("で", .filler), ("も", .filler), ("が", .filler), ("の", .filler), ("※", .filler), ("&", .filler),
    ]

    private static let forward = WordMatcher(words)
    private static let backward = WordMatcher(
        backward: words)

    /// What the words before a number say.
    struct Reading: Sendable {
        var kind: Kind = []
        var line: String?
        /// Where the first label word starts.
        var start: Int
        /// Whether a line break stands between label and number.
        var isApart = false
    }

    /// Reads the labels that end before `i`.
    static func before(_ i: Int, in ink: Ink) -> Reading {
        var reading = Reading(start: i)
        var p = i
        var steps = 0
        while p > 0, steps < 16 {
            steps += 1
            let gap = ink.gap(p)
            guard gap < .block else { break }
            if gap == .line || gap == .cell {
                // A label may stand on the line or in the cell before, but only as its last word.
                guard !reading.isApart, reading.kind.isEmpty else { break }
                reading.isApart = true
            }
            switch ink.classes[p - 1] {
            // （代） in the cell before is the word behind another number.
            case .close where reading.isApart && reading.kind.isEmpty: return reading
            case .colon, .dot, .slash, .middleDot, .open, .close, .comma:
                p -= 1
                continue
            case .dash where ink.gap(p) <= .wide && p > 1:
                guard backward.longestMatch(in: ink, endingAt: p - 1) != nil else { return reading }
                p -= 1
                continue
            case .other where ink.scalars[p - 1] == 0x3D || ink.scalars[p - 1] == 0x2502:
                p -= 1
                continue
            case .bullet where ink.scalars[p - 1] == 0x2192 || ink.scalars[p - 1] == 0x203B:
                p -= 1
                continue
            default: break
            }
            guard let (start, meaning) = backward.longestMatch(in: ink, endingAt: p) ?? letter(p, in: ink) else {
                break
            }
            if reading.isApart, reading.kind.isEmpty, case .filler = meaning { break }
            // A label in Latin letters is a whole word.
            if ink.classes[start] == .latin, ink.characterClass(start - 1) == .latin, ink.gap(start) == .none { break }
            switch meaning {
            case .phone: reading.kind.insert(.phone)
            case .fax: reading.kind.insert(.fax)
            case .line(let name):
                if reading.kind.isEmpty {
                    reading.kind.insert(.phone)
                    reading.line = name
                }
            case .shared, .filler: break
            }
            if !isFiller(meaning) { reading.start = start }
            p = start
        }
        return reading
    }

    /// T or F alone.
    private static func letter(_ p: Int, in ink: Ink) -> (start: Int, meaning: Meaning)? {
        guard p > 0, p == 1 || ink.gap(p - 1) > .none || !ink.characterClass(p - 2).isLetterOrFigure else { return nil }
        switch ink.scalars[p - 1] {
        case 0x54: return (p - 1, .phone)
        case 0x46: return (p - 1, .fax)
        case 0x4D: return (p - 1, .line("携帯"))
        default: return nil
        }
    }

    private static func isFiller(_ meaning: Meaning) -> Bool {
        if case .filler = meaning { return true }
        return false
    }

    /// What the words behind a number add: (代), (直通), (FAX兼用), (FAX).
    static func after(_ i: Int, in ink: Ink) -> Reading {
        var reading = Reading(start: i)
        var p = i
        var steps = 0
        var isShared = false
        var depth = 0
        scan: while p < ink.count, steps < 10 {
            steps += 1
            let isRepeat = ink.gaps[p] >= .wide && (ink.spells("同左", at: p) || ink.spells("同上", at: p))
            guard ink.gaps[p] <= (depth > 0 ? .line : .wide) || ink.gaps[p] <= .cell && isRepeat else { break }
            switch ink.classes[p] {
            case .open:
                depth += 1
                p += 1
                continue
            case .close:
                depth -= 1
                p += 1
                if depth <= 0, !reading.kind.isEmpty || isShared { break scan }
                continue
            case .slash, .middleDot, .comma, .colon, .tilde:
                p += 1
                continue
            case .bullet where ink.scalars[p] == 0x203B:
                p += 1
                continue
            default: break
            }
            guard let (end, meaning) = forward.longestMatch(in: ink, at: p) else { break }
            switch meaning {
            case .phone: reading.kind.insert(.phone)
            case .fax: reading.kind.insert(.fax)
            case .line(let name): if reading.line == nil { reading.line = name }
            // 共, 兼 and 同 begin other words too: they count in brackets or beside FAX.
            case .shared: if depth > 0 || reading.kind.contains(.fax) || isRepeat { isShared = true }
            case .filler: break
            }
            p = end
        }
        // A label that a number follows is that number's.
        let next = ink.gap(p) <= .wide ? ink.characterClass(p) : .other
        let labelsNext =
            next == .digit || ink.scalar(p) == 0x28 && ink.characterClass(p + 1) == .digit
            || next == .dash && ink.characterClass(p + 1) == .digit || next == .kanjiDigit && depth == 0
            || ink.scalar(p) == 0x3003
        if labelsNext || depth > 0 && next != .close {
            reading.kind = []
            return reading
        }
        if isShared { reading.kind = .both } else if ink.scalar(i) != 0x28 || depth != 0 { reading.kind = [] }
        return reading
    }

    /// What a single word in brackets says, right behind a number: (TEL). And the index behind the bracket.
    static func bracketed(_ i: Int, in ink: Ink) -> (kind: Kind, end: Int)? {
        guard ink.scalar(i) == 0x28, ink.gap(i) <= .space,
            let (end, meaning) = forward.longestMatch(in: ink, at: i + 1),
            ink.scalar(end) == 0x29 || ink.characterClass(end) == .comma
        else { return nil }
        switch meaning {
        case .phone: return (.phone, end + 1)
        case .fax: return (.fax, end + 1)
        default: return nil
        }
    }

    /// Whether nothing but labels stands in a range: ファクス共通.
    static func isLabel(_ range: Range<Int>, in ink: Ink) -> Bool {
        var i = range.lowerBound
        while i < range.upperBound, let (end, _) = forward.longestMatch(in: ink, at: i), end <= range.upperBound {
            i = end
        }
        return i == range.upperBound && !range.isEmpty
    }

    /// The kinds of the label words in a line, in order: the columns of a table.
    static func columns(_ range: Range<Int>, in ink: Ink) -> [Kind] {
        var kinds: [Kind] = []
        var i = range.lowerBound
        while i < range.upperBound {
            if let (end, meaning) = forward.longestMatch(in: ink, at: i) {
                switch meaning {
                case .phone: kinds.append(.phone)
                case .fax: kinds.append(.fax)
                default: break
                }
                i = end
            } else {
                i += 1
            }
        }
        return kinds
    }
}

extension CharacterClass {
    /// A letter of any script or a figure.
    var isLetterOrFigure: Bool {
        switch self {
        case .digit, .latin, .hiragana, .katakana, .kanji, .kanjiDigit, .letter: true
        default: false
        }
    }
}
