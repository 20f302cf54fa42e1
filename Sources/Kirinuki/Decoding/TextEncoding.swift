/// An encoding that `TextDecoder` reads. The raw value is its name in records and messages.
public enum TextEncoding: String, Hashable, Sendable, Codable, CaseIterable {
    /// UTF-8, with or without a byte order mark.
    case utf8 = "UTF-8"
    /// UTF-16, low byte first.
    case utf16LittleEndian = "UTF-16LE"
    /// UTF-16, high byte first.
    case utf16BigEndian = "UTF-16BE"
    /// Shift_JIS as Windows writes it, with the NEC and IBM extensions (①㈱髙﨑).
    case cp932 = "CP932"
    /// EUC-JP with the NEC and IBM extensions and JIS X 0212.
    case eucJP = "EUC-JP"
    /// ISO-2022-JP with half-width kana and JIS X 0212.
    case iso2022JP = "ISO-2022-JP"

    /// The encoding of a name: a raw value or a usual alias (`shift_jis`, `sjis`, `windows-31j`, `jis`), whatever its
    /// case and separators. Nil for any other.
    public init?(name: String) {
        var key = ""
        for scalar in name.unicodeScalars where scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) {
            key += scalar.properties.lowercaseMapping
        }
        switch key {
        case "utf8", "utf8sig", "utf8bom", "ascii", "usascii": self = .utf8
        case "utf16le", "utf16": self = .utf16LittleEndian
        case "utf16be": self = .utf16BigEndian
        case "cp932", "shiftjis", "sjis", "windows31j", "ms932", "mskanji", "xsjis", "csshiftjis": self = .cp932
        case "eucjp", "euc", "ujis", "eucjpms", "eucjpwin", "xeucjp", "cp51932": self = .eucJP
        case "iso2022jp", "jis", "iso2022jpms", "cp50220", "cp50221", "csiso2022jp": self = .iso2022JP
        default: return nil
        }
    }
}
