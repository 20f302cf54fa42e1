import ExtractIO
import Synchronization
import Testing

@Suite struct OrderedParallelTests {
    @Test(arguments: [1, 2, 7]) func resultsKeepTheOrderOfTheItems(jobs: Int) async {
        let items = (0..<200).map { ($0 * 7919) % 200 }
        var results: [Int] = []
        await forEachInOrder(
            items, jobs: jobs,
            transform: { item in
                // Work of different lengths.
                (0..<(item * 5)).reduce(item) { sum, _ in sum }
            },
            consume: {
                results.append($0)
                return true
            })
        #expect(results == items)
    }

    @Test func whatIsUnderWayIsBounded() async {
        let load = Mutex((now: 0, most: 0))
        let items = (0..<100).map { $0 % 10 == 0 ? 50 : 1 }
        await forEachInOrder(
            items, jobs: 8, budget: 60, weight: { $0 },
            transform: { item -> Int in
                load.withLock {
                    $0.now += item
                    $0.most = max($0.most, $0.now)
                }
                return item
            },
            consume: { item in
                load.withLock { $0.now -= item }
                return true
            })
        #expect(load.withLock { $0.most } <= 60)
    }

    @Test func theWorkEndsEarly() async {
        var count = 0
        await forEachInOrder(
            Array(0..<1000), jobs: 4, transform: { $0 },
            consume: { _ in
                count += 1
                return count < 10
            })
        #expect(count == 10)
    }
}
