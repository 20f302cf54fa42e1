/// The season that an issue is named after: 2016 春号, 2024年 盛夏の号, 2011 SUMMER.
enum Season: Sendable {
    case spring, summer, autumn, winter

    private static let words: [(word: InkWord, season: Season)] = [
        ("新春", .winter), ("春", .spring), ("夏", .summer), ("秋", .autumn), ("冬", .winter), ("spring", .spring),
        ("SPRING", .spring), ("Spring", .spring), ("SUMMER", .summer), ("Summer", .summer), ("AUTUMN", .autumn),
        ("Autumn", .autumn), ("WINTER", .winter), ("Winter", .winter),
    ]

    /// The season at `i`, where the sign of an issue follows it, or nothing more.
    init?(ofIssueAt i: Int, in ink: Ink) {
        var k = i
        switch ink.scalar(i) {
        case 0x65E9, 0x521D, 0x76DB, 0x6669, 0x967D: k += 1  // 早 初 盛 晩 陽
        default: break
        }
        for entry in Season.words {
            guard let end = ink.end(of: entry.word, at: k, through: .wide) else { continue }
            let sign = ink.scalar(end) == 0x306E ? end + 1 : end  // の
            guard ink.near(sign) == 0x53F7 || ink.gap(end) >= .wide || ink.characterClass(end) == .close else {
                return nil
            }
            self = entry.season
            return
        }
        return nil
    }

    /// The month in its middle; a winter has two ends of a year.
    var month: Int? {
        switch self {
        case .spring: 4
        case .summer: 7
        case .autumn: 10
        case .winter: nil
        }
    }
}
