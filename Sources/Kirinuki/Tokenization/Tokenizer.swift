/// Splits text into words.
///
///     let tokens = try Tokenizer().tokenize("東京 都に行く")
///     tokens.map(\.normalized)  // ["東京", "都", "に", "行く"]
///
/// Tokens come in the order of the source, do not overlap, and cover everything but white space and invisible
/// characters.
public struct Tokenizer: Sendable {
    /// Who decides where words end.
    public enum BackEnd: String, Hashable, Sendable, CaseIterable {
        /// The embedded model, learned from text in UniDic's short units. Looks through stray spaces and line breaks.
        case learned
        /// ICU's dictionary of Japanese words. Every white space ends a word.
        case icu
    }

    /// The back end in use.
    public let backEnd: BackEnd

    private let normalizer = Normalizer(.document)

    /// A tokenizer, ready to be used from any number of tasks.
    /// - Throws: `TokenizerError` where the back end cannot work on this system.
    public init(_ backEnd: BackEnd = .learned) throws(TokenizerError) {
        self.backEnd = backEnd
        switch backEnd {
        case .learned: if WordModel.embedded == nil { throw .model }
        case .icu: _ = try ICUWordBreaks()
        }
    }

    /// The tokens of a text.
    /// - Complexity: O(*n*), *n* the length of the text.
    public func tokenize(_ text: String) throws(TokenizerError) -> [Token] {
        Array(try tokenize(utf8: Array(text.utf8)))
    }

    /// The tokens of a text of valid UTF-8: the fast way, which makes strings only of the tokens that are looked at.
    /// - Complexity: O(*n*), *n* the number of bytes.
    public func tokenize(utf8 source: [UInt8]) throws(TokenizerError) -> Tokens {
        let ink = PlainInk.ink(normalizer.normalize(utf8: source))
        return Tokens(source: source, ink: ink, words: try segment(ink))
    }

    private func segment(_ ink: Ink) throws(TokenizerError) -> Segmentation {
        switch backEnd {
        case .learned:
            guard let model = WordModel.embedded else { throw .model }
            return model.segment(ink)
        case .icu:
            return try ICUWordBreaks().segment(ink)
        }
    }
}

/// Why a tokenizer cannot work.
public enum TokenizerError: Error, Hashable, CustomStringConvertible {
    /// The embedded model cannot be read.
    case model
    /// ICU failed, with its error code.
    case icu(code: Int)

    /// A sentence for people.
    public var description: String {
        switch self {
        case .model: "the embedded word model was written for another version"
        case .icu(let code): "ICU's Japanese word breaks are not available (error \(code))"
        }
    }
}
