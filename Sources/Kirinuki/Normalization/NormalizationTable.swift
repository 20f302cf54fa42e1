internal import CKernels

/// What becomes of each scalar value: a two-stage table that the C kernel and its Swift twin both read.
///
/// The tables of NFC and NFKC are generated from ICU (Scripts/make-normalization-tables); rules patch a copy.
@safe final class NormalizationTable: @unchecked Sendable {
    // Never written to after `init`; it lives at a fixed place, so that a call on a short text has nothing to set up.
    private let kernel: UnsafeMutablePointer<kk_table>
    /// The size of what `base` points to.
    private let size: Int

    init(_ builder: NormalizationTableBuilder) {
        let complex = NormalizationTableBuilder.complex
        let index = UnsafeMutablePointer<UInt16>.allocate(capacity: builder.index.count)
        for (i, row) in builder.index.enumerated() { unsafe (index + i).initialize(to: row) }
        let voiced = UnsafeMutablePointer<UInt8>.allocate(capacity: builder.voiced.count)
        for (i, distance) in builder.voiced.enumerated() { unsafe (voiced + i).initialize(to: distance) }

        // One block: rows, entries, replacements; see `kk_table`.
        let replacements = KK_ENTRIES + (builder.entries.count + 128) * 4
        size = replacements + builder.pool.count + 16
        assert(size <= 1 << 20, "offsets of replacements have 20 bits")
        let base = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 64)
        unsafe base.initializeMemory(as: UInt8.self, repeating: 0, count: size)
        // The three bytes of U+0800…U+FFFF but for the surrogates; all else leads to a last row, which is complex.
        let rows = unsafe base.bindMemory(to: UInt16.self, capacity: 65536)
        unsafe rows.update(repeating: UInt16(truncatingIfNeeded: builder.entries.count >> 6), count: 65536)
        for row in 0x800 >> 6..<0x10000 >> 6 where !(0xD800 >> 6..<0xE000 >> 6).contains(row) {
            unsafe rows[(0xE0 | row >> 6) | (0x80 | row & 63) << 8] = builder.index[row]
        }
        let before = KK_COMPLEX_BEFORE
        let entries = unsafe (base + 65536 * 2).bindMemory(
            to: UInt32.self, capacity: before + builder.entries.count + 128)
        unsafe entries.update(repeating: complex, count: before + builder.entries.count + 128)
        for (i, entry) in builder.entries.enumerated() {
            let moved = entry.isMapped ? entry + UInt32(truncatingIfNeeded: replacements) : entry
            unsafe entries[before + i] = entry.isSimple ? moved : moved | complex
        }
        unsafe (base + replacements).copyMemory(from: builder.pool, byteCount: builder.pool.count)
        unsafe kernel = .allocate(capacity: 1)
        unsafe kernel.initialize(
            to: kk_table(
                index: index, base: base.assumingMemoryBound(to: UInt8.self), voiced: voiced,
                joins_kana: builder.entry(0xFF9E).joins, scans_blocks: builder.scansBlocks, composes: builder.composes,
                narrows: (0x21...0x7E).allSatisfy { builder.narrows($0 + 0xFEE0, to: UInt8(truncatingIfNeeded: $0)) },
                spaces: builder.entry(0x3000) == 0
                    ? KK_STAY : builder.narrows(0x3000, to: 0x20) ? KK_NARROWED : KK_OTHERWISE))
    }

    deinit {
        unsafe kernel.pointee.index.deallocate()
        unsafe kernel.pointee.base.deallocate()
        unsafe kernel.pointee.voiced.deallocate()
        unsafe kernel.deallocate()
    }

    /// Whether joining characters go through canonical composition.
    var composes: Bool { unsafe kernel.pointee.composes }
    /// Whether the kernel's block scan may pass over the characters that it takes for plain.
    var scansBlocks: Bool { unsafe kernel.pointee.scans_blocks }

    /// The entry of a scalar value; 0 is plain. See `kk_table` for the bits.
    func entry(_ scalar: UInt32) -> UInt32 {
        guard scalar < 0x110000 else { return 0 }
        let number = unsafe Int(kernel.pointee.index[Int(scalar >> 6)]) << 6 | Int(scalar & 63)
        let offset = KK_ENTRIES + number * 4
        return unsafe UnsafeRawPointer(kernel.pointee.base).load(fromByteOffset: offset, as: UInt32.self)
    }

    /// What an entry's character becomes, as UTF-8.
    func replacement(_ entry: UInt32) -> [UInt8] {
        let range = entry.replacement.clamped(to: 0..<size)
        return unsafe Array(UnsafeBufferPointer(start: kernel.pointee.base + range.lowerBound, count: range.count))
    }

    /// The distance of a kana U+3040…U+30FF to its voiced or half-voiced form; 0 if there is none.
    func voicedDistance(_ kana: UInt32, isHalf: Bool) -> UInt8 {
        guard (0x3040...0x30FF).contains(kana) else { return 0 }
        return unsafe kernel.pointee.voiced[(isHalf ? 192 : 0) + Int(kana - 0x3040)]
    }

    /// Hands the table to a kernel.
    func withKernelTable<R>(_ body: (UnsafePointer<kk_table>) -> R) -> R {
        defer { withExtendedLifetime(self) {} }
        return unsafe body(kernel)
    }
}

extension NormalizationTableBuilder {
    /// Whether a character becomes one byte without a condition.
    fileprivate func narrows(_ scalar: UInt32, to byte: UInt8) -> Bool {
        let entry = entry(scalar)
        return entry.isMapped && entry.isSimple && pool[entry.replacement].elementsEqual([byte])
    }
}

extension UInt32 {
    /// Whether a table's entry replaces its character.
    var isMapped: Bool { self & NormalizationTableBuilder.mapped != 0 }
    /// Whether it may join, or be reordered with, what comes before it.
    var joins: Bool { self & NormalizationTableBuilder.joins != 0 }
    /// Whether it stays where a figure of its replacement would join a neighboring figure.
    var isGuarded: Bool { self & NormalizationTableBuilder.guarded != 0 }
    /// Whether the kernel's short way holds: the character stays, or becomes 1 to 16 bytes without a condition.
    fileprivate var isSimple: Bool {
        self == 0 || (isMapped && !joins && !isGuarded && (1...16).contains(replacement.count))
    }
    /// The place of an entry's replacement in the pool.
    var replacement: Range<Int> {
        let start = Int(self & 0xFFFFF)
        return start..<start + Int(self >> 20 & 0xFF)
    }
    var removes: Bool { isMapped && replacement.isEmpty }
}
