public import Kirinuki

/// Splits text into words line by line.
public struct TokenizedLines: Sendable {
    private let tokenizer: Tokenizer
    private let offsets: Extractor.Options.OffsetUnit
    private let isNormalized: Bool

    /// A service.
    /// - Parameters:
    ///   - offsets: the unit of the tokens' offsets.
    ///   - isNormalized: whether plain lines show the tokens' normalized forms.
    public init(tokenizer: Tokenizer, offsets: Extractor.Options.OffsetUnit = .scalar, isNormalized: Bool = false) {
        self.tokenizer = tokenizer
        self.offsets = offsets
        self.isNormalized = isNormalized
    }

    /// The line's tokens with a space between two.
    public func answer(_ line: LineService.Line) -> [UInt8] {
        var answer: [UInt8] = []
        guard let tokens = try? tokenizer.tokenize(utf8: line.text) else { return Array(line.ending.utf8) }
        for token in tokens {
            if !answer.isEmpty { answer.append(UInt8(ascii: " ")) }
            let text = isNormalized ? token.normalized : token.text
            // White space inside a token would look like the end of it.
            for scalar in text.unicodeScalars where !scalar.properties.isWhitespace {
                answer.append(contentsOf: UTF8.encode(scalar).map(Array.init) ?? [])
            }
        }
        return answer + line.ending.utf8
    }

    /// `{"id", "text"}` → `{"id", "tokens": [{"text", "start", "end", "normalized", "kind", …}]}`.
    ///
    /// `pos` is UniDic's first level and `upos` the tag of Universal Dependencies, where the back end tells them;
    /// `spansNoise` is there where it is true.
    public func answerJSON(_ line: LineService.Line) -> [UInt8] {
        LineRequest.answer(line) { request in
            let source = Array(request.text.utf8)
            let tokens = try tokenizer.tokenize(utf8: source)
            let places = SourceOffsets(tokens.map(\.range), in: source, unit: offsets)
            return Answer(
                id: request.id,
                tokens: tokens.map { token in
                    let range = places[token.range]
                    return Answer.Token(
                        text: token.text, start: range.lowerBound, end: range.upperBound,
                        normalized: token.normalized, kind: token.kind, pos: token.partOfSpeech?.unidic,
                        upos: token.partOfSpeech?.universal, spansNoise: token.spansNoise ? true : nil)
                })
        }
    }

    private struct Answer: Encodable {
        var id: JSONValue?
        var tokens: [Token]

        struct Token: Encodable {
            var text: String
            var start: Int
            var end: Int
            var normalized: String
            var kind: Kirinuki.Token.Kind
            var pos: String?
            var upos: String?
            var spansNoise: Bool?
        }
    }
}
