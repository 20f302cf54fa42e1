import Foundation
import Testing

/// The documentation names what the code can say.
@Suite struct DocumentationTests {
    @Test func everyDiagnosticIsExplained() throws {
        let page = try String(
            contentsOf: TestDocuments.root.appending(path: "Docs/diagnostics.md"), encoding: .utf8)
        for code in DocumentationTests.codes(in: TestDocuments.root.appending(path: "Sources")) {
            #expect(page.contains("| `\(code)` |"), "Docs/diagnostics.md has no row for the code \(code)")
        }
    }

    /// The links of the documentation lead somewhere.
    @Test(arguments: [
        "README.md", "README.ja.md", "CONTRIBUTING.md", "CHANGELOG.md", "Docs/README.md", "Docs/design.md",
        "Docs/record.md", "Docs/diagnostics.md", "Docs/messages.md", "Fixtures/README.md",
    ])
    func linksLeadSomewhere(_ name: String) throws {
        let file = TestDocuments.root.appending(path: name)
        let text = try String(contentsOf: file, encoding: .utf8)
        for piece in text.components(separatedBy: "](").dropFirst() {
            let target = piece.prefix { $0 != ")" && $0 != "#" }
            guard !target.isEmpty, !target.contains(":") else { continue }
            let path = file.deletingLastPathComponent().appending(path: String(target)).path
            #expect(FileManager.default.fileExists(atPath: path), "\(name) links to \(target), which is not here")
        }
    }

    /// The codes of diagnostics in the sources: whatever stands behind `code: "`.
    private static func codes(in folder: URL) -> [String] {
        let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
        var codes: Set<String> = []
        while let file = files?.nextObject() as? URL {
            guard file.pathExtension == "swift", let source = try? String(contentsOf: file, encoding: .utf8) else {
                continue
            }
            for piece in source.components(separatedBy: "code: \"").dropFirst() {
                codes.insert(String(piece.prefix { $0 != "\"" }))
            }
        }
        return codes.sorted()
    }
}
