import Foundation
import Kirinuki

/// Seconds of processor time of this thread.
func now() -> Double {
    var t = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t)
    return Double(t.tv_sec) + Double(t.tv_nsec) * 1e-9
}

let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: CommandLine.arguments[1])))
// Documents of about 4 KB, cut at line ends.
var documents: [[UInt8]] = [[]]
for byte in bytes {
    documents[documents.count - 1].append(byte)
    if byte == 0x0A, documents[documents.count - 1].count > 4000 { documents.append([]) }
}
let seconds = Double(CommandLine.arguments[2]) ?? 3
func measure(_ name: String, _ body: ([UInt8]) throws -> Int) rethrows {
    var best = Double.infinity
    var count = 0
    let begin = now()
    while now() - begin < seconds {
        let start = now()
        count = 0
        for document in documents { count += try body(document) }
        best = min(best, now() - start)
    }
    print("\(name): \(String(format: "%.2f", Double(bytes.count) / best / 1e6)) MB/s, \(count) tokens")
}
let start = now()
let learned = try Tokenizer(.learned)
_ = try learned.tokenize("東京都")
print("first token after \(String(format: "%.2f", (now() - start) * 1e3)) ms")
try measure("Kirinuki, learned") { try learned.tokenize(utf8: $0).count }
if CommandLine.arguments.count > 3 { exit(0) }
try measure("Kirinuki, learned, all strings made") { try learned.tokenize(utf8: $0).reduce(0) { $0 + ($1.text.isEmpty ? 0 : 1) } }
let icu = try Tokenizer(.icu)
try measure("Kirinuki, ICU") { try icu.tokenize(utf8: $0).count }
