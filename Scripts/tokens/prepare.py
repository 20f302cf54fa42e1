#!/usr/bin/env python3
"""Writes the training data of the token model: OUT/words.tsv, OUT/train.txt, OUT/dev.txt.

    prepare.py SHARED OUT        needs PyPI fugashi and unidic-lite

SHARED holds suites/ and eval/. Gold segmentation: suites/seg/gsd.train; everything else is segmented, and all of it
tagged, by MeCab with unidic-lite. gsd.dev is written for measuring only, and its sentences are kept out of the rest.

A line of train.txt and dev.txt is a text: a weight class (g gold, s silver), then tokens `surface 0x1F tag`, all parted
by tabs. Gaps stand in a surface before the character they precede: 0x01 a space, 0x02 wide white space, 0x03 a line
break. words.tsv has `surface, cost, tag:cost …`, the lowest cost first.
"""

import json
import pathlib
import sys
import unicodedata

import fugashi
import unidic_lite

import lexicon
from tags import UNKNOWN, tag

SPACE, WIDE, LINE = "\x01", "\x02", "\x03"
GAPS = SPACE + WIDE + LINE

tagger = fugashi.GenericTagger(f"-d {unidic_lite.DICDIR} -r {unidic_lite.DICDIR}/mecabrc")


def fold(text):
    return "".join(c for c in unicodedata.normalize("NFKC", text) if c >= " " or c in "\n\t")


def words(text):
    """MeCab's words of a text without white space: (surface, tag)."""
    return [(node.surface, tag(*node.feature[:4])) for node in tagger(text)]


def japanese(c):
    return c >= "\u3005" and not unicodedata.category(c).startswith("P")


def without_white_space(text):
    """The text's ink and, for each place in it, the gap before it. A single space between Japanese characters is noise;
    a space beside Latin letters and wide white space end a word and are returned as cuts."""
    ink, gaps, cuts = [], {}, set()
    k = 0
    while k < len(text):
        if text[k].isspace():
            start = k
            while k < len(text) and text[k].isspace():
                k += 1
            if not ink or k == len(text):
                continue
            run = text[start:k]
            if "\n" in run:
                gaps[len(ink)] = LINE
                if run.count("\n") > 1:
                    cuts.add(len(ink))
            elif run == " ":
                gaps[len(ink)] = SPACE
                if not (japanese(ink[-1]) and japanese(text[k])):
                    cuts.add(len(ink))
            else:
                gaps[len(ink)] = WIDE
                cuts.add(len(ink))
        else:
            ink.append(text[k])
            k += 1
    return "".join(ink), gaps, cuts


def silver(text):
    """The tokens of a text by MeCab, with the gaps of the text put back."""
    ink, gaps, cuts = without_white_space(text)
    tokens, at = [], 0
    for end in sorted(cuts) + [len(ink)]:
        if end > at:
            tokens += words(ink[at:end])
            at = end
    if "".join(surface for surface, _ in tokens) != ink:
        return []
    return with_gaps(tokens, gaps)


def with_gaps(tokens, gaps):
    out, at = [], 0
    for surface, number in tokens:
        out.append(("".join(gaps.get(at + k, "") + c for k, c in enumerate(surface)), number))
        at += len(surface)
    return out


def gold(record):
    """The given segmentation; a token's tag is MeCab's where MeCab has the same token, or else the given one."""
    surfaces = [fold(token).replace(" ", "") for token in record["tokens"]]
    surfaces = [surface for surface in surfaces if surface]
    text = "".join(surfaces)
    given = record.get("pos")
    if given and len(given) == len(surfaces):
        numbers = [tag(*p.split("-")) for p in given]
    else:
        by_place, at = {}, 0
        for surface, number in words(text):
            by_place[at, len(surface)] = number
            at += len(surface)
        numbers, at = [], 0
        for surface in surfaces:
            numbers.append(by_place.get((at, len(surface)), UNKNOWN))
            at += len(surface)
    return list(zip(surfaces, numbers))


def line(kind, tokens):
    return kind + "\t" + "\t".join(f"{surface}\x1f{number}" for surface, number in tokens) + "\n"


def paragraphs(text):
    """A document in pieces of running text: a line that looks full and does not end a sentence goes on in the next."""
    piece = ""
    for row in text.split("\n"):
        row = row.strip(" \t\r")
        full = len(row) >= 28 and row[-1] not in "。！？」』）)】"
        piece += row
        if full:
            piece += "\n"
        else:
            if piece.strip():
                yield piece.strip("\n")
            piece = ""
    if piece.strip():
        yield piece.strip("\n")


def rows(path):
    with open(path, encoding="utf-8") as file:
        for row in file:
            yield json.loads(row)


def main(shared, out):
    shared, out = pathlib.Path(shared), pathlib.Path(out)
    out.mkdir(parents=True, exist_ok=True)
    suites = shared / "suites"

    seen = set()
    with open(out / "dev.txt", "w", encoding="utf-8") as file:
        for record in rows(suites / "seg/gsd.dev.jsonl"):
            seen.add(fold(record["text"]))
            file.write(line("g", gold(record)))

    count = {"g": 0, "s": 0}
    with open(out / "train.txt", "w", encoding="utf-8") as file:

        def put(kind, tokens):
            if tokens:
                count[kind] += len(tokens)
                file.write(line(kind, tokens))

        for record in rows(suites / "seg/gsd.train.jsonl"):
            text = fold(record["text"])
            if text not in seen:
                seen.add(text)
                put("g", gold(record))
        texts = ["seg/wac.train.jsonl", "ner/gsd.train.jsonl", "ner/wac.train.jsonl", "ner/stockmark.jsonl",
                 "ner/hironsan.jsonl", "sentences/bunkai.jsonl", "addresses/geolonia.jsonl",
                 "dates/ja-timex-sentences.jsonl", "dates/gsd.train.jsonl", "amounts/gsd.train.jsonl"]
        for name in texts:
            for record in rows(suites / name):
                text = fold(record.get("text") or record.get("input") or "")
                if text and text not in seen and len(text) < 5000:
                    seen.add(text)
                    put("s", silver(text))
        for folder in ("train",):
            for path in sorted((shared / "eval" / folder).glob("*.txt")):
                if path.name.endswith(".gold.txt"):
                    continue
                for piece in paragraphs(fold(path.read_text(encoding="utf-8"))):
                    put("s", silver(piece))
    print("tokens:", count)

    best = {}
    for surface, given in lexicon.entries(pathlib.Path(unidic_lite.DICDIR) / "sys.dic"):
        surface = fold(surface)
        if not surface or any(c.isspace() for c in surface) or "\ufffd" in surface:
            continue
        costs = best.setdefault(surface, {})
        for number, cost in given:
            if number != UNKNOWN:
                costs[number] = min(cost, costs.get(number, 1 << 20))
    with open(out / "words.tsv", "w", encoding="utf-8") as file:
        for surface in sorted(best):
            costs = sorted(best[surface].items(), key=lambda item: (item[1], item[0]))
            if costs:
                file.write("\t".join([surface, str(costs[0][1])] + [f"{n}:{c}" for n, c in costs]) + "\n")
    print("words:", len(best))


if __name__ == "__main__":
    main(*sys.argv[1:3])
