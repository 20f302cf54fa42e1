internal import CKernels
internal import KirinukiData

/// Words found in ink.
struct Segmentation: Sendable {
    /// For each character of ink 1 if a word starts there, or else 0.
    var starts: [UInt8]
    /// For each character at which a word starts, the raw value of its `PartOfSpeech`; empty where nothing is known.
    var tags: [UInt8] = []
}

/// The learned model of Japanese words: where they end, and what they are. Its weights are part of the binary.
///
/// Docs/tokens.md tells how it works and how it is trained.
@safe struct WordModel: @unchecked Sendable {
    // Sendable: the model points to constants of the binary, never written and never freed.
    private let words: ck_words

    /// The embedded model; nil if it was written for another version of the kernel.
    static let embedded = unsafe WordModel(kirinuki_words)

    /// The embedded model's bytes.
    static let bytes = unsafe EmbeddedTable(kirinuki_words)

    private init?(_ table: (UnsafeMutablePointer<Int>?) -> UnsafePointer<UInt8>?) {
        var size = 0
        var words = unsafe ck_words()
        guard let bytes = unsafe table(&size), unsafe ck_words_open(bytes, size, &words) != 0 else { return nil }
        unsafe self.words = words
    }

    /// The words of ink. No word goes over the border of a cell or a blank line.
    /// - Complexity: O(*n*), *n* the count of ink.
    func segment(_ ink: Ink) -> Segmentation {
        let count = ink.count
        var result = Segmentation(
            starts: [UInt8](repeating: 0, count: count), tags: [UInt8](repeating: 0, count: count))
        let gaps = Self.codes(of: ink.gaps)
        var memory: [UInt32] = []
        var start = 0
        while start < count {
            var end = start + 1
            while end < count, ink.gaps[end] < .cell { end += 1 }
            let size = ck_words_scratch_count(end - start)
            // Most pieces are about as long as others: no memory for each of them.
            if memory.count < size { memory = [UInt32](repeating: 0, count: max(4096, size + size / 2)) }
            segment(start..<end, of: ink, gaps, &memory, &result)
            start = end
        }
        return result
    }

    private func segment(
        _ range: Range<Int>, of ink: Ink, _ gaps: [UInt8], _ memory: inout [UInt32], _ result: inout Segmentation
    ) {
        unsafe memory.withUnsafeMutableBufferPointer { memory in
            guard let memory = memory.baseAddress else { return }
            let scratch = unsafe ck_words_scratch_in(memory, range.count)
            unsafe ink.scalars.withUnsafeBufferPointer { scalars in
                unsafe gaps.withUnsafeBufferPointer { gaps in
                    unsafe result.starts.withUnsafeMutableBufferPointer { starts in
                        guard let scalars = scalars.baseAddress, let gaps = gaps.baseAddress,
                            let starts = starts.baseAddress
                        else { return }
                        unsafe withUnsafePointer(to: words) { words in
                            unsafe ck_words_cut(
                                words, scalars + range.lowerBound, gaps + range.lowerBound, range.count, scratch,
                                starts + range.lowerBound)
                        }
                    }
                }
            }
            FixedRuns.settle(&result.starts, in: ink, range)
            unsafe result.starts.withUnsafeBufferPointer { starts in
                unsafe result.tags.withUnsafeMutableBufferPointer { tags in
                    guard let starts = starts.baseAddress, let tags = tags.baseAddress else { return }
                    unsafe withUnsafePointer(to: words) { words in
                        unsafe ck_words_tag(
                            words, range.count, scratch, starts + range.lowerBound, tags + range.lowerBound)
                    }
                }
            }
        }
    }

    /// The kernel's codes of gaps, 0 at the start of each piece, and as many elements more as the kernel may read.
    private static func codes(of gaps: [Gap]) -> [UInt8] {
        var codes = [UInt8](repeating: 0, count: gaps.count + 8)
        for i in gaps.indices {
            codes[i] =
                switch gaps[i] {
                case .none, .cell, .block: 0
                // A break that the layout knows to be a wrapped line parts words no more than a stray space does.
                case .space, .wrap: 1
                case .wide: 2
                case .line: 3
                }
        }
        codes[0] = 0
        return codes
    }
}
