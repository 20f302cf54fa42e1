import Testing

@testable import Kirinuki

@Suite struct EraTests {
    /// The last and the first day of each era since 1873, as they are counted.
    static let edges: [(text: String, value: String)] = [
        ("明治6年1月1日", "1873-01-01"), ("明治45年7月29日", "1912-07-29"), ("大正元年7月30日", "1912-07-30"),
        ("大正15年12月24日", "1926-12-24"), ("昭和元年12月25日", "1926-12-25"), ("昭和64年1月7日", "1989-01-07"),
        ("平成元年1月8日", "1989-01-08"), ("平成31年4月30日", "2019-04-30"), ("令和元年5月1日", "2019-05-01"),
        ("令和6年12月31日", "2024-12-31"),
    ]

    @Test(arguments: edges) func inBounds(_ edge: (text: String, value: String)) {
        let dates = Dates(edge.text)
        #expect(dates.values == [edge.value])
        #expect(dates.codes.isEmpty)
    }

    /// Readable, but not so counted.
    static let past: [(text: String, value: String)] = [
        ("明治45年7月30日", "1912-07-30"), ("大正元年7月29日", "1912-07-29"), ("大正15年12月25日", "1926-12-25"),
        ("昭和元年12月24日", "1926-12-24"), ("昭和64年1月8日", "1989-01-08"), ("平成元年1月7日", "1989-01-07"),
        ("平成31年5月1日", "2019-05-01"), ("令和元年4月30日", "2019-04-30"), ("平成32年度", "2020-04-01/2021-03-31"),
        ("平成32年", "2020"),
    ]

    @Test(arguments: past) func outOfBounds(_ edge: (text: String, value: String)) {
        let dates = Dates(edge.text)
        #expect(dates.values == [edge.value])
        #expect(dates.codes == ["era-out-of-bounds"])
    }

    /// In a year of two eras either name is right.
    @Test(arguments: ["明治45年", "大正元年", "大正15年", "昭和元年", "昭和64年", "平成元年", "平成31年", "令和元年"])
    func yearsOfTwoEras(_ text: String) {
        #expect(Dates(text).codes.isEmpty)
    }

    @Test func lunarDatesHaveAYearAtMost() {
        #expect(Dates("慶応3年10月14日").values == ["1867"])
        #expect(Dates("明治5年12月2日").values == ["1872"])
        #expect(Dates("明治5年12月2日").codes == ["lunar-calendar"])
        #expect(Dates("享和3年").values == ["1803"])
        #expect(Dates("皇紀2532年12月5日").values == ["1872"])
    }

    @Test func aGregorianYearBehindAnEra() {
        let dates = Dates("平成2022年3月31日")
        #expect(dates.values == ["2022-03-31"])
        #expect(dates.codes == ["gregorian-year-in-era"])
    }

    @Test func calendarsThatDisagree() {
        let dates = Dates("平成15年(2004年)8月")
        #expect(dates.values == ["2003-08"])
        #expect(dates.codes == ["era-year-mismatch"])
    }

    @Test(arguments: ["2021年2月30日", "平成16年13日32日", "2023年2月29日", "4月31日"]) func impossibleDays(_ text: String) {
        let dates = Dates(text)
        #expect(!dates.values.contains { $0.hasSuffix("30") || $0.hasSuffix("29") || $0.hasSuffix("31") })
    }

    @Test(arguments: ["2021年2月30日", "2021年13月1日"]) func impossibleDaysAreKeptAsText(_ text: String) {
        let dates = Dates(text)
        #expect(dates.values == ["nil"])
        #expect(dates.texts == [text])
        #expect(dates.codes == ["impossible-date"])
    }

    /// Every era's table entry starts where ICU's calendar says, and ends the day before the next.
    @Test func endsMeetStarts() throws {
        let eras = Eras.all
        for index in eras.indices.dropLast() where index >= eras.firstModern {
            let end = try #require(eras.end(index))
            #expect(end.number + 1 == eras.era(index + 1).start.number)
            #expect(eras.index(of: end) == index)
        }
        #expect(eras.end(eras.indices.upperBound - 1) == nil)
    }
}
