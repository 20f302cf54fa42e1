import Foundation
import Kirinuki
import Testing

/// Same input and options, same output to the byte.
@Suite struct SameResultTests {
    private let scratch: Scratch

    init() throws {
        scratch = try Scratch()
        let samples = [Samples.release, Samples.newsletter, Samples.noise]
        for number in 0..<12 {
            // Of very different sizes, so that later documents are done before earlier ones.
            let text = String(repeating: samples[number % 3], count: number % 5 == 0 ? 6 : 1)
            try scratch.write("\(number % 3)/\(number).txt", text)
        }
        try scratch.write("2/broken.txt", Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
    }

    private func output(_ arguments: [String] = [], _ environment: [String: String] = [:]) throws -> Data {
        let result = try Program.run([scratch.path] + arguments, environment: environment)
        #expect(result.status == 1)
        return result.output
    }

    @Test(arguments: ["jsonl", "json", "text"]) func jobsAndRuns(format: String) throws {
        let one = try output(["--format", format, "--jobs", "1"])
        #expect(!one.isEmpty)
        #expect(try output(["--format", format, "--jobs", "8"]) == one)
        #expect(try output(["--format", format]) == one)
    }

    @Test func localeAndTimeZone() throws {
        let plain = try output()
        let everywhere = ["TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8", "LANG": "ja_JP.eucJP"]
        #expect(try output([], everywhere) == plain)
        #expect(try output([], ["TZ": "", "LC_ALL": "C"]) == plain)
    }

    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/iconv"), "needs iconv"))
    func encodings() throws {
        // Only what every encoding has.
        let text = Samples.newsletter.replacingOccurrences(of: "①", with: "・").replacingOccurrences(of: "－", with: "-")
            .replacingOccurrences(of: "～", with: "から")
        func mentions(_ encoding: String) throws -> ([Mention], String?) {
            let folder = try Scratch()
            for (name, text) in [("a.txt", text), ("b.txt", Samples.release)] {
                let converted = try Program.run(
                    ["-f", "UTF-8", "-t", encoding], program: URL(fileURLWithPath: "/usr/bin/iconv"),
                    input: Data(text.utf8))
                try #require(converted.status == 0)
                try folder.write(name, converted.output)
            }
            let documents = try Program.run([folder.path]).documents
            return (documents.flatMap(\.mentions), documents.last?.source?.encoding)
        }
        let expected = try mentions("UTF-8")
        #expect(expected.0.count > 5)
        for (encoding, name) in [
            ("CP932", "CP932"), ("EUC-JP", "EUC-JP"), ("ISO-2022-JP", "ISO-2022-JP"), ("UTF-16LE", "UTF-16LE"),
        ] {
            let found = try mentions(encoding)
            #expect(found.0 == expected.0, "\(encoding)")
            #expect(found.1 == name)
        }
    }

    @Test func offsetUnitsAgree() throws {
        let source = try scratch.write("units.txt", "𠮷田😀\n" + Samples.release)
        let bytes = Array(("𠮷田😀\n" + Samples.release).utf8)
        let documents = try ["scalar", "utf8", "utf16"].map { unit in
            try #require(try Program.run([source, "--offsets", unit]).documents.first)
        }
        #expect(!documents[0].mentions.isEmpty)
        for (a, b, c) in zip(documents[0].mentions, zip(documents[1].mentions, documents[2].mentions)).map({
            ($0, $1.0, $1.1)
        }) {
            #expect(a.text == b.text && b.text == c.text)
            #expect(a.text == String(decoding: bytes[b.start..<b.end], as: UTF8.self))
            let utf16 = Array(String(decoding: bytes, as: UTF8.self).utf16)
            #expect(a.text == String(decoding: utf16[c.start..<c.end], as: UTF16.self))
            // Two characters before the first line break lie outside the basic plane.
            #expect(c.start == a.start + 2)
        }
    }
}
