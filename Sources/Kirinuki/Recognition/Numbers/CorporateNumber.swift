/// A Japanese corporate number (法人番号): thirteen figures, the first of which checks the others.
///
/// Source: Ministry of Finance ordinance on corporate numbers (法人番号の指定等に関する省令), article 2: the check figure is
/// 9 minus the remainder by 9 of the sum of the other twelve, those in even places from the right counted twice.
public struct CorporateNumber: Hashable, Sendable {
    /// The thirteen figures.
    public let digits: String

    /// Nil where the figures are not thirteen, or the check figure is wrong.
    public init?(_ digits: String) {
        let values = digits.utf8.map { Int($0) - 0x30 }
        guard values.count == 13, values.allSatisfy({ (0...9).contains($0) }), values[0] == Self.check(values[1...])
        else { return nil }
        self.digits = digits
    }

    private static func check(_ base: ArraySlice<Int>) -> Int {
        9 - base.reversed().enumerated().reduce(0) { $0 + $1.element * ($1.offset % 2 == 0 ? 1 : 2) } % 9
    }
}
