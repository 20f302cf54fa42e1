/// Composes the rare segments that the kernel leaves: a character and the marks that may join it.
enum SegmentComposer {
    /// The normalized form of a segment of well-formed UTF-8. Characters with a guard are kept here.
    static func compose(_ segment: [UInt8], _ table: NormalizationTable) -> [UInt8] {
        var scalars: [UInt32] = []
        for scalar in String(decoding: segment, as: UTF8.self).unicodeScalars {
            let entry = table.entry(scalar.value)
            if entry.isMapped, !entry.isGuarded {
                let replacement = table.replacement(entry)
                scalars += String(decoding: replacement, as: UTF8.self).unicodeScalars.map(\.value)
            } else {
                scalars.append(scalar.value)
            }
        }
        var result: [UInt8] = []
        for scalar in ICU.composed(scalars) { UTF8Coding.append(scalar, to: &result) }
        return result
    }
}
