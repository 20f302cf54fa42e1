import Kirinuki
import Testing

@Suite struct TextDecoderTests {
    private let decoder = TextDecoder()

    /// Short texts of our own. Each must come back from every encoding that can hold it.
    static let texts = [
        "第3回定例会を開催します。",
        "株式会社さくら精機",
        "お問い合わせ先",
        "令和6年4月1日（月）午後2時",
        "技術交流会のご案内について",
        "髙橋製作所　山﨑工場",
        "①日時　②場所　③会費",
        "㈱みなと工業　営業部",
        "ｶﾌﾞｼｷｶﾞｲｼｬ ﾐﾅﾄ",
        "ﾃﾞﾝﾜﾊﾞﾝｺﾞｳ",
        "東京都千代田区霞が関",
        "セミナー参加費：３，０００円",
        "会員各位\n総会のお知らせ\n",
        "TEL 03-1234-5678 担当 鈴木",
        "販路開拓支援事業補助金",
        "～2024年度～　年間予定表",
    ]

    @Test(arguments: texts) func unicode(text: String) throws {
        for bytes in [Array(text.utf8), [0xEF, 0xBB, 0xBF] + Array(text.utf8)] {
            let decoded = try decoder.decode(bytes)
            #expect(decoded.encoding == .utf8)
            #expect(String(decoding: decoded.utf8, as: UTF8.self) == text)
            #expect(decoded.damage == nil)
        }
        let units = Array(text.utf16)
        let little = units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let big = units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        for (bytes, encoding) in [
            ([0xFF, 0xFE] + little, TextEncoding.utf16LittleEndian), ([0xFE, 0xFF] + big, .utf16BigEndian),
        ] {
            let decoded = try decoder.decode(bytes)
            #expect(decoded.encoding == encoding)
            #expect(String(decoding: decoded.utf8, as: UTF8.self) == text)
        }
        let longer = (text + "\n" + text + " ABC 123\n").utf16
        let unmarked = try decoder.decode(longer.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] })
        #expect(unmarked.encoding == .utf16BigEndian, "\(text)")
    }

    /// The same texts in the Japanese encodings, with the NEC and IBM extensions where they need them.
    @Test(arguments: EncodedTexts.all) func japanese(sample: EncodedTexts.Sample) throws {
        let decoded = try decoder.decode(sample.bytes)
        #expect(decoded.encoding == sample.encoding, "\(sample.text)")
        #expect(String(decoding: decoded.utf8, as: UTF8.self) == sample.text)
        #expect(decoded.damage == nil)
        #expect(try decoder.decode(sample.bytes, encoding: sample.encoding) == decoded)
    }

    @Test func windowsReadings() throws {
        let decoded = try decoder.decode([0x81, 0x60, 0x81, 0x7C, 0xEE, 0xE0, 0xFB, 0xFC], encoding: .cp932)
        #expect(String(decoding: decoded.utf8, as: UTF8.self) == "～－髙髙")
    }

    @Test func truncatedUTF8StaysUTF8() throws {
        let bytes = Array("見積書をお送りします".utf8)
        for cut in 1...2 {
            let decoded = try decoder.decode(Array(bytes.dropLast(cut)))
            #expect(decoded.encoding == .utf8)
            #expect(decoded.damage == .init(count: 1, sourceOffset: 27, textOffset: 27))
            #expect(decoded.utf8.suffix(3) == [0xEF, 0xBF, 0xBD])
        }
    }

    @Test func damagedUTF8() throws {
        // The examples of the standard: one U+FFFD for each maximal subpart.
        let cases: [([UInt8], Int)] = [
            ([0x61, 0xF1, 0x80, 0x80, 0xE1, 0x80, 0xC2, 0x62, 0x80, 0x63, 0x80, 0xBF, 0x64], 6),
            ([0xC0, 0xAF, 0xE0, 0x80, 0xBF, 0xF0, 0x81, 0x82, 0x41], 8),
            ([0xED, 0xA0, 0x80, 0xED, 0xBF, 0xBF, 0xED, 0xAF, 0x41], 8),
            ([0xF4, 0x91, 0x92, 0x93, 0xFF, 0x41, 0x80, 0xBF, 0x42], 7),
        ]
        for (bytes, count) in cases {
            let decoded = try decoder.decode(bytes, encoding: .utf8)
            #expect(decoded.damage?.count == count)
            #expect(decoded.utf8 == Array(String(decoding: bytes, as: UTF8.self).utf8))
        }
        let marked: [UInt8] = [0xEF, 0xBB, 0xBF, 0x41, 0xFF, 0x42]
        #expect(try decoder.decode(marked).damage == .init(count: 1, sourceOffset: 4, textOffset: 1))
    }

    @Test func damagedCP932() throws {
        let bytes = [0x41, 0xFD] + EncodedTexts.bytes("8e6c8e9e") + [0xFF]
        let decoded = try decoder.decode(bytes, encoding: .cp932)
        #expect(decoded.damage == .init(count: 2, sourceOffset: 1, textOffset: 1))
        #expect(String(decoding: decoded.utf8, as: UTF8.self) == "A\u{FFFD}四時\u{FFFD}")
    }

    @Test func loneSurrogates() throws {
        let decoded = try decoder.decode([0xFF, 0xFE, 0x00, 0xD8, 0x41, 0x00, 0x00, 0xDC, 0x42], encoding: nil)
        #expect(String(decoding: decoded.utf8, as: UTF8.self) == "\u{FFFD}A\u{FFFD}\u{FFFD}")
        #expect(decoded.damage == .init(count: 3, sourceOffset: 2, textOffset: 0))
    }

    @Test func smallInputs() throws {
        #expect(try decoder.decode([]).utf8.isEmpty)
        #expect(try decoder.decode([0xEF, 0xBB, 0xBF]).utf8.isEmpty)
        #expect(try decoder.decode([0xFF, 0xFE]).utf8.isEmpty)
        for byte in UInt8.min...UInt8.max {
            let decoded = try decoder.decode([byte])
            #expect(decoded.utf8.isEmpty == false)
        }
    }

    @Test func nullBytesInText() throws {
        let text = "お知らせ\0 会場は\0未定です。開始は10時。"
        let decoded = try decoder.decode(Array(text.utf8))
        #expect(decoded.encoding == .utf8)
        #expect(String(decoding: decoded.utf8, as: UTF8.self) == text)
    }

    @Test func escapesOfTerminalsAreNoJIS() throws {
        #expect(try decoder.decode(Array("\u{1B}[1m重要\u{1B}[0m".utf8)).encoding == .utf8)
    }

    @Test func refusesWhatIsNoText() {
        #expect(throws: DecodingError.otherFormat("a PNG image")) {
            try decoder.decode([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13])
        }
        #expect(throws: DecodingError.otherFormat("an ELF program")) {
            try decoder.decode([0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0])
        }
        var random: UInt64 = 88_172_645_463_325_252
        let noise = (0..<4000).map { _ -> UInt8 in
            random ^= random << 13
            random ^= random >> 7
            random ^= random << 17
            return UInt8(truncatingIfNeeded: random >> 32)
        }
        #expect(throws: DecodingError.self) { try decoder.decode(noise) }
        #expect(throws: DecodingError.self) { try decoder.decode([UInt8](repeating: 0, count: 500)) }
        #expect(
            DecodingError.otherFormat("a PNG image").description == "This is a PNG image, not a text.")
    }

    @Test func names() {
        for encoding in TextEncoding.allCases { #expect(TextEncoding(name: encoding.rawValue) == encoding) }
        for (name, encoding) in [
            ("shift_jis", TextEncoding.cp932), ("SJIS", .cp932), ("Windows-31J", .cp932), ("euc-jp", .eucJP),
            ("utf8", .utf8), ("iso-2022-jp", .iso2022JP), ("jis", .iso2022JP),
        ] {
            #expect(TextEncoding(name: name) == encoding)
        }
        #expect(TextEncoding(name: "latin1") == nil)
    }

    @Test("A short text of UTF-8 with NULs is no UTF-16")
    func nullsInUTF8() throws {
        let text = "a\u{0}b 2024年4月1日\u{0} 03-1234-5678\u{0}"
        #expect(try decoder.decode(Array(text.utf8)).utf8 == Array(text.utf8))
    }
}
