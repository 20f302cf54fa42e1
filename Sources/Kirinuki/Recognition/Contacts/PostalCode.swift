/// A postal code as it is written: 〒239-0847, 〒 822 - 0005, 六四六－〇〇二一.
struct PostalCode: Sendable {
    /// The ink of the seven figures.
    var range: Range<Int>
    /// 2390847.
    var number: Int
    /// Stands behind 〒.
    var isMarked: Bool

    /// 239-0847.
    var value: String {
        let digits = String(number)
        let padded = String(repeating: "0", count: max(0, 7 - digits.utf8.count)) + digits
        return padded.prefix(3) + "-" + padded.suffix(4)
    }

    /// Reads a code that starts at `i`: at 〒, or at the first of three figures that a dash and four figures follow.
    static func read(_ ink: Ink, at i: Int) -> PostalCode? {
        var k = i
        let isMarked = ink.scalar(i) == 0x3012 || ink.scalar(i) == 0x3020
        if isMarked {
            k += 1
            while ink.characterClass(k) == .colon || ink.characterClass(k) == .open { k += 1 }
            guard ink.gap(k) <= .wide else { return nil }
        } else {
            guard i == 0 || ink.gap(i) > .none || !isGlued(i - 1, ink) else { return nil }
        }
        let start = k
        var number = 0
        var count = 0
        var dashes = 0
        while k < ink.count, count < 7 {
            if k > start, ink.gaps[k] > .space { return nil }
            if let figure = Figures.figure(ink.scalars[k]) ?? (isMarked ? Figures.slip(ink.scalars[k]) : nil) {
                guard k == start || ink.gaps[k] == .none || count == 3 else { return nil }
                number = number * 10 + Int(figure)
                count += 1
            } else if ink.classes[k] == .dash, count == 3, dashes == 0 {
                dashes += 1
            } else {
                return nil
            }
            k += 1
        }
        guard count == 7, dashes == 1 || isMarked else { return nil }
        if k < ink.count, ink.gaps[k] == .none {
            // More figures make it something else: an account, a telephone number.
            if Figures.figure(ink.scalars[k]) != nil { return nil }
            if ink.classes[k] == .dash, Figures.figure(ink.scalar(k + 1)) != nil { return nil }
        }
        return PostalCode(range: start..<k, number: number, isMarked: isMarked)
    }

    private static func isGlued(_ k: Int, _ ink: Ink) -> Bool {
        switch ink.classes[k] {
        case .digit, .kanjiDigit, .latin, .dash, .dot: true
        case .close: ink.scalars[k] == 0x29 && k > 0 && ink.classes[k - 1] == .digit
        default: false
        }
    }

    private static let labels = WordMatcher<Bool>(backward: ["郵便番号", "住所", "所在地", "送付先"])

    /// Whether this is a postal code: it has its mark or label, or an address follows.
    func isCertain(in ink: Ink) -> Bool {
        if isMarked { return true }
        var before = range.lowerBound
        while before > 0, ink.characterClass(before - 1) == .colon || ink.characterClass(before - 1) == .open {
            before -= 1
        }
        if PostalCode.labels.longestMatch(in: ink, endingAt: before) != nil { return true }
        guard let next = addressStart(in: ink) else { return false }
        // 電話　二二八－七四一六　目黒: kanji figures are no code behind a telephone's label.
        if ink.classes[range.lowerBound] == .kanjiDigit, !PhoneLabels.before(range.lowerBound, in: ink).kind.isEmpty {
            return false
        }
        return Places.prefecture(in: ink, at: next) != nil || Places.municipality(in: ink, at: next) != nil
            || Places.towns(postalCode: number).contains {
                Places.town(in: ink, at: next, of: Places.town($0).unit) != nil
            }
    }

    /// Where the address behind the code would start.
    func addressStart(in ink: Ink) -> Int? {
        var next = range.upperBound
        while ink.characterClass(next) == .close || ink.characterClass(next) == .colon { next += 1 }
        guard next < ink.count, ink.gaps[next] < .block, ink.classes[next].isJapanese else { return nil }
        return next
    }
}
