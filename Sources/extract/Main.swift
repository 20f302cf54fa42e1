import ArgumentParser

@main
enum Main {
    /// Wrong usage ends with 2, a run in which something failed with 1.
    static func main() async {
        do {
            var command = try Extract.parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch {
            let code = Extract.exitCode(for: error)
            guard code == .validationFailure else { Extract.exit(withError: error) }
            Messages.write(Extract.fullMessage(for: error))
            Extract.exit(withError: ExitCode(2))
        }
    }
}
