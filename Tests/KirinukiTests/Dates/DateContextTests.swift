import Foundation
import Testing

@testable import Kirinuki

@Suite struct DateContextTests {
    /// Every day of a year, written with its weekday and without its year, in a letter of the middle of the year.
    @Test(arguments: 1990...2030) func weekdays(_ year: Int) throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(identifier: "UTC"))
        var text = "\(year)年7月1日発行\n\n"
        var expected: [String] = []
        var date = try #require(calendar.date(from: DateComponents(year: year, month: 1, day: 1)))
        while calendar.component(.year, from: date) == year {
            let parts = calendar.dateComponents([.month, .day, .weekday], from: date)
            let (month, day, weekday) = (parts.month ?? 0, parts.day ?? 0, parts.weekday ?? 1)
            let known = try #require(CalendarDay(year: year, month: month, day: day))
            #expect(known.weekday == (weekday + 5) % 7)
            text += "　予定 \(month)月\(day)日（\(["日", "月", "火", "水", "木", "金", "土"][weekday - 1])）\n"
            expected.append(DatePart(year: year, month: month, day: day).description)
            date = try #require(calendar.date(byAdding: .day, value: 1, to: date))
        }
        let dates = Dates(text)
        #expect(Array(dates.values.dropFirst()) == expected)
        #expect(dates.codes.isEmpty)
    }

    @Test(arguments: 1990...2030) func fiscalYears(_ year: Int) {
        #expect(Dates("\(year)年度").values == ["\(year)-04-01/\(year + 1)-03-31"])
        #expect(DateValue("\(year)-04-01/\(year + 1)-03-31")?.fiscalYear == year)
        let report = Dates("\(year)年度 事業報告書\n\n・4月1日 総会\n・12月31日 大掃除\n・1月1日 初詣\n・3月31日 決算\n")
        #expect(
            report.values == [
                "\(year)-04-01/\(year + 1)-03-31", "\(year)-04-01", "\(year)-12-31", "\(year + 1)-01-01",
                "\(year + 1)-03-31",
            ])
    }

    static let documents: [DateCase] = [
        DateCase("2014年2月7日\n報道各位\n1月14日に設立しました。", "2014-02-07", "2014-01-14"),
        DateCase("2014年1月7日\n報道各位\n12月14日に設立しました。", "2014-01-07", "2013-12-14"),
        DateCase("2005年10月3日\n報道各位\n昨年4月に着手した。", "2005-10-03", "2004-04"),
        DateCase("2005年10月3日\n報道各位\n来年2月に発売する。", "2005-10-03", "2006-02"),
        DateCase("平成10年\n(1998年)\n4月 創業\n9月 移転\n平成11年\n3月 増築", "1998", "1998-04", "1998-09", "1999", "1999-03"),
        DateCase("令和5年4月1日発行\n日誌（8月）\n１日　三役会\n６日　部会", "2023-04-01", "2023-08", "2023-08-01", "2023-08-06"),
        DateCase("2003年7月に着工し、翌年5月に完成した。同月10日に式を行った。", "2003-07", "2004-05", "2004-05-10"),
        DateCase("2013年6月17日（月）\n記者便り\nある社は12日、新製品を出すと発表した。", "2013-06-17", "2013-06-12"),
        DateCase("2018年5月20日、6月17日、10月14日", "2018-05-20", "2018-06-17", "2018-10-14"),
        DateCase("　　　　　　　　　　　　　　　　2004年3月10日\n会員各位\n4月5日に総会を開きます。", "2004-03-10", "2004-04-05"),
        DateCase("平成16年3月10日付の通知\n4月5日に総会を開きます。", "2004-03-10", "2004-04-05"),
        DateCase("# 2003年の催し\n2月3日　豆まき\n11月8日　遠足", "2003", "2003-02-03", "2003-11-08"),
        DateCase("| 年 | 月日 |\n|---|---|\n| 2003年 | 2月3日 |\n| | 5月8日 |", "2003", "2003-02-03", "2003-05-08"),
        DateCase("2004年2月1日発行\n\n12月28日から1月5日まで休みました。", "2004-02-01", "2003-12-28/2004-01-05"),
        DateCase("2004年5月1日発行\n\n本年度4月、本年度2月、昨年度の3月", "2004-05-01", "2004-04", "2005-02", "2004-03"),
        DateCase("2005年2月に決め、翌年度4月に始める。", "2005-02", "2005-04"),
        DateCase("2004年4月1日発行\n\n去る2月3日、来る5月3日、先月10日", "2004-04-01", "2004-02-03", "2004-05-03", "2004-03-10"),
        DateCase("平成16年4月\n同16年6月、同年7月、同月8日、前年9月", "2004-04", "2004-06", "2004-07", "2004-07-08", "2003-09"),
        DateCase("21世紀の街。4月5日に開く。", "2001/2100", "XXXX-04-05"),
        DateCase("平成8年7月 入社\n16年6月 部長", "1996-07", "2004-06"),
        // What names the issue: a month, a season with and without 年, a year alone.
        DateCase("見本だより 2004年11月号\n特集\n昨年7月に始め、来年3月1日に終える。", "2004-11", "2003-07", "2005-03-01"),
        DateCase("見本だより｜季刊｜2012 秋\n特集\n8月19日に訪ねた。", "2012", "2012-08-19"),
        DateCase("見本だより　2018年　新年の便り\n特集\n来年9月に開く。", "2018", "2019-09"),
        DateCase("_2017年3月10日発行_\n見本\n昨年8月に来た。", "2017-03-10", "2016-08"),
        DateCase("見本通信　No.17／2010年1月\n昨年12月18日に集まった。", "2010-01", "2009-12-18"),
        // Another year than the document's is mostly said.
        DateCase("2011年11月25日発行\n特集\n3月12日、村を大きな地震が襲った。", "2011-11-25", "2011-03-12"),
        DateCase("2014年8月1日発行\n便り\n4月に開設した事務所の様子をお伝えします。", "2014-08-01", "2014-04"),
        DateCase("2021年7月30日発行\n便り\nこのたび4月1日付けで着任しました。", "2021-07-30", "2021-04-01"),
        DateCase("1997年7月1日発行\n便り\n12月までに届けることになりました。", "1997-07-01", "1997-12"),
        DateCase("2018年10月25日発行\n便り\n来年2月上旬から売り出します。締切は12月末日です。", "2018-10-25", "2019-02/..", "2018-12"),
    ]

    @Test(arguments: documents) func completed(_ testCase: DateCase) {
        #expect(Dates(testCase.text).values == testCase.values)
    }

    static let shares: [DateCase] = [
        DateCase("2021年5月10日発行\n\n本年度第2四半期の見通し", "2021-05-10", "2021-07/2021-09"),
        DateCase("2021年2月10日発行\n\n昨年度第4四半期、今年度の上半期", "2021-02-10", "2020-01/2020-03", "2020-04/2020-09"),
        DateCase("2021年5月10日発行\n\n今 年 度 下 期", "2021-05-10", "2021-10/2022-03"),
        DateCase("2020年度は伸びた。同年度下期は鈍った。", "2020-04-01/2021-03-31", "2020-10/2021-03"),
        DateCase("2021年2月に決め、翌年度上期に始める。", "2021-02", "2021-04/2021-09"),
        DateCase("2021年5月10日発行\n\n昨年第2四半期", "2021-05-10", "2020-04/2020-06"),
        DateCase(
            "2021年度事業計画\n第1四半期（4～6月期）総会\n第三四半期　研修\n第4四半期（1～3月期）見学", "2021-04-01/2022-03-31", "2021-04/2021-06",
            "2021-04/2021-06", "2021-10/2021-12", "2022-01/2022-03", "2022-01/2022-03"),
        DateCase("2021年度第1四半期、第2四半期", "2021-04/2021-06", "2021-07/2021-09"),
        DateCase("2021年度第1四半期～第3四半期", "2021-04/2021-12"),
        DateCase(
            "2020年度 事業報告\n2021年5月10日\n本年度第2四半期に始め、来年度上期に終える。", "2020-04-01/2021-03-31", "2021-05-10",
            "2020-07/2020-09", "2021-04/2021-09"),
        DateCase("本年度第2四半期", "XXXX-07/XXXX-09"),
        // Without a fiscal year a quarter alone is no date, nor is what is counted in quarters or summed up to one.
        DateCase("第2四半期は伸びた。"),
        DateCase("2021年5月10日発行\n\n第1四半期（4～6月期）", "2021-05-10", "2021-04/2021-06"),
        DateCase("2030年度に二倍を目指す。\n\n第2四半期は伸びた。", "2030-04-01/2031-03-31"),
        DateCase("2021年度\n当第2四半期連結累計期間、前第3四半期、3四半期連続", "2021-04-01/2022-03-31"),
        DateCase("2021年5月10日発行\n\n本年度、精度上期待、年度前期待", "2021-05-10"),
    ]

    @Test(arguments: shares) func quartersAndHalvesOfAKnownYear(_ testCase: DateCase) {
        #expect(Dates(testCase.text).values == testCase.values)
    }

    @Test func theReferenceIsAFallback() {
        let day = CalendarDay(year: 2010, month: 3, day: 1)
        #expect(Dates("4月5日に開く。", reference: day).values == ["2010-04-05"])
        #expect(Dates("2004年4月1日\n\n4月5日に開く。", reference: day).values == ["2004-04-01", "2004-04-05"])
        #expect(Dates("4月5日に開く。").values == ["XXXX-04-05"])
    }

    @Test(arguments: [
        ("’04年11月", "century"), ("平成8年7月 入社\n16年6月 部長", "era-of-context"), ("2014年2月7日発行\n\n16年6月に", "document-date"),
        ("2014年2月7日発行\n\n4月5日", "document-date"), ("2003年7月に始め、10月に", "preceding-date"),
        ("2003年\n2月3日　豆まき\n11月8日　遠足", "heading"), ("2004年4月1日～5日", "range"),
    ]) func inferencesSayFromWhat(_ text: String, _ source: String) {
        guard case .date(let details)? = Dates(text).result.findings.last?.details else {
            Issue.record("no details")
            return
        }
        #expect(details.inferred?.map(\.from).contains(source) == true, "\(details.inferred ?? [])")
    }

    @Test func theReferenceDateIsSaid() {
        guard
            case .date(let details)? = Dates("4月5日", reference: CalendarDay(year: 2010, month: 3, day: 1)).result
                .findings.last?.details
        else {
            Issue.record("no details")
            return
        }
        #expect(details.inferred == [Inference(part: "year", from: "reference-date")])
    }

    @Test func inferencesSayFromWhat() throws {
        let dates = Dates("2014年2月7日発行\n\n1月14日に設立しました。")
        guard case .date(let details)? = dates.result.findings.last?.details else {
            Issue.record("no details")
            return
        }
        #expect(details.inferred == [.init(part: "year", from: "document-date")])
        #expect(dates.result.issued == "2014-02-07")
    }

    /// The only year within two of the document's own in which the weekday is right.
    @Test(arguments: [
        ("水", "2003-01-22"), ("木", "2004-01-22"), ("土", "2005-01-22"), ("火", "2002-01-22"), ("日", "2006-01-22"),
    ])
    func theWeekdayGivesTheYear(_ weekday: String, _ value: String) throws {
        let dates = Dates("2004年2月1日発行\n\n1月22日（\(weekday)）に集まりました。")
        #expect(dates.values == ["2004-02-01", value])
        #expect(dates.codes.isEmpty)
        guard case .date(let details)? = dates.result.findings.last?.details else {
            Issue.record("no details")
            return
        }
        #expect(details.inferred?.map(\.from) == [value.hasPrefix("2004") ? "document-date" : "weekday"])
    }

    @Test(arguments: ["月", "金"]) func noYearFitsTheWeekday(_ weekday: String) {
        let dates = Dates("2004年2月1日発行\n\n1月22日（\(weekday)）に集まりました。")
        #expect(dates.values == ["2004-02-01", "2004-01-22"])
        #expect(dates.codes == ["weekday-mismatch"])
    }

    @Test func aWrongWeekdayIsRemarkedOn() {
        let dates = Dates("2014年1月15日（月）")
        #expect(dates.values == ["2014-01-15"])
        #expect(dates.codes == ["weekday-mismatch"])
    }

    /// Time is linear: what takes a second here would take hours if each date looked at all the others.
    @Test(
        .timeLimit(.minutes(1)),
        arguments: [
            "1月", "1", "一", "年", "平成", "1/", "～1", "午後", "1日、", "（平成1年）", "時間", "夜の", "2004\n", "1年\n", "1、", "2004・",
        ]) func longRunsEnd(_ unit: String)
    {
        let text = String(repeating: unit, count: 20_000)
        #expect(Dates(text).values.count <= 20_000)
    }
}
