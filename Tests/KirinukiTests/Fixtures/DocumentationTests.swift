import Foundation
import Kirinuki
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

    /// The values in the comments of README.md's Swift.
    @Test func readmeSaysWhatHappens() throws {
        let document = try Extractor().extract("令和6年4月1日（月） 株式会社サクラ精機 TEL：０３－１２３４－５６７８")
        #expect(document.mentions.contains { $0.type == .date && $0.value == "2024-04-01" })
        #expect(document.mentions.contains { $0.type == .phone && $0.value == "+81312345678" })
        let normalized = Normalizer(.document).normalize("㈱ｻｸﾗ精機　ＴＥＬ：０３")
        #expect(normalized.text == "(株)サクラ精機　TEL:03")
        #expect(normalized.sourceRange(of: NormalizedRange(0, 5)) == SourceRange(0, 3))
        #expect(try Tokenizer().tokenize("東京 都に行く").map(\.normalized) == ["東京", "都", "に", "行く"])
        #expect(JapaneseNumber("1億2,000万")?.int == 120_000_000)
        #expect(DateValue("2022-04-01/2023-03-31")?.fiscalYear == 2022)
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
