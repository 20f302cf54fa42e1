internal import Platform

/// The few calls to the system that reading files needs. Foundation is left out: it would cost start-up time and hide the reasons of errors.
enum FileSystem {
    enum Kind {
        case regular, folder, other
    }

    struct Status {
        var kind: Kind
        var size: Int
        /// The permission bits.
        var mode: mode_t
        var identity: Identity
    }

    /// What makes two paths the same file.
    struct Identity: Hashable {
        var device: UInt64
        var number: UInt64
    }

    static func status(of path: FilePath) throws(FileError) -> Status {
        var result = stat()
        guard unsafe withCString(path, { unsafe stat($0, &result) }) == 0 else {
            throw FileError(path: path.description, code: errno)
        }
        return Status(result)
    }

    /// Whether the path itself, not what it leads to, is a symbolic link.
    static func isLink(_ path: FilePath) -> Bool {
        var result = stat()
        guard unsafe withCString(path, { unsafe lstat($0, &result) }) == 0 else { return false }
        return result.st_mode & S_IFMT == S_IFLNK
    }

    /// The path without links; nil where it leads nowhere.
    static func resolved(_ path: FilePath) -> FilePath? {
        guard let result = unsafe withCString(path, { unsafe realpath($0, nil) }) else { return nil }
        defer { unsafe free(result) }
        return unsafe FilePath(String(cString: result))
    }

    /// The names in a folder, in no particular order.
    static func names(in folder: FilePath) throws(FileError) -> [[UInt8]] {
        guard let stream = unsafe withCString(folder, { unsafe opendir($0) }) else {
            throw FileError(path: folder.description, code: errno)
        }
        defer { unsafe closedir(stream) }
        var names: [[UInt8]] = []
        errno = 0
        while let entry = unsafe readdir(stream) {
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                unsafe pointer.withMemoryRebound(to: UInt8.self, capacity: 1) { bytes in
                    unsafe Array(UnsafeBufferPointer(start: bytes, count: strlen(bytes)))
                }
            }
            names.append(name)
        }
        guard errno == 0 else { throw FileError(path: folder.description, code: errno) }
        return names
    }

    /// All bytes of a file, a pipe or a device.
    static func read(_ path: FilePath) throws(FileError) -> [UInt8] {
        let descriptor = unsafe withCString(path) { unsafe open($0, O_RDONLY | O_CLOEXEC) }
        guard descriptor >= 0 else { throw FileError(path: path.description, code: errno) }
        defer { close(descriptor) }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else { throw FileError(path: path.description, code: errno) }
        // One byte more than the size says, so that the end is seen without growing.
        var reader = DescriptorReader(descriptor, name: path.description)
        return try reader.readToEnd(expecting: Status(status).size)
    }

    /// All bytes of standard input.
    static func readStandardInput() throws(FileError) -> [UInt8] {
        var reader = DescriptorReader(0, name: "standard input")
        return try reader.readToEnd(expecting: 0)
    }

    /// Calls `body` with the path as a C string.
    static func withCString<R>(_ path: FilePath, _ body: (UnsafePointer<CChar>) -> R) -> R {
        unsafe (path.bytes.map { CChar(bitPattern: $0) } + [0]).withUnsafeBufferPointer { buffer in
            // The buffer holds at least the closing NUL, so it has a base address.
            unsafe body(buffer.baseAddress.unsafelyUnwrapped)
        }
    }
}

extension FileSystem.Status {
    init(_ status: stat) {
        switch status.st_mode & S_IFMT {
        case S_IFREG: kind = .regular
        case S_IFDIR: kind = .folder
        default: kind = .other
        }
        size = Int(status.st_size)
        mode = status.st_mode & 0o7777
        identity = .init(device: UInt64(truncatingIfNeeded: status.st_dev), number: UInt64(status.st_ino))
    }
}

/// Reads from an open file descriptor.
struct DescriptorReader {
    private let descriptor: Int32
    private let name: String

    init(_ descriptor: Int32, name: String) {
        self.descriptor = descriptor
        self.name = name
    }

    /// Appends what is there, at most `limit` bytes, and returns how much it was; 0 at the end.
    mutating func read(into bytes: inout [UInt8], limit: Int) throws(FileError) -> Int {
        var code: Int32 = 0
        let piece = unsafe [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
            while true {
                let result = unsafe systemRead(descriptor, buffer.baseAddress, limit)
                if result >= 0 {
                    count = result
                    return
                }
                if errno != EINTR {
                    code = errno
                    return
                }
            }
        }
        guard code == 0 else { throw FileError(path: name, code: code) }
        if bytes.isEmpty { bytes = piece } else { bytes.append(contentsOf: piece) }
        return piece.count
    }

    mutating func readToEnd(expecting size: Int) throws(FileError) -> [UInt8] {
        var bytes: [UInt8] = []
        var limit = max(size + 1, 1 << 16)
        while try read(into: &bytes, limit: limit) > 0 {
            limit = max(1 << 16, min(bytes.count, 1 << 24))
        }
        return bytes
    }
}
