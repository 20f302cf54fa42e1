/// Colors, where they are welcome.
struct Style: Sendable {
    let isOn: Bool

    enum Tint: String {
        case bold = "1"
        case dim = "2"
        case red = "31"
        case green = "32"
        case yellow = "33"
        case blue = "34"
        case magenta = "35"
        case cyan = "36"
    }

    func callAsFunction(_ tint: Tint, _ text: String) -> String {
        isOn && !text.isEmpty ? "\u{1B}[\(tint.rawValue)m\(text)\u{1B}[0m" : text
    }
}
