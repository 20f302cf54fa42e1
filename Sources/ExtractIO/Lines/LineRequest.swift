/// A line of JSON that asks for something: `{"id" or "path", "text", …}`.
struct LineRequest {
    var id: JSONValue?
    var path: String?
    var text: String
    private let members: JSONValue

    /// Why a line cannot be answered.
    struct Failure: Error {
        var reason: String
    }

    init(_ line: LineService.Line) throws(Failure) {
        do throws(JSONReader.Failure) {
            members = try JSONReader.value(of: Array(line.bytes))
        } catch {
            throw Failure(reason: line.bytes.isEmpty ? "empty line" : error.description)
        }
        guard case .object = members else { throw Failure(reason: "not an object") }
        guard let text = members["text"] else { throw Failure(reason: "no \"text\"") }
        guard case .string(let text) = text else { throw Failure(reason: "\"text\" is not a string") }
        self.text = text
        switch members["id"] {
        case nil, .null: id = nil
        case .string, .number: id = members["id"]
        default: throw Failure(reason: "\"id\" is neither a string nor a number")
        }
        path = try string("path")
    }

    func string(_ key: String) throws(Failure) -> String? {
        switch members[key] {
        case nil, .null: nil
        case .string(let text): text
        default: throw Failure(reason: "\"\(key)\" is not a string")
        }
    }

    /// The line's answer, or the error that stands in its place, each as one line of JSON.
    static func answer<Answer: Encodable>(
        _ line: LineService.Line, _ body: (LineRequest) throws -> Answer
    ) -> [UInt8] {
        do {
            return try JSON.encode(body(LineRequest(line))) + [UInt8(ascii: "\n")]
        } catch {
            let reason = (error as? Failure)?.reason ?? "\(error)"
            let answer = try? JSON.encode(LineFailure(line: line.number, error: reason))
            return (answer ?? []) + [UInt8(ascii: "\n")]
        }
    }
}

/// What is written for a line that cannot be answered.
private struct LineFailure: Encodable {
    var line: Int
    var error: String
}
