internal import CICU

/// Turns text into a normalized form and keeps the way back to the source.
public struct Normalizer: Sendable {
    /// What a normalizer does.
    public struct Options: Hashable, Sendable {
        /// Unicode's NFKC and nothing else.
        public static let nfkc = Options()
        /// The default: safe for facts. Folds widths and compatibility characters, keeps what carries meaning.
        public static let document = Options()
    }

    /// The rules in force.
    public let options: Options

    /// A normalizer with the given rules.
    public init(_ options: Options = .document) {
        self.options = options
    }

    /// The normalized form of valid UTF-8.
    /// - Complexity: O(*n*), *n* the number of bytes.
    public func normalize(utf8 source: [UInt8]) -> NormalizedText {
        final class Collector {
            var bytes: [UInt8] = []
            var edits: [NormalizedText.Edit] = []
        }
        let collector = Collector()
        collector.bytes.reserveCapacity(source.count)
        let context = unsafe Unmanaged.passUnretained(collector).toOpaque()
        _ = unsafe source.withUnsafeBufferPointer { buffer in
            unsafe cicu_nfkc_utf8(
                buffer.baseAddress, Int32(buffer.count), context,
                { context, bytes, length in
                    guard let context = unsafe context else { return }
                    let collector = unsafe Unmanaged<Collector>.fromOpaque(context).takeUnretainedValue()
                    unsafe collector.bytes.append(contentsOf: UnsafeBufferPointer(start: bytes, count: Int(length)))
                },
                { context, edit in
                    guard let context = unsafe context else { return }
                    let collector = unsafe Unmanaged<Collector>.fromOpaque(context).takeUnretainedValue()
                    collector.edits.append(
                        .init(
                            source: SourceRange(Int(edit.source_start), Int(edit.source_end)),
                            normalized: NormalizedRange(Int(edit.start), Int(edit.end))))
                })
        }
        return NormalizedText(utf8: collector.bytes, edits: collector.edits)
    }

    /// The normalized form of a string.
    public func normalize(_ source: String) -> NormalizedText {
        normalize(utf8: Array(source.utf8))
    }
}
