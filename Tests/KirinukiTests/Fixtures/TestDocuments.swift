import Foundation
import Kirinuki

/// The documents that tests read: our own fixtures, and the annotated documents beside the repository where they are.
enum TestDocuments {
    /// A document as its bytes, with its text as written down in UTF-8.
    struct Fixture: Sendable, CustomStringConvertible {
        var name: String
        /// The encoding that the bytes are in, as encodings.tsv names it: a `TextEncoding`, or `UTF-8 BOM`.
        var encoding: String
        var bytes: [UInt8]
        var text: String

        var description: String { name }
    }

    /// A text with a name for messages.
    struct Text: Sendable, CustomStringConvertible {
        var name: String
        var text: String

        var description: String { name }
    }

    static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// The documents of Fixtures/newsletters, in the order of Fixtures/encodings.tsv.
    static let fixtures: [Fixture] = {
        let folder = root.appending(path: "Fixtures")
        let table = (try? String(contentsOf: folder.appending(path: "encodings.tsv"), encoding: .utf8)) ?? ""
        return table.split(separator: "\n").compactMap { row -> Fixture? in
            let fields = row.split(separator: "\t")
            guard !row.hasPrefix("#"), fields.count == 2 else { return nil }
            let name = String(fields[0])
            let stem = name.prefix { $0 != "." }
            guard let bytes = try? Data(contentsOf: folder.appending(path: "newsletters/\(name)")),
                let marked = try? Data(contentsOf: folder.appending(path: "marked/\(stem).gold.txt"))
            else { return nil }
            return Fixture(
                name: name, encoding: String(fields[1]), bytes: Array(bytes),
                text: withoutMarks(String(decoding: marked, as: UTF8.self)))
        }
    }()

    /// The annotated documents in ../shared/eval; empty where it is absent.
    static let shared: [Text] = {
        let folder = root.deletingLastPathComponent().appending(path: "shared/eval")
        return ["seeds", "dev", "train"].flatMap { set -> [Text] in
            let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.appending(path: set).path)) ?? []
            return names.filter { $0.hasSuffix(".gold.txt") }.sorted().compactMap { name in
                (try? Data(contentsOf: folder.appending(path: "\(set)/\(name)"))).map {
                    Text(name: "\(set)/\(name)", text: withoutMarks(String(decoding: $0, as: UTF8.self)))
                }
            }
        }
    }()

    /// The text of a marked document: what stands before the contacts, without `⟦type|value|` … `⟧`, `⟪` and `⟫`.
    static func withoutMarks(_ marked: String) -> String {
        var result = String.UnicodeScalarView()
        var bars = 2
        var scalars = Array(marked.unicodeScalars)
        let contacts = Array("⟦⟦contacts⟧⟧".unicodeScalars)
        if let end = scalars.indices.last(where: { scalars[$0...].starts(with: contacts) }) {
            scalars.removeSubrange(end...)
            if scalars.last == "\n" { scalars.removeLast() }
        }
        for scalar in scalars {
            switch scalar {
            case "⟦": bars = 0
            case "⟧", "⟪", "⟫": break
            case "|" where bars < 2: bars += 1
            case _ where bars < 2: break
            default: result.append(scalar)
            }
        }
        return String(result)
    }
}
