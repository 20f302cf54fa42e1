import Corpora
import Foundation

// make-corpora FOLDER [BYTES]: writes noisy.txt, prose.txt, wide.txt and clean.txt.
let arguments = CommandLine.arguments
guard arguments.count >= 2 else {
    FileHandle.standardError.write(Data("usage: make-corpora FOLDER [BYTES]\n".utf8))
    exit(2)
}
let size = arguments.count > 2 ? Int(arguments[2]) ?? 16 << 20 : 16 << 20
for corpus in Corpus.allCases {
    let file = URL(fileURLWithPath: arguments[1]).appendingPathComponent(corpus.rawValue + ".txt")
    try Data(corpus.bytes(size)).write(to: file)
}
