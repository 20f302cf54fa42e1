/// A string as a key that is compared by its bytes. In text that is normalized already, canonical equivalence finds no
/// more, and takes several times as long.
struct Spelling: Hashable {
    var text: String

    init(_ text: String) { self.text = text }

    static func == (a: Spelling, b: Spelling) -> Bool { a.text.utf8.elementsEqual(b.text.utf8) }

    func hash(into hasher: inout Hasher) {
        var text = text
        text.withUTF8 { unsafe hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }
}
