public import Kirinuki

/// Records for people: what a document says, sorted by what a reader asks first.
public struct TextRenderer: Renderer {
    private let style: Style
    private let width: Int
    private let isComplete: Bool

    /// A renderer.
    /// - Parameters:
    ///   - hasColors: whether to write the terminal's color codes.
    ///   - width: the columns to stay within.
    ///   - isComplete: show every entry of long lists.
    public init(hasColors: Bool, width: Int, isComplete: Bool = false) {
        style = Style(isOn: hasColors)
        self.width = max(40, min(width, 120))
        self.isComplete = isComplete
    }

    /// An empty line.
    public var separator: [UInt8] { Array("\n".utf8) }

    /// A document's view.
    public func render(_ document: Document) -> [UInt8] {
        var page = TextPage(style: style, width: width, limit: isComplete ? .max : 12)
        page.heading(document)
        page.organizations(document)
        page.values(of: [.date, .time], "dates", .green, document)
        page.values(of: [.amount], "amounts", .yellow, document)
        page.contacts(document)
        page.others(document)
        page.diagnostics(document)
        return Array(page.text.utf8)
    }

    /// What all documents have given.
    public func closing(_ tally: Tally, failures: [FileError]) -> [UInt8] {
        var text = tally.documents == 0 ? "" : "\n" + style(.dim, String(repeating: "━", count: width)) + "\n"
        text += style(.bold, tally.summary) + "\n"
        let types = tally.types.map { "\(Quantity.count($0.count)) \(TextPage.noun($0.type, $0.count))" }
        for line in TextPage.wrap(types, between: " · ", to: width) { text += style(.dim, line) + "\n" }
        if !failures.isEmpty {
            text += style(.red, "\(Tally.plural(failures.count, "failure")):") + "\n"
            for failure in failures { text += "  \(DisplayText.clean(failure.description))\n" }
        }
        return Array(text.utf8)
    }
}
