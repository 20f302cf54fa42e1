#!/usr/bin/env python3
"""Writes annotated texts as the trainer reads them: JSON Lines {"name", "group", "text", "marks"}.

    corpora.py SHARED_DIR [--noise] [GROUP=DIR ...] >texts.jsonl

A mark has a start, an end (code points), the types it can have, and `free`, where any reading is right.
Groups: train, dev, seeds (../shared/eval), the corpora of ../shared/suites/ner, and a group a further directory of
annotated documents (*.gold.txt).
"""
import glob
import json
import os
import random
import re
import sys

TYPES = {"org": 0, "person": 1, "dept": 2, "role": 3, "place": 4, "other": 5}
LEGAL = re.compile(
    r"(?:株式会社|有限会社|合同会社|合資会社|合名会社|相互会社|㈱|㈲|[(（](?:株|有|合|財|社)[)）]|特定非営利活動法人|NPO法人|"
    r"(?:一般|公益)?(?:社団|財団)法人|社会福祉法人|学校法人|医療法人|宗教法人|独立行政法人|国立研究開発法人|国立大学法人)")


def bit(*types):
    return sum(1 << TYPES[t] for t in types)


def eval_texts(shared, directory, group):
    sys.path.insert(0, os.path.join(shared, "eval"))
    import gold
    for path in sorted(glob.glob(os.path.join(directory, "*.gold.txt"))):
        g = gold.load(path)
        marks = []
        for m in g.marks:
            if m.optional:
                if m.type in TYPES or m.type == "address":
                    marks.append({"s": m.start, "e": m.end, "types": 0, "free": True})
            elif m.type in TYPES:
                marks.append({"s": m.core_start, "e": m.core_end, "types": bit(m.type), "free": False})
        yield {"name": os.path.basename(path)[:-len(".gold.txt")], "group": group, "text": g.text, "marks": marks,
               "rest": bit("place", "other")}


def without_legal_form(text, s, e):
    """The bounds of a name without the legal forms that it starts and ends with."""
    name = text[s:e]
    m = LEGAL.match(name)
    if m and m.end() < len(name):
        s += m.end()
    for m in LEGAL.finditer(name):
        if m.end() == len(name) and m.start() > 0:
            e -= len(m.group())
    return s, e


def suite_texts(path, group):
    for line in open(path, encoding="utf-8"):
        d = json.loads(line)
        marks = []
        for e in d["entities"]:
            s, t = e["start"], e["end"]
            kind, label = e["type"], e["label"]
            if kind == "ORG":
                s, t = without_legal_form(d["text"], s, t)
                if s < t:
                    marks.append({"s": s, "e": t, "types": bit("org"), "free": False})
            elif kind == "PERSON":
                marks.append({"s": s, "e": t, "types": bit("person"), "free": False})
            elif kind == "LOC":
                marks.append({"s": s, "e": t, "types": bit("place"), "free": False})
            elif kind == "FACILITY":
                marks.append({"s": s, "e": t, "types": bit("org", "dept", "other", "place"), "free": False})
            elif kind in ("PRODUCT", "EVENT"):
                marks.append({"s": s, "e": t, "types": bit("other"), "free": False})
            elif label in ("NORP", "TITLE_AFFIX", "OPTIONAL", "LAW", "MOVEMENT"):
                marks.append({"s": s, "e": t, "types": 0, "free": True})
        yield {"name": d.get("doc") or d["id"], "group": group, "text": d["text"], "marks": marks,
               "rest": 0}


def own_texts(path):
    """The texts written for this project, own.txt."""
    with open(path, encoding="utf-8") as f:
        blocks = "".join(line for line in f if not line.startswith("#")).split("\n\n")
    for number, block in enumerate(blocks):
        out, marks, n, at = [], [], 0, 0
        for m in re.finditer(r"\[(org|person|dept|role):([^\]]*)\]", block):
            out.append(block[at:m.start()])
            n += m.start() - at
            out.append(m.group(2))
            marks.append({"s": n, "e": n + len(m.group(2)), "types": bit(m.group(1)), "free": False})
            n += len(m.group(2))
            at = m.end()
        out.append(block[at:])
        yield {"name": f"own-{number}", "group": "train+own", "text": "".join(out).strip("\n"), "marks": marks,
               "rest": bit("place", "other")}


def noisy(doc, rng):
    """The document with white space and line breaks put into it, as conversions do."""
    text, marks = doc["text"], doc["marks"]
    rate = rng.choice([0.01, 0.03, 0.08])
    out, shift, n = [], [0] * (len(text) + 1), 0
    for i, c in enumerate(text):
        japanese = lambda x: "\u3040" <= x <= "\u9fff"
        if i and japanese(c) and japanese(text[i - 1]) and rng.random() < rate:
            out.append(" ")
            n += 1
        shift[i] = n
        out.append(c)
        n += 1
    shift[len(text)] = n
    moved = [dict(m, s=shift[m["s"]], e=shift[m["e"] - 1] + 1) for m in marks]
    return dict(doc, text="".join(out), marks=moved)


def main():
    shared = sys.argv[1]
    rng = random.Random(7)
    texts = []
    for part in ("train", "dev", "seeds"):
        texts += eval_texts(shared, os.path.join(shared, "eval", part), part)
    for argument in sys.argv[2:]:
        group, equals, directory = argument.partition("=")
        if equals:
            texts += eval_texts(shared, directory, group)
    texts += own_texts(os.path.join(os.path.dirname(os.path.abspath(__file__)), "own.txt"))
    ner = os.path.join(shared, "suites", "ner")
    for group, name in [("stockmark", "stockmark.jsonl"), ("wac", "wac.train.jsonl"), ("gsd", "gsd.train.jsonl"),
                        ("hironsan", "hironsan.jsonl"), ("wac.dev", "wac.dev.jsonl"), ("gsd.dev", "gsd.dev.jsonl")]:
        texts += suite_texts(os.path.join(ner, name), group)
    for doc in texts:
        print(json.dumps(doc, ensure_ascii=False))
    if "--noise" in sys.argv:
        for doc in texts:
            if doc["group"] in ("train", "train+documents"):
                print(json.dumps(dict(noisy(doc, rng), group="train+noise"), ensure_ascii=False))


if __name__ == "__main__":
    main()
