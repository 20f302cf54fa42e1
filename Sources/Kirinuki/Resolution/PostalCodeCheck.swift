/// Compares each postal code with the address behind it: one of both is wrong where they are in different municipalities.
struct PostalCodeCheck: Sendable {
    /// `findings` are in order of place.
    /// - Complexity: O(*n*) in the number of findings.
    func remarks(_ findings: [Finding], in layout: Layout) -> [Remark] {
        let ink = layout.ink
        let places = findings.filter { $0.type == .postalCode || $0.type == .address }
        var remarks: [Remark] = []
        for (code, place) in zip(places, places.dropFirst()) {
            guard code.type == .postalCode, case .address(let address)? = place.details, let value = code.value,
                let number = Int(value.filter { $0 != "-" }),
                (code.range.upperBound..<place.range.lowerBound).count <= 2, ink.gap(place.range.lowerBound) < .block
            else { continue }
            let units = Places.units(postalCode: number).map(Places.unit)
            guard !units.isEmpty, !units.contains(where: { agrees($0, with: address) }) else { continue }
            let coded = units.map { (Places.prefectureName($0.prefecture) ?? "") + $0.name }.joined(separator: ", ")
            let written = (address.prefecture ?? address.inferredPrefecture ?? "") + (address.city ?? "")
            remarks.append(
                Remark(
                    code: "postal-address-mismatch",
                    message: "postal code \(value) is in \(coded); the address says \(written)",
                    range: code.range.lowerBound..<place.range.upperBound))
        }
        return remarks
    }

    /// Whether an address may be in a municipality, as far as it says where it is.
    private func agrees(_ unit: Places.Unit, with address: AddressDetails) -> Bool {
        if let prefecture = address.prefecture, prefecture != Places.prefectureName(unit.prefecture) { return false }
        // A designated city without its ward; a name that the table does not have.
        guard let code = address.municipalityCode, let city = address.city else { return true }
        return code == unit.code || unit.name.hasPrefix(city) || unit.name.hasSuffix(city)
    }
}
