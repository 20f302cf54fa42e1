import ExtractIO
import Kirinuki
import Testing

@Suite struct TextViewTests {
    /// People dial 045-211-0000; only programs want +81452110000.
    @Test func numbersAreShownAsDialed() throws {
        let document = try Extractor().extract("TEL 045-211-0000　FAX ０４５（２１１）０００１\n\n")
        let view = String(decoding: TextRenderer(hasColors: false, width: 80).render(document), as: UTF8.self)
        #expect(view.contains("tel 045-211-0000   fax 045-211-0001"))
        #expect(!view.contains("+81"))
    }
}
