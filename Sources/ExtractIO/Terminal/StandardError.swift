#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// Standard error, unbuffered.
public enum StandardError {
    /// Writes a text; where nobody can read it, nothing happens.
    public static func write(_ text: String) {
        var text = text
        text.withUTF8 { buffer in
            var start = 0
            while start < buffer.count {
                let count = unsafe systemWrite(buffer.baseAddress.map { unsafe $0 + start }, buffer.count - start)
                if count <= 0 { return }
                start += count
            }
        }
    }
}

private func systemWrite(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> Int {
    unsafe write(2, bytes, count)
}
