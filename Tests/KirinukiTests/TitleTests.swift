import Kirinuki
import Testing

@Suite struct TitleTests {
    @Test(arguments: [
        ("報道関係各位\n株式会社みずほ精工\n\n新型ポンプの発売に関するお知らせ\n\n本文です。", "新型ポンプの発売に関するお知らせ"),
        ("件名：例会の日程変更\n\n会員各位", "例会の日程変更"),
        ("# 組合会報 第3号\n\nごあいさつ", "組合会報 第3号"),
        ("★☆ 港町だより 第１２号 ☆★\n総会開催のお知らせ", "港町だより 第12号"),
        ("<html><title>港町だより</title><h1>ごあいさつ</h1>", "港町だより"),
        ("《議　事　録》\n\n日時 五月十日", "議事録"),
        ("（プレスリリースの本文）\n新型ポンプの発売を開始", "新型ポンプの発売を開始"),
        ("- (1) 地域の産業を支える事業\n\n平成20年度の事業報告", "平成20年度の事業報告"),
        ("地域ものづくりの支援：\n\n当会は今年も支援を続けます。", "地域ものづくりの支援"),
        ("", nil),
        ("短い", nil),
    ])
    func titles(_ text: String, _ expected: String?) throws {
        #expect(try Extractor().extract(text).title == expected)
    }
}
