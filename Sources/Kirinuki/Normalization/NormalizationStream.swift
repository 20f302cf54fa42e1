extension Normalizer {
    /// Normalizes text that comes in pieces, cut at any byte: the pieces of the result make up what one call gives.
    ///
    ///     var stream = Normalizer.Stream(normalizer)
    ///     for chunk in chunks { write(stream.append(chunk).text.utf8) }
    ///     write(stream.finish().text.utf8)
    ///
    /// What the next chunk may still change is held back: a character that a mark may join, an unfinished sequence; and, under
    /// rules that see neighbors, an unfinished line.
    public struct Stream: Sendable {
        /// A part of the result.
        public struct Piece: Hashable, Sendable {
            /// The normalized text. Its offsets count from the start of the piece.
            public var text: NormalizedText
            /// Where the piece starts in the whole source, in bytes.
            public var sourceStart: Int
            /// Where the piece starts in the whole result, in bytes.
            public var normalizedStart: Int
        }

        private let normalizer: Normalizer
        private let seesLines: Bool
        private var buffer: Buffer
        private var pending: [UInt8] = []
        /// Text shorter than this is not looked at again: it was all held back before.
        private var worthwhile = 1
        private var sourceStart = 0
        private var normalizedStart = 0

        /// A stream at the start of a text.
        public init(_ normalizer: Normalizer, keepsMap: Bool = true) {
            self.normalizer = normalizer
            seesLines = normalizer.options.hasPasses
            buffer = Buffer(keepsMap: keepsMap)
        }

        /// The part of the result that this chunk decides.
        public mutating func append(_ chunk: some Sequence<UInt8>) -> Piece {
            let before = pending.count
            pending += chunk
            if seesLines {
                guard let lineFeed = pending[before...].lastIndex(of: 0x0A) else {
                    return piece(NormalizedText.empty, 0)
                }
                let text = normalizer.normalize(utf8: Array(pending[...lineFeed]))
                return piece(text, lineFeed + 1)
            }
            guard pending.count >= worthwhile else { return piece(NormalizedText.empty, 0) }
            return take(isFinal: false)
        }

        /// The rest of the result. The stream is then at the start of a new text.
        public mutating func finish() -> Piece {
            let last =
                seesLines ? piece(normalizer.normalize(utf8: pending), pending.count) : take(isFinal: true)
            self = Stream(normalizer, keepsMap: buffer.keepsMap)
            return last
        }

        private mutating func take(isFinal: Bool) -> Piece {
            buffer.startPiece()
            let done = unsafe pending.withUnsafeBufferPointer {
                unsafe buffer.append($0, normalizer: normalizer, isFinal: isFinal, copiesUnchanged: true)
            }
            worthwhile = done == 0 ? pending.count * 2 : 1
            return piece(buffer.text, done)
        }

        private mutating func piece(_ text: NormalizedText, _ done: Int) -> Piece {
            let piece = Piece(text: text, sourceStart: sourceStart, normalizedStart: normalizedStart)
            sourceStart += done
            normalizedStart += text.utf8.count
            pending.removeFirst(done)
            return piece
        }
    }
}

extension NormalizedText {
    static let empty = NormalizedText(utf8: [], map: EditMap())
}
