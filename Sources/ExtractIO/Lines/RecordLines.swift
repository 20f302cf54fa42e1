public import Kirinuki

/// `{"id" or "path", "text", "referenceDate"?}` → the text's record.
public struct RecordLines: Sendable {
    /// How much of the record is answered.
    public enum Records: String, Sendable, CaseIterable {
        /// `{"id", "mentions"}`
        case mentions
        /// The whole record, the id before it.
        case document
    }

    private let extractor: Extractor
    private let records: Records
    private let reference: CalendarDay?

    /// A service.
    /// - Parameter reference: the day that completes dates where neither the text nor the line gives one.
    public init(extractor: Extractor, records: Records, reference: CalendarDay? = nil) {
        self.extractor = extractor
        self.records = records
        self.reference = reference
    }

    /// The answer to a line.
    public func answer(_ line: LineService.Line) -> [UInt8] {
        LineRequest.answer(line) { request in
            var reference = self.reference
            if let text = try request.string("referenceDate") {
                guard let day = CalendarDay(iso: text) else {
                    throw LineRequest.Failure(reason: "\"referenceDate\" is not a day YYYY-MM-DD")
                }
                reference = day
            }
            let utf8 = Array(request.text.utf8)
            var document = extractor.extract(utf8: utf8, reference: reference)
            if let path = request.path {
                document.source = .init(
                    path: path, bytes: utf8.count, sha256: SHA256.hexadecimal(of: utf8),
                    encoding: TextEncoding.utf8.rawValue)
            }
            return Answer(id: request.id, path: request.path, document: document, records: records)
        }
    }

    private struct Answer: Encodable {
        var id: JSONValue?
        var path: String?
        var document: Document
        var records: Records

        enum CodingKeys: String, CodingKey {
            case id, path, mentions
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encodeIfPresent(id, forKey: .id)
            switch records {
            case .document: try document.encode(to: encoder)
            case .mentions:
                try container.encodeIfPresent(path, forKey: .path)
                try container.encode(document.mentions, forKey: .mentions)
            }
        }
    }
}

extension CalendarDay {
    /// A day written YYYY-MM-DD.
    public init?(iso text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.map(\.count) == [4, 2, 2], parts.allSatisfy({ $0.allSatisfy { $0.isASCII && $0.isNumber } }),
            let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
        else { return nil }
        self.init(year: year, month: month, day: day)
    }
}
