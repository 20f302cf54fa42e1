internal import CKernels
internal import KirinukiData

/// Finds the names in units: the best sequence of labels under the model, and how sure it is of each name.
///
/// The lexicon says what kinds of word a run of characters is (surname, place, head of an organization, …), the model
/// how much each feature speaks for each label. Both are made by Scripts/Names; see Docs/names.md.
struct NameTagger: Sendable {
    /// A name as the model sees it.
    struct Span: Sendable, Equatable {
        enum Kind: UInt32, Sendable { case organization, person, department, role, place, other }
        var kind: Kind
        var units: Range<Int>
        /// The probability of exactly this name, 0…1, to four digits: what is behind them differs between machines.
        var score: Double
    }

    /// Thrown where a table can't be read.
    struct DamagedTable: Error {
        var name: String
    }

    let lexicon: EmbeddedTable
    let model: EmbeddedTable

    init(lexicon: EmbeddedTable, model: EmbeddedTable) throws(DamagedTable) {
        guard unsafe kirinuki_name_lexicon_is_valid(lexicon.table) != 0 else {
            throw DamagedTable(name: "name lexicon")
        }
        guard unsafe kirinuki_name_model_is_valid(model.table) != 0 else { throw DamagedTable(name: "name model") }
        self.lexicon = lexicon
        self.model = model
    }

    /// The names in the units, in order, without overlaps.
    /// - Parameter portable: without instructions that only some machines have; the same names and scores.
    /// - Complexity: O(*n*).
    func tag(_ units: NameUnits, portable: Bool = false) -> [Span] {
        let names = unsafe units.withPointers { units in
            unsafe [kirinuki_name](unsafeUninitializedCapacity: units.count) { buffer, count in
                guard let start = buffer.baseAddress else { return }
                let tag = unsafe portable ? kirinuki_name_tag_portable : kirinuki_name_tag
                unsafe count = tag(lexicon.table, model.table, units, start)
            }
        }
        return names.compactMap { name in
            guard let kind = Span.Kind(rawValue: name.type) else { return nil }
            let score = (Double(name.score) * 10_000).rounded() / 10_000
            return Span(kind: kind, units: Int(name.start)..<Int(name.end), score: score)
        }
    }

    /// What the lexicon knows of a word: the bits of Scripts/Names/lexicon.py.
    struct WordKinds: OptionSet, Sendable {
        let rawValue: UInt32
        static let familyName = WordKinds(rawValue: 1 << 0)
        static let givenName = WordKinds(rawValue: 1 << 1)
        static let place = WordKinds(rawValue: 1 << 2)
        static let organization = WordKinds(rawValue: 1 << 3)
        static let properNoun = WordKinds(rawValue: 1 << 4)
        static let noun = WordKinds(rawValue: 1 << 5)
    }

    /// The kinds of the word that the ink of a range spells; empty for no word of the lexicon.
    func kinds(of range: Range<Int>, in ink: Ink) -> WordKinds {
        let symbols = Array(ink.scalars[range.clamped(to: ink.indices)])
        return unsafe symbols.withUnsafeBufferPointer { symbols in
            guard let start = symbols.baseAddress else { return [] }
            return unsafe WordKinds(rawValue: kirinuki_name_word(lexicon.table, start, symbols.count))
        }
    }

    /// The features of the units: what the trainer reads.
    func features(_ units: NameUnits) -> [(kind: Int, anchor: Int, key: UInt64)] {
        let capacity = units.count * Int(kirinuki_name_features_per_unit)
        let features = unsafe units.withPointers { units in
            unsafe [kirinuki_name_feature](unsafeUninitializedCapacity: capacity) { buffer, count in
                if let start = buffer.baseAddress { unsafe count = kirinuki_name_features(lexicon.table, units, start) }
            }
        }
        return features.map { (Int($0.kind), Int($0.anchor), $0.key) }
    }
}

extension EmbeddedTable {
    fileprivate var table: kirinuki_table {
        unsafe withBytes { unsafe kirinuki_table(bytes: $0.baseAddress, size: $0.count) }
    }
}

extension NameUnits {
    fileprivate func withPointers<Result>(_ body: (kirinuki_name_units) -> Result) -> Result {
        unsafe symbols.withUnsafeBufferPointer { symbols in
            unsafe classes.withUnsafeBufferPointer { classes in
                unsafe gaps.withUnsafeBufferPointer { gaps in
                    unsafe body(
                        kirinuki_name_units(
                            symbols: symbols.baseAddress, classes: classes.baseAddress, gaps: gaps.baseAddress,
                            count: symbols.count))
                }
            }
        }
    }
}
