/// Runs `transform` over the items on up to `jobs` tasks and hands the results on in the items' order.
///
/// What is under way is bounded: at most two items a job, and together no more than `budget` of weight, but always one.
/// - Parameters:
///   - weight: an item's cost in memory, in the unit of `budget`.
///   - consume: gets every result in order; false ends the work early.
public func forEachInOrder<Item: Sendable, Result: Sendable>(
    _ items: [Item], jobs: Int, budget: Int = .max, weight: (Item) -> Int = { _ in 0 },
    transform: @escaping @Sendable (Item) -> Result, consume: (Result) -> Bool
) async {
    let jobs = max(1, jobs)
    await withTaskGroup(of: (Int, Result).self) { group in
        var waiting: [Int: Result] = [:]
        var started = 0
        var running = 0
        var done = 0
        var load = 0
        while done < items.count {
            while started < items.count, running < jobs, started - done < 2 * jobs {
                let cost = weight(items[started])
                if started > done, load + cost > budget { break }
                let index = started
                group.addTask { (index, transform(items[index])) }
                load += cost
                started += 1
                running += 1
            }
            guard let (index, result) = await group.next() else { return }
            running -= 1
            waiting[index] = result
            while let next = waiting.removeValue(forKey: done) {
                load -= weight(items[done])
                done += 1
                guard consume(next) else {
                    group.cancelAll()
                    return
                }
            }
        }
    }
}
