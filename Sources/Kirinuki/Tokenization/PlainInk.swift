/// Reads the ink of plain text: white space becomes gaps, invisible characters vanish, and everything else stays, markup
/// too, unlike in a `Layout`.
enum PlainInk {
    /// The ink of a normalized text.
    /// - Complexity: O(*n*), *n* the number of bytes.
    static func ink(_ text: NormalizedText) -> Ink {
        let bytes = text.utf8
        var sources = EditMap.Cursor(text.map)
        var ink = Ink()
        let estimate = bytes.count / 3 + 16
        ink.scalars.reserveCapacity(estimate)
        ink.classes.reserveCapacity(estimate)
        ink.gaps.reserveCapacity(estimate)
        ink.sourceStart.reserveCapacity(estimate)
        ink.sourceEnd.reserveCapacity(estimate)

        var gap = Gap.block
        var i = 0
        while i < bytes.count {
            let (scalar, length) = UTF8Coding.decode(bytes, at: i)
            let start = i
            i += length
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
            let source = sources.sourceRange(start, i)
            ink.scalars.append(scalar)
            ink.classes.append(CharacterClass.of(scalar))
            ink.gaps.append(gap)
            ink.sourceStart.append(UInt32(truncatingIfNeeded: source.start))
            ink.sourceEnd.append(UInt32(truncatingIfNeeded: source.end))
            gap = .none
        }
        return ink
    }
}
