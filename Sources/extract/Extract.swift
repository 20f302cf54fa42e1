import ArgumentParser
import ExtractIO
import Foundation
import Kirinuki

@main
struct Extract: ParsableCommand {
    @Argument var paths: [String] = []

    func run() throws {
        let extractor = try Extractor()
        for path in paths {
            let files =
                path.hasSuffix(".txt")
                ? [path]
                : try FileManager.default.contentsOfDirectory(atPath: path).filter {
                    $0.hasSuffix(".txt") && !$0.hasSuffix(".gold.txt")
                }.sorted().map { path + "/" + $0 }
            for file in files {
                let bytes = try Run.read(file)
                let decoded = try TextDecoder().decode(bytes)
                var document = extractor.extract(utf8: decoded.utf8)
                document.source = .init(path: file, bytes: bytes.count, sha256: "", encoding: decoded.encoding.rawValue)
                print(try Run.json(document))
            }
        }
    }
}
