import Testing

@testable import Kirinuki

/// Names beside contact data that have another part: a place, an editor, a host, an event.
@Suite struct ContactPartTests {
    @Test func aPlaceIsNotWhomToAsk() {
        let found = contacts(
            """
            {org|見本商工会議所}　所報
            簿記検定
            会　場　{org|見本商業高校}　　申込　{dept|業務課}　電話 045-211-0000
            """)
        #expect(found == ["見本商工会議所|業務課||||0452110000|||"])
    }

    @Test func aNoteIsNotAboutTheLineAbove() {
        let found = contacts(
            """
            {org|見本工業会}　会報
            行事
            11/28(木)　{org|移動試験場}（公民館）
            ※ 返事は{dept|事務局}まで　電話 045-211-0000
            """)
        #expect(found == ["見本工業会|事務局||||0452110000|||"])
    }

    @Test func whoRunsItIsNotWhose() {
        let found = contacts(
            """
            {org|見本市水道局}　だより

            ・{dept|お客さまセンター}（受託：{org|水まわり総業}）　0120-000-111
            """)
        #expect(found == ["見本市水道局|お客さまセンター||||0120000111|||"])
    }

    @Test func anOfficeApartFromABracket() {
        let found = contacts(
            """
            募集
            住宅（{org|丘の上団地}）入居者 2戸 申込は月末まで　{dept|建設課} 電話 045-211-0000

            発行／{org|見本町役場}
            """)
        #expect(found == ["見本町役場|建設課||||0452110000|||"])
    }

    @Test func editorsAreNotAsked() {
        let found = contacts(
            """
            {org|見本の会}　{dept|事務局}
            電話 045-211-0000
            編集：{person|相原}・{person|井上}
            """)
        #expect(found == ["見本の会|事務局||||0452110000|||"])
    }

    @Test func aGuestOfAnInstitute() {
        let found = contacts(
            """
            {org|見本学会}　{dept|大会事務局}　231-0015 横浜市中区尾上町5-80
            {org|港大学}{dept|理工学部} {dept|波止場研究室}気付　電話 045-211-0000
            """)
        #expect(found == ["見本学会|大会事務局||231-0015|横浜市中区尾上町5-80|0452110000|||"])
    }

    @Test func anAnnouncementIsNoHost() {
        let found = contacts(
            """
            {org|見本協会}　役員のご案内

            {dept|事務局}　電話 045-211-0000
            """)
        #expect(found == ["見本協会|事務局||||0452110000|||"])
    }

    @Test func theAddressBelowTheLastAudience() {
        let found = contacts(
            """
            {org|見本精工}
            [お客様] {dept|営業部}
            電話 045-211-0000　mail@example.jp
            [報道関係の方] {dept|広報課} {person|牧}
            電話 045-211-0002
            http://www.example.jp/news/
            """)
        #expect(
            found == [
                "見本精工|営業部||||0452110000||mail@example.jp|", "見本精工|広報課|牧|||0452110002|||http://www.example.jp/news/",
            ])
    }

    @Test func aVenueWithoutItsFloor() {
        let found = contacts(
            """
            <table><tr><th>会場</th><td>見本プラザ3階（<a href="/a">{org|アクセス}</a>）<br>横浜市中区尾上町5-80</td></tr></table>
            """)
        #expect(found == ["見本プラザ||||横浜市中区尾上町5-80||||"])
    }

    @Test func aSenderApartInTheMasthead() {
        let found = contacts(
            """
            浜だより　第9号
            　　　　{org|見本県漁業協同組合}

            {dept|総務課} 電話 045-211-0000
            〒231-0015 横浜市中区尾上町5-80
            """)
        #expect(found == ["見本県漁業協同組合|総務課||231-0015|横浜市中区尾上町5-80|0452110000|||"])
    }

    @Test func aHostInBracketsSetApart() {
        let found = contacts(
            """
            お問い合わせ　{org|祭り実行委員会}{dept|事務局}　（{org|見本市}{dept|健康部} {dept|保健課}  内）　担当：{person|新井}
            　　電話 045-211-0000
            """)
        #expect(found == ["祭り実行委員会|事務局|新井|||0452110000|||"])
    }

    @Test func anAccountIsNoName() {
        let found = contacts(
            """
            {org|見本クラブ}　電話 045-211-0000
            {org|Instagram @mihon} ／ https://example.jp/join
            """)
        #expect(found == ["見本クラブ|||||0452110000|||https://example.jp/join"])
    }

    @Test func theBranchOfTheMasthead() {
        let found = contacts(
            """
            浜だより　第9号
            　　　　{org|見本漁業協同組合}　{dept|北支所}

            問合せ　{dept|総務課}　電話 045-211-0000
            """)
        #expect(found == ["見本漁業協同組合|北支所+総務課||||0452110000|||"])
        // An office of a sender's is not everybody's.
        let other = contacts(
            """
            {org|見本市}　{dept|広報課}

            橋を架け替えます。
            しばらくの間、回り道をお願いします。
            工事は夜に行います。

            問合せ　{dept|建設課}　電話 045-211-0000
            """)
        #expect(other == ["見本市|建設課||||0452110000|||"])
    }

    @Test func rowsOfATableAndWhatFollowsIt() {
        let found = contacts(
            """
            {org|見本労働組合}　だより

            | 窓口 | 電話 | 時間 |
            |:--|:--|:--|
            | {dept|書記局} | 045-211-0000 | 終日 |
            | 共済 | 045-211-0001 | 終日 |

            〒231-0015 横浜市中区尾上町5-80　FAX 045-211-0002
            """)
        #expect(
            found == [
                "見本労働組合|書記局||||0452110000|||", "見本労働組合|||||0452110001|||",
                "見本労働組合|||231-0015|横浜市中区尾上町5-80||0452110002||",
            ])
    }

    @Test func rowsSetApartBySpaces() {
        let found = contacts(
            """
            {org|見本観光協会}　だより

            宿の空室
            　{org|浜の旅館}　　　　八室　　電話　　045-211-0000
            　みほん荘　　　　　五室　　　　　　　045-211-0001
            """)
        #expect(found.count == 2)
    }

    @Test func aCopyrightIsNoBlock() {
        let found = contacts(
            """
            {org|見本乾物}　{dept|広報室}　電話 045-211-0000
            © 2018 {org|Mihon Kanbutsu}　https://www.example.jp/
            """)
        #expect(found == ["見本乾物|広報室||||0452110000|||"])
    }

    @Test(arguments: [
        "支部\t会場\t申込先\n浜支部\t{org|見本振興センター}\t{person|相原}　045-211-0000",
        "| 支部 | 会場 | 申込先 |\n|---|---|---|\n| 浜支部 | {org|見本振興センター} | {person|相原}　045-211-0000 |",
    ]) func aColumnOfVenues(table: String) {
        let found = contacts("{org|見本協会}　会報\n\n研修会\n\n" + table)
        #expect(found == ["見本協会||相原|||0452110000|||"])
    }
}
