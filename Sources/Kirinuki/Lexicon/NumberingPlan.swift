internal import KirinukiData

/// Japan's telephone numbering plan: how long a number is, and where its area or service code ends.
enum NumberingPlan {
    /// How the numbers of one prefix divide.
    struct Division: Hashable, Sendable {
        /// Figures of the whole national number, the leading 0 among them.
        var total: Int
        /// Figures of the area or service code, the leading 0 among them.
        var area: Int
    }

    private static let table = unsafe EmbeddedTable(kirinuki_numbering_plan)

    /// The division of the number that starts with `digits` (0…9, the first is 0); nil where the plan has no such number.
    /// - Complexity: O(1): a binary search over some 800 runs.
    static func division(of digits: some Collection<UInt8>) -> Division? {
        var prefix: UInt32 = 0
        var taken = 0
        for digit in digits.prefix(6) {
            prefix = prefix * 10 + UInt32(digit)
            taken += 1
        }
        guard taken == 6, digits.first == 0 else { return nil }
        // 030 and 040 were mobile telephones until 1999; old documents have them.
        if prefix / 1000 == 30 || prefix / 1000 == 40 { return Division(total: 10, area: 3) }
        let key = prefix << 6 | 63
        var low = 0
        var high = table.count / 4
        while low < high {
            let middle = (low + high) / 2
            if table.uint32(at: middle * 4) <= key { low = middle + 1 } else { high = middle }
        }
        guard low > 0 else { return nil }
        let kind = Int(table.uint32(at: (low - 1) * 4) & 63)
        return kind == 0 ? nil : Division(total: 10 + (kind & 3), area: kind >> 2)
    }

    /// The division that a number has by its look, where the plan has no such exchange: examples, misprints, old numbers.
    static func shape(of digits: [UInt8]) -> Division? {
        guard digits.count >= 10, digits[0] == 0, digits[1] != 0 else { return nil }
        if digits[1] >= 5, digits[2] == 0 { return digits.count >= 11 ? Division(total: 11, area: 3) : nil }
        return Division(total: 10, area: digits[1] == 3 || digits[1] == 6 ? 2 : digits[2] == 1 ? 3 : 4)
    }

    /// The number as it is written within Japan: 046-847-6355, 0120-078-215, 090-1234-5678.
    static func national(_ digits: [UInt8]) -> String? {
        guard let division = division(of: digits), digits.count == division.total else { return nil }
        let tail = division.area == 4 && division.total == 10 && isService(digits) ? 3 : 4
        var result = ""
        for (i, digit) in digits.enumerated() {
            if i == division.area || i == division.total - tail { result += "-" }
            result += String(digit)
        }
        return result
    }

    /// 0120, 0570, 0990, 0180, 0170: free, shared-cost and other services, written 4-3-3.
    static func isService(_ digits: [UInt8]) -> Bool {
        let code = digits.prefix(4).reduce(0) { $0 * 10 + Int($1) }
        return code == 120 || code == 570 || code == 990 || code == 180 || code == 170
    }

    /// Numbers tied to a place, whose area code is left out among neighbors.
    static func isGeographic(_ digits: [UInt8]) -> Bool {
        guard let division = division(of: digits), division.total == 10, !isService(digits) else { return false }
        return division.area != 3 || digits.count < 3 || digits[2] != 0
    }
}
