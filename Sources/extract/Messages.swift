import ArgumentParser
import ExtractIO

/// What is said to people, on standard error.
enum Messages {
    static func error(_ message: String) {
        write("extract: \(message)")
    }

    static func write(_ message: String) {
        StandardError.write(message + "\n")
    }

    /// Does something to a file; where it fails, says why and ends the program with 1.
    static func reporting<R: ~Copyable>(_ body: () throws(FileError) -> R) throws -> R {
        do throws(FileError) {
            return try body()
        } catch {
            self.error(error.description)
            throw ExitCode(1)
        }
    }
}
