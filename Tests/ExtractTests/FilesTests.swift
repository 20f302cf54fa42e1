import Foundation
import Kirinuki
import Testing

@Suite struct FilesTests {
    @Test func versionIsPrinted() throws {
        let result = try Program.run(["--version"])
        #expect(result.status == 0)
        #expect(result.text.first?.isNumber == true)
    }

    @Test(arguments: [["--no-such-option"], []]) func wrongUsageEndsWithTwo(arguments: [String]) throws {
        let result = try Program.run(arguments)
        #expect(result.status == 2)
        #expect(result.output.isEmpty)
        #expect(result.errors.lowercased().contains("usage"))
    }

    @Test func aFolderIsWalkedInOrder() throws {
        let scratch = try Scratch()
        for name in ["b.txt", "a/z.md", "a/c.HTML", "c.png", ".hidden.txt", ".git/x.txt", "d/e/f.htm"] {
            try scratch.write(name, "本文")
        }
        let result = try Program.run(["."], in: scratch.url)
        #expect(result.status == 0)
        #expect(result.paths == ["./a/c.HTML", "./a/z.md", "./b.txt", "./d/e/f.htm"])
    }

    @Test func aMissingPathIsNamedAndTheOthersAreDone() throws {
        let scratch = try Scratch()
        let file = try scratch.write("a.txt", "本文")
        let result = try Program.run([scratch.path("none"), file])
        #expect(result.status == 1)
        #expect(result.lines.count == 1)
        #expect(result.errors.hasPrefix("extract: \(scratch.path("none")): no such file or folder\n"))
        #expect(
            result.errors.contains("1 document, 0 mentions, 0 organizations, 0 contacts, 0 notes, 1 failed; 6 B in "))
        #expect(try Program.run(["-q", scratch.path("none"), file]).errors.split(separator: "\n").count == 1)
    }

    @Test func formats() throws {
        let scratch = try Scratch()
        for name in ["a.txt", "b.txt"] { try scratch.write(name, Samples.release) }
        let array = try Program.run([scratch.path, "--format", "json"])
        #expect(try JSONDecoder().decode([Document].self, from: array.output).count == 2)
        #expect(array.text.hasPrefix("[\n{\n  \"schema\": \"kirinuki.document/1\",\n"))
        #expect(try Program.run([scratch.path, "--format", "json", "--include", "*.none"]).text == "[\n]\n")
        let text = try Program.run([scratch.path("a.txt"), "--format", "text"])
        #expect(text.text.contains("2024-05-10"))
        #expect(!text.text.contains("\u{1B}"))
        #expect(try Program.run([scratch.path, "--format", "vcard"]).status == 0)
    }

    @Test func filesAreChosenByPattern() throws {
        let scratch = try Scratch()
        for name in ["2023/a.txt", "2024/a.txt", "2024/b.eml", "c.eml"] { try scratch.write(name, "本文") }
        func found(_ patterns: String...) throws -> [String] {
            let options = patterns.flatMap { ["--include", $0] }
            return try Program.run(["."] + options, in: scratch.url).paths
        }
        #expect(try found("*.eml") == ["./2024/b.eml", "./c.eml"])
        #expect(try found("2024/*") == ["./2024/a.txt", "./2024/b.eml"])
        #expect(try found("*.eml", "2023/*") == ["./2023/a.txt", "./2024/b.eml", "./c.eml"])
        #expect(try Program.run([".", "--include", "[x"], in: scratch.url).status == 2)
    }

    @Test func standardInputIsADocument() throws {
        let result = try Program.run(["-"], input: Data(Samples.release.utf8))
        #expect(result.paths == ["-"])
    }

    @Test func onlyTheWantedTypes() throws {
        let result = try Program.run(["-", "--types", "email,url"], input: Data(Samples.release.utf8))
        #expect(try result.documents.flatMap(\.mentions).map(\.type) == [.email, .url])
    }
}
