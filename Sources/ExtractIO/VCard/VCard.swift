public import Kirinuki

/// Contacts as vCard 4.0 (RFC 6350), which address books import.
public enum VCard {
    /// The cards of a document's contacts: one a person, or one for the office where nobody is named.
    ///
    /// Lines end in CRLF and are folded at 75 bytes, never inside a character.
    public static func cards(of document: Document) -> String {
        document.contacts.map { contact in
            let address = contact.mentions.lazy.compactMap { id -> AddressDetails? in
                guard document.mentions.indices.contains(id),
                    case .address(let details)? = document.mentions[id].details
                else { return nil }
                return details
            }.first
            var parts: [String: NameDetails] = [:]
            for id in contact.mentions where document.mentions.indices.contains(id) {
                let mention = document.mentions[id]
                if mention.type == .person, case .name(let details)? = mention.details, let name = mention.value {
                    parts[name] = details
                }
            }
            return cards(of: contact, address: address, names: parts)
        }.joined()
    }

    /// The cards of one contact.
    /// - Parameters:
    ///   - address: its address in parts; without them the whole address goes into the street.
    ///   - names: the parts of its people's names, by whole name; without them a card has no structured name.
    public static func cards(
        of contact: Contact, address: AddressDetails? = nil, names: [String: NameDetails] = [:]
    ) -> String {
        if contact.people.isEmpty { return card(of: contact, person: nil, parts: nil, address: address) }
        return contact.people.map { card(of: contact, person: $0, parts: names[$0.name], address: address) }.joined()
    }

    private static func card(
        of contact: Contact, person: Contact.Person?, parts: NameDetails?, address: AddressDetails?
    ) -> String {
        let office = ([contact.organization].compactMap { $0 } + contact.department).joined(separator: " ")
        let data =
            contact.phone.first ?? contact.fax.first ?? contact.email.first ?? contact.address ?? contact.postalCode
            ?? contact.url.first ?? ""
        let name = person?.name ?? (office.isEmpty ? data : office)
        var lines = [
            "BEGIN:VCARD", "VERSION:4.0", "KIND:" + (person == nil ? "org" : "individual"), "FN:" + escaped(name),
        ]
        if let parts, parts.family != nil || parts.given != nil {
            lines.append(
                "N:" + [parts.family ?? "", parts.given ?? "", "", "", ""].map(escaped).joined(separator: ";"))
        }
        if contact.organization != nil || !contact.department.isEmpty {
            lines.append(
                "ORG:" + ([contact.organization ?? ""] + contact.department).map(escaped).joined(separator: ";"))
        }
        if let role = person?.role { lines.append("TITLE:" + escaped(role)) }
        lines += contact.phone.map { "TEL;VALUE=uri;TYPE=\"work,voice\":tel:" + $0 }
        lines += contact.fax.map { "TEL;VALUE=uri;TYPE=\"work,fax\":tel:" + $0 }
        lines += contact.email.map { "EMAIL;TYPE=work:" + escaped($0) }
        if contact.address != nil || contact.postalCode != nil { lines.append(addressLine(contact, address)) }
        lines += contact.url.map { "URL:" + ($0.contains("://") ? $0 : "http://" + $0) }
        lines.append("END:VCARD")
        return lines.map(folded).joined()
    }

    private static func addressLine(_ contact: Contact, _ details: AddressDetails?) -> String {
        var street = contact.address ?? ""
        var city = ""
        var prefecture = ""
        if let details, let known = details.city {
            city = known
            prefecture = details.prefecture ?? details.inferredPrefecture ?? ""
            let before = (details.prefecture ?? "") + known
            if street.hasPrefix(before) { street.removeFirst(before.count) }
        }
        let parts = ["", "", street, city, prefecture, contact.postalCode ?? "", "日本"]
        return "ADR;TYPE=work:" + parts.map(escaped).joined(separator: ";")
    }

    /// A text value: \ , ; and line breaks escaped.
    private static func escaped(_ value: String) -> String {
        var result = ""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\\", ",", ";":
                result.unicodeScalars.append("\\")
                result.unicodeScalars.append(scalar)
            case "\n": result += "\\n"
            case "\r": continue
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// A line of at most 75 bytes, the rest on lines that start with a space.
    private static func folded(_ line: String) -> String {
        var result = ""
        var count = 0
        for scalar in line.unicodeScalars {
            let size = UTF8.width(scalar)
            if count + size > 75 {
                result += "\r\n "
                count = 1
            }
            result.unicodeScalars.append(scalar)
            count += size
        }
        return result + "\r\n"
    }
}
