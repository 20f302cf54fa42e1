/// What the name model looks at: n-grams of characters and of their classes, white space, words of the lexicon.
///
/// A feature stands at an anchor and speaks about the units around it: its template's window. The trainer and the
/// tagger enumerate features by this one function, so that they can't differ.
enum NameFeatures {
    /// A kind of feature, and the units it speaks about: `first...last` from the anchor on.
    struct Template: Sendable {
        var first: Int
        var last: Int
    }

    enum Kind: Int, CaseIterable {
        case character1, character2, character3, character4
        case gapClasses, gapBefore, gapAfter
        case class3, class5
        case run, runWord, runWordEnd
        case wordStart, wordEnd
        case wordPair
    }

    static let templates: [Template] = [
        Template(first: -4, last: 4), Template(first: -3, last: 4), Template(first: -2, last: 4),
        Template(first: -1, last: 4),
        Template(first: -3, last: 3), Template(first: -3, last: 2), Template(first: -2, last: 3),
        Template(first: -3, last: 5), Template(first: -1, last: 5),
        Template(first: -3, last: 6), Template(first: -1, last: 3), Template(first: -3, last: 1),
        Template(first: -2, last: 4), Template(first: -4, last: 3),
        Template(first: -4, last: 3),
    ]

    static let seed: UInt64 = 0x243F_6A88_85A3_08D3

    @inline(__always)
    static func mix(_ hash: UInt64, _ symbol: UInt32) -> UInt64 {
        let h = (hash ^ UInt64(symbol)) &* 0x9E37_79B9_7F4A_7C15
        return h ^ (h >> 29)
    }

    /// Calls `take` for each feature of the units in `range`, in order of their anchors.
    @inline(__always)
    static func scan<Sink: NameFeatureSink>(_ units: NameUnits, lexicon: NameLexicon, into sink: inout Sink) {
        let n = units.count
        var runStart = -1
        var wordEnds = [UInt32](repeating: 0, count: n + 1)
        for p in 0..<n {
            // Characters and, along the same hashes, words.
            var hash = seed
            var k = p
            var kinds = NameLexicon.continues
            while k < n, k < p + 4 || kinds & NameLexicon.continues != 0 {
                hash = mix(hash, units.symbols[k])
                if k < p + 4 { sink.take(.init(rawValue: k - p) ?? .character1, hash, at: p) }
                if kinds & NameLexicon.continues != 0 {
                    kinds = lexicon.kinds(of: hash)
                    let word = kinds & ~NameLexicon.continues
                    if word != 0 {
                        let length = UInt32(min(k - p + 1, 6))
                        let key = mix(mix(seed, UInt32(word)), length)
                        sink.take(.wordStart, key, at: p)
                        sink.take(.wordEnd, key, at: k)
                        let before = wordEnds[p]
                        if before != 0 { sink.take(.wordPair, mix(key, before), at: p) }
                        wordEnds[k + 1] = UInt32(word) << 4 | length
                    }
                }
                k += 1
            }
            // White space.
            let gap = UInt32(units.gaps[p])
            let own = units.classes[p]
            let before = p > 0 ? units.classes[p - 1] : NameUnits.Sign.breakClass + 2
            if gap != 0 {
                sink.take(.gapClasses, mix(mix(mix(seed, gap), UInt32(own)), UInt32(before)), at: p)
                if p > 0 { sink.take(.gapBefore, mix(mix(seed, gap), units.symbols[p - 1]), at: p) }
                sink.take(.gapAfter, mix(mix(seed, gap), units.symbols[p]), at: p)
            }
            // Classes.
            if p + 2 < n {
                var shape = UInt32(own)
                for k in (p + 1)...(p + 2) {
                    shape = shape << 8 | UInt32(units.classes[k]) | UInt32(units.gaps[k]) << 6
                }
                sink.take(.class3, mix(seed, shape), at: p)
                if p + 4 < n {
                    var tail: UInt32 = 0
                    for k in (p + 3)...(p + 4) {
                        tail = tail << 8 | UInt32(units.classes[k]) | UInt32(units.gaps[k]) << 6
                    }
                    sink.take(.class5, mix(mix(seed, shape), tail), at: p)
                }
            }
            // Runs of one class.
            if runStart < 0 || family(own) != family(before) || gap > 1 {
                let previous = runStart < 0 ? 0 : min(p - runStart, 4)
                runStart = p
                var end = p + 1
                var word = mix(seed, units.symbols[p])
                while end < n, end < p + 16, family(units.classes[end]) == family(own), units.gaps[end] <= 1 {
                    word = mix(word, units.symbols[end])
                    end += 1
                }
                let after = end < n ? units.classes[end] : NameUnits.Sign.breakClass + 2
                let shape =
                    UInt32(before) << 24 | UInt32(own) << 16 | UInt32(after) << 8 | UInt32(previous) << 4
                    | UInt32(min(end - p, 8))
                sink.take(.run, mix(seed, shape), at: p)
                if end - p > 2 {
                    sink.take(.runWord, word, at: p)
                    sink.take(.runWordEnd, word, at: end - 1)
                }
            }
        }
    }

    /// Classes that make one run.
    @inline(__always)
    private static func family(_ value: UInt8) -> UInt8 {
        switch value {
        case CharacterClass.kanjiDigit.rawValue: CharacterClass.kanji.rawValue
        case CharacterClass.dash.rawValue: CharacterClass.katakana.rawValue
        case NameUnits.Sign.upperClass: CharacterClass.latin.rawValue
        default: value
        }
    }
}

/// Where features go: the tagger's scores, or the trainer's list.
protocol NameFeatureSink {
    mutating func take(_ kind: NameFeatures.Kind, _ key: UInt64, at anchor: Int)
}
