internal import Platform

/// A file that could not be found, read or written, and why: `notes.txt: permission denied`.
public struct FileError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The path as it was given or found.
    public var path: String
    /// What went wrong, in words for people.
    public var reason: String

    /// An error with its reason.
    public init(path: String, reason: String) {
        self.path = path
        self.reason = reason
    }

    /// An error from one of the system's error numbers.
    init(path: String, code: Int32) {
        self.init(path: path, reason: Self.reason(of: code))
    }

    /// `PATH: reason`.
    public var description: String { "\(path): \(reason)" }

    private static func reason(of code: Int32) -> String {
        switch code {
        case ENOENT: "no such file or folder"
        case EACCES, EPERM: "permission denied"
        case EISDIR: "is a folder"
        case ENOTDIR: "a part of the path is not a folder"
        case ENOSPC: "no space left on the disk"
        case EDQUOT: "the disk quota is used up"
        case EROFS: "the file system is read-only"
        case ELOOP: "too many symbolic links, perhaps a loop"
        case ENAMETOOLONG: "the path is too long"
        case EMFILE, ENFILE: "too many open files"
        case EIO: "input/output error"
        case EFBIG: "the file is too large"
        default: unsafe String(cString: strerror(code))
        }
    }
}
