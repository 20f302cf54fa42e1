extension Normalizer {
    /// What a normalizer does: rules, each by name.
    ///
    ///     let options = Normalizer.Options([.nfc, .narrowDigits, .wideKatakana])
    public struct Options: Hashable, Sendable, Codable, ExpressibleByArrayLiteral {
        /// The rules in force. They are applied in the order of `Rule.allCases`.
        public var rules: Set<Rule>
        /// Characters that no rule touches.
        public var kept: String
        /// How often a part may stand in a row under the rule `repeats`.
        public var repeatThreshold = 3
        /// The longest part that `repeats` shortens, in characters; 0 for the longest that it knows, 64.
        public var repeatLimit = 8

        /// Options of these rules.
        public init(_ rules: some Sequence<Rule>, keeping kept: String = "") {
            self.rules = Set(rules)
            self.kept = kept
        }

        /// Options of these rules.
        public init(arrayLiteral rules: Rule...) { self.init(rules) }

        /// These options and further rules.
        public func adding(_ rules: Rule...) -> Options { Options(self.rules.union(rules), keeping: kept) }
        /// These options without some rules.
        public func removing(_ rules: Rule...) -> Options { Options(self.rules.subtracting(rules), keeping: kept) }

        /// The rules in the order in which they are applied.
        var ordered: [Rule] { Rule.allCases.filter(rules.contains) }
    }
}

extension Normalizer.Options {
    /// Unicode NFC and nothing else.
    public static let nfc: Self = [.nfc]
    /// Unicode NFKC and nothing else.
    public static let nfkc: Self = [.nfkc]
    /// The default: safe for facts. Folds widths and compatibility characters and removes what is invisible; keeps
    /// enclosed figures, fractions, raised figures, wide spaces, dashes, tildes and ー as they are written.
    public static let document: Self = [
        .nfc, .narrowLetters, .narrowDigits, .narrowSymbols, .wideKatakana, .squared, .telegraph, .parenthesized,
        .circledLetters, .letterlike, .romanNumerals, .forms, .spaces, .otherCompatibility, .radicals,
        .variationSelectors, .zeroWidth, .controls, .byteOrderMark, .softHyphen,
    ]
    /// For search keys: also folds dashes, tildes, quotes, middle dots, case, old character forms and white space, repairs
    /// long vowels and expands iteration marks.
    public static let search: Self = [
        .nfkc, .radicals, .variationSelectors, .zeroWidth, .controls, .byteOrderMark, .softHyphen, .dashes, .tildes,
        .quotes, .middleDots, .modernKanji, .lowercase, .longVowels, .figureHyphens, .wordSpaces, .spaceRuns,
        .iterationMarks,
    ]
    /// For showing text to people: widths made even, nothing invisible, long vowels repaired, runs of spaces closed.
    public static let display: Self = [
        .nfc, .narrowLetters, .narrowDigits, .wideKatakana, .radicals, .zeroWidth, .controls, .byteOrderMark,
        .softHyphen, .longVowels, .spaceRuns,
    ]
}

extension Normalizer.Options {
    /// What neologdn's `normalize` does.
    public static let neologdn = Self(
        [
            .narrowLetters, .narrowDigits, .narrowSymbols, .narrowSpace, .wideKatakana, .voicedMarks, .hyphens,
            .vowelDashes, .quotes, .neologdn,
        ], keeping: "～")
    /// What jaconv's `normalize` does.
    public static let jaconv: Self = [.nfkc, .hyphens, .vowelDashes, .vowelTildes, .quotes]
    /// What mojimoji's `zen_to_han` does.
    public static let mojimojiNarrow: Self = [
        .narrowLetters, .narrowDigits, .narrowSymbols, .narrowSpace, .narrowKatakana,
    ]
    /// What mojimoji's `han_to_zen` does.
    public static let mojimojiWide: Self = [.wideLetters, .wideDigits, .wideSymbols, .wideSpace, .wideKatakana]
    /// What ja-entity-parser's normalizer of company names does.
    public static let entityParser: Self = [
        .nfkc, .brackets, .dashes, .tildes, .dotSpaces, .voicedMarks, .radicals, .modernKanji, .variationSelectors,
        .zeroWidth, .controls, .byteOrderMark, .softHyphen, .spaceRuns, .companyMisreadings,
    ]

    /// The presets by name, in the order in which documentation lists them.
    public static let presets: [(name: String, options: Self)] = [
        ("document", .document), ("nfc", .nfc), ("nfkc", .nfkc), ("search", .search), ("display", .display),
        ("neologdn", .neologdn), ("jaconv", .jaconv), ("mojimoji-narrow", .mojimojiNarrow),
        ("mojimoji-wide", .mojimojiWide), ("ja-entity-parser", .entityParser),
    ]

    /// The preset of a name; nil for any other name.
    public init?(preset name: String) {
        guard let preset = Self.presets.first(where: { $0.name == name }) else { return nil }
        self = preset.options
    }
}

extension Normalizer.Options {
    /// The table of the character rules.
    var table: NormalizationTable {
        switch self {
        case .nfc: Self.nfcTable
        case .nfkc: Self.nfkcTable
        case .document: Self.documentTable
        default: makeTable()
        }
    }

    private static let nfcTable = Self.nfc.makeTable()
    private static let nfkcTable = Self.nfkc.makeTable()
    private static let documentTable = Self.document.makeTable()

    private func makeTable() -> NormalizationTable {
        let nfkc = NormalizationTableBuilder(compatibility: true)
        var table =
            rules.contains(.nfkc)
            ? nfkc
            : rules.contains(.nfc) ? NormalizationTableBuilder(compatibility: false) : NormalizationTableBuilder()
        table.composes = rules.contains(.nfkc) || rules.contains(.nfc)
        table.voiced = nfkc.voiced
        for rule in ordered { rule.apply(to: &table, nfkc: nfkc) }
        table.resolveRedirections()
        for scalar in kept.unicodeScalars { table.keep(scalar.value) }
        return NormalizationTable(table)
    }

    /// The rules that see neighbors, as passes over the text.
    var passes: [any NormalizationPass] { ordered.compactMap { $0.pass(with: rules, self) } }

    /// Whether any rule sees neighbors; `Normalizer.normalize(_:into:)` leaves those out.
    public var hasPasses: Bool { !passes.isEmpty }
}
