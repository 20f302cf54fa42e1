import Foundation

@_spi(Training) @testable import Kirinuki

/// The name model in plain Swift: the kernel's scores, best names and probabilities, one label at a time.
struct NameModelTwin {
    /// The kernel cuts longer texts, which the twin does not.
    static let longest = 400
    /// Labels: begin, inside, end, single of six types, and outside.
    private static let types = 6, outside = 24

    private let bytes: [UInt8]
    private let rowsAt: Int
    private let step: Double

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        let slots = Int(bytes.word(4))
        rowsAt = 344 + 8 * slots
        step = Double(Float(bitPattern: bytes.word(12)))
    }

    private func row(_ kind: Int, _ key: UInt64) -> (first: Int, window: UInt32)? {
        var hash = (key ^ UInt64(kind + 1)) &* 0x9E37_79B9_7F4A_7C15
        hash ^= hash >> 29
        let slots = (rowsAt - 344) / 8
        var i = Int(hash % UInt64(slots))
        while true {
            let (low, high) = (bytes.word(344 + 8 * i), bytes.word(348 + 8 * i))
            if low == 0 { return nil }
            if high == UInt32(hash >> 32) { return (Int(low >> 10), low & 0x3FF) }
            i = (i + 1) % slots
        }
    }

    private func scores(_ features: [(kind: Int, anchor: Int, key: UInt64)], _ classes: [UInt8]) -> [[Double]] {
        var scores = [[Double]](repeating: [Double](repeating: 0, count: 25), count: classes.count)
        for feature in features {
            guard var (row, window) = row(feature.kind, feature.key) else { continue }
            let first = feature.anchor + NameTraining.windows[feature.kind].first
            while window != 0 {
                let unit = first + window.trailingZeroBitCount
                if scores.indices.contains(unit) {
                    for label in 0..<24 {
                        scores[unit][label] += Double(Int8(bitPattern: bytes[rowsAt + 24 * row + label])) * step
                    }
                }
                row += 1
                window &= window - 1
            }
        }
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
            return Double(Float(bitPattern: bytes.word(16 + 4 * (7 * x + y))))
        }
        if from % 6 != to % 6 { return -.infinity }
        let within = from < 6 ? (to < 12 ? 0 : 3) : (to < 12 ? 1 : 2)
        return Double(Float(bitPattern: bytes.word(16 + 196 + 4 * (8 * within + to % 6))))
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
