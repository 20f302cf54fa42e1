/// A number as Japanese writes it: Arabic figures, kanji figures by position or with units, daiji, and their mixtures.
///
///     JapaneseNumber("三千五百")?.int          // 3500
///     JapaneseNumber("1億2,000万")?.int        // 120000000
///     JapaneseNumber("弐拾参")?.description    // "23"
///     JapaneseNumber("三十二十")               // nil
public struct JapaneseNumber: Hashable, Sendable {
    private let magnitude: ExactDecimal
    /// Whether a minus stands before it.
    public let isNegative: Bool

    /// The value if it is whole and fits an `Int`.
    public var int: Int? { magnitude.int.map { isNegative ? -$0 : $0 } }

    /// Reads a text that is a number and nothing else; nil if it is none. White space inside is looked through.
    public init?(_ text: some StringProtocol) {
        var scalars: [UInt32] = []
        for scalar in text.unicodeScalars where !scalar.properties.isWhitespace { scalars.append(scalar.value) }
        var start = 0
        var isNegative = false
        if let first = scalars.first, first == 0x2D || first == 0x2212 || first == 0xFF0D {
            isNegative = true
            start = 1
        } else if scalars.starts(with: "マイナス".unicodeScalars.map(\.value)) {
            isNegative = true
            start = 4
        }
        guard start < scalars.count else { return nil }
        let reading = JapaneseNumber.read(scalars, from: start, withGreatUnits: true)
        guard let reading, reading.end == scalars.count else { return nil }
        magnitude = reading.value
        self.isNegative = isNegative
    }

    private init(magnitude: ExactDecimal) {
        self.magnitude = magnitude
        isNegative = false
    }

    /// The numbers in a text that are written with kanji, in order: their ranges and values.
    /// - Complexity: O(*n*), *n* the length of the text.
    public static func kanjiNumbers(in text: String) -> [(range: Range<String.Index>, number: JapaneseNumber)] {
        let view = text.unicodeScalars
        var indices: [String.Index] = []
        var scalars: [UInt32] = []
        for index in view.indices {
            indices.append(index)
            scalars.append(view[index].value)
        }
        indices.append(view.endIndex)
        var result: [(range: Range<String.Index>, number: JapaneseNumber)] = []
        var i = 0
        while i < scalars.count {
            guard NumberSign(scalars[i]) != nil, let reading = read(scalars, from: i, withGreatUnits: false) else {
                i += 1
                continue
            }
            if (i..<reading.end).contains(where: { CharacterClass.of(scalars[$0]) == .kanjiDigit }) {
                result.append((indices[i]..<indices[reading.end], JapaneseNumber(magnitude: reading.value)))
            }
            i = reading.end
        }
        return result
    }

    /// The longest number that starts at `start`.
    private static func read(
        _ scalars: [UInt32], from start: Int, withGreatUnits: Bool
    ) -> (end: Int, value: ExactDecimal)? {
        var grammar = NumberGrammar()
        var i = start
        var best: (Int, ExactDecimal)?
        var isYear = false
        while i < scalars.count, i - start < 80 {
            var next = i + 1
            if scalars[i] == 0x2C || scalars[i] == 0xFF0C {
                guard NumberLexer.isGroup(scalars, at: next) else { break }
                i = next
                continue
            }
            if let sign = NumberSign(scalars[i]) {
                if !grammar.feed(sign) { break }
            } else if withGreatUnits, let unit = greatUnit(scalars, at: i) {
                if !grammar.feed(.myriad(unit.exponent)) { break }
                next = unit.end
            } else if withGreatUnits, scalars.count == 1, scalars[i] == 0x5143 {  // 元: the first year of an era
                isYear = true
            } else {
                break
            }
            i = next
            if isYear {
                var one = ExactDecimal()
                _ = one.add(1, power: 0)
                best = (i, one)
            } else if let value = grammar.value {
                best = (i, value)
            }
        }
        return best
    }

    private static func greatUnit(_ scalars: [UInt32], at i: Int) -> (end: Int, exponent: Int)? {
        for unit in NumberSign.greatUnits {
            let name = unit.name.unicodeScalars.map(\.value)
            if scalars[i...].starts(with: name) { return (i + name.count, unit.exponent) }
        }
        return nil
    }
}

extension JapaneseNumber: CustomStringConvertible {
    /// The number in Arabic figures, with all its places: "1500000", "-0.5".
    public var description: String {
        var digits = String(magnitude.mantissa)
        if magnitude.exponent > 0, magnitude.mantissa != 0 {
            digits += String(repeating: "0", count: magnitude.exponent)
        } else if magnitude.exponent < 0 {
            let places = -magnitude.exponent
            if digits.count <= places { digits = String(repeating: "0", count: places + 1 - digits.count) + digits }
            let split = digits.index(digits.endIndex, offsetBy: -places)
            var fraction = digits[split...]
            while fraction.last == "0" { fraction.removeLast() }
            digits = digits[..<split] + (fraction.isEmpty ? "" : "." + fraction)
        }
        return (isNegative && magnitude.mantissa != 0 ? "-" : "") + digits
    }
}
