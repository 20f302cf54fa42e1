internal import Dispatch
internal import Platform
internal import Synchronization

/// The unfinished files of this process, so that an interrupt can remove them.
public enum TemporaryFiles {
    private static let paths = Mutex<Set<FilePath>>([])

    static func add(_ path: FilePath) {
        paths.withLock { _ = $0.insert(path) }
    }

    /// The file has found its place.
    static func forget(_ path: FilePath) {
        paths.withLock { _ = $0.remove(path) }
    }

    static func remove(_ path: FilePath) {
        unsafe FileSystem.withCString(path) { _ = unsafe unlink($0) }
        forget(path)
    }

    /// Removes unfinished files when Ctrl-C, a closed terminal or `kill` ends the process, which then ends by that signal.
    /// A write to a closed pipe or beyond the allowed size becomes an error in place of a silent death.
    /// - Parameter before: what else to tidy up, for instance a progress bar.
    public static func watchSignals(_ before: @escaping @Sendable () -> Void = {}) {
        signal(SIGPIPE, SIG_IGN)
        signal(SIGXFSZ, SIG_IGN)
        for number in [SIGINT, SIGTERM, SIGHUP] {
            // A signal that was ignored from outside (nohup) stays ignored: SIG_IGN is 1 as an address.
            if unsafe unsafeBitCast(signal(number, SIG_IGN), to: Int.self) == 1 { continue }
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global(qos: .userInitiated))
            source.setEventHandler {
                before()
                // Held until the end, so that no file is put in its place or opened any more.
                paths.withLock { paths in
                    for path in paths { unsafe FileSystem.withCString(path) { _ = unsafe unlink($0) } }
                    signal(number, SIG_DFL)
                    // To this very thread: another one of Dispatch's might take it for a further event.
                    var mask = sigset_t()
                    unsafe sigemptyset(&mask)
                    unsafe sigaddset(&mask, number)
                    unsafe pthread_sigmask(SIG_UNBLOCK, &mask, nil)
                    raise(number)
                    _exit(128 + number)
                }
            }
            source.activate()
            // Kept for the life of the process.
            _ = unsafe Unmanaged.passRetained(source as AnyObject)
        }
    }
}
