/// The step of the pipeline that finds contact data and groups them into records, on a text whose names are known: to
/// measure it alone.
@_spi(Measuring)
public struct ContactStep: Sendable {
    private let layout: Layout
    private let names: [Finding]
    private let organizations: [Organization]

    /// Lays out a text of valid UTF-8, and finds its names.
    public init(utf8 source: [UInt8], names extractor: Extractor) {
        let (layout, numbers, _) = extractor.beforeNames(source)
        self.layout = layout
        names = extractor.names.recognize(layout, taken: numbers, threshold: extractor.options.minimumScore)
        organizations = OrganizationResolver().resolve(names, in: layout)
    }

    /// Finds telephone numbers, addresses and all others, and groups them; returns how many findings and records there are.
    public func run() -> Int {
        let findings = Overlaps.settle(Extractor.contactData(layout) + names)
        return findings.count
            + ContactResolver().resolve(findings, organizations: organizations, in: layout).count
    }
}
