/// A contact record while it is put together from findings.
struct ContactDraft {
    var organization: String?
    /// The organization stands in the record's own lines.
    var isExplicit = false
    var departments: UniqueList = []
    var people: [Contact.Person] = []
    var postalCode: String?
    var address: String?
    var phone: UniqueList = []
    var fax: UniqueList = []
    var email: UniqueList = []
    var url: UniqueList = []
    /// Indexes of the findings it was made from.
    var mentions: [Int] = []
    /// The layout lines of its first and last finding.
    var firstLine = 0
    var lastLine = 0
    /// The line of its last piece of contact data.
    var dataLine = 0
    /// The line of its last name.
    var nameLine = 0
    /// The name of the place, where the record is that of a venue.
    var venue: String?
    /// A role that waits for the person it belongs to.
    var pendingRole: String?
    /// Whether the last finding was a person, whose role may still follow.
    var lastWasPerson = false

    var hasData: Bool { hasReach || postalCode != nil || address != nil || !url.isEmpty }
    /// Has a number or an address that reaches somebody at once.
    var hasReach: Bool { !phone.isEmpty || !fax.isEmpty || !email.isEmpty }
    var hasPlaceOrPhone: Bool { postalCode != nil || address != nil || !phone.isEmpty || !fax.isEmpty }
    var isPlaceOnly: Bool { !hasReach && url.isEmpty && hasData }
    var isURLOnly: Bool { !hasReach && postalCode == nil && address == nil && !url.isEmpty }
    var hasNames: Bool { organization != nil || !departments.isEmpty || !people.isEmpty }

    /// Whether data of this type would be a second place or a second line of the same kind.
    func isFilled(_ type: MentionType) -> Bool {
        switch type {
        case .phone: !phone.isEmpty
        case .fax: !fax.isEmpty
        case .email: !email.isEmpty
        case .address: address != nil
        case .postalCode: postalCode != nil || address != nil
        default: false
        }
    }

    mutating func add(_ finding: Finding, index: Int, line: Int, endLine: Int, name: String?) {
        guard let value = name ?? finding.value else { return }
        if mentions.isEmpty { firstLine = line }
        lastLine = endLine
        var wasPerson = false
        switch finding.type {
        case .organization:
            organization = value
            isExplicit = true
        case .department: departments.append(value)
        case .person:
            if let known = people.firstIndex(where: { $0.name == value }) {
                if people[known].role == nil { people[known].role = pendingRole }
            } else {
                people.append(Contact.Person(name: value, role: pendingRole))
            }
            pendingRole = nil
            wasPerson = true
        case .role:
            if lastWasPerson, let last = people.indices.last, people[last].role == nil {
                people[last].role = value
            } else {
                pendingRole = value
            }
        case .postalCode: postalCode = postalCode ?? value
        case .address: address = address ?? value
        case .phone: phone.append(value)
        case .fax: fax.append(value)
        case .email: email.append(value)
        case .url: url.append(value)
        case .date, .time, .amount: return
        }
        lastWasPerson = wasPerson
        if finding.type.isContactData { dataLine = endLine } else { nameLine = endLine }
        mentions.append(index)
    }

    /// Forgets people and departments, and with `all` the organization too: what was named is too far from what follows.
    mutating func forgetNames(all: Bool) {
        people = []
        pendingRole = nil
        departments = []
        if all {
            organization = nil
            isExplicit = false
        }
        if all || organization == nil { mentions = [] }
    }

    /// Forgets the people, and keeps whose they were.
    mutating func forgetPeople() {
        people = []
        pendingRole = nil
        lastWasPerson = false
    }

    /// Whether one of both is a place and the other has numbers and no place, and they name nothing different.
    func complements(_ other: ContactDraft) -> Bool {
        guard venue == nil, other.venue == nil, isPlaceOnly != other.isPlaceOnly else { return false }
        let reach = isPlaceOnly ? other : self
        guard reach.hasReach, reach.postalCode == nil, reach.address == nil else { return false }
        if let a = organization, let b = other.organization, a != b { return false }
        // A name behind the place of a nameless office is the office's only in the same line, or with the same office.
        if other.isExplicit, !isExplicit, hasNames {
            return people.isEmpty && (departments == other.departments || other.firstLine == lastLine)
        }
        return departments.isEmpty || other.departments.isEmpty || departments == other.departments
    }

    /// Takes what another record says, behind its own.
    mutating func absorb(_ other: ContactDraft) {
        organization = organization ?? other.organization
        isExplicit = isExplicit || other.isExplicit
        departments.append(other.departments)
        for person in other.people where !people.contains(person) { people.append(person) }
        postalCode = postalCode ?? other.postalCode
        address = address ?? other.address
        phone.append(other.phone)
        fax.append(other.fax)
        email.append(other.email)
        url.append(other.url)
        mentions += other.mentions
        lastLine = other.lastLine
        dataLine = other.dataLine
        nameLine = other.nameLine
    }

    /// Drops the names and keeps the data, for the names that follow.
    mutating func replaceNames() {
        organization = nil
        isExplicit = false
        departments = []
        people = []
        pendingRole = nil
    }

    /// All that the record says, as comparable items.
    var items: Set<String> {
        var result: Set<String> = []
        for d in departments { result.insert("d" + d) }
        for p in people { result.insert("p" + p.name) }
        return result.union(data)
    }

    /// Its contact data, as comparable items.
    var data: Set<String> {
        var result: Set<String> = []
        if let postalCode { result.insert("z" + postalCode) }
        if let address { result.insert("a" + address) }
        for value in phone { result.insert("t" + value) }
        for value in fax { result.insert("f" + value) }
        for value in email { result.insert("e" + value) }
        for value in url { result.insert("u" + value) }
        return result
    }

    var contact: Contact {
        var contact = Contact(organization: organization)
        contact.department = departments.values
        contact.people = people
        contact.postalCode = postalCode
        contact.address = address
        contact.phone = phone.values
        contact.fax = fax.values
        contact.email = email.values
        contact.url = url.values
        contact.mentions = mentions
        return contact
    }
}

extension MentionType {
    /// Numbers and addresses, as against names.
    var isContactData: Bool {
        switch self {
        case .phone, .fax, .email, .url, .postalCode, .address: true
        default: false
        }
    }

    /// Names of organizations, people, departments and roles.
    var isName: Bool {
        switch self {
        case .organization, .person, .department, .role: true
        default: false
        }
    }
}
