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
        let bytes = try Self.bytes(of: path)
        let decoded = try Self.decode(bytes, of: path, encoding)
        var document = extractor.extract(decoded, reference: reference)
        document.source = .init(
            path: path.description, bytes: bytes.count, sha256: SHA256.hexadecimal(of: bytes),
            encoding: decoded.encoding.rawValue)
        return document
    }

    /// The text of a file as UTF-8; `-` is standard input.
    /// - Parameter encoding: the file's encoding; nil to detect it.
    public static func text(of path: FilePath, encoding: TextEncoding?) throws(FileError) -> [UInt8] {
        try decode(bytes(of: path), of: path, encoding).utf8
    }

    private static func bytes(of path: FilePath) throws(FileError) -> [UInt8] {
        try path.bytes == Array("-".utf8) ? FileSystem.readStandardInput() : FileSystem.read(path)
    }

    private static func decode(
        _ bytes: [UInt8], of path: FilePath, _ encoding: TextEncoding?
    ) throws(FileError) -> DecodedText {
        do {
            return try TextDecoder().decode(bytes, encoding: encoding)
        } catch {
            throw FileError(path: path.description, reason: error.description)
        }
    }
}
