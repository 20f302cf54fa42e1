/// Decides whether figures that may be a date, a duration, a count or a fraction stand as a date where they are.
struct DateSupport {
    private static let fractionWords: InkWords = ["約", "率", "の", "を", "から"]
    private static let dateWords: InkWords = [
        "現在", "付", "必着", "まで", "締切", "〆切", "から", "より", "号", "開", "に", "は", "発", "終", "提", "実",
    ]
    private static let everyWords: InkWords = ["週に", "月に", "年に"]
    private static let deadlineWords: InkWords = ["締切", "〆切", "締め切り", "申込", "次回", "期限"]

    let layout: Layout
    let expressions: [DateExpression]
    private var last = -1
    private let usesSlashes: Bool

    init(layout: Layout, expressions: [DateExpression]) {
        self.layout = layout
        self.expressions = expressions
        usesSlashes = expressions.contains { expression in
            guard let point = expression.start else { return false }
            return point.isNumeric && point.year == nil && (point.weekday != nil || expression.startTime != nil)
        }
    }

    /// Whether an expression is a date; its neighbors count by whether they stood.
    mutating func stands(_ index: Int, in context: DateContext) -> Bool {
        let result = judge(index, context)
        if result { last = index }
        return result
    }

    private func judge(_ index: Int, _ context: DateContext) -> Bool {
        let expression = expressions[index]
        guard expression.kind == .date, let point = expression.start else { return expression.kind != .date }
        // 第2四半期 says nothing where no fiscal year is known.
        if point.share != nil, point.year == nil, expression.end?.year == nil {
            return context.fiscalYear(around: expression) != nil
        }
        guard point.isDoubtful else { return true }
        if expression.startTime != nil { return true }
        if let end = expression.end, !end.isDoubtful || end.month != nil { return true }
        if expression.followsInList, last == index - 1 { return true }
        if point.isNumeric { return slash(expression, index) }
        if point.day != nil { return day(expression, point, context) }
        return year(expression, point, context)
    }

    // MARK: 2/25

    private func slash(_ expression: DateExpression, _ index: Int) -> Bool {
        let ink = layout.ink
        let (start, end) = (expression.range.lowerBound, expression.range.upperBound)
        if ink.ends(with: DateSupport.fractionWords, before: start), isFraction(expression) { return false }
        if expression.start?.nearness != nil { return true }
        if ink.gap(start) >= .space, ink.gap(end) == .wide { return true }
        if index + 1 < expressions.count, expressions[index + 1].followsInList,
            expressions[index + 1].start?.isNumeric == true
        {
            return true
        }
        if ink.begins(with: DateSupport.dateWords, at: end) { return usesSlashes || !isFraction(expression) }
        if ink.characterClass(start - 1) == .open, (expression.start?.day ?? 0) > 5 { return true }
        return !isFraction(expression)
    }

    private func isFraction(_ expression: DateExpression) -> Bool {
        guard case .number(let month) = expression.start?.month, let day = expression.start?.day else { return true }
        // A cell of its own has days more often than shares, but for 1/2 and 2/3.
        let line = layout.lines[layout.lineIndex(of: expression.range.lowerBound)]
        if line.isCell, line.ink == expression.range, day > 5 { return false }
        return month < day && (month == 1 || day <= (usesSlashes ? 5 : 10))
    }

    // MARK: 12日

    private func day(_ expression: DateExpression, _ point: DatePoint, _ context: DateContext) -> Bool {
        let ink = layout.ink
        let (start, end) = (expression.range.lowerBound, expression.range.upperBound)
        if start > 0, ink.gaps[start] <= .wrap {
            switch ink.scalars[start - 1] {
            case 0x9031, 0x6708, 0x5E74, 0x7D04, 0x8A08, 0x5EF6, 0x5404, 0x5168, 0x6E80, 0x4E38, 0x4E2D, 0x6BCE:
                return false  // 週 月 年 約 計 延 各 全 満 丸 中 毎
            default: break
            }
        }
        if expression.end != nil || point.nearness != nil { return true }
        if ink.ends(with: DateSupport.deadlineWords, before: start) { return true }
        if ink.ends(with: DateSupport.everyWords, before: start) { return false }
        let after = ink.near(end)
        // 三日かかる, 一日の仕事: one figure in kanji and 日 are more often a number of days.
        let isCount = end - start == 2 && ink.classes[start] == .kanjiDigit
        if isCount, [0x3067, 0x304C, 0x306E].contains(after) { return false }  // で が の
        if isCount, after == 0x306B, ink.scalars[start] == 0x4E00 { return false }  // 一日に三百枚
        switch after {
        case 0x304B where ink.near(end + 1) != 0x3089: return false  // か, but から
        case 0x306B, 0x3067: return NumberLexer(ink: ink).figures(at: end + 1) == nil && after == 0x306B  // に
        case 0x306F, 0x304B, 0x307E, 0x4ED8, 0x3088, 0x591C, 0x671D, 0x5348, 0x73FE, 0x7DE0, 0x5FC5, 0x958B, 0x3001,
            0x304C, 0x5915, 0x767A, 0x5B9F, 0x65E9, 0x6DF1, 0x672A, 0x6B7B, 0x53D1:
            // は か ま 付 よ 夜 朝 午 現 締 必 開 、 が 夕 発 実 早 深 未 死 发
            return true
        case 0x4EE5: return ink.near(end + 1) == 0x964D || ink.near(end + 1) == 0x5F8C  // 以降 以後
        case 0x306E: return true  // の
        default: break
        }
        if ink.gap(start) >= .wide, ink.gap(end) >= .space { return true }
        if after == 0x3068, NumberLexer(ink: ink).figures(at: end + 1) != nil { return true }  // 8日と9日
        if ink.characterClass(end) == .close {
            if ink.characterClass(start - 1) == .open || !context.isNewLine { return true }
        }
        return ink.gap(start) >= .line && ink.characterClass(end) != .kanji
    }

    // MARK: 15年

    private func year(_ expression: DateExpression, _ point: DatePoint, _ context: DateContext) -> Bool {
        let ink = layout.ink
        let end = expression.range.upperBound
        if case .short(let n) = point.year {
            return n > 9 && ink.begins(with: DateSupport.sinceWords, at: end) || goesOn(expression, n, context)
                || isTwin(expression)
        }
        guard case .gregorian(let year) = point.year else { return false }
        // 創業100年, 200年の歴史: round numbers count years.
        if year % 10 == 0, year <= 500 { return ink.gap(end) >= .line && ink.gap(expression.range.lowerBound) >= .line }
        switch ink.near(end) {
        case 0x3082, 0x3076, 0x7D9A, 0x4EE5: return false  // も ぶ 続 以
        default: return true
        }
    }

    /// 昨年（八九年）: which year it was, in brackets.
    private func isTwin(_ expression: DateExpression) -> Bool {
        let ink = layout.ink
        let start = expression.range.lowerBound
        return ink.characterClass(start - 1) == .open && ink.characterClass(expression.range.upperBound) == .close
            && ink.ends(with: DateSupport.relativeYears, before: start - 1)
    }

    private static let relativeYears: InkWords = ["昨年", "去年", "今年", "本年", "来年", "明年"]

    /// Behind a year, and not behind a number of years.
    private static let sinceWords: InkWords = ["以来", "以降", "頃", "ごろ", "ころ", "当時"]

    /// 昭和20年の空襲、23年の地震: the year of two figures goes on the era or century of a year earlier in the sentence,
    /// if it is a later one and stands in the sentence as that one does. 昭和25年に創業し、50年に及ぶ counts years.
    private func goesOn(_ expression: DateExpression, _ n: Int, _ context: DateContext) -> Bool {
        guard !context.isNewSentence, n > 9, n % 10 != 0, expressions.indices.contains(last) else { return false }
        let earlier = expressions[last]
        let start = expression.range.lowerBound
        guard earlier.end == nil, earlier.startTime == nil, let point = earlier.start, point.share == nil,
            start - earlier.range.upperBound <= 40
        else { return false }
        let m: Int
        switch point.year {
        case .era(_, let year), .short(let year): m = year
        case .gregorian(let year): m = year % 100
        default: return false
        }
        guard n > m, n <= m + 30 else { return false }
        let ink = layout.ink
        switch ink.characterClass(start - 1) {
        case .comma, .middleDot, .slash: break
        default: return false
        }
        let end = expression.range.upperBound
        switch ink.near(end) {
        case 0x306E, 0x306B:  // の に
            return ink.near(earlier.range.upperBound) == ink.near(end)
                && !ink.begins(with: DateSupport.lengthWords, at: end)
        default: return false
        }
    }

    /// Behind a number of years, and not behind a year.
    private static let lengthWords: InkWords = [
        "の歴史", "の伝統", "の歩み", "の実績", "の経験", "の節目", "の歳月", "の間", "の長", "にわた", "に渡", "に及", "になる", "になり", "に一度", "に1度",
    ]
}
