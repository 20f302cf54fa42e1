extension Normalizer {
    /// One thing that normalization does, by name. Rules are applied in the order in which they stand here.
    public enum Rule: String, Hashable, Sendable, Codable, CaseIterable {
        /// Unicode NFC.
        case nfc
        /// Unicode NFKC.
        case nfkc

        // Families of NFKC, each usable alone.

        /// Full-width Latin letters to ASCII.
        case narrowLetters = "narrow-letters"
        /// Full-width figures to ASCII.
        case narrowDigits = "narrow-digits"
        /// Full-width punctuation and signs to ASCII and Latin-1.
        case narrowSymbols = "narrow-symbols"
        /// U+3000 to a space.
        case narrowSpace = "narrow-space"
        /// Half-width katakana to full width, voiced marks joined.
        case wideKatakana = "wide-katakana"
        /// Squared words and units: ㍿ ㌔ ㎡ ㋿ ㍻.
        case squared
        /// Squared months, days and hours: ㋀ ㏠ ㍘.
        case telegraph
        /// Signs in brackets and with a full stop: ㈱ ㈠ ⑴ ⒈.
        case parenthesized
        /// Circled figures: ① ㉑ ㊀ to plain ones.
        case circledNumbers = "circled-numbers"
        /// Circled letters, kana and kanji: Ⓐ ㋐ ㊤.
        case circledLetters = "circled-letters"
        /// Letter-like signs: ℡ № ℃ ™.
        case letterlike
        /// Roman numerals: Ⅲ ⅳ.
        case romanNumerals = "roman-numerals"
        /// Fractions: ½ ⅔.
        case fractions
        /// Raised and lowered figures and letters: ² ₃ ª.
        case scripts
        /// Vertical and small forms: ︵ ﹣.
        case forms
        /// Free-standing marks, which NFKC turns into a space and a combining mark: ¨ ¯ ゛ ￣.
        case freeMarks = "free-marks"
        /// No-break and typographic spaces to a space.
        case spaces
        /// Whatever else NFKC replaces: ligatures, Arabic forms, mathematical letters.
        case otherCompatibility = "other-compatibility"

        // Further characters.

        /// Kangxi radicals and CJK supplement radicals to ideographs in the Japanese form.
        case radicals
        /// Circled and squared signs to signs in brackets: ① to (1), 🅂 to [S].
        case bracketedSigns = "bracketed-signs"
        /// Pictures of control characters to their names: ␉ to HT.
        case controlPictures = "control-pictures"
        /// Removes variation selectors (U+FE00–FE0F, U+E0100–E01EF).
        case variationSelectors = "variation-selectors"
        /// Removes zero-width and direction-changing characters.
        case zeroWidth = "zero-width"
        /// Removes control characters but for tab, line feed and carriage return; breaks of other kinds become line feeds.
        case controls
        /// Removes byte order marks inside the text.
        case byteOrderMark = "byte-order-mark"
        /// Removes soft hyphens.
        case softHyphen = "soft-hyphen"
        /// Dash-like characters to the hyphen-minus; not ー.
        case dashes
        /// Tilde-like characters to the tilde.
        case tildes
        /// Tilde-like characters to the wave dash 〜.
        case waveDashes = "wave-dashes"
        /// Quote-like characters to " and '.
        case quotes
        /// Hyphen-like characters to the hyphen-minus; dashes and lines are left to `vowel-dashes`.
        case hyphens
        /// Dashes and lines to ー: － — ― ─ ━ ﹣.
        case vowelDashes = "vowel-dashes"
        /// Wave dashes to ー: 〜 ～.
        case vowelTildes = "vowel-tildes"
        /// Brackets of all kinds to ( and ).
        case brackets
        /// Middle dots to spaces.
        case dotSpaces = "dot-spaces"
        /// Middle-dot-like characters to ・.
        case middleDots = "middle-dots"
        /// Full-width letters for ASCII ones.
        case wideLetters = "wide-letters"
        /// Full-width figures for ASCII ones.
        case wideDigits = "wide-digits"
        /// Full-width signs for ASCII ones.
        case wideSymbols = "wide-symbols"
        /// The signs at the place of ASCII's in JIS X 0201 and back: ￥ \\, 〜 ~, ゠ =.
        case jisX0201 = "jis-x-0201"
        /// U+3000 for the space.
        case wideSpace = "wide-space"
        /// Half-width katakana for full-width katakana, 。「」、・ and ー; voiced marks split.
        case narrowKatakana = "narrow-katakana"
        /// Half-width voiced marks to free-standing ones, joined to nothing: ﾞ to ゛.
        case splitMarks = "split-marks"
        /// Free-standing voiced marks join their kana: か゛ to が.
        case voicedMarks = "voiced-marks"
        /// Hiragana to katakana.
        case katakana
        /// Katakana to hiragana.
        case hiragana
        /// Small kana to large ones: ャ to ヤ.
        case largeKana = "large-kana"
        /// Old character forms to new ones: 國 to 国.
        case modernKanji = "modern-kanji"
        /// Capital letters to small ones.
        case lowercase

        // What needs to see the neighbors.

        /// Dashes inside katakana words to ー: ベンチャ- to ベンチャー.
        case longVowels = "long-vowels"
        /// Dashes behind any kana to ー or ｰ, whatever follows.
        case kanaDashes = "kana-dashes"
        /// `kana-dashes` also behind ん and ン.
        case hatsuonDashes = "hatsuon-dashes"
        /// `kana-dashes` also behind っ and ッ.
        case sokuonDashes = "sokuon-dashes"
        /// `kana-dashes` and then ー behind letters and figures to hyphens.
        case alphanumericDashes = "alphanumeric-dashes"
        /// `kana-dashes` and then ー between other characters than kana to hyphens.
        case nonKanaDashes = "non-kana-dashes"
        /// Dashes and ー between figures to the hyphen-minus.
        case figureHyphens = "figure-hyphens"
        /// Removes spaces between Japanese characters.
        case wordSpaces = "word-spaces"
        /// Runs of white space to one space, none at the ends of a line.
        case spaceRuns = "space-runs"
        /// Expands iteration marks: 々 ゝ ヽ 〱.
        case iterationMarks = "iteration-marks"
        /// Full-width commas and full stops between figures to ASCII.
        case figurePunctuation = "figure-punctuation"
        /// Removes the commas that group figures: 1,000 to 1000.
        case figureCommas = "figure-commas"
        /// Kanji figures that count something to ASCII figures: 二十六年 to 26年.
        case kanjiFigures = "kanji-figures"
        /// Kanji figures up to 99 to ASCII figures before 丁目, 番, 号 and the like.
        case addressFigures = "address-figures"
        /// 会杜 and 會杜, as scanners read 会社.
        case companyMisreadings = "company-misreadings"
        /// Shortens what is repeated more often than `Options.repeatThreshold`.
        case repeats
        /// Runs of dashes and of long vowels to one, tildes removed, spaces next to Japanese characters removed: what
        /// neologdn does beside folding widths.
        case neologdn
    }
}
