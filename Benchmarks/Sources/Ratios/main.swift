import CBaselines
import Corpora
import Foundation
import Kirinuki

// Measures everything in one run on one core and prints a table of MB/s (10^6 bytes of UTF-8 read) and ratios.
//   ratios [--bytes N] [--rounds N] [--folder FOLDER] [FILE…]    FOLDER receives the corpora, for peers in other languages
// Each figure is the best of `--rounds` runs (7) after one to warm up.

var size = 16 << 20
var folder: String?
var files: [String] = []
nonisolated(unsafe) var rounds = 7
var arguments = CommandLine.arguments.dropFirst()
while let argument = arguments.popFirst() {
    switch argument {
    case "--bytes": size = arguments.popFirst().flatMap { Int($0) } ?? size
    case "--rounds": rounds = arguments.popFirst().flatMap { Int($0) } ?? rounds
    case "--folder": folder = arguments.popFirst()
    case let file where !file.hasPrefix("-"): files.append(file)
    default:
        FileHandle.standardError.write(Data("ratios: unknown option \(argument)\n".utf8))
        exit(2)
    }
}

/// Seconds of processor time of this thread: other programs on the machine do not count.
func processorSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}

/// The best rate, in MB/s, of `work`, which reads `bytes` bytes.
func rate(_ bytes: Int, _ work: () -> Void) -> Double {
    work()
    var best = Double.infinity
    for _ in 0..<rounds {
        let start = processorSeconds()
        work()
        best = min(best, processorSeconds() - start)
    }
    return Double(bytes) / best / 1e6
}

func number(_ value: Double) -> String {
    value >= 100 ? String(format: "%.0f", value) : String(format: "%.1f", value)
}

/// A row of the one Markdown table that is printed.
func row(_ cells: [String]) { print("| " + cells.joined(separator: " | ") + " |") }

row(["text, 10^6 bytes", "what", "MB/s", "to memcpy", "to ICU with Edits"])
print("| --- | --- | ---: | ---: | ---: |")

nonisolated(unsafe) var out: [UInt8] = []

func icu(_ source: [UInt8], edits: Bool) {
    source.withUnsafeBufferPointer { source in
        out.withUnsafeMutableBufferPointer { out in
            _ = baseline_icu_nfkc(
                source.baseAddress, Int64(source.count), out.baseAddress, Int64(out.count), edits ? 1 : 0)
        }
    }
}

let nfkc = Normalizer(.nfkc)
let document = Normalizer(.document)

var texts = Corpus.allCases.map { ($0.rawValue, $0.bytes(size)) }
for file in files {
    if let data = try? Data(contentsOf: URL(fileURLWithPath: file)) { texts.append((file, Array(data))) }
}
out = [UInt8](repeating: 0, count: 65_536 + 4 * (texts.map(\.1.count).max() ?? 0))
for (name, source) in texts {
    if let folder, files.isEmpty {
        try? Data(source).write(to: URL(fileURLWithPath: folder).appendingPathComponent(name + ".txt"))
    }
    let copy = rate(source.count) {
        source.withUnsafeBufferPointer { source in
            out.withUnsafeMutableBufferPointer { out in
                if let from = source.baseAddress, let to = out.baseAddress {
                    baseline_memcpy(to, from, Int64(source.count))
                }
            }
        }
    }
    let withEdits = rate(source.count) { icu(source, edits: true) }
    let withoutEdits = rate(source.count) { icu(source, edits: false) }
    let text = "\(name), \(number(Double(source.count) / 1e6))"
    func report(_ name: String, _ value: Double) {
        row([
            text, name, number(value), String(format: "%.2f", value / copy), String(format: "%.1f", value / withEdits),
        ])
    }
    report("memcpy", copy)
    report("ICU NFKC with Edits", withEdits)
    report("ICU NFKC without Edits", withoutEdits)
    for (preset, normalizer) in [("nfkc", nfkc), ("document", document)] {
        for keepsMap in [true, false] {
            var buffer = Normalizer.Buffer(keepsMap: keepsMap)
            let value = rate(source.count) { normalizer.normalize(source.span, into: &buffer) }
            report("Kirinuki \(preset), map \(keepsMap ? "on" : "off")", value)
        }
        var buffer = Normalizer.Buffer()
        let value = rate(source.count) { normalizer.normalize(source.span, into: &buffer, copiesUnchanged: false) }
        report("Kirinuki \(preset), clean not copied", value)
        let before = baseline_allocations()
        for _ in 0..<3 { normalizer.normalize(source.span, into: &buffer) }
        let made = baseline_allocations() - before
        if made != 0 { print("  \(made) allocations in three calls: the steady state must make none") }
    }
}

// Strings of about 100 bytes, one call each.
let noisy = Corpus.noisy.bytes(1 << 20)
var strings: [[UInt8]] = []
var start = 0
while start + 110 < noisy.count {
    var end = start + 100
    // Not between a half-width kana and its mark: such a string starts with a mark, which is composed apart.
    while noisy[end] & 0xC0 == 0x80 || (noisy[end] == 0xEF && noisy[end + 1] == 0xBE && noisy[end + 2] & 0xFE == 0x9E) {
        end += 1
    }
    strings.append(Array(noisy[start..<end]))
    start = end
}
let total = strings.reduce(0) { $0 + $1.count }
let icuSmall = rate(total) { for string in strings { icu(string, edits: true) } }
let small = "\(strings.count) strings of 100 bytes"
row([small, "ICU NFKC with Edits", number(icuSmall), "", "1.0"])
for (name, normalizer) in [("nfkc", nfkc), ("document", document)] {
    var buffer = Normalizer.Buffer()
    let value = rate(total) { for string in strings { normalizer.normalize(string.span, into: &buffer) } }
    row([small, "Kirinuki \(name), map on", number(value), "", String(format: "%.1f", value / icuSmall)])
    let before = baseline_allocations()
    for string in strings { normalizer.normalize(string.span, into: &buffer) }
    let made = baseline_allocations() - before
    if made != 0 { print("  \(made) allocations: the steady state must make none") }
}

// The whole pipeline, everything switched on, over documents of some kilobytes.
let extractor = try Extractor()
let documents = stride(from: 0, to: noisy.count - 4200, by: 4096).map { first in
    String(decoding: noisy[first..<(first + 4096)], as: UTF8.self)
}
let read = documents.reduce(0) { $0 + $1.utf8.count }
nonisolated(unsafe) var mentions = 0
let whole = rate(read) { for document in documents { mentions += extractor.extract(document).mentions.count } }
row(["\(documents.count) documents of 4 kB", "Kirinuki, complete extraction", number(whole), "", ""])
