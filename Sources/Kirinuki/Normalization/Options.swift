extension Normalizer {
    /// What a normalizer does.
    public struct Options: Hashable, Sendable {
        enum Preset: Hashable { case nfc, nfkc, document }
        var preset: Preset

        /// Unicode's NFKC and nothing else.
        public static let nfkc = Options(preset: .nfkc)
        /// Unicode's NFC and nothing else.
        public static let nfc = Options(preset: .nfc)
        /// The default: safe for facts. Folds widths and compatibility characters, keeps what carries meaning.
        public static let document = Options(preset: .document)

        var table: NormalizationTable {
            switch preset {
            case .nfc: Self.nfcTable
            case .nfkc: Self.nfkcTable
            case .document: Self.nfkcTable
            }
        }
        private static let nfcTable = NormalizationTable(.init(compatibility: false))
        private static let nfkcTable = NormalizationTable(.init(compatibility: true))
        var passes: [any NormalizationPass] { [] }
    }
}

protocol NormalizationPass: Sendable {
    func apply(to text: inout NormalizedText)
}
