/// A tag of HTML in UTF-8 text, with what it does to the layout.
///
/// Only names of HTML's elements make a tag: `<info@example.jp>` and `<目次>` are text.
struct Tag {
    enum Effect {
        /// Changes how the text looks, not where it stands.
        case inline
        case line
        case cell
        case row
        case table
        case block
        case heading
    }

    /// From `<` to behind `>`; for a comment, a script or a style sheet to behind its end.
    let bytes: Range<Int>
    let effect: Effect
    /// Whether this is an end tag.
    let closes: Bool

    /// A tag longer than this is text: no input makes the search for its end quadratic.
    private static let longest = 4096

    /// The tag at the `<` at `start`, or nil where there is none.
    init?(in text: [UInt8], at start: Int) {
        var k = start + 1
        guard k < text.count else { return nil }
        if text[k] == 0x21 {  // !
            guard k + 1 < text.count else { return nil }
            if text[k + 1] == 0x2D {
                guard k + 2 < text.count, text[k + 2] == 0x2D, let end = Self.find("-->", in: text, from: k + 1)
                else { return nil }
                bytes = start..<end
            } else {
                guard text[k + 1] | 0x20 == 0x64, let end = Self.find(">", in: text, from: k) else { return nil }
                bytes = start..<end
            }
            effect = .inline
            closes = false
            return
        }
        closes = text[k] == 0x2F
        if closes { k += 1 }
        var name: UInt64 = 0
        var length = 0
        while k < text.count, length < 11 {
            let byte = text[k]
            let isLetter = (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A
            guard isLetter || (length > 0 && byte >= 0x30 && byte <= 0x39) else { break }
            if length < 8 { name = name << 8 | UInt64(isLetter ? byte | 0x20 : byte) }
            length += 1
            k += 1
        }
        guard length > 0, k < text.count, Self.endsName(text[k]), let effect = Self.effects[name] else { return nil }
        guard let end = Self.find(">", in: text, from: k) else { return nil }
        self.effect = effect
        if !closes, let close = Self.hidden[name] {
            bytes = start..<(Self.findEnd(close, in: text, from: end) ?? end)
        } else {
            bytes = start..<end
        }
    }

    private static func endsName(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x09, 0x0A, 0x0D, 0x20, 0x2F, 0x3E: true
        default: false
        }
    }

    /// The index behind the first `word` from `start` on. Nil for `>` where another `<` comes first.
    private static func find(_ word: StaticString, in text: [UInt8], from start: Int, within limit: Int = longest)
        -> Int?
    {
        let pattern = Array(word.description.utf8)
        let end = min(text.count - pattern.count, start + limit)
        var i = start
        while i <= end {
            if text[i] == pattern[0] {
                var k = 1
                while k < pattern.count, text[i + k] | 0x20 == pattern[k] | 0x20 { k += 1 }
                if k == pattern.count { return i + k }
            }
            if text[i] == 0x3C, pattern == [0x3E] { return nil }
            i += 1
        }
        return nil
    }

    /// The index behind the end tag of a hidden element whose content starts at `start`. Nil where the element starts once
    /// more before it: then it was never closed, and looking further each time would make the search quadratic.
    private static func findEnd(_ close: StaticString, in text: [UInt8], from start: Int) -> Int? {
        let name = Array(close.description.utf8.dropFirst(2).dropLast())
        func stands(_ i: Int) -> Bool {
            guard i + name.count < text.count else { return false }
            for k in name.indices where text[i + k] | 0x20 != name[k] { return false }
            return true
        }
        var i = start
        while i < text.count {
            if text[i] == 0x3C {
                if stands(i + 1) { return nil }
                if i + 1 < text.count, text[i + 1] == 0x2F, stands(i + 2), text[i + 2 + name.count] == 0x3E {
                    return i + 3 + name.count
                }
            }
            i += 1
        }
        return nil
    }

    /// Elements whose content is no text, and what ends them.
    private static let hidden: [UInt64: StaticString] = [key("script"): "</script>", key("style"): "</style>"]

    /// What each element of HTML does, by the first eight letters of its name.
    private static let effects: [UInt64: Effect] = {
        let names: [(Effect, String)] = [
            (
                .inline,
                """
                a abbr acronym address area b base basefont bdo big blink button center cite code col del dfn em embed
                font form frame i iframe img input ins kbd label link map marquee meta nobr noscript object param q rp rt
                ruby s samp script select small span strike strong style sub sup svg tt u var wbr html
                """
            ),
            (.line, "br li dt dd div option caption textarea"),
            (.cell, "td th"),
            (.row, "tr"),
            (.table, "table"),
            (
                .block,
                """
                p ul ol dl hr blockquot head body section article header footer thead tbody tfoot pre
                fieldset legend menu nav main aside figure figcapti frameset colgroup
                """
            ),
            (.heading, "h1 h2 h3 h4 h5 h6 title"),
        ]
        var table: [UInt64: Effect] = [:]
        for (effect, list) in names {
            for name in list.split(whereSeparator: { $0 == " " || $0 == "\n" }) { table[key(name)] = effect }
        }
        return table
    }()

    private static func key(_ name: some StringProtocol) -> UInt64 {
        name.utf8.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }
}
