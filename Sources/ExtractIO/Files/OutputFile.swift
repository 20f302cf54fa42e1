internal import Platform

/// Where records go: standard output, or a file that appears only when it is whole.
///
/// A file is written under a temporary name beside its place and renamed at the end: whoever reads the place sees the old
/// contents or the new ones, never a part.
public struct OutputFile: ~Copyable, Sendable {
    private let descriptor: Int32
    private let name: String
    /// Where the bytes go until they are all there; nil for standard output, pipes and devices.
    private let temporary: FilePath?
    private let target: FilePath
    private var isOpen = true

    private init(descriptor: Int32, name: String, temporary: FilePath?, target: FilePath) {
        self.descriptor = descriptor
        self.name = name
        self.temporary = temporary
        self.target = target
    }

    /// Standard output.
    public static func standardOutput() -> OutputFile {
        OutputFile(descriptor: 1, name: "standard output", temporary: nil, target: FilePath("-"))
    }

    /// A file; `-` is standard output.
    public static func file(_ path: String) throws(FileError) -> OutputFile {
        if path == "-" { return standardOutput() }
        // A link is written through, not replaced.
        let target = FileSystem.resolved(FilePath(path)) ?? FilePath(path)
        let status = try? FileSystem.status(of: target)
        if let status, status.kind == .folder { throw FileError(path: path, code: EISDIR) }
        if let status, status.kind == .other {
            let descriptor = unsafe FileSystem.withCString(target) { unsafe open($0, O_WRONLY | O_CLOEXEC) }
            guard descriptor >= 0 else { throw FileError(path: path, code: errno) }
            return OutputFile(descriptor: descriptor, name: path, temporary: nil, target: target)
        }
        // A file that may not be written stays as it is, though its folder would allow to replace it.
        if status != nil, unsafe FileSystem.withCString(target, { unsafe access($0, W_OK) }) != 0 {
            throw FileError(path: path, code: errno)
        }
        for attempt in 0..<100 {
            let suffix = ".\(getpid())-\(attempt).part"
            let temporary = target.folder.appending(Array(".".utf8) + target.name + Array(suffix.utf8))
            let descriptor = unsafe FileSystem.withCString(temporary) {
                unsafe open($0, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
            }
            if descriptor >= 0 {
                if let mode = status?.mode { fchmod(descriptor, mode) }
                TemporaryFiles.add(temporary)
                return OutputFile(descriptor: descriptor, name: path, temporary: temporary, target: target)
            }
            if errno != EEXIST { throw FileError(path: path, code: errno) }
        }
        throw FileError(path: path, code: EEXIST)
    }

    /// Why writing stopped.
    public enum Failure: Error, Hashable, Sendable {
        /// Nobody reads any more: no fault, but no reason to go on.
        case closedPipe
        /// The bytes could not be written.
        case file(FileError)
    }

    /// Writes all the bytes.
    public mutating func write(_ bytes: [UInt8]) throws(Failure) {
        var start = 0
        while start < bytes.count {
            let count = unsafe bytes.withUnsafeBytes { buffer in
                unsafe systemWrite(descriptor, buffer.baseAddress.map { unsafe $0 + start }, buffer.count - start)
            }
            if count > 0 {
                start += count
            } else if count < 0, errno == EPIPE {
                throw .closedPipe
            } else if count < 0, errno == EAGAIN {
                var wait = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                unsafe poll(&wait, 1, -1)
            } else if count < 0, errno != EINTR {
                throw .file(FileError(path: name, code: errno))
            }
        }
    }

    /// Puts a file in its place. Without it, a temporary file is removed.
    public mutating func finish() throws(Failure) {
        guard let temporary else { return }
        isOpen = false
        // Some file systems tell of a full disk only now.
        guard close(descriptor) == 0 else {
            let code = errno
            TemporaryFiles.remove(temporary)
            throw .file(FileError(path: name, code: code))
        }
        let result = unsafe FileSystem.withCString(temporary) { from in
            unsafe FileSystem.withCString(target) { to in unsafe rename(from, to) }
        }
        guard result == 0 else {
            let code = errno
            TemporaryFiles.remove(temporary)
            throw .file(FileError(path: name, code: code))
        }
        TemporaryFiles.forget(temporary)
    }

    deinit {
        guard isOpen, let temporary else { return }
        close(descriptor)
        TemporaryFiles.remove(temporary)
    }
}
