/// Completes dates from context: the document's own date, headings, neighbors and weekdays.
struct DateResolver: Sendable {
    struct Result: Sendable {
        var findings: [Finding] = []
        var issued: String?
        var remarks: [Remark] = []
    }

    /// - Complexity: O(*n*), *n* the characters of ink.
    func resolve(_ expressions: [DateExpression], in layout: Layout, reference: CalendarDay?) -> Result {
        let frame = DocumentFrame(expressions, in: layout, reference: reference)
        var context = DateContext(frame: frame, layout: layout)
        var result = Result()
        result.issued = frame.issued?.description
        var support = DateSupport(layout: layout, expressions: expressions)
        for (index, expression) in expressions.enumerated() {
            context.move(to: expression)
            guard support.stands(index, in: context) else { continue }
            switch expression.kind {
            case .time:
                if let finding = time(expression) { result.findings.append(finding) }
            case .recurring:
                let details = DateDetails(precision: "recurring", calendar: "gregorian")
                result.findings.append(
                    Finding(type: .date, range: expression.range, value: nil, details: .date(details)))
            case .date:
                result.findings.append(date(expression, &context, &result.remarks))
            }
        }
        return result
    }

    // MARK: Times

    private func time(_ expression: DateExpression) -> Finding? {
        guard let start = expression.startTime, let first = clock(start) else { return nil }
        var value = DateValue.point(DatePart(time: first))
        if let end = expression.endTime, let last = clock(end, after: start) {
            value = .interval(DatePart(time: first), DatePart(time: last))
        } else if expression.isOpenAtEnd {
            value = .interval(DatePart(time: first), nil)
        } else if expression.isOpenAtStart {
            value = .interval(nil, DatePart(time: first))
        }
        let details = DateDetails(precision: "minute", calendar: "gregorian")
        return Finding(type: .time, range: expression.range, value: value.description, details: .date(details))
    }

    private func clock(_ time: TimePoint) -> ClockTime? {
        ClockTime(hour: time.hourOfDay, minute: time.minute, second: time.second)
    }

    /// The end of a range of times, which may share the part of the day with its start: 午後1時～5時, 9時～5時.
    private func clock(_ end: TimePoint, after start: TimePoint) -> ClockTime? {
        var end = end
        if end.partOfDay == nil, !end.isNextDay, end.hour <= 12, let part = start.partOfDay {
            end.partOfDay = part
            if (end.hourOfDay, end.minute) <= (start.hourOfDay, start.minute) { end.partOfDay = nil }
        }
        if end.partOfDay == nil, !end.isNextDay, start.hourOfDay < 12, end.hour < start.hour,
            end.hour + 12 > start.hour,
            end.hour > 0, start.hour - end.hour < 8
        {
            end.partOfDay = .afternoon
        }
        if start.partOfDay == nil, end.partOfDay == .afternoon, end.hour < start.hour { return clock(end) }
        return clock(end)
    }

    // MARK: Dates

    private func date(
        _ expression: DateExpression, _ context: inout DateContext, _ remarks: inout [Remark]
    ) -> Finding {
        var inferred: [Inference] = []
        var value: DateValue?
        if let start = expression.start {
            var first = context.resolve(start, in: expression)
            var last: ResolvedDate?
            if let end = expression.end {
                last = context.resolve(end, asEndOf: first)
                if first.part.year == nil || start.year == nil, let final = last?.part, end.year != nil,
                    let year = final.year
                {
                    first = context.resolve(start, before: final, year: year)
                }
                if let last { context.remember(last, explicit: end, isEnd: true) }
            }
            inferred = first.inferred + (last?.inferred ?? [])
            remarks += first.remarks + (last?.remarks ?? [])
            if !first.isImpossible, last?.isImpossible != true {
                value = self.value(expression, first, last)
            }
        }
        var seen: [Inference] = []
        for inference in inferred where !seen.contains(inference) { seen.append(inference) }
        let details = DateDetails(
            precision: precision(expression), calendar: calendar(expression), inferred: seen.isEmpty ? nil : seen)
        return Finding(
            type: .date, range: expression.range, value: value?.description, details: .date(details))
    }

    private func value(_ expression: DateExpression, _ first: ResolvedDate, _ last: ResolvedDate?) -> DateValue? {
        var (start, end) = first.bounds
        if let last { end = last.bounds.end }
        if let time = expression.startTime {
            start.time = clock(time)
            if let endTime = expression.endTime {
                end.time = clock(endTime, after: time)
                if last == nil, endTime.isNextDay, let next = DateContext.dayAfter(end) {
                    let time = end.time
                    end = next
                    end.time = time
                }
                return .interval(start, end)
            }
            return last == nil ? .point(start) : .interval(start, end)
        }
        if let endTime = expression.endTime { end.time = clock(endTime) }
        if expression.isOpenAtStart { return .interval(nil, end) }
        if expression.isOpenAtEnd { return .interval(start, nil) }
        return start == end && last == nil ? .point(start) : .interval(start, end)
    }

    private func precision(_ expression: DateExpression) -> String {
        guard let start = expression.start else { return "year" }
        if expression.startTime != nil { return "minute" }
        if start.isFiscalYear, start.share == nil { return "fiscalYear" }
        switch start.share {
        case .quarter: return "quarter"
        case .half: return "half"
        case .decade: return "decade"
        case .century: return "century"
        case nil: break
        }
        return start.day != nil ? "day" : start.month != nil ? "month" : "year"
    }

    private func calendar(_ expression: DateExpression) -> String {
        if expression.start?.twin != nil { return "both" }
        let isJapanese = expression.start?.isJapanese == true || expression.end?.isJapanese == true
        return isJapanese ? "japanese" : "gregorian"
    }
}
