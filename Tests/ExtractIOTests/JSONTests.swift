import ExtractIO
import Foundation
import Kirinuki
import Testing

@Suite struct JSONTests {
    private struct Outer: Codable, Hashable {
        var zebra: Int
        var apple: String
        var list: [Inner]
        var nothing: Int?
        var numbers: [Double]
        var table: [String: Int]
    }

    private struct Inner: Codable, Hashable {
        var b: Bool
        var a: [[Int]]
    }

    private let value = Outer(
        zebra: -1, apple: "引用\"と\\と\n\u{0}\u{1F}\u{7F}\u{2028}😀",
        list: [Inner(b: true, a: [[], [1, 2]]), Inner(b: false, a: [])],
        nothing: nil, numbers: [0.5, 3, -1e300], table: ["k": 1])

    @Test func keysKeepTheirOrder() throws {
        #expect(
            String(decoding: try JSON.encode(value), as: UTF8.self)
                == #"{"zebra":-1,"apple":"引用\"と\\と\n\u0000\u001f\#u{7F}\#u{2028}😀","list":[{"b":true,"a":[[],[1,2]]},"#
                + #"{"b":false,"a":[]}],"numbers":[0.5,3,-1e+300],"table":{"k":1}}"#)
    }

    @Test(arguments: [false, true]) func roundTrip(indented: Bool) throws {
        let data = Data(try JSON.encode(value, indented: indented))
        #expect(try JSONDecoder().decode(Outer.self, from: data) == value)
    }

    @Test func indentation() throws {
        #expect(
            String(decoding: try JSON.encode(Inner(b: true, a: [[], [1]]), indented: true), as: UTF8.self) == """
                {
                  "b": true,
                  "a": [
                    [],
                    [
                      1
                    ]
                  ]
                }
                """)
    }

    /// Records have a writer of their own, which says what Encodable says.
    @Test(arguments: [false, true]) func recordsAreWrittenAsAnyValue(indented: Bool) throws {
        let text = """
            令和6年4月1日（月）　株式会社サクラ精機（以下「サクラ」という。） 法人番号 1234567890123
            営業部 部長 山田太郎 〒239-0847 神奈川県横須賀市光の丘3-4 TEL：046-123-4567 FAX 046-123-4568
            参加費 3,000円（税込） 13:00～ info@example.jp https://example.jp/ 令和6年4月2日（月） サクラ精機
            """
        var document = try Extractor().extract(text)
        #expect(Set(document.mentions.map(\.type)).count >= 10)
        func generic(_ value: some Encodable) throws -> [UInt8] { try JSON.encode(value, indented: indented) }
        #expect(try JSON.encode(document, indented: indented) == generic(document))
        document.source = .init(path: "a\"b", bytes: 1, sha256: "0", encoding: "UTF-8")
        #expect(try JSON.encode(document, indented: indented) == generic(document))
        let empty = try Extractor().extract("")
        #expect(try JSON.encode(empty, indented: indented) == generic(empty))
    }

    /// A mention writes its typed fields beside its own: one object, though two containers were asked for.
    @Test func twoContainersAreOneObject() throws {
        let text = "発行 令和6年4月1日"
        let document = try Extractor().extract(text)
        let data = Data(try JSON.encode(document))
        #expect(try JSONDecoder().decode(Document.self, from: data) == document)
    }
}
