// names lexicon WORDS.tsv OUT                       the lexicon's table
// names read LEXICON TEXTS.jsonl OUT                features and labels for the trainer
// names extract LEXICON MODEL TEXTS.jsonl GROUP     records (JSON Lines) of the texts of a group, by another model
import Foundation
@_spi(Training) import Kirinuki

struct Text: Decodable {
    struct Mark: Decodable {
        var s: Int
        var e: Int
        var types: UInt32
        var free: Bool
    }
    var name: String
    var group: String
    var text: String
    var marks: [Mark]
    var rest: UInt32
}

func bytes(_ path: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: URL(fileURLWithPath: path))) }

/// A file in memory for good.
func table(_ path: String) throws -> UnsafeBufferPointer<UInt8> {
    let all = try bytes(path)
    let memory = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: all.count)
    _ = memory.initialize(from: all)
    return UnsafeBufferPointer(memory)
}

func texts(_ path: String) throws -> [Text] {
    let decoder = JSONDecoder()
    return try Data(contentsOf: URL(fileURLWithPath: path)).split(separator: 0x0A).map {
        try decoder.decode(Text.self, from: $0)
    }
}

/// A model that finds nothing: two free buckets, no rows.
func emptyModel() -> UnsafeBufferPointer<UInt8> {
    let memory = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: NameTraining.emptyModelSize)
    memory.initialize(repeating: 0)
    for (k, byte) in [UInt8](arrayLiteral: 0x4B, 0x4E, 0x4D, 0x35, 1, 0, 0, 0).enumerated() { memory[k] = byte }
    return UnsafeBufferPointer(memory)
}

struct Output {
    var data = Data()
    mutating func put<T: FixedWidthInteger>(_ value: T) {
        withUnsafeBytes(of: value.littleEndian) { data.append(contentsOf: $0) }
    }
    mutating func put(_ text: String) {
        put(UInt32(text.utf8.count))
        data.append(contentsOf: text.utf8)
    }
}

/// Labels as bits: 0 outside; 1 + 4 × type + (begin, inside, end, single).
func label(_ type: Int, _ position: Int) -> UInt32 { 1 << UInt32(1 + 4 * type + position) }

func read(_ text: Text, with extractor: Extractor, into out: inout Output) {
    let utf8 = Array(text.text.utf8)
    let reading = NameTraining.read(utf8: utf8, with: extractor)
    let n = reading.ranges.count
    var offsets: [Int] = []
    for (i, byte) in utf8.enumerated() where byte & 0xC0 != 0x80 { offsets.append(i) }
    offsets.append(utf8.count)
    var rest: UInt32 = 1
    for type in 0..<6 where text.rest >> UInt32(type) & 1 != 0 {
        for position in 0..<4 { rest |= label(type, position) }
    }
    let all: UInt32 = (1 << 25) - 1
    var allowed = [UInt32](repeating: rest, count: n)
    var spans: [(Int, Int, UInt32)] = []
    for mark in text.marks {
        let (start, end) = (offsets[mark.s], offsets[mark.e])
        let units = (0..<n).filter {
            let r = reading.ranges[$0]
            return reading.kinds[$0] != 1 && r.lowerBound < end && r.upperBound > start && !r.isEmpty
        }
        guard let first = units.first, let last = units.last else { continue }
        let fits =
            reading.ranges[first].lowerBound >= start && reading.ranges[last].upperBound <= end
            && !(first...last).contains { reading.kinds[$0] == 2 }
        if mark.free || !fits {
            for i in first...last { allowed[i] = all }
            spans.append((first, last + 1, 0))
            continue
        }
        for i in first...last {
            var mask: UInt32 = 0
            for type in 0..<6 where mark.types >> UInt32(type) & 1 != 0 {
                mask |= label(type, first == last ? 3 : i == first ? 0 : i == last ? 2 : 1)
            }
            allowed[i] = mask
        }
        spans.append((first, last + 1, mark.types))
    }
    out.put(text.name)
    out.put(text.group)
    out.put(UInt32(n))
    for i in 0..<n {
        out.put(allowed[i])
        out.put(reading.kinds[i])
    }
    out.put(UInt32(spans.count))
    for (start, end, types) in spans {
        out.put(UInt32(start))
        out.put(UInt32(end))
        out.put(types)
    }
    out.put(UInt32(reading.features.count))
    for feature in reading.features {
        out.put(UInt32(feature.anchor) << 8 | UInt32(feature.kind))
        out.put(feature.key)
    }
}

let arguments = CommandLine.arguments
switch arguments.count > 1 ? arguments[1] : "" {
case "lexicon":
    let words = String(decoding: try bytes(arguments[2]), as: UTF8.self).split(separator: "\n").map {
        let columns = $0.split(separator: "\t")
        return (word: String(columns[0]), kinds: UInt32(columns[1]) ?? 0, vector: UInt32(columns[2]) ?? 0)
    }
    try Data(NameTraining.lexicon(words)).write(to: URL(fileURLWithPath: arguments[3]))
case "read":
    let extractor = try Extractor(.init(), nameLexicon: table(arguments[2]), nameModel: emptyModel())
    var out = Output()
    for text in try texts(arguments[3]) { read(text, with: extractor, into: &out) }
    try out.data.write(to: URL(fileURLWithPath: arguments[4]))
case "extract":
    let extractor = try Extractor(.init(), nameLexicon: table(arguments[2]), nameModel: table(arguments[3]))
    let wanted = Set(arguments.dropFirst(6))
    for text in try texts(arguments[4])
    where text.group == arguments[5] && (wanted.isEmpty || wanted.contains(text.name)) {
        var document = extractor.extract(text.text)
        document.source = .init(path: text.name + ".txt", bytes: 0, sha256: "", encoding: "UTF-8")
        print(String(decoding: try JSONEncoder().encode(document), as: UTF8.self))
    }
default:
    print("names lexicon | read | extract")
}
