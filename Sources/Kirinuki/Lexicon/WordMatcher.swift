/// Finds words of a fixed list in ink: a trie over scalars, built once, immutable.
///
/// ASCII letters match without regard to case. White space up to `through` may stand between the characters of a word.
struct WordMatcher<Value: Sendable>: Sendable {
    /// For each node, where its edges start in `keys`; one more entry than nodes.
    private var firstEdge: [Int32] = [0]
    /// The edges of each node, sorted by scalar.
    private var keys: [UInt32] = []
    private var targets: [Int32] = []
    private var values: [Value?] = []
    /// The first scalars of all words, a bit each: most characters start no word and are done with one look.
    private var starts: [UInt64]

    init(_ words: [(String, Value)]) {
        var next: [[UInt32: Int32]] = [[:]]
        values = [nil]
        starts = [UInt64](repeating: 0, count: 1024)
        for (word, value) in words {
            var node = 0
            for scalar in word.unicodeScalars {
                let key = Self.fold(scalar.value)
                if let known = next[node][key] {
                    node = Int(known)
                } else {
                    next.append([:])
                    values.append(nil)
                    next[node][key] = Int32(next.count - 1)
                    node = next.count - 1
                }
            }
            values[node] = value
        }
        for edges in next {
            for (key, target) in edges.sorted(by: { $0.key < $1.key }) {
                keys.append(key)
                targets.append(target)
            }
            firstEdge.append(Int32(keys.count))
        }
        for key in next[0].keys {
            let bit = Int(key & 0xFFFF)
            starts[bit >> 6] |= 1 << UInt64(bit & 63)
        }
    }

    /// The longest word that starts at `i`: the index behind it, and its value.
    /// - Complexity: O(*m* log *k*), *m* the length of the longest word, *k* the number of words.
    func longestMatch(in ink: Ink, at i: Int, through limit: Gap = .wide) -> (end: Int, value: Value)? {
        guard i >= 0, i < ink.count, canStart(ink.scalars[i]) else { return nil }
        var node = 0
        var k = i
        var best: (Int, Value)?
        while k < ink.count, k == i || ink.gaps[k] <= limit, let next = target(of: node, Self.fold(ink.scalars[k])) {
            node = next
            k += 1
            if let value = values[node] { best = (k, value) }
        }
        return best
    }

    /// The longest word that ends before `end`, for a matcher of words spelled backward: the index of its first character,
    /// and its value.
    /// - Complexity: O(*m* log *k*), *m* the length of the longest word, *k* the number of words.
    func longestMatch(in ink: Ink, endingAt end: Int, through limit: Gap = .wide) -> (start: Int, value: Value)? {
        guard end > 0, end <= ink.count, canStart(ink.scalars[end - 1]) else { return nil }
        var node = 0
        var k = end - 1
        var best: (Int, Value)?
        while k >= 0, k == end - 1 || ink.gaps[k + 1] <= limit,
            let next = target(of: node, Self.fold(ink.scalars[k]))
        {
            node = next
            if let value = values[node] { best = (k, value) }
            k -= 1
        }
        return best
    }

    private func canStart(_ scalar: UInt32) -> Bool {
        let bit = Int(Self.fold(scalar) & 0xFFFF)
        return starts[bit >> 6] & (1 << UInt64(bit & 63)) != 0
    }

    private func target(of node: Int, _ key: UInt32) -> Int? {
        var low = Int(firstEdge[node])
        var high = Int(firstEdge[node + 1])
        while low < high {
            let middle = (low + high) / 2
            if keys[middle] < key { low = middle + 1 } else { high = middle }
        }
        return low < Int(firstEdge[node + 1]) && keys[low] == key ? Int(targets[low]) : nil
    }

    private static func fold(_ scalar: UInt32) -> UInt32 {
        scalar >= 0x41 && scalar <= 0x5A ? scalar | 0x20 : scalar
    }
}

extension WordMatcher {
    /// Words to be found by their end, with `longestMatch(in:endingAt:)`.
    init(backward words: [(String, Value)]) {
        self.init(words.map { (String(String.UnicodeScalarView($0.0.unicodeScalars.reversed())), $0.1) })
    }
}

extension WordMatcher<Bool> {
    /// Words that only need to be known.
    init(_ words: [String]) { self.init(words.map { ($0, true) }) }

    /// Words that only need to be known, to be found by their end.
    init(backward words: [String]) { self.init(backward: words.map { ($0, true) }) }
}
