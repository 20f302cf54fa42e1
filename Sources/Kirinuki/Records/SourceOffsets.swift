/// Turns byte ranges of a source into another unit: what JSON and other languages count in.
///
///     let tokens = try Tokenizer().tokenize(utf8: source)
///     let offsets = SourceOffsets(tokens.map(\.range), in: source)
///     offsets[tokens[0].range]  // 0..<2, in code points
public struct SourceOffsets: Sendable {
    private let table: OffsetTable

    /// Prepares the given ranges of a text of valid UTF-8.
    /// - Complexity: O(*n* + *m* log *m*), *n* the text's bytes, *m* the number of ranges.
    public init(_ ranges: [SourceRange], in text: [UInt8], unit: Extractor.Options.OffsetUnit = .scalar) {
        table = OffsetTable(ranges.flatMap { [$0.start, $0.end] }, in: text, unit: unit)
    }

    /// The range in the new unit, from 0. It has to be one of those prepared.
    public subscript(range: SourceRange) -> Range<Int> {
        let start = table[range.start].unit
        return start..<max(start, table[range.end].unit)
    }
}
