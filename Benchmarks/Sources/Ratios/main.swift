import CBaselines
import Corpora
import Foundation
@_spi(Measuring) import Kirinuki

// Measures everything in one run on one core and prints a table of MB/s (10^6 bytes of UTF-8 read) and ratios.
//   ratios [--bytes N] [--rounds N] [--folder FOLDER] [--only PART] [FILE…]
// FOLDER receives the corpora, for peers in other languages; PART is texts, strings, dates, documents or words. Each figure is the best of
// `--rounds` runs (15) after one to warm up; what is compared takes turns, so that a slow moment of the machine meets all alike.

var size = 16 << 20
var folder: String?
var only: String?
var files: [String] = []
nonisolated(unsafe) var rounds = 15
var arguments = CommandLine.arguments.dropFirst()
while let argument = arguments.popFirst() {
    switch argument {
    case "--bytes": size = arguments.popFirst().flatMap { Int($0) } ?? size
    case "--rounds": rounds = arguments.popFirst().flatMap { Int($0) } ?? rounds
    case "--only": only = arguments.popFirst()
    case "--folder": folder = arguments.popFirst()
    case let file where !file.hasPrefix("-"): files.append(file)
    default:
        FileHandle.standardError.write(Data("ratios: unknown option \(argument)\n".utf8))
        exit(2)
    }
}

/// What is measured ends here, so that no work is left out as useless.
nonisolated(unsafe) var kept = 0

/// Seconds of processor time of this thread: other programs on the machine do not count.
func processorSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}

/// The best rates, in MB/s, of works that each read `bytes` bytes.
func rates(_ bytes: Int, _ works: [() -> Void]) -> [Double] {
    for work in works { work() }
    var best = works.map { _ in Double.infinity }
    for _ in 0..<rounds {
        for (i, work) in works.enumerated() {
            let start = processorSeconds()
            work()
            best[i] = min(best[i], processorSeconds() - start)
        }
    }
    return best.map { Double(bytes) / $0 / 1e6 }
}

/// How many allocations `work` makes when it is repeated; the steady state must make none but where ICU composes marks, some ten a
/// megabyte of `noisy`.
func report(allocationsOf work: () -> Void) {
    work()
    let before = baseline_allocations()
    for _ in 0..<3 { work() }
    let made = baseline_allocations() - before
    if made > 0 { FileHandle.standardError.write(Data("ratios: \(made) allocations in the steady state\n".utf8)) }
}

func number(_ value: Double) -> String {
    value >= 100 ? String(format: "%.0f", value) : String(format: "%.1f", value)
}

/// A row of the one Markdown table that is printed.
func row(_ cells: [String]) { print("| " + cells.joined(separator: " | ") + " |") }

// Before anything else: what is measured is the first use of all models.
let loading = only == nil || only == "words" ? try Loading(documents(Corpus.noisy.bytes(1 << 20))) : nil

if only != "words" {
    row(["text, 10^6 bytes", "what", "MB/s", "to memcpy", "to ICU with Edits"])
    print("| --- | --- | ---: | ---: | ---: |")
}

nonisolated(unsafe) var out: [UInt8] = []

func icu(_ source: UnsafeBufferPointer<UInt8>, edits: Bool, into out: UnsafeMutableBufferPointer<UInt8>) {
    _ = baseline_icu_nfkc(source.baseAddress, Int64(source.count), out.baseAddress, Int64(out.count), edits ? 1 : 0)
}

func icu(_ source: [UInt8], edits: Bool, into out: UnsafeMutableBufferPointer<UInt8>) {
    source.withUnsafeBufferPointer { icu($0, edits: edits, into: out) }
}

let normalizers = [("nfkc", Normalizer(.nfkc)), ("document", Normalizer(.document))]

/// The files that are named, those that can be read.
@MainActor func readFiles() -> [(name: String, bytes: [UInt8])] {
    files.compactMap { file in
        (try? Data(contentsOf: URL(fileURLWithPath: file))).map { (file, Array($0)) }
    }
}

/// Measures the texts of `Corpus`, and files.
@MainActor func measureTexts() {
    let texts = Corpus.allCases.map { ($0.rawValue, $0.bytes(size)) } + readFiles()
    out = [UInt8](repeating: 0, count: 65_536 + 4 * (texts.map(\.1.count).max() ?? 0))
    for (name, source) in texts {
        if let folder, files.isEmpty {
            try? Data(source).write(to: URL(fileURLWithPath: folder).appendingPathComponent(name + ".txt"))
        }
        var works: [(name: String, work: () -> Void)] = [
            ("memcpy", { copy(source) }),
            ("ICU NFKC with Edits", { out.withUnsafeMutableBufferPointer { icu(source, edits: true, into: $0) } }),
            ("ICU NFKC without Edits", { out.withUnsafeMutableBufferPointer { icu(source, edits: false, into: $0) } }),
        ]
        for (preset, normalizer) in normalizers {
            for keepsMap in [true, false] {
                var buffer = Normalizer.Buffer(keepsMap: keepsMap)
                works.append(
                    (
                        "Kirinuki \(preset), map \(keepsMap ? "on" : "off")",
                        { normalizer.normalize(source.span, into: &buffer) }
                    ))
                if let last = works.last { report(allocationsOf: last.work) }
            }
            var buffer = Normalizer.Buffer()
            works.append(
                (
                    "Kirinuki \(preset), clean not copied",
                    { normalizer.normalize(source.span, into: &buffer, copiesUnchanged: false) }
                ))
        }
        let found = rates(source.count, works.map(\.work))
        for (work, rate) in zip(works, found) {
            row([
                "\(name), \(number(Double(source.count) / 1e6))", work.name, number(rate),
                String(format: "%.2f", rate / found[0]), String(format: "%.1f", rate / found[1]),
            ])
        }
    }
}

func copy(_ source: [UInt8]) {
    source.withUnsafeBufferPointer { source in
        out.withUnsafeMutableBufferPointer { out in
            if let from = source.baseAddress, let to = out.baseAddress {
                baseline_memcpy(to, from, Int64(source.count))
            }
        }
    }
}

/// Measures strings of about 100 bytes, one call each. They lie in one array, so that no call counts references to its own.
@MainActor func measureStrings() {
    let text = Corpus.noisy.bytes(1 << 20)
    out = [UInt8](repeating: 0, count: 65_536)
    var strings: [Range<Int>] = []
    var start = 0
    while start + 110 < text.count {
        var end = start + 100
        // Not between a half-width kana and its mark: such a string starts with a mark, which is composed apart.
        while text[end] & 0xC0 == 0x80
            || (text[end] == 0xEF && text[end + 1] == 0xBE && text[end + 2] & 0xFE == 0x9E)
        {
            end += 1
        }
        strings.append(start..<end)
        start = end
    }
    var works: [(name: String, work: () -> Void)] = [
        (
            "ICU NFKC with Edits",
            {
                out.withUnsafeMutableBufferPointer { out in
                    text.withUnsafeBufferPointer { text in
                        for string in strings {
                            icu(UnsafeBufferPointer(rebasing: text[string]), edits: true, into: out)
                        }
                    }
                }
            }
        )
    ]
    for (preset, normalizer) in normalizers {
        var kept = Normalizer.Buffer()
        works.append(
            (
                "Kirinuki \(preset), map on",
                {
                    // A variable that a closure keeps would be checked for exclusive access in every call.
                    var buffer = kept
                    kept = Normalizer.Buffer()
                    let span = text.span
                    for string in strings { normalizer.normalize(span.extracting(string), into: &buffer) }
                    kept = buffer
                }
            ))
        if let last = works.last { report(allocationsOf: last.work) }
    }
    let found = rates(strings.reduce(0) { $0 + $1.count }, works.map(\.work))
    for (work, rate) in zip(works, found) {
        row([
            "noisy, \(strings.count) strings of 100 bytes", work.name, number(rate), "",
            String(format: "%.1f", rate / found[0]),
        ])
    }
}

/// Measures the recognition of dates, times and amounts, with the dates completed from context, in texts that are already
/// normalized and laid out. Beside documents of some kilobytes these are texts of nothing but what dates and amounts are
/// made of, in two lengths: where time grows linearly, both have one rate.
@MainActor func measureDates() {
    let name = "Kirinuki, dates, times and amounts"
    var found = 0
    func rate(_ sources: [[UInt8]]) -> String {
        let texts = sources.map(LaidOutText.init(utf8:))
        let rates = rates(
            sources.reduce(0) { $0 + $1.count }, [{ for text in texts { found += text.countDatesTimesAndAmounts() } }])
        return number(rates[0])
    }
    let documents = documents(Corpus.noisy.bytes(1 << 20))
    row(["\(documents.count) documents of 4 kB", name, rate(documents), "", ""])
    for unit in ["1月", "1", "十", "1,000円", "平成10年・", "（単位：円）\n1,000　2,000\n"] {
        let rates = [1 << 17, 1 << 20].map { size in
            rate([Array(String(repeating: unit, count: size / unit.utf8.count).utf8)])
        }
        let shown = unit.split(separator: "\n").joined(separator: "⏎")
        row(["\(shown) over and over, 0.1 and 1.0", name, rates.joined(separator: " and "), "", ""])
    }
}

/// Measures the whole pipeline, everything switched on, and its contact step alone, over documents of some kilobytes.
@MainActor func measureDocuments() throws {
    let extractor = try Extractor()
    let documents = documents(Corpus.noisy.bytes(1 << 20)).map { String(decoding: $0, as: UTF8.self) }
    let steps = documents.map { ContactStep(utf8: Array($0.utf8), names: extractor) }
    let works: [(name: String, work: () -> Void)] = [
        (
            "Kirinuki, complete extraction",
            { for document in documents { kept += extractor.extract(document).mentions.count } }
        ),
        ("Kirinuki, contact data and their records", { for step in steps { kept += step.run() } }),
    ]
    let found = rates(documents.reduce(0) { $0 + $1.utf8.count }, works.map(\.work))
    for (work, rate) in zip(works, found) {
        row(["\(documents.count) documents of 4 kB", work.name, number(rate), "", ""])
    }
}

if only == nil || only == "texts" { measureTexts() }
if only == nil || only == "strings" { measureStrings() }
if only == nil || only == "dates" { measureDates() }
if only == nil || only == "documents" { try measureDocuments() }
if let loading {
    print()
    try measureWords([("noisy", Corpus.noisy.bytes(1 << 20))] + readFiles(), loading)
}
