/// The document as the name model reads it: one unit a character of ink, one for each finding of another recognizer,
/// one for each break between lines, cells and blocks.
///
/// A number, a date or an address says what it is and not how it is written, so that the model's narrow windows see the
/// words on both of its sides.
struct NameUnits: Sendable {
    /// What a unit is: the scalar with case and figures folded, or a value of `Sign`.
    var symbols: [UInt32] = []
    /// The class: `CharacterClass`'s raw value, refined for letters, or one of its own for each sign.
    var classes: [UInt8] = []
    /// The white space before the unit: 0 none, 1 one space, 2 wider, 3 a full line's end.
    var gaps: [UInt8] = []
    /// The ink of unit *i* is `ink[i]..<ink[i + 1]`; empty for breaks.
    var ink: [Int32] = [0]

    var count: Int { symbols.count }

    /// Units that are no characters.
    enum Sign {
        static let base: UInt32 = 0x11_0000
        /// The classes of signs start here.
        static let firstClass: UInt8 = 32
        /// A break that parts lines (0), cells (1) or blocks (2).
        static let breakClass: UInt8 = 48
        /// The class of upper-case letters; lower-case ones keep `.latin`.
        static let upperClass: UInt8 = 30
    }

    /// - Parameter taken: findings sorted by place, that do not overlap but for shared ranges.
    init(_ ink: Ink, taken: [Finding]) {
        let estimate = ink.count + ink.count / 16 + 2
        symbols.reserveCapacity(estimate)
        classes.reserveCapacity(estimate)
        gaps.reserveCapacity(estimate)
        self.ink.reserveCapacity(estimate + 1)
        var next = 0
        var i = 0
        while i < ink.count {
            let gap = ink.gaps[i]
            if gap >= .line, i > 0 { appendBreak(gap, at: i) }
            let white: UInt8 =
                switch gap {
                case .none: 0
                case .space: 1
                case .wide: 2
                case .wrap: 3
                default: 0
                }
            while next < taken.count, taken[next].range.lowerBound < i { next += 1 }
            if next < taken.count, taken[next].range.lowerBound == i, let code = Self.code(of: taken[next].type) {
                let end = max(taken[next].range.upperBound, i + 1)
                append(Sign.base + UInt32(code), class: Sign.firstClass + code, gap: white, end: end)
                i = end
            } else {
                append(scalar: ink.scalars[i], class: ink.classes[i], gap: white, end: i + 1)
                i += 1
            }
        }
    }

    private mutating func append(_ symbol: UInt32, class: UInt8, gap: UInt8, end: Int) {
        symbols.append(symbol)
        classes.append(`class`)
        gaps.append(gap)
        ink.append(Int32(truncatingIfNeeded: end))
    }

    private mutating func append(scalar: UInt32, class: CharacterClass, gap: UInt8, end: Int) {
        switch `class` {
        case .digit: append(0x30, class: `class`.rawValue, gap: gap, end: end)
        case .latin where scalar >= 0x61 && scalar <= 0x7A:
            append(scalar & 0x5F, class: `class`.rawValue, gap: gap, end: end)
        case .latin where scalar >= 0x41 && scalar <= 0x5A:
            append(scalar, class: Sign.upperClass, gap: gap, end: end)
        case .dash: append(0x30FC, class: `class`.rawValue, gap: gap, end: end)
        default: append(scalar, class: `class`.rawValue, gap: gap, end: end)
        }
    }

    private mutating func appendBreak(_ gap: Gap, at i: Int) {
        let kind: UInt8 = gap == .line ? 0 : gap == .cell ? 1 : 2
        append(Sign.base + 32 + UInt32(kind), class: Sign.breakClass + kind, gap: 0, end: i)
    }

    private static func code(of type: MentionType) -> UInt8? {
        switch type {
        case .date, .time: 0
        case .amount: 1
        case .phone, .fax: 2
        case .email, .url: 3
        case .postalCode: 4
        case .address: 5
        case .organization, .person, .department, .role: nil
        }
    }

    /// Whether the unit is a finding of another recognizer: never part of a name.
    func isTaken(_ i: Int) -> Bool { classes[i] >= Sign.firstClass && classes[i] < Sign.breakClass }
    /// Whether the unit is a break between lines: at most inside of a name.
    func isBreak(_ i: Int) -> Bool { classes[i] >= Sign.breakClass }
}
