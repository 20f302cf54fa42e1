/// Turns findings in ink into mentions of the source: texts, offsets in the asked unit, lines, ids.
struct DocumentWriter {
    let source: [UInt8]
    let layout: Layout
    let options: Extractor.Options

    func document(
        findings: [Finding], organizations: [Organization], contacts: [Contact], title: String?, issued: String?,
        remarks: [Remark]
    ) -> Document {
        let ink = layout.ink
        let order = findings.indices.sorted { a, b in
            let (x, y) = (ink.sourceRange(findings[a].range), ink.sourceRange(findings[b].range))
            return (x.start, x.end, a) < (y.start, y.end, b)
        }
        var points: [Int] = []
        for finding in findings {
            let range = ink.sourceRange(finding.range)
            points.append(range.start)
            points.append(range.end)
        }
        for remark in remarks {
            let range = ink.sourceRange(remark.range)
            points.append(range.start)
            points.append(range.end)
        }
        let offsets = OffsetTable(points, in: source, unit: options.offsets)

        var newID = [Int?](repeating: nil, count: findings.count)
        var mentions: [Mention] = []
        for k in order {
            let finding = findings[k]
            if let types = options.types, !types.contains(finding.type) { continue }
            let range = ink.sourceRange(finding.range)
            let start = offsets[range.start]
            newID[k] = mentions.count
            mentions.append(
                Mention(
                    id: mentions.count, type: finding.type,
                    text: String(decoding: source[range.start..<range.end], as: UTF8.self),
                    start: start.unit, end: offsets[range.end].unit, line: start.line,
                    value: finding.value, details: finding.details))
        }
        return Document(
            title: title, issued: issued, mentions: mentions,
            organizations: organizations.map {
                var copy = $0
                copy.mentions = $0.mentions.compactMap { newID[$0] }.sorted()
                return copy
            },
            contacts: contacts.map {
                var copy = $0
                copy.mentions = $0.mentions.compactMap { newID[$0] }.sorted()
                return copy
            },
            diagnostics: remarks.map {
                let range = ink.sourceRange($0.range)
                return Diagnostic(
                    code: $0.code, message: $0.message, start: offsets[range.start].unit,
                    end: offsets[range.end].unit)
            })
    }
}

/// Turns byte offsets into another unit, and into lines, in one pass over the text.
struct OffsetTable {
    private let bytes: [Int]
    private let places: [Place]

    /// An offset in the unit, and the line it is in, from 1.
    struct Place {
        var unit = 0
        var line = 1
    }

    /// - Complexity: O(*n* + *m* log *m*), *n* the text's bytes, *m* the number of offsets.
    init(_ offsets: [Int], in text: [UInt8], unit: Extractor.Options.OffsetUnit) {
        let sorted = offsets.sorted()
        var places: [Place] = []
        places.reserveCapacity(sorted.count)
        var position = 0
        var place = Place()
        for offset in sorted {
            while position < min(offset, text.count) {
                let byte = text[position]
                switch unit {
                case .utf8: place.unit += 1
                case .scalar: if byte & 0xC0 != 0x80 { place.unit += 1 }
                case .utf16:
                    if byte & 0xC0 != 0x80 { place.unit += 1 }
                    if byte >= 0xF0 { place.unit += 1 }
                }
                if byte == 0x0A { place.line += 1 }
                position += 1
            }
            places.append(place)
        }
        self.bytes = sorted
        self.places = places
    }

    subscript(offset: Int) -> Place {
        guard !bytes.isEmpty else { return Place() }
        var low = 0
        var high = bytes.count - 1
        while low < high {
            let middle = (low + high) / 2
            if bytes[middle] < offset { low = middle + 1 } else { high = middle }
        }
        return places[low]
    }
}
