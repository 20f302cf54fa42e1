/// What one document says: the record that `extract` writes.
public struct Document: Hashable, Sendable, Codable {
    /// The name and version of the record's form.
    public var schema = "kirinuki.document/1"
    /// The file it came from; nil for text in memory.
    public var source: Source?
    /// The document's title or subject line.
    public var title: String?
    /// The document's own date, ISO 8601.
    public var issued: String?
    /// Every fact at its place, sorted by start, then end.
    public var mentions: [Mention]
    /// One record an organization.
    public var organizations: [Organization]
    /// One record an address-book entry.
    public var contacts: [Contact]
    /// What is contradictory, doubtful or damaged.
    public var diagnostics: [Diagnostic]

    /// The file that a document was read from.
    public struct Source: Hashable, Sendable, Codable {
        /// The path as it was given or found.
        public var path: String
        /// The file's size.
        public var bytes: Int
        /// The SHA-256 of the file's bytes, in hexadecimal.
        public var sha256: String
        /// The encoding it was decoded from.
        public var encoding: String

        /// A source with all its parts.
        public init(path: String, bytes: Int, sha256: String, encoding: String) {
            self.path = path
            self.bytes = bytes
            self.sha256 = sha256
            self.encoding = encoding
        }
    }
}

/// An organization and everything that names it in a document.
public struct Organization: Hashable, Sendable, Codable {
    /// The record's index in `Document.organizations`.
    public var id: Int
    /// The full name without legal form.
    public var name: String
    /// The name as a key for joining records: widths, case, spaces and old character forms folded; no legal form.
    public var key: String
    /// The expanded legal form, where one is given.
    public var legalForm: String?
    /// The corporate number (法人番号), thirteen figures whose check figure is right, where one stands beside the name.
    public var corporateNumber: String?
    /// company, npo, government, local-government, university, …
    public var category: String?
    /// Further names that the document gives it.
    public var aliases: [String]
    /// The ids of the mentions that name it.
    public var mentions: [Int]
}

/// What a reader would copy into one address-book entry.
public struct Contact: Hashable, Sendable, Codable {
    /// The organization's full name.
    public var organization: String?
    /// Departments, outermost first.
    public var department: [String]
    /// People, in the order of the source.
    public var people: [Person]
    /// 239-0847.
    public var postalCode: String?
    /// The postal address.
    public var address: String?
    /// Telephone numbers, E.164.
    public var phone: [String]
    /// Fax numbers, E.164.
    public var fax: [String]
    /// E-mail addresses.
    public var email: [String]
    /// Web addresses.
    public var url: [String]
    /// The ids of the mentions it was made from.
    public var mentions: [Int]

    /// Somebody to ask for.
    public struct Person: Hashable, Sendable, Codable {
        /// The name without spaces between Japanese characters.
        public var name: String
        /// The title or post.
        public var role: String?

        /// A person with a name and, where one is known, a role.
        public init(name: String, role: String? = nil) {
            self.name = name
            self.role = role
        }
    }

    /// A contact of an organization, or of nobody; what it has is filled in afterward.
    public init(organization: String? = nil) {
        self.organization = organization
        department = []
        people = []
        phone = []
        fax = []
        email = []
        url = []
        mentions = []
    }
}

/// A note on something contradictory, doubtful or damaged. Nothing is corrected in silence.
public struct Diagnostic: Hashable, Sendable, Codable {
    /// A stable name: era-year-mismatch, weekday-mismatch, undecodable-bytes, …
    public var code: String
    /// A sentence for people.
    public var message: String
    /// Where it starts, in the unit of the mentions.
    public var start: Int
    /// Where it ends, exclusive.
    public var end: Int
}
