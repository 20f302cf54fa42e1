import ExtractIO
import Testing

@Suite struct JSONReaderTests {
    @Test(arguments: [
        "null", "true", "-0.5e+10", "\"\"", "[]", "{}", " [1 , 2,{\"a\" :\t[ ] } ]\r\n", "0", "\"\\u0041\\n\\/\"",
    ])
    func accepted(text: String) {
        #expect(throws: Never.self) { try JSONReader.value(of: Array(text.utf8)) }
    }

    @Test(arguments: [
        ("", "unexpected end at byte 1"), ("[1,]", "unexpected character at byte 4"),
        ("{\"a\"}", "expected ':' at byte 5"),
        ("[1 2]", "expected ',' or ']' at byte 4"), ("01", "unexpected text after the value at byte 2"),
        ("-", "expected a digit at byte 2"), ("1.", "expected a digit at byte 3"),
        ("nul", "unexpected character at byte 1"),
        ("\"a", "the string is never closed at byte 3"), ("\"\n\"", "control character in a string at byte 2"),
        ("\"\\x\"", "unknown escape at byte 3"), ("\"\\u12\"", "expected four hexadecimal digits at byte 6"),
        ("\"\\", "the string is never closed at byte 3"), ("{} x", "unexpected text after the value at byte 4"),
        (String(repeating: "[", count: 100_000), "nested too deeply at byte 129"),
    ])
    func refused(text: String, message: String) {
        do {
            _ = try JSONReader.value(of: Array(text.utf8))
            Issue.record("\(text) was accepted")
        } catch {
            #expect(error.description == message)
        }
    }

    @Test func surrogates() throws {
        func string(_ text: String) throws -> String? { try JSONReader.value(of: Array("\"\(text)\"".utf8)).string }
        #expect(try string("\\ud83d\\ude00") == "😀")
        #expect(try string("\\ud83d") == "\u{FFFD}")
        #expect(try string("\\ude00") == "\u{FFFD}")
        #expect(try string("\\ud83d\\u0041") == "\u{FFFD}A")
        #expect(try string("\\ud83d\\ud83d\\ude00") == "\u{FFFD}😀")
        #expect(try string("\\ud83dx") == "\u{FFFD}x")
    }

    @Test func whatIsReadIsWrittenAgain() throws {
        let text = #"{"b":[1,-2.5,"x\"\\",null,true],"a":{"":{}}}"#
        #expect(String(decoding: try JSON.encode(JSONReader.value(of: Array(text.utf8))), as: UTF8.self) == text)
    }

    @Test func theLastOfEqualKeysCounts() throws {
        #expect(try JSONReader.value(of: Array(#"{"a":"x","a":"y"}"#.utf8))["a"] == .string("y"))
    }
}
