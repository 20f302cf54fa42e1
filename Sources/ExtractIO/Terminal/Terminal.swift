internal import Platform

/// What stands at the end of standard output or standard error.
public struct Terminal: Hashable, Sendable {
    /// Whether a person looks on.
    public let isTerminal: Bool
    /// Whether colors are welcome: a terminal that knows them, and NO_COLOR (no-color.org) not set.
    public let hasColors: Bool
    /// Columns.
    public let width: Int

    /// Standard output's.
    public static let output = Terminal(1)
    /// Standard error's.
    public static let errors = Terminal(2)

    private init(_ descriptor: Int32) {
        isTerminal = isatty(descriptor) == 1
        hasColors = isTerminal && Self.environment("NO_COLOR").isEmpty && Self.environment("TERM") != "dumb"
        var size = winsize()
        let answer = unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size)
        width = answer == 0 && size.ws_col > 0 ? Int(size.ws_col) : 80
    }

    private static func environment(_ name: String) -> String {
        guard let value = unsafe getenv(name) else { return "" }
        return unsafe String(cString: value)
    }

    /// How many documents this machine can work on at once.
    public static var processors: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
}
