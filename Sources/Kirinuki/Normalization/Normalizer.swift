/// Turns text into a normalized form and keeps the way back to the source.
///
///     let normalizer = Normalizer(.document)
///     let n = normalizer.normalize("㈱ｻｸﾗ精機　ＴＥＬ：０３")
///     n.text                                   // "(株)サクラ精機　TEL:03"
///     n.sourceRange(of: NormalizedRange(0, 5)) // the source bytes of "(株)": those of "㈱"
public struct Normalizer: Sendable {
    /// The rules in force.
    public let options: Options

    let table: NormalizationTable
    private let passes: [any NormalizationPass]

    /// A normalizer with the given rules.
    public init(_ options: Options = .document) {
        self.options = options
        table = options.table
        passes = options.passes
    }

    // MARK: Whole texts

    /// The normalized form of a text.
    /// - Complexity: O(*n*), *n* the length of the text.
    public func normalize(_ source: String) -> NormalizedText {
        normalize(utf8: Array(source.utf8))
    }

    /// The normalized form of UTF-8. Ill-formed sequences become U+FFFD, one for each maximal subpart.
    /// - Complexity: O(*n*), *n* the number of bytes.
    public func normalize(utf8 source: [UInt8]) -> NormalizedText {
        var buffer = Buffer()
        normalize(source.span, into: &buffer, copiesUnchanged: false)
        var result = NormalizedText(
            utf8: buffer.isUnchanged ? source : buffer.takeBytes(), map: EditMap(buffer.takeRuns()),
            invalidCount: buffer.invalidCount, firstInvalid: buffer.firstInvalid)
        guard !passes.isEmpty else { return result }
        var decoded = DecodedScalars(result.utf8)
        for pass in passes where pass.apply(to: &result, decoded) { decoded = DecodedScalars(result.utf8) }
        return result
    }

    // MARK: The hot path

    /// Normalizes UTF-8 into a buffer, which is emptied first and whose memory is used again.
    ///
    /// Rules that look at words (`Options.hasPasses`) are not applied here; use `normalize(utf8:)` for them.
    /// - Parameters:
    ///   - source: UTF-8; ill-formed sequences become U+FFFD.
    ///   - buffer: receives the normalized text and, if it keeps a map, the edits.
    ///   - copiesUnchanged: false to leave the buffer empty where nothing changes: then `buffer.isUnchanged` is true and the
    ///     source is the result.
    /// - Complexity: O(*n*), *n* the number of bytes.
    public func normalize(_ source: Span<UInt8>, into buffer: inout Buffer, copiesUnchanged: Bool = true) {
        buffer.removeAll()
        _ = unsafe source.withUnsafeBufferPointer { source in
            unsafe buffer.append(source, normalizer: self, isFinal: true, copiesUnchanged: copiesUnchanged)
        }
    }
}
