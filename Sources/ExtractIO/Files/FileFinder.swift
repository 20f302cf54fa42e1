/// Finds the documents in files and folders, in an order that depends on their names only.
public struct FileFinder: Sendable {
    /// A file to read.
    public struct Found: Hashable, Sendable {
        /// Where it is.
        public var path: FilePath
        /// Its size in bytes; 0 where the system does not say.
        public var size: Int
    }

    /// What a search gives: files and failures in the order in which they were met.
    public enum Step: Hashable, Sendable {
        /// A document.
        case file(Found)
        /// A path that could not be looked at.
        case failure(FileError)
    }

    /// What names a document where no pattern is given; upper or lower case.
    public static let suffixes = [".txt", ".text", ".md", ".markdown", ".html", ".htm"]

    private let include: [Glob]

    /// A finder.
    /// - Parameter include: patterns in place of the suffixes; none for the suffixes.
    public init(include: [Glob] = []) {
        self.include = include
    }

    /// The documents of the paths: a file as it is, whatever its name; a folder with all that is below it, but for hidden files,
    /// in the order of the names' bytes. Links are followed, but never back into a folder that is being walked.
    public func find(_ paths: [String]) -> [Step] {
        var steps: [Step] = []
        for path in paths {
            let root = FilePath(path)
            if path == "-" {
                steps.append(.file(Found(path: root, size: 0)))
                continue
            }
            do throws(FileError) {
                let status = try FileSystem.status(of: root)
                if status.kind == .folder {
                    walk(root, status.identity, into: &steps)
                } else {
                    steps.append(.file(Found(path: root, size: status.size)))
                }
            } catch {
                steps.append(.failure(error))
            }
        }
        return steps
    }

    private struct Visit {
        var path: FilePath
        /// The path below the root.
        var below: FilePath
        /// The folders above it, and whether any was entered through a link.
        var above: [FileSystem.Identity]
    }

    private func walk(_ root: FilePath, _ identity: FileSystem.Identity, into steps: inout [Step]) {
        /// What is to be visited, the next one last.
        var stack = children(Visit(path: root, below: FilePath(bytes: []), above: []), identity, &steps)
        var linked: Set<FileSystem.Identity> = []
        while let visit = stack.popLast() {
            do throws(FileError) {
                let status = try FileSystem.status(of: visit.path)
                switch status.kind {
                case .folder:
                    if visit.above.contains(status.identity) { continue }
                    // A folder is entered through a link once: folders that link to each other would have endless paths.
                    if FileSystem.isLink(visit.path), !linked.insert(status.identity).inserted { continue }
                    stack += children(visit, status.identity, &steps)
                case .regular:
                    if takes(visit.below) { steps.append(.file(Found(path: visit.path, size: status.size))) }
                case .other: continue
                }
            } catch {
                // A dangling link is a failure only where a document was to be expected.
                if takes(visit.below) { steps.append(.failure(error)) }
            }
        }
    }

    /// The visible contents of a folder, the first name last.
    private func children(_ folder: Visit, _ identity: FileSystem.Identity, _ steps: inout [Step]) -> [Visit] {
        do throws(FileError) {
            return try FileSystem.names(in: folder.path)
                .filter { $0.first != UInt8(ascii: ".") }
                .sorted { $1.lexicographicallyPrecedes($0) }
                .map { name in
                    Visit(
                        path: folder.path.appending(name),
                        below: folder.below.bytes.isEmpty ? FilePath(bytes: name) : folder.below.appending(name),
                        above: folder.above + [identity])
                }
        } catch {
            steps.append(.failure(error))
            return []
        }
    }

    private func takes(_ below: FilePath) -> Bool {
        if !include.isEmpty { return include.contains { $0.matches(below) } }
        let name = below.name.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 | 0x20 : $0 }
        return Self.suffixes.contains {
            name.count > $0.utf8.count && name.suffix($0.utf8.count).elementsEqual($0.utf8)
        }
    }
}
