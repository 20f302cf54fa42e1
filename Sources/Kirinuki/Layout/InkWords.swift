/// Words as scalars, for comparison with ink without making strings.
struct InkWord: Sendable, ExpressibleByStringLiteral {
    let scalars: [UInt32]

    init(stringLiteral value: StaticString) {
        scalars = value.description.unicodeScalars.map(\.value)
    }
}

/// Words that mean the same at a place.
struct InkWords: Sendable, ExpressibleByArrayLiteral {
    let words: [InkWord]

    init(arrayLiteral elements: InkWord...) {
        words = elements
    }
}

extension Ink {
    /// Whether one of the words starts at `i`.
    func begins(with list: InkWords, at i: Int) -> Bool {
        guard i < count, i >= 0 else { return false }
        for word in list.words where word.scalars.first == scalars[i] && end(of: word, at: i) != nil { return true }
        return false
    }

    /// Whether one of the words ends just before `i`.
    func ends(with list: InkWords, before i: Int) -> Bool {
        guard i > 0, i <= count else { return false }
        for word in list.words where word.scalars.last == scalars[i - 1] && start(of: word, before: i) != nil {
            return true
        }
        return false
    }

    /// The index behind `word` if it starts at `i`, looking through gaps up to `limit` (also before its first sign).
    func end(of word: InkWord, at i: Int, through limit: Gap = .wrap) -> Int? {
        var k = i
        for scalar in word.scalars {
            guard k < count, scalars[k] == scalar, gaps[k] <= limit else { return nil }
            k += 1
        }
        return k
    }

    /// The index behind `word`, given in small letters, if it stands at `i` as a Latin word of its own in any case, with
    /// the point of an abbreviation.
    func end(ofLatin word: InkWord, at i: Int) -> Int? {
        var k = i
        for scalar in word.scalars {
            guard self.scalar(k) | 0x20 == scalar, k == i || gap(k) == .none else { return nil }
            k += 1
        }
        guard characterClass(k) != .latin || gap(k) != .none else { return nil }
        return near(k) == 0x2E ? k + 1 : k
    }

    /// The index of the first sign of `word` if the word ends just before `i`.
    func start(of word: InkWord, before i: Int, through limit: Gap = .wrap) -> Int? {
        var k = i
        for scalar in word.scalars.reversed() {
            guard k > 0, scalars[k - 1] == scalar, k >= count || gaps[k] <= limit else { return nil }
            k -= 1
        }
        return k
    }

    /// The scalar at `i` if no more than a space or a wrapped line parts it from what stands before; else 0.
    func near(_ i: Int) -> UInt32 { i < count && i >= 0 && gaps[i] <= .wrap ? scalars[i] : 0 }
}

extension UInt32 {
    static let year: UInt32 = 0x5E74
    static let month: UInt32 = 0x6708
    static let day: UInt32 = 0x65E5
    static let hour: UInt32 = 0x6642
    static let minute: UInt32 = 0x5206
    static let degree: UInt32 = 0x5EA6
}
