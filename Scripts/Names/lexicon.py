#!/usr/bin/env python3
"""Writes the words of the name model, a line each: word, what is known of it, the number of its vector or 0, with tabs.

    lexicon.py --sources DIR --vectors OUT [IPADIC_DIR] >words.tsv

What is known: bits 0…14 kinds of ipadic and of words.txt, bits 24…31 kinds of SudachiDict. DIR holds two wheels, as `pip
download --no-deps sudachidict_core==20240409 ja_ginza==5.3.0` leaves them. OUT gets the vectors: their count and their
size (32 bits each), then their numbers (floats of 32 bits).

Sources: mecab-ipadic 2.7.0-20070801 (Debian package mecab-ipadic; BSD-3-Clause with the ICOT term); SudachiDict core
20240409 (Apache-2.0); the vectors of chiVe that ja_ginza carries (Apache-2.0); and words.txt, written for this project.
"""
import argparse
import collections
import glob
import io
import json
import os
import re
import struct
import unicodedata
import zipfile

KINDS = ["surname", "given", "place", "organization", "proper", "noun", "legalform", "honorific", "role", "head",
         "department", "label", "suffix", "verbal", "thing"]
BIT = {k: 1 << i for i, k in enumerate(KINDS)}
VECTOR = 64  # numbers of a vector: its principal components
PROPER, PLACE, SURNAME, GIVEN, PERSON, NOUN = (1 << k for k in (24, 25, 26, 27, 28, 30))
JAPANESE = re.compile(r"^[ぁ-ゖァ-ヺー・一-鿿々ヶA-Z0&.]+$")
NO_WORD = re.compile(r"^[0.&・ー]+$|^[0ーッャュョンァィゥェォ]|0.*[A-Z]|[A-Z].*0|^[ぁ-ゖー]{5,}$")


def fold(word):
    word = unicodedata.normalize("NFKC", word).upper()
    out = []
    for c in word:
        out.append("0" if c.isdigit() and c.isascii() else "ー" if c in "-‐–—―−" else c)
    return "".join(out)


def wheel(sources, name):
    return zipfile.ZipFile(sorted(glob.glob(os.path.join(sources, name + "*.whl")))[-1])


def member(archive, ending):
    return archive.read(next(n for n in archive.namelist() if n.endswith(ending)))


def sudachi(data):
    """Surface, part of speech, normalized form and whether it is looked up alone, for each word of a dictionary."""
    def string(at):
        n = data[at]
        at += 1
        if n >= 128:
            n = (n & 0x7F) << 8 | data[at]
            at += 1
        return data[at:at + 2 * n].decode("utf-16-le", "replace"), at + 2 * n

    at = 272  # the header: version, time, description
    count, = struct.unpack_from("<H", data, at)
    at += 2
    speech = []
    for _ in range(count):
        parts = []
        for _ in range(6):
            text, at = string(at)
            parts.append(text)
        speech.append(tuple(parts))
    left, right = struct.unpack_from("<HH", data, at)  # the matrix of connection costs
    at += 4 + 2 * left * right
    for width in (4, 1):  # the trie, the words at its leaves
        count, = struct.unpack_from("<I", data, at)
        at += 4 + width * count
    count, = struct.unpack_from("<I", data, at)
    parameters = at + 4
    offsets = parameters + 6 * count
    for k in range(count):
        at, = struct.unpack_from("<I", data, offsets + 4 * k)
        word, at = string(at)
        at += 2 if data[at] >= 128 else 1
        part, = struct.unpack_from("<H", data, at)
        normal, at = string(at + 2)
        alone = struct.unpack_from("<h", data, parameters + 6 * k)[0] >= 0
        yield word, speech[part], normal or word, alone


def murmur(data, seed=1):
    """MurmurHash64A: the keys of spaCy's strings."""
    m, mask = 0xC6A4A7935BD1E995, (1 << 64) - 1
    h = seed ^ (len(data) * m & mask)
    whole = len(data) // 8
    for k in struct.unpack(f"<{whole}Q", data[:8 * whole]):
        k = k * m & mask
        k = (k ^ k >> 47) * m & mask
        h = (h ^ k) * m & mask
    if data[8 * whole:]:
        h = (h ^ int.from_bytes(data[8 * whole:], "little")) * m & mask
    h = (h ^ h >> 47) * m & mask
    return h ^ h >> 47


def rows_of(data):
    """A MessagePack map of whole numbers."""
    at = {0xDE: 3, 0xDF: 5}.get(data[0], 1)

    def number(at):
        width = {0xCC: 1, 0xCD: 2, 0xCE: 4, 0xCF: 8}.get(data[at], 0)
        return (int.from_bytes(data[at + 1:at + 1 + width], "big") if width else data[at]), at + 1 + width

    rows = {}
    while at < len(data):
        key, at = number(at)
        rows[key], at = number(at)
    return rows


def vectors(archive):
    """The words that have a vector, each with its row, and the vectors' first principal components."""
    import numpy
    rows = rows_of(member(archive, "/vocab/key2row"))
    words = {}
    for word in json.loads(member(archive, "/vocab/strings.json")):
        row = rows.get(murmur(word.encode()))
        if row is not None:
            words[word] = row
    table = numpy.load(io.BytesIO(member(archive, "/vocab/vectors")))
    table = table / numpy.maximum(numpy.linalg.norm(table, axis=1, keepdims=True), 1e-6)
    # Many words share a row, for only some are kept; a row counts by the root of its words.
    weights = numpy.sqrt(numpy.bincount(list(words.values()), minlength=len(table)))[:, None]
    table = table - (table * weights).sum(0) / weights.sum()
    sizes, axes = numpy.linalg.eigh((table * weights).T @ table / weights.sum())
    return words, (table @ axes[:, ::-1][:, :VECTOR] / numpy.sqrt(sizes[-1])).astype("<f4")


def add_sources(words, sources, out):
    listed = collections.defaultdict(int)
    for word, part, normal, alone in sudachi(member(wheel(sources, "[Ss]udachi[Dd]ict_core"), "system.dic")):
        word = fold(word)
        listed[fold(normal)] |= 0
        if part[:3] == ("名詞", "固有名詞", "一般"):
            listed[word] |= 0 if word.endswith("駅") else PROPER
        elif part[:4] == ("名詞", "固有名詞", "人名", "一般"):
            listed[word] |= PERSON
        elif part[:3] == ("名詞", "固有名詞", "人名"):
            listed[word] |= (SURNAME if part[3] == "姓" else GIVEN) if len(word) <= 3 else 0
        elif part[:3] == ("名詞", "固有名詞", "地名"):
            listed[word] |= PLACE if len(word) <= 4 else 0
        else:
            listed[word] |= NOUN if part[:2] == ("名詞", "普通名詞") and alone else 0
    rows, table = vectors(wheel(sources, "ja_ginza"))
    with open(out, "wb") as f:
        f.write(struct.pack("<II", *table.shape) + table.tobytes())
    numbers = {}
    for word, row in sorted(rows.items()):
        word = fold(word)
        if word in listed and 2 <= len(word) <= 7 and JAPANESE.match(word) and not NO_WORD.search(word):
            words[word] |= 0
            numbers[word] = row + 1
    for word, kinds in listed.items():
        if word in words:
            words[word] |= kinds if len(word) > 1 else 0
        elif kinds & (PROPER | PERSON) and 2 <= len(word) <= 8 and JAPANESE.match(word) and not NO_WORD.search(word):
            words[word] = kinds
    return numbers


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--sources", required=True)
    parser.add_argument("--vectors", required=True)
    parser.add_argument("folder", nargs="?", default="/usr/share/mecab/dic/ipadic")
    options = parser.parse_args()
    words = collections.defaultdict(int)

    def add(word, kind, shortest=1):
        word = fold(word)
        if shortest <= len(word) <= 12:
            words[word] |= BIT[kind]

    for name in ["Noun.name", "Noun.org", "Noun.place", "Noun.proper", "Noun", "Noun.verbal", "Noun.adjv", "Suffix",
                 "Noun.adverbal", "Prefix"]:
        with open(os.path.join(options.folder, name + ".csv"), encoding="euc-jp", errors="replace") as f:
            for line in f:
                c = line.rstrip("\n").split(",")
                word, pos = c[0], tuple(c[4:8])
                if pos[:3] == ("名詞", "固有名詞", "人名"):
                    add(word, {"姓": "surname", "名": "given"}.get(pos[3], "proper"))
                elif pos[:3] == ("名詞", "固有名詞", "地域"):
                    add(word, "place")
                elif pos[:3] == ("名詞", "固有名詞", "組織"):
                    add(word, "organization", 2)
                elif pos[:2] == ("名詞", "固有名詞"):
                    add(word, "proper", 2)
                elif pos[1] == "サ変接続":
                    add(word, "verbal", 2)
                elif pos[0] == "名詞" and pos[1] == "接尾":
                    add(word, "suffix")
                elif pos[0] == "名詞":
                    add(word, "noun", 2)
    here = os.path.dirname(os.path.abspath(__file__))
    with open(os.path.join(here, "words.txt"), encoding="utf-8") as f:
        kind = None
        for line in f:
            line = line.split("#")[0].strip()
            if line.startswith("["):
                kind = line[1:-1]
            else:
                for word in line.split():
                    add(word, kind)
    numbers = add_sources(words, options.sources, options.vectors)
    for word in sorted(words):
        if words[word] or word in numbers:
            print(word, words[word], numbers.get(word, 0), sep="\t")


main()
