import Testing

@testable import Kirinuki

/// The bare years of chronologies, under the names of eras.
@Suite struct EraListTests {
    static let lists: [DateCase] = [
        DateCase(
            "沿革\n\n【大正】\n元年 10月　創業\n9 年　工場を建てる\n14.6　電灯をともす\n【昭和】\n七年十二月　株式会社となる\n42年　移転",
            "1912-10", "1920", "1925-06", "1932-12", "1967"),
        DateCase("〔 昭　和 〕\n　30年4月1日　開院\n　S38　増築\n　61.8.5　水害", "1955-04-01", "1963", "1986-08-05"),
        DateCase("■平成\n元年　改称\n8～10年　望遠鏡を製作\n12年9月1日　合併", "1989", "1996/1998", "2000-09-01"),
        DateCase("明治・大正\n四十二年　創業\n十年八月　免許を受ける", "1909", "1921-08"),
        DateCase("昭和時代\n25年　創立\n平成の部\n3年　移転\n令和期\n元年五月　改組", "1950", "1991", "2019-05"),
        DateCase("| 昭和 |  |\n|---|---|\n| 33年 | 創業 |\n| 40年2月 | 移転 |", "1958", "1965-02"),
        // An era that an entry names goes on like a heading's.
        DateCase("【昭和】\n63年　増築\n平成2年　改組\n5年　移転", "1988", "1990", "1993"),
    ]

    @Test(arguments: lists) func years(_ testCase: DateCase) {
        #expect(Dates(testCase.text).values == testCase.values)
    }

    static let others: [DateCase] = [
        // Lengths of time, section numbers, amounts, and years that the era has not or that go back.
        DateCase("【平成】\n3年間の計画\n5年後に\n10年ぶり"),
        DateCase("【平成】\n1.2.3.4 概要\n14.5％の増\n99年　創業"),
        DateCase("【昭和】\n33年　創業\n20年　休む", "1958"),
        // Without a heading, within a sentence, or far below it.
        DateCase("42年　移転\n元年　改称\n14.6　電灯"),
        DateCase("昭和は遠くなった\n42年　移転"),
        DateCase("【昭和】\n33年　創業\n" + String(repeating: "本文が続く。\n\n", count: 9) + "42年　移転", "1958"),
    ]

    @Test(arguments: others) func figuresThatAreNoYears(_ testCase: DateCase) {
        #expect(Dates(testCase.text).values == testCase.values)
    }
}
