import Foundation

/// Documents written for these tests.
enum Samples {
    /// One of every type.
    static let release = """
        2024年4月1日
        報道関係各位
        株式会社サクラ精機、新工場を開設

        株式会社サクラ精機（本社：東京都千代田区神田錦町三丁目1番地、代表取締役社長：山田 太郎）は、令和6年5月10日（金）
        午前10時より、総工費約12億5,000万円の新工場の開所式を行います。参加費は3,000円（税込）です。

        【お問い合わせ先】
        株式会社サクラ精機 広報部
        担当：鈴木 花子
        〒101-0054 東京都千代田区神田錦町3-1 サクラビル5階
        TEL：03-1234-5678（代表） FAX：03-1234-5679
        E-mail：press@sakura-seiki.example.jp
        URL：https://www.sakura-seiki.example.jp/

        """

    /// Japanese text with characters of every encoding's own.
    static let newsletter = """
        異業種交流ニュース 第12号 平成26年9月30日発行
        （一社）みなと産業振興会　事務局　０４５－１２３－４５６７
        日時：10月8日(水) 18時30分～20時
        会費：２，０００円 ①会員は無料
        会場：横浜市中区山下町1番地 みなとホール
        申込先：info@minato.example.or.jp

        """

    /// Noise of every kind around facts.
    static let noise = """
        ＜／ｔｄ＞＜td>２０２３年　１２月　３１日&nbsp;ﾃｨｰｱｲ㈱ TEL ０３（１２３４）５６７８\u{0}\u{FEFF}\u{E0100}
        𠮷野家具　\u{200B}担当:髙橋\r\n平成２０２２年３月３１日 ￥１２，３４５－ 第12回 ISO9001 03-1234
        """
}

/// How large the large inputs are: scaled down for debug builds, unless KIRINUKI_FULL_SIZES is set.
enum Sizes {
    static let isFull = ProcessInfo.processInfo.environment["KIRINUKI_FULL_SIZES"] != nil
    /// Bytes on one line.
    static let line = isFull ? 50_000_000 : 150_000
    /// Times one character is repeated.
    static let run = isFull ? 10_000_000 : 60_000
}
