import ArgumentParser
import ExtractIO
import Kirinuki

/// `extract PATH…`: the records of files and folders.
struct Extract: AsyncParsableCommand {
    static let version = "0.1.0"

    static let configuration = CommandConfiguration(
        commandName: "extract",
        abstract: "Turns noisy Japanese newsletters and press releases into structured records.",
        usage: """
            extract <path> ... [options]
            extract normalize | tokenize | stream | schema [options]
            """,
        discussion: """
            On a terminal the records are shown for reading; piped or with --output they are JSON, one record a line.

            SUBCOMMANDS ('extract <subcommand> --help' says more):
              normalize   Normalize text line by line.
              tokenize    Split text into words line by line.
              stream      Answer lines of JSON with records, one by one.
              schema      Print the JSON Schema of the records.

            A folder of such a name is given as ./normalize.

            EXIT CODES: 0 all done; 1 some files failed, each named on standard error, the others done; 2 wrong usage.
            """,
        version: version)

    @Argument(help: "Files, and folders with all that is below them. '-' is standard input.", completion: .file())
    var paths: [String]

    @Option(
        name: [.short, .long], help: "Write to this file, which appears when it is whole.", completion: .file())
    var output: String?

    @Option(help: "jsonl (a record a line), json (one array), vcard (the contacts), text (for reading).")
    var format: Format?

    @Option(help: ArgumentHelp("Documents to work on at once. (default: one a processor)", valueName: "n"))
    var jobs: Int?

    @Option(
        help: ArgumentHelp(
            "Files to take in folders, in place of \(FileFinder.suffixes.joined(separator: " ")). Repeat it for more.",
            valueName: "glob"))
    var include: [Pattern] = []

    @OptionGroup var reading: ReadingOptions
    @OptionGroup var records: RecordOptions
    @OptionGroup var talk: TalkOptions

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case jsonl, json, vcard, text
    }

    /// A glob as the command line takes it.
    struct Pattern: ExpressibleByArgument {
        var glob: Glob

        init?(argument: String) {
            guard let glob = Glob(argument) else { return nil }
            self.glob = glob
        }
    }

    func validate() throws {
        if let jobs, jobs < 1 { throw ValidationError("--jobs is at least 1.") }
        if paths.contains("-"), paths.count > 1 { throw ValidationError("'-' stands alone.") }
    }

    func run() async throws {
        let reader = RecordReader(
            extractor: try records.extractor(), encoding: reading.encoding?.encoding,
            reference: records.referenceDate?.day)
        let steps = FileFinder(include: include.map(\.glob)).find(paths)
        let files = steps.compactMap { if case .file(let file) = $0 { file } else { nil } }
        let progress = Progress(documents: files.count, bytes: files.reduce(0) { $0 + $1.size })
        TemporaryFiles.watchSignals { progress.clear() }

        let output = try Messages.reporting { () throws(FileError) in
            try self.output.map(OutputFile.file) ?? .standardOutput()
        }
        let bar = Task { if Terminal.errors.isTerminal, !talk.quiet { await progress.show() } }
        let outcome = await ExtractionRun(reader: reader, renderer: renderer, jobs: jobs ?? Terminal.processors)
            .run(steps, to: output, observer: observer(progress))
        bar.cancel()
        progress.end()

        if let failure = outcome.outputFailure { Messages.error(failure.description) }
        if steps.isEmpty, !talk.quiet { Messages.error("no documents in \(paths.joined(separator: " "))") }
        if talk.verbose || !outcome.failures.isEmpty && !talk.quiet && !isText { summarize(outcome, progress.elapsed) }
        if outcome.outputFailure != nil || !outcome.failures.isEmpty { throw ExitCode(1) }
    }

    private var isText: Bool {
        format == .text || format == nil && output == nil && Terminal.output.isTerminal
    }

    private var renderer: any Renderer {
        if isText {
            let terminal = Terminal.output
            return TextRenderer(
                hasColors: output == nil && terminal.hasColors, width: output == nil ? terminal.width : 80,
                isComplete: talk.verbose)
        }
        return switch format {
        case .json: JSONArrayRenderer()
        case .vcard: VCardRenderer()
        default: JSONLinesRenderer()
        }
    }

    private func observer(_ progress: Progress) -> ExtractionRun.Observer {
        .init(
            willWrite: { if output == nil, Terminal.output.isTerminal { progress.clear() } },
            failed: { error in
                progress.clear()
                Messages.error(error.description)
            },
            advanced: { file in
                progress.advance(by: file.size)
                guard talk.verbose else { return }
                progress.clear()
                Messages.write("extract: \(file.path): done")
            })
    }

    private func summarize(_ outcome: ExtractionRun.Outcome, _ elapsed: Duration) {
        Messages.write("extract: \(outcome.summary(elapsed))")
    }
}
