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
        "blog", "work", "earth", "fun", "club", "xyz", "page", "link", "media", "news", "studio", "design",
        "art",
        "io", "co", "tv", "cc", "me", "ai", "ly", "gl", "gd", "be", "uk", "us", "de", "fr", "it", "es", "ch", "at",
        "nl",
        "se", "no", "fi", "dk", "pl", "cz", "ru", "cn", "kr", "tw", "hk", "sg", "my", "th", "vn", "id", "ph", "in",
        "au",
        "so", "si", "sa", "am", "pm", "fm", "gg", "is", "tk", "ws", "st", "vc", "il", "ae", "tr", "gr", "pt", "ie",
        "hu", "ro",
        "bg", "ua", "lt", "lv", "ee", "sk", "hr", "pk", "lk", "bd", "np", "kh", "mm", "mo", "pe", "cl", "ar", "za",
        "ke", "eg",
        "academy", "agency", "email", "live", "life", "today", "world", "center", "company", "group", "tips",
        "nz", "ca", "br", "mx", "eu", "la", "to", "ms", "museum", "coop", "aero", "travel", "jobs",
    ]

    /// The same names in running ink.
    static let matcher = WordMatcher<Bool>(names.sorted())

    /// The domains of the root zone in kana.
    static let kana = WordMatcher<Bool>([
        "みんな", "コム", "ストア", "セール", "ファッション", "クラウド", "ポイント", "グーグル", "アマゾン",
    ])
}
