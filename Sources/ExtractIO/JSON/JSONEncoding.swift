/// JSON with the keys in the order in which a value encodes them, the same to the byte on every run and machine.
///
/// Foundation's encoder sorts keys or leaves them to chance; here a record reads as OUTPUT.md shows it.
public enum JSON {
    /// The UTF-8 of a value's JSON, without a closing line break.
    /// - Parameter indented: one member a line, two spaces a level; else everything on one line.
    public static func encode(_ value: some Encodable, indented: Bool = false) throws -> [UInt8] {
        let writer = JSONWriter(indented: indented)
        try writer.write(value)
        return writer.text.bytes
    }
}

extension JSONWriter {
    /// Writes a value at the present place.
    func write<T: Encodable>(_ value: T) throws {
        let start = text.bytes.count
        let depth = text.depth
        try value.encode(to: JSONValueEncoder(writer: self, depth: depth))
        text.close(to: depth)
        if text.bytes.count == start { text.raw("{}") }
    }

    /// Writes a value's members into the object that is open at `depth`.
    func writeMembers(of value: some Encodable, at depth: Int) throws {
        try value.encode(to: JSONValueEncoder(writer: self, depth: depth - 1))
    }
}

extension JSONText {
    mutating func double(_ value: Double) {
        // JSON has no infinity and no NaN.
        guard value.isFinite else { return raw("null") }
        let whole = Int64(exactly: value)
        raw(whole.map(String.init) ?? "\(value)")
    }
}

private struct JSONValueEncoder: Encoder {
    let writer: JSONWriter
    /// The number of levels that were open before this value.
    let depth: Int
    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        // A value may ask twice, to write another value's members beside its own: that is one object.
        if writer.text.isObject(depth + 1) {
            writer.text.close(to: depth + 1)
            return KeyedEncodingContainer(JSONObjectContainer(writer: writer, depth: depth + 1))
        }
        return KeyedEncodingContainer(JSONObjectContainer(writer: writer, depth: writer.text.beginObject()))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        JSONArrayContainer(writer: writer, depth: writer.text.beginArray())
    }

    func singleValueContainer() -> any SingleValueEncodingContainer {
        JSONSingleContainer(writer: writer)
    }
}

private struct JSONObjectContainer<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let writer: JSONWriter
    let depth: Int
    var codingPath: [any CodingKey] { [] }

    private func member(_ key: Key, _ write: (inout JSONText) -> Void) {
        writer.text.key(key.stringValue, at: depth)
        write(&writer.text)
    }

    mutating func encodeNil(forKey key: Key) { member(key) { $0.raw("null") } }
    mutating func encode(_ value: Bool, forKey key: Key) { member(key) { $0.raw(value ? "true" : "false") } }
    mutating func encode(_ value: String, forKey key: Key) { member(key) { $0.string(value) } }
    mutating func encode(_ value: Double, forKey key: Key) { member(key) { $0.double(value) } }
    mutating func encode(_ value: Float, forKey key: Key) { member(key) { $0.double(Double(value)) } }
    mutating func encode(_ value: Int, forKey key: Key) { member(key) { $0.integer(value) } }
    mutating func encode(_ value: Int8, forKey key: Key) { member(key) { $0.raw(String(value)) } }
    mutating func encode(_ value: Int16, forKey key: Key) { member(key) { $0.raw(String(value)) } }
    mutating func encode(_ value: Int32, forKey key: Key) { member(key) { $0.raw(String(value)) } }
    mutating func encode(_ value: Int64, forKey key: Key) { member(key) { $0.raw(String(value)) } }
    mutating func encode(_ value: UInt, forKey key: Key) { member(key) { $0.raw(String(value)) } }
    mutating func encode(_ value: UInt8, forKey key: Key) { member(key) { $0.raw(String(value)) } }
    mutating func encode(_ value: UInt16, forKey key: Key) { member(key) { $0.raw(String(value)) } }
    mutating func encode(_ value: UInt32, forKey key: Key) { member(key) { $0.raw(String(value)) } }
    mutating func encode(_ value: UInt64, forKey key: Key) { member(key) { $0.raw(String(value)) } }

    mutating func encode<T: Encodable>(_ value: T, forKey key: Key) throws {
        writer.text.key(key.stringValue, at: depth)
        try writer.write(value)
    }

    mutating func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) -> KeyedEncodingContainer<Nested> {
        writer.text.key(key.stringValue, at: depth)
        return KeyedEncodingContainer(JSONObjectContainer<Nested>(writer: writer, depth: writer.text.beginObject()))
    }

    mutating func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        writer.text.key(key.stringValue, at: depth)
        return JSONArrayContainer(writer: writer, depth: writer.text.beginArray())
    }

    mutating func superEncoder() -> any Encoder {
        writer.text.key("super", at: depth)
        return JSONValueEncoder(writer: writer, depth: writer.text.depth)
    }

    mutating func superEncoder(forKey key: Key) -> any Encoder {
        writer.text.key(key.stringValue, at: depth)
        return JSONValueEncoder(writer: writer, depth: writer.text.depth)
    }
}

private struct JSONArrayContainer: UnkeyedEncodingContainer {
    let writer: JSONWriter
    let depth: Int
    private(set) var count = 0
    var codingPath: [any CodingKey] { [] }

    init(writer: JSONWriter, depth: Int) {
        self.writer = writer
        self.depth = depth
    }

    private mutating func next(_ write: (inout JSONText) -> Void) {
        count += 1
        writer.text.next(at: depth)
        write(&writer.text)
    }

    mutating func encodeNil() { next { $0.raw("null") } }
    mutating func encode(_ value: Bool) { next { $0.raw(value ? "true" : "false") } }
    mutating func encode(_ value: String) { next { $0.string(value) } }
    mutating func encode(_ value: Double) { next { $0.double(value) } }
    mutating func encode(_ value: Int) { next { $0.integer(value) } }

    mutating func encode<T: Encodable>(_ value: T) throws {
        next { _ in }
        try writer.write(value)
    }

    mutating func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) -> KeyedEncodingContainer<Nested> {
        next { _ in }
        return KeyedEncodingContainer(JSONObjectContainer<Nested>(writer: writer, depth: writer.text.beginObject()))
    }

    mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
        next { _ in }
        return JSONArrayContainer(writer: writer, depth: writer.text.beginArray())
    }

    mutating func superEncoder() -> any Encoder {
        next { _ in }
        return JSONValueEncoder(writer: writer, depth: writer.text.depth)
    }
}

private struct JSONSingleContainer: SingleValueEncodingContainer {
    let writer: JSONWriter
    var codingPath: [any CodingKey] { [] }

    mutating func encodeNil() { writer.text.raw("null") }
    mutating func encode(_ value: Bool) { writer.text.raw(value ? "true" : "false") }
    mutating func encode(_ value: String) { writer.text.string(value) }
    mutating func encode(_ value: Double) { writer.text.double(value) }
    mutating func encode(_ value: Float) { writer.text.double(Double(value)) }
    mutating func encode(_ value: Int) { writer.text.raw(String(value)) }
    mutating func encode(_ value: Int8) { writer.text.raw(String(value)) }
    mutating func encode(_ value: Int16) { writer.text.raw(String(value)) }
    mutating func encode(_ value: Int32) { writer.text.raw(String(value)) }
    mutating func encode(_ value: Int64) { writer.text.raw(String(value)) }
    mutating func encode(_ value: UInt) { writer.text.raw(String(value)) }
    mutating func encode(_ value: UInt8) { writer.text.raw(String(value)) }
    mutating func encode(_ value: UInt16) { writer.text.raw(String(value)) }
    mutating func encode(_ value: UInt32) { writer.text.raw(String(value)) }
    mutating func encode(_ value: UInt64) { writer.text.raw(String(value)) }
    mutating func encode<T: Encodable>(_ value: T) throws { try writer.write(value) }
}
