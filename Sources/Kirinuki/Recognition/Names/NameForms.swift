/// Gives names of organizations their legal forms: the form becomes part of the mention, and never of its value.
struct NameForms: Sendable {
    private let forms = LegalForms()

    /// The findings with their forms, in order of place.
    func attach(_ findings: [Finding], in layout: Layout) -> [Finding] {
        let ink = layout.ink
        var result = findings
        var free = 0  // the ink before it is taken
        for k in result.indices {
            let range = result[k].range
            guard result[k].type == .organization, case .name(var details) = result[k].details else {
                free = max(free, range.upperBound)
                continue
            }
            let next = k + 1 < result.count ? result[k + 1].range.lowerBound : ink.count
            var core = range
            var whole = range
            // Forms that the model took into the name.
            if let inner = innerForm(startingAt: core.lowerBound, in: ink), inner.end < core.upperBound {
                core = inner.end..<core.upperBound
                details.legalForm = inner.value.name
            } else if let before = forms.form(endingAt: core.lowerBound, in: ink), before.start >= free {
                whole = before.start..<whole.upperBound
                details.legalForm = before.value.name
            }
            if details.legalForm == nil {
                if let behind = forms.form(startingAt: core.upperBound, in: ink), behind.end <= next {
                    whole = whole.lowerBound..<behind.end
                    details.legalForm = behind.value.name
                } else if let inner = innerForm(endingAt: core.upperBound, in: ink), inner.start > core.lowerBound {
                    core = core.lowerBound..<inner.start
                    details.legalForm = inner.value.name
                }
            }
            result[k].range = whole
            result[k].value = ink.value(withoutCompany(core, in: ink))
            result[k].details = .name(details)
            free = max(free, whole.upperBound)
        }
        return result
    }

    /// A name without 社 behind katakana or Latin letters, as foreign companies are called: フォイト社.
    private func withoutCompany(_ core: Range<Int>, in ink: Ink) -> Range<Int> {
        guard core.count > 2, let last = core.last, ink.scalars[last] == 0x793E else { return core }
        return [.katakana, .dash, .latin].contains(ink.classes[last - 1]) ? core.dropLast() : core
    }

    private func innerForm(startingAt i: Int, in ink: Ink) -> (end: Int, value: LegalForms.Form)? {
        // A form that only stands before names counts here too: spelled from its start on.
        for end in (i + 2)..<max(i + 3, min(i + 13, ink.count)) {
            if let found = forms.form(endingAt: end, in: ink), found.start == i { return (end, found.value) }
        }
        return nil
    }

    private func innerForm(endingAt end: Int, in ink: Ink) -> (start: Int, value: LegalForms.Form)? {
        for start in max(end - 6, 1)..<max(end - 1, 2) where start < end {
            if let found = forms.form(startingAt: start, in: ink), found.end == end { return (start, found.value) }
        }
        return nil
    }
}
