import Foundation
import Testing

@testable import Kirinuki

private func address(_ text: String) throws -> (text: String, details: AddressDetails)? {
    for mention in try Extractor().extract(text).mentions {
        if case .address(let details) = mention.details { return (mention.text, details) }
    }
    return nil
}

@Suite struct PlacesTests {
    @Test func everyPostalCodeLeadsToItsTownAndBack() {
        var wrong: [String] = []
        #expect(Places.townCount > 124_000)
        for index in 0..<Places.townCount {
            let town = Places.town(index)
            // The code leads to the town; its name within its municipality leads to a town of that name and of the same
            // codes. A name may have several codes, and stands in the table once for each.
            let isFound = Places.towns(postalCode: town.postalCode).contains(index)
            let named = town.name.isEmpty ? index : Places.town(named: town.name, of: town.unit)
            let leadsBack = named.map { Places.postalCodes(of: $0).contains(town.postalCode) } == true
            if !isFound || !leadsBack { wrong.append("\(town.name) \(town.postalCode)") }
        }
        #expect(wrong.isEmpty, "\(wrong.prefix(10))")
    }

    /// An address written with each postal code is found with that municipality and that code, and nothing contradicts it.
    /// One in 61; all of them where the environment has KIRINUKI_ALL_POSTAL_CODES.
    @Test func addressesOfPostalCodesAreRead() {
        let isComplete = ProcessInfo.processInfo.environment["KIRINUKI_ALL_POSTAL_CODES"] != nil
        let all = Array(stride(from: 0, to: Places.townCount, by: isComplete ? 1 : 61))
        var wrong: [String] = []
        for first in stride(from: 0, to: all.count, by: 500) {
            let towns = all[first..<min(first + 500, all.count)].map(Places.town)
            var text = ""
            for town in towns {
                let unit = Places.unit(town.unit)
                let digits = String(10_000_000 + town.postalCode).dropFirst()
                text += "〒\(digits.prefix(3))-\(digits.suffix(4))　"
                text += "\(Places.prefectureName(unit.prefecture) ?? "")\(unit.name)\(town.name)1-2-3\n\n"
            }
            let layout = LayoutBuilder.layout(Normalizer(.document).normalize(utf8: Array(text.utf8)))
            let codes = PostalCodeRecognizer().recognize(layout)
            let addresses = AddressRecognizer().recognize(layout)
            #expect(PostalCodeCheck().remarks(Overlaps.settle(codes + addresses), in: layout).isEmpty)
            guard codes.count == towns.count, addresses.count == towns.count else {
                wrong.append(
                    "\(codes.count) codes and \(addresses.count) addresses of \(towns.count) from \(towns[0].name)")
                continue
            }
            for (town, (code, address)) in zip(towns, zip(codes, addresses)) {
                guard case .address(let details)? = address.details,
                    details.municipalityCode == Places.unit(town.unit).code,
                    code.value?.replacing("-", with: "") == String(String(10_000_000 + town.postalCode).dropFirst())
                else {
                    wrong.append("\(Places.unit(town.unit).name)\(town.name): \(address.value ?? "")")
                    continue
                }
            }
        }
        #expect(wrong.isEmpty, "\(wrong.count): \(wrong.prefix(20))")
    }

    @Test func everyMunicipalityIsRecognized() throws {
        var missed: [String] = []
        let extractor = try Extractor()
        var text = ""
        var names: [String] = []
        for id in 0..<Places.unitCount {
            let unit = Places.unit(id)
            guard !unit.isFormer, !unit.isDesignatedCity, let prefecture = Places.prefectureName(unit.prefecture)
            else { continue }
            names.append(prefecture + unit.name)
            text += "事務局は\(prefecture)\(unit.name)本町1-2-3にあります。\n\n"
        }
        let found = Set(
            extractor.extract(text).mentions.compactMap { mention -> String? in
                guard case .address(let details)? = mention.details else { return nil }
                return (details.prefecture ?? "") + (details.city ?? "")
            })
        for name in names where !found.contains(name) { missed.append(name) }
        #expect(names.count > 1700)
        #expect(missed.isEmpty, "\(missed.prefix(10))")
    }

    @Test(arguments: [
        "千種区長は3-4年", "三重の輪を1-2-3と", "八重洲1-2", "千種類の花を1-2-3列に", "数千種のうち3-4種", "第三重点1-2-3", "三重奏第1番2号",
        "二重三重に3-4回", "八重桜1-2-3番", "三重丸を1-2個", "八重洲口改札1-2番", "三重県人会 2-3", "千種さんの1-2-3", "中千種1-2", "東京都市大学2-3",
        "北秋田市は3-4位", "横浜市で3月1日に",
        "福岡市 2004年", "大阪府15人", "川崎市 10:00から", "京都市で5-6人", "第1回広島市長杯",
        "埼玉県川越市在住", "北海道札幌市開催", "横浜市開港記念会館", "愛知県豊田市立図書館", "兵庫県神戸市2014", "群馬県桐生市の工場で",
    ]) func notAnAddress(_ text: String) throws {
        #expect(try address(text)?.text == nil)
    }

    @Test func spellings() throws {
        let ryugasaki = try #require(try address("茨城県龍ヶ崎市3710番地"))
        #expect(ryugasaki.details.municipalityCode == "08208")
        let sapporo = try #require(try address("札幌市中央区北1条西2丁目3"))
        #expect(sapporo.details.town == "北1条西")
        #expect(sapporo.details.block == "2丁目3")
        #expect(sapporo.details.inferredPrefecture == "北海道")
    }

    @Test func streetsOfKyoto() throws {
        let found = try #require(try address("中京区河原町通三条上る2丁目下丸屋町403"))
        #expect(found.details.street == "河原町通三条上る2丁目")
        #expect(found.details.town == "下丸屋町")
        #expect(found.details.block == "403")
        #expect(found.details.inferredPrefecture == "京都府")
    }

    /// A name that several municipalities share says which one only with a town or a postal code.
    @Test func sharedNames() throws {
        let open = try #require(try address("府中市1丁目2番地"))
        #expect(open.details.municipalityCode == nil && open.details.inferredPrefecture == nil)
        let town = try #require(try address("府中市宮西町2-24"))
        #expect(town.details.inferredPrefecture == "東京都")
        let coded = try #require(try address("〒726-0003 府中市元町1-5"))
        #expect(coded.details.inferredPrefecture == "広島県")
    }

    /// Letters that a scan put for figures are figures in the value, and letters in the text.
    @Test func slips() throws {
        let document = try Extractor().extract("横浜市中区尾上町5丁目l3番l号 見本ビル2O1号室")
        let mention = try #require(document.mentions.first { $0.type == .address })
        #expect(mention.text == "横浜市中区尾上町5丁目l3番l号 見本ビル2O1号室")
        #expect(mention.value == "横浜市中区尾上町5丁目13番1号見本ビル201号室")
    }

    @Test func formerMunicipality() throws {
        let former = try #require(try address("兵庫県多紀郡篠山町北新町41"))
        #expect(former.details.city == "多紀郡篠山町")
        #expect(former.details.municipalityCode == "28221")
    }

    @Test func parts() throws {
        let found = try #require(try address("〒231-0015 横浜市中区尾上町5-80 サンプルビル3F\nTEL 045-211-0000"))
        #expect(found.text == "横浜市中区尾上町5-80 サンプルビル3F")
        #expect(found.details.city == "横浜市中区")
        #expect(found.details.town == "尾上町")
        #expect(found.details.block == "5-80")
        #expect(found.details.building == "サンプルビル3F")
        #expect(found.details.inferredPrefecture == "神奈川県")
    }

    @Test(arguments: [
        ("東京都千代田区丸の内一丁目９番１号", "東京都千代田区丸の内一丁目９番１号"),
        ("京都市下京区四条通烏丸東入長刀鉾町８番", "京都市下京区四条通烏丸東入長刀鉾町８番"),
        ("帯広市西２２条北２丁目２３番地にて", "帯広市西２２条北２丁目２３番地"),
        ("本社（新潟県見本市青海町3-22）", "新潟県見本市青海町3-22"),
        ("〒100-0001 千代田区千代田", "千代田区千代田"),
        ("小田原市本町 3 －14－7 電話", "小田原市本町 3 －14－7"),
        ("神奈川県三浦市三崎町小網\n代1462-3", "神奈川県三浦市三崎町小網\n代1462-3"),
        ("横浜市中区尾上町5-80 見本ハイツB-203", "横浜市中区尾上町5-80 見本ハイツB-203"),
        ("横浜市中区尾上町5-80 見本アパート1-B\n", "横浜市中区尾上町5-80 見本アパート1-B"),
        ("横浜市中区尾上町5-80 見本商工会議所ビル", "横浜市中区尾上町5-80 見本商工会議所ビル"),
        ("横浜市中区尾上町5-80 見本棟B 203", "横浜市中区尾上町5-80 見本棟B 203"),
        ("横浜市中区尾上町5-80 TEL-1", "横浜市中区尾上町5-80"),
        ("津久井郡城山町久保沢999", "津久井郡城山町久保沢999"),
        ("札幌市東区北12東3-1-2", "札幌市東区北12東3-1-2"),
        ("大阪市天王寺区上本町B-7", "大阪市天王寺区上本町B-7"),
        ("石川県珠洲市上戸町字寺社壱部\n", "石川県珠洲市上戸町字寺社壱部"),
        ("愛知県刈谷市一色町前浜\n電話 0566-00-0000", "愛知県刈谷市一色町前浜"),
        ("千代田区四番町8 リーフ四番町\n", "千代田区四番町8 リーフ四番町"),
    ]) func extent(_ text: String, _ expected: String) throws {
        #expect(try address(text)?.text == expected)
    }

    @Test func postalCodeAndAddressThatDisagree() throws {
        let diagnostics = try Extractor().extract("〒760-0019 新潟県新潟市中央区万代9-5-11").diagnostics
        #expect(diagnostics.map(\.code) == ["postal-address-mismatch"])
        #expect(diagnostics.first?.message.contains("香川県高松市") == true)
        for agreeing in [
            "〒950-0088 新潟県新潟市中央区万代9-5-11", "〒950-0088 新潟市万代9-5-11", "〒239-0847 光の丘8番3号",
            "〒669-2331 兵庫県多紀郡篠山町北新町41", "〒000-0000 横浜市中区尾上町5-80",
        ] { #expect(try Extractor().extract(agreeing).diagnostics.isEmpty, "\(agreeing)") }
    }
}
