import Foundation
import Testing

@testable import Kirinuki

/// The stored tables are what the system's ICU says.
@Suite struct NormalizationTableTests {
    private static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    private static let records = ProcessInfo.processInfo.environment["KIRINUKI_RECORD_TABLES"] != nil
    /// Another Unicode version has other tables; then only their equality with ICU's cannot be asked.
    static let isSameUnicode =
        records || NormalizationTableBuilder(compatibility: true).unicodeVersion == ICU.unicodeVersion

    @Test(.enabled(if: isSameUnicode, "the system's ICU has another Unicode version"), arguments: [false, true])
    func storedTableIsGenerated(compatibility: Bool) throws {
        let data = NormalizationTableBuilder.fromICU(compatibility: compatibility).data
        let path = "Sources/KirinukiData/Tables/\(compatibility ? "nfkc" : "nfc").bin"
        let file = Self.repository.appendingPathComponent(path)
        if Self.records { try Data(data).write(to: file) }
        #expect(
            try Data(contentsOf: file) == Data(data),
            "\(path) is not what ICU gives: run Scripts/make-normalization-tables")
    }

    @Test func storedTablesLoad() {
        for compatibility in [false, true] {
            let table = NormalizationTableBuilder(compatibility: compatibility)
            #expect(table.scansBlocks)
            #expect(table.unicodeVersion >= 15 << 8)
            for scalar in UInt32(0)..<0x20000 where NormalizationTableBuilder.isScanned(scalar) {
                #expect(table.entry(scalar) == 0)
            }
        }
    }
}
