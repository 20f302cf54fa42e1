internal import Platform

/// Standard error, unbuffered.
public enum StandardError {
    /// Writes a text; where nobody can read it, nothing happens.
    public static func write(_ text: String) {
        var text = text
        text.withUTF8 { buffer in
            var start = 0
            while start < buffer.count {
                let count = unsafe systemWrite(2, buffer.baseAddress.map { unsafe $0 + start }, buffer.count - start)
                if count <= 0 { return }
                start += count
            }
        }
    }
}
