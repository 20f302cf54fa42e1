import ArgumentParser

/// The command line: options and messages only. The work is done by ExtractIO and Kirinuki.
struct Extract: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "extract",
        abstract: "Turns noisy Japanese newsletters and press releases into structured records.",
        discussion: """
            extract FOLDER shows what the documents of a folder say: organizations, dates, amounts, whom to contact. \
            Piped or with --output it writes one JSON record a line.
            """,
        version: "0.1.0",
        subcommands: [Files.self],
        defaultSubcommand: Files.self)
}
