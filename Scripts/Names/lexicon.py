#!/usr/bin/env python3
"""Writes the words of the name model, a line each: word, tab, bit set of its kinds.

    lexicon.py [IPADIC_DIR] >words.tsv

Source: mecab-ipadic 2.7.0-20070801 (Debian package mecab-ipadic; BSD-3-Clause with the ICOT term), and the lists of
this folder, words.txt, written for this project.
"""
import collections
import os
import sys
import unicodedata

KINDS = ["surname", "given", "place", "organization", "proper", "noun", "legalform", "honorific", "role", "head",
         "department", "label", "suffix", "verbal", "thing"]
BIT = {k: 1 << i for i, k in enumerate(KINDS)}


def fold(word):
    word = unicodedata.normalize("NFKC", word).upper()
    out = []
    for c in word:
        out.append("0" if c.isdigit() and c.isascii() else "ー" if c in "-‐–—―−" else c)
    return "".join(out)


def main():
    folder = sys.argv[1] if len(sys.argv) > 1 else "/usr/share/mecab/dic/ipadic"
    words = collections.defaultdict(int)

    def add(word, kind, shortest=1):
        word = fold(word)
        if shortest <= len(word) <= 12:
            words[word] |= BIT[kind]

    for name in ["Noun.name", "Noun.org", "Noun.place", "Noun.proper", "Noun", "Noun.verbal", "Noun.adjv", "Suffix",
                 "Noun.adverbal", "Prefix"]:
        with open(os.path.join(folder, name + ".csv"), encoding="euc-jp", errors="replace") as f:
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
    for word in sorted(words):
        print(word, words[word], sep="\t")


main()
