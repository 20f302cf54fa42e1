import Kirinuki

/// Texts for measuring, made up by rule from phrases of our own: the same bytes on every machine.
public enum Corpus: String, CaseIterable, Sendable {
    /// Newsletter text as it comes: wide spaces and brackets, figures in both widths, half-width kana, enclosed signs.
    case noisy
    /// The same text with all ASCII in full width and all katakana in half width.
    case wide
    /// The same text in NFKC.
    case clean

    /// The text as UTF-8, cut at a character.
    /// - Parameter size: the length wanted in bytes.
    public func bytes(_ size: Int) -> [UInt8] {
        let noisy = Writer.text(size)
        let made: [UInt8]
        switch self {
        case .noisy: made = noisy
        case .clean: made = Normalizer(.nfkc).normalize(utf8: noisy).utf8
        case .wide:
            let clean = Normalizer(.nfkc).normalize(utf8: noisy).utf8
            made = Normalizer([.wideLetters, .wideDigits, .wideSymbols, .narrowKatakana]).normalize(utf8: clean).utf8
        }
        var result = made
        while result.count < size { result += made }
        var end = size
        while end > 0, end < result.count, result[end] & 0xC0 == 0x80 { end -= 1 }
        return Array(result[..<min(end, result.count)])
    }

    private struct Writer {
        private var state: UInt64 = 0x2545_F491_4F6C_DD1D
        private var out: [UInt8] = []

        static func text(_ size: Int) -> [UInt8] {
            var writer = Writer()
            writer.out.reserveCapacity(size + 4096)
            while writer.out.count < size { writer.paragraph() }
            return writer.out
        }

        private mutating func below(_ limit: Int) -> Int {
            state ^= state << 13
            state ^= state >> 7
            state ^= state << 17
            return Int(truncatingIfNeeded: state >> 33) % limit
        }

        private mutating func put(_ text: String) { out += text.utf8 }
        private mutating func pick(_ texts: [String]) -> String { texts[below(texts.count)] }

        private mutating func figure(_ digits: Int) -> String {
            let value = String(below(9) + 1) + (1..<max(2, digits)).map { _ in String(below(10)) }.joined()
            guard below(3) == 0 else { return value }
            return String(
                String.UnicodeScalarView(value.unicodeScalars.compactMap { Unicode.Scalar($0.value + 0xFEE0) }))
        }

        private mutating func paragraph() {
            switch below(9) {
            case 0:
                put("■" + pick(Self.headings) + "　" + pick(Self.places) + "\n")
            case 1:
                put(
                    "　日時：" + figure(4) + "年" + figure(1) + "月" + figure(2) + "日（" + pick(["月", "火", "水", "木", "金"])
                        + "）\n")
            case 2:
                put("　会場：" + pick(Self.places) + "　" + figure(1) + "階　" + pick(Self.words) + "ホール\n")
            case 3:
                put("ＴＥＬ：0" + figure(2) + "－" + figure(3) + "－" + figure(4) + "　E-mail: info@example.jp\n")
            case 4:
                put(pick(["㈱", "(株)", "株式会社"]) + pick(Self.words) + pick(["工業", "製作所", "ｼｽﾃﾑ", "システム"]) + "\n")
            default:
                put("　")
                for _ in 0..<2 + below(5) {
                    put(pick(Self.sentences))
                    if below(3) == 0 {
                        put(pick(["（注）", "①", "～", "…", "　", "　　", "（" + figure(2) + "名）", "ﾃﾞｰﾀ", "ｾﾐﾅｰ"]))
                    }
                }
                put("\n")
            }
        }

        private static let headings = ["定例会のご案内", "新製品発表会", "会員企業の紹介", "補助金の公募が始まります", "活動報告"]
        private static let places = ["市民会館", "産業振興センター", "商工会議所", "工業技術試験場", "港町ビル"]
        private static let words = ["さくら", "ミナト", "北斗", "あおぞら", "テクノ", "ひかり", "大和田"]
        private static let sentences = [
            "今年度の総会は下記のとおり開催いたしますので、会員の皆さまはお誘い合わせのうえご参加ください。",
            "新しい加工技術を用いた試作品が展示され、来場者からは多くの質問が寄せられました。",
            "参加を希望される方は、申込書に必要事項を記入し、事務局までお送りください。",
            "この事業は、地域の中小企業の販路開拓を支援することを目的としています。",
            "講演では、デジタル技術の導入によって作業時間を半分に減らした事例が紹介されました。",
            "研究会では、材料の選び方から量産までの工程を、現場の担当者が順に説明しました。",
            "なお、定員になり次第締め切りますので、お早めにお申し込みください。",
            "地元の高校生も見学に訪れ、ものづくりの楽しさにふれる一日となりました。",
            "次回は、展示会への共同出展について意見を交わす予定です。",
            "昨年の実績では、参加企業のおよそ三割が新たな取引につながったと答えています。",
        ]
    }
}
