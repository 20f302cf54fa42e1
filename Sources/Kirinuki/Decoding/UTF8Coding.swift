/// Scalar values as UTF-8 bytes, and back.
enum UTF8Coding {
    /// The scalar value at `i` of well-formed UTF-8, and its length; U+FFFD for what a cut has left of one.
    @inline(__always)
    static func decode(_ bytes: [UInt8], at i: Int) -> (scalar: UInt32, length: Int) {
        let lead = bytes[i]
        if lead < 0x80 { return (UInt32(lead), 1) }
        // Most of a Japanese text.
        if lead >= 0xE0, lead < 0xF0, i + 2 < bytes.count {
            return (UInt32(lead & 0x0F) << 12 | UInt32(bytes[i + 1] & 0x3F) << 6 | UInt32(bytes[i + 2] & 0x3F), 3)
        }
        if lead < 0xE0, i + 1 < bytes.count {
            return (UInt32(lead & 0x1F) << 6 | UInt32(bytes[i + 1] & 0x3F), 2)
        }
        guard i + 3 < bytes.count else { return (0xFFFD, 1) }
        let high = UInt32(lead & 0x07) << 18 | UInt32(bytes[i + 1] & 0x3F) << 12
        return (high | UInt32(bytes[i + 2] & 0x3F) << 6 | UInt32(bytes[i + 3] & 0x3F), 4)
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

    /// The string of scalar values; what is none is left out.
    static func string(_ scalars: some Collection<UInt32>) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(3 * scalars.count)
        for scalar in scalars where Unicode.Scalar(scalar) != nil { append(scalar, to: &bytes) }
        return String(decoding: bytes, as: UTF8.self)
    }

    static func bytes(_ scalar: UInt32) -> [UInt8] {
        var result: [UInt8] = []
        append(scalar, to: &result)
        return result
    }
}
