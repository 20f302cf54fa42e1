import Kirinuki
import Testing

/// What holds for the record of every text.
enum OffsetLaws {
    /// Checks the laws on a text, in one unit of offsets; in debug builds extraction is too slow for all three on
    /// each of hundreds of texts.
    static func check(_ text: String, name: String, in unit: Extractor.Options.OffsetUnit) throws {
        let document = try extractor(unit).extract(text)
        if let failure = brokenLaw(document, Units(text, unit)) {
            Issue.record("\(name), offsets in \(unit): \(failure)")
        }
    }

    /// Checks the laws in all units, that all have the same mentions, and that a second run gives the same record.
    static func checkThoroughly(_ text: String, name: String) throws {
        let first = try extractor(.scalar).extract(text)
        for unit in Extractor.Options.OffsetUnit.allCases {
            let document = try extractor(unit).extract(text)
            if let failure = brokenLaw(document, Units(text, unit)) {
                Issue.record("\(name), offsets in \(unit): \(failure)")
            }
            if !agrees(document, first) { Issue.record("\(name), offsets in \(unit): other mentions") }
            if unit == .scalar, document != first { Issue.record("\(name): a second run gives another record") }
        }
    }

    private static func extractor(_ unit: Extractor.Options.OffsetUnit) throws -> Extractor {
        try #require(extractors[unit])
    }

    private static let extractors: [Extractor.Options.OffsetUnit: Extractor] = {
        var result: [Extractor.Options.OffsetUnit: Extractor] = [:]
        for unit in Extractor.Options.OffsetUnit.allCases {
            var options = Extractor.Options()
            options.offsets = unit
            result[unit] = try? Extractor(options)
        }
        return result
    }()

    /// The first law that a record breaks, as a sentence.
    private static func brokenLaw(_ document: Document, _ units: Units) -> String? {
        var previous = (0, 0)
        for (index, mention) in document.mentions.enumerated() {
            let what = "mention \(index) (\(mention.type.rawValue) “\(mention.text)” \(mention.start)..<\(mention.end))"
            if mention.id != index { return "\(what) has the id \(mention.id)" }
            guard 0 <= mention.start, mention.start < mention.end, mention.end <= units.count else {
                return "\(what) lies outside of the text's \(units.count)"
            }
            if !units.spells(mention.text, mention.start..<mention.end) {
                return "\(what) is not the source there: “\(units.string(mention.start..<mention.end))”"
            }
            if (mention.start, mention.end) < previous { return "\(what) stands behind one that starts later" }
            previous = (mention.start, mention.end)
            if mention.text.unicodeScalars.first.map(isSpace) ?? true
                || mention.text.unicodeScalars.last.map(isSpace) ?? true
            {
                return "\(what) starts or ends with white space"
            }
            if mention.line != units.line(at: mention.start) {
                return "\(what) is in line \(units.line(at: mention.start)), not \(mention.line)"
            }
        }
        let ids = document.mentions.indices
        for (index, organization) in document.organizations.enumerated() {
            if organization.id != index { return "organization \(index) has the id \(organization.id)" }
            if !isSorted(organization.mentions) || !organization.mentions.allSatisfy(ids.contains) {
                return "organization \(index) has the mentions \(organization.mentions)"
            }
        }
        for (index, contact) in document.contacts.enumerated() {
            if !isSorted(contact.mentions) || !contact.mentions.allSatisfy(ids.contains) {
                return "contact \(index) has the mentions \(contact.mentions)"
            }
        }
        for diagnostic in document.diagnostics
        where !(0 <= diagnostic.start && diagnostic.start <= diagnostic.end && diagnostic.end <= units.count) {
            return "diagnostic \(diagnostic.code) lies at \(diagnostic.start)..<\(diagnostic.end) of \(units.count)"
        }
        return nil
    }

    private static func agrees(_ a: Document, _ b: Document) -> Bool {
        a.mentions.count == b.mentions.count
            && zip(a.mentions, b.mentions).allSatisfy {
                $0.type == $1.type && $0.text == $1.text && $0.value == $1.value && $0.line == $1.line
            }
    }

    private static func isSorted(_ ids: [Int]) -> Bool { zip(ids, ids.dropFirst()).allSatisfy { $0 < $1 } }

    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isWhitespace }

    /// A text cut into the units of its offsets.
    private enum Units {
        case scalar([Unicode.Scalar])
        case utf8([UInt8])
        case utf16([UInt16])

        init(_ text: String, _ unit: Extractor.Options.OffsetUnit) {
            switch unit {
            case .scalar: self = .scalar(Array(text.unicodeScalars))
            case .utf8: self = .utf8(Array(text.utf8))
            case .utf16: self = .utf16(Array(text.utf16))
            }
        }

        var count: Int {
            switch self {
            case .scalar(let units): units.count
            case .utf8(let units): units.count
            case .utf16(let units): units.count
            }
        }

        func string(_ range: Range<Int>) -> String {
            switch self {
            case .scalar(let units): String(String.UnicodeScalarView(units[range]))
            case .utf8(let units): String(decoding: units[range], as: UTF8.self)
            case .utf16(let units): String(decoding: units[range], as: UTF16.self)
            }
        }

        /// Whether a range holds exactly these units: equality of strings would forgive another normal form.
        func spells(_ text: String, _ range: Range<Int>) -> Bool {
            switch self {
            case .scalar(let units): units[range].elementsEqual(text.unicodeScalars)
            case .utf8(let units): units[range].elementsEqual(text.utf8)
            case .utf16(let units): units[range].elementsEqual(text.utf16)
            }
        }

        /// The line of an offset, from 1.
        func line(at offset: Int) -> Int {
            switch self {
            case .scalar(let units): 1 + units[..<offset].count { $0 == "\n" }
            case .utf8(let units): 1 + units[..<offset].count { $0 == 0x0A }
            case .utf16(let units): 1 + units[..<offset].count { $0 == 0x0A }
            }
        }
    }
}
