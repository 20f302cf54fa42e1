import ExtractIO
import Kirinuki
import Testing

@Suite struct VCardTests {
    @Test func contact() throws {
        let text = "〒231-0015 横浜市中区尾上町5-80 サンプルビル3F\nTEL 045-211-0000 FAX 045-211-0001\nE-mail: info@example.jp\n"
        let cards = VCard.cards(of: try Extractor().extract(text))
        #expect(cards.hasPrefix("BEGIN:VCARD\r\nVERSION:4.0\r\n"))
        #expect(cards.contains("TEL;VALUE=uri;TYPE=\"work,voice\":tel:+81452110000\r\n"))
        #expect(cards.contains("TEL;VALUE=uri;TYPE=\"work,fax\":tel:+81452110001\r\n"))
        #expect(cards.contains("EMAIL;TYPE=work:info@example.jp\r\n"))
        #expect(cards.split(separator: "\r\n ").joined().contains("横浜市中区;神奈川県;231-0015;日本\r\n"))
        #expect(cards.hasSuffix("END:VCARD\r\n"))
        for line in cards.split(separator: "\r\n") { #expect(line.utf8.count <= 75) }
    }

    @Test func theStreetKeepsAllItsParts() throws {
        let cards = VCard.cards(of: try Extractor().extract("〒600-8009 京都市下京区四条通烏丸東入長刀鉾町8番 見本ビル2F"))
        let lines = cards.split(separator: "\r\n ").joined()
        #expect(lines.contains("ADR;TYPE=work:;;四条通烏丸東入長刀鉾町8番見本ビル2F;京都市下京区;京都府;600-8009;日本\r\n"))
        // A card without a name is refused.
        #expect(lines.contains("FN:京都市下京区"))
    }

    @Test func escapes() {
        var contact = Contact(organization: "A, B; C")
        contact.people = [.init(name: "山田\\太郎")]
        contact.url = ["www.example.jp"]
        let cards = VCard.cards(of: contact)
        #expect(cards.contains("ORG:A\\, B\\; C\r\n"))
        #expect(cards.contains("FN:山田\\\\太郎\r\n"))
        #expect(cards.contains("URL:http://www.example.jp\r\n"))
    }
}
