import CBaselines
import Foundation
@_spi(Measuring) import Kirinuki

/// Where Debian's mecab-ipadic-utf8 is; elsewhere MeCab takes the dictionary that it is set up with.
private let ipadic = "/var/lib/mecab/dic/ipadic-utf8"

/// What is measured as the first thing of the process: later everything is loaded.
struct Loading {
    var milliseconds: Double
    var megabytes: Double

    /// Loads all models, has a small document read, and then documents one after the other, as a worker of a folder does.
    init(_ documents: [[UInt8]]) throws {
        let small = Array("令和6年4月1日（月）\n株式会社サクラ精機の山田太郎が東京都千代田区で講演。TEL：０３－１２３４－５６７８".utf8)
        let start = processorSeconds()
        let extractor = try Extractor()
        kept += extractor.extract(utf8: small).mentions.count + (try Tokenizer().tokenize(utf8: small)).count
        milliseconds = (processorSeconds() - start) * 1e3
        for document in documents { kept += extractor.extract(utf8: document).mentions.count }
        var usage = rusage()
        #if canImport(Glibc)
            getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
            megabytes = Double(usage.ru_maxrss) * 1024 / 1e6
        #else
            getrusage(RUSAGE_SELF, &usage)
            megabytes = Double(usage.ru_maxrss) / 1e6
        #endif
    }
}

/// The text in documents of about 4 kB, cut at the ends of lines.
func documents(_ text: [UInt8]) -> [[UInt8]] {
    var result: [[UInt8]] = [[]]
    for byte in text {
        result[result.count - 1].append(byte)
        if byte == 0x0A, result[result.count - 1].count > 4000 { result.append([]) }
    }
    return result.filter { !$0.isEmpty }
}

/// Measures words and whole documents beside MeCab, which is given line after line, as its program does.
@MainActor func measureWords(_ texts: [(name: String, bytes: [UInt8])], _ loading: Loading) throws {
    let mecab = baseline_mecab_open(FileManager.default.fileExists(atPath: ipadic) ? "-d \(ipadic)" : "")
    if mecab == nil { print("MeCab's library is not here (Debian: libmecab2, mecab-ipadic-utf8): no ratios to it\n") }
    row(["text, 10^6 bytes", "what", "MB/s", "to MeCab"])
    print("| --- | --- | ---: | ---: |")
    let (learned, icu, extractor) = (try Tokenizer(), try Tokenizer(.icu), try Extractor())
    for (name, bytes) in texts {
        let documents = documents(bytes)
        func over(_ count: @escaping ([UInt8]) -> Int) -> () -> Void {
            { for document in documents { kept += count(document) } }
        }
        var works: [(name: String, work: () -> Void)] = [
            ("Kirinuki, words", over { (try? learned.tokenize(utf8: $0))?.count ?? 0 }),
            (
                "Kirinuki, words with their strings",
                over { (try? learned.tokenize(utf8: $0))?.reduce(0) { $0 + $1.text.utf8.count } ?? 0 }
            ),
            ("Kirinuki, words by ICU", over { (try? icu.tokenize(utf8: $0))?.count ?? 0 }),
            ("Kirinuki, complete extraction", over { extractor.extract(utf8: $0).mentions.count }),
        ]
        if let mecab {
            works.append(
                (
                    "MeCab, words",
                    over { document in Int(baseline_mecab_words(mecab, document, Int64(document.count))) }
                ))
        }
        let found = rates(bytes.count, works.map(\.work))
        for (work, rate) in zip(works, found) {
            row([
                "\(name), \(number(Double(bytes.count) / 1e6))", work.name, number(rate),
                mecab == nil ? "" : String(format: "%.1f", rate / (found.last ?? rate)),
            ])
        }
    }
    print(
        "\nAll models loaded and a small document read in \(number(loading.milliseconds)) ms; most memory after 1 MB of "
            + "documents: \(number(loading.megabytes)) MB")
}
