#!/usr/bin/env python3
"""GiNZA (PyPI: ginza, ja_ginza) beside `extract`: organizations, persons, speed. Prints a Markdown table.

    Scripts/Names/peers.py [EXTRACT] [SHARED]      default: .build/release/extract ../shared

Run it with a Python that has both packages (python3 -m venv DIR; DIR/bin/pip install ginza ja_ginza). Both read plain text,
GiNZA paragraph by paragraph, since its tokenizer takes no more than 49,149 bytes at once.

On the corpora of ../shared/suites/ner: bounds exact, counted as Scripts/Names/trainer.cpp does, legal forms outside of
names on both sides; stockmark without `extract`, which learns from it (train.sh suites measures it by folds). On
../shared/eval: by score.py, spans and values. GiNZA's labels become organizations by its own table
(ENE_ONTONOTES_MAPPING: ORG), and in rows of their own by that and the classes of institutions and parties, which our
documents count as organizations too.
"""
import glob
import json
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
import unicodedata

# For a figure a core, before anything starts threads.
os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"
try:
    import ja_ginza
    from ginza.ene_ontonotes_mapper import ENE_ONTONOTES_MAPPING
except ImportError:
    print("GiNZA is not installed for this Python (pip install ginza ja_ginza): nothing measured")
    sys.exit(0)

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from corpora import bit, suite_texts, without_legal_form

arguments = sys.argv[1:] + [None, None]
extract = os.path.abspath(arguments[0] or ".build/release/extract")
shared = arguments[1] or "../shared"
sys.path.insert(0, os.path.join(shared, "eval"))
import gold

ORGANIZATIONS = {label for label, kind in ENE_ONTONOTES_MAPPING.items() if kind == "ORG"}
INSTITUTIONS = ORGANIZATIONS | {
    "International_Organization", "Political_Organization_Other", "Political_Party", "School", "Research_Institute",
    "Public_Institution", "Museum", "GOE_Other",
}
READINGS = [("GiNZA, ORG", ORGANIZATIONS), ("GiNZA, ORG and institutions", INSTITUTIONS)]
nlp = ja_ginza.load()


def found_by_ginza(texts):
    """For each text its entities, (start, end, label), in code points."""
    pieces = [(number, m.start(), m.group()) for number, text in enumerate(texts)
              for m in re.finditer(r"\S(?:.|\n(?!\s*\n))*", text)]
    found = [[] for _ in texts]
    for doc, (number, start, _) in zip(nlp.pipe([piece for _, _, piece in pieces], batch_size=64), pieces):
        found[number] += [(start + e.start_char, start + e.end_char, e.label_) for e in doc.ents]
    return found


def found_by_extract(texts, copies=1):
    """The records of the texts, and the processor time that they took."""
    with tempfile.TemporaryDirectory() as folder:
        for copy in range(copies):
            for number, text in enumerate(texts):
                with open(f"{folder}/{copy:03}-{number:05}.txt", "w", encoding="utf-8", newline="") as file:
                    file.write(text)
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        answer = subprocess.run([extract, "--jobs", "1", folder], stdout=subprocess.PIPE, check=True).stdout
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    records = [json.loads(line) for line in answer.decode().splitlines()[:len(texts)]]
    return records, after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def row(*cells):
    print("| " + " | ".join(str(c) for c in cells) + " |", flush=True)


def scored(name, what, right, spurious, missed):
    precision, recall = right / max(1, right + spurious), right / max(1, right + missed)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    row(name, what, f"{precision:.3f}", f"{recall:.3f}", f"**{f1:.3f}**")


def corpus(group):
    texts = list(suite_texts(os.path.join(shared, "suites/ner", group + ".jsonl"), group))
    plain = [text["text"] for text in texts]
    ginza = found_by_ginza(plain)
    answers = [(name, [[(s, e) for s, e, label in found if label in labels] for found in ginza])
               for name, labels in READINGS]
    if group.endswith(".dev"):
        records, _ = found_by_extract(plain)
        answers.append(("Kirinuki, as shipped", [
            [(m["start"], m["end"]) for m in record["mentions"] if m["type"] == "organization"] for record in records]))
    for name, answer in answers:
        right = spurious = missed = 0
        for text, spans in zip(texts, answer):
            want = {(m["s"], m["e"]) for m in text["marks"] if m["types"] == bit("org")}
            # Where the corpus allows several readings nothing is wrong.
            free = [(m["s"], m["e"]) for m in text["marks"] if m["types"].bit_count() != 1]
            got = {without_legal_form(text["text"], s, e) for s, e in spans}
            right += len(got & want)
            missed += len(want - got)
            spurious += sum(2 * sum(max(0, min(e, b) - max(s, a)) for a, b in free) < e - s for s, e in got - want)
        scored(group, name, right, spurious, missed)


def record(name, text, entities, labels):
    """What GiNZA found in a document, as ../shared/eval/OUTPUT.md writes it."""
    mentions = []
    for s, e, label in sorted(entities):
        kind = "organization" if label in labels else "person" if label == "Person" else None
        if kind:
            a, b = without_legal_form(text, s, e) if kind == "organization" else (s, e)
            value = "".join(unicodedata.normalize("NFKC", text[a:b]).split())
            mentions.append({"type": kind, "text": text[s:e], "start": s, "end": e, "value": value})
    return {"source": {"path": name + ".txt"}, "mentions": mentions}


def documents(part):
    folder = os.path.join(shared, "eval", part)
    names = [os.path.basename(path)[:-len(".gold.txt")] for path in sorted(glob.glob(f"{folder}/*.gold.txt"))]
    texts = [gold.load(f"{folder}/{name}.gold.txt").text for name in names]
    ginza = found_by_ginza(texts)
    answers = [(name, [record(*document, labels) for document in zip(names, texts, ginza)]) for name, labels in READINGS]
    records, _ = found_by_extract(texts)
    answers.append(("Kirinuki", [dict(r, source={"path": n + ".txt"}) for n, r in zip(names, records)]))
    for name, answer in answers:
        with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
            file.writelines(json.dumps(r, ensure_ascii=False) + "\n" for r in answer)
            file.flush()
            scores = json.loads(subprocess.run(
                [sys.executable, os.path.join(shared, "eval/score.py"), folder, file.name, "--json"],
                stdout=subprocess.PIPE, check=True).stdout)
        for kind, word in ("org", "organizations"), ("person", "persons"):
            scored(f"{part}, {word}", name, *(scores[kind][k] for k in ("tp", "fp", "fn")))


def speed(part):
    folder = os.path.join(shared, "eval", part)
    texts = [gold.load(path).text for path in sorted(glob.glob(f"{folder}/*.gold.txt"))]
    size = sum(len(text.encode()) for text in texts)
    start = time.process_time()
    found_by_ginza(texts)
    ginza = size / (time.process_time() - start)
    # Copies, so that the program's start does not count.
    copies = max(1, 8_000_000 // size)
    ours = size * copies / found_by_extract(texts, copies)[1]
    print(f"\nSpeed on {part}, one core, kB/s: GiNZA {ginza / 1e3:.1f}, extract {ours / 1e3:.0f}, with reading and writing of files; "
          f"{ours / ginza:.0f} times as fast.")


row("text", "", "precision", "recall", "F1")
row("---", "---", "---:", "---:", "---:")
for group in "wac.dev", "gsd.dev", "stockmark":
    corpus(group)
for part in "dev", "seeds":
    documents(part)
speed("dev")
