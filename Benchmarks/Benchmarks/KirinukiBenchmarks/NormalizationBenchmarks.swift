import Benchmark
import CBaselines
import Corpora
import Kirinuki

let benchmarks: @Sendable () -> Void = {
    let size = 4 << 20
    Benchmark.defaultConfiguration = .init(metrics: [.wallClock, .throughput, .instructions], maxDuration: .seconds(2))

    for corpus in Corpus.allCases {
        let source = corpus.bytes(size)
        for (name, options) in [("nfkc", Normalizer.Options.nfkc), ("document", .document)] {
            let normalizer = Normalizer(options)
            Benchmark("normalize \(name) \(corpus.rawValue)") { benchmark in
                var buffer = Normalizer.Buffer()
                normalizer.normalize(source.span, into: &buffer)
                benchmark.startMeasurement()
                for _ in benchmark.scaledIterations { normalizer.normalize(source.span, into: &buffer) }
                blackHole(buffer.count)
            }
        }
        Benchmark("ICU nfkc with Edits \(corpus.rawValue)") { benchmark in
            var out = [UInt8](repeating: 0, count: size * 3)
            for _ in benchmark.scaledIterations {
                source.withUnsafeBufferPointer { source in
                    out.withUnsafeMutableBufferPointer { out in
                        blackHole(
                            baseline_icu_nfkc(
                                source.baseAddress, Int64(source.count), out.baseAddress, Int64(out.count), 1))
                    }
                }
            }
        }
    }

    let document = Corpus.noisy.bytes(256 << 10)
    Benchmark("extract noisy") { benchmark in
        let extractor = try Extractor()
        for _ in benchmark.scaledIterations { blackHole(extractor.extract(utf8: document)) }
    }
}
