// What is absent is written as null where OUTPUT.md says so: a reader finds every key in every record.

extension Document {
    private enum Keys: String, CodingKey {
        case schema, source, title, issued, mentions, organizations, contacts, diagnostics
    }

    /// Writes the record as OUTPUT.md shows it.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Keys.self)
        try container.encode(schema, forKey: .schema)
        try container.encodeIfPresent(source, forKey: .source)
        try container.encode(title, forKey: .title)
        try container.encode(issued, forKey: .issued)
        try container.encode(mentions, forKey: .mentions)
        try container.encode(organizations, forKey: .organizations)
        try container.encode(contacts, forKey: .contacts)
        try container.encode(diagnostics, forKey: .diagnostics)
    }
}

extension Organization {
    private enum Keys: String, CodingKey {
        case id, name, key, legalForm, corporateNumber, category, aliases, mentions
    }

    /// Writes the record as OUTPUT.md shows it.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Keys.self)
        try container.encode(id, forKey: .id)
        try container.encode(name, forKey: .name)
        try container.encode(key, forKey: .key)
        try container.encode(legalForm, forKey: .legalForm)
        try container.encodeIfPresent(corporateNumber, forKey: .corporateNumber)
        try container.encodeIfPresent(category, forKey: .category)
        try container.encode(aliases, forKey: .aliases)
        try container.encode(mentions, forKey: .mentions)
    }
}

extension Contact {
    private enum Keys: String, CodingKey {
        case organization, department, people, postalCode, address, phone, fax, email, url, mentions
    }

    /// Writes the record as OUTPUT.md shows it.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Keys.self)
        try container.encode(organization, forKey: .organization)
        try container.encode(department, forKey: .department)
        try container.encode(people, forKey: .people)
        try container.encode(postalCode, forKey: .postalCode)
        try container.encode(address, forKey: .address)
        try container.encode(phone, forKey: .phone)
        try container.encode(fax, forKey: .fax)
        try container.encode(email, forKey: .email)
        try container.encode(url, forKey: .url)
        try container.encode(mentions, forKey: .mentions)
    }
}

extension Contact.Person {
    private enum Keys: String, CodingKey {
        case name, role
    }

    /// Writes the record as OUTPUT.md shows it.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Keys.self)
        try container.encode(name, forKey: .name)
        try container.encode(role, forKey: .role)
    }
}
