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

/// JIS has one code where Unicode has two characters, and converters differ in the one they choose.
enum JISTwins {
    static func folded(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\u{301C}": result.append("\u{FF5E}")
            case "\u{2212}": result.append("\u{FF0D}")
            case "\u{2016}": result.append("\u{2225}")
            case "\u{2014}": result.append("\u{2015}")
            case "\u{00A5}": result.append("\u{FFE5}")
            default: result.append(scalar)
            }
        }
        return String(result)
    }
}
