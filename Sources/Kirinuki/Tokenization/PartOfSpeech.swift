/// A part of speech: UniDic's first level, split where names and Universal Dependencies need it.
public enum PartOfSpeech: UInt8, Hashable, Sendable, CaseIterable {
    // The order is the model's (Scripts/tokens/tags.py).

    /// 普通名詞.
    case noun
    /// 固有名詞 of no narrower kind.
    case properNoun
    /// 固有名詞-人名-姓.
    case familyName
    /// 固有名詞-人名-名.
    case givenName
    /// 固有名詞-人名 of no narrower kind.
    case personName
    /// 固有名詞-地名.
    case placeName
    /// 数詞.
    case numeral
    /// 普通名詞-助数詞可能: 年, 回, 人.
    case counter
    /// 代名詞.
    case pronoun
    /// 形状詞: the stems of な adjectives.
    case adjectivalNoun
    /// 連体詞.
    case adnominal
    /// 副詞.
    case adverb
    /// 接続詞.
    case conjunction
    /// 感動詞.
    case interjection
    /// 動詞.
    case verb
    /// 動詞-非自立可能: する, いる, ある.
    case dependentVerb
    /// 形容詞.
    case adjective
    /// 助動詞.
    case auxiliary
    /// 格助詞.
    case caseParticle
    /// 係助詞.
    case bindingParticle
    /// 副助詞.
    case adverbialParticle
    /// 接続助詞.
    case conjunctiveParticle
    /// 準体助詞.
    case nominalizer
    /// 終助詞.
    case finalParticle
    /// 接頭辞.
    case prefix
    /// 接尾辞.
    case suffix
    /// 記号: letters and signs that are read.
    case sign
    /// 補助記号: punctuation.
    case punctuation

    /// UniDic's first level: 名詞, 動詞, 助詞, …
    public var unidic: String {
        switch self {
        case .noun, .properNoun, .familyName, .givenName, .personName, .placeName, .numeral, .counter: "名詞"
        case .pronoun: "代名詞"
        case .adjectivalNoun: "形状詞"
        case .adnominal: "連体詞"
        case .adverb: "副詞"
        case .conjunction: "接続詞"
        case .interjection: "感動詞"
        case .verb, .dependentVerb: "動詞"
        case .adjective: "形容詞"
        case .auxiliary: "助動詞"
        case .caseParticle, .bindingParticle, .adverbialParticle, .conjunctiveParticle, .nominalizer, .finalParticle:
            "助詞"
        case .prefix: "接頭辞"
        case .suffix: "接尾辞"
        case .sign: "記号"
        case .punctuation: "補助記号"
        }
    }

    /// The tag of Universal Dependencies: NOUN, VERB, ADP, …
    public var universal: String {
        switch self {
        case .noun, .counter, .prefix, .suffix: "NOUN"
        case .properNoun, .familyName, .givenName, .personName, .placeName: "PROPN"
        case .numeral: "NUM"
        case .pronoun: "PRON"
        case .adjectivalNoun, .adjective: "ADJ"
        case .adnominal: "DET"
        case .adverb: "ADV"
        case .conjunction: "CCONJ"
        case .interjection: "INTJ"
        case .verb: "VERB"
        case .dependentVerb, .auxiliary: "AUX"
        case .caseParticle, .bindingParticle, .adverbialParticle: "ADP"
        case .conjunctiveParticle, .nominalizer: "SCONJ"
        case .finalParticle: "PART"
        case .sign: "SYM"
        case .punctuation: "PUNCT"
        }
    }
}
