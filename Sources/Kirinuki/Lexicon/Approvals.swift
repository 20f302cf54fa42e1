/// What one body does for what is named behind it, which is another's: ◯◯省認可　◯◯協会.
enum Approvals {
    static let words = ["認証", "認定", "認可", "公認", "指定", "所管", "登録", "委託", "補助", "助成"]
    static let behind = WordMatcher<Bool>(words)
}
