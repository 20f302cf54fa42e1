import Testing

@testable import Kirinuki

@Suite struct WordMatcherTests {
    private let matcher = WordMatcher([("電話", 1), ("電話番号", 2), ("TEL", 3), ("𠮷野", 4)])

    @Test(arguments: [
        ("電話番号は", 4, 2), ("電話は", 2, 1), ("電 話", 2, 1), ("Tel:03", 3, 3), ("𠮷野屋", 2, 4),
    ])
    func longestWordWins(_ text: String, _ end: Int, _ value: Int) throws {
        let ink = LayoutBuilder.layout(Normalizer(.document).normalize(text)).ink
        let match = try #require(matcher.longestMatch(in: ink, at: 0))
        #expect(match.end == end)
        #expect(match.value == value)
    }

    @Test func whatIsNoWordIsNotFound() {
        let ink = LayoutBuilder.layout(Normalizer(.document).normalize("電気 電\n話 番")).ink
        for i in -1...ink.count { #expect(matcher.longestMatch(in: ink, at: i) == nil) }
    }
}
