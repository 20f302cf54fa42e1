/// Finds telephone and fax numbers: complete ones by the numbering plan, then those that leave out their area code, by the
/// numbers around them.
struct PhoneRecognizer: Sendable {
    func recognize(_ layout: Layout) -> [Finding] {
        var scan = PhoneScan(layout: layout)
        scan.readNumbers()
        scan.readColumns()
        return scan.findings()
    }
}
