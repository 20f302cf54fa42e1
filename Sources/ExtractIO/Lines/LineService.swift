/// Answers text line by line: in the order of the lines, as soon as they are there, on as many tasks as are wanted.
public struct LineService: Sendable {
    /// A line of the input.
    public struct Line: Hashable, Sendable {
        /// Its bytes, without the line break.
        public var bytes: ArraySlice<UInt8>
        /// From 1.
        public var number: Int
        /// The line break as it stood: "\n", "\r\n", or nothing at the end of the input.
        public var ending: String
    }

    /// Lines are handed to tasks in portions of about so many bytes: small ones would cost more than the work in them.
    private static let portion = 1 << 14

    private let jobs: Int
    private let answer: @Sendable (Line) -> [UInt8]

    /// A service.
    /// - Parameter answer: what is written for a line, its line break included.
    public init(jobs: Int, answer: @escaping @Sendable (Line) -> [UInt8]) {
        self.jobs = jobs
        self.answer = answer
    }

    /// Answers the lines of standard input. What has come is answered, written and flushed before more is read.
    public func answerStandardInput(to output: inout OutputFile) async throws {
        var reader = DescriptorReader(0, name: "standard input")
        var rest: [UInt8] = []
        var number = 1
        var isFirst = true
        // Where the search for a line break goes on: a long line is not searched anew with each piece.
        var searched = 0
        while try reader.read(into: &rest, limit: 1 << 18) > 0 {
            if isFirst, rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest.removeFirst(3) }
            isFirst = false
            guard let last = rest[searched...].lastIndex(of: UInt8(ascii: "\n")) else {
                searched = rest.count
                continue
            }
            try await answer(rest[...last], number: &number, to: &output)
            rest.removeFirst(last + 1)
            searched = 0
        }
        try await answer(rest[...], number: &number, to: &output)
    }

    /// Answers the lines of a text.
    public func answer(_ text: [UInt8], to output: inout OutputFile) async throws {
        var number = 1
        var start = 0
        // In pieces, so that what is under way stays small.
        while start < text.count {
            var end = min(start + 1 << 20, text.count)
            end = text[(end - 1)...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? text.count
            try await answer(text[start..<end], number: &number, to: &output)
            start = end
        }
    }

    private func answer(_ text: ArraySlice<UInt8>, number: inout Int, to output: inout OutputFile) async throws {
        let portions = Self.portions(text, number: &number)
        let answer = answer
        var failure: OutputFile.Failure?
        await forEachInOrder(
            portions, jobs: jobs,
            transform: { lines in
                var bytes: [UInt8] = []
                for line in lines { bytes.append(contentsOf: answer(line)) }
                return bytes
            },
            consume: { bytes in
                do throws(OutputFile.Failure) {
                    try output.write(bytes)
                    return true
                } catch {
                    failure = error
                    return false
                }
            })
        if let failure { throw failure }
    }

    private static func portions(_ text: ArraySlice<UInt8>, number: inout Int) -> [[Line]] {
        var portions: [[Line]] = []
        var lines: [Line] = []
        var size = 0
        var start = text.startIndex
        while start < text.endIndex {
            let lineBreak = text[start...].firstIndex(of: UInt8(ascii: "\n"))
            var end = lineBreak ?? text.endIndex
            let next = lineBreak.map { $0 + 1 } ?? text.endIndex
            var ending = lineBreak == nil ? "" : "\n"
            if lineBreak != nil, end > start, text[end - 1] == UInt8(ascii: "\r") {
                end -= 1
                ending = "\r\n"
            }
            lines.append(Line(bytes: text[start..<end], number: number, ending: ending))
            number += 1
            size += next - start
            if size >= portion {
                portions.append(lines)
                lines = []
                size = 0
            }
            start = next
        }
        if !lines.isEmpty { portions.append(lines) }
        return portions
    }
}
