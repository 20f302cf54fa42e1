import Testing

@testable import Kirinuki

/// Whose a record is that does not say so in its own lines.
@Suite struct ContactOwnerTests {
    @Test func aMunicipalityThatHeadsTheDocument() {
        let found = contacts(
            """
            高松市記者発表資料
            　　　　　　　平成24年6月20日

            {org|見本大学}と協定を結びます

            {org|見本大学}は海の研究で知られています。
            　　問合せ先　{dept|産業政策課}
            　　電話　087-811-0000
            """)
        #expect(found == ["高松市|産業政策課||||0878110000|||"])
    }

    @Test func aShortNameOfThePublisher() {
        let found = contacts(
            """
            浜通信　発行：{org|見本県立浜の植物館友の会}

            行事のお知らせ
            {org|植物館友の会}　{dept|事務局}　電話 045-211-0000
            """)
        #expect(found == ["見本県立浜の植物館友の会|事務局||||0452110000|||"])
    }

    @Test(arguments: [
        ("臨海見本設備技術協会", "臨海見本協", true), ("臨海見本設備技術協会", "臨見技協", true), ("見本大学生協", "見本大学", false),
        ("見本県商工会連合会", "見本商工会", false), ("浜町の自然を守る会", "守る会", true), ("北見本商工会", "見本商工会", false),
        ("産業見本研究所", "産見研", true),
    ]) func shortForms(full: String, short: String, isShort: Bool) {
        #expect(ContactWalk.isShort(short, of: full) == isShort)
    }

    @Test func theOwnOfficeBehindOthers() {
        let found = contacts(
            """
            {org|見本の山を守る会}　会報　第3号

            お知らせ
            ・{org|浜局}主催「見本プラザ」の参加企業を募っています。問合せは{dept|事務局}　電話 045-211-0000
            """)
        #expect(found == ["見本の山を守る会|事務局||||0452110000|||"])
    }

    @Test func bracketsAroundNamesAndData() {
        let found = contacts(
            """
            {org|見本連合会}　会報

            秋には{org|海の工業会}の{person|相原}さんを迎えます。

            (担当 {org|見本会議所} {dept|産業課} {person|井上} 電話 045-211-0000)
            """)
        #expect(found == ["見本会議所|産業課|井上|||0452110000|||"])
    }

    @Test func theSenderOfAMail() {
        let found = contacts(
            """
            From: news@example.jp
            Subject: 見本便り 第5号

            {org|見本の会}です。秋の行事のご案内です。

            --
            {org|見本の会}　{dept|広報室}
            TEL 045-211-0000
            """)
        #expect(found == ["見本の会|広報室||||0452110000||news@example.jp|"])
    }

    @Test func theOneToTurnTo() {
        let found = contacts(
            """
            {org|見本の会}　会報

            申込みは{person|相原}まで。
            TEL 045-211-0000
            """)
        #expect(found == ["見本の会||相原|||0452110000|||"])
    }

    @Test(arguments: [
        ("見本台五丁目自治会だより", "見本台五丁目自治会"), ("みほん高等学校同窓会報　第3号", "みほん高等学校同窓会"), ("浜のスポーツ見本クラブ　会報", "浜のスポーツ見本クラブ"),
        ("広報みほん\n発行　見本上町　　編集　広報係", "見本上町"),
    ]) func aNameInTheHeadThatIsNoMention(head: String, owner: String) {
        let found = contacts(head + "\n\n{org|浜小学校}の児童も来ました。\n\n鍵の受け渡し：{person|相原}　電話 045-211-0000")
        #expect(found == ["\(owner)||相原|||0452110000|||"])
    }

    @Test func theReaderOfADepartment() {
        let found = contacts(
            """
            {org|浜新聞社}　{dept|経済部}　御中
            　　　　{org|見本書房}
            　　　　{dept|社長室}　電話 045-211-0000
            """)
        #expect(found == ["見本書房|社長室||||0452110000|||"])
    }

    @Test func aListOfPeopleIsNoHead() {
        let found = contacts(
            """
            　　　　{org|見本協会}

            理事　{person|相原圭}　{org|浜木工所}
            監事　{person|井上圭}　{org|港銀行}

            返送先　〒231-0015　横浜市中区尾上町5-80
            　　　　{org|見本協会}　{dept|事務局}　電話 045-211-0000
            """)
        #expect(found == ["見本協会|事務局||231-0015|横浜市中区尾上町5-80|0452110000|||"])
    }
}
