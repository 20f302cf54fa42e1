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
        DateCase("平成拾年拾弐月弐拾日", "1998-12-20"),
        DateCase("㍽15年", "1926"),
        DateCase("Ｔ12.9.1", "1923-09-01"),
        DateCase("s55.12", "1980-12"),
        DateCase("M45/7/29", "1912-07-29"),
        DateCase("R6年4月1日", "2024-04-01"),
        DateCase("大12.9.1", "1923-09-01"),
        DateCase("令和元.5.1", "2019-05-01"),
        DateCase("平成15年〔2003年〕8月1日", "2003-08-01"),
        DateCase("(平成15年)2003年8月", "2003-08"),
        DateCase("（2003年）平成15年8月", "2003-08"),
        DateCase("令和6年/2024年4月", "2024-04"),
        DateCase("西暦2004年（平成16年）", "2004"),
        DateCase("皇紀二千六百年十一月十日", "1940-11-10"),
        DateCase("２００４／２／２５", "2004-02-25"),
        DateCase("2004. 2. 25", "2004-02-25"),
        DateCase("2004・2・25", "2004-02-25"),
        DateCase("平成16\n年2月25日", "2004-02-25"),
        DateCase("2004年2\n月25日", "2004-02-25"),
        DateCase("2004年2月25\n日（水）", "2004-02-25"),
        DateCase("2 0 0 4 年 2 月 2 5 日", "2004-02-25"),
        DateCase("2004年2月25日㈬", "2004-02-25"),
        DateCase("2004年11月3日（祝・水）", "2004-11-03"),
        DateCase("2004年11月3日（水）（祝）", "2004-11-03"),
        DateCase("2004年11月3日(祝)", "2004-11-03"),
        DateCase("Wednesday, February 25th, 2004", "2004-02-25"),
        DateCase("25-Feb-2004", "2004-02-25"),
        DateCase("2004年一2月25日", "2004-12-25"),
        DateCase("平成16年3月上旬", "2004-03"),
        DateCase("平成16年3月初め", "2004-03"),
        DateCase("平成16年度第１・四半期", "2004-04/2004-06"),
        DateCase("平成16年度下半期", "2004-10/2005-03"),
        DateCase("1901年の9月10日に", "1901-09-10"),
        DateCase("5月の21日に", "XXXX-05-21"),
        DateCase("5月の3日間", "XXXX-05"),
        DateCase("三月中旬", "XXXX-03"),
        DateCase("三月定例会", "XXXX-03"),
        DateCase("四月開講、五月号、六月議会", "XXXX-04", "XXXX-05", "XXXX-06"),
        DateCase("三月火曜日", "XXXX-03"),
        DateCase("三月　東京にて", "XXXX-03"),
        DateCase("平成十六年三月記", "2004-03"),
        DateCase("三月から五月会を開く", "XXXX-03/.."),
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
        DateCase("21世紀", "2001/2100"),
        DateCase("紀元前2世紀", "-0199/-0100"),
        DateCase("1970年代", "1970/1979"),
        DateCase("1990年代から2000年代", "1990/2009"),
        DateCase("紀元前202年", "-0201"),
        DateCase("2004年2月25日→3月3日", "2004-02-25/2004-03-03"),
        DateCase("自 平成16年4月1日 至 平成17年3月31日", "2004-04-01/2005-03-31"),
        DateCase("2004年2月25日㈬～27日㈮", "2004-02-25/2004-02-27"),
        DateCase("2004-2006年度", "2004-04-01/2007-03-31"),
        DateCase("昭和63年～平成2年", "1988/1990"),
        DateCase("H16.4.1～H17.3.31", "2004-04-01/2005-03-31"),
        DateCase("〜2004年3月", "../2004-03"),
        DateCase("2004年3月以前", "../2004-03"),
        DateCase("2004年4月～", "2004-04/.."),
        DateCase("2004年11月14,15日", "2004-11-14", "2004-11-15"),
        DateCase("平成15、16年度", "2003-04-01/2004-03-31", "2004-04-01/2005-03-31"),
        DateCase("2004・2005年度", "2004-04-01/2005-03-31", "2005-04-01/2006-03-31"),
        DateCase("2004年4月、7月及び10月", "2004-04", "2004-07", "2004-10"),
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
        DateCase("開会は1:50の予定", "T01:50"),
        DateCase("比べる。1:50から", "T01:50/.."),
        DateCase("19時以降", "T19:00/.."),
        DateCase("午後０時３０分", "T12:30"),
        DateCase("午後10時～翌午前5時", "T22:00/T05:00"),
        DateCase("１３：OO", "T13:00"),
        DateCase("2004年2月17日（火）14：00から17：00", "2004-02-17T14:00/2004-02-17T17:00"),
        DateCase("2004年3月3日（水）の午後1時30分より", "2004-03-03T13:30"),
        DateCase("2004年3月3日（水）23時～翌1時", "2004-03-03T23:00/2004-03-04T01:00"),
        DateCase("15時20分から30分まで休む", "T15:20/T15:30"),
        DateCase("15時20分～40分", "T15:20/T15:40"),
        // A length of time.
        DateCase("15時20分から30分休む", "T15:20/.."),
        DateCase("午前lO時", "T10:00"),
        DateCase("夜の8時", "T20:00"),
        DateCase("朝の7時半", "T07:30"),
        DateCase("夜中の2時", "T02:00"),
        DateCase("正午12時", "T12:00"),
        DateCase("10:00 a.m.", "T10:00"),
        DateCase("十四時三十分", "T14:30"),
        DateCase("18:00~20:30", "T18:00/T20:30"),
        DateCase("2004年2月17日（火）【14:00～17:00】", "2004-02-17T14:00/2004-02-17T17:00"),
        DateCase("2004年2月17日（火）　時間：14:00～17:00", "2004-02-17T14:00/2004-02-17T17:00"),
        DateCase("2004年2月20日（金）必着", "2004-02-20"),
        DateCase("2004年2月20日(金) 17時まで", "2004-02-20T17:00"),
        DateCase("2004年2月20日（当日消印有効）", "2004-02-20"),
        DateCase("2020年8月20日（木）から10月9日（金）17時まで", "2020-08-20/2020-10-09T17:00"),
    ]

    @Test(arguments: times) func clockTimes(_ testCase: DateCase) {
        #expect(Dates(testCase.text).values == testCase.values)
    }

    static let slips: [DateCase] = [
        DateCase("平成lO年ll月5日", "1998-11-05"),
        DateCase("1998年の記録。lO月29日に入荷、l2月から休む", "1998", "1998-10-29", "1998-12/.."),
        DateCase("ｌｌ月ｌ２日(木)　１９９８年１月１日発行", "1998-11-12", "1998-01-01"),
        // The letters of a list and of words.
        DateCase("I 日時\nl 年会費\nII 年表\nOil 10缶\nIO年報\nＯ月Ｏ日"),
    ]

    @Test(arguments: slips) func lettersForFigures(_ testCase: DateCase) {
        #expect(Dates(testCase.text).values == testCase.values)
    }

    @Test(arguments: ["毎月第3水曜", "毎月10日発行", "第1・第3木曜日", "毎月第二火曜"])
    func recurring(_ text: String) {
        #expect(Dates(text).values == ["nil"])
    }
}
