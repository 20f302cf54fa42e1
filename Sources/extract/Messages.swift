import ExtractIO

/// What is said to people, on standard error.
enum Messages {
    static func error(_ message: String) {
        write("extract: \(message)")
    }

    static func write(_ message: String) {
        StandardError.write(message + "\n")
    }
}
