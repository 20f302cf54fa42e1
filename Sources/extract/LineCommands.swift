import ArgumentParser
import ExtractIO
import Kirinuki

/// What the commands share that answer text line by line.
struct LineOptions: ParsableArguments {
    @Argument(help: "Files; standard input where there are none.", completion: .file())
    var paths: [String] = []

    @Option(
        name: [.short, .long], help: "Write to this file, which appears when it is whole.", completion: .file())
    var output: String?

    @Option(help: ArgumentHelp("Tasks to work with. (default: one a processor)", valueName: "n"))
    var jobs: Int?

    @OptionGroup var reading: ReadingOptions

    func validate() throws {
        if let jobs, jobs < 1 { throw ValidationError("--jobs is at least 1.") }
    }

    /// Answers the lines of all files in their order.
    func answer(_ body: @escaping @Sendable (LineService.Line) -> [UInt8]) async throws {
        TemporaryFiles.watchSignals()
        let service = LineService(jobs: jobs ?? Terminal.processors, answer: body)
        var output = try Messages.reporting { () throws(FileError) in
            try self.output.map(OutputFile.file) ?? .standardOutput()
        }
        var failed = false
        do {
            for path in paths.isEmpty ? ["-"] : paths {
                do {
                    if path == "-", reading.encoding == nil {
                        try await service.answerStandardInput(to: &output)
                    } else {
                        let text = try RecordReader.text(of: FilePath(path), encoding: reading.encoding?.encoding)
                        try await service.answer(text, to: &output)
                    }
                } catch let error as FileError {
                    Messages.error(error.description)
                    failed = true
                }
            }
            try output.finish()
        } catch let failure as OutputFile.Failure {
            // A closed pipe is no fault.
            if case .file(let error) = failure {
                Messages.error(error.description)
                failed = true
            }
        }
        if failed { throw ExitCode(1) }
    }
}

/// `extract tokenize`
struct Tokenize: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Split text into words line by line.",
        discussion: """
            With --jsonl each line is {"id", "text"} and is answered by {"id", "tokens"}, a token being \
            {"text", "start", "end", "normalized", "kind", "pos"?, "upos"?, "spansNoise"?}; a malformed line by \
            {"line", "error"}.
            """)

    @Option(name: .customLong("back-end"), help: "learned (the embedded model) or icu (ICU's word breaks).")
    var backEnd = BackEnd.learned

    @Flag(help: "Show the tokens' normalized forms.")
    var normalized = false

    @Flag(help: "Lines of JSON in and out.")
    var jsonl = false

    @OptionGroup var unit: OffsetOptions
    @OptionGroup var lines: LineOptions

    func run() async throws {
        let jsonl = jsonl
        let service = TokenizedLines(
            tokenizer: try Tokenizer(backEnd == .icu ? .icu : .learned), offsets: unit.offsets.unit,
            isNormalized: normalized)
        try await lines.answer { jsonl ? service.answerJSON($0) : service.answer($0) }
    }

    enum BackEnd: String, ExpressibleByArgument, CaseIterable {
        case learned, icu
    }
}

/// `extract stream`
struct Stream: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Answer lines of JSON with records, one by one.",
        discussion: """
            Each line is {"path" or "id", "text", "referenceDate"?} and is answered by one record on one line, in the \
            same order, as soon as it is done; a malformed line by {"line", "error"}.
            """)

    @Option(help: "document (the whole record) or mentions (the id or path, and the mentions).")
    var records = Records.document

    @OptionGroup var options: RecordOptions
    @OptionGroup var lines: LineOptions

    enum Records: String, ExpressibleByArgument, CaseIterable {
        case mentions, document
    }

    func run() async throws {
        let service = RecordLines(
            extractor: try options.extractor(), records: records == .mentions ? .mentions : .document,
            reference: options.referenceDate?.day)
        try await lines.answer { service.answer($0) }
    }
}

/// `extract schema`
struct Schema: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Print the JSON Schema (2020-12) of the records.")

    func run() async throws {
        TemporaryFiles.watchSignals()
        var output = OutputFile.standardOutput()
        do throws(OutputFile.Failure) {
            try output.write(Array(DocumentSchema.text.utf8))
        } catch {
            guard case .file(let error) = error else { return }
            Messages.error(error.description)
            throw ExitCode(1)
        }
    }
}
