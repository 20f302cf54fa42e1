/// Replacements that follow a pattern, or that ICU's tables turned around give.
enum SignTables {
    /// ① to (1), Ⓐ to (A), 🅂 to [S], 🆂 to [S], 🇦 to [A].
    static func bracket(_ table: inout NormalizationTableBuilder) {
        func put(_ scalar: UInt32, _ inside: String, square: Bool = false) {
            table.map(scalar, to: Array((square ? "[\(inside)]" : "(\(inside))").utf8))
        }
        func letters(_ first: UInt32, _ from: Character, square: Bool = false) {
            guard let start = from.unicodeScalars.first?.value else { return }
            for k in UInt32(0)..<26 {
                if let letter = Unicode.Scalar(start + k) { put(first + k, String(Character(letter)), square: square) }
            }
        }
        func numbers(_ first: UInt32, _ values: ClosedRange<Int>) {
            for (k, value) in values.enumerated() { put(first + UInt32(k), String(value)) }
        }
        numbers(0x2460, 1...20)
        numbers(0x24EA, 0...0)
        numbers(0x24FF, 0...0)
        numbers(0x24EB, 11...20)
        numbers(0x24F5, 1...10)
        numbers(0x2776, 1...10)
        numbers(0x2780, 1...10)
        numbers(0x278A, 1...10)
        numbers(0x3251, 21...35)
        numbers(0x32B1, 36...50)
        for k in UInt32(0)..<8 { put(0x3248 + k, String((k + 1) * 10)) }
        letters(0x24B6, "A")
        letters(0x24D0, "a")
        letters(0x1F150, "A")
        letters(0x1F130, "A", square: true)
        letters(0x1F170, "A", square: true)
        letters(0x1F1E6, "A", square: true)
        let kanji = "一二三四五六七八九十月火水木金土日株有社名特財祝労秘男女適優印注項休写正上中下左右医宗学監企資協夜"
        for (k, sign) in kanji.enumerated() { put(0x3280 + UInt32(k), String(sign)) }
        let katakana = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヰヱヲ"
        for (k, sign) in katakana.enumerated() { put(0x32D0 + UInt32(k), String(sign)) }
        for (k, sign) in ["問", "幼", "文", "箏"].enumerated() { put(0x3244 + UInt32(k), sign) }
        for (k, sign) in ["CL", "COOL", "FREE", "ID", "NEW", "NG", "OK", "SOS", "UP!", "VS"].enumerated() {
            put(0x1F191 + UInt32(k), sign, square: true)
        }
        for scalar in UInt32(0x1F210)...0x1F23B {
            let inside = ICU.normalized(scalar, compatibility: true)
            table.map(scalar, to: [0x5B] + inside + [0x5D])
        }
        for (scalar, inside) in [(UInt32(0x1F201), "ココ"), (0x1F202, "サ"), (0x1F200, "ほか")] {
            put(scalar, inside, square: true)
        }
        for (scalar, inside) in [(UInt32(0x1F250), "得"), (0x1F251, "可")] { put(scalar, inside) }
    }

    static func nameControlPictures(_ table: inout NormalizationTableBuilder) {
        let names = [
            "NUL", "SOH", "STX", "ETX", "EOT", "ENQ", "ACK", "BEL", "BS", "HT", "LF", "VT", "FF", "CR", "SO", "SI",
            "DLE",
            "DC1", "DC2", "DC3", "DC4", "NAK", "SYN", "ETB", "CAN", "EM", "SUB", "ESC", "FS", "GS", "RS", "US", "SP",
            "DEL",
        ]
        for (k, name) in names.enumerated() { table.map(0x2400 + UInt32(k), to: Array(name.utf8)) }
    }

    /// Katakana, their punctuation and marks to half width: NFKC's half-width forms turned around.
    static func narrowKatakana(_ table: inout NormalizationTableBuilder, _ nfkc: NormalizationTableBuilder) {
        var narrow: [UInt32: UInt32] = [0x309B: 0xFF9E, 0x309C: 0xFF9F]
        for half in UInt32(0xFF61)...0xFF9F {
            let wide = String(decoding: nfkc.pool[nfkc.entry(half).replacement], as: UTF8.self).unicodeScalars
            if let scalar = wide.first?.value { narrow[scalar] = half }
        }
        for scalar in UInt32(0x3001)...0x30FC {
            if let half = narrow[scalar] {
                table.redirect(scalar, to: UTF8Coding.bytes(half))
                continue
            }
            guard (0x30A1...0x30FA).contains(scalar) else { continue }
            var parts: [UInt32] = []
            ICU.appendDecomposition(of: scalar, to: &parts)
            let halves = parts.compactMap { narrow[$0] }
            // ヷ ヸ ヹ ヺ have no form that readers of half-width kana expect.
            if parts.count == 2, halves.count == 2, scalar < 0x30F7 {
                table.redirect(scalar, to: halves.flatMap(UTF8Coding.bytes))
            }
        }
    }

    /// Capital letters to small ones, by Unicode's simple mappings.
    static func lowercase(_ table: inout NormalizationTableBuilder) {
        for value in Array(UInt32(0x41)...0x24F) + Array(0x370...0x556) + Array(0x1E00...0x1FFF) {
            guard let scalar = Unicode.Scalar(value) else { continue }
            let lower = scalar.properties.lowercaseMapping.unicodeScalars
            if lower.count == 1, let small = lower.first, small != scalar, !table.entry(value).isMapped {
                table.redirect(value, to: UTF8Coding.bytes(small.value))
            }
        }
    }
}
