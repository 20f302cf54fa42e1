import Foundation
import Kirinuki
import Testing

@Suite struct FixtureTests {
    @Test func allAreHere() {
        #expect(TestDocuments.fixtures.count >= 12)
    }

    /// Each fixture's encoding is found without being told, and gives the text that was written down.
    @Test(arguments: TestDocuments.fixtures)
    func decodesToTheMarkedText(_ fixture: TestDocuments.Fixture) throws {
        let decoded = try TextDecoder().decode(fixture.bytes)
        #expect(decoded.damage == nil)
        #expect(decoded.encoding.rawValue == fixture.encoding.replacing(" BOM", with: ""))
        #expect(JISTwins.folded(String(decoding: decoded.utf8, as: UTF8.self)) == JISTwins.folded(fixture.text))
    }

    /// 〜 and ～, − and － are one character to a reader: a folder says the same, whatever converter it came through.
    @Test(arguments: TestDocuments.fixtures)
    func twinsChangeNoFact(_ fixture: TestDocuments.Fixture) throws {
        let extractor = try Extractor()
        let microsoft = extractor.extract(JISTwins.folded(fixture.text)).mentions.map(Fact.init)
        let jis = extractor.extract(JISTwins.unfolded(fixture.text)).mentions.map(Fact.init)
        for fact in jis where !microsoft.contains(fact) { Issue.record("only with 〜 and −: \(fact)") }
        for fact in microsoft where !jis.contains(fact) { Issue.record("only with ～ and －: \(fact)") }
    }

    /// A document has the same text in every encoding that can write it, and with it the same record.
    @Test(arguments: TestDocuments.fixtures)
    func encodingChangesNothing(_ fixture: TestDocuments.Fixture) throws {
        let text = JISTwins.folded(fixture.text)
        for (encoding, foundation) in [
            (TextEncoding.cp932, String.Encoding.shiftJIS), (.eucJP, .japaneseEUC), (.iso2022JP, .iso2022JP),
            (.utf16LittleEndian, .utf16LittleEndian), (.utf16BigEndian, .utf16BigEndian),
        ] {
            guard let data = text.data(using: foundation, allowLossyConversion: false) else { continue }
            let decoded = try TextDecoder().decode(Array(data))
            #expect(decoded.encoding == encoding)
            // Where the encoder wrote another character for one that the encoding lacks, there is nothing to compare.
            let again = String(data: data, encoding: foundation).map(JISTwins.folded)
            if again == text { #expect(JISTwins.folded(String(decoding: decoded.utf8, as: UTF8.self)) == text) }
        }
    }
}

/// A mention without its text: what has to be the same, whichever twin of a character stands in it.
private struct Fact: Hashable {
    var type: MentionType
    var start: Int
    var end: Int
    var value: String?

    init(_ mention: Mention) {
        type = mention.type
        start = mention.start
        end = mention.end
        // A value is NFKC, which folds only one of two twins.
        value = mention.value?.replacing("\u{2212}", with: "-").replacing("\u{301C}", with: "~")
    }
}

/// JIS has one code where Unicode has two characters, and converters differ in the one they choose.
enum JISTwins {
    /// The character that Microsoft's converters choose, and the one that the standard names.
    private static let pairs: [(microsoft: Unicode.Scalar, jis: Unicode.Scalar)] = [
        ("\u{FF5E}", "\u{301C}"), ("\u{FF0D}", "\u{2212}"), ("\u{2225}", "\u{2016}"), ("\u{2015}", "\u{2014}"),
        ("\u{FFE5}", "\u{00A5}"),
    ]

    static func folded(_ text: String) -> String {
        replacing(text) { scalar in pairs.first { $0.jis == scalar }?.microsoft }
    }

    static func unfolded(_ text: String) -> String {
        replacing(text) { scalar in pairs.first { $0.microsoft == scalar }?.jis }
    }

    private static func replacing(_ text: String, _ twin: (Unicode.Scalar) -> Unicode.Scalar?) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.map { twin($0) ?? $0 }))
    }
}
