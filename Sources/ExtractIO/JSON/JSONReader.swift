/// A JSON value as it was read: the keys in their order, numbers as they were written.
public indirect enum JSONValue: Hashable, Sendable {
    /// `null`
    case null
    /// `true` or `false`
    case bool(Bool)
    /// A number, to the letter.
    case number(String)
    /// A string, its escapes resolved. Half a surrogate pair becomes U+FFFD.
    case string(String)
    /// An array.
    case array([JSONValue])
    /// An object.
    case object([Member])

    /// A key and its value.
    public struct Member: Hashable, Sendable {
        /// The key.
        public var key: String
        /// The value.
        public var value: JSONValue
    }

    /// The value of a key; of several equal keys the last.
    public subscript(key: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.last { $0.key == key }?.value
    }

    /// The string, if it is one.
    public var string: String? {
        if case .string(let text) = self { text } else { nil }
    }
}

extension JSONValue: Encodable {
    private struct Key: CodingKey {
        var stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    /// Writes the value again.
    public func encode(to encoder: any Encoder) throws {
        switch self {
        case .object(let members):
            var container = encoder.container(keyedBy: Key.self)
            for member in members { try container.encode(member.value, forKey: Key(stringValue: member.key)) }
        case .array(let values):
            var container = encoder.unkeyedContainer()
            for value in values { try container.encode(value) }
        case .null:
            var container = encoder.singleValueContainer()
            try container.encodeNil()
        case .bool(let value):
            var container = encoder.singleValueContainer()
            try container.encode(value)
        case .string(let value):
            var container = encoder.singleValueContainer()
            try container.encode(value)
        case .number(let text):
            var container = encoder.singleValueContainer()
            if let whole = Int64(text) { try container.encode(whole) } else { try container.encode(Double(text)) }
        }
    }
}

/// Reads JSON (RFC 8259) from memory.
public struct JSONReader {
    /// Why a text is not JSON.
    public struct Failure: Error, Hashable, Sendable, CustomStringConvertible {
        /// What is wrong.
        public var reason: String
        /// Where: bytes from the start of the text, from 0.
        public var offset: Int

        /// The reason and the place, which people count from 1.
        public var description: String { "\(reason) at byte \(offset + 1)" }
    }

    /// Nesting beyond this is refused, so that no input can exhaust the stack.
    private static let deepest = 128

    private let bytes: [UInt8]
    private var position = 0
    private var depth = 0

    /// The value of a text.
    /// - Complexity: O(*n*), *n* the number of bytes.
    public static func value(of text: [UInt8]) throws(Failure) -> JSONValue {
        var reader = JSONReader(bytes: text)
        reader.skipSpace()
        let value = try reader.value()
        reader.skipSpace()
        guard reader.position == text.count else { throw reader.failure("unexpected text after the value") }
        return value
    }

    private init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    private func failure(_ reason: String) -> Failure { Failure(reason: reason, offset: position) }

    private var byte: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func skipSpace() {
        while let byte, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { position += 1 }
    }

    private mutating func value() throws(Failure) -> JSONValue {
        switch byte {
        case UInt8(ascii: "{"): return try object()
        case UInt8(ascii: "["): return try array()
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        case nil: throw failure("unexpected end")
        case .some(UInt8(ascii: "-")), .some(UInt8(ascii: "0")...UInt8(ascii: "9")): return try number()
        default: throw failure("unexpected character")
        }
    }

    private mutating func word(_ text: String, _ value: JSONValue) throws(Failure) -> JSONValue {
        guard bytes[position...].starts(with: text.utf8) else { throw failure("unexpected character") }
        position += text.utf8.count
        return value
    }

    private mutating func enter() throws(Failure) {
        depth += 1
        if depth > Self.deepest { throw failure("nested too deeply") }
        position += 1
        skipSpace()
    }

    private mutating func object() throws(Failure) -> JSONValue {
        var members: [JSONValue.Member] = []
        try list(closedBy: "}") { (reader) throws(Failure) in
            guard reader.byte == UInt8(ascii: "\"") else { throw reader.failure("expected a key") }
            let key = try reader.string()
            reader.skipSpace()
            guard reader.byte == UInt8(ascii: ":") else { throw reader.failure("expected ':'") }
            reader.position += 1
            reader.skipSpace()
            members.append(.init(key: key, value: try reader.value()))
        }
        return .object(members)
    }

    private mutating func array() throws(Failure) -> JSONValue {
        var values: [JSONValue] = []
        try list(closedBy: "]") { (reader) throws(Failure) in values.append(try reader.value()) }
        return .array(values)
    }

    /// What stands between the opening sign and the closing one, with commas between.
    private mutating func list(
        closedBy sign: Unicode.Scalar, _ item: (inout JSONReader) throws(Failure) -> Void
    ) throws(Failure) {
        try enter()
        let end = UInt8(ascii: sign)
        if byte != end {
            while true {
                try item(&self)
                skipSpace()
                if byte == end { break }
                guard byte == UInt8(ascii: ",") else { throw failure("expected ',' or '\(sign)'") }
                position += 1
                skipSpace()
            }
        }
        position += 1
        depth -= 1
    }

    private mutating func number() throws(Failure) -> JSONValue {
        let start = position
        if byte == UInt8(ascii: "-") { position += 1 }
        if byte == UInt8(ascii: "0") { position += 1 } else { try digits() }
        if byte == UInt8(ascii: ".") {
            position += 1
            try digits()
        }
        if byte == UInt8(ascii: "e") || byte == UInt8(ascii: "E") {
            position += 1
            if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") { position += 1 }
            try digits()
        }
        return .number(String(decoding: bytes[start..<position], as: UTF8.self))
    }

    private mutating func digits() throws(Failure) {
        let start = position
        while let byte, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { position += 1 }
        if position == start { throw failure("expected a digit") }
    }

    private mutating func string() throws(Failure) -> String {
        position += 1
        var text: [UInt8] = []
        var clean = position
        while let byte {
            if byte == UInt8(ascii: "\"") {
                text.append(contentsOf: bytes[clean..<position])
                position += 1
                return String(decoding: text, as: UTF8.self)
            }
            if byte < 0x20 { throw failure("control character in a string") }
            if byte == UInt8(ascii: "\\") {
                text.append(contentsOf: bytes[clean..<position])
                position += 1
                try escape(into: &text)
                clean = position
            } else {
                position += 1
            }
        }
        throw failure("the string is never closed")
    }

    private mutating func escape(into text: inout [UInt8]) throws(Failure) {
        guard let byte else { throw failure("the string is never closed") }
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "u"):
            position += 1
            var scalar = try codeUnit()
            if scalar >> 10 == 0x36, position + 1 < bytes.count, bytes[position] == UInt8(ascii: "\\"),
                bytes[position + 1] == UInt8(ascii: "u")
            {
                let second = position
                position += 2
                let low = try codeUnit()
                if low >> 10 == 0x37 {
                    scalar = 0x10000 + (scalar & 0x3FF) << 10 + low & 0x3FF
                } else {
                    // Not its other half: it is read again on its own.
                    position = second
                }
            }
            text.append(contentsOf: String(Unicode.Scalar(scalar) ?? "\u{FFFD}").utf8)
            return
        default: throw failure("unknown escape")
        }
        position += 1
    }

    private mutating func codeUnit() throws(Failure) -> UInt32 {
        var unit: UInt32 = 0
        for _ in 0..<4 {
            guard let byte, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
                throw failure("expected four hexadecimal digits")
            }
            unit = unit << 4 | UInt32(digit)
            position += 1
        }
        return unit
    }
}
