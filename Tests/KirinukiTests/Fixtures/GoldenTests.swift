import Foundation
import Kirinuki
import Testing

/// The records of the fixtures as they were last read and found good. `make record` writes them anew.
@Suite struct GoldenTests {
    @Test(
        .enabled(if: Golden.isInUse, "no records in Fixtures/expected: run `make record`"),
        arguments: TestDocuments.fixtures)
    func record(_ fixture: TestDocuments.Fixture) throws {
        let decoded = try TextDecoder().decode(fixture.bytes)
        let document = try Extractor().extract(utf8: decoded.utf8)
        let actual = try Golden.text(of: document)
        let file = Golden.folder.appending(path: fixture.name.prefix { $0 != "." } + ".json")
        if Golden.isRecording {
            try Data(actual.utf8).write(to: file)
            return
        }
        let expected = try String(contentsOf: file, encoding: .utf8)
        if actual != expected {
            Issue.record(
                """
                The record of \(fixture.name) changed. If the change is right: make record
                \(Golden.difference(expected, actual))
                """)
        }
    }
}

/// Records as text that people can compare: JSON with one mention, organization, contact or diagnostic a line.
enum Golden {
    static let folder = TestDocuments.root.appending(path: "Fixtures/expected")
    static let isRecording = ProcessInfo.processInfo.environment["RECORD"] == "1"
    static let isInUse =
        isRecording || !((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).isEmpty

    static func text(of document: Document) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        func json(_ value: some Encodable) throws -> String {
            String(decoding: try encoder.encode(value), as: UTF8.self)
        }
        func list(_ values: [some Encodable]) throws -> String {
            values.isEmpty ? "[]" : "[\n    \(try values.map { try json($0) }.joined(separator: ",\n    "))\n  ]"
        }
        return """
            {
              "title": \(try json(document.title)),
              "issued": \(try json(document.issued)),
              "mentions": \(try list(document.mentions)),
              "organizations": \(try list(document.organizations)),
              "contacts": \(try list(document.contacts)),
              "diagnostics": \(try list(document.diagnostics))
            }

            """
    }

    /// The lines that differ: `-` expected, `+` actual, each where it stands.
    static func difference(_ expected: String, _ actual: String) -> String {
        let old = expected.split(separator: "\n", omittingEmptySubsequences: false)
        let new = actual.split(separator: "\n", omittingEmptySubsequences: false)
        var changes: [(line: Int, isNew: Bool, text: Substring)] = []
        for change in new.difference(from: old) {
            switch change {
            case .remove(let offset, let text, _): changes.append((offset, false, text))
            case .insert(let offset, let text, _): changes.append((offset, true, text))
            }
        }
        changes.sort { ($0.line, $0.isNew ? 1 : 0) < ($1.line, $1.isNew ? 1 : 0) }
        let shown = changes.prefix(40).map { "\($0.isNew ? "+" : "-") \($0.line + 1): \($0.text)" }
        let rest = changes.count > 40 ? ["… and \(changes.count - 40) lines more"] : []
        return (shown + rest).joined(separator: "\n")
    }
}
