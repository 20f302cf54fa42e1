public import Kirinuki

/// What was found, counted.
public struct Tally: Hashable, Sendable {
    /// Documents with a record.
    public private(set) var documents = 0
    /// Bytes of their files.
    public private(set) var bytes = 0
    /// Records of organizations.
    public private(set) var organizations = 0
    /// Records of contacts.
    public private(set) var contacts = 0
    /// Notes on what is contradictory, doubtful or damaged.
    public private(set) var diagnostics = 0
    private var counts = [Int](repeating: 0, count: MentionType.allCases.count)

    /// Nothing.
    public init() {}

    /// One document's contents.
    public init(_ document: Document) {
        documents = 1
        bytes = document.source?.bytes ?? 0
        organizations = document.organizations.count
        contacts = document.contacts.count
        diagnostics = document.diagnostics.count
        var index: [MentionType: Int] = [:]
        for type in MentionType.allCases { index[type] = index.count }
        // By position: a copy of a mention would cost more than the counting.
        for position in document.mentions.indices {
            if let slot = index[document.mentions[position].type] { counts[slot] += 1 }
        }
    }

    /// All mentions.
    public var mentions: Int { counts.reduce(0, +) }

    /// The types that were found, with their numbers of mentions.
    public var types: [(type: MentionType, count: Int)] {
        zip(MentionType.allCases, counts).map { ($0, $1) }.filter { $0.count > 0 }
    }

    /// Adds another tally.
    public mutating func add(_ other: Tally) {
        documents += other.documents
        bytes += other.bytes
        organizations += other.organizations
        contacts += other.contacts
        diagnostics += other.diagnostics
        for index in counts.indices { counts[index] += other.counts[index] }
    }

    /// `5 documents, 395 mentions, 24 organizations, 10 contacts, 3 notes`
    public var summary: String {
        [
            Self.plural(documents, "document"), Self.plural(mentions, "mention"),
            Self.plural(organizations, "organization"), Self.plural(contacts, "contact"),
            Self.plural(diagnostics, "note"),
        ].joined(separator: ", ")
    }

    static func plural(_ count: Int, _ noun: String) -> String {
        "\(Quantity.count(count)) \(noun)\(count == 1 ? "" : "s")"
    }
}
