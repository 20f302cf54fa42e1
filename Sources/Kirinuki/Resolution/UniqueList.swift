/// Values in the order in which they first came, each once: long lists don't cost a look at all of them for each value.
struct UniqueList: RandomAccessCollection, Equatable, ExpressibleByArrayLiteral, Sendable {
    private(set) var values: [String] = []
    /// The values again, once there are too many to look through.
    private var known: Set<String> = []
    private static let few = 16

    init(arrayLiteral elements: String...) { append(elements) }

    mutating func append(_ value: String) {
        guard !contains(value) else { return }
        values.append(value)
        if values.count == Self.few { known = Set(values) } else if values.count > Self.few { known.insert(value) }
    }
    mutating func append(_ others: some Sequence<String>) { for value in others { append(value) } }

    func contains(_ value: String) -> Bool { values.count < Self.few ? values.contains(value) : known.contains(value) }

    var startIndex: Int { values.startIndex }
    var endIndex: Int { values.endIndex }
    subscript(position: Int) -> String { values[position] }

    static func == (a: UniqueList, b: UniqueList) -> Bool { a.values == b.values }
}
