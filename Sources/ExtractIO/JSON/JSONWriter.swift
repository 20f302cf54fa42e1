/// The one text that all of an encoder's containers write to.
final class JSONWriter {
    /// A struct, so that a whole member is written under one check of exclusive access.
    var text: JSONText

    init(indented: Bool) {
        text = JSONText(indented: indented)
    }
}

/// Writes JSON piece by piece: the commas, the indentation and the escapes.
///
/// It keeps a stack of open objects and arrays, so that whoever writes at an outer level closes what is still open inside.
struct JSONText {
    private(set) var bytes: [UInt8] = []
    private var open: [Level] = []
    private let indented: Bool

    private struct Level {
        var closing: UInt8
        var isEmpty = true
    }

    init(indented: Bool) {
        self.indented = indented
    }

    /// How many objects and arrays are open.
    var depth: Int { open.count }

    /// Starts an object and returns its depth.
    mutating func beginObject() -> Int {
        bytes.append(UInt8(ascii: "{"))
        open.append(Level(closing: UInt8(ascii: "}")))
        return open.count
    }

    /// Starts an array and returns its depth.
    mutating func beginArray() -> Int {
        bytes.append(UInt8(ascii: "["))
        open.append(Level(closing: UInt8(ascii: "]")))
        return open.count
    }

    /// Whether the level at this depth is open and is an object.
    func isObject(_ depth: Int) -> Bool {
        open.count >= depth && depth > 0 && open[depth - 1].closing == UInt8(ascii: "}")
    }

    /// Closes whatever is open below `depth`.
    mutating func close(to depth: Int) {
        while open.count > depth, let level = open.popLast() {
            if indented, !level.isEmpty { newLine() }
            bytes.append(level.closing)
        }
    }

    /// Comes before each member of the level at `depth`.
    mutating func next(at depth: Int) {
        close(to: depth)
        guard depth > 0, open.count == depth else { return }
        if !open[depth - 1].isEmpty { bytes.append(UInt8(ascii: ",")) }
        open[depth - 1].isEmpty = false
        if indented { newLine() }
    }

    mutating func key(_ name: String, at depth: Int) {
        next(at: depth)
        string(name)
        bytes.append(UInt8(ascii: ":"))
        if indented { bytes.append(UInt8(ascii: " ")) }
    }

    mutating func string(_ value: String) {
        bytes.append(UInt8(ascii: "\""))
        var value = value
        value.withUTF8 { text in
            var clean = 0
            for position in 0..<text.count {
                let byte = unsafe text[position]
                if byte >= 0x20, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") { continue }
                unsafe bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[clean..<position]))
                escape(byte)
                clean = position + 1
            }
            unsafe bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[clean...]))
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Writes a whole number.
    mutating func integer(_ value: Int) {
        if value < 0 { return raw(String(value)) }
        var scale = 1
        while value / scale >= 10 { scale *= 10 }
        while scale > 0 {
            bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: value / scale % 10))
            scale /= 10
        }
    }

    /// Writes text that is JSON already.
    mutating func raw(_ text: String) {
        bytes.append(contentsOf: text.utf8)
    }

    private mutating func escape(_ byte: UInt8) {
        bytes.append(UInt8(ascii: "\\"))
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(byte)
        case 0x08: bytes.append(UInt8(ascii: "b"))
        case 0x09: bytes.append(UInt8(ascii: "t"))
        case 0x0A: bytes.append(UInt8(ascii: "n"))
        case 0x0C: bytes.append(UInt8(ascii: "f"))
        case 0x0D: bytes.append(UInt8(ascii: "r"))
        default:
            let digits = Array("0123456789abcdef".utf8)
            bytes.append(contentsOf: [
                UInt8(ascii: "u"), UInt8(ascii: "0"), UInt8(ascii: "0"), digits[Int(byte >> 4)], digits[Int(byte & 15)],
            ])
        }
    }

    private mutating func newLine() {
        bytes.append(UInt8(ascii: "\n"))
        bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * open.count))
    }
}
