internal import KirinukiData

/// Bytes of a generated table that is part of the binary: nothing is loaded, copied or parsed at start-up.
///
/// Reads are little-endian and checked; outside of the table every value is 0.
@safe struct EmbeddedTable: @unchecked Sendable {
    // Sendable: the bytes are constants of the binary, never written and never freed.
    private let bytes: UnsafeBufferPointer<UInt8>

    init(_ table: (UnsafeMutablePointer<Int>?) -> UnsafePointer<UInt8>?) {
        var size = 0
        let base = unsafe table(&size)
        unsafe bytes = UnsafeBufferPointer(start: base, count: base == nil ? 0 : size)
    }

    /// The table's size in bytes.
    var count: Int { unsafe bytes.count }

    /// A table in memory that is never freed.
    init(_ memory: UnsafeBufferPointer<UInt8>) {
        unsafe bytes = memory
    }

    /// The table's bytes, which live as long as the process.
    func withBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        unsafe body(bytes)
    }

    /// The byte at `offset`.
    func byte(at offset: Int) -> UInt8 {
        guard offset >= 0, offset < count else { return 0 }
        return unsafe bytes[offset]
    }

    /// The 16-bit number at byte `offset`.
    func uint16(at offset: Int) -> UInt16 {
        guard offset >= 0, offset + 2 <= count else { return 0 }
        return unsafe UInt16(bytes[offset]) | UInt16(bytes[offset + 1]) << 8
    }

    /// The 32-bit number at byte `offset`.
    func uint32(at offset: Int) -> UInt32 {
        UInt32(uint16(at: offset)) | UInt32(uint16(at: offset + 2)) << 16
    }
}
