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

    /// The words of a range of ink. No word goes over the border of a cell or a blank line.
    /// - Complexity: O(*n*), *n* the count of ink.
    func segment(_ ink: Ink) -> Segmentation {
        var result = Segmentation(
            starts: [UInt8](repeating: 0, count: ink.count), tags: [UInt8](repeating: 0, count: ink.count))
        var scratch = Scratch()
        var start = 0
        while start < ink.count {
            var end = start + 1
            while end < ink.count, ink.gaps[end] < .cell { end += 1 }
            segment(start..<end, of: ink, &scratch, &result)
            start = end
        }
        return result
    }

    /// Buffers that are used again for each piece.
    private struct Scratch {
        var gaps: [UInt8] = []
        var units: [UInt16] = []
        var scores: [Int16] = []
    }

    private func segment(_ range: Range<Int>, of ink: Ink, _ scratch: inout Scratch, _ result: inout Segmentation) {
        let count = range.count
        scratch.gaps.removeAll(keepingCapacity: true)
        for i in range { scratch.gaps.append(Self.code(of: ink.gaps[i])) }
        if scratch.units.count < ck_words_unit_count(count) {
            let size = max(256, count * 3 / 2)
            scratch.units = [UInt16](repeating: 0, count: ck_words_unit_count(size))
            scratch.scores = [Int16](repeating: 0, count: ck_words_score_count(size))
        }
        unsafe ink.scalars.withUnsafeBufferPointer { scalars in
            unsafe result.starts.withUnsafeMutableBufferPointer { starts in
                guard let scalars = scalars.baseAddress, let starts = starts.baseAddress else { return }
                unsafe withUnsafePointer(to: words) { words in
                    unsafe ck_words_cut(
                        words, scalars + range.lowerBound, scratch.gaps, count, &scratch.units, &scratch.scores,
                        starts + range.lowerBound)
                }
            }
        }
        FixedRuns.settle(&result.starts, in: ink, range)
        unsafe result.starts.withUnsafeBufferPointer { starts in
            unsafe result.tags.withUnsafeMutableBufferPointer { tags in
                guard let starts = starts.baseAddress, let tags = tags.baseAddress else { return }
                unsafe withUnsafePointer(to: words) { words in
                    unsafe ck_words_tag(
                        words, scratch.units, count, starts + range.lowerBound, tags + range.lowerBound)
                }
            }
        }
    }

    /// The kernel's code of a gap.
    private static func code(of gap: Gap) -> UInt8 {
        switch gap {
        case .none: 0
        // A break that the layout knows to be a wrapped line parts words no more than a stray space does.
        case .space, .wrap: 1
        case .wide: 2
        case .line, .cell, .block: 3
        }
    }
}
