import ExtractIO
import Testing

@Suite struct FolderTests {
    @Test func missingFileThrows() {
        #expect(throws: (any Error).self) { try Run.read("/nonexistent") }
    }
}
