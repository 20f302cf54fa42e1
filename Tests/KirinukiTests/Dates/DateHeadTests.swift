import Testing

@testable import Kirinuki

/// The date of the document itself, where its head shortens it, and what follows from it.
@Suite struct DateHeadTests {
    static let heads: [DateCase] = [
        DateCase("サロン通信　04.11.30 発行\n\n10/29（金）に開いた。", "2004-11-30", "2004-10-29"),
        DateCase("労音だより　　87.9.10\n\n10月16日（金）に開く。", "1987-09-10", "1987-10-16"),
        DateCase("送信票　　　95.01.24　19:42\n\n28日（土）に伺います。", "1995-01-24T19:42", "1995-01-28"),
        DateCase("座談会　96年1月号\n\n12月13日に集まった。", "1996-01", "1995-12-13"),
        DateCase("送信日時：2009年6月28日 23:08\n\n平成23年3月に閉じる。9月に決めた。", "2009-06-28T23:08", "2011-03", "2009-09"),
        DateCase("09年5月と99年5月", "2009-05", "1999-05"),
        // Numbers of sections and versions.
        DateCase("10.2.3　概要\n11.2.3 方法\n版は10.2.3である。"),
    ]

    @Test(arguments: heads) func shortened(_ testCase: DateCase) {
        #expect(Dates(testCase.text).values == testCase.values)
    }

    /// The weekday belongs to the date of a letter's header, the machine's seconds don't.
    @Test func headersOfLetters() {
        let texts = [
            "Date: Thu, 27 Nov 2003 09:14:05 +0900", "Date: Thu, 22 May 97 17:31:44 JST",
            "on Monday, November 27, 2006",
        ]
        #expect(texts.flatMap { Dates($0).values } == ["2003-11-27T09:14", "1997-05-22T17:31", "2006-11-27"])
        #expect(
            texts.flatMap { Dates($0).texts }
                == ["Thu,27Nov200309:14", "Thu,22May9717:31", "Monday,November27,2006"])
    }

    /// Where only a year is known, the weekdays say how far from it the document is, if they all agree.
    @Test func weekdaysAgreeNearAYear() {
        #expect(
            Dates("平成12年に始めた会です。\n9月18日（木）に集まり、11月14日（金）に開きました。").values
                == ["2000", "2003-09-18", "2003-11-14"])
    }

    static let days: [DateCase] = [
        DateCase("1998年11月5日発行\n\n県選手権は七日、体育館で開かれ、九日に終わる。", "1998-11-05", "1998-11-07", "1998-11-09"),
        DateCase("| 2012年 | 催し |\n|---|---|\n| 7/10 | 観察会 |", "2012", "2012-07-10"),
        DateCase("1990年5月1日発行\n\n昨年（八九年）は休んだ。", "1990-05-01", "1989"),
        // Numbers of days, shares, years that are lengths of time.
        DateCase("1998年11月5日発行\n\n三日かかった。一日が終わる。五日の仕事。一日に三百枚。週に二日、開く。10日かける。", "1998-11-05"),
        DateCase("| 補助率 |\n|---|\n| 2/3 |\n| 1/2 |"),
        DateCase("1990年5月1日発行\n\n研修（二三年）を終えた。", "1990-05-01"),
    ]

    @Test(arguments: days) func daysOrCounts(_ testCase: DateCase) {
        #expect(Dates(testCase.text).values == testCase.values)
    }
}
