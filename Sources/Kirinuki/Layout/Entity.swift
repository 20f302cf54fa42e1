/// A character reference of HTML: `&amp;`, `&#12354;`, `&#x3042;`.
struct Entity {
    /// What it stands for.
    var scalar: UInt32
    /// The index behind it.
    var end: Int

    /// The reference that starts at `start`, where `&` stands; nil if there is none.
    init?(in bytes: [UInt8], at start: Int) {
        var k = start + 1
        let limit = min(bytes.count, start + 12)
        while k < limit, bytes[k] != 0x3B {
            guard bytes[k] < 0x80, bytes[k] > 0x22 else { return nil }
            k += 1
        }
        guard k < limit else { return nil }
        let name = String(decoding: bytes[start + 1..<k], as: UTF8.self)
        let scalar: UInt32? =
            switch name {
            case "nbsp", "ensp", "emsp", "thinsp": 0x20
            case "amp": 0x26
            case "lt": 0x3C
            case "gt": 0x3E
            case "quot": 0x22
            case "apos": 0x27
            case "copy": 0xA9
            case "yen": 0xA5
            case "middot", "bull": 0xB7
            case "reg": 0xAE
            case "trade": 0x2122
            case "times": 0xD7
            case "laquo": 0xAB
            case "raquo": 0xBB
            case "ldquo": 0x201C
            case "rdquo": 0x201D
            case "lsquo": 0x2018
            case "rsquo": 0x2019
            case "ndash": 0x2013
            case "mdash": 0x2014
            case "hellip": 0x2026
            default:
                if name.hasPrefix("#x") || name.hasPrefix("#X") {
                    UInt32(name.dropFirst(2), radix: 16)
                } else if name.hasPrefix("#") {
                    UInt32(name.dropFirst())
                } else {
                    nil
                }
            }
        guard let scalar, let valid = Unicode.Scalar(scalar) else { return nil }
        // A control character is white space at most, and never part of a value.
        self.scalar = valid.properties.generalCategory == .control ? 0x20 : valid.value
        end = k + 1
    }
}
