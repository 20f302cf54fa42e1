extension Extractor {
    /// The record of a decoded file, with a diagnostic where bytes could not be decoded.
    /// - Parameter reference: the day to complete dates from where the text itself gives none.
    public func extract(_ decoded: DecodedText, reference: CalendarDay? = nil) -> Document {
        var document = extract(utf8: decoded.utf8, reference: reference)
        guard let damage = decoded.damage else { return document }
        // The replacement character is three bytes of UTF-8.
        let place = SourceRange(damage.textOffset, min(damage.textOffset + 3, decoded.utf8.count))
        let range = SourceOffsets([place], in: decoded.utf8, unit: options.offsets)[place]
        let sequences = damage.count == 1 ? "1 sequence of bytes is" : "\(damage.count) sequences of bytes are"
        let diagnostic = Diagnostic(
            code: "undecodable-bytes",
            message: "\(sequences) not \(decoded.encoding.rawValue), the first at byte \(damage.sourceOffset).",
            start: range.lowerBound, end: range.upperBound)
        let index = document.diagnostics.firstIndex { $0.start > range.lowerBound } ?? document.diagnostics.count
        document.diagnostics.insert(diagnostic, at: index)
        return document
    }
}
