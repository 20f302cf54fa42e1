/// Works through documents: many at a time, written in the order in which they were found.
public struct ExtractionRun: Sendable {
    /// How it went.
    public struct Outcome: Hashable, Sendable {
        /// What was written.
        public var tally = Tally()
        /// Every document that gave no record, and why.
        public var failures: [FileError] = []
        /// The output itself failed: nothing after it was done.
        public var outputFailure: FileError?
    }

    /// Is told how the run goes on, from one task.
    public struct Observer {
        /// Something is about to be written to the output.
        public var willWrite: () -> Void
        /// A document gave no record.
        public var failed: (FileError) -> Void
        /// A document is done, with or without a record.
        public var advanced: (FileFinder.Found) -> Void

        /// An observer with all its parts.
        public init(
            willWrite: @escaping () -> Void, failed: @escaping (FileError) -> Void,
            advanced: @escaping (FileFinder.Found) -> Void
        ) {
            self.willWrite = willWrite
            self.failed = failed
            self.advanced = advanced
        }
    }

    private enum Result: Sendable {
        case record([UInt8], Tally)
        case failure(FileError)
    }

    /// Bytes of source under way at once, over all jobs; one document may be larger.
    private static let budget = 1 << 26

    private let reader: RecordReader
    private let renderer: any Renderer
    private let jobs: Int

    /// A run.
    /// - Parameter jobs: how many documents are worked on at once.
    public init(reader: RecordReader, renderer: any Renderer, jobs: Int) {
        self.reader = reader
        self.renderer = renderer
        self.jobs = jobs
    }

    /// Writes the records of all that was found. Where nobody reads the output any more, the run ends early and in peace.
    public func run(
        _ steps: [FileFinder.Step], to output: consuming OutputFile, observer: Observer
    ) async -> Outcome {
        var outcome = Outcome()
        var output = output
        do throws(OutputFile.Failure) {
            try output.write(renderer.opening)
            try await write(steps, to: &output, &outcome, observer)
            observer.willWrite()
            try output.write(renderer.closing(outcome.tally, failures: outcome.failures))
            try output.finish()
        } catch {
            if case .file(let error) = error { outcome.outputFailure = error }
        }
        return outcome
    }

    private func write(
        _ steps: [FileFinder.Step], to output: inout OutputFile, _ outcome: inout Outcome, _ observer: Observer
    ) async throws(OutputFile.Failure) {
        let (reader, renderer) = (reader, renderer)
        var stopped: OutputFile.Failure?
        var index = 0
        await forEachInOrder(
            steps, jobs: jobs, budget: Self.budget,
            weight: { if case .file(let file) = $0 { file.size } else { 0 } },
            transform: { step -> Result in
                switch step {
                case .failure(let error): .failure(error)
                case .file(let file): Self.result(of: file, reader, renderer)
                }
            },
            consume: { result in
                switch result {
                case .failure(let error):
                    outcome.failures.append(error)
                    observer.failed(error)
                case .record(let bytes, let tally):
                    observer.willWrite()
                    do throws(OutputFile.Failure) {
                        try output.write(outcome.tally.documents > 0 ? renderer.separator + bytes : bytes)
                        outcome.tally.add(tally)
                    } catch {
                        stopped = error
                        return false
                    }
                }
                if case .file(let file) = steps[index] { observer.advanced(file) }
                index += 1
                return true
            })
        if let stopped { throw stopped }
    }

    private static func result(
        of file: FileFinder.Found, _ reader: RecordReader, _ renderer: any Renderer
    ) -> Result {
        do {
            let document = try reader.record(of: file.path)
            return .record(try renderer.render(document), Tally(document))
        } catch let error as FileError {
            return .failure(error)
        } catch {
            return .failure(FileError(path: file.path.description, reason: "\(error)"))
        }
    }
}

extension ExtractionRun.Outcome {
    /// `5 documents, 395 mentions, …, 1 failed; 42.1 KB in 31 ms`
    public func summary(_ elapsed: Duration) -> String {
        let failed = failures.isEmpty ? "" : ", \(Quantity.count(failures.count)) failed"
        return "\(tally.summary)\(failed); \(Quantity.bytes(tally.bytes)) in \(Quantity.duration(elapsed))"
    }
}
