/// Reads the ink of plain text: white space becomes gaps, invisible characters vanish, and everything else stays, markup
/// too, unlike in a `Layout`.
enum PlainInk {
    /// The ink of a normalized text.
    /// - Complexity: O(*n*), *n* the number of bytes.
    static func ink(_ text: NormalizedText) -> Ink {
        let bytes = text.utf8
        let edits = text.edits
        var ink = Ink()
        let estimate = bytes.count / 3 + 16
        ink.scalars.reserveCapacity(estimate)
        ink.classes.reserveCapacity(estimate)
        ink.gaps.reserveCapacity(estimate)
        ink.sourceStart.reserveCapacity(estimate)
        ink.sourceEnd.reserveCapacity(estimate)

        var gap = Gap.block
        var edit = 0
        // Source offset minus normalized offset, outside of edits.
        var shift = 0
        var i = 0
        while i < bytes.count {
            let (scalar, length) = decode(bytes, i)
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
            while edit < edits.count, edits[edit].normalized.end <= start {
                shift = edits[edit].source.end - edits[edit].normalized.end
                edit += 1
            }
            var source = SourceRange(start + shift, start + length + shift)
            if edit < edits.count, edits[edit].normalized.start < start + length { source = edits[edit].source }
            ink.scalars.append(scalar)
            ink.classes.append(CharacterClass.of(scalar))
            ink.gaps.append(gap)
            ink.sourceStart.append(UInt32(truncatingIfNeeded: source.start))
            ink.sourceEnd.append(UInt32(truncatingIfNeeded: source.end))
            gap = .none
        }
        return ink
    }

    private static func decode(_ bytes: [UInt8], _ i: Int) -> (scalar: UInt32, length: Int) {
        let lead = UInt32(bytes[i])
        if lead < 0x80 { return (lead, 1) }
        let left = bytes.count - i
        if lead >= 0xE0, lead < 0xF0, left >= 3 {
            return ((lead & 0x0F) << 12 | UInt32(bytes[i + 1] & 0x3F) << 6 | UInt32(bytes[i + 2] & 0x3F), 3)
        }
        if lead >= 0xC0, lead < 0xE0, left >= 2 { return ((lead & 0x1F) << 6 | UInt32(bytes[i + 1] & 0x3F), 2) }
        if lead >= 0xF0, left >= 4 {
            return (
                (lead & 0x07) << 18 | UInt32(bytes[i + 1] & 0x3F) << 12 | UInt32(bytes[i + 2] & 0x3F) << 6
                    | UInt32(bytes[i + 3] & 0x3F), 4
            )
        }
        return (0xFFFD, 1)
    }
}
