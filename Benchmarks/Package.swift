// swift-tools-version: 6.2

import PackageDescription

// A package of its own, so that importers of Kirinuki never resolve the benchmark package.
let package = Package(
    name: "KirinukiBenchmarks",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(name: "Kirinuki", path: ".."),
        // Without its traits it needs no jemalloc; malloc counts then read 0.
        .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
    ],
    targets: [
        // What we are measured against: memcpy, ICU called directly, MeCab's library where it is.
        .target(
            name: "CBaselines",
            linkerSettings: [.linkedLibrary("icui18n"), .linkedLibrary("icuuc"), .linkedLibrary("icudata")]),
        // The texts that are measured, made of the documents of Scripts/Names.
        .target(name: "Corpora", dependencies: [.product(name: "Kirinuki", package: "Kirinuki")]),
        // The table of ratios that Scripts/bench prints.
        .executableTarget(
            name: "ratios", dependencies: ["CBaselines", "Corpora", .product(name: "Kirinuki", package: "Kirinuki")],
            path: "Sources/Ratios"),
        // The same work under the harness, for comparing revisions: swift package benchmark.
        .executableTarget(
            name: "KirinukiBenchmarks",
            dependencies: [
                "CBaselines", "Corpora", .product(name: "Kirinuki", package: "Kirinuki"),
                .product(name: "Benchmark", package: "benchmark"),
            ],
            path: "Benchmarks/KirinukiBenchmarks",
            plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
    ],
    cxxLanguageStandard: .cxx17
)
