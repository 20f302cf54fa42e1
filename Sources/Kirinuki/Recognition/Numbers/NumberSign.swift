/// What a scalar means inside a Japanese number.
enum NumberSign: Equatable, Sendable {
    /// 0–9 in Arabic figures.
    case arabic(Int)
    /// 〇 to 九, or a daiji (壱, 弐, 参).
    case kanji(Int, isFormal: Bool)
    /// 廿, 卅, 卌: a figure and its ten in one sign.
    case tens(Int)
    /// 十, 百, 千 and their daiji: the exponent of ten.
    case small(Int)
    /// 万, 億, 兆, …: the exponent of ten.
    case myriad(Int)
    case point

    /// The sign of a scalar, or nil if it is none.
    init?(_ scalar: UInt32) {
        switch scalar {
        case 0x30...0x39: self = .arabic(Int(scalar) - 0x30)
        case 0xFF10...0xFF19: self = .arabic(Int(scalar) - 0xFF10)
        case 0x2E, 0xFF0E: self = .point
        case 0x3007, 0x96F6: self = .kanji(0, isFormal: false)  // 〇 零
        case 0x4E00: self = .kanji(1, isFormal: false)
        case 0x4E8C: self = .kanji(2, isFormal: false)
        case 0x4E09: self = .kanji(3, isFormal: false)
        case 0x56DB: self = .kanji(4, isFormal: false)
        case 0x4E94: self = .kanji(5, isFormal: false)
        case 0x516D: self = .kanji(6, isFormal: false)
        case 0x4E03: self = .kanji(7, isFormal: false)
        case 0x516B: self = .kanji(8, isFormal: false)
        case 0x4E5D: self = .kanji(9, isFormal: false)
        case 0x58F1, 0x58F9, 0x5F0C: self = .kanji(1, isFormal: true)  // 壱 壹 弌
        case 0x5F10, 0x8CB3, 0x8CAE, 0x8D30, 0x5F0D: self = .kanji(2, isFormal: true)  // 弐 貳 貮 贰 弍
        case 0x53C2, 0x53C3, 0x53C1, 0x5F0E: self = .kanji(3, isFormal: true)  // 参 參 叁 弎
        case 0x8086: self = .kanji(4, isFormal: true)  // 肆
        case 0x4F0D: self = .kanji(5, isFormal: true)  // 伍
        case 0x9678: self = .kanji(6, isFormal: true)  // 陸
        case 0x6F06, 0x67D2, 0x8CEA: self = .kanji(7, isFormal: true)  // 漆 柒 質
        case 0x634C: self = .kanji(8, isFormal: true)  // 捌
        case 0x7396: self = .kanji(9, isFormal: true)  // 玖
        case 0x5EFF, 0x5344: self = .tens(2)  // 廿 卄
        case 0x5345: self = .tens(3)  // 卅
        case 0x534C: self = .tens(4)  // 卌
        case 0x5341, 0x62FE, 0x4EC0: self = .small(1)  // 十 拾 什
        case 0x767E, 0x964C, 0x4F70: self = .small(2)  // 百 陌 佰
        case 0x5343, 0x9621, 0x4EDF: self = .small(3)  // 千 阡 仟
        case 0x4E07, 0x842C: self = .myriad(4)  // 万 萬
        case 0x5104: self = .myriad(8)
        case 0x5146: self = .myriad(12)
        case 0x4EAC: self = .myriad(16)  // 京
        case 0x5793: self = .myriad(20)  // 垓
        default: return nil
        }
    }

    /// The units above 垓, which only `JapaneseNumber` reads: in running text 正, 載 and 極 are words.
    static let greatUnits: [(name: String, exponent: Int)] = [
        ("秭", 24), ("𥝱", 24), ("穣", 28), ("溝", 32), ("澗", 36), ("正", 40), ("載", 44), ("極", 48), ("恒河沙", 52),
        ("阿僧祇", 56), ("那由他", 60), ("不可思議", 64), ("無量大数", 68),
    ]
}
