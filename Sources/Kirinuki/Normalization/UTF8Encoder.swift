/// Scalar values as UTF-8 bytes, and back.
enum UTF8Encoder {
    /// The scalar value at `i` of well-formed UTF-8, and its length.
    static func decode(_ bytes: [UInt8], at i: Int) -> (scalar: UInt32, length: Int) {
        let lead = bytes[i]
        if lead < 0x80 { return (UInt32(lead), 1) }
        func continuation(_ k: Int) -> UInt32 { i + k < bytes.count ? UInt32(bytes[i + k] & 0x3F) : 0 }
        if lead < 0xE0 { return (UInt32(lead & 0x1F) << 6 | continuation(1), 2) }
        if lead < 0xF0 { return (UInt32(lead & 0x0F) << 12 | continuation(1) << 6 | continuation(2), 3) }
        let high = UInt32(lead & 0x07) << 18 | continuation(1) << 12
        return (high | continuation(2) << 6 | continuation(3), 4)
    }

    static func append(_ scalar: UInt32, to bytes: inout [UInt8]) {
        func continuation(_ shift: UInt32) -> UInt8 { UInt8(truncatingIfNeeded: 0x80 | scalar >> shift & 0x3F) }
        switch scalar {
        case ..<0x80: bytes.append(UInt8(truncatingIfNeeded: scalar))
        case ..<0x800:
            bytes.append(UInt8(truncatingIfNeeded: 0xC0 | scalar >> 6))
            bytes.append(continuation(0))
        case ..<0x10000:
            bytes.append(UInt8(truncatingIfNeeded: 0xE0 | scalar >> 12))
            bytes.append(continuation(6))
            bytes.append(continuation(0))
        default:
            bytes.append(UInt8(truncatingIfNeeded: 0xF0 | scalar >> 18))
            bytes.append(continuation(12))
            bytes.append(continuation(6))
            bytes.append(continuation(0))
        }
    }

    static func bytes(_ scalar: UInt32) -> [UInt8] {
        var result: [UInt8] = []
        append(scalar, to: &result)
        return result
    }
}
