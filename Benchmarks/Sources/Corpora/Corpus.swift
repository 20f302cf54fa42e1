import Kirinuki

/// Texts for measuring, made up by rule from phrases of our own: the same bytes on every machine.
public enum Corpus: String, CaseIterable, Sendable {
    /// Newsletter text as it comes: wide spaces and brackets, figures in both widths, half-width kana, enclosed signs, rules.
    ///
    /// Made as dense in what NFKC changes as newsletters are. In 1000 bytes of the 140 documents of that kind that we have
    /// (465 kB, no part of this project; Docs/normalization-profile.md) there are 24 rows of such characters and 46 of them in all,
    /// 20 of them wide spaces, 20 wide digits and signs, and 92 of ASCII; here 23, 40, 17, 18 and 72.
    case noisy
    /// Announcements in whole sentences, with half as much to change: 11 rows and 18 characters in 1000 bytes.
    case prose
    /// `noisy` with all ASCII in full width and all katakana in half width.
    case wide
    /// `noisy` in NFKC.
    case clean

    /// The text as UTF-8, cut at a character.
    /// - Parameter size: the length wanted in bytes.
    public func bytes(_ size: Int) -> [UInt8] {
        let noisy = Writer.text(size, isProse: self == .prose)
        let made: [UInt8]
        switch self {
        case .noisy, .prose: made = noisy
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
        private let isProse: Bool

        private init(isProse: Bool) { self.isProse = isProse }

        static func text(_ size: Int, isProse: Bool) -> [UInt8] {
            var writer = Writer(isProse: isProse)
            writer.out.reserveCapacity(size + 4096)
            while writer.out.count < size {
                if isProse || writer.below(9) < 4 { writer.paragraph() } else { writer.entry() }
            }
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
            return wide(value)
        }

        /// ASCII in full width.
        private func wide(_ text: String) -> String {
            String(
                String.UnicodeScalarView(
                    text.unicodeScalars.compactMap {
                        switch $0 {
                        case " ": "\u{3000}"
                        case "!"..."~": Unicode.Scalar($0.value + 0xFEE0)
                        default: $0
                        }
                    }))
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
                    if !isProse, below(2) == 0 { put("\n") }
                    if below(3) == 0 {
                        put(pick(["（注）", "①", "～", "…", "　", "　　", "（" + figure(2) + "名）", "ﾃﾞｰﾀ", "ｾﾐﾅｰ"]))
                    }
                }
                put("\n")
            }
        }

        /// The lines that newsletters consist of besides sentences: what stands in columns, and how to reach whom.
        private mutating func entry() {
            let place = pick(Self.places), word = pick(Self.words)
            switch below(13) {
            case 0: if below(2) == 0 { put(String(repeating: pick(["─", "━"]), count: 20 + below(24)) + "\n") }
            case 1, 2:
                put("◆日　時　　" + figure(4) + "年" + figure(1) + "月" + figure(2) + "日（" + pick(["月", "火", "水", "木", "金"]))
                put("）　13:30～16:00\n")
            case 3: put("　会　場　　" + place + "　" + figure(1) + "階　（最寄駅から徒歩" + figure(1) + "分）\n")
            case 4:
                put(
                    "　〒" + ascii(3) + "-" + ascii(4) + "　" + place + "　" + ascii(1) + "-" + ascii(2) + "-" + ascii(1)
                        + "\n")
            case 5:
                let numbers = ["TEL ", "FAX "].map { $0 + ascii(3) + "-" + ascii(3) + "-" + ascii(4) }.joined(
                    separator: "　")
                put("　" + (below(3) == 0 ? wide(numbers) : numbers) + "\n")
            case 6, 12: put("　詳しくは https://www.example.jp/topics/" + ascii(4) + "/" + ascii(4) + ".html\n")
            case 7:
                put(
                    "　　" + pick(["会員", "一般"]) + "：" + wide(ascii(1) + "," + ascii(3)) + "円（税込）　定員：先着" + ascii(2) + "名\n"
                )
            case 8: put(pick(["㈱", "株式会社", "㈲"]) + word + pick(["工業", "製作所", "ﾃｸﾉ"]) + "　　代表取締役　" + word + "　一郎\n")
            case 9:
                put(
                    "　" + pick(["①", "②", "⑴", "・"]) + pick(Self.headings) + "　　（" + pick(["担当：", "講師："]) + word + "）\n"
                )
            case 10: put("　敷地面積　" + ascii(4) + "㎡　　従業員　" + figure(2) + "名　　創業　昭和" + figure(2) + "年\n")
            default: put("　E-mail: info-" + ascii(2) + "@example.jp　（担当：" + word + "）\n")
            }
        }

        private mutating func ascii(_ digits: Int) -> String {
            String(below(9) + 1) + (1..<max(2, digits)).prefix(digits - 1).map { _ in String(below(10)) }.joined()
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
