internal import Synchronization

/// A line on standard error that says how far the work is, how fast it goes and how long it will take. Only on a terminal,
/// and only for work longer than a second.
public final class Progress: Sendable {
    private struct State {
        var documents = 0
        var bytes = 0
        var isDrawn = false
        var isOver = false
    }

    private let documents: Int
    private let bytes: Int
    private let start = ContinuousClock.now
    private let state = Mutex(State())

    /// Progress of so many documents of so many bytes together.
    public init(documents: Int, bytes: Int) {
        self.documents = documents
        self.bytes = bytes
    }

    /// Draws the line again and again until the task is cancelled.
    public func show() async {
        while (try? await Task.sleep(for: .milliseconds(100))) != nil {
            if ContinuousClock.now - start >= .seconds(1) { draw() }
        }
    }

    /// A document is done.
    public func advance(by bytes: Int) {
        state.withLock {
            $0.documents += 1
            $0.bytes += bytes
        }
    }

    /// Takes the line away, so that something else can be written; it comes back with the next drawing.
    public func clear() {
        state.withLock { Self.clear(&$0) }
    }

    /// Takes the line away for good.
    public func end() {
        state.withLock {
            Self.clear(&$0)
            $0.isOver = true
        }
    }

    /// The time since the start.
    public var elapsed: Duration { ContinuousClock.now - start }

    private static func clear(_ state: inout State) {
        if state.isDrawn { StandardError.write("\r\u{1B}[K") }
        state.isDrawn = false
    }

    private func draw() {
        state.withLock {
            guard !$0.isOver else { return }
            let line = Self.line(
                documents: $0.documents, of: documents, bytes: $0.bytes, of: bytes, elapsed: elapsed,
                width: Terminal.errors.width)
            StandardError.write("\r\(line)\u{1B}[K")
            $0.isDrawn = true
        }
    }

    /// `━━━━━━━━────────  12/48 documents  21.4 MB/s  3 s left`
    static func line(
        documents: Int, of allDocuments: Int, bytes: Int, of allBytes: Int, elapsed: Duration, width: Int
    ) -> String {
        let seconds = elapsed / .seconds(1)
        let rate = seconds > 0 ? Double(bytes) / seconds : 0
        let share =
            allBytes > 0 ? min(1, Double(bytes) / Double(allBytes)) : Double(documents) / Double(max(1, allDocuments))
        var text = "  \(documents)/\(allDocuments) documents"
        if bytes > 0 {
            text += "  \(Quantity.bytes(Int(rate)))/s"
            text += "  \(Quantity.duration(.seconds(Double(max(0, allBytes - bytes)) / rate))) left"
        } else {
            text += "  \(Quantity.duration(elapsed))"
        }
        let columns = max(0, min(30, width - 1 - text.count))
        let full = Int(share * Double(columns))
        return String(repeating: "━", count: full) + String(repeating: "─", count: columns - full) + text
    }
}

/// Sizes and times as people read them.
enum Quantity {
    static func bytes(_ count: Int) -> String {
        switch count {
        case ..<1000: "\(count) B"
        case ..<1_000_000: "\(tenths(count, 1000)) KB"
        case ..<1_000_000_000: "\(tenths(count, 1_000_000)) MB"
        default: "\(tenths(count, 1_000_000_000)) GB"
        }
    }

    static func duration(_ duration: Duration) -> String {
        let seconds = duration / .seconds(1)
        return switch seconds {
        case ..<0.95: "\(Int(seconds * 1000)) ms"
        case ..<10: "\(tenths(Int(seconds * 10), 10)) s"
        case ..<60: "\(Int(seconds)) s"
        case ..<3600: "\(Int(seconds) / 60) min \(Int(seconds) % 60) s"
        default: "\(Int(seconds) / 3600) h \(Int(seconds) % 3600 / 60) min"
        }
    }

    /// 1234 → 1,234
    static func count(_ number: Int) -> String {
        var digits = Array(String(number))
        var position = digits.count - 3
        while position > 0 {
            digits.insert(",", at: position)
            position -= 3
        }
        return String(digits)
    }

    private static func tenths(_ count: Int, _ unit: Int) -> String {
        let value = (count * 10 + unit / 2) / unit
        return "\(value / 10).\(value % 10)"
    }
}
