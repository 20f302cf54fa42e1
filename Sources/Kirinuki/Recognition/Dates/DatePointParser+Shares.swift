// Quarters and halves of a year, also where the year has no figures of its own: 本年度第2四半期, 同年度下期.
extension DatePointParser {
    private static let quarter: InkWord = "四半期"
    private static let halves: [(word: InkWord, half: Int)] = [
        ("上半期", 1), ("上期", 1), ("下半期", 2), ("下期", 2), ("前期", 1), ("後期", 2),
    ]
    /// 第2四半期累計期間 begins with the year, a 会計期間 with the company's own.
    private static let accounts: InkWords = ["連結", "累計", "会計"]
    private static let ordinal: UInt32 = 0x7B2C  // 第

    /// The year with the quarter or half that follows it at `k`, if one does.
    func share(_ year: DatePoint, at k: Int) -> DatePoint {
        var point = year
        let start = ink.near(k) == 0x306E ? k + 1 : k  // の
        let i = ink.near(start) == DatePointParser.ordinal ? start + 1 : start
        if ink.gap(i) <= .wrap, let figures = lexer.figures(at: i), let (quarter, end) = quarter(figures) {
            point.share = .quarter(quarter)
            point.range = point.range.lowerBound..<end
        } else if point.isFiscalYear || ink.near(start) == 0x4E0A || ink.near(start) == 0x4E0B {  // 上 下
            for (word, half) in DatePointParser.halves {
                guard let end = ink.end(of: word, at: start) else { continue }
                if !point.isFiscalYear, word.scalars[0] == 0x524D || word.scalars[0] == 0x5F8C { continue }  // 前 後
                point.share = .half(half)
                point.range = point.range.lowerBound..<end
                break
            }
        }
        return point
    }

    /// 本年度第2四半期, 今年度の上半期: the share of a fiscal year whose 度 stands at `i` and whose year context knows.
    func shareOfRelativeYear(at i: Int) -> DatePoint? {
        guard i + 1 < ink.count, let prefix = prefix(before: i + 1), case .fiscalYear(let year) = prefix.kind else {
            return nil
        }
        var point = DatePoint(range: prefix.start..<(i + 1))
        point.year = year
        point.isFiscalYear = true
        point.isOfFiscalYear = true
        point = share(point, at: i + 1)
        return point.share == nil || isOfAccounts(point) ? nil : point
    }

    /// 第2四半期, of the fiscal year that context knows, or of 昨年 and its like.
    func quarterAlone(_ figures: NumberLexer.Figures, at i: Int) -> DatePoint? {
        guard let (quarter, end) = quarter(figures), i > 0, ink.scalars[i - 1] == DatePointParser.ordinal,
            ink.gaps[i] <= .wrap
        else { return nil }
        var point = DatePoint(range: (i - 1)..<end)
        point.share = .quarter(quarter)
        if let prefix = prefix(before: i - 1), case .year(let year) = prefix.kind {
            point.year = year
            point.range = prefix.start..<end
        } else {
            // 前第2四半期 is the year's before.
            if i > 1, ink.scalars[i - 2] == 0x524D, ink.gaps[i - 1] == .none { return nil }
            point.isFiscalYear = true
        }
        return isOfAccounts(point) ? nil : point
    }

    private func isOfAccounts(_ point: DatePoint) -> Bool {
        ink.begins(with: DatePointParser.accounts, at: point.range.upperBound)
    }

    /// The quarter whose number the figures are: 2四半期, ３・四半期.
    private func quarter(_ figures: NumberLexer.Figures) -> (number: Int, end: Int)? {
        // The kanji figures of 二四半期 run on into the 四.
        let runsOn = figures.isKanji && figures.length == 2 && figures.value % 10 == 4
        let number = runsOn ? figures.value / 10 : figures.value
        guard number >= 1, number <= 4 else { return nil }
        let k = runsOn ? figures.end - 1 : figures.end
        return ink.end(of: DatePointParser.quarter, at: ink.characterClass(k) == .middleDot ? k + 1 : k).map {
            (number, $0)
        }
    }
}
