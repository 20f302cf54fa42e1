import ArgumentParser
import ExtractIO
import Kirinuki

/// `extract PATH…`: the records of files and folders.
struct Files: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "files", abstract: "The records of files and folders (the default).")

    @Argument(help: "Files and folders; a folder with all that is below it. '-' is standard input.")
    var paths: [String]

    @Option(name: [.short, .long], help: "Write to this file; it appears only when it is whole.")
    var output: String?

    @Option(help: "jsonl (a record a line) or json (one array).")
    var format: Format?

    @Option(help: "How many documents are worked on at once (default: one a processor).")
    var jobs: Int?

    @Option(help: "Files to take in folders, in place of .txt .text .md .markdown .html .htm. May be repeated.")
    var include: [String] = []

    @Option(help: "The day that completes dates where a document gives none: YYYY-MM-DD.")
    var referenceDate: String?

    @Option(help: "Report only these types, separated by commas.")
    var types: String?

    @Option(help: "The unit of offsets: scalar (code points), utf8 or utf16.")
    var offsets: String?

    @Flag(name: [.short, .long], help: "Say nothing on standard error but errors.")
    var quiet = false

    @Flag(name: [.short, .long], help: "Say more on standard error.")
    var verbose = false

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case jsonl, json
    }

    func run() async throws {
        let reader = RecordReader(extractor: try Extractor(Extractor.Options()))
        let renderer: any Renderer = format == .json ? JSONArrayRenderer() : JSONLinesRenderer()
        let output: OutputFile
        do throws(FileError) {
            output = try self.output.map(OutputFile.file) ?? .standardOutput()
        } catch {
            Messages.error(error.description)
            throw ExitCode(1)
        }
        TemporaryFiles.watchSignals()
        let steps = FileFinder(include: include.compactMap(Glob.init)).find(paths)
        let outcome = await ExtractionRun(reader: reader, renderer: renderer, jobs: jobs ?? 2)
            .run(steps, to: output, failed: { Messages.error($0.description) })
        if let failure = outcome.outputFailure { Messages.error(failure.description) }
        if outcome.outputFailure != nil || !outcome.failures.isEmpty { throw ExitCode(1) }
    }
}
