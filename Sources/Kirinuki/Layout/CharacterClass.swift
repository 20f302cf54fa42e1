/// What a character is to a recognizer. One class a character; recognizers branch on it before they compare scalars.
enum CharacterClass: UInt8, Sendable {
    case other
    /// ASCII 0–9 (full-width figures are folded before).
    case digit
    /// A–Z, a–z and Latin letters with marks.
    case latin
    case hiragana
    /// Katakana; the long-vowel mark ー is `dash`.
    case katakana
    case kanji
    /// Kanji that are also figures or units of figures: 〇一二三四五六七八九十百千万億兆 and daiji, 廿 and 元.
    case kanjiDigit
    /// Anything that is written for a hyphen, minus or long vowel: - ‐ – — ― − ー ─ ｰ.
    case dash
    /// ~ ～ 〜 ∼.
    case tilde
    /// ( [ 【 「 『 〈 《 ＜ …
    case open
    /// ) ] 】 」 』 〉 》 ＞ …
    case close
    /// 、 , ，
    case comma
    /// 。 ! ?
    case stop
    /// .
    case dot
    /// ・ ･ ·
    case middleDot
    /// :
    case colon
    /// /
    case slash
    /// @
    case at
    /// Bullets and ornaments that start an item or stand around a heading: ■ ● ◆ ※ ★ …
    case bullet
    /// Enclosed signs that are kept as they are: ① ⑴ Ⓐ.
    case enclosed
    /// Latin or other letters of further scripts.
    case letter

    /// The class of a scalar of normalized text.
    init(_ scalar: UInt32) {
        switch scalar {
        case 0x30...0x39: self = .digit
        case 0x41...0x5A, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x24F: self = .latin
        case 0x3041...0x3096, 0x309D...0x309F: self = .hiragana
        case 0x30A1...0x30FA, 0x30FD...0x30FF, 0x31F0...0x31FF: self = .katakana
        case 0x2D, 0x2010...0x2015, 0x2212, 0x30FC, 0x2500, 0x2501, 0xFF70, 0xFF0D, 0x2043, 0xFE63, 0x1173, 0x3161:
            self = .dash
        case 0x7E, 0x301C, 0xFF5E, 0x223C, 0x223E, 0x3030: self = .tilde
        case 0x28, 0x5B, 0x7B, 0x3008, 0x300A, 0x300C, 0x300E, 0x3010, 0x3014, 0x3016, 0x3018, 0x3C, 0x201C, 0x2018,
            0xAB, 0x301D:
            self = .open
        case 0x29, 0x5D, 0x7D, 0x3009, 0x300B, 0x300D, 0x300F, 0x3011, 0x3015, 0x3017, 0x3019, 0x3E, 0x201D, 0x2019,
            0xBB, 0x301E, 0x301F:
            self = .close
        case 0x2C, 0x3001: self = .comma
        case 0x3002, 0x21, 0x3F: self = .stop
        case 0x2E: self = .dot
        case 0x30FB, 0xB7, 0x2022, 0x2027, 0x22C5: self = .middleDot
        case 0x3A: self = .colon
        case 0x2F: self = .slash
        case 0x40: self = .at
        case 0x25A0...0x25FF, 0x2605...0x2606, 0x203B, 0x2660...0x266F, 0x2713...0x2718, 0x2756, 0x27A1...0x27BE,
            0x2190...0x21FF, 0x261E, 0x260E, 0x3013, 0x2A:
            self = .bullet
        case 0x2460...0x24FF, 0x2776...0x2793, 0x3200...0x32FF: self = .enclosed
        case 0x3007, 0x4E00, 0x4E03, 0x4E07, 0x4E09, 0x4E5D, 0x4E8C, 0x4E94, 0x516B, 0x516D, 0x5146, 0x5104, 0x5341,
            0x5343, 0x56DB, 0x767E, 0x5143, 0x58F1, 0x5F10, 0x8CB3, 0x53C2, 0x53C3, 0x4F0D, 0x62FE,
            0x842C, 0x5EFF, 0x5345, 0x58F9, 0x8CAE, 0x9678, 0x634C, 0x67D2, 0x96F6, 0x9621, 0x4EDF:
            self = .kanjiDigit
        case 0x3005, 0x3006, 0x303B, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x323AF: self = .kanji
        case 0x370...0x1FFF: self = .letter
        default: self = .other
        }
    }

    /// The classes of the basic multilingual plane, by scalar value.
    static let basicPlane: [CharacterClass] = (0..<0x10000).map { CharacterClass(UInt32($0)) }

    /// The class of a scalar, by table.
    static func of(_ scalar: UInt32) -> CharacterClass {
        scalar < 0x10000 ? basicPlane[Int(scalar)] : CharacterClass(scalar)
    }

    /// Kanji, kana, or a mark that stands inside Japanese words.
    var isJapanese: Bool {
        switch self {
        case .hiragana, .katakana, .kanji, .kanjiDigit: true
        default: false
        }
    }
}
