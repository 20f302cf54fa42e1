import Foundation
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
}
