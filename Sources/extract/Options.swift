import ArgumentParser
import ExtractIO
import Kirinuki

/// How bytes become text.
struct ReadingOptions: ParsableArguments {
    @Option(
        help:
            "Read the files in this encoding instead of detecting it: utf-8, utf-16le, utf-16be, cp932, euc-jp, iso-2022-jp."
    )
    var encoding: Encoding?

    struct Encoding: ExpressibleByArgument {
        var encoding: TextEncoding

        init?(argument: String) {
            guard let encoding = TextEncoding(name: argument) else { return nil }
            self.encoding = encoding
        }

        static var allValueStrings: [String] { TextEncoding.allCases.map(\.rawValue) }
    }
}

/// What a record holds.
struct RecordOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("The day that completes dates where a document gives none.", valueName: "YYYY-MM-DD"))
    var referenceDate: Day?

    @Option(
        help: ArgumentHelp(
            "Report only these types: \(MentionType.allCases.map(\.rawValue).joined(separator: ", ")).",
            valueName: "type,…"))
    var types: Types?

    @Option(
        help: ArgumentHelp(
            "Report only names of which the recognizer is so sure, 0 to 1. (default: 0.5)", valueName: "score"))
    var minScore: Double?

    @OptionGroup var unit: OffsetOptions

    func validate() throws {
        if let minScore, !(0...1).contains(minScore) { throw ValidationError("--min-score lies between 0 and 1.") }
    }

    func extractor() throws -> Extractor {
        var options = Extractor.Options()
        options.offsets = unit.offsets.unit
        options.types = types?.types
        if let minScore { options.minimumScore = minScore }
        return try Extractor(options)
    }

    /// A day as the command line takes it.
    struct Day: ExpressibleByArgument {
        var day: CalendarDay

        init?(argument: String) {
            guard let day = CalendarDay(iso: argument) else { return nil }
            self.day = day
        }
    }

    /// Types with commas between them.
    struct Types: ExpressibleByArgument {
        var types: Set<MentionType>

        init?(argument: String) {
            types = []
            for name in argument.split(separator: ",", omittingEmptySubsequences: false) {
                guard let type = MentionType(rawValue: String(name)) else { return nil }
                types.insert(type)
            }
        }
    }
}

/// The unit of all offsets.
struct OffsetOptions: ParsableArguments {
    @Option(help: "The unit of offsets: scalar (code points), utf8 (bytes), utf16 (code units).")
    var offsets = Unit.scalar

    enum Unit: String, ExpressibleByArgument, CaseIterable {
        case scalar, utf8, utf16

        var unit: Extractor.Options.OffsetUnit {
            switch self {
            case .scalar: .scalar
            case .utf8: .utf8
            case .utf16: .utf16
            }
        }
    }
}

/// How much is said on standard error.
struct TalkOptions: ParsableArguments {
    @Flag(name: [.short, .long], help: "Only errors on standard error.")
    var quiet = false

    @Flag(name: [.short, .long], help: "Name each file as it is done, and show long lists whole.")
    var verbose = false

    func validate() throws {
        if quiet, verbose { throw ValidationError("--quiet and --verbose exclude each other.") }
    }
}
