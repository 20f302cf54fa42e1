/// Reads the ink of plain text: white space becomes gaps, invisible characters vanish, and everything else stays, markup
/// too, unlike in a `Layout`.
enum PlainInk {
    /// The ink of a normalized text.
    /// - Complexity: O(*n*), *n* the number of bytes.
    static func ink(_ text: NormalizedText) -> Ink {
        let bytes = text.utf8
        // Every character has a lead byte: memory for all of them at once, cut to size in the end.
        var most = 0
        for byte in bytes { most &+= byte & 0xC0 == 0x80 ? 0 : 1 }
        var scalars = [UInt32](repeating: 0, count: most)
        var classes = [CharacterClass](repeating: .other, count: most)
        var gaps = [Gap](repeating: .none, count: most)
        var starts = [UInt32](repeating: 0, count: most)
        var ends = [UInt32](repeating: 0, count: most)
        let count = fill(
            scalars.mutableSpan, classes.mutableSpan, gaps.mutableSpan, starts.mutableSpan, ends.mutableSpan,
            from: bytes, EditMap.Cursor(text.map))
        let unused = most - count
        scalars.removeLast(unused)
        classes.removeLast(unused)
        gaps.removeLast(unused)
        starts.removeLast(unused)
        ends.removeLast(unused)
        return Ink(scalars: scalars, classes: classes, gaps: gaps, sourceStart: starts, sourceEnd: ends)
    }

    /// Writes the columns of an `Ink`, which are long enough, and returns how many characters it has.
    private static func fill(
        _ scalars: consuming MutableSpan<UInt32>, _ classes: consuming MutableSpan<CharacterClass>,
        _ gaps: consuming MutableSpan<Gap>, _ starts: consuming MutableSpan<UInt32>,
        _ ends: consuming MutableSpan<UInt32>, from bytes: [UInt8], _ cursor: consuming EditMap.Cursor
    ) -> Int {
        let classOf = CharacterClass.basicPlane
        let (length, most) = (bytes.count, scalars.count)
        var count = 0
        var gap = Gap.block
        var i = 0
        while i < length, count < most {
            let start = i
            let (scalar, size) = UTF8Coding.decode(bytes, at: i)
            i &+= size
            // Most of a Japanese text is ink without a closer look.
            if !(scalar > 0x3000 && scalar < 0xFE00 || scalar > 0x20 && scalar < 0x7F) {
                switch scalar {
                case 0x0A, 0x0B, 0x0C, 0x85, 0x2028, 0x2029:
                    gap = gap >= .line ? .block : .line
                    continue
                case 0x20, 0xA0, 0x2000...0x200A, 0x202F, 0x205F:
                    if gap == .none { gap = .space } else if gap == .space { gap = .wide }
                    continue
                case 0x09, 0x3000:
                    if gap < .wide { gap = .wide }
                    continue
                case 0x00...0x1F, 0x7F...0x9F, 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF,
                    0xFE00...0xFE0F, 0xE0000...0xE0FFF:
                    continue
                default: break
                }
            }
            let source = cursor.sourceRange(start, i)
            // All columns have `most` elements.
            unsafe scalars[unchecked: count] = scalar
            unsafe classes[unchecked: count] = scalar < 0x10000 ? classOf[Int(scalar)] : CharacterClass(scalar)
            unsafe gaps[unchecked: count] = gap
            unsafe starts[unchecked: count] = UInt32(truncatingIfNeeded: source.start)
            unsafe ends[unchecked: count] = UInt32(truncatingIfNeeded: source.end)
            count &+= 1
            gap = .none
        }
        return count
    }
}
