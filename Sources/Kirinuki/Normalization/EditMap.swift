/// The edits of a normalization as sorted runs. A run is a row of pieces that all had the same length in the source and
/// all have the same length in the normalized text, so that a page of full-width letters is one run.
struct EditMap: Hashable, Sendable {
    /// Pieces of `sourceUnit` bytes, from `source` up to `end`, that became `normalizedUnit` bytes each. The fields are
    /// those of the kernel's `kk_run`.
    struct Run: Hashable, Sendable {
        var source: UInt32
        var normalized: UInt32
        var sourceUnit: UInt32
        var normalizedUnit: UInt32
        private var end: UInt32

        static let empty = Run(source: 0, 0, normalized: 0, 0)

        /// A run of one piece.
        init(source: Int, _ sourceUnit: Int, normalized: Int, _ normalizedUnit: Int) {
            self.source = UInt32(truncatingIfNeeded: source)
            self.normalized = UInt32(truncatingIfNeeded: normalized)
            self.sourceUnit = UInt32(truncatingIfNeeded: sourceUnit)
            self.normalizedUnit = UInt32(truncatingIfNeeded: normalizedUnit)
            end = UInt32(truncatingIfNeeded: source + sourceUnit)
        }

        /// How many pieces; every piece has at least one byte of the source.
        var count: Int { sourceUnit == 0 ? 0 : Int((end - source) / sourceUnit) }
        var sourceStart: Int { Int(source) }
        var sourceEnd: Int { Int(end) }
        var normalizedStart: Int { Int(normalized) }
        var normalizedEnd: Int { Int(normalized) + count * Int(normalizedUnit) }

        func start(_ side: Side) -> Int { side == .source ? sourceStart : normalizedStart }
        func end(_ side: Side) -> Int { side == .source ? sourceEnd : normalizedEnd }
        func unit(_ side: Side) -> Int { Int(side == .source ? sourceUnit : normalizedUnit) }

        /// The pieces of this run in `range`.
        func pieces(_ range: Range<Int>) -> Run {
            var run = self
            run.source += UInt32(range.lowerBound) * sourceUnit
            run.normalized += UInt32(range.lowerBound) * normalizedUnit
            run.end = run.source + UInt32(range.count) * sourceUnit
            return run
        }

        /// The same pieces for another place in the source.
        func moved(toSource source: Int) -> Run {
            var run = self
            run.source = UInt32(truncatingIfNeeded: source)
            run.end = UInt32(truncatingIfNeeded: source + sourceEnd - sourceStart)
            return run
        }

        /// This run and another one in one; nil where they are not alike or do not touch.
        func joined(with next: Run) -> Run? {
            guard sourceUnit == next.sourceUnit, normalizedUnit == next.normalizedUnit, end == next.source,
                normalizedEnd == next.normalizedStart
            else { return nil }
            var run = self
            run.end = next.end
            return run
        }
    }

    /// The two texts that a map leads between.
    enum Side { case source, normalized }

    var runs: [Run] = []

    init(_ runs: [Run] = []) { self.runs = runs }

    /// Adds a piece behind all others.
    mutating func append(source: Int, _ sourceUnit: Int, normalized: Int, _ normalizedUnit: Int) {
        append(Run(source: source, sourceUnit, normalized: normalized, normalizedUnit))
    }

    /// Adds a run behind all others; joins it with the last one where they are alike and touch.
    mutating func append(_ run: Run) {
        if let joined = runs.last?.joined(with: run) {
            runs[runs.count - 1] = joined
        } else {
            runs.append(run)
        }
    }

    var edits: [NormalizedText.Edit] {
        var result: [NormalizedText.Edit] = []
        for run in runs {
            for k in 0..<run.count {
                let source = run.sourceStart + k * Int(run.sourceUnit)
                let normalized = run.normalizedStart + k * Int(run.normalizedUnit)
                result.append(
                    .init(
                        source: .init(source, source + Int(run.sourceUnit)),
                        normalized: .init(normalized, normalized + Int(run.normalizedUnit))))
            }
        }
        return result
    }

    // MARK: Look-up

    /// The number of runs at the start for which `isBefore` holds; it must hold for a prefix.
    private func prefix(where isBefore: (Run) -> Bool) -> Int {
        var low = 0
        var high = runs.count
        while low < high {
            let middle = (low + high) / 2
            if isBefore(runs[middle]) { low = middle + 1 } else { high = middle }
        }
        return low
    }

    func sourceRange(of range: NormalizedRange) -> SourceRange {
        let end = end(range.end, from: .normalized, to: .source)
        guard range.start < range.end else { return SourceRange(end, end) }
        return SourceRange(start(range.start, from: .normalized, to: .source), end)
    }

    func normalizedRange(of range: SourceRange) -> NormalizedRange {
        let end = end(range.end, from: .source, to: .normalized)
        guard range.start < range.end else { return NormalizedRange(end, end) }
        return NormalizedRange(start(range.start, from: .source, to: .normalized), end)
    }

    /// The other side's place of the character that starts at `offset`: behind whatever was removed there.
    private func start(_ offset: Int, from: Side, to: Side) -> Int {
        let k = prefix { $0.start(from) <= offset }
        guard k > 0 else { return offset }
        let run = runs[k - 1]
        if offset >= run.end(from) { return run.end(to) + offset - run.end(from) }
        return run.start(to) + (offset - run.start(from)) / run.unit(from) * run.unit(to)
    }

    /// The other side's end of the character that ends at `offset`: before whatever was removed there.
    private func end(_ offset: Int, from: Side, to: Side) -> Int {
        let k = prefix { $0.start(from) < offset }
        guard k > 0 else { return offset }
        let run = runs[k - 1]
        if offset > run.end(from) { return run.end(to) + offset - run.end(from) }
        let unit = run.unit(from)
        return run.start(to) + (offset - run.start(from) + unit - 1) / unit * run.unit(to)
    }

    // MARK: Composition

    /// The map of two passes in one: `self` leads from the source to a text in the middle, `next` from there on.
    /// - Complexity: O(*n*) in the number of runs of `self` and of pieces of `next`.
    func followed(by next: EditMap) -> EditMap {
        if next.runs.isEmpty { return self }
        if runs.isEmpty { return next }
        var result = EditMap()
        var first = PieceReader(runs, .normalized)
        var second = PieceReader(next.runs, .source)
        /// What to add to an offset in the middle to come to the source, and to the end.
        var back = 0
        var forth = 0
        while true {
            let a = first.piece
            let b = second.piece
            if let a, b == nil || a.end <= (b?.start ?? .max) {
                // All pieces of the run that lie before the next piece of the second map.
                var run = first.take(before: b?.start ?? .max)
                let middle = run.normalizedEnd
                back = run.sourceEnd - middle
                run.normalized = UInt32(truncatingIfNeeded: run.normalizedStart + forth)
                result.append(run)
            } else if let b, a == nil || b.end <= (a?.start ?? .max) {
                let run = second.take(before: a?.start ?? .max)
                forth = run.normalizedEnd - run.sourceEnd
                result.append(run.moved(toSource: run.sourceStart + back))
            } else if let a, let b {
                // Pieces that overlap become one.
                let start = min(a.start, b.start)
                var end = max(a.end, b.end)
                let sourceStart = start + back
                let normalizedStart = start + forth
                var grows = true
                while grows {
                    grows = false
                    while let piece = first.piece, piece.start < end {
                        end = max(end, piece.end)
                        let run = first.takeOne()
                        back = run.sourceEnd - run.normalizedEnd
                        grows = true
                    }
                    while let piece = second.piece, piece.start < end {
                        end = max(end, piece.end)
                        let run = second.takeOne()
                        forth = run.normalizedEnd - run.sourceEnd
                        grows = true
                    }
                }
                result.append(
                    source: sourceStart, end + back - sourceStart, normalized: normalizedStart,
                    end + forth - normalizedStart)
            } else {
                return result
            }
        }
    }

    /// Reads runs piece by piece, by their place in the middle text.
    private struct PieceReader {
        private let runs: [Run]
        private let side: Side
        private var index = 0
        private var offset = 0

        init(_ runs: [Run], _ side: Side) {
            self.runs = runs
            self.side = side
        }

        var piece: (start: Int, end: Int)? {
            guard index < runs.count else { return nil }
            let size = runs[index].unit(side)
            let at = runs[index].start(side) + offset * size
            return (at, at + size)
        }

        mutating func takeOne() -> Run { take(1) }

        /// The pieces of the present run that end at or before `limit`; at least one.
        mutating func take(before limit: Int) -> Run {
            let size = runs[index].unit(side)
            let rest = runs[index].count - offset
            guard size > 0, limit < .max, let at = piece?.start else { return take(rest) }
            return take(max(1, min(rest, (limit - at) / size)))
        }

        private mutating func take(_ count: Int) -> Run {
            let run = runs[index].pieces(offset..<offset + count)
            offset += count
            if offset >= runs[index].count {
                index += 1
                offset = 0
            }
            return run
        }
    }
}
