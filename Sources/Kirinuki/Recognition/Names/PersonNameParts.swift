/// Splits a person's name into family and given name: by the space between them, else by the lexicon of names.
struct PersonNameParts: Sendable {
    let tagger: NameTagger

    /// The parts that are sure; a name of one known family alone has no given name.
    func parts(of range: Range<Int>, in ink: Ink) -> (family: String?, given: String?) {
        let isJapanese = range.allSatisfy { ink.classes[$0].isJapanese }
        let isLoan = range.allSatisfy {
            ink.classes[$0] == .katakana || ink.classes[$0] == .dash || ink.classes[$0] == .middleDot
        }
        if isLoan, let dot = range.last(where: { ink.classes[$0] == .middleDot }) {
            return (ink.value((dot + 1)..<range.upperBound), ink.value(range.lowerBound..<dot))
        }
        guard let cut = widestGap(in: range, of: ink) else {
            return isJapanese && !isLoan ? byLexicon(range, in: ink) : (nil, nil)
        }
        let (first, second) = (ink.value(range.lowerBound..<cut), ink.value(cut..<range.upperBound))
        if isJapanese { return isLoan ? (nil, nil) : (first, second) }
        guard range.allSatisfy({ ink.classes[$0] == .latin }) else { return (nil, nil) }
        // YAMADA Taro, Taro YAMADA; else the given name comes first.
        return isUpper(first) && !isUpper(second) ? (first, second) : (second, first)
    }

    /// The one place where the name has its widest white space.
    private func widestGap(in range: Range<Int>, of ink: Ink) -> Int? {
        var widest = Gap.none
        var places: [Int] = []
        for i in range.dropFirst() where ink.gaps[i] != .none && ink.gaps[i] >= widest {
            if ink.gaps[i] > widest { places = [] }
            widest = ink.gaps[i]
            places.append(i)
        }
        return places.count == 1 ? places.first : nil
    }

    private func byLexicon(_ range: Range<Int>, in ink: Ink) -> (family: String?, given: String?) {
        if tagger.kinds(of: range, in: ink).contains(.familyName) { return (ink.value(range), nil) }
        var best: (cut: Int, points: Int)?
        for cut in range.dropFirst() where range.upperBound - cut <= 3 && cut - range.lowerBound <= 4 {
            guard tagger.kinds(of: range.lowerBound..<cut, in: ink).contains(.familyName) else { continue }
            let isGiven = tagger.kinds(of: cut..<range.upperBound, in: ink).contains(.givenName)
            let (first, second) = (cut - range.lowerBound, range.upperBound - cut)
            // One that the lexicon does not know as given is sure in the commonest shape alone.
            guard isGiven || first == 2 && second == 2 else { continue }
            let points = (isGiven ? 10 : 0) + (first == 2 ? 2 : 0) + (second == 2 ? 1 : 0)
            if points > best?.points ?? -1 { best = (cut, points) }
        }
        guard let cut = best?.cut else { return (nil, nil) }
        return (ink.value(range.lowerBound..<cut), ink.value(cut..<range.upperBound))
    }

    private func isUpper(_ word: String) -> Bool { word.unicodeScalars.allSatisfy { ("A"..."Z").contains($0) } }
}
