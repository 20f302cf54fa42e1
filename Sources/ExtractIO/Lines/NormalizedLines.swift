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

    /// `12: 株式会社[-Ａ-]{+A+}`: the line's number and what changes in it; nothing for a line that stays as it is.
    public func answerDifference(_ line: LineService.Line, hasColors: Bool) -> [UInt8] {
        let style = Style(isOn: hasColors)
        let source = line.text
        let normalized = normalizer.normalize(utf8: source)
        guard !normalized.edits.isEmpty else { return [] }
        func text(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }
        var answer = style(.dim, "\(line.number): ")
        var unchanged = 0
        var k = 0
        while k < normalized.edits.count {
            // What stands side by side changes together.
            var (from, to) = (normalized.edits[k].source, normalized.edits[k].normalized)
            k += 1
            while k < normalized.edits.count, normalized.edits[k].source.start == from.end {
                (from.end, to.end) = (normalized.edits[k].source.end, normalized.edits[k].normalized.end)
                k += 1
            }
            answer += text(source[unchanged..<from.start])
            let (before, after) = (text(source[from.start..<from.end]), text(normalized.utf8[to.start..<to.end]))
            if !before.isEmpty { answer += hasColors ? style(.red, before) : "[-\(before)-]" }
            if !after.isEmpty { answer += hasColors ? style(.green, after) : "{+\(after)+}" }
            unchanged = from.end
        }
        answer += text(source[unchanged...])
        return Array((answer + "\n").utf8)
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
