/// Ends of host names that show a word to be one where neither a scheme nor an at sign does.
///
/// The generic ones and those of countries that Japanese documents cite; names that are file endings or common words
/// (md, sh, zip, py) are left out.
enum TopLevelDomains {
    static let names: Set<String> = [
        "jp", "com", "net", "org", "info", "biz", "edu", "gov", "mil", "int", "name", "pro", "asia", "mobi", "tokyo",
        "osaka",
        "kyoto", "nagoya", "yokohama", "okinawa", "ryukyu", "app", "dev", "shop", "store", "site", "online", "tech",
        "cloud",
        "blog", "work", "world", "earth", "fun", "club", "xyz", "page", "link", "media", "news", "studio", "design",
        "art",
        "io", "co", "tv", "cc", "me", "ai", "ly", "gl", "gd", "be", "uk", "us", "de", "fr", "it", "es", "ch", "at",
        "nl",
        "se", "no", "fi", "dk", "pl", "cz", "ru", "cn", "kr", "tw", "hk", "sg", "my", "th", "vn", "id", "ph", "in",
        "au",
        "nz", "ca", "br", "mx", "eu", "la", "to", "ms", "museum", "coop", "aero", "travel", "jobs",
    ]

    /// The same names in running ink.
    static let matcher = WordMatcher<Bool>(names.sorted().map { ($0, true) })
}
