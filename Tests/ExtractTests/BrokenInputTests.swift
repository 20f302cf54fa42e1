import Foundation
import Kirinuki
import Testing

/// No input crashes, hangs or loses data.
@Suite struct BrokenInputTests {
    /// Runs the program on one file and decodes its record; every mention has to be faithful to the decoded text.
    private func record(of contents: Data) throws -> Document {
        let scratch = try Scratch()
        let file = try scratch.write("input.txt", contents)
        let result = try Program.run([file])
        #expect(result.status == 0)
        #expect(result.errors == "")
        return try #require(try result.documents.first)
    }

    @Test func smallAndDamaged() throws {
        let contents = [
            Data(), Data([0x41]), Data([0x0A]), Data([0xE3]), Data([0xFF]), Data([0x1B]), Data([0x8E]),
            Data([0xEF, 0xBB, 0xBF]), Data([0xFF, 0xFE]), Data([0xFE, 0xFF]), Data([0xFF, 0xFE, 0x41]),
            Data(Samples.newsletter.utf8.dropLast(2)), Data("会社\u{0}概要\u{0}\n".utf8), Data("㈱".utf8.dropLast()),
        ]
        #expect(try sizes(of: contents) == contents.map(\.count))
    }

    /// The sizes that the records of such files tell, in their order. All in one run: in a debug build the start takes longest.
    private func sizes(of contents: [Data]) throws -> [Int] {
        let scratch = try Scratch()
        for (index, data) in contents.enumerated() { try scratch.write("\(100 + index).txt", data) }
        let result = try Program.run([scratch.path])
        #expect(result.status == 0)
        #expect(result.errors == "")
        return try result.documents.compactMap { $0.source?.bytes }
    }

    @Test func damageIsTold() throws {
        var contents = Data("令和6年4月1日 株式会社サクラ精機の会社概要をお知らせします。".utf8)
        contents.insert(contentsOf: [0xFF, 0xE3, 0x81], at: 19)
        let document = try record(of: contents)
        let diagnostic = try #require(document.diagnostics.first { $0.code == "undecodable-bytes" })
        #expect(diagnostic.message == "2 sequences of bytes are not UTF-8, the first at byte 19.")
        #expect(diagnostic.start == 9)
        #expect(diagnostic.end == 10)
    }

    @Test func noiseIsFaithful() throws {
        let document = try record(of: Data(Samples.noise.utf8))
        let scalars = Array(Samples.noise.unicodeScalars)
        for mention in document.mentions {
            var text = String.UnicodeScalarView()
            text.append(contentsOf: scalars[mention.start..<mention.end])
            #expect(mention.text == String(text))
        }
        #expect(!document.mentions.isEmpty)
    }

    @Test func oneLongLine() throws {
        let sentence = "株式会社サクラ精機は令和6年4月1日、横浜市中区山下町1番地で説明会を開きます（参加費3,000円、電話045-123-4567）。"
        let count = Sizes.line / sentence.utf8.count
        let document = try record(of: Data(String(repeating: sentence, count: count).utf8))
        #expect(document.mentions.count { $0.type == .phone } == count)
    }

    /// The full size is for the character that the measure names; the others are to show that time is linear.
    @Test func oneCharacterManyTimes() throws {
        let texts = [
            "（", "年", "1", "㈱", "<", "-", "\u{3099}", "ｶ", "@", "株式会社", "\t", "〒", "０", "<td>", "https://a", "一", "、",
        ]
        let contents =
            ["ー"].map { Data(String(repeating: $0, count: Sizes.run).utf8) }
            + texts.map { Data(String(repeating: $0, count: Sizes.run / 10).utf8) }
        #expect(try sizes(of: contents) == contents.map(\.count))
    }

    @Test func aPictureIsRefused() throws {
        let scratch = try Scratch()
        let header: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]
        try scratch.write("picture.txt", Data(header + (0..<4000).map { UInt8(truncatingIfNeeded: $0 &* 197) }))
        try scratch.write("text.txt", Samples.release)
        let result = try Program.run([scratch.path])
        #expect(result.status == 1)
        #expect(result.paths == [scratch.path("text.txt")])
        #expect(result.errors.contains("picture.txt: This is a PNG image, not a text."))
    }

    @Test func aMissingFolder() throws {
        let result = try Program.run(["/no/such/folder"])
        #expect(result.status == 1)
        #expect(result.output.isEmpty)
        #expect(result.errors.hasPrefix("extract: /no/such/folder: no such file or folder\n"))
    }

    @Test func aLinkThatLeadsNowhere() throws {
        let scratch = try Scratch()
        try FileManager.default.createSymbolicLink(atPath: scratch.path("a.txt"), withDestinationPath: "nowhere")
        try FileManager.default.createSymbolicLink(atPath: scratch.path("b"), withDestinationPath: "nowhere")
        try scratch.write("c.txt", Samples.release)
        let result = try Program.run([scratch.path])
        #expect(result.status == 1)
        #expect(result.paths == [scratch.path("c.txt")])
        #expect(result.errors.hasPrefix("extract: \(scratch.path("a.txt")): no such file or folder\n"))
    }

    @Test func foldersInACircle() throws {
        let scratch = try Scratch()
        try scratch.write("a/1.txt", Samples.release)
        try scratch.write("b/2.txt", Samples.release)
        for (link, target) in [
            ("a/up", ".."), ("a/self", "."), ("a/b", "../b"), ("b/a", "../a"), ("loop.txt", "loop.txt"),
        ] {
            try FileManager.default.createSymbolicLink(atPath: scratch.path(link), withDestinationPath: target)
        }
        let result = try Program.run([scratch.path])
        #expect(result.paths.count < 8)
        #expect(Set(result.paths).isSuperset(of: [scratch.path("a/1.txt"), scratch.path("b/2.txt")]))
        // The link to itself is a document that cannot be read.
        #expect(result.status == 1)
        #expect(result.errors.contains("loop.txt: too many symbolic links, perhaps a loop"))
    }

    @Test func aFolderNamedLikeADocumentIsWalked() throws {
        let scratch = try Scratch()
        try scratch.write("a.txt/b.txt", Samples.release)
        #expect(try Program.run([scratch.path]).paths == [scratch.path("a.txt/b.txt")])
    }

    @Test(.enabled(if: Nobody.isHere, "needs root and setpriv, or not to be root"))
    func anUnreadableFile() throws {
        let scratch = try Scratch()
        try scratch.write("a.txt", Samples.release)
        try scratch.write("b.txt", Samples.release)
        try scratch.write("c/d.txt", Samples.release)
        let files = FileManager.default
        try files.setAttributes([.posixPermissions: 0o755], ofItemAtPath: scratch.path)
        for name in ["a.txt", "c"] { try files.setAttributes([.posixPermissions: 0], ofItemAtPath: scratch.path(name)) }
        defer { try? files.setAttributes([.posixPermissions: 0o755], ofItemAtPath: scratch.path("c")) }
        let result = try Nobody.run([scratch.path])
        #expect(result.status == 1)
        #expect(result.paths == [scratch.path("b.txt")])
        #expect(result.errors.contains("extract: \(scratch.path("a.txt")): permission denied\n"))
        #expect(result.errors.contains("extract: \(scratch.path("c")): permission denied\n"))
    }
}

/// The program run by somebody who may not read everything.
enum Nobody {
    private static let isRoot = geteuid() == 0
    private static let tool = "/usr/bin/setpriv"
    private static let drop = ["--reuid=65534", "--regid=65534", "--clear-groups", "--"]

    static let isHere: Bool = {
        if !isRoot { return true }
        guard FileManager.default.isExecutableFile(atPath: tool) else { return false }
        // The build may lie in a folder that is closed to others.
        return (try? run(["--version"]).status) == 0
    }()

    static func run(_ arguments: [String]) throws -> Program.Result {
        if !isRoot { return try Program.run(arguments) }
        return try Program.run(drop + [Program.url.path] + arguments, program: URL(fileURLWithPath: tool))
    }
}
