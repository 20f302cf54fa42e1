/// Works through documents: many at a time, written in the order in which they were found.
public struct ExtractionRun: Sendable {
    /// How it went.
    public struct Outcome: Hashable, Sendable {
        /// How many records were written.
        public var records = 0
        /// Every document that gave no record, and why.
        public var failures: [FileError] = []
        /// The output itself failed: nothing after it was done.
        public var outputFailure: FileError?
        /// The reader of the output went away.
        public var isPipeClosed = false
    }

    private enum Result: Sendable {
        case record([UInt8])
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

    /// Writes the records of all that was found.
    /// - Parameters:
    ///   - failed: is told of each failure as it is met, in order.
    ///   - advanced: is told of each document done, with its size in bytes.
    public func run(
        _ steps: [FileFinder.Step], to output: consuming OutputFile,
        failed: (FileError) -> Void, advanced: (Int) -> Void = { _ in }
    ) async -> Outcome {
        let (reader, renderer) = (reader, renderer)
        var outcome = Outcome()
        var output = output
        do throws(OutputFile.Failure) {
            try output.write(renderer.opening)
            var stopped: OutputFile.Failure?
            var index = 0
            await forEachInOrder(
                steps, jobs: jobs, budget: Self.budget,
                weight: { if case .file(let file) = $0 { file.size } else { 0 } },
                transform: { step -> Result in
                    switch step {
                    case .failure(let error): .failure(error)
                    case .file(let file): Self.record(of: file, reader, renderer)
                    }
                },
                consume: { result in
                    defer { index += 1 }
                    switch result {
                    case .failure(let error):
                        outcome.failures.append(error)
                        failed(error)
                    case .record(let bytes):
                        do throws(OutputFile.Failure) {
                            try output.write(outcome.records > 0 ? renderer.separator + bytes : bytes)
                            outcome.records += 1
                        } catch {
                            stopped = error
                            return false
                        }
                    }
                    if case .file(let file) = steps[index] { advanced(file.size) }
                    return true
                })
            if let stopped { throw stopped }
            try output.write(renderer.closing(count: outcome.records))
            try output.finish()
        } catch {
            switch error {
            case .closedPipe: outcome.isPipeClosed = true
            case .file(let error): outcome.outputFailure = error
            }
        }
        return outcome
    }

    private static func record(
        of file: FileFinder.Found, _ reader: RecordReader, _ renderer: any Renderer
    ) -> Result {
        do {
            return .record(try renderer.render(reader.record(of: file.path)))
        } catch let error as FileError {
            return .failure(error)
        } catch {
            return .failure(FileError(path: file.path.description, reason: "\(error)"))
        }
    }
}
