// Prints the contacts of text files, one a line with tabs between its fields: ready for a spreadsheet.
//
//     swift run --package-path Examples/AddressBook AddressBook Fixtures/newsletters/*.txt

import Foundation
import Kirinuki

let extractor = try Extractor()
let decoder = TextDecoder()
var known: Set<[String]> = []

print("団体", "部署", "担当", "郵便番号", "住所", "電話", "FAX", "メール", "出典", separator: "\t")
for path in CommandLine.arguments.dropFirst() {
    let text = try decoder.decode([UInt8](Data(contentsOf: URL(fileURLWithPath: path))))
    for contact in extractor.extract(utf8: text.utf8).contacts {
        let row = [
            contact.organization ?? "", contact.department.joined(separator: " "),
            contact.people.map { [$0.role, $0.name].compactMap(\.self).joined(separator: " ") }.joined(separator: "、"),
            contact.postalCode ?? "", contact.address ?? "", contact.phone.joined(separator: ", "),
            contact.fax.joined(separator: ", "), contact.email.joined(separator: ", "),
        ]
        // A newsletter repeats its office's entry in every issue.
        if known.insert(row).inserted {
            print((row + [URL(fileURLWithPath: path).lastPathComponent]).joined(separator: "\t"))
        }
    }
}
