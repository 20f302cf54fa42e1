import Testing

@testable import Kirinuki

/// Dates as bulletins and circulars shorten them.
@Suite struct DateBulletinTests {
    static let classYears: [DateCase] = [
        DateCase("幹事は山本一郎さん（昭42卒）です。", "1967"),
        DateCase("田村花子（昭34、札幌市在住）", "1959"),
        DateCase("田村花子（園芸科・平3）", "1991"),
        DateCase("機械科昭59卒の山本さん", "1984"),
        DateCase("昭和40卒、S52卒業、平3入社", "1965", "1977", "1991"),
        DateCase("講師（大12）", "1923"),
        // Students of a year, and figures that no era has.
        DateCase("出場したのは山本（大3）と田村（明3）です。"),
        DateCase("（昭99）、（平45）"),
        DateCase("平3つ、大3杯、（令和の3人）"),
    ]

    @Test(arguments: classYears) func yearsWithoutTheirUnit(_ testCase: DateCase) {
        #expect(Dates(testCase.text).values == testCase.values)
    }

    static let twins: [DateCase] = [
        DateCase("’66(昭41) 開業", "1966"),
        DateCase("’74(昭49) 10/6 全線開通", "1974-10-06"),
        DateCase("’94(平6) 7月 合併", "1994-07"),
        DateCase("1958(昭33) 3月 設立", "1958-03"),
        DateCase("2004(平16) 3人", "2004"),
        // The two years must be one.
        DateCase("’66(昭42)", "1967"),
    ]

    @Test(arguments: twins) func twoFiguresAndTheirEra(_ testCase: DateCase) {
        #expect(Dates(testCase.text).values == testCase.values)
    }

    static let carried: [DateCase] = [
        DateCase("昭和20年の空襲、23年の地震を越えた街です。", "1945", "1948"),
        DateCase("昭和25年に生徒が始め、29年には先生が発表した。", "1950", "1954"),
        DateCase("平成3年に開校し、11年に移転した。", "1991", "1999"),
        DateCase("1991年に開校し、98年に移転した。", "1991", "1998"),
        DateCase("2003年に開校し、15年に移転した。", "2003", "2015"),
        DateCase("2003年4月18日発行\n\n99年以来の人員削減、95年頃の話", "2003-04-18", "1999/..", "1995"),
        // Numbers of years.
        DateCase("昭和25年に創業し、33年に及ぶ歩み", "1950"),
        DateCase("昭和25年に創業し、33年にわたり続く", "1950"),
        DateCase("昭和25年の創業で、33年の歴史がある。", "1950"),
        DateCase("昭和25年に創業し、30年に節目を迎えた。", "1950"),
        DateCase("昭和25年に創業した。33年に", "1950"),
        DateCase("昭和45年に創業し、22年に", "1970"),
    ]

    @Test(arguments: carried) func theEraGoesOnInTheSentence(_ testCase: DateCase) {
        #expect(Dates(testCase.text).values == testCase.values)
    }

    static let lengths: [DateCase] = [
        DateCase("2012年10月24日から二泊三日で", "2012-10-24"),
        DateCase("2012年10月24日から 3 日間", "2012-10-24"),
        DateCase("2012年10月から約3カ月間", "2012-10"),
        DateCase("2012年10月から3年ぶりに", "2012-10/.."),
        DateCase("2012年10月24日から2人で", "2012-10-24/.."),
    ]

    @Test(arguments: lengths) func aLengthGivesTheEnd(_ testCase: DateCase) {
        #expect(Dates(testCase.text).values == testCase.values)
    }

    static let issues: [DateCase] = [
        DateCase("会報『けやき』vol.31　2016 春号\n\n1/16（土）もちつき\n12月に開いた", "2016", "2016-01-16", "2015-12"),
        DateCase("会報　2016年秋号\n\n12月に開く", "2016", "2016-12"),
        DateCase("広報けやき　2023. 11　No. 512\n\n9月24日に開いた", "2023-11", "2023-09-24"),
        DateCase("価格は 2023. 11 枚"),
    ]

    @Test(arguments: issues) func theIssueIsNamedAfterAMonthOrSeason(_ testCase: DateCase) {
        #expect(Dates(testCase.text).values == testCase.values)
    }

    static let columns: [DateCase] = [
        DateCase(
            "2023年11月1日発行\n\n9.24　修学旅行\n本文です。\n10.1　消防団\n本文です。\n10.8　公演", "2023-11-01", "2023-09-24", "2023-10-01",
            "2023-10-08"),
        DateCase(
            "2024年2月1日発行\n\n11.23　餅つき\n12.24　聖夜\n1.14　どんど焼き", "2024-02-01", "2023-11-23", "2023-12-24", "2024-01-14"),
        // Sections, quantities, too few.
        DateCase("1.1　目的\n1.2　範囲\n2.1　方法\n2.2　結果"),
        DateCase("9.24　億円\n3.11　万円\n7.18　千円"),
        DateCase("9.24　修学旅行\n10.8　公演"),
        DateCase("9.24 10.1 10.8\n10.12 10.14"),
    ]

    @Test(arguments: columns) func columnsOfDays(_ testCase: DateCase) {
        #expect(Dates(testCase.text).values == testCase.values)
    }

    static let tenses: [DateCase] = [
        DateCase("2011年9月8日発行\n\n4月から物資を届けています。", "2011-09-08", "2011-04/.."),
        DateCase("2014年7月29日発行\n\n4月1日付の異動で交代されております。", "2014-07-29", "2014-04-01"),
        DateCase("2011年9月8日発行\n\n4月から物資を届けます。", "2011-09-08", "2012-04/.."),
        DateCase("次回は2017年10月6日～8日、締切は6月30日。", "2017-10-06/2017-10-08", "2017-06-30"),
    ]

    @Test(arguments: tenses) func whatTheSentenceSays(_ testCase: DateCase) {
        #expect(Dates(testCase.text).values == testCase.values)
    }

    @Test func numbersOfItemsAreNoDays() {
        #expect(Dates("１　日　　時　　平成30年10月31日\n２　場　　所　　会議室").values == ["2018-10-31"])
        #expect(Dates("１　月　例　会\n２　年　会　費").values.isEmpty)
        #expect(Dates("３　月　１５　日").values == ["XXXX-03-15"])
    }
}
