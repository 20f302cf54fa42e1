import Kirinuki

/// One document's view under construction.
struct TextPage {
    let style: Style
    let width: Int
    /// Entries shown of a list.
    let limit: Int
    private(set) var text = ""

    init(style: Style, width: Int, limit: Int) {
        self.style = style
        self.width = width
        self.limit = limit
    }

    private mutating func line(_ line: String) {
        text += line
        text += "\n"
    }

    /// The path, then the title and the day.
    mutating func heading(_ document: Document) {
        if let source = document.source {
            let right = "\(source.encoding) · \(Quantity.bytes(source.bytes))"
            let path = DisplayText.cut(DisplayText.clean(source.path), to: max(10, width - right.count - 10))
            let rule = max(2, width - DisplayText.width(path) - right.count - 5)
            line(
                style(.dim, "━━ ") + style(.bold, path) + " "
                    + style(.dim, String(repeating: "━", count: rule) + " " + right))
        }
        if let title = document.title {
            line("   " + style(.bold, DisplayText.cut(DisplayText.clean(title), to: width - 3)))
        }
        if let issued = document.issued { line("   " + style(.dim, "issued ") + style(.green, issued)) }
    }

    private mutating func section(_ name: String, _ count: Int) {
        line("")
        line(" " + style(.dim, name) + (count > 1 ? style(.dim, " (\(count))") : ""))
    }

    private mutating func more(_ count: Int) {
        if count > 0 { line("   " + style(.dim, "… and \(count) more")) }
    }

    /// Names, the most mentioned first.
    mutating func organizations(_ document: Document) {
        guard !document.organizations.isEmpty else { return }
        section("organizations", document.organizations.count)
        let sorted = document.organizations.sorted { ($1.mentions.count, $0.id) < ($0.mentions.count, $1.id) }
        let shown = sorted.prefix(limit)
        let column = min(width / 2, shown.map { DisplayText.width(DisplayText.clean($0.name)) }.max() ?? 0)
        for organization in shown {
            let name = DisplayText.cut(DisplayText.clean(organization.name), to: column)
            var notes: [String] = []
            if organization.mentions.count > 1 { notes.append("×\(organization.mentions.count)") }
            if let form = organization.legalForm { notes.append(DisplayText.clean(form)) }
            if !organization.aliases.isEmpty {
                notes.append("= " + organization.aliases.map(DisplayText.clean).joined(separator: ", "))
            }
            let note = DisplayText.cut(notes.joined(separator: "  "), to: width - column - 5)
            row(style(.cyan, note.isEmpty ? name : DisplayText.pad(name, to: column)), note)
        }
        more(sorted.count - shown.count)
    }

    private mutating func row(_ left: String, _ right: String) {
        line("   " + left + (right.isEmpty ? "" : "  " + style(.dim, right)))
    }

    /// Distinct values in the order of the document, each with the words it was first read from.
    mutating func values(of types: [MentionType], _ name: String, _ tint: Style.Tint, _ document: Document) {
        var entries: [(value: String, text: String, count: Int)] = []
        var index: [String: Int] = [:]
        for mention in document.mentions where types.contains(mention.type) {
            let value = Self.value(of: mention)
            if let known = index[value] {
                entries[known].count += 1
            } else {
                index[value] = entries.count
                entries.append((value, DisplayText.clean(mention.text), 1))
            }
        }
        guard !entries.isEmpty else { return }
        section(name, entries.count)
        let shown = entries.prefix(limit)
        let column = min(width / 2, shown.map { DisplayText.width($0.value) }.max() ?? 0)
        for entry in shown {
            var value = DisplayText.cut(entry.value, to: column)
            // Figures stand under figures.
            if types == [.amount] {
                value = String(repeating: " ", count: max(0, column - DisplayText.width(value))) + value
            }
            var note = entry.text == entry.value ? "" : entry.text
            if entry.count > 1 { note += (note.isEmpty ? "" : "  ") + "×\(entry.count)" }
            row(
                style(tint, note.isEmpty ? value : DisplayText.pad(value, to: column)),
                DisplayText.cut(note, to: width - column - 5))
        }
        more(entries.count - shown.count)
    }

    private static func value(of mention: Mention) -> String {
        guard let value = mention.value.map(DisplayText.clean) else { return "?" }
        // A range has a slash between its ends, of which one may be open.
        let ends = value.split(separator: "/", omittingEmptySubsequences: false).map { $0 == ".." ? "" : String($0) }
        guard case .amount(let details) = mention.details else {
            return ends.map { String($0.map { $0 == "T" ? " " : $0 }) }.joined(separator: " – ")
        }
        var text = ends.map { end in Int(end).map { "¥" + Quantity.count($0) } ?? end }.joined(separator: " – ")
        if details.negative == true { text = "−" + text }
        if details.approximate == true { text = "≈ " + text }
        switch details.bound {
        case "minimum": text += " or more"
        case "maximum": text += " or less"
        case "above": text = "over " + text
        case "below": text = "under " + text
        default: break
        }
        if let per = details.per { text += " / " + DisplayText.clean(per) }
        if details.tax == "included" { text += " incl. tax" }
        if details.tax == "excluded" { text += " + tax" }
        return text
    }

    /// Entries as on an address label.
    mutating func contacts(_ document: Document) {
        guard !document.contacts.isEmpty else { return }
        section("contacts", document.contacts.count)
        let dialed = Self.dialed(document)
        for (index, contact) in document.contacts.prefix(limit).enumerated() {
            if index > 0 { line("") }
            let head = [contact.organization].compactMap(\.self) + contact.department
            if !head.isEmpty { entry(style(.magenta, fit(head.joined(separator: " "), 3)), indent: 3) }
            for person in contact.people {
                let role = person.role.map { style(.dim, "  " + DisplayText.clean($0)) } ?? ""
                entry(DisplayText.clean(person.name) + role)
            }
            let place = [contact.postalCode.map { "〒" + $0 }, contact.address].compactMap(\.self)
            if !place.isEmpty { entry(fit(place.joined(separator: " "), 5)) }
            let phones = contact.phone.filter { !contact.fax.contains($0) }
            let both = contact.phone.filter(contact.fax.contains)
            let fax = contact.fax.filter { !contact.phone.contains($0) }
            let numbers = [("tel", phones), ("tel/fax", both), ("fax", fax)].flatMap { label, list in
                list.map { style(.dim, label + " ") + DisplayText.clean(dialed[$0] ?? $0) }
            }
            if !numbers.isEmpty { entry(numbers.joined(separator: "   ")) }
            for address in contact.email + contact.url { entry(style(.blue, fit(address, 5))) }
        }
        more(document.contacts.count - limit)
    }

    /// Telephone numbers as they are dialed within Japan, by their values.
    private static func dialed(_ document: Document) -> [String: String] {
        var numbers: [String: String] = [:]
        for mention in document.mentions {
            if case .phone(let details) = mention.details, let value = mention.value {
                numbers[value] = details.national
            }
        }
        return numbers
    }

    private func fit(_ text: String, _ indent: Int) -> String {
        DisplayText.cut(DisplayText.clean(text), to: width - indent)
    }

    private mutating func entry(_ text: String, indent: Int = 5) {
        line(String(repeating: " ", count: indent) + text)
    }

    /// What no contact holds: people, departments, numbers and addresses that stand alone.
    mutating func others(_ document: Document) {
        let used = Set(document.contacts.flatMap(\.mentions))
        let names: [(MentionType, String)] = [
            (.person, "people"), (.phone, "tel"), (.fax, "fax"), (.email, "e-mail"), (.url, "web"),
            (.address, "places"),
        ]
        var rows: [(name: String, values: [String])] = []
        let dialed = Self.dialed(document)
        for (type, name) in names {
            var values: [String] = []
            var known: Set<String> = []
            for mention in document.mentions where mention.type == type && !used.contains(mention.id) {
                let value = DisplayText.clean(mention.value.map { dialed[$0] ?? $0 } ?? mention.text)
                if known.insert(value).inserted { values.append(value) }
            }
            if !values.isEmpty { rows.append((name, values)) }
        }
        guard !rows.isEmpty else { return }
        section("further", 0)
        for row in rows {
            let shown = row.values.prefix(limit)
            var list = Self.wrap(Array(shown), between: ", ", to: width - 11)
            if row.values.count > shown.count, let last = list.popLast() {
                list.append(last + style(.dim, " … and \(row.values.count - shown.count) more"))
            }
            for (index, values) in list.enumerated() {
                line("   " + style(.dim, DisplayText.pad(index == 0 ? row.name : "", to: 8)) + values)
            }
        }
    }

    /// What a reader should look at again.
    mutating func diagnostics(_ document: Document) {
        guard !document.diagnostics.isEmpty else { return }
        section("notes", document.diagnostics.count)
        for diagnostic in document.diagnostics.prefix(limit) {
            line("   " + style(.red, "! ") + fit(diagnostic.message, 5) + style(.dim, "  " + diagnostic.code))
        }
        more(document.diagnostics.count - limit)
    }

    /// The parts in lines of at most `columns` columns.
    static func wrap(_ parts: [String], between: String, to columns: Int) -> [String] {
        var lines: [String] = []
        for part in parts {
            let part = DisplayText.cut(part, to: columns)
            if let last = lines.last, DisplayText.width(last + between + part) <= columns {
                lines[lines.count - 1] = last + between + part
            } else {
                lines.append(part)
            }
        }
        return lines
    }

    static func noun(_ type: MentionType, _ count: Int) -> String {
        let (one, many) =
            switch type {
            case .organization: ("organization", "organizations")
            case .person: ("person", "people")
            case .department: ("department", "departments")
            case .role: ("role", "roles")
            case .date: ("date", "dates")
            case .time: ("time", "times")
            case .amount: ("amount", "amounts")
            case .phone: ("phone number", "phone numbers")
            case .fax: ("fax number", "fax numbers")
            case .email: ("e-mail address", "e-mail addresses")
            case .url: ("web address", "web addresses")
            case .postalCode: ("postal code", "postal codes")
            case .address: ("address", "addresses")
            }
        return count == 1 ? one : many
    }
}
