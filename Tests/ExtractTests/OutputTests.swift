import Foundation
import Kirinuki
import Testing

/// Whole files or none, and errors that say why.
@Suite struct OutputTests {
    @Test func aFileAppearsWhole() throws {
        let scratch = try Scratch()
        let source = try scratch.write("in/a.txt", Samples.release)
        try scratch.write("out.jsonl", "old")
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: scratch.path("out.jsonl"))
        let result = try Program.run([source, "-o", scratch.path("out.jsonl")])
        #expect(result.status == 0)
        #expect(result.output.isEmpty)
        #expect(result.errors == "")
        let written = try Data(contentsOf: scratch.url.appendingPathComponent("out.jsonl"))
        #expect(written == (try Program.run([source]).output))
        #expect(scratch.names == ["in", "in/a.txt", "out.jsonl"])
        let mode = try FileManager.default.attributesOfItem(atPath: scratch.path("out.jsonl"))[.posixPermissions]
        #expect(mode as? Int == 0o640)
    }

    @Test func aLinkIsWrittenThrough() throws {
        let scratch = try Scratch()
        let source = try scratch.write("a.txt", Samples.release)
        try scratch.write("real.jsonl", "old")
        try FileManager.default.createSymbolicLink(atPath: scratch.path("link"), withDestinationPath: "real.jsonl")
        #expect(try Program.run([source, "-o", scratch.path("link")]).status == 0)
        #expect(try String(contentsOfFile: scratch.path("real.jsonl"), encoding: .utf8).hasPrefix("{\"schema\""))
        #expect((try? FileManager.default.destinationOfSymbolicLink(atPath: scratch.path("link"))) == "real.jsonl")
    }

    @Test(arguments: ["no/such/folder/out.jsonl", "folder"])
    func aPlaceThatCannotBeWritten(name: String) throws {
        let scratch = try Scratch()
        let source = try scratch.write("folder/a.txt", Samples.release)
        let result = try Program.run([source, "-o", scratch.path(name)])
        #expect(result.status == 1)
        #expect(result.errors.hasPrefix("extract: \(scratch.path(name)): "))
        #expect(result.errors.split(separator: "\n").count == 1)
        #expect(scratch.names == ["folder", "folder/a.txt"])
    }

    @Test(.enabled(if: Nobody.isHere, "needs root and setpriv, or not to be root"))
    func aReadOnlyPlace() throws {
        let scratch = try Scratch()
        let source = try scratch.write("a.txt", Samples.release)
        try scratch.write("old.jsonl", "old")
        try FileManager.default.setAttributes([.posixPermissions: 0o444], ofItemAtPath: scratch.path("old.jsonl"))
        try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: scratch.path)
        defer { try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: scratch.path) }
        for name in ["old.jsonl", "new.jsonl"] {
            let result = try Nobody.run([source, "-o", scratch.path(name)])
            #expect(result.status == 1)
            #expect(result.errors == "extract: \(scratch.path(name)): permission denied\n")
        }
        #expect(scratch.names == ["a.txt", "old.jsonl"])
    }

    @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "needs /dev/full"))
    func aFullDevice() throws {
        let scratch = try Scratch()
        let source = try scratch.write("a.txt", Samples.release)
        let result = try Program.run([source, "-o", "/dev/full"])
        #expect(result.status == 1)
        #expect(result.errors == "extract: /dev/full: no space left on the disk\n")
        let redirected = try Program.shell("\"$0\" \"$1\" >/dev/full", [source])
        #expect(redirected.status == 1)
        #expect(redirected.errors == "extract: standard output: no space left on the disk\n")
        let lines = try Program.shell("echo x | \"$0\" normalize >/dev/full", [])
        #expect(lines.status == 1)
    }

    /// A limit on the size of files is the quota that everybody can set.
    @Test func aLimitOnTheSize() throws {
        let scratch = try Scratch()
        let source = try scratch.write("a.txt", String(repeating: Samples.release, count: 20))
        let output = scratch.path("out.jsonl")
        let result = try Program.shell("ulimit -f 4; \"$0\" \"$1\" -o \"$2\"", [source, output])
        #expect(result.status == 1)
        #expect(result.errors == "extract: \(output): the file is too large\n")
        #expect(scratch.names == ["a.txt"])
    }

    @Test(.enabled(if: SmallDisk.isHere, "needs the right to mount a tmpfs"))
    func aFullDisk() throws {
        let scratch = try Scratch()
        let source = try scratch.write("a.txt", String(repeating: Samples.release, count: 100))
        let disk = try SmallDisk()
        let result = try Program.run([source, "-o", disk.path + "/out.jsonl"])
        #expect(result.status == 1)
        #expect(result.errors == "extract: \(disk.path)/out.jsonl: no space left on the disk\n")
        #expect(try FileManager.default.contentsOfDirectory(atPath: disk.path).isEmpty)
    }

    @Test func aClosedPipeEndsQuietly() throws {
        let scratch = try Scratch()
        for number in 0..<12 { try scratch.write("\(number).txt", Samples.release) }
        for arguments in [
            "\"$1\"", "\"$1\" --format json", "schema", "normalize \"$1\"/*.txt", "tokenize \"$1\"/*.txt",
        ] {
            let script = "set -o pipefail; \"$0\" \(arguments) | head -c 1 >/dev/null; echo ${PIPESTATUS[0]}"
            let result = try Program.shell(script, [scratch.path])
            #expect(result.text == "0\n", "extract \(arguments)")
            #expect(result.errors == "", "extract \(arguments)")
        }
    }

    @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
    func anInterruptLeavesNothing(signal: Int32) throws {
        let scratch = try Scratch()
        let output = scratch.path("out.jsonl")
        try scratch.write("out.jsonl", "old")
        let process = Process()
        process.executableURL = Program.url
        process.arguments = ["stream", "-o", output]
        let input = Pipe()
        process.standardInput = input
        try process.run()
        try input.fileHandleForWriting.write(contentsOf: Data("{\"id\":1,\"text\":\"2024年4月1日\"}\n".utf8))
        // Written, but not in its place: the input goes on.
        let deadline = Date(timeIntervalSinceNow: 30)
        while scratch.sizes.filter({ $0.key != "out.jsonl" && $0.value > 0 }).isEmpty, Date() < deadline {
            usleep(20_000)
        }
        #expect(scratch.names.count == 2)
        kill(process.processIdentifier, signal)
        process.waitUntilExit()
        #expect(process.terminationReason == .uncaughtSignal)
        #expect(process.terminationStatus == signal)
        #expect(scratch.names == ["out.jsonl"])
        #expect(try String(contentsOfFile: output, encoding: .utf8) == "old")
    }
}

/// A file system of 4 KB.
final class SmallDisk {
    let path: String

    static let isHere: Bool = {
        guard geteuid() == 0, FileManager.default.isExecutableFile(atPath: "/usr/bin/mount") else { return false }
        return (try? SmallDisk()) != nil
    }()

    init() throws {
        path = FileManager.default.temporaryDirectory.appendingPathComponent("disk-" + UUID().uuidString).path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        let mount = try Program.run(
            ["-t", "tmpfs", "-o", "size=4k", "tmpfs", path], program: URL(fileURLWithPath: "/usr/bin/mount"))
        if mount.status != 0 {
            try? FileManager.default.removeItem(atPath: path)
            throw CocoaError(.fileWriteNoPermission)
        }
    }

    deinit {
        _ = try? Program.run([path], program: URL(fileURLWithPath: "/usr/bin/umount"))
        try? FileManager.default.removeItem(atPath: path)
    }
}
