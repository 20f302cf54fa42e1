/// Finds the names in units: the best sequence of labels under the model, and how sure it is of each name.
struct NameTagger {
    /// A name as the model sees it.
    struct Span: Sendable {
        enum Kind: Int, Sendable { case organization, person, department, role, place, other }
        var kind: Kind
        var units: Range<Int>
        /// The probability of exactly this name, 0…1.
        var score: Float
    }

    let lexicon: NameLexicon
    let model: NameModel

    /// The names in the units, in order, without overlaps.
    func tag(_ units: NameUnits) -> [Span] {
        var scorer = Scorer(model: model, count: units.count)
        NameFeatures.scan(units, lexicon: lexicon, into: &scorer)
        var spans: [Span] = []
        var start = 0
        while start < units.count {
            var end = min(start + 400, units.count)
            if end < units.count {
                // Cut where no name can be: at a block's break, or else anywhere.
                var cut = end
                while cut > start + 200, !(units.isTaken(cut) || units.classes[cut] == NameUnits.Sign.breakClass + 2) {
                    cut -= 1
                }
                if cut > start + 200 { end = cut }
            }
            decode(units, scorer.scores, start..<end, into: &spans)
            start = end
        }
        return spans
    }

    private struct Scorer: NameFeatureSink {
        let model: NameModel
        var scores: [SIMD32<Int16>]

        init(model: NameModel, count: Int) {
            self.model = model
            scores = Array(repeating: .zero, count: count)
        }

        @inline(__always)
        mutating func take(_ kind: NameFeatures.Kind, _ key: UInt64, at anchor: Int) {
            model.add(kind, key, at: anchor, to: &scores)
        }
    }

    /// The scores of a unit's labels by position in the name; lane 6 of `single` is "outside".
    private struct Labels {
        var begin: SIMD8<Float>
        var inside: SIMD8<Float>
        var end: SIMD8<Float>
        var single: SIMD8<Float>
    }

    private static let never: Float = -1e6

    private func labels(_ scores: SIMD32<Int16>, isTaken: Bool, isBreak: Bool) -> Labels {
        let floats = SIMD32<Float>(scores) * model.scale
        var result = Labels(
            begin: floats.lowHalf.lowHalf, inside: floats.lowHalf.highHalf, end: floats.highHalf.lowHalf,
            single: floats.highHalf.highHalf)
        let no = SIMD8<Float>(repeating: Self.never)
        if isTaken || isBreak {
            result.begin = no
            result.end = no
            result.single = no
            if isTaken { result.inside = no }
        }
        result.single[6] = 0
        return result
    }

    /// Viterbi over one stretch, which begins and ends outside of names.
    private func decode(_ units: NameUnits, _ scores: [SIMD32<Int16>], _ range: Range<Int>, into spans: inout [Span]) {
        let n = range.count
        guard n > 0 else { return }
        let types = NameModel.typeCount
        // Best scores of a path that ends in a label.
        var closed = SIMD8<Float>(repeating: Self.never)  // end or single; lane 6 outside
        closed[6] = 0
        // Where the open name of a type began, per unit: the path's name starts.
        var openStart = SIMD8<Int32>(repeating: 0)
        var steps: [(closedStart: SIMD8<Int32>, from: SIMD8<Int32>)] = []
        steps.reserveCapacity(n)
        var wasBegin = SIMD8<Float>(repeating: Self.never)
        var inside = SIMD8<Float>(repeating: Self.never)
        // `from[y]`: the closed type (6 outside) before the name of type y that begins at this unit; lane 6 for outside.
        var froms: [SIMD8<Int32>] = []
        froms.reserveCapacity(n)
        for k in 0..<n {
            let i = range.lowerBound + k
            let label = labels(scores[i], isTaken: units.isTaken(i), isBreak: units.isBreak(i))
            // Into a new name or outside.
            var best = SIMD8<Float>(repeating: closed[6]) + model.after[6]
            var from = SIMD8<Int32>(repeating: 6)
            var outside = closed[6] + model.outsideAfter[6]
            var outsideFrom: Int32 = 6
            for x in 0..<types {
                let candidate = SIMD8<Float>(repeating: closed[x]) + model.after[x]
                let better = candidate .> best
                best.replace(with: candidate, where: better)
                from.replace(with: Int32(x), where: better)
                let out = closed[x] + model.outsideAfter[x]
                if out > outside {
                    outside = out
                    outsideFrom = Int32(x)
                }
            }
            from[6] = outsideFrom
            froms.append(from)
            // On in a name: from begin or from inside.
            let toInside = inside + model.within[1]
            let beginToInside = wasBegin + model.within[0]
            let toEnd = inside + model.within[2]
            let beginToEnd = wasBegin + model.within[3]
            let insideFromBegin = beginToInside .> toInside
            let endFromBegin = beginToEnd .> toEnd
            let newInside = toInside.replacing(with: beginToInside, where: insideFromBegin) + label.inside
            let end = toEnd.replacing(with: beginToEnd, where: endFromBegin) + label.end
            let single = best + label.single
            // Starts.
            let beginStart = SIMD8<Int32>(repeating: Int32(k - 1))
            var endStart = openStart
            endStart.replace(with: beginStart, where: endFromBegin)
            openStart.replace(
                with: beginStart, where: insideFromBegin)
            let isSingle = single .> end
            closed = end.replacing(with: single, where: isSingle)
            closed[6] = outside
            closed[7] = Self.never
            var closedStart = endStart
            closedStart.replace(
                with: SIMD8(repeating: Int32(k)), where: isSingle)
            steps.append((closedStart, from))
            wasBegin = best + label.begin
            inside = newInside
        }
        // Back.
        var k = n - 1
        var type = 6
        for x in 0..<types where closed[x] > closed[type] { type = x }
        var found: [Span] = []
        while k >= 0 {
            if type == 6 {
                type = Int(froms[k][6])
                k -= 1
            } else {
                let start = Int(steps[k].closedStart[type])
                if let kind = Span.Kind(rawValue: type) {
                    let units = (range.lowerBound + start)..<(range.lowerBound + k + 1)
                    found.append(Span(kind: kind, units: units, score: 1))
                }
                type = Int(froms[start][type])
                k = start - 1
            }
        }
        spans.append(contentsOf: found.reversed())
    }
}
