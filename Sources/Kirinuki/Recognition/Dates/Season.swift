/// The season that an issue is named after: 2016 春号, 2024年 夏号.
enum Season: Sendable {
    case spring, summer, autumn, winter

    /// The season at `i`, where the sign of an issue follows it.
    init?(ofIssueAt i: Int, in ink: Ink) {
        guard ink.near(i + 1) == 0x53F7 else { return nil }  // 号
        switch ink.scalar(i) {
        case 0x6625: self = .spring  // 春
        case 0x590F: self = .summer  // 夏
        case 0x79CB: self = .autumn  // 秋
        case 0x51AC: self = .winter  // 冬
        default: return nil
        }
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
