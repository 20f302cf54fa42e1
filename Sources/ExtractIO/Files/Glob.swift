/// A file name pattern: `*` any run of characters but a slash, `**` any run, `?` one character, `[a-z]` and `[!a-z]` a set.
///
/// A pattern without a slash is matched against the file's name, one with a slash against the path below the folder that was given.
public struct Glob: Hashable, Sendable {
    /// The pattern as it was given.
    public let pattern: String
    private let parts: [Part]
    private let takesPath: Bool

    private enum Part: Hashable {
        case scalar(Unicode.Scalar)
        case one
        case run
        case anything
        case set([ClosedRange<UInt32>], negated: Bool)
    }

    /// A pattern, or nil where a `[` is never closed.
    public init?(_ pattern: String) {
        self.pattern = pattern
        takesPath = pattern.unicodeScalars.contains("/")
        var parts: [Part] = []
        let scalars = Array(pattern.unicodeScalars)
        var position = 0
        while position < scalars.count {
            let scalar = scalars[position]
            position += 1
            switch scalar {
            case "*":
                var stars = 1
                while position < scalars.count, scalars[position] == "*" {
                    stars += 1
                    position += 1
                }
                // `**/` also stands for no folder at all.
                if stars > 1, position < scalars.count, scalars[position] == "/" { position += 1 }
                parts.append(stars > 1 ? .anything : .run)
            case "?": parts.append(.one)
            case "\\" where position < scalars.count:
                parts.append(.scalar(scalars[position]))
                position += 1
            case "[":
                guard let set = Self.set(scalars, &position) else { return nil }
                parts.append(set)
            default: parts.append(.scalar(scalar))
            }
        }
        self.parts = parts
    }

    private static func set(_ scalars: [Unicode.Scalar], _ position: inout Int) -> Part? {
        var negated = false
        if position < scalars.count, scalars[position] == "!" || scalars[position] == "^" {
            negated = true
            position += 1
        }
        var ranges: [ClosedRange<UInt32>] = []
        while position < scalars.count, scalars[position] != "]" || ranges.isEmpty {
            let low = scalars[position].value
            position += 1
            if position + 1 < scalars.count, scalars[position] == "-", scalars[position + 1] != "]" {
                let high = scalars[position + 1].value
                position += 2
                guard low <= high else { return nil }
                ranges.append(low...high)
            } else {
                ranges.append(low...low)
            }
        }
        guard position < scalars.count else { return nil }
        position += 1
        return .set(ranges, negated: negated)
    }

    /// Whether a file matches.
    /// - Parameter path: the file's path below the folder that was given.
    public func matches(_ path: FilePath) -> Bool {
        let text = takesPath ? path.description : String(decoding: path.name, as: UTF8.self)
        return matches(Array(text.unicodeScalars))
    }

    /// - Complexity: O(*n* · *m*): one table row a part, no backtracking.
    private func matches(_ text: [Unicode.Scalar]) -> Bool {
        var reached = [Bool](repeating: false, count: text.count + 1)
        reached[0] = true
        for part in parts {
            var next = [Bool](repeating: false, count: text.count + 1)
            for position in 0...text.count {
                switch part {
                case .anything: next[position] = reached[position] || (position > 0 && next[position - 1])
                case .run:
                    next[position] =
                        reached[position] || (position > 0 && next[position - 1] && text[position - 1] != "/")
                default:
                    next[position] = position > 0 && reached[position - 1] && Self.matches(part, text[position - 1])
                }
            }
            reached = next
        }
        return reached[text.count]
    }

    private static func matches(_ part: Part, _ scalar: Unicode.Scalar) -> Bool {
        switch part {
        case .scalar(let wanted): scalar == wanted
        case .one: scalar != "/"
        case .set(let ranges, let negated): scalar != "/" && ranges.contains { $0.contains(scalar.value) } != negated
        case .run, .anything: true
        }
    }
}
