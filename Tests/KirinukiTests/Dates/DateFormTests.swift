import Testing

@testable import Kirinuki

/// One text, and the values that it gives.
struct DateCase: Sendable, CustomTestStringConvertible {
    var text: String
    var values: [String]

    init(_ text: String, _ values: String...) {
        self.text = text
        self.values = values
    }

    var testDescription: String { text }
}

@Suite struct DateFormTests {
    static let full: [DateCase] = [
        DateCase("平成十六年二月廿五日", "2004-02-25"),
        DateCase("二〇二四年三月一日", "2024-03-01"),
        DateCase("平成拾年五月", "1998-05"),
        DateCase("令和元年５月１日（水・祝）", "2019-05-01"),
        DateCase("㍻16年2月25日", "2004-02-25"),
        DateCase("㋿6年4月1日㈪", "2024-04-01"),
        DateCase("H17.1.25(火)", "2005-01-25"),
        DateCase("ｈ17.1.25", "2005-01-25"),
        DateCase("Ｒ元.5.1", "2019-05-01"),
        DateCase("S38.10", "1963-10"),
        DateCase("昭44・3・31", "1969-03-31"),
        DateCase("平16・2・25", "2004-02-25"),
        DateCase("令6-4-1", "2024-04-01"),
        DateCase("平成15年(2003年) 8月", "2003-08"),
        DateCase("平成15(2003)年8月", "2003-08"),
        DateCase("2004（平16）年2月", "2004-02"),
        DateCase("1946年（昭和21年）10月1日", "1946-10-01"),
        DateCase("平成31年・令和元年", "2019"),
        DateCase("’04年11月", "2004-11"),
        DateCase("2004/2/25", "2004-02-25"),
        DateCase("2004.02.25", "2004-02-25"),
        DateCase("2004-2-25", "2004-02-25"),
        DateCase("更新：20040225", "2004-02-25"),
        DateCase("2004年 2 月 25 日", "2004-02-25"),
        DateCase("平 成 16 年 2 月 25 日", "2004-02-25"),
        DateCase("2004年2月25日（水曜日）", "2004-02-25"),
        DateCase("2004年2月25日水曜", "2004-02-25"),
        DateCase("2004年2月25日(Wed.)", "2004-02-25"),
        DateCase("2004年２月l9日", "2004-02-19"),
        DateCase("2004年２月ー9日", "2004-02-19"),
        DateCase("2004年l0月3O日", "2004-10-30"),
        DateCase("February 25, 2004", "2004-02-25"),
        DateCase("25 Feb. 2004", "2004-02-25"),
        DateCase("July 2010", "2010-07"),
        DateCase("平成16年3月末", "2004-03"),
        DateCase("平成16年2月晦日", "2004-02-29"),
        DateCase("二千四年二月二十五日", "2004-02-25"),
        DateCase("二〇〇四・二・二五", "2004-02-25"),
        DateCase("2004.2.25-26", "2004-02-25/2004-02-26"),
        DateCase("2004-02-25T10:00", "2004-02-25T10:00"),
        DateCase("2月25日", "XXXX-02-25"),
        DateCase("28日に", "XXXX-XX-28"),
    ]

    @Test(arguments: full) func oneDate(_ testCase: DateCase) {
        #expect(Dates(testCase.text).values == testCase.values)
    }

    static let ranges: [DateCase] = [
        DateCase("2021年4月1日から2022年3月31日まで", "2021-04-01/2022-03-31"),
        DateCase("2004年2/4～6", "2004-02-04/2004-02-06"),
        DateCase("2004/2/4～6", "2004-02-04/2004-02-06"),
        DateCase("2004年2月25日～3月3日", "2004-02-25/2004-03-03"),
        DateCase("2004年2月22～24日", "2004-02-22/2004-02-24"),
        DateCase("2003年12月28日～1月5日", "2003-12-28/2004-01-05"),
        DateCase("2021年9月~10月", "2021-09/2021-10"),
        DateCase("2021年9～11月", "2021-09/2021-11"),
        DateCase("平成25～27年度", "2013-04-01/2016-03-31"),
        DateCase("昭和45年～63年", "1970/1988"),
        DateCase("令和2年11月～3年3月", "2020-11/2021-03"),
        DateCase("12月～2022年3月", "2021-12/2022-03"),
        DateCase("平成18年6月1日から翌年3月31日まで", "2006-06-01/2007-03-31"),
        DateCase("～平成24年度", "../2013-03-31"),
        DateCase("2004年度から", "2004-04-01/.."),
        DateCase("2010年以降", "2010/.."),
        DateCase("平成16年4月より", "2004-04/.."),
        DateCase("2021年11月14日、28日及び12月5日", "2021-11-14", "2021-11-28", "2021-12-05"),
        DateCase("2021年度", "2021-04-01/2022-03-31"),
        DateCase("2021年度第2四半期", "2021-07/2021-09"),
        DateCase("平成30年度上期", "2018-04/2018-09"),
        DateCase("21世紀", "20XX"),
        DateCase("1970年代", "197X"),
        DateCase("紀元前202年", "-0201"),
    ]

    @Test(arguments: ranges) func rangesAndLists(_ testCase: DateCase) {
        #expect(Dates(testCase.text).values == testCase.values)
    }

    static let times: [DateCase] = [
        DateCase("18:00", "T18:00"),
        DateCase("午後6時30分～8時30分", "T18:30/T20:30"),
        DateCase("午前9時～正午", "T09:00/T12:00"),
        DateCase("夜8時", "T20:00"),
        DateCase("14時半", "T14:30"),
        DateCase("am10:00～pm3:30", "T10:00/T15:30"),
        DateCase("9～15時", "T09:00/T15:00"),
        DateCase("25時", "T25:00"),
        DateCase("19時以降", "T19:00/.."),
        DateCase("午後０時３０分", "T12:30"),
        DateCase("午後10時～翌午前5時", "T22:00/T05:00"),
        DateCase("１３：OO", "T13:00"),
        DateCase("2004年2月17日（火）14：00から17：00", "2004-02-17T14:00/2004-02-17T17:00"),
        DateCase("2004年3月3日（水）の午後1時30分より", "2004-03-03T13:30"),
        DateCase("2004年3月3日（水）23時～翌1時", "2004-03-03T23:00/2004-03-04T01:00"),
        DateCase("2020年8月20日（木）から10月9日（金）17時まで", "2020-08-20/2020-10-09T17:00"),
    ]

    @Test(arguments: times) func clockTimes(_ testCase: DateCase) {
        #expect(Dates(testCase.text).values == testCase.values)
    }

    @Test(arguments: ["毎月第3水曜", "毎月10日発行", "第1・第3木曜日", "毎月第二火曜"])
    func recurring(_ text: String) {
        #expect(Dates(text).values == ["nil"])
    }
}
