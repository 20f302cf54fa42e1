/// What is known of an amount beside its value.
public struct AmountDetails: Hashable, Sendable, Codable {
    /// ISO 4217: JPY.
    public var currency: String
    /// Whether 約, およそ or the like qualifies it.
    public var approximate: Bool?
    /// Whether ▲, △ or a minus marks it as a deduction or a loss; the value itself has no sign.
    public var negative: Bool?
    /// minimum (以上), maximum (以下, 以内), above (超), below (未満).
    public var bound: String?
    /// included (税込), excluded (税抜).
    public var tax: String?
    /// What one unit of the amount buys (人, 月, 名, 個).
    public var per: String?
    /// The unit of a bare figure, which the heading of its table gives.
    public var inferred: [Inference]?

    /// An amount of yen without qualifiers.
    public init(currency: String = "JPY") {
        self.currency = currency
    }
}
