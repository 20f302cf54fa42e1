import Foundation
import Kirinuki
import Testing

/// Other projects' cases under the rules that do the same. Each case that stays different is listed with its reason.
@Suite struct NormalizationSuiteTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("shared/suites/normalise")
    private static let isHere = FileManager.default.fileExists(atPath: folder.path)

    private struct Case: Decodable {
        struct Flags: Decodable {
            private var values: [String: String] = [:]
            init(from decoder: any Decoder) throws {
                for (key, value) in try decoder.singleValueContainer().decode([String: Value].self) {
                    values[key] = value.text
                }
            }
            subscript(key: String) -> String? { values[key] }
            func isOn(_ key: String, default standard: Bool = false) -> Bool {
                values[key].map { $0 == "true" } ?? standard
            }

            private struct Value: Decodable {
                var text: String
                init(from decoder: any Decoder) throws {
                    let container = try decoder.singleValueContainer()
                    if let flag = try? container.decode(Bool.self) {
                        text = flag ? "true" : "false"
                    } else if let number = try? container.decode(Int.self) {
                        text = String(number)
                    } else {
                        text = try container.decode(String.self)
                    }
                }
            }
        }
        var id: String
        var input: String
        var expected: String
        var profile: String
        var options: Flags?
    }

    /// The cases that stay different, and why.
    private static let differences = [
        "yosina-07947aaaec61": "adds variation selectors: needs the table of registered sequences",
        "yosina-63189ef9d4cb": "adds a variation selector: needs the table of registered sequences",
        "yosina-d6395dfbe005": "keeps a selector that is not registered: needs the table of registered sequences",
        "yosina-e464c13ffc4b": "⼾ is 戸 in the Japanese form, which the radicals' rule gives",
    ]

    @Test(
        .enabled(if: isHere, "../shared/suites is not here"),
        arguments: [
            ("nfkc", 1.0), ("mojimoji", 0.97), ("jaconv", 0.97), ("neologdn", 0.97), ("yosina", 0.97),
            ("ja-entity-parser", 0.97),
            ("ja-timex-numbers", 0.97), ("abr-kansuji", 0.97),
        ]) func suite(name: String, floor: Double) throws
    {
        let text = try String(contentsOf: Self.folder.appendingPathComponent(name + ".jsonl"), encoding: .utf8)
        let cases = try text.split(separator: "\n").map { try JSONDecoder().decode(Case.self, from: Data($0.utf8)) }
        var wrong: [String] = []
        var normalizers: [Normalizer.Options: Normalizer] = [:]
        for test in cases {
            let options = Self.options(test)
            let normalizer = normalizers[options] ?? Normalizer(options)
            normalizers[options] = normalizer
            let result = normalizer.normalize(test.input).text
            if result.unicodeScalars.elementsEqual(test.expected.unicodeScalars) { continue }
            wrong.append("\(test.id) \(test.profile): \(test.input) gives \(result), not \(test.expected)")
        }
        let share = Double(cases.count - wrong.count) / Double(max(cases.count, 1))
        #expect(share >= floor, "\(cases.count - wrong.count) of \(cases.count)\n\(wrong.joined(separator: "\n"))")
        #expect(
            wrong.allSatisfy { line in Self.differences.keys.contains { line.hasPrefix($0 + " ") } },
            "not listed: \(wrong.joined(separator: "\n"))")
    }

    private static func options(_ test: Case) -> Normalizer.Options {
        var options = rules(test)
        options.kept += test.options?["ignore"] ?? ""
        return options
    }

    private static func rules(_ test: Case) -> Normalizer.Options {
        let narrowASCII: Normalizer.Options = [.narrowLetters, .narrowSymbols, .narrowSpace]
        let wideASCII: Normalizer.Options = [.wideLetters, .wideSymbols, .wideSpace]
        func on(_ key: String, default standard: Bool = false) -> Bool {
            test.options?.isOn(key, default: standard) ?? standard
        }
        switch test.profile {
        case "nfkc": return .nfkc
        case "nfkc (jaconv.normalize)": return .jaconv
        case "hira2kata": return [.katakana]
        case "kata2hira": return [.hiragana]
        case "hira2hkata": return [.katakana, .narrowKatakana]
        case "h2z-all": return .mojimojiWide
        case "z2h-all": return .mojimojiNarrow
        case "h2z-kana": return [.wideKatakana]
        case "h2z-ascii+kana": return wideASCII.adding(.wideKatakana)
        case "h2z-digit+kana": return [.wideDigits, .wideKatakana]
        case "h2z-ascii": return wideASCII
        case "h2z-digit": return [.wideDigits]
        case "h2z-ascii+digit": return wideASCII.adding(.wideDigits)
        case "z2h-kana": return [.narrowKatakana]
        case "z2h-ascii+kana": return narrowASCII.adding(.narrowKatakana)
        case "z2h-digit+kana": return [.narrowDigits, .narrowKatakana]
        case "z2h-ascii": return narrowASCII
        case "z2h-digit": return [.narrowDigits]
        case "z2h-ascii+digit": return narrowASCII.adding(.narrowDigits)
        case "enlarge-small-kana": return [.largeKana]
        case "ja-entity-parser": return .entityParser
        case "neologdn", "neologdn-shorten-repeat":
            var options = test.profile == "neologdn" ? Normalizer.Options.neologdn : []
            switch test.options?["tilde"] {
            case "normalize":
                options = options.adding(.tildes)
                options.kept = ""
            case "normalize_zenkaku":
                options = options.adding(.waveDashes)
                options.kept = ""
            case "ignore": options.kept += "〜~"
            default: break
            }
            if let threshold = test.options?["repeat_threshold"].flatMap({ Int($0) }) {
                options = options.adding(.repeats)
                options.repeatThreshold = threshold
                options.repeatLimit = test.options?["max_repeat_substr_length"].flatMap { Int($0) } ?? 8
            }
            return options
        case "zen2han-digits": return [.narrowDigits, .figurePunctuation]
        case "remove-digit-commas": return [.figureCommas]
        case "numbers-all ignoring kansuji": return [.narrowDigits, .figurePunctuation, .figureCommas]
        case "numbers-all": return [.narrowDigits, .figurePunctuation, .figureCommas, .kanjiFigures]
        case "kansuji-to-digits in addresses": return [.addressFigures]
        case "kansuji-to-digits", "kansuji-to-digits (bare numeral)": return [.kanjiFigures]
        case "yosina:circled-or-squared": return [.bracketedSigns]
        case "yosina:combined": return [.controlPictures, .parenthesized, .squared, .telegraph]
        case "yosina:hira-kata-composition": return on("compose_non_combining_marks") ? [.nfc, .voicedMarks] : [.nfc]
        case "yosina:ivs-svs-base":
            return test.options?["mode"] == "base" ? [.variationSelectors] : []
        case "yosina:japanese-iteration-marks": return [.iterationMarks]
        case "yosina:kanji-old-new": return [.modernKanji]
        case "yosina:radicals": return [.radicals]
        case "yosina:roman-numerals": return [.romanNumerals]
        case "yosina:prolonged-sound-marks":
            var rules: [Normalizer.Rule] = [.kanaDashes]
            if on("allow_prolonged_sokuon") { rules.append(.sokuonDashes) }
            if on("allow_prolonged_hatsuon") { rules.append(.hatsuonDashes) }
            if on("replace_prolonged_marks_following_alnums") { rules.append(.alphanumericDashes) }
            if on("replace_prolonged_marks_between_non_kanas") { rules.append(.nonKanaDashes) }
            return .init(rules)
        case "yosina:jisx0201-and-alike":
            let narrows = on("fullwidth_to_halfwidth", default: true)
            var rules: [Normalizer.Rule] = []
            if on("convert_gl", default: true) {
                rules +=
                    narrows
                    ? [.narrowLetters, .narrowDigits, .narrowSymbols, .narrowSpace]
                    : [.wideLetters, .wideDigits, .wideSymbols, .wideSpace]
                if !on("u005c_as_backslash") { rules.append(.jisX0201) }
                if on("u007e_as_wave_dash") { rules.append(.waveDashes) }
            }
            if on("convert_gr", default: true) { rules.append(narrows ? .narrowKatakana : .wideKatakana) }
            if !on("combine_voiced_sound_marks", default: true) { rules.append(.splitMarks) }
            return .init(rules, keeping: on("convert_unsafe_specials", default: narrows) ? "" : "゠")
        default: return .nfkc
        }
    }
}
