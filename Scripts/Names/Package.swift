// swift-tools-version: 6.2

import PackageDescription

/// Trains the name model. A package of its own, so that importers of the library never build it.
let package = Package(
    name: "Names",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "Kirinuki", path: "../..")],
    targets: [
        .executableTarget(
            name: "names", dependencies: [.product(name: "Kirinuki", package: "Kirinuki")],
            swiftSettings: [.swiftLanguageMode(.v6)])
    ]
)
