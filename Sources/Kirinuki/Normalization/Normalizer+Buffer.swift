internal import CKernels

extension Normalizer {
    /// Normalized text in memory that is used again and again.
    public struct Buffer: Sendable {
        /// Whether the way back is kept.
        public var keepsMap: Bool
        /// Whether nothing had to change and the text was not copied.
        public private(set) var isUnchanged = false
        /// The number of bytes of normalized text.
        public private(set) var count = 0
        /// The number of ill-formed sequences in the source.
        public private(set) var invalidCount = 0
        /// The offset, in the source, of the first ill-formed sequence.
        public private(set) var firstInvalid: Int?

        private var bytes: [UInt8] = []
        private var runs: [EditMap.Run] = []
        private var runCount = 0
        /// The last byte of normalized text so far, for characters that look at what stands before them.
        private var previous: UInt8 = 0

        /// An empty buffer.
        /// - Parameter keepsMap: whether to keep the way back to the source.
        public init(keepsMap: Bool = true) { self.keepsMap = keepsMap }

        /// The normalized text as UTF-8.
        public var utf8: ArraySlice<UInt8> { bytes[..<count] }
        /// The replaced pieces.
        public var edits: [NormalizedText.Edit] { EditMap(Array(runs[..<runCount])).edits }

        /// What the buffer holds.
        var text: NormalizedText {
            NormalizedText(
                utf8: Array(utf8), map: EditMap(Array(runs[..<runCount])), invalidCount: invalidCount,
                firstInvalid: firstInvalid)
        }

        mutating func removeAll() {
            startPiece()
            previous = 0
        }

        /// Drops the text and edits so far, but remembers what the text ended with.
        mutating func startPiece() {
            count = 0
            runCount = 0
            isUnchanged = false
            invalidCount = 0
            firstInvalid = nil
        }

        mutating func takeBytes() -> [UInt8] {
            bytes.removeLast(bytes.count - count)
            defer { bytes = [] }
            return bytes
        }

        mutating func takeRuns() -> [EditMap.Run] {
            runs.removeLast(runs.count - runCount)
            defer { runs = [] }
            return runs
        }

        /// Normalizes one piece of text to the end of the buffer.
        /// - Returns: how many bytes of the source are done; the rest must come again with what follows it.
        mutating func append(
            _ source: UnsafeBufferPointer<UInt8>, normalizer: Normalizer, isFinal: Bool, copiesUnchanged: Bool
        ) -> Int {
            unsafe normalizer.table.withKernelTable { table in
                var state = unsafe kk_state()
                unsafe state.source = source.baseAddress
                unsafe state.length = source.count
                unsafe state.previous = previous
                // Offsets in the map have 32 bits.
                unsafe state.has_map = keepsMap && source.count < Int(UInt32.max) / 2
                unsafe state.is_final = isFinal

                if !copiesUnchanged {
                    let prefix = unsafe kk_plain_prefix(source.baseAddress, source.count, table)
                    if prefix == source.count {
                        isUnchanged = true
                        return prefix
                    }
                    reserve(bytes: source.count + source.count / 16 + 1024)
                    if let base = source.baseAddress {
                        unsafe bytes.withUnsafeMutableBufferPointer { to in
                            unsafe to.baseAddress?.update(from: base, count: prefix)
                        }
                    }
                    unsafe state.position = prefix
                    unsafe state.out_length = prefix
                } else {
                    reserve(bytes: source.count + source.count / 16 + 1024)
                }
                if runs.isEmpty, keepsMap { growRuns() }

                var result = KK_GROW
                while result != KK_DONE {
                    result = unsafe bytes.withUnsafeMutableBufferPointer { out in
                        unsafe runs.withUnsafeMutableBufferPointer { runs in
                            unsafe state.out = out.baseAddress
                            unsafe state.out_capacity = out.count
                            unsafe state.runs_capacity = runs.count
                            return unsafe UnsafeMutableRawBufferPointer(runs).withMemoryRebound(to: kk_run.self) {
                                unsafe state.runs = $0.baseAddress
                                return unsafe kk_normalize(&state, table)
                            }
                        }
                    }
                    switch result {
                    case KK_GROW: reserve(bytes: bytes.count + bytes.count / 2 + 1024)
                    case KK_GROW_RUNS: growRuns()
                    case KK_SEGMENT:
                        unsafe compose(&state, source, normalizer.table)
                        if unsafe !isFinal && state.position == state.segment_start { result = KK_DONE }
                    default: break
                    }
                }
                count = unsafe state.out_length
                runCount = unsafe state.runs_length
                invalidCount = unsafe state.invalid_count
                firstInvalid = unsafe state.invalid_count > 0 ? state.first_invalid : nil
                if unsafe state.out_length > 0 { previous = unsafe bytes[state.out_length - 1] }
                return unsafe state.position
            }
        }

        /// Appends the canonical composition of a segment that the kernel stopped at.
        private mutating func compose(
            _ state: inout kk_state, _ source: UnsafeBufferPointer<UInt8>, _ table: NormalizationTable
        ) {
            let start = unsafe state.segment_start
            let end = unsafe state.position
            if unsafe !state.is_final && end == state.length {
                // More marks may follow in the next piece.
                unsafe state.position = start
                let first = unsafe Array(source[start..<min(start + 4, end)])
                if let lead = first.first, lead >= 0x80, !UnicodeDecoder.sequence(first, at: 0).isValid {
                    // It will be seen, and counted, again.
                    unsafe state.invalid_count -= 1
                }
                return
            }
            let segment = unsafe Array(source[start..<end])
            let composed = SegmentComposer.compose(segment, table)
            let at = unsafe state.out_length
            if at + composed.count + KK_SLACK > bytes.count {
                reserve(bytes: at + composed.count + bytes.count / 2 + 1024)
            }
            for (k, byte) in composed.enumerated() { bytes[at + k] = byte }
            if unsafe state.has_map && composed != segment {
                if unsafe state.runs_length == runs.count { growRuns() }
                var map = unsafe EditMap(Array(runs[..<state.runs_length].suffix(1)))
                let before = map.runs.count
                map.append(
                    source: start, end - start, normalized: at, composed.count)
                let place = unsafe state.runs_length - before
                for (k, run) in map.runs.enumerated() { runs[place + k] = run }
                unsafe state.runs_length = place + map.runs.count
            }
            unsafe state.base_source = start
            unsafe state.base_out = at
            unsafe state.special_end = end
            unsafe state.out_length = at + composed.count
        }

        private mutating func reserve(bytes needed: Int) {
            if bytes.count < needed { bytes.append(contentsOf: repeatElement(0, count: needed - bytes.count)) }
        }

        private mutating func growRuns() {
            runs.append(contentsOf: repeatElement(.empty, count: max(64, runs.count)))
        }
    }
}
