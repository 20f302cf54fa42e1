"""Telephone numbers: spans in text, the parts of a number, and look-alikes."""
import re

from common import Row, mentions


def kind(value):
    return "mobile" if re.match(r"\+81[6-9]0", value or "") else "landline"


def in_text(cases, extract):
    """All numbers of the kind that the peer looks for, at their place; obfuscated ones (〇九O-①②③④) apart."""
    rows = [Row("plain"), Row("obfuscated")]
    for case, record in zip(cases, extract([c["input"] for c in cases])):
        found = sorted({
            (s, e) for s, e, v in mentions(record, "phone", "fax")
            if not case.get("only") or kind(v) in case["only"]})
        wanted = sorted((s["start"], s["end"]) for s in case["spans"])
        rows[1 if case.get("obfuscated") else 0].count(
            found == wanted, f"{case['input']!r} wanted {[s['text'] for s in case['spans']]} "
            f"got {[case['input'][s:e] for s, e in found]}")
    return rows


def split(cases, extract):
    """Area code, exchange and subscriber number. A peer that takes ー for no dash refuses what documents are full of: by
    convention."""
    row = Row()
    for case, record in zip(cases, extract([c["input"] for c in cases])):
        found = [m.get("national") for m in record["mentions"] if m["type"] == "phone"]
        wanted = [s["value"] for s in case["spans"]]
        by = ["ー refused"] if found and not wanted and case.get("invalid") and "ー" in case["input"] else []
        row.count(found == wanted or by, f"{case['input']!r} wanted {wanted} got {found}", by)
    return [row]


def lookalikes(cases, extract):
    """Cases without a Japanese number must give none."""
    row = Row("none")
    kept = [c for c in cases if not c["spans"]]
    for case, record in zip(kept, extract([c["input"] for c in kept])):
        found = mentions(record, "phone", "fax")
        row.count(not found, f"{case['input']!r} got {[case['input'][s:e] for s, e, _ in found]}")
    return [row]


SUITES = {"phone-in-text-jp": in_text, "phone-split-jp": split, "recognizers-phone": lookalikes}
