/// Turns a document into its record: the one way in.
///
///     let extractor = try Extractor()
///     let document = extractor.extract("令和6年4月1日（月） 株式会社サクラ精機 TEL：０３－１２３４－５６７８")
///     document.mentions.map(\.value)  // ["2024-04-01", "サクラ精機", "+81312345678"]
public struct Extractor: Sendable {
    /// What an extractor reports, and how.
    public struct Options: Hashable, Sendable {
        /// The unit of all offsets in the record.
        public enum OffsetUnit: String, Hashable, Sendable, CaseIterable {
            /// Unicode code points (scalars): Python's, and OUTPUT.md's.
            case scalar
            /// UTF-8 bytes.
            case utf8
            /// UTF-16 code units: JavaScript's and NSString's.
            case utf16
        }

        /// The unit of all offsets.
        public var offsets = OffsetUnit.scalar
        /// The types to report; nil for all.
        public var types: Set<MentionType>?
        /// The least score of a name, 0…1: higher for fewer and surer names, lower for more.
        public var minimumScore = 0.5

        /// The defaults: code points, all types.
        public init() {}
    }

    /// The options in force.
    public let options: Options

    private let normalizer = Normalizer(.document)
    let names: NameRecognizer

    /// An extractor, ready to be used from any number of tasks.
    public init(_ options: Options = Options()) throws {
        self.options = options
        names = try NameRecognizer()
    }

    /// An extractor with a name lexicon and a name model of its own, which must never be freed.
    @_spi(Training)
    public init(
        _ options: Options = Options(), nameLexicon: UnsafeBufferPointer<UInt8>, nameModel: UnsafeBufferPointer<UInt8>
    ) throws {
        self.options = options
        names = try unsafe NameRecognizer(lexicon: EmbeddedTable(nameLexicon), model: EmbeddedTable(nameModel))
    }

    /// The record of a text.
    /// - Parameter reference: the day to complete dates from where the text itself gives none.
    /// - Complexity: O(*n*), *n* the length of the text.
    public func extract(_ text: String, reference: CalendarDay? = nil) -> Document {
        extract(utf8: Array(text.utf8), reference: reference)
    }

    /// The record of a text of valid UTF-8.
    public func extract(utf8 source: [UInt8], reference: CalendarDay? = nil) -> Document {
        if source.count <= DocumentJoiner.window { return record(source, reference) }
        return DocumentJoiner(source, unit: options.offsets).join(reference: reference, record)
    }

    /// The pipeline, from top to bottom.
    func record(_ source: [UInt8], _ reference: CalendarDay?) -> Document {
        let (layout, numbers, dates) = beforeNames(source, reference)
        let tagged = names.recognize(layout, taken: numbers, threshold: options.minimumScore)
        let people = LatinPeople(tagger: names.tagger).settle(tagged, in: layout.ink)
        let sure = DeclaredThings().removed(from: people, in: layout.ink)
        let named = NameEvidence().spread(sure, taken: numbers, in: layout)
        let found = FamilyNames().spread(named, taken: numbers, in: layout)
        let findings = names.withParts(Overlaps.settle(numbers + found), in: layout)

        let (organizations, numberRemarks) = CorporateNumberResolver().resolve(
            OrganizationResolver().resolve(findings, in: layout), findings, in: layout)
        let contacts = ContactResolver().resolve(findings, organizations: organizations, in: layout)

        let remarks = dates.remarks + numberRemarks + PostalCodeCheck().remarks(findings, in: layout)

        return DocumentWriter(source: source, layout: layout, options: options).document(
            findings: findings, organizations: organizations, contacts: contacts,
            title: TitleResolver().resolve(findings, in: layout), issued: dates.issued,
            remarks: remarks.sorted { $0.range.lowerBound < $1.range.lowerBound })
    }

    /// The steps before the names, which read what these steps leave.
    func beforeNames(
        _ source: [UInt8], _ reference: CalendarDay? = nil
    ) -> (layout: Layout, findings: [Finding], dates: DateResolver.Result) {
        let normalized = normalizer.normalize(utf8: source)
        let layout = LayoutBuilder.layout(normalized)

        let findings = Extractor.contactData(layout) + AmountRecognizer().recognize(layout)
        let dates = DateResolver().resolve(DateRecognizer().recognize(layout), in: layout, reference: reference)
        return (layout, Overlaps.settle(findings + dates.findings), dates)
    }

    /// Every number and address that reaches somebody.
    static func contactData(_ layout: Layout) -> [Finding] {
        URLRecognizer().recognize(layout)
            + EmailRecognizer().recognize(layout)
            + PhoneRecognizer().recognize(layout)
            + PostalCodeRecognizer().recognize(layout)
            + AddressRecognizer().recognize(layout)
    }
}
