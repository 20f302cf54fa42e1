internal import CICU

/// ICU's knowledge of single characters: the authority for all tables and for composition.
enum ICU {
    /// Unicode's version, major × 256 + minor.
    static var unicodeVersion: Int { Int(cicu_unicode_version()) }

    static func combiningClass(_ scalar: UInt32) -> UInt8 { cicu_combining_class(scalar) }

    /// The canonical composition of two scalars; 0 if there is none.
    static func composed(_ first: UInt32, _ second: UInt32) -> UInt32 { cicu_compose(first, second) }

    /// The scalars among the 64 from `first` on that NFC or NFKC changes, or that join what comes before them, as a mask.
    static func specialScalars(from first: UInt32, compatibility: Bool) -> UInt64 {
        cicu_special_scalars(compatibility, first)
    }

    static func hasBoundaryBefore(_ scalar: UInt32, compatibility: Bool) -> Bool {
        cicu_has_boundary_before(compatibility, scalar)
    }

    /// The NFC or NFKC form of one scalar as UTF-8.
    static func normalized(_ scalar: UInt32, compatibility: Bool) -> [UInt8] {
        unsafe [UInt8](unsafeUninitializedCapacity: 64) { buffer, count in
            count = unsafe Int(cicu_normalize_scalar(compatibility, scalar, buffer.baseAddress))
        }
    }

    /// Appends the canonical decomposition of a scalar, or the scalar itself.
    static func appendDecomposition(of scalar: UInt32, to scalars: inout [UInt32]) {
        let decomposition = unsafe [UInt32](unsafeUninitializedCapacity: 18) { buffer, count in
            count = unsafe Int(cicu_decompose(scalar, buffer.baseAddress))
        }
        if decomposition.isEmpty { scalars.append(scalar) } else { scalars += decomposition }
    }

    /// The NFC form of scalars: decomposition, canonical order, composition, in time linear in their number.
    static func composed(_ source: [UInt32]) -> [UInt32] {
        var scalars: [UInt32] = []
        scalars.reserveCapacity(source.count)
        for scalar in source { appendDecomposition(of: scalar, to: &scalars) }
        var classes = scalars.map(combiningClass)
        order(&scalars, &classes)
        return compose(scalars, classes)
    }

    /// Sorts each run of combining marks by class, stably.
    private static func order(_ scalars: inout [UInt32], _ classes: inout [UInt8]) {
        var i = 0
        while i < scalars.count {
            var end = i
            var isOrdered = true
            while end < scalars.count, classes[end] != 0 {
                if end > i, classes[end] < classes[end - 1] { isOrdered = false }
                end += 1
            }
            if !isOrdered {
                // A counting sort: a run of marks may be as long as the text.
                var places = [Int](repeating: 0, count: 257)
                for k in i..<end { places[Int(classes[k]) + 1] += 1 }
                for k in 1..<257 { places[k] += places[k - 1] }
                let marks = Array(scalars[i..<end])
                let markClasses = Array(classes[i..<end])
                for k in marks.indices {
                    let place = i + places[Int(markClasses[k])]
                    places[Int(markClasses[k])] += 1
                    scalars[place] = marks[k]
                    classes[place] = markClasses[k]
                }
            }
            i = max(end, i + 1)
        }
    }

    /// Composes each starter with the marks behind it that nothing blocks.
    private static func compose(_ scalars: [UInt32], _ classes: [UInt8]) -> [UInt32] {
        var result: [UInt32] = []
        result.reserveCapacity(scalars.count)
        var starter = -1
        var lastClass: Int = -1
        for (scalar, combiningClass) in zip(scalars, classes) {
            let isUnblocked = lastClass < Int(combiningClass) || lastClass == -1
            if starter >= 0, isUnblocked {
                let composition = composed(result[starter], scalar)
                if composition != 0 {
                    result[starter] = composition
                    continue
                }
            }
            if combiningClass == 0 {
                starter = result.count
                lastClass = -1
            } else {
                lastClass = Int(combiningClass)
            }
            result.append(scalar)
        }
        return result
    }
}
