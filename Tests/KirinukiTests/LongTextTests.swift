import Testing

@testable import Kirinuki

@Suite struct LongTextTests {
    /// Longer than two windows: offsets and lines go on over the border.
    @Test(arguments: Extractor.Options.OffsetUnit.allCases)
    func offsetsGoOnOverWindows(_ unit: Extractor.Options.OffsetUnit) throws {
        var options = Extractor.Options()
        options.offsets = unit
        let filler = String(repeating: "𠮷野家の記録がつづく\n", count: 100)
        let text = filler + "連絡先 info@example.jp\n" + filler + "連絡先 press@example.jp\n" + filler + "末尾 last@example.jp"
        let extractor = try Extractor(options)
        let joiner = DocumentJoiner(Array(text.utf8), unit: unit, window: 2000)
        let document = joiner.join(reference: nil, extractor.record)
        let emails = document.mentions.filter { $0.type == .email }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        for mention in emails {
            #expect(lines[mention.line - 1].contains(mention.text))
            switch unit {
            case .scalar:
                let scalars = text.unicodeScalars
                let start = scalars.index(scalars.startIndex, offsetBy: mention.start)
                #expect(
                    String(scalars[start..<scalars.index(start, offsetBy: mention.end - mention.start)]) == mention.text
                )
            case .utf8:
                let start = text.utf8.index(text.utf8.startIndex, offsetBy: mention.start)
                let end = text.utf8.index(start, offsetBy: mention.end - mention.start)
                #expect(String(text[start..<end]) == mention.text)
            case .utf16:
                let start = text.utf16.index(text.utf16.startIndex, offsetBy: mention.start)
                let end = text.utf16.index(start, offsetBy: mention.end - mention.start)
                #expect(String(text[start..<end]) == mention.text)
            }
        }
        #expect(document.mentions.map(\.id) == Array(document.mentions.indices))
    }

    @Test(arguments: [
        ("2024-02-29", true), ("2023-02-29", false), ("2024-2-9", false), ("", false), ("２０２４-02-01", false),
    ])
    func daysAreRead(_ text: String, _ isDay: Bool) {
        #expect((CalendarDay(text) != nil) == isDay)
    }
}
