import Testing

@testable import Kirinuki

/// Figures whose unit stands only in the heading of their table.
@Suite struct TableAmountTests {
    private func findings(_ text: String) -> [Finding] {
        AmountRecognizer().recognize(LayoutBuilder.layout(Normalizer(.document).normalize(text)))
    }

    static let tables: [DateCase] = [
        // A unit over the table.
        DateCase("収支報告（単位：円）\n\n科目　　予算　　決算\n会費　　330,000　　345,000\n雑費　　500　　17", "330000", "345000", "500", "17"),
        DateCase("（単位：千円）\n本部　　1,200\n支部　　　 80", "1200000", "80000"),
        DateCase("　　　　　　（千円）\n本部\t1,200\n支部\t80", "1200000", "80000"),
        DateCase("〔単位　百万円〕\n　　　　2021　　2022\n国内　　1,234　　2,345.6", "1234000000", "2345600000"),
        DateCase("単位は億円\n国内　　12　　13", "1200000000", "1300000000"),
        DateCase("（単位：十億円）\n国内　　12　　1,300", "12000000000", "1300000000000"),
        DateCase("(千円単位)\n国内　　12　　1,300", "12000", "1300000"),
        DateCase("（単位：百万円、百万円未満切捨て）\n国内　　12　　1,300", "12000000", "1300000000"),
        DateCase("（単位：円）\n会費 330,000　寄付 50,000（うち会員 20,000）　計 380,000", "330000", "50000", "380000"),
        DateCase("料金（円・税込）\n大人　　1,200\n小人　　600", "1200", "600"),
        DateCase("単位：千円\n\n| 区分 | 決算 |\n|---|---|\n| 収入 | 1,200 |\n| 支出 | 900 |", "1200000", "900000"),
        DateCase(
            "<p>（単位：千円）<table><tr><th>区分</th><th>決算</th></tr><tr><td>収入</td><td>1,200</td></tr></table>", "1200000"),
        DateCase("| （単位：千円） | 前期 | 当期 |\n|---|---|---|\n| 収入 | 1,200 | 1,300 |", "1200000", "1300000"),
        // A unit in the heading of a column.
        DateCase("品名　　数量　　金額（円）\n鉛筆　　10　　1000\n消しゴム　　20　　2,000", "1000", "2000"),
        DateCase("品名　　数量　　金額（円）　　備考\n鉛筆　　10　　1,000\n消しゴム　　20　　2,000　　再生品", "1000", "2000"),
        DateCase("No.\t事業者\t補助額(千円)\n1\t甲社\t3,000\n2\t乙社\t２４５０", "3000000", "2450000"),
        DateCase(
            "| 事業者 | 人数 | 補助額[千円] |\n|---|---|---|\n| 甲社 | 1,200 | 3,000 |\n| 乙社 | | 450 |\n", "3000000", "450000"),
        DateCase("<table><tr><td>甲<td>金額（千円）<tr><td>乙<td>12<tr><td>丙<td>未定<tr><td>丁<td>15</table>", "12000", "15000"),
        DateCase("┌──┬──┐\n│区分│（千円）│（人）│\n├──┼──┤\n│本部│1,200│2,300│\n└──┴──┘", "1200000"),
        // A unit behind the name of a row.
        DateCase("売上高（百万円）　　12,345　　13,456\n従業員数（人）　　1,200　　1,310", "12345000000", "13456000000"),
        DateCase("| | 前期 | 当期 |\n|---|---|---|\n| 配当（円） | 32 | 35 |\n| 社員（人） | 40 | 41 |", "32", "35"),
        // Losses, brackets and a unit of its own.
        DateCase("（単位：千円）\n利益　　▲1,200　　(800)　　－", "1200000", "800000"),
        DateCase("（単位：千円）\n利益　　1,200　　1,300円", "1200000", "1300"),
        DateCase("（千円、二千円）\n会員　　1,200", "1000", "2000"),
    ]

    @Test(arguments: tables) func bareFigures(_ testCase: DateCase) {
        #expect(findings(testCase.text).map { $0.value ?? "nil" } == testCase.values)
    }

    /// What stands under a unit and is no money, and what stands beside or behind the table.
    static let others = [
        "（単位：千円）\n人口は 12,345 人です。1,200　1,300",
        "（単位：千円）\n　　会員数　　構成比\n本部　　1,200　　12.5",
        "（単位：千円）\n従業員数（人）　　1,200　　1,300",
        "（単位：千円）\n増減率　　　12.5％　　8.1％",
        "（単位：千円）\n以上のとおり、事業は順調に進みました。\n会員　　1,200",
        "（単位：千円）\n本部 1,200 名\n支部 1,100 件",
        "（単位：千円）\n2021年度　　2022年度\n電話　　03-1234-5678",
        "入場料（千円）は当日お支払いください。\n会員　　1,200",
        "（百万ドル）\n会員　　1,200", "会員　　1,200\n（円形）\n会員　　1,300",
        "品名　　数量　　金額（円）　　備考\n鉛筆　　10",
        "| 品名 | 数量 | 金額（円） |\n|---|---|---|\n| 鉛筆 | 1,000 | |\n| 消しゴム | 2,000 | 未定 |",
        "| 品名 | 金額（円） |\n|---|---|\n\n| 都市 | 人口 |\n|---|---|\n| 甲市 | 12,000 |",
        "<table><tr><td>金額（円）</td></tr></table><table><tr><td>12,000</td></tr></table>",
    ]

    @Test(arguments: others) func noAmount(_ text: String) {
        #expect(findings(text).map { $0.value ?? "nil" } == [])
    }

    @Test func theUnitIsInferredFromTheHeading() throws {
        let finding = try #require(findings("料金（円／人・税別）\n大人　　▲1,200").first)
        guard case .amount(let details)? = finding.details else {
            Issue.record("no details")
            return
        }
        #expect(details.inferred == [Inference(part: "unit", from: "heading")])
        #expect(details.per == "人")
        #expect(details.tax == "excluded")
        #expect(details.negative == true)
    }

    @Test(arguments: [
        "（円）", "（円）　", "単位：円\n1,000　", "1,000　", "（円）\n1\t", "│（円）", "│1,000", "（単位：円）", "<td>（円）", "１円）　",
    ])
    func longRunsEnd(_ unit: String) {
        let run = String(repeating: unit, count: 10_000)
        #expect(findings("（単位：円）\n" + run + "\n" + run).count <= 40_000)
    }
}
