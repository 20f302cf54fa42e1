/// JSON with the keys in the order in which a value encodes them, the same to the byte on every run and machine.
///
/// Foundation's encoder sorts keys or leaves them to chance; here a record reads as OUTPUT.md shows it.
public enum JSON {
    /// The UTF-8 of a value's JSON, without a closing line break.
    /// - Parameter indented: one member a line, two spaces a level; else everything on one line.
    public static func encode(_ value: some Encodable, indented: Bool = false) throws -> [UInt8] {
        let writer = JSONWriter(indented: indented)
        try writer.write(value)
        return writer.bytes
    }
}

extension JSONWriter {
    /// Writes a value at the present place.
    fileprivate func write<T: Encodable>(_ value: T) throws {
        if let text = value as? String { return string(text) }
        let start = bytes.count
        let depth = self.depth
        try value.encode(to: JSONValueEncoder(writer: self, depth: depth))
        close(to: depth)
        if bytes.count == start { raw("{}") }
    }

    fileprivate func write(_ value: Double) {
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
        if writer.isObject(depth + 1) {
            writer.close(to: depth + 1)
            return KeyedEncodingContainer(JSONObjectContainer(writer: writer, depth: depth + 1))
        }
        return KeyedEncodingContainer(JSONObjectContainer(writer: writer, depth: writer.beginObject()))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        JSONArrayContainer(writer: writer, depth: writer.beginArray())
    }

    func singleValueContainer() -> any SingleValueEncodingContainer {
        JSONSingleContainer(writer: writer)
    }
}

private struct JSONObjectContainer<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let writer: JSONWriter
    let depth: Int
    var codingPath: [any CodingKey] { [] }

    private func at(_ key: Key) -> JSONWriter {
        writer.key(key.stringValue, at: depth)
        return writer
    }

    mutating func encodeNil(forKey key: Key) { at(key).raw("null") }
    mutating func encode(_ value: Bool, forKey key: Key) { at(key).raw(value ? "true" : "false") }
    mutating func encode(_ value: String, forKey key: Key) { at(key).string(value) }
    mutating func encode(_ value: Double, forKey key: Key) { at(key).write(value) }
    mutating func encode(_ value: Float, forKey key: Key) { at(key).write(Double(value)) }
    mutating func encode(_ value: Int, forKey key: Key) { at(key).raw(String(value)) }
    mutating func encode(_ value: Int8, forKey key: Key) { at(key).raw(String(value)) }
    mutating func encode(_ value: Int16, forKey key: Key) { at(key).raw(String(value)) }
    mutating func encode(_ value: Int32, forKey key: Key) { at(key).raw(String(value)) }
    mutating func encode(_ value: Int64, forKey key: Key) { at(key).raw(String(value)) }
    mutating func encode(_ value: UInt, forKey key: Key) { at(key).raw(String(value)) }
    mutating func encode(_ value: UInt8, forKey key: Key) { at(key).raw(String(value)) }
    mutating func encode(_ value: UInt16, forKey key: Key) { at(key).raw(String(value)) }
    mutating func encode(_ value: UInt32, forKey key: Key) { at(key).raw(String(value)) }
    mutating func encode(_ value: UInt64, forKey key: Key) { at(key).raw(String(value)) }
    mutating func encode<T: Encodable>(_ value: T, forKey key: Key) throws { try at(key).write(value) }

    mutating func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) -> KeyedEncodingContainer<Nested> {
        KeyedEncodingContainer(JSONObjectContainer<Nested>(writer: writer, depth: at(key).beginObject()))
    }

    mutating func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        JSONArrayContainer(writer: writer, depth: at(key).beginArray())
    }

    mutating func superEncoder() -> any Encoder {
        writer.key("super", at: depth)
        return JSONValueEncoder(writer: writer, depth: writer.depth)
    }

    mutating func superEncoder(forKey key: Key) -> any Encoder {
        JSONValueEncoder(writer: at(key), depth: writer.depth)
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

    private mutating func next() -> JSONWriter {
        count += 1
        writer.next(at: depth)
        return writer
    }

    mutating func encodeNil() { next().raw("null") }
    mutating func encode(_ value: Bool) { next().raw(value ? "true" : "false") }
    mutating func encode(_ value: String) { next().string(value) }
    mutating func encode(_ value: Double) { next().write(value) }
    mutating func encode(_ value: Int) { next().raw(String(value)) }
    mutating func encode<T: Encodable>(_ value: T) throws { try next().write(value) }

    mutating func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) -> KeyedEncodingContainer<Nested> {
        KeyedEncodingContainer(JSONObjectContainer<Nested>(writer: writer, depth: next().beginObject()))
    }

    mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
        JSONArrayContainer(writer: writer, depth: next().beginArray())
    }

    mutating func superEncoder() -> any Encoder {
        JSONValueEncoder(writer: next(), depth: writer.depth)
    }
}

private struct JSONSingleContainer: SingleValueEncodingContainer {
    let writer: JSONWriter
    var codingPath: [any CodingKey] { [] }

    mutating func encodeNil() { writer.raw("null") }
    mutating func encode(_ value: Bool) { writer.raw(value ? "true" : "false") }
    mutating func encode(_ value: String) { writer.string(value) }
    mutating func encode(_ value: Double) { writer.write(value) }
    mutating func encode(_ value: Float) { writer.write(Double(value)) }
    mutating func encode(_ value: Int) { writer.raw(String(value)) }
    mutating func encode(_ value: Int8) { writer.raw(String(value)) }
    mutating func encode(_ value: Int16) { writer.raw(String(value)) }
    mutating func encode(_ value: Int32) { writer.raw(String(value)) }
    mutating func encode(_ value: Int64) { writer.raw(String(value)) }
    mutating func encode(_ value: UInt) { writer.raw(String(value)) }
    mutating func encode(_ value: UInt8) { writer.raw(String(value)) }
    mutating func encode(_ value: UInt16) { writer.raw(String(value)) }
    mutating func encode(_ value: UInt32) { writer.raw(String(value)) }
    mutating func encode(_ value: UInt64) { writer.raw(String(value)) }
    mutating func encode<T: Encodable>(_ value: T) throws { try writer.write(value) }
}
