import Foundation
import Kirinuki
import Testing

@Suite struct SchemaTests {
    private let schema: [String: Any]

    init() throws {
        let result = try Program.run(["schema"])
        #expect(result.status == 0)
        schema = try #require(try JSONSerialization.jsonObject(with: result.output) as? [String: Any])
    }

    @Test func realOutputIsValid() throws {
        let scratch = try Scratch()
        for (index, text) in [Samples.release, Samples.newsletter, Samples.noise, ""].enumerated() {
            try scratch.write("\(index).txt", text)
        }
        try scratch.write("damaged.txt", Data("株式会社サクラ精機の会社概要".utf8) + [0xE3])
        for arguments in [[], ["--types", "date"], ["--offsets", "utf16"]] {
            let result = try Program.run([scratch.path] + arguments)
            #expect(result.lines.count == 5)
            for line in result.lines { #expect(try problems(in: line) == []) }
        }
        for line in try Program.run(["stream"], input: Data("{\"id\":1,\"text\":\"2024年\"}\n{\"text\":\"\"}".utf8))
            .lines
        {
            #expect(try problems(in: line) == [])
        }
    }

    @Test func whatIsWrongIsSeen() throws {
        let record = #"{"schema":"x","title":1,"issued":"May","mentions":[{"id":-1,"type":"dat"}],"#
        let found = try problems(in: record + #""organizations":[],"contacts":{},"diagnostics":[],"new":1}"#)
        // Three values of a wrong kind or form, an id below 0, an unknown type, five missing members of a mention, a wrong
        // version, an unknown member.
        #expect(found.count == 12, "\(found)")
    }

    @Test func everyTypeIsNamed() throws {
        let mention = try #require((schema["$defs"] as? [String: Any])?["mention"] as? [String: Any])
        let type = try #require((mention["properties"] as? [String: Any])?["type"] as? [String: Any])
        #expect(type["enum"] as? [String] == MentionType.allCases.map(\.rawValue))
    }

    private func problems(in record: String) throws -> [String] {
        let value = try JSONSerialization.jsonObject(with: Data(record.utf8))
        var check = SchemaCheck(root: schema)
        check.check(value, schema, at: "")
        return check.problems
    }
}

/// As much of JSON Schema as our schema uses. Stricter in one point: members that the schema does not name are problems, so
/// that nothing is written that it does not describe.
private struct SchemaCheck {
    let root: [String: Any]
    var problems: [String] = []

    init(root: [String: Any]) {
        self.root = root
    }

    mutating func check(_ value: Any, _ schema: [String: Any], at path: String, strict: Bool = true) {
        var known: Set<String> = []
        check(value, schema, at: path, known: &known)
        if strict, let object = value as? [String: Any], !known.isEmpty {
            for key in object.keys.sorted() where !known.contains(key) {
                problems.append("\(path)/\(key): not in Sources/ExtractIO/Schema/DocumentSchema.swift")
            }
        }
    }

    private mutating func check(_ value: Any, _ schema: [String: Any], at path: String, known: inout Set<String>) {
        for (keyword, rule) in schema.sorted(by: { $0.key < $1.key }) {
            switch (keyword, rule) {
            case ("$ref", let reference as String):
                check(value, resolve(reference), at: path, known: &known)
            case ("allOf", let list as [[String: Any]]):
                for part in list { check(value, part, at: path, known: &known) }
            case ("if", let condition as [String: Any]):
                var trial = SchemaCheck(root: root)
                trial.check(value, condition, at: path, strict: false)
                if trial.problems.isEmpty, let then = schema["then"] as? [String: Any] {
                    check(value, then, at: path, known: &known)
                }
            case ("type", _):
                let names = rule as? [String] ?? [rule as? String ?? ""]
                if !names.contains(where: { Self.isType($0, value) }) { problems.append("\(path): not \(names)") }
            case ("required", let names as [String]):
                guard let object = value as? [String: Any] else { continue }
                for name in names where object[name] == nil { problems.append("\(path): no \(name)") }
            case ("properties", let properties as [String: [String: Any]]):
                guard let object = value as? [String: Any] else { continue }
                known.formUnion(properties.keys)
                for (name, part) in properties.sorted(by: { $0.key < $1.key }) {
                    if let member = object[name] { check(member, part, at: "\(path)/\(name)") }
                }
            case ("items", let part as [String: Any]):
                for (index, item) in (value as? [Any] ?? []).enumerated() { check(item, part, at: "\(path)/\(index)") }
            case ("const", let constant as String):
                if value as? String != constant { problems.append("\(path): not \(constant)") }
            case ("enum", let values as [String]):
                if !values.contains(value as? String ?? "") { problems.append("\(path): not one of \(values)") }
            case ("pattern", let pattern as String):
                if let text = value as? String, text.range(of: pattern, options: .regularExpression) == nil {
                    problems.append("\(path): not like \(pattern)")
                }
            case ("minimum", let least as Double):
                if let number = value as? Double, number < least { problems.append("\(path): below \(least)") }
            case ("maximum", let most as Double):
                if let number = value as? Double, number > most { problems.append("\(path): above \(most)") }
            case ("minLength", let least as Int):
                if let text = value as? String, text.unicodeScalars.count < least {
                    problems.append("\(path): too short")
                }
            case ("then", _), ("description", _), ("title", _), ("$schema", _), ("$id", _), ("$defs", _): break
            default: problems.append("\(path): the check does not know \(keyword)")
            }
        }
    }

    private func resolve(_ reference: String) -> [String: Any] {
        let name = String(reference.dropFirst("#/$defs/".count))
        return (root["$defs"] as? [String: Any])?[name] as? [String: Any] ?? ["unknown reference \(reference)": true]
    }

    private static func isType(_ name: String, _ value: Any) -> Bool {
        switch name {
        case "object": value is [String: Any]
        case "array": value is [Any]
        case "string": value is String
        case "null": value is NSNull
        case "integer": (value as? NSNumber).map { $0.doubleValue.rounded() == $0.doubleValue } ?? false
        case "number": value is NSNumber
        case "boolean": value is Bool
        default: false
        }
    }
}
