public import Kirinuki

/// Reads a file and makes its record: everything that stands between a path and a `Document`.
public struct RecordReader: Sendable {
    private let extractor: Extractor
    private let encoding: TextEncoding?
    private let reference: CalendarDay?

    /// A reader with the extractor's options.
    /// - Parameters:
    ///   - encoding: the encoding of all files; nil to detect each one's.
    ///   - reference: the day that completes dates where a document itself gives none.
    public init(extractor: Extractor, encoding: TextEncoding? = nil, reference: CalendarDay? = nil) {
        self.extractor = extractor
        self.encoding = encoding
        self.reference = reference
    }

    /// The record of a file; `-` is standard input.
    public func record(of path: FilePath) throws(FileError) -> Document {
        let bytes = try path.bytes == Array("-".utf8) ? FileSystem.readStandardInput() : FileSystem.read(path)
        let decoded: DecodedText
        do {
            decoded = try TextDecoder().decode(bytes, encoding: encoding)
        } catch {
            throw FileError(path: path.description, reason: error.description)
        }
        var document = extractor.extract(utf8: decoded.utf8, reference: reference)
        document.source = .init(
            path: path.description, bytes: bytes.count, sha256: SHA256.hexadecimal(of: bytes),
            encoding: decoded.encoding.rawValue)
        return document
    }
}
