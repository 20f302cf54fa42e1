internal import KirinukiData

/// A table in the making.
struct NormalizationTableBuilder {
    static let mapped: UInt32 = 1 << 31
    static let joins: UInt32 = 1 << 30
    static let guarded: UInt32 = 1 << 29
    static let complex: UInt32 = 1 << 28

    var index: [UInt16]
    var entries: [UInt32]
    var pool: [UInt8] = []
    var voiced: [UInt8] = [UInt8](repeating: 0, count: 384)
    var composes = true
    private(set) var scansBlocks = true
    /// Unicode's version, major × 256 + minor.
    var unicodeVersion = 0

    /// A table in which every character is plain.
    init() {
        index = [UInt16](repeating: 0, count: 0x110000 / 64)
        entries = [UInt32](repeating: 0, count: 64)
    }

    func entry(_ scalar: UInt32) -> UInt32 { entries[Int(index[Int(scalar >> 6)]) << 6 | Int(scalar & 63)] }

    /// Whether the 64 characters of `scalar`'s block are all plain.
    func isPlainBlock(_ scalar: UInt32) -> Bool {
        let start = Int(index[Int(scalar >> 6)]) << 6
        return entries[start..<start + 64].allSatisfy { $0 == 0 }
    }

    /// The characters that the block scans of CKernels pass over.
    static func isScanned(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x20...0x7E, 0x09, 0x0A, 0x0D, 0x3001...0x3029, 0x3041...0x3098, 0x30A0...0x30FE, 0x3400...0x9FFF: true
        default: false
        }
    }

    /// Sets an entry. Blocks are shared until they are written to.
    mutating func setEntry(_ scalar: UInt32, _ entry: UInt32) {
        guard scalar < 0x110000, self.entry(scalar) != entry else { return }
        let slot = Int(scalar >> 6)
        let block = Int(index[slot])
        let isShared = block == 0 || sharedBlocks.contains(block)
        if isShared {
            index[slot] = UInt16(truncatingIfNeeded: entries.count >> 6)
            entries.append(contentsOf: entries[(block << 6)..<(block << 6 + 64)])
        }
        entries[Int(index[slot]) << 6 | Int(scalar & 63)] = entry
        if entry != 0, Self.isScanned(scalar) { scansBlocks = false }
    }

    /// Blocks that a loaded table uses more than once.
    private var sharedBlocks: Set<Int> = []

    /// Replaces a character; an empty replacement removes it.
    mutating func map(_ scalar: UInt32, to replacement: [UInt8], joins: Bool = false, guarded: Bool = false) {
        let offset = pool.count
        pool.append(contentsOf: replacement)
        setEntry(
            scalar,
            Self.mapped | (joins ? Self.joins : 0) | (guarded ? Self.guarded : 0) | UInt32(replacement.count) << 20
                | UInt32(offset))
    }

    /// Leaves a character as it is.
    mutating func keep(_ scalar: UInt32) { setEntry(scalar, 0) }

    /// Replacements that also hold for characters that earlier rules replaced by the replaced one.
    var redirections: [UInt32: [UInt8]] = [:]

    /// Applies the redirections to the replacements of one character.
    mutating func resolveRedirections() {
        guard !redirections.isEmpty else { return }
        for (scalar, entry) in mappedEntries {
            let replacement = String(decoding: pool[entry.replacement], as: UTF8.self).unicodeScalars
            guard let first = replacement.first, replacement.count == 1, let further = redirections[first.value] else {
                continue
            }
            map(scalar, to: further)
        }
        redirections = [:]
    }

    // MARK: The stored form

    /// A table as it is stored: "KNT1", then little-endian the Unicode version and the number of blocks (16 bits each), the
    /// pool's length (32 bits), the voiced distances, the index, the entries and the pool.
    var data: [UInt8] {
        var result = Array("KNT1".utf8)
        func append16(_ value: Int) { result += [UInt8(value & 0xFF), UInt8(value >> 8 & 0xFF)] }
        append16(unicodeVersion)
        append16(entries.count / 64)
        append16(pool.count & 0xFFFF)
        append16(pool.count >> 16)
        result += voiced
        for block in index { append16(Int(block)) }
        for entry in entries {
            append16(Int(entry & 0xFFFF))
            append16(Int(entry >> 16))
        }
        return result + pool
    }

    /// The table of NFC or NFKC, as stored; without rules of its own.
    init(compatibility: Bool) {
        self.init()
        var length = 0
        let start = unsafe kirinuki_normalization_table(compatibility ? 1 : 0, &length)
        let data = unsafe UnsafeBufferPointer(start: start, count: length)
        let blocksAt = 12 + 384
        guard data.count >= blocksAt + index.count * 2 else { return }
        func word16(_ at: Int) -> UInt16 { unsafe UInt16(data[at]) | UInt16(data[at + 1]) << 8 }
        unicodeVersion = Int(word16(4))
        let count = Int(word16(6)) * 64
        let poolLength = Int(word16(8)) | Int(word16(10)) << 16
        let entriesAt = blocksAt + index.count * 2
        guard data.count >= entriesAt + count * 4 + poolLength else { return }
        voiced = unsafe Array(data[12..<12 + 384])
        var uses = [Int](repeating: 0, count: count / 64)
        for i in index.indices {
            index[i] = word16(blocksAt + i * 2)
            uses[Int(index[i])] += 1
        }
        entries = unsafe [UInt32](unsafeUninitializedCapacity: count + 64 * 64) { buffer, initialized in
            for i in 0..<count {
                let at = entriesAt + i * 4
                unsafe buffer.initializeElement(at: i, to: UInt32(word16(at)) | UInt32(word16(at + 2)) << 16)
            }
            initialized = count
        }
        pool = unsafe Array(data[(entriesAt + count * 4)..<(entriesAt + count * 4 + poolLength)])
        for (block, count) in uses.enumerated() where count > 1 { sharedBlocks.insert(block) }
    }

    /// The table of NFC or NFKC, made from the system's ICU: what the stored one must equal.
    static func fromICU(compatibility: Bool) -> NormalizationTableBuilder {
        var builder = NormalizationTableBuilder()
        builder.unicodeVersion = ICU.unicodeVersion
        var places: [[UInt8]: Int] = [:]
        var special: UInt64 = 0
        for scalar in UInt32(0)..<0x110000 {
            if scalar & 63 == 0 { special = ICU.specialScalars(from: scalar, compatibility: compatibility) }
            guard special >> (scalar & 63) & 1 == 1 else { continue }
            let normalized = ICU.normalized(scalar, compatibility: compatibility)
            let joins = !ICU.hasBoundaryBefore(scalar, compatibility: compatibility)
            let isMapped = !normalized.elementsEqual(UTF8Coding.bytes(scalar))
            guard isMapped || joins else { continue }
            var entry = joins ? Self.joins : 0
            if isMapped {
                let place = places[normalized] ?? builder.pool.count
                if place == builder.pool.count {
                    builder.pool += normalized
                    places[normalized] = place
                }
                entry |= Self.mapped | UInt32(normalized.count) << 20 | UInt32(place)
            }
            builder.setEntry(scalar, entry)
        }
        for scalar in UInt32(0x3040)..<0x3100 {
            for (k, mark) in [UInt32(0x3099), 0x309A].enumerated() {
                let composed = ICU.composed(scalar, mark)
                if composed > scalar { builder.voiced[k * 192 + Int(scalar - 0x3040)] = UInt8(composed - scalar) }
            }
        }
        return builder
    }
}
