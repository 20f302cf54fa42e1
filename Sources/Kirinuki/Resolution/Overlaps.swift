/// Decides between findings that claim the same ink.
enum Overlaps {
    /// The findings that stand, in order of place. Of two that overlap, the one of the stronger type stands (an address
    /// in a URL is part of the URL), then the longer one. A phone and a fax may share one range.
    /// - Complexity: O(*n* log *n*).
    static func settle(_ findings: [Finding]) -> [Finding] {
        let order = findings.indices.sorted { a, b in
            let (x, y) = (findings[a], findings[b])
            if x.range.lowerBound != y.range.lowerBound { return x.range.lowerBound < y.range.lowerBound }
            if rank(x.type) != rank(y.type) { return rank(x.type) < rank(y.type) }
            if x.range.count != y.range.count { return x.range.count > y.range.count }
            return a < b
        }
        var kept: [Finding] = []
        for k in order {
            let new = findings[k]
            guard !new.range.isEmpty else { continue }
            var stands = true
            while let last = kept.last, last.range.overlaps(new.range) {
                if last.range == new.range, isShared(last.type, new.type) { break }
                let (old, rival) = (rank(last.type), rank(new.type))
                if old > rival || old == rival && last.range.count < new.range.count {
                    kept.removeLast()
                } else {
                    stands = false
                    break
                }
            }
            if stands { kept.append(new) }
        }
        return kept
    }

    private static func isShared(_ a: MentionType, _ b: MentionType) -> Bool {
        a == .phone && b == .fax || a == .fax && b == .phone
    }

    /// Strongest first.
    private static func rank(_ type: MentionType) -> Int {
        switch type {
        // The longer of the two holds the other: a@b.jp its host, http://a@b.jp/ the address.
        case .url, .email: 0
        case .phone, .fax: 2
        case .postalCode: 3
        case .address: 4
        case .date: 5
        case .time: 6
        case .amount: 7
        case .organization: 8
        case .person: 9
        case .department: 10
        case .role: 11
        }
    }
}
