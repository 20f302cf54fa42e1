import Foundation

@_spi(Training) @testable import Kirinuki

/// The name model in plain Swift: the kernel's scores, best names and probabilities, one label at a time.
struct NameModelTwin {
    /// The kernel cuts longer texts, which the twin does not.
    static let longest = 400
    /// Labels: begin, inside, end, single of six types, and outside.
    private static let types = 6, outside = 24

    private let bytes: [UInt8]
    private let step: Double
    /// Where the net, the buckets of features and the rows are.
    private static let netAt = 344, bucketsAt = 9344
    private let rowsAt: Int, vectorsAt: Int
    /// The kinds of features whose keys are vectors: of a word's first unit, and of its last.
    private static let vectorKinds = 14...15

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        rowsAt = Self.bucketsAt + 64 * (Int(bytes.word(4)) + 1)
        vectorsAt = rowsAt + 24 * Int(bytes.word(8))
        step = Double(Float(bitPattern: bytes.word(16)))
    }

    private func rows(_ kind: Int, _ key: UInt64) -> (first: Int, present: UInt32)? {
        var hash = (key ^ UInt64(kind + 1)) &* 0x9E37_79B9_7F4A_7C15
        hash ^= hash >> 29
        var bucket = Self.bucketsAt + 64 * Int(((hash & 0xFFFF_FFFF) * UInt64(bytes.word(4))) >> 32)
        while true {
            for check in stride(from: bucket, to: bucket + 32, by: 4) {
                let value = bytes.word(check + 32)
                if value == 0 { return nil }
                if bytes.word(check) == UInt32(hash >> 32) { return (Int(value >> 4), value & 0xF) }
            }
            bucket += 64
        }
    }

    private func byte(_ at: Int) -> Int { Int(Int8(bitPattern: bytes[at])) }

    private func shifted(_ sum: Int, step: Int) -> Int {
        let shift = Int(bytes.word(Self.netAt + 4 * step))
        return (sum + ((1 << shift) >> 1)) >> shift
    }

    private func activations(_ sums: [Int], step: Int) -> [Int] {
        sums.enumerated().map { output, sum in
            let bias = Int(Int32(bitPattern: bytes.word(Self.netAt + 16 + 96 * step + 4 * output)))
            return min(max(shifted(sum + bias, step: step), 0), 127)
        }
    }

    private func products(_ inputs: [Int], weightsAt: Int) -> [Int] {
        (0..<24).map { output in
            inputs.indices.reduce(0) { $0 + inputs[$1] * byte(weightsAt + ($1 / 4 * 24 + output) * 4 + $1 % 4) }
        }
    }

    /// What the net adds to the scores, by the sums of hidden rows.
    private func thoughts(_ hidden: [[Int]]) -> [[Int]] {
        let none = [[Int]](repeating: [Int](repeating: 0, count: 24), count: 3)
        var values = hidden.map { activations($0, step: 0) }
        var weightsAt = Self.netAt + 16 + 3 * 96
        for layer in 1...2 {
            let padded = none + values + none
            values = values.indices.map { unit in
                activations(products(padded[unit..<unit + 7].flatMap { $0 }, weightsAt: weightsAt), step: layer)
            }
            weightsAt += 7 * 24 * 24
        }
        return values.map { products($0, weightsAt: weightsAt).map { shifted($0, step: 3) } }
    }

    private func scores(_ features: [(kind: Int, anchor: Int, key: UInt64)], _ classes: [UInt8]) -> [[Double]] {
        var sums = [[Int]](repeating: [Int](repeating: 0, count: 24), count: classes.count)
        var hidden = sums
        for feature in features {
            if Self.vectorKinds.contains(feature.kind) {
                let at = vectorsAt + 48 * (Int(feature.key) - 1) + 24 * (feature.kind - Self.vectorKinds.lowerBound)
                for output in 0..<24 { hidden[feature.anchor][output] += byte(at + output) }
                continue
            }
            guard var (row, present) = rows(feature.kind, feature.key) else { continue }
            while present != 0 {
                let which = present.trailingZeroBitCount, unit = feature.anchor + which - 1
                for label in 0..<24 {
                    let weight = byte(rowsAt + 24 * row + label)
                    if which == 3 {
                        hidden[feature.anchor][label] += weight
                    } else if sums.indices.contains(unit) {
                        sums[unit][label] += weight
                    }
                }
                row += 1
                present &= present - 1
            }
        }
        var scores = zip(sums, thoughts(hidden)).map { zip($0, $1).map { Double($0 + $1) * step } + [0] }
        for (unit, `class`) in classes.enumerated() where `class` >= NameUnits.Sign.firstClass {
            for label in 0..<24 where label / 6 != 1 || `class` < NameUnits.Sign.breakClass {
                scores[unit][label] = -.infinity
            }
        }
        return scores
    }

    /// The weight of one label behind another; nil at the start, which is outside.
    private func transition(_ a: Int?, _ b: Int) -> Double {
        let (from, to) = (a ?? Self.outside, b)
        let fromOpen = from < 12, toBound = to < 6 || to >= 18
        if fromOpen == toBound { return -.infinity }
        if !fromOpen {
            let x = from == Self.outside ? 6 : from % 6, y = to == Self.outside ? 6 : to % 6
            return Double(Float(bitPattern: bytes.word(20 + 4 * (7 * x + y))))
        }
        if from % 6 != to % 6 { return -.infinity }
        let within = from < 6 ? (to < 12 ? 0 : 3) : (to < 12 ? 1 : 2)
        return Double(Float(bitPattern: bytes.word(20 + 196 + 4 * (8 * within + to % 6))))
    }

    func names(
        _ features: [(kind: Int, anchor: Int, key: UInt64)], classes: [UInt8]
    ) -> [(units: Range<Int>, kind: UInt32, score: Double)] {
        let n = classes.count
        guard n > 0 else { return [] }
        let scores = scores(features, classes)
        let steps = (0..<25).map { a in (0..<25).map { transition(a, $0) } }
        let ends = [Bool](repeating: false, count: 12) + [Bool](repeating: true, count: 13)
        var best = (0..<25).map { transition(nil, $0) + scores[0][$0] }
        var sums = [best]
        var from: [[Int]] = []
        for k in 0..<n where k > 0 {
            var next = [Double](), origins = [Int](), sum = [Double]()
            for b in 0..<25 {
                let ways = (0..<25).map { best[$0] + steps[$0][b] }
                // Of equal ways outside comes first, then types in order, as in the kernel.
                let origin = ([Self.outside] + Array(0..<24)).reduce(Self.outside) { ways[$1] > ways[$0] ? $1 : $0 }
                origins.append(origin)
                next.append(ways[origin] + scores[k][b])
                sum.append(Self.logSum((0..<25).map { sums[k - 1][$0] + steps[$0][b] }) + scores[k][b])
            }
            best = next
            from.append(origins)
            sums.append(sum)
        }
        var back = [[Double]](repeating: [], count: n)
        back[n - 1] = ends.map { $0 ? 0 : -.infinity }
        for k in stride(from: n - 2, through: 0, by: -1) {
            back[k] = (0..<25).map { a in
                Self.logSum((0..<25).map { steps[a][$0] + scores[k + 1][$0] + back[k + 1][$0] })
            }
        }
        let all = Self.logSum((0..<25).filter { ends[$0] }.map { sums[n - 1][$0] })
        var label = (12..<25).reduce(Self.outside) { best[$1] > best[$0] ? $1 : $0 }
        var labels = [label]
        for origins in from.reversed() {
            label = origins[label]
            labels.insert(label, at: 0)
        }
        var names: [(units: Range<Int>, kind: UInt32, score: Double)] = []
        var start = 0
        for (k, label) in labels.enumerated() where label < 24 {
            if label < 6 || label >= 18 { start = k }
            guard label >= 12 else { continue }
            var path = sums[start][labels[start]] + back[k][label] - all
            for j in start..<k { path += steps[labels[j]][labels[j + 1]] + scores[j + 1][labels[j + 1]] }
            names.append((start..<k + 1, UInt32(label % 6), exp(path)))
        }
        return names
    }

    private static func logSum(_ values: [Double]) -> Double {
        let most = values.max() ?? -.infinity
        return most == -.infinity ? most : most + log(values.reduce(0) { $0 + exp($1 - most) })
    }
}

extension [UInt8] {
    fileprivate func word(_ at: Int) -> UInt32 {
        (0..<4).reduce(0) { $0 | UInt32(self[at + $1]) << (8 * UInt32($1)) }
    }
}
