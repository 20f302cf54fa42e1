extension EditMap {
    /// Reads source ranges for ascending normalized ranges, in constant time each.
    struct Cursor {
        private let runs: [Run]
        /// The first run that starts behind the last range, and where it starts.
        private var next = 0
        private var nextStart: Int
        /// Where the run before it ends in the normalized text, and what to add behind it for the source.
        private var end = 0
        private var shift = 0

        init(_ map: EditMap) {
            runs = map.runs
            nextStart = runs.first?.normalizedStart ?? .max
        }

        /// The source of a character of the normalized text.
        @inline(__always)
        mutating func sourceRange(_ start: Int, _ end: Int) -> SourceRange {
            // Most characters are unchanged.
            if start >= self.end, end <= nextStart { return SourceRange(start &+ shift, end &+ shift) }
            return editedSourceRange(start, end)
        }

        private mutating func editedSourceRange(_ start: Int, _ end: Int) -> SourceRange {
            while nextStart <= start {
                self.end = runs[next].normalizedEnd
                shift = runs[next].sourceEnd - self.end
                next += 1
                nextStart = next < runs.count ? runs[next].normalizedStart : .max
            }
            var result = SourceRange(start + shift, end + shift)
            if start < self.end {
                let run = runs[next - 1]
                let first = (start - run.normalizedStart) / run.unit(.normalized)
                result.start = run.sourceStart + first * run.unit(.source)
                if end <= self.end {
                    let last = (end - run.normalizedStart - 1) / run.unit(.normalized)
                    result.end = run.sourceStart + (last + 1) * run.unit(.source)
                }
            }
            // A character that reaches into further runs, which no normalization makes.
            var k = next
            while k < runs.count, runs[k].normalizedStart < end {
                result.end = max(result.end, runs[k].sourceEnd)
                k += 1
            }
            return result
        }
    }
}
