/// Text for people's eyes: how wide it is on a terminal, cut and cleaned.
enum DisplayText {
    /// The columns that a text takes: two for Chinese characters, kana and full-width forms.
    static func width(_ text: String) -> Int {
        text.unicodeScalars.reduce(0) { $0 + width($1) }
    }

    private static func width(_ scalar: Unicode.Scalar) -> Int {
        switch scalar.value {
        case 0x20..<0x300: 1
        // Combining marks, variation selectors and joiners are drawn over what stands before them.
        case 0x300...0x36F, 0x200B...0x200F, 0x3099...0x309A, 0xFE00...0xFE0F, 0xE0100...0xE01EF: 0
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
            0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
            2
        default: 1
        }
    }

    /// One line without anything that would move the cursor or turn the writing direction: a document must not be able to
    /// play with the terminal. Runs of white space become one space.
    static func clean(_ text: String) -> String {
        var clean = ""
        var space = false
        for scalar in text.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .spaceSeparator, .surrogate, .unassigned:
                space = !clean.isEmpty
            default:
                if space { clean += " " }
                space = false
                clean.unicodeScalars.append(scalar)
            }
        }
        return clean
    }

    /// The text, or its start and an ellipsis, in at most `columns` columns.
    static func cut(_ text: String, to columns: Int) -> String {
        guard width(text) > columns else { return text }
        var cut = ""
        var used = 1
        for scalar in text.unicodeScalars {
            used += width(scalar)
            if used > columns { break }
            cut.unicodeScalars.append(scalar)
        }
        return cut + "…"
    }

    /// The text with spaces after it, `columns` wide at least.
    static func pad(_ text: String, to columns: Int) -> String {
        text + String(repeating: " ", count: max(0, columns - width(text)))
    }
}
