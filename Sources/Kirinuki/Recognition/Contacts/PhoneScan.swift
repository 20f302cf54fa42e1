/// A number as it is written.
struct PhoneCandidate {
    /// The ink of the number.
    var range: Range<Int>
    /// National figures with the leading 0, or the last figures where `isPartial`.
    var digits: [UInt8]
    /// Figures of the area code, as the document writes it.
    var area = 0
    /// Lacks its area code, or all but its last figures.
    var isPartial = false
    /// Its label or a 同 shows that it is a number.
    var isCertain: Bool
    /// 同-1951: the last figures of the number before it.
    var repeatsNumber = false
    var kind: PhoneLabels.Kind
    var isLabeled: Bool
    /// Its label stands in brackets behind it: 211-0000(TEL).
    var isLabeledBehind = false
    var line: String?
    var `extension`: String?
}

/// A complete number, from which others take what they leave out.
struct KnownPhone {
    var at: Int
    var digits: [UInt8]
    var area: Int
}

struct PhoneScan {
    let layout: Layout
    var ink: Ink { layout.ink }
    var candidates: [PhoneCandidate] = []
    var run = FigureRun()

    init(layout: Layout) {
        self.layout = layout
    }

    mutating func readNumbers() {
        let ink = layout.ink
        var i = 0
        while i < ink.count {
            switch ink.classes[i] {
            case .digit: i = number(at: i)
            case .kanjiDigit where Figures.figure(ink.scalars[i]) != nil: i = number(at: i)
            case .latin where Figures.slip(ink.scalars[i]) != nil && isNumberAhead(i + 1): i = number(at: i)
            case .open where ink.scalars[i] == 0x28 && isNumberAhead(i + 1): i = number(at: i)
            case .other where ink.scalars[i] == 0x2B && ink.characterClass(i + 1) == .digit:
                i = international(at: i)
            default: i += 1
            }
        }
    }

    func isNumberAhead(_ i: Int) -> Bool {
        guard i < layout.ink.count, layout.ink.gaps[i] <= .space else { return false }
        let scalar = layout.ink.scalars[i]
        return Figures.figure(scalar) != nil || Figures.disguised(scalar) != nil
            || Figures.slip(scalar) != nil && Figures.figure(layout.ink.scalar(i + 1)) != nil
    }

    /// Past the last figures of a hunting group, so that they are not read as numbers: ~3, ・5679, 、5562.
    func tail(_ i: Int) -> Int {
        var k = i
        while k + 1 < ink.count, ink.gaps[k] <= .space {
            switch ink.classes[k] {
            case .tilde, .middleDot, .comma, .dash: break
            default: return k
            }
            var end = k + 1
            while end < ink.count, ink.classes[end] == .digit, end == k + 1 || ink.gaps[end] == .none { end += 1 }
            guard (1...4).contains(end - k - 1), end >= ink.count || ink.classes[end] != .dash else { return k }
            k = end
        }
        return k
    }

    static let extensionWords = WordMatcher<Bool>([
        "内線", "内", "ext", "内線番号", "extension",
    ])

    /// The extension that a number is followed by: (内線123), ext. 7413.
    func extensionNumber(behind i: Int) -> String? {
        var k = i
        if ink.characterClass(k) == .open { k += 1 }
        guard k < ink.count, ink.gap(k) <= .wide,
            let (end, _) = PhoneScan.extensionWords.longestMatch(in: ink, at: k)
        else { return nil }
        k = end
        while ink.characterClass(k) == .colon || ink.characterClass(k) == .dot { k += 1 }
        var digits = ""
        while k < ink.count, digits.utf8.count < 8, ink.gaps[k] <= .space,
            let figure = Figures.figure(ink.scalars[k])
        {
            digits += String(figure)
            k += 1
        }
        return digits.isEmpty ? nil : digits
    }
}
