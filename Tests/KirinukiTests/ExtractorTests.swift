import Foundation
import Kirinuki
import Testing

@Suite struct ExtractorTests {
    @Test func emptyText() throws {
        #expect(try Extractor().extract("").mentions.isEmpty)
    }
}
