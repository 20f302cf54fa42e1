/// The weights of the name model: for each feature and each unit of its window, how much it speaks for each label.
///
/// Trained by Scripts/Names; see Docs/names.md.
struct NameModel: Sendable {
    /// Lanes of a row: begin, inside, end and single of eight types; "outside" is always 0.
    typealias Row = SIMD32<Int8>
    static let typeCount = 6

    /// One slot of the hash table: a feature, the units of its window that have a row, and its first row.
    private struct Slot: Sendable {
        var key: UInt32 = 0
        var row: UInt32 = 0
        var window: UInt16 = 0
    }

    private var slots: [Slot] = []
    private var rows: [Row] = []
    private var mask = 0
    /// What one step of a weight is worth.
    private(set) var scale: Float = 0
    /// From the end of a name of one type (or outside, last) to the begin of one of another (or outside, last).
    private(set) var after: [SIMD8<Float>] = Array(repeating: .zero, count: 7)
    private(set) var outsideAfter: SIMD8<Float> = .zero
    /// Begin to inside, inside to inside, inside to end, begin to end.
    private(set) var within: [SIMD8<Float>] = Array(repeating: .zero, count: 4)

    /// A model without any weights: everything is outside.
    init() {
        slots = [Slot()]
    }

    init?(bytes: Span<UInt8>) {
        var at = 0
        func word() -> UInt32 {
            guard at + 4 <= bytes.count else { return 0 }
            defer { at += 4 }
            return UInt32(bytes[at]) | UInt32(bytes[at + 1]) << 8 | UInt32(bytes[at + 2]) << 16
                | UInt32(bytes[at + 3]) << 24
        }
        func number() -> Float { Float(bitPattern: word()) }
        guard word() == 0x314D_4E4B else { return nil }  // KNM1
        let slotCount = Int(word())
        let rowCount = Int(word())
        guard slotCount > 0, slotCount & (slotCount - 1) == 0,
            bytes.count == 16 + 4 * 81 + 10 * slotCount + 32 * rowCount
        else { return nil }
        scale = number()
        for source in 0..<7 {
            for target in 0..<7 {
                let value = number()
                if target < 6 {
                    after[source][target] = value
                } else if source < 6 {
                    outsideAfter[source] = value
                } else {
                    outsideAfter[6] = value
                }
            }
        }
        for step in 0..<4 {
            for type in 0..<8 { within[step][type] = number() }
        }
        mask = slotCount - 1
        slots = [Slot](repeating: Slot(), count: slotCount)
        for i in 0..<slotCount { slots[i].key = word() }
        for i in 0..<slotCount { slots[i].row = word() }
        for i in 0..<slotCount {
            slots[i].window = UInt16(bytes[at]) | UInt16(bytes[at + 1]) << 8
            guard Int(slots[i].row) + slots[i].window.nonzeroBitCount <= rowCount else { return nil }
            at += 2
        }
        rows = [Row](repeating: .zero, count: rowCount)
        for i in 0..<rowCount {
            for lane in 0..<32 { rows[i][lane] = Int8(bitPattern: bytes[at + lane]) }
            at += 32
        }
    }

    /// Adds what a feature says about the units around it.
    @inline(__always)
    func add(_ kind: NameFeatures.Kind, _ key: UInt64, at anchor: Int, to scores: inout [SIMD32<Int16>]) {
        let hash = NameFeatures.mix(key, UInt32(truncatingIfNeeded: kind.rawValue) + 1)
        let check = UInt32(truncatingIfNeeded: hash >> 32)
        var i = Int(truncatingIfNeeded: hash) & mask
        while slots[i].window != 0 {
            if slots[i].key == check {
                var row = Int(slots[i].row)
                var window = slots[i].window
                let first = anchor + NameFeatures.templates[kind.rawValue].first
                while window != 0 {
                    let unit = first + window.trailingZeroBitCount
                    if unit >= 0, unit < scores.count {
                        scores[unit] &+= SIMD32<Int16>(truncatingIfNeeded: rows[row])
                    }
                    row += 1
                    window &= window - 1
                }
                return
            }
            i = (i + 1) & mask
        }
    }
}
