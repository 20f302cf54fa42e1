/// What the words of a date's sentence say of its time: 本年 before it, ました or 予定 behind it.
struct SentenceWords {
    let ink: Ink
    let range: Range<Int>
    /// Where the preceding date ended.
    let floor: Int

    /// No sentence is searched farther.
    private static let reach = 60

    init(ink: Ink, around range: Range<Int>, after floor: Int) {
        self.floor = floor
        self.ink = ink
        self.range = range
    }

    /// Years from the document's own, by a word without figures earlier in the sentence: 本年は…8月に.
    var yearOffset: Int? {
        var k = range.lowerBound
        var steps = 0
        while k > floor, steps < SentenceWords.reach, ink.gap(k) <= .wrap {
            k -= 1
            steps += 1
            if ink.scalars[k] == 0x3002 { return nil }
            guard ink.scalars[k] == .year else { continue }
            switch ink.scalar(k - 1) {
            case 0x672C, 0x4ECA: return 0  // 本 今
            case 0x6628: return ink.scalar(k - 2) == 0x4E00 ? -2 : -1  // 昨
            case 0x6765: return ink.scalar(k - 2) == 0x518D ? 2 : 1  // 来
            default: continue
            }
        }
        return nil
    }

    /// The tense of the rest of the sentence.
    var tense: DatePoint.Tense? {
        var k = range.upperBound
        // 12月までに廃止することになりました: what is to be done by then lies ahead whatever the sentence's tense.
        if ink.ends(with: SentenceWords.deadlines, before: k + 3) { return .future }
        let limit = min(ink.count, k + SentenceWords.reach)
        if isDone(from: k) { return .past }
        while k < limit, ink.gaps[k] <= .wrap {
            switch ink.scalars[k] {
            case 0x3002:
                switch ink.scalar(k - 1) {
                case 0x305F: return .past  // た。
                case 0x3059: return isGoingOn(endingAt: k) ? .past : .future  // す。
                default: return nil
                }
            case 0x4E88 where ink.near(k + 1) == 0x5B9A: return .future  // 予定
            case 0x7DE0 where ink.near(k + 1) == 0x5207: return .future  // 締切
            case 0x52DF where ink.near(k + 1) == 0x96C6: return .future  // 募集
            default: break
            }
            k += 1
        }
        return nil
    }

    /// 4月に開設した事務所: a verb in the past right behind the date says when, whatever the sentence goes on with.
    private func isDone(from first: Int) -> Bool {
        for k in first..<min(ink.count, first + 12) where ink.gaps[k] <= .wrap {
            switch ink.classes[k] {
            case .comma, .stop, .close, .open, .digit: return false
            case .hiragana where ink.scalars[k] == 0x305F && k > first + 1 && ink.classes[k - 1] == .hiragana:
                if ink.gap(k + 1) <= .wrap,
                    ink.characterClass(k + 1) == .kanji || ink.characterClass(k + 1) == .katakana
                {
                    return true
                }
            default: break
            }
        }
        return false
    }

    private static let deadlines: InkWords = ["までに"]
    private static let goingOn: InkWords = ["ています", "でいます", "ております", "でおります"]

    /// 届けています。 What goes on has begun.
    private func isGoingOn(endingAt k: Int) -> Bool {
        ink.ends(with: SentenceWords.goingOn, before: k)
    }
}
