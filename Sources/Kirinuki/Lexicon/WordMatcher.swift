/// Finds words of a fixed list in ink: a trie over scalars, built once, immutable.
///
/// ASCII letters match without regard to case. White space up to `through` may stand between the characters of a word.
struct WordMatcher<Value: Sendable>: Sendable {
    private struct Node: Sendable {
        var next: [UInt32: Int32] = [:]
        var value: Value?
    }

    private var nodes: [Node] = [Node()]

    init(_ words: [(String, Value)]) {
        for (word, value) in words {
            var node = 0
            for scalar in word.unicodeScalars {
                let key = Self.fold(scalar.value)
                if let next = nodes[node].next[key] {
                    node = Int(next)
                } else {
                    nodes.append(Node())
                    nodes[node].next[key] = Int32(nodes.count - 1)
                    node = nodes.count - 1
                }
            }
            nodes[node].value = value
        }
    }

    /// The longest word that starts at `i`: the index behind it, and its value.
    /// - Complexity: O(*m*), *m* the length of the longest word.
    func longestMatch(in ink: Ink, at i: Int, through limit: Gap = .wide) -> (end: Int, value: Value)? {
        var node = 0
        var k = i
        var best: (Int, Value)?
        while k < ink.count, k == i || ink.gaps[k] <= limit, let next = nodes[node].next[Self.fold(ink.scalars[k])] {
            node = Int(next)
            k += 1
            if let value = nodes[node].value { best = (k, value) }
        }
        return best
    }

    private static func fold(_ scalar: UInt32) -> UInt32 {
        scalar >= 0x41 && scalar <= 0x5A ? scalar | 0x20 : scalar
    }
}
