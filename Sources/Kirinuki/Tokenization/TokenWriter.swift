/// Turns breaks in ink into tokens of the source.
struct TokenWriter {
    let source: [UInt8]
    let ink: Ink

    /// The tokens that start where `breaks` is true.
    func tokens(_ breaks: [Bool]) -> [Token] {
        var tokens: [Token] = []
        tokens.reserveCapacity(breaks.count / 2 + 1)
        var start = 0
        var before: Token.Kind?
        while start < ink.count {
            var end = start + 1
            var spansNoise = false
            while end < ink.count, !breaks[end] {
                if ink.gaps[end] != .none { spansNoise = true }
                end += 1
            }
            let range = ink.sourceRange(start..<end)
            let kind = TokenKinds.kind(of: start..<end, in: ink, after: before)
            tokens.append(
                Token(
                    text: String(decoding: source[range.start..<range.end], as: UTF8.self), range: range,
                    normalized: ink.string(start..<end), kind: kind, spansNoise: spansNoise))
            before = kind
            start = end
        }
        return tokens
    }
}
