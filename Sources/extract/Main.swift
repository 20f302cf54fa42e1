import ArgumentParser

/// Chooses between `extract PATH…` and `extract SUBCOMMAND`, so that the help of the main job is the first help.
@main
enum Main {
    static func main() async {
        let arguments = Array(CommandLine.arguments.dropFirst())
        switch arguments.first {
        case "help" where arguments.count == 1: await run(Extract.self, ["--help"])
        case "help", "normalize", "tokenize", "stream", "schema": await run(Tools.self, arguments)
        default: await run(Extract.self, arguments)
        }
    }

    /// Wrong usage ends with 2, a run in which something failed with 1.
    private static func run<Root: ParsableCommand>(_ root: Root.Type, _ arguments: [String]) async {
        do {
            var command = try root.parseAsRoot(arguments)
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch {
            guard root.exitCode(for: error) == .validationFailure else { root.exit(withError: error) }
            Messages.write(root.fullMessage(for: error))
            root.exit(withError: ExitCode(2))
        }
    }
}

/// The root of the subcommands.
struct Tools: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "extract", abstract: Extract.configuration.abstract, version: Extract.version,
        subcommands: [Normalize.self, Tokenize.self, Stream.self, Schema.self])
}
