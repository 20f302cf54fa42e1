extension Normalizer.Rule {
    /// The family to which NFKC's replacement of a character belongs.
    static func family(of scalar: UInt32) -> Normalizer.Rule {
        switch scalar {
        case 0xFF10...0xFF19: .narrowDigits
        case 0xFF21...0xFF3A, 0xFF41...0xFF5A: .narrowLetters
        case 0xFFE3: .freeMarks
        case 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0xFFE8...0xFFEE: .narrowSymbols
        case 0x3000: .narrowSpace
        case 0xFF61...0xFF9F: .wideKatakana
        case 0x2E80...0x2FD5: .radicals
        case 0x32C0...0x32CB, 0x3358...0x3370, 0x33E0...0x33FE: .telegraph
        case 0x3250, 0x32CC...0x32CF, 0x32FF...0x33FF, 0x1F130...0x1F14F, 0x1F16A...0x1F190, 0x1F200...0x1F23B: .squared
        case 0x2474...0x249B, 0x249C...0x24B5, 0x3200...0x3243, 0x1F100...0x1F129, 0x1F240...0x1F248: .parenthesized
        case 0x2460...0x2473, 0x24EA, 0x3251...0x325F, 0x32B1...0x32BF, 0x3280...0x3289, 0x3248...0x324F:
            .circledNumbers
        case 0x24B6...0x24E9, 0x3244...0x3247, 0x3260...0x32FE, 0x1F12A...0x1F12F, 0x1F250...0x1F251: .circledLetters
        case 0x2160...0x2188: .romanNumerals
        case 0x2150...0x215F, 0x2189, 0xBC...0xBE: .fractions
        case 0x2100...0x214F: .letterlike
        case 0xAA, 0xB2, 0xB3, 0xB9, 0xBA, 0x2070...0x209C: .scripts
        case 0xFE10...0xFE19, 0xFE30...0xFE6B: .forms
        case 0xA8, 0xAF, 0xB4, 0xB8, 0x2D8...0x2DD, 0x37A, 0x384, 0x385, 0x2017, 0x203E, 0x309B, 0x309C: .freeMarks
        case 0xA0, 0x2000...0x200A, 0x202F, 0x205F: .spaces
        default: .otherCompatibility
        }
    }

    /// Writes a character rule into a table. `nfkc` is NFKC's table.
    func apply(to table: inout NormalizationTableBuilder, nfkc: NormalizationTableBuilder) {
        switch self {
        case .nfc, .nfkc: break
        case .narrowLetters, .narrowDigits, .narrowSymbols, .narrowSpace, .squared, .telegraph,
            .parenthesized, .circledNumbers, .circledLetters, .letterlike, .romanNumerals, .fractions, .scripts, .forms,
            .freeMarks, .spaces, .otherCompatibility:
            applyFamily(to: &table, nfkc)
        case .wideKatakana:
            applyFamily(to: &table, nfkc)
            if !table.composes {
                table.map(0xFF9E, to: UTF8Coding.bytes(0x309B), joins: true)
                table.map(0xFF9F, to: UTF8Coding.bytes(0x309C), joins: true)
            }
        case .radicals: Self.pairs(CharacterTables.radicals, &table)
        case .bracketedSigns: SignTables.bracket(&table)
        case .controlPictures: SignTables.nameControlPictures(&table)
        case .variationSelectors:
            Self.remove([0xFE00...0xFE0F, 0xE0100...0xE01EF, 0x180B...0x180D, 0x180F...0x180F], &table)
        case .zeroWidth:
            Self.remove(
                [
                    0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0x61C...0x61C, 0x180E...0x180E, 0x34F...0x34F,
                    0xFFF9...0xFFFB,
                ], &table)
        case .controls:
            Self.remove([0x0...0x8, 0xE...0x1F, 0x7F...0x84, 0x86...0x9F], &table)
            Self.map([0xB...0xC, 0x85...0x85, 0x2028...0x2029], to: "\n", &table)
        case .byteOrderMark: Self.remove([0xFEFF...0xFEFF], &table)
        case .softHyphen: Self.remove([0xAD...0xAD], &table)
        case .dashes:
            Self.map(
                [
                    0x2010...0x2015, 0x2212...0x2212, 0x02D7...0x02D7, 0x058A...0x058A, 0x2043...0x2043,
                    0x207B...0x207B,
                    0x208B...0x208B, 0x2500...0x2501, 0xFE58...0xFE58, 0xFE63...0xFE63, 0xFF0D...0xFF0D,
                    0x2E3A...0x2E3B,
                ], to: "-", &table)
        case .tildes:
            Self.map(
                [0x223C...0x223E, 0x301C...0x301C, 0x3030...0x3030, 0xFF5E...0xFF5E, 0x2053...0x2053], to: "~", &table)
        case .waveDashes:
            Self.map(
                [0x7E...0x7E, 0x223C...0x223E, 0x301C...0x301C, 0x3030...0x3030, 0xFF5E...0xFF5E], to: "〜", &table)
        case .hyphens:
            Self.map(
                [
                    0x02D7...0x02D7, 0x058A...0x058A, 0x2010...0x2013, 0x2043...0x2043, 0x207B...0x207B,
                    0x208B...0x208B,
                    0x2212...0x2212,
                ], to: "-", &table)
        case .vowelDashes:
            Self.map([0x2014...0x2015, 0x2500...0x2501, 0xFE63...0xFE63, 0xFF0D...0xFF0D], to: "ー", &table)
        case .vowelTildes: Self.map([0x301C...0x301C, 0xFF5E...0xFF5E], to: "ー", &table)
        case .brackets:
            for (open, close) in zip("([{〈《「『【〔〖｢［（｛", ")]}〉》」』】〕〗｣］）｝") {
                for (bracket, sign) in [(open, "("), (close, ")")] {
                    if let scalar = bracket.unicodeScalars.first {
                        Self.map([scalar.value...scalar.value], to: sign, &table)
                    }
                }
            }
        case .dotSpaces: Self.map([0x30FB...0x30FB, 0xFF65...0xFF65, 0xB7...0xB7, 0x2022...0x2022], to: " ", &table)
        case .jisX0201:
            if table.entry(0x21).isMapped {
                Self.map([0x5C...0x5C, 0xA5...0xA5], to: "￥", &table)
            } else {
                Self.map([0xFFE5...0xFFE5, 0xA5...0xA5], to: "\\", &table)
                Self.map([0x301C...0x301C], to: "~", &table)
                Self.map([0x30A0...0x30A0], to: "=", &table)
            }
        case .quotes:
            Self.map(
                [0x201C...0x201F, 0x2033...0x2033, 0x301D...0x301F, 0xFF02...0xFF02, 0xAB...0xAB, 0xBB...0xBB],
                to: "\"",
                &table)
            Self.map([0x2018...0x201B, 0x2032...0x2032, 0xFF07...0xFF07, 0x2035...0x2035], to: "'", &table)
        case .middleDots:
            Self.map(
                [
                    0xB7...0xB7, 0x2022...0x2022, 0x2027...0x2027, 0x2219...0x2219, 0x22C5...0x22C5, 0x30FB...0x30FB,
                    0xFF65...0xFF65,
                ],
                to: "・", &table)
        case .wideLetters: Self.widen([0x41...0x5A, 0x61...0x7A], &table)
        case .wideDigits: Self.widen([0x30...0x39], &table)
        case .wideSymbols:
            Self.widen([0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E], &table)
            table.map(0xA5, to: Array("￥".utf8))
        case .wideSpace: Self.map([0x20...0x20], to: "\u{3000}", &table)
        case .narrowKatakana: SignTables.narrowKatakana(&table, nfkc)
        case .splitMarks:
            table.map(0xFF9E, to: UTF8Coding.bytes(0x309B))
            table.map(0xFF9F, to: UTF8Coding.bytes(0x309C))
        case .voicedMarks:
            for (mark, combining) in [(UInt32(0x309B), UInt32(0x3099)), (0x309C, 0x309A)] {
                if table.composes {
                    table.map(mark, to: UTF8Coding.bytes(combining), joins: true)
                } else {
                    table.setEntry(mark, NormalizationTableBuilder.joins)
                    table.setEntry(combining, NormalizationTableBuilder.joins)
                    table.map(0xFF9E + (mark - 0x309B), to: UTF8Coding.bytes(mark), joins: true)
                }
            }
        case .katakana:
            for scalar in Array(UInt32(0x3041)...0x3096) + [0x309D, 0x309E] {
                table.map(scalar, to: UTF8Coding.bytes(scalar + 0x60))
            }
        case .hiragana:
            for scalar in Array(UInt32(0x30A1)...0x30F6) + [0x30FD, 0x30FE] {
                table.redirect(scalar, to: UTF8Coding.bytes(scalar - 0x60))
            }
        case .largeKana: Self.pairs("ぁあぃいぅうぇえぉおっつゃやゅゆょよゎわァアィイゥウェエォオヵカヶケッツャヤュユョヨヮワ", &table)
        case .modernKanji: Self.pairs(CharacterTables.oldKanji, &table)
        case .lowercase: SignTables.lowercase(&table)
        case .longVowels, .kanaDashes, .hatsuonDashes, .sokuonDashes, .alphanumericDashes, .nonKanaDashes,
            .figureHyphens, .wordSpaces, .spaceRuns, .iterationMarks, .figurePunctuation, .figureCommas, .kanjiFigures,
            .addressFigures,
            .companyMisreadings, .repeats, .neologdn:
            break
        }
    }

    private func applyFamily(to table: inout NormalizationTableBuilder, _ nfkc: NormalizationTableBuilder) {
        for (scalar, entry) in nfkc.mappedEntries where Self.family(of: scalar) == self {
            let replacement = Array(nfkc.pool[entry.replacement])
            let hasFigures =
                self != .narrowDigits
                && (Self.isFigure(replacement.first) || Self.isFigure(replacement.last))
            table.map(scalar, to: replacement, joins: entry.joins && table.composes, guarded: hasFigures)
        }
    }

    private static func isFigure(_ byte: UInt8?) -> Bool { byte.map { (0x30...0x39).contains($0) } ?? false }

    private static func pairs(_ text: String, _ table: inout NormalizationTableBuilder) {
        var first: UInt32?
        for scalar in text.unicodeScalars {
            if let from = first {
                table.redirect(from, to: UTF8Coding.bytes(scalar.value))
                first = nil
            } else {
                first = scalar.value
            }
        }
    }

    private static func remove(_ ranges: [ClosedRange<UInt32>], _ table: inout NormalizationTableBuilder) {
        for range in ranges { for scalar in range { table.map(scalar, to: []) } }
    }

    private static func map(
        _ ranges: [ClosedRange<UInt32>], to replacement: String, _ table: inout NormalizationTableBuilder
    ) {
        let bytes = Array(replacement.utf8)
        for range in ranges {
            for scalar in range {
                if UTF8Coding.bytes(scalar) == bytes { table.keep(scalar) } else { table.redirect(scalar, to: bytes) }
            }
        }
    }

    private static func widen(_ ranges: [ClosedRange<UInt32>], _ table: inout NormalizationTableBuilder) {
        for range in ranges { for scalar in range { table.map(scalar, to: UTF8Coding.bytes(scalar + 0xFEE0)) } }
    }
}

extension NormalizationTableBuilder {
    /// The entries that replace their characters, in the order of the scalar values.
    var mappedEntries: [(UInt32, UInt32)] {
        var result: [(UInt32, UInt32)] = []
        var hasEntries = [Bool](repeating: false, count: entries.count >> 6)
        for i in entries.indices where entries[i].isMapped { hasEntries[i >> 6] = true }
        for (slot, block) in index.enumerated() where hasEntries[Int(block)] {
            for k in 0..<64 where entries[Int(block) << 6 | k].isMapped {
                result.append((UInt32(slot << 6 | k), entries[Int(block) << 6 | k]))
            }
        }
        return result
    }

    /// Replaces a character, and also whatever is replaced by that character alone so far: `Ａ → A` becomes `Ａ → a`.
    mutating func redirect(_ scalar: UInt32, to replacement: [UInt8]) {
        redirections[scalar] = replacement
        map(scalar, to: replacement)
    }
}
