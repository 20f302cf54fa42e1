import Foundation
import Kirinuki
import KirinukiFoundation
import Testing

@Suite struct DateComponentsTests {
    @Test(arguments: ["2004-02-17T14:00", "2004-02-17", "2004-02", "2004", "T08:30"])
    func thereAndBack(_ text: String) throws {
        let part = try #require(DatePart(text))
        #expect(DatePart(DateComponents(part)) == part)
    }

    @Test func anotherCalendarIsRefused() {
        let components = DateComponents(calendar: Calendar(identifier: .japanese), year: 16, month: 2, day: 17)
        #expect(DatePart(components) == nil)
        #expect(CalendarDay(components) == nil)
    }

    @Test func aDayIsADate() throws {
        let day = try #require(CalendarDay(year: 2024, month: 2, day: 29))
        let date = try #require(DateComponents(day).date)
        #expect(Calendar(identifier: .gregorian).component(.day, from: date) == 29)
        #expect(CalendarDay(DateComponents(year: 2023, month: 2, day: 29)) == nil)
    }
}
