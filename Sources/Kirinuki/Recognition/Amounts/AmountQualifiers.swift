/// Reads what stands around an amount: 約, 以上, 税込, ▲, 1人当たり.
struct AmountQualifiers {
    let ink: Ink

    private static let about: InkWords = ["約", "およそ", "おおよそ", "ほぼ", "概算", "概ね"]
    private static let orSo: InkWords = ["程度", "ほど", "前後", "余", "弱", "強", "くらい", "ぐらい"]
    private static let minus: InkWords = ["マイナス"]
    private static let bounds: [(words: InkWords, bound: String)] = [
        (["以上"], "minimum"), (["以下", "以内", "まで"], "maximum"), (["超", "を超え", "を上回"], "above"),
        (["未満", "を下回", "に満たな"], "below"),
    ]
    static let taxes: [(words: InkWords, tax: String)] = [
        (["税込", "消費税込", "内税"], "included"),
        (["税別", "税抜", "外税", "消費税別", "消費税抜", "+税", "+消費税", "プラス税"], "excluded"),
    ]
    private static let taxesBefore: [(words: InkWords, tax: String)] = [
        (["税込", "税込み", "税込価格", "税込金額"], "included"),
        (["税別", "税抜", "税抜き", "税抜価格", "本体", "本体価格"], "excluded"),
    ]
    /// Words before an amount that is paid again for each of something.
    private static let rates: [(words: InkWords, per: String)] = [
        (["月額", "月給"], "月"), (["年額", "年俸"], "年"), (["日額", "日給"], "日"), (["時給", "時間給", "時間額"], "時間"),
        (["各"], "各"),
    ]
    private static let each: InkWords = ["当たり", "あたり", "当り", "につき", "に付き"]
    /// What one of may be paid for: 1人2,000円.
    private static let counters: InkWords = [
        "人", "名", "口", "枚", "個", "台", "部", "冊", "本", "日", "泊", "時間", "回", "組", "件", "社", "坪", "食", "点", "匹",
        "株", "世帯", "家族",
    ]

    /// The details of the amount whose ink, with its 円 or ¥, is `start..<end`.
    func details(from start: Int, to end: Int, in details: AmountDetails = AmountDetails()) -> AmountDetails {
        var details = details
        if ink.ends(with: Self.about, before: start) || ink.begins(with: Self.orSo, at: end) {
            details.approximate = true
        }
        if isNegative(start) { details.negative = true }
        for (words, bound) in Self.bounds where ink.begins(with: words, at: end) { details.bound = bound }
        for (words, tax) in Self.taxesBefore where ink.ends(with: words, before: start) { details.tax = tax }
        let k = ink.characterClass(end) == .open ? end + 1 : end
        for (words, tax) in Self.taxes where ink.begins(with: words, at: k) { details.tax = tax }
        if let per = perBehind(end) ?? perBefore(start) { details.per = per }
        return details
    }

    private func isNegative(_ start: Int) -> Bool {
        guard start > 0, ink.gap(start) <= .space else { return false }
        switch ink.scalars[start - 1] {
        case 0x25B2, 0x25B3: return true  // ▲ △
        default: break
        }
        if ink.classes[start - 1] == .dash {
            return ink.characterClass(start - 2) != .digit && ink.gap(start - 1) > .none
        }
        return ink.ends(with: Self.minus, before: start)
    }

    /// 2,000円／人
    private func perBehind(_ end: Int) -> String? {
        guard ink.near(end) == 0x2F, ink.characterClass(end + 1).isJapanese else { return nil }
        var last = end + 2
        while last < ink.count, last - end < 4, ink.classes[last].isJapanese, ink.gaps[last] == .none { last += 1 }
        return ink.string((end + 1)..<last)
    }

    /// 月額2,000円, 1人2,000円, お一人様につき2,000円, ＠2,000円.
    private func perBefore(_ start: Int) -> String? {
        guard start > 0, ink.gaps[start] <= .wide else { return nil }
        if ink.scalars[start - 1] == 0x40 { return "各" }
        var k = ink.classes[start - 1] == .colon ? start - 1 : start
        guard ink.characterClass(k - 1).isJapanese else { return nil }
        for (words, per) in Self.rates where ink.ends(with: words, before: k) { return per }
        for word in Self.each.words {
            guard let first = ink.start(of: word, before: k) else { continue }
            k = first
            break
        }
        if ink.scalar(k - 1) == 0x69D8 { k -= 1 }  // 様
        for word in Self.counters.words {
            guard let first = ink.start(of: word, before: k), first > 0, ink.gaps[first] <= .space else { continue }
            switch NumberSign(ink.scalars[first - 1]) {
            case .arabic(1), .kanji(1, _): break
            default: continue
            }
            return isPart(first - 1) ? nil : ink.string(first..<(first + word.scalars.count))
        }
        return nil
    }

    /// Whether the 1 at `k` goes on a number or date: 11人, 第1回, 4月1日.
    private func isPart(_ k: Int) -> Bool {
        guard k > 0, ink.gaps[k] == .none else { return false }
        let before = ink.scalars[k - 1]
        return NumberSign(before) != nil || before == 0x7B2C || before == .month
    }
}
