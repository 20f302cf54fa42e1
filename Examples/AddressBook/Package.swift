// swift-tools-version: 6.2

import PackageDescription

let package = Package(
    name: "AddressBook",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "Kirinuki", path: "../..")],
    targets: [
        .executableTarget(name: "AddressBook", dependencies: [.product(name: "Kirinuki", package: "Kirinuki")])
    ]
)
