public import Kirinuki

/// Normalizes text line by line.
public struct NormalizedLines: Sendable {
    private let normalizer: Normalizer
    private let offsets: Extractor.Options.OffsetUnit

    /// A service.
    /// - Parameter offsets: the unit of the edits' offsets.
    public init(normalizer: Normalizer, offsets: Extractor.Options.OffsetUnit = .scalar) {
        self.normalizer = normalizer
        self.offsets = offsets
    }

    /// The line's normalized form.
    public func answer(_ line: LineService.Line) -> [UInt8] {
        normalizer.normalize(utf8: line.text).utf8 + line.ending.utf8
    }

    /// `{"id", "text"}` → `{"id", "text", "edits": [[sourceStart, sourceEnd, start, end]]}`.
    public func answerJSON(_ line: LineService.Line) -> [UInt8] {
        LineRequest.answer(line) { request in
            let source = Array(request.text.utf8)
            let normalized = normalizer.normalize(utf8: source)
            let before = SourceOffsets(normalized.edits.map(\.source), in: source, unit: offsets)
            // The same table serves any text; only here do normalized positions have to be counted.
            let places = normalized.edits.map { SourceRange($0.normalized.start, $0.normalized.end) }
            let after = SourceOffsets(places, in: normalized.utf8, unit: offsets)
            return Answer(
                id: request.id, text: normalized.text,
                edits: normalized.edits.indices.map { k in
                    let (from, to) = (before[normalized.edits[k].source], after[places[k]])
                    return [from.lowerBound, from.upperBound, to.lowerBound, to.upperBound]
                })
        }
    }

    private struct Answer: Encodable {
        var id: JSONValue?
        var text: String
        var edits: [[Int]]
    }
}

extension LineService.Line {
    /// The line as valid UTF-8.
    var text: [UInt8] { Array(String(decoding: bytes, as: UTF8.self).utf8) }
}
