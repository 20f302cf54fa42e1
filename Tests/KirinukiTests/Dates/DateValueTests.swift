import Testing

@testable import Kirinuki

@Suite struct DateValueTests {
    @Test(arguments: [
        "2004", "2004-02", "2004-02-17", "XXXX-02-25", "XXXX-XX-28", "2004-02-17T14:00", "T18:00", "T14:00/T17:00",
        "2004-04/..", "../2013-03-31", "2004-02-17T14:00/2004-02-17T17:00",
        "-0201", "-0199/-0100", "-0001-03",
    ]) func thereAndBack(_ text: String) throws {
        #expect(try #require(DateValue(text)).description == text)
    }

    @Test(arguments: ["", "abc", "2004-02-17-1", "../..", "T9", "a/b", "2004/2005/2006"]) func noValue(_ text: String) {
        #expect(DateValue(text) == nil)
    }

    @Test func parts() throws {
        let value = try #require(DateValue("2004-02-17T14:00/2004-02-17T17:00"))
        #expect(value.start?.time?.hour == 14)
        #expect(value.end?.precision == .minute)
        #expect(value.fiscalYear == nil)
    }
}
