import Foundation
import Kirinuki
import Testing

@Suite struct LineTests {
    private let requests = """
        {"id":1,"text":"電話 03-1234-5678"}
        no json
        {"path":"a/b.txt","text":"〒101-0054 東京都千代田区神田錦町3-1","referenceDate":"2024-04-01"}

        {"id":"x","text":"","other":[1,{"a":null}]}
        {"id":"y"}
        {"id":[],"text":"x"}
        {"id":2,"text":"x","referenceDate":"2024-02-30"}
        {"id":3,"text":"\\ud842\\udfb7 \\ud842 03-1234-5678"}
        [1]
        {"text":"終わり"}
        """

    private func run(_ arguments: [String], _ input: String) throws -> Program.Result {
        try Program.run(arguments, input: Data(input.utf8))
    }

    private func objects(_ result: Program.Result) throws -> [[String: Any]] {
        try result.lines.map { try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]) }
    }

    @Test(arguments: ["1", "8"]) func aRecordALine(jobs: String) throws {
        let result = try run(["stream", "--jobs", jobs], requests)
        #expect(result.status == 0)
        #expect(result.errors == "")
        let answers = try objects(result)
        #expect(answers.count == 11)
        #expect(
            answers.map { $0["error"] as? String } == [
                nil, "unexpected character at byte 1", nil, "empty line", nil, "no \"text\"",
                "\"id\" is neither a string nor a number", "\"referenceDate\" is not a day YYYY-MM-DD", nil,
                "not an object", nil,
            ])
        for (index, answer) in answers.enumerated() where answer["error"] != nil {
            #expect(answer["line"] as? Int == index + 1)
            #expect(answer.count == 2)
        }
        #expect(
            result.lines[0].hasPrefix(
                #"{"id":1,"schema":"kirinuki.document/1","title":null,"issued":null,"mentions":[{"id":0,"#))
        #expect(result.lines[2].hasPrefix(#"{"schema":"kirinuki.document/1","source":{"path":"a/b.txt","bytes":"#))
        let mention = (answers[8]["mentions"] as? [[String: Any]])?.first
        #expect(mention?["start"] as? Int == 4)
    }

    @Test func mentionsOnly() throws {
        let result = try run(["stream", "--records", "mentions", "--types", "phone,fax"], requests)
        #expect(
            result.lines[0].hasPrefix(#"{"id":1,"mentions":[{"id":0,"type":"phone","text":"03-1234-5678","start":3,"#))
        #expect(result.lines[2] == #"{"path":"a/b.txt","mentions":[]}"#)
    }

    /// A client that waits for each answer before it asks again.
    @Test func answersAreNotHeldBack() throws {
        let process = Process()
        process.executableURL = Program.url
        process.arguments = ["stream", "--records", "mentions"]
        let (input, output) = (Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        for number in 0..<5 {
            try input.fileHandleForWriting.write(contentsOf: Data("{\"id\":\(number),\"text\":\"\"}\n".utf8))
            #expect(output.fileHandleForReading.availableData == Data("{\"id\":\(number),\"mentions\":[]}\n".utf8))
        }
        try input.fileHandleForWriting.close()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
    }

    @Test func manyLinesKeepTheirOrder() throws {
        let texts = (0..<300).map { number in
            "{\"id\":\(number),\"text\":\"\(String(repeating: "電話03-1234-5678 ", count: number % 23))\"}\n"
        }
        let one = try run(["stream", "--jobs", "1"], texts.joined())
        #expect(try objects(one).map { $0["id"] as? Int } == Array(0..<300))
        #expect(try run(["stream", "--jobs", "8"], texts.joined()).output == one.output)
    }

    @Test func normalizedLines() throws {
        let result = try run(["normalize"], "\u{FEFF}ＡＢＣ\r\n\n半角ｶﾞ\nﾊﾟ")
        #expect(result.text == "ABC\r\n\n半角ガ\nパ")
        #expect(try run(["normalize", "--profile", "nfkc"], "①").text == "1")
        #expect(try run(["normalize", "--profile", "none"], "").status == 2)
        #expect(try run(["normalize", "--profile", "mojimoji-narrow"], "Ａガ").text == "Aｶﾞ")
    }

    @Test func normalizedByRules() throws {
        #expect(try run(["normalize", "--rules", "narrow-digits"], "Ａ１ｶ").text == "Ａ1ｶ")
        #expect(
            try run(["normalize", "--profile", "nfkc", "--without", "nfkc", "--rules", "dashes"], "①—").text == "①-")
        #expect(try run(["normalize", "--profile", "nfkc", "--keep", "①"], "①②").text == "①2")
        #expect(try run(["normalize", "--rules", "no-such-rule"], "").status == 2)
        #expect(try run(["normalize", "--diff", "--jsonl"], "").status == 2)
    }

    @Test func whatNormalizingChanges() throws {
        let result = try run(["normalize", "--diff"], "同じ\n電話０３\n\nｶﾞ・終\n")
        #expect(result.text == "2: 電話[-０３-]{+03+}\n4: [-ｶﾞ-]{+ガ+}・終\n")
    }

    @Test func normalizedJSON() throws {
        let result = try run(["normalize", "--jsonl"], "{\"id\":\"a\",\"text\":\"𠮷ｶﾞ!\"}\n{\n")
        #expect(
            result.lines == [
                #"{"id":"a","text":"𠮷ガ!","edits":[[1,3,1,2]]}"#, #"{"line":2,"error":"expected a key at byte 2"}"#,
            ])
        let bytes = try run(["normalize", "--jsonl", "--offsets", "utf8"], "{\"id\":1,\"text\":\"𠮷ｶﾞ!\"}")
        #expect(bytes.text == "{\"id\":1,\"text\":\"𠮷ガ!\",\"edits\":[[4,10,4,7]]}\n")
    }

    @Test func tokenizedLines() throws {
        #expect(try run(["tokenize"], "東京都に行く\n\n").text.hasSuffix("行く\n\n"))
        let answer = try #require(try objects(run(["tokenize", "--jsonl"], "{\"id\":7,\"text\":\"𠮷野 ＡＢＣ\"}")).first)
        let tokens = try #require(answer["tokens"] as? [[String: Any]])
        #expect(answer["id"] as? Int == 7)
        let last = try #require(tokens.last)
        #expect(last["text"] as? String == "ＡＢＣ")
        #expect(last["start"] as? Int == 3)
        #expect(last["end"] as? Int == 6)
        #expect(last["normalized"] as? String == "ABC")
        #expect(last["kind"] as? String == "latin")
    }

    @Test func filesInTheirEncoding() throws {
        let scratch = try Scratch()
        // ㈱ and two half-width kana in CP932.
        let file = try scratch.write("a.txt", Data([0x87, 0x8A, 0xB6, 0xDE, 0x0A]))
        #expect(try Program.run(["normalize", "--encoding", "cp932", file]).text == "(株)ガ\n")
        #expect(try Program.run(["normalize", "--encoding", "sjis"], input: Data([0xB6, 0xDE])).text == "ガ")
        let result = try Program.run(["normalize", scratch.path("none"), file, "--encoding", "cp932"])
        #expect(result.status == 1)
        #expect(result.text == "(株)ガ\n")
    }

    @Test func invalidBytesBecomeReplacementCharacters() throws {
        let result = try Program.run(["normalize"], input: Data([0x61, 0xFF, 0x0A, 0xE3, 0x81]))
        #expect(result.text == "a\u{FFFD}\n\u{FFFD}")
    }
}
