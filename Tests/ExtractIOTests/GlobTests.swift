import ExtractIO
import Testing

@Suite struct GlobTests {
    @Test(arguments: [
        ("*.txt", "a.txt", true), ("*.txt", "a/b/c.txt", true), ("*.txt", "a.txt.bak", false), ("*.txt", ".txt", true),
        ("?.txt", "号.txt", true), ("?.txt", "10.txt", false), ("[0-9]*.md", "2024/7月.md", true),
        ("[!0-9]*.md", "7月.md", false), ("20??/*.txt", "2024/a.txt", true), ("20??/*.txt", "2024/b/a.txt", false),
        ("**/a.txt", "x/y/a.txt", true), ("**/a.txt", "a.txt", true), ("2024/**", "2024/x/y.pdf", true),
        ("a\\*.txt", "a*.txt", true), ("a\\*.txt", "ab.txt", false), ("[]x].t", "].t", true), ("*", "", true),
        ("*a*a*a*a*a*a*a*a*a*b", String(repeating: "a", count: 2000), false),
    ])
    func matching(pattern: String, path: String, isMatch: Bool) throws {
        #expect(try #require(Glob(pattern)).matches(FilePath(path)) == isMatch)
    }

    @Test(arguments: ["[", "[a", "x[!", "[b-a]"]) func openSetsAreRefused(pattern: String) {
        #expect(Glob(pattern) == nil)
    }
}
