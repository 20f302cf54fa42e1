/// An address in its parts. Nothing in the source is rewritten; parts are what the source says.
public struct AddressDetails: Hashable, Sendable, Codable {
    /// 都道府県.
    public var prefecture: String?
    /// 市区町村, with 郡 where written.
    public var city: String?
    /// The streets by which Kyoto finds a town: 四条通烏丸東入.
    public var street: String?
    /// 町名, 大字.
    public var town: String?
    /// 丁目, 番地, 号.
    public var block: String?
    /// Building, floor, room.
    public var building: String?
    /// The municipality's code in JIS X 0402, five figures: 14201. Of a former municipality, its successor's.
    public var municipalityCode: String?
    /// 都道府県 where the source leaves it out, from the municipality or the postal code.
    public var inferredPrefecture: String?

    /// An address without any part yet.
    init() {}
}
