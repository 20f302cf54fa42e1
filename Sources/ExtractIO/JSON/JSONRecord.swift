public import Kirinuki

// What a record has many of is written here without Encodable's containers, which take three times as long.

extension JSON {
    /// The UTF-8 of a record's JSON, without a closing line break: the same as for any other value, and sooner.
    /// - Parameter indented: one member a line, two spaces a level; else everything on one line.
    public static func encode(_ document: Document, indented: Bool = false) throws -> [UInt8] {
        let writer = JSONWriter(indented: indented)
        try writer.write(document)
        return writer.text.bytes
    }
}

extension JSONWriter {
    fileprivate func write(_ document: Document) throws {
        let depth = text.beginObject()
        text.member("schema", document.schema, at: depth)
        if let source = document.source { try write(source, as: "source", at: depth) }
        text.member("title", document.title, at: depth)
        text.member("issued", document.issued, at: depth)
        text.key("mentions", at: depth)
        let list = text.beginArray()
        for mention in document.mentions {
            text.next(at: list)
            let depth = text.begin(mention)
            switch mention.details {
            case .name(let details): text.members(of: details, at: depth)
            case .date(let details): try writeMembers(of: details, at: depth)
            case .amount(let details): try writeMembers(of: details, at: depth)
            case .phone(let details): try writeMembers(of: details, at: depth)
            case .address(let details): try writeMembers(of: details, at: depth)
            case nil: break
            }
        }
        text.list("organizations", document.organizations, at: depth) { $0.write($1) }
        try write(document.contacts, as: "contacts", at: depth)
        try write(document.diagnostics, as: "diagnostics", at: depth)
        text.close(to: 0)
    }

    private func write(_ value: some Encodable, as name: String, at depth: Int) throws {
        text.key(name, at: depth)
        try write(value)
    }
}

extension JSONText {
    /// Starts a mention, whose typed fields may follow, and returns its depth.
    fileprivate mutating func begin(_ mention: Mention) -> Int {
        let depth = beginObject()
        member("id", mention.id, at: depth)
        member("type", mention.type.rawValue, at: depth)
        member("text", mention.text, at: depth)
        member("start", mention.start, at: depth)
        member("end", mention.end, at: depth)
        member("line", mention.line, at: depth)
        member("value", mention.value, at: depth)
        return depth
    }

    fileprivate mutating func members(of details: NameDetails, at depth: Int) {
        if let form = details.legalForm { member("legalForm", form, at: depth) }
        if let family = details.family { member("family", family, at: depth) }
        if let given = details.given { member("given", given, at: depth) }
        if let score = details.score {
            key("score", at: depth)
            double(score)
        }
    }

    fileprivate mutating func write(_ organization: Organization) {
        let depth = beginObject()
        member("id", organization.id, at: depth)
        member("name", organization.name, at: depth)
        member("key", organization.key, at: depth)
        member("legalForm", organization.legalForm, at: depth)
        if let number = organization.corporateNumber { member("corporateNumber", number, at: depth) }
        if let category = organization.category { member("category", category, at: depth) }
        list("aliases", organization.aliases, at: depth) { $0.string($1) }
        list("mentions", organization.mentions, at: depth) { $0.integer($1) }
    }

    private mutating func member(_ name: String, _ value: Int, at depth: Int) {
        key(name, at: depth)
        integer(value)
    }

    fileprivate mutating func member(_ name: String, _ value: String?, at depth: Int) {
        key(name, at: depth)
        if let value { string(value) } else { raw("null") }
    }

    fileprivate mutating func list<Element>(
        _ name: String, _ values: [Element], at depth: Int, write: (inout JSONText, Element) -> Void
    ) {
        key(name, at: depth)
        let list = beginArray()
        for value in values {
            next(at: list)
            write(&self, value)
        }
    }
}
