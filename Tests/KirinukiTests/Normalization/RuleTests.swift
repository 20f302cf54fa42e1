import Kirinuki
import Testing

/// Each rule alone, with what it must leave.
@Suite struct RuleTests {
    @Test(arguments: [
        (Normalizer.Rule.narrowLetters, "Ａｂ１！ア", "Ab１！ア"),
        (.narrowDigits, "Ａ１２", "Ａ12"),
        (.wideKatakana, "ｶﾞｷﾞﾊﾟｰ｡A", "ガギパー。A"),
        (.narrowKatakana, "ガパー。漢", "ｶﾞﾊﾟｰ｡漢"),
        (.wideDigits, "A12", "A１２"),
        (.squared, "㍿㌔①", "株式会社キロ①"),
        (.parenthesized, "㈱①", "(株)①"),
        (.bracketedSigns, "①㊿㊤🅂", "(1)(50)(上)[S]"),
        (.radicals, "⼤⺠⻄⼾大", "大民西戸大"),
        (.variationSelectors, "葛\u{E0101}☎\u{FE0E}", "葛☎"),
        (.softHyphen, "a\u{AD}b-c", "ab-c"),
        (.dashes, "1–2—3ー4", "1-2-3ー4"),
        (.tildes, "1～2〜3", "1~2~3"),
        (.quotes, "“a”‘b’「c」", "\"a\"'b'「c」"),
        (.middleDots, "a･b•c·d", "a・b・c・d"),
        (.katakana, "ひらがなー漢", "ヒラガナー漢"),
        (.hiragana, "カタカナー漢", "かたかなー漢"),
        (.modernKanji, "國學院", "国学院"),
        (.lowercase, "ABC あ", "abc あ"),
        (.longVowels, "ベンチャ-棟 セミナ－、 ビル-3F ア-1 A-B", "ベンチャー棟 セミナー、 ビル-3F ア-1 A-B"),
        (.figureHyphens, "０４５ー６３３ー1 ビール", "０４５-６３３-1 ビール"),
        (.wordSpaces, "山田　太郎 中 小 ABC DEF 社 A", "山田太郎中小 ABC DEF 社 A"),
        (.spaceRuns, "  a  b　　c \n d ", "a b c\nd"),
        (.iterationMarks, "人々 こゝろ はゞ 々", "人人 こころ はば 々"),
        (.figureCommas, "1,234,567円 1,2,3", "1234567円 1,2,3"),
        (.kanjiFigures, "明治二十六年 三春町 一時的", "明治26年 三春町 一時的"),
    ]) func rule(rule: Normalizer.Rule, source: String, expected: String) {
        let normalized = Normalizer([rule]).normalize(source)
        #expect(normalized.text == expected)
        for edit in normalized.edits {
            #expect(normalized.normalizedRange(of: edit.source) == edit.normalized)
        }
    }

    @Test func presets() {
        #expect(Normalizer(.search).normalize("ＴＨＥ　國學院～ベンチャ-").text == "the 国学院~ベンチャー")
        #expect(Normalizer(.display).normalize("ｾﾐﾅ-、  ＡＢＣ").text == "セミナー、 ABC")
        #expect(Normalizer.Options(preset: "neologdn") == .neologdn)
        #expect(Normalizer.Options(preset: "nothing") == nil)
        for rule in Normalizer.Rule.allCases { #expect(Normalizer([rule]).normalize("").text == "") }
    }

    @Test func keptCharacters() {
        #expect(Normalizer(Normalizer.Options([.hiragana], keeping: "ン")).normalize("マミサン").text == "まみさン")
    }

    @Test func aMillionLongVowels() {
        let source = [UInt8](repeating: 0, count: 0) + (0..<1_000_000).flatMap { _ in [0xE3, 0x83, 0xBC] as [UInt8] }
        let normalized = Normalizer(.document).normalize(utf8: source)
        #expect(normalized.utf8.count == source.count)
        #expect(normalized.edits.isEmpty)
    }
}
