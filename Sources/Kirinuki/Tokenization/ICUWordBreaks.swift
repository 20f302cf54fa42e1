internal import CICU

/// ICU's word breaks over ink. Opened per call: an ICU break iterator belongs to one thread.
@safe final class ICUWordBreaks {
    private let handle: OpaquePointer

    /// The longest piece given to ICU at once, in characters of ink: bounds the memory of its dictionary search.
    private static let pieceLength = 8192

    init() throws(TokenizerError) {
        var status: Int32 = 0
        guard let handle = unsafe cicu_breaks_open(&status), status == 0 else { throw .icu(code: Int(status)) }
        unsafe self.handle = handle
    }

    deinit {
        unsafe cicu_breaks_close(handle)
    }

    /// The words of ink.
    /// - Complexity: O(*n*), *n* the count of ink.
    func segment(_ ink: Ink) throws(TokenizerError) -> Segmentation {
        var starts = [UInt8](repeating: 0, count: ink.count)
        var start = 0
        while start < ink.count {
            let end = pieceEnd(from: start, in: ink)
            try mark(start..<end, in: ink, &starts)
            start = end
        }
        FixedRuns.settle(&starts, in: ink, ink.indices)
        return Segmentation(starts: starts)
    }

    /// Where the piece from `start` ends: at a line's end where one is near, at any gap otherwise, or after the longest
    /// length.
    private func pieceEnd(from start: Int, in ink: Ink) -> Int {
        let limit = start + Self.pieceLength
        guard limit < ink.count else { return ink.count }
        var lastGap = limit
        var k = limit
        while k > start + Self.pieceLength / 2 {
            if ink.gaps[k] >= .line { return k }
            if lastGap == limit, ink.gaps[k] != .none || ink.classes[k - 1] == .stop || ink.classes[k - 1] == .comma {
                lastGap = k
            }
            k -= 1
        }
        return lastGap
    }

    private func mark(_ range: Range<Int>, in ink: Ink, _ starts: inout [UInt8]) throws(TokenizerError) {
        var units: [UInt16] = []
        var places: [Int] = []
        units.reserveCapacity(range.count * 2)
        places.reserveCapacity(range.count * 2)
        for i in range {
            if i > range.lowerBound, ink.gaps[i] != .none {
                units.append(ink.gaps[i] >= .line ? 0x0A : 0x20)
                places.append(-1)
            }
            let scalar = ink.scalars[i]
            places.append(i)
            if scalar < 0x10000 {
                units.append(UInt16(truncatingIfNeeded: scalar))
            } else {
                units.append(UInt16(truncatingIfNeeded: 0xD800 + (scalar - 0x10000) >> 10))
                units.append(UInt16(truncatingIfNeeded: 0xDC00 + (scalar - 0x10000) & 0x3FF))
                places.append(-1)
            }
        }
        var marks = [UInt8](repeating: 0, count: units.count + 1)
        let status = unsafe cicu_breaks_mark(handle, units, Int32(truncatingIfNeeded: units.count), &marks)
        guard status == 0 else { throw .icu(code: Int(status)) }
        for (unit, place) in places.enumerated() where place >= 0 && marks[unit] != 0 { starts[place] = 1 }
        // The piece's own start, and the character after a gap, start a word whatever ICU says of the white space.
        starts[range.lowerBound] = 1
    }
}
