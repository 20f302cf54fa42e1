import ArgumentParser
import ExtractIO
import Kirinuki

/// `extract normalize`
struct Normalize: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Normalize text line by line.",
        discussion: """
            With --jsonl each line is {"id", "text"} and is answered by {"id", "text", "edits"}, an edit being \
            [sourceStart, sourceEnd, start, end]; a malformed line by {"line", "error"}.

            RULES: \(Normalizer.Rule.allCases.map(\.rawValue).joined(separator: ", ")).
            """)

    @Option(
        help: ArgumentHelp(
            "A set of rules: document (safe for facts), nfc, nfkc, search (for search keys), display (for people), "
                + "or what another program does."))
    var profile: Profile?

    @Option(
        help: ArgumentHelp(
            "These rules, beside the profile's where --profile is given, else alone. Commas between them.",
            valueName: "rule,…"))
    var rules: Rules?

    @Option(help: ArgumentHelp("The profile without these rules.", valueName: "rule,…"))
    var without: Rules?

    @Option(help: ArgumentHelp("Characters that no rule touches.", valueName: "characters"))
    var keep = ""

    @Flag(help: "Show only the lines that change, with their numbers: [-before-]{+after+}, or in color on a terminal.")
    var diff = false

    @Flag(help: "Lines of JSON in and out.")
    var jsonl = false

    @OptionGroup var unit: OffsetOptions
    @OptionGroup var lines: LineOptions

    /// A preset of the library, by its name.
    struct Profile: ExpressibleByArgument {
        var options: Normalizer.Options

        init?(argument: String) {
            guard let options = Normalizer.Options(preset: argument) else { return nil }
            self.options = options
        }

        static var allValueStrings: [String] { Normalizer.Options.presets.map(\.name) }
    }

    /// Rules with commas between them.
    struct Rules: ExpressibleByArgument {
        var rules: [Normalizer.Rule]

        init?(argument: String) {
            rules = []
            for name in argument.split(separator: ",", omittingEmptySubsequences: false) {
                guard let rule = Normalizer.Rule(rawValue: String(name)) else { return nil }
                rules.append(rule)
            }
        }
    }

    func validate() throws {
        if diff, jsonl { throw ValidationError("--diff and --jsonl exclude each other.") }
    }

    private var options: Normalizer.Options {
        var options = profile?.options ?? (rules == nil ? .document : [])
        options.rules.formUnion(rules?.rules ?? [])
        options.rules.subtract(without?.rules ?? [])
        options.kept += keep
        return options
    }

    func run() async throws {
        let (jsonl, diff) = (jsonl, diff)
        let hasColors = lines.output == nil && Terminal.output.hasColors
        let service = NormalizedLines(normalizer: Normalizer(options), offsets: unit.offsets.unit)
        try await lines.answer { line in
            if diff { return service.answerDifference(line, hasColors: hasColors) }
            return jsonl ? service.answerJSON(line) : service.answer(line)
        }
    }
}
