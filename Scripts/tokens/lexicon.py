"""Reads the word list out of a compiled MeCab dictionary (sys.dic)."""

import mmap
import struct
import sys

from tags import UNKNOWN, tag

sys.setrecursionlimit(100_000)


def entries(path):
    """Yields (surface, [(tag, cost)]) for every word of the dictionary, in the order of the trie."""
    with open(path, "rb") as file:
        data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    _, _, _, _, _, _, dsize, tsize, fsize, _ = struct.unpack_from("<10I", data, 0)
    charset = data[40:72].split(b"\0")[0].decode()
    assert charset.lower().replace("-", "") == "utf8", charset
    start = 72
    units = struct.unpack_from(f"<{dsize // 4}i", data, start)
    tokens_at = start + dsize
    features_at = tokens_at + tsize
    base, check = units[0::2], [u & 0xFFFFFFFF for u in units[1::2]]
    size = len(base)
    tag_of_feature = {}

    def tag_at(offset):
        if offset not in tag_of_feature:
            end = data.find(b"\0", features_at + offset)
            levels = data[features_at + offset:min(end, features_at + offset + 200)].decode("utf-8", "ignore").split(",")
            tag_of_feature[offset] = tag(*levels[:4])
        return tag_of_feature[offset]

    # Darts: the node reached by byte c from a node with base b is b + c + 1; its check is b; b itself ends a word.
    stack = [(base[0], b"")]
    while stack:
        b, prefix = stack.pop()
        if b < size and check[b] == b and base[b] < 0:
            value = -base[b] - 1
            count, first = value & 0xFF, value >> 8
            words = []
            for k in range(first, first + count):
                _, _, _, cost, feature, _ = struct.unpack_from("<HHHhII", data, tokens_at + 16 * k)
                words.append((tag_at(feature), cost))
            yield prefix.decode("utf-8", "replace"), words
        for c in range(255, -1, -1):
            p = b + c + 1
            if p < size and check[p] == b and base[p] != 0:
                stack.append((base[p], prefix + bytes([c])))


if __name__ == "__main__":
    number = 0
    for surface, words in entries(sys.argv[1]):
        number += 1
        if number % 40_000 == 0:
            print(surface, words)
    print(number)
