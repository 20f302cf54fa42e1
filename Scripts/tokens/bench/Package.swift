// swift-tools-version: 6.2

import PackageDescription

// A package of its own: built by Scripts/tokens/bench/run, and never by users of the library.
let package = Package(
    name: "ours",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "Kirinuki", path: "../../..")],
    targets: [.executableTarget(name: "ours", dependencies: [.product(name: "Kirinuki", package: "Kirinuki")])]
)
