/// The kernel's loop in plain Swift, one character at a time: what the kernel must equal, and the way to read it.
struct ReferenceNormalizer {
    private let source: [UInt8]
    private let table: NormalizationTable
    private var out: [UInt8] = []
    private var map = EditMap()

    private struct Unit {
        var range: Range<Int>
        /// U+FFFD for an ill-formed sequence.
        var scalar: UInt32
        var entry: UInt32
    }

    static func normalize(_ source: [UInt8], _ table: NormalizationTable) -> (utf8: [UInt8], map: EditMap) {
        var normalizer = ReferenceNormalizer(source: source, table: table)
        normalizer.run()
        return (normalizer.out, normalizer.map)
    }

    private init(source: [UInt8], table: NormalizationTable) {
        self.source = source
        self.table = table
    }

    private mutating func run() {
        let units = self.units()
        var i = 0
        while i < units.count {
            let end = table.composes ? segmentEnd(units, from: i) : voicedEnd(units, from: i)
            if end > i + 1 || (table.composes && units[i].entry.joins) {
                let range = units[i].range.lowerBound..<units[end - 1].range.upperBound
                let composed =
                    table.composes
                    ? SegmentComposer.compose(Array(source[range]), table) : voiced(units[i], units[i + 1])
                if !composed.elementsEqual(source[range]) {
                    map.append(source: range.lowerBound, range.count, normalized: out.count, composed.count)
                }
                out += composed
            } else {
                single(units, i)
            }
            i = end
        }
    }

    private func units() -> [Unit] {
        var units: [Unit] = []
        var i = 0
        while i < source.count {
            if source[i] < 0x80 {
                units.append(Unit(range: i..<i + 1, scalar: UInt32(source[i]), entry: table.entry(UInt32(source[i]))))
                i += 1
                continue
            }
            let (length, isValid) = UnicodeDecoder.sequence(source, at: i)
            let text = String(decoding: source[i..<i + length], as: UTF8.self)
            let scalar = isValid ? text.unicodeScalars.first?.value ?? 0xFFFD : 0xFFFD
            // An ill-formed sequence is a replacement of its own, which nothing in the table stands for.
            units.append(Unit(range: i..<i + length, scalar: scalar, entry: isValid ? table.entry(scalar) : .max >> 4))
            i += length
        }
        return units
    }

    /// The end of the units that must be composed together with unit `i`; `i + 1` if nothing joins it.
    private func segmentEnd(_ units: [Unit], from i: Int) -> Int {
        func next(_ k: Int) -> Int? { units[k...].firstIndex { !$0.entry.removes } }
        guard let k = next(i + 1), units[k].entry.joins else {
            guard units[i].entry.joins else { return i + 1 }
            return units[i...].firstIndex { !$0.entry.joins && !$0.entry.removes } ?? units.count
        }
        return units[k...].firstIndex { !$0.entry.joins && !$0.entry.removes } ?? units.count
    }

    /// `i + 2` if unit `i` is a kana that the mark behind it voices.
    private func voicedEnd(_ units: [Unit], from i: Int) -> Int {
        guard i + 1 < units.count, units[i + 1].entry.joins, !voiced(units[i], units[i + 1]).isEmpty else {
            return i + 1
        }
        return i + 2
    }

    private func voiced(_ kana: Unit, _ mark: Unit) -> [UInt8] {
        func form(_ unit: Unit) -> UInt32? {
            let bytes =
                unit.entry.isMapped ? table.replacement(unit.entry) : UTF8Coding.bytes(unit.scalar)
            let scalars = String(decoding: bytes, as: UTF8.self).unicodeScalars
            return scalars.count == 1 ? scalars.first?.value : nil
        }
        guard let base = form(kana), let sign = form(mark), (0x3040..<0x3100).contains(base),
            (0x3099...0x309C).contains(sign)
        else { return [] }
        let distance = table.voicedDistance(base, isHalf: sign & 1 == 0)
        return distance == 0 ? [] : UTF8Coding.bytes(base + UInt32(distance))
    }

    private mutating func single(_ units: [Unit], _ i: Int) {
        let unit = units[i]
        let isIllFormed = unit.entry == .max >> 4
        guard unit.entry.isMapped || isIllFormed else {
            out += source[unit.range]
            return
        }
        var replacement = isIllFormed ? [0xEF, 0xBF, 0xBD] : table.replacement(unit.entry)
        if !isIllFormed, unit.entry.isGuarded {
            func isFigure(_ byte: UInt8?) -> Bool { byte.map { (0x30...0x39).contains($0) } ?? false }
            var following: UInt8?
            if i + 1 < units.count {
                let next = units[i + 1]
                following =
                    next.entry.isMapped ? table.replacement(next.entry).first : source[next.range.lowerBound]
            }
            if isFigure(replacement.first) && isFigure(out.last) || isFigure(replacement.last) && isFigure(following) {
                replacement = Array(source[unit.range])
                out += replacement
                return
            }
        }
        map.append(source: unit.range.lowerBound, unit.range.count, normalized: out.count, replacement.count)
        out += replacement
    }
}
