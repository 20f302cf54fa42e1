/// What is known of a phone or fax number beside its value.
public struct PhoneDetails: Hashable, Sendable, Codable {
    /// The number as written within Japan: 046-847-6355.
    public var national: String?
    /// 代表, 直通, 携帯, …
    public var label: String?
    /// The extension (内線).
    public var `extension`: String?
}
