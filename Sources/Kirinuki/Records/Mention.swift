/// What a mention names.
public enum MentionType: String, Hashable, Sendable, Codable, CaseIterable {
    /// A named organization.
    case organization
    /// A person's name, without honorific or title.
    case person
    /// A named department, section or branch of an organization.
    case department
    /// A title or post of a person named beside it.
    case role
    /// A date, a range of dates, or a date with a time.
    case date
    /// A clock time standing apart from any date.
    case time
    /// An amount of Japanese yen.
    case amount
    /// A telephone number.
    case phone
    /// A fax number.
    case fax
    /// An e-mail address.
    case email
    /// A web address.
    case url
    /// A Japanese postal code.
    case postalCode
    /// A postal address in Japan.
    case address
}

/// A fact at its exact place in the source.
public struct Mention: Hashable, Sendable {
    /// The mention's index in `Document.mentions`.
    public var id: Int
    /// What it names.
    public var type: MentionType
    /// The decoded source's text from `start` to `end`, to the letter.
    public var text: String
    /// Where it starts: code points from the start of the decoded source, from 0, unless the options ask for another unit.
    public var start: Int
    /// Where it ends, exclusive, in the unit of `start`.
    public var end: Int
    /// The line it starts in, from 1.
    public var line: Int
    /// The normalized value, as OUTPUT.md gives it for the type; nil where the document leaves it open.
    public var value: String?
    /// The typed fields of its kind.
    public var details: MentionDetails?
}

/// The typed fields that stand beside a mention's value. Indirect: mentions are copied much more often than their fields
/// are read.
public indirect enum MentionDetails: Hashable, Sendable {
    /// A date's precision, calendar and what was inferred.
    case date(DateDetails)
    /// An amount's qualifiers.
    case amount(AmountDetails)
    /// A phone or fax number's national format, label and extension.
    case phone(PhoneDetails)
    /// An address in its parts.
    case address(AddressDetails)
    /// An organization's, person's, department's or role's typed fields.
    case name(NameDetails)
}

/// What is known of a name beside its value.
public struct NameDetails: Hashable, Sendable, Codable {
    /// The expanded legal form: 株式会社, 特定非営利活動法人.
    public var legalForm: String?
    /// A person's family name, where it can be told from the given one.
    public var family: String?
    /// A person's given name.
    public var given: String?
    /// How sure the recognizer is, 0…1, to four digits.
    public var score: Double?
}

extension Mention: Codable {
    private enum CodingKeys: String, CodingKey {
        case id, type, text, start, end, line, value
    }

    /// Writes the mention and, beside its value, its typed fields.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(id, forKey: .id)
        try container.encode(type, forKey: .type)
        try container.encode(text, forKey: .text)
        try container.encode(start, forKey: .start)
        try container.encode(end, forKey: .end)
        try container.encode(line, forKey: .line)
        try container.encode(value, forKey: .value)
        switch details {
        case .date(let details): try details.encode(to: encoder)
        case .amount(let details): try details.encode(to: encoder)
        case .phone(let details): try details.encode(to: encoder)
        case .address(let details): try details.encode(to: encoder)
        case .name(let details): try details.encode(to: encoder)
        case nil: break
        }
    }

    /// Reads what `encode(to:)` writes.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        id = try container.decode(Int.self, forKey: .id)
        type = try container.decode(MentionType.self, forKey: .type)
        text = try container.decode(String.self, forKey: .text)
        start = try container.decode(Int.self, forKey: .start)
        end = try container.decode(Int.self, forKey: .end)
        line = try container.decode(Int.self, forKey: .line)
        value = try container.decodeIfPresent(String.self, forKey: .value)
        switch type {
        case .date, .time: details = (try? DateDetails(from: decoder)).map(MentionDetails.date)
        case .amount: details = (try? AmountDetails(from: decoder)).map(MentionDetails.amount)
        case .phone, .fax: details = .phone(try PhoneDetails(from: decoder))
        case .address: details = .address(try AddressDetails(from: decoder))
        case .organization, .person, .department, .role: details = .name(try NameDetails(from: decoder))
        case .email, .url, .postalCode: details = nil
        }
    }
}
