public import Kirinuki

/// Turns records into the bytes of an output.
public protocol Renderer: Sendable {
    /// What stands before the first record.
    var opening: [UInt8] { get }
    /// What stands between two records.
    var separator: [UInt8] { get }
    /// What stands after the last record.
    func closing(_ tally: Tally, failures: [FileError]) -> [UInt8]
    /// A record.
    func render(_ document: Document) throws -> [UInt8]
}

extension Renderer {
    /// Nothing.
    public var opening: [UInt8] { [] }
    /// Nothing.
    public var separator: [UInt8] { [] }
    /// Nothing.
    public func closing(_ tally: Tally, failures: [FileError]) -> [UInt8] { [] }
}

/// One JSON object a line.
public struct JSONLinesRenderer: Renderer {
    /// A renderer.
    public init() {}

    /// The record on a line.
    public func render(_ document: Document) throws -> [UInt8] {
        try JSON.encode(document) + [UInt8(ascii: "\n")]
    }
}

/// One JSON array of all records, indented for reading.
public struct JSONArrayRenderer: Renderer {
    /// A renderer.
    public init() {}

    /// The array's bracket.
    public var opening: [UInt8] { Array("[\n".utf8) }
    /// A comma and a line break.
    public var separator: [UInt8] { Array(",\n".utf8) }

    /// The array's bracket.
    public func closing(_ tally: Tally, failures: [FileError]) -> [UInt8] {
        Array((tally.documents == 0 ? "]\n" : "\n]\n").utf8)
    }

    /// The record as an indented object.
    public func render(_ document: Document) throws -> [UInt8] {
        try JSON.encode(document, indented: true)
    }
}

/// The contacts as vCards, which address books import.
public struct VCardRenderer: Renderer {
    /// A renderer.
    public init() {}

    /// The cards of the record's contacts.
    public func render(_ document: Document) -> [UInt8] {
        Array(VCard.cards(of: document).utf8)
    }
}
