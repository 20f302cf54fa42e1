"""Amounts of yen: spans and values."""
from common import Row, mentions


def currency(cases, extract):
    """Cases with yen, and cases without that must give none."""
    rows = [Row("yen"), Row("other")]
    for case, record in zip(cases, extract([c["input"] for c in cases])):
        found = mentions(record, "amount")
        yen = [s for s in case["spans"] if s["unit"] == "JPY"]
        ok = sorted((s["start"], s["end"], s["value"]) for s in yen) == sorted(found)
        rows[0 if yen else 1].count(
            ok, f"{case['input']!r} wanted {[(s['text'], s['value']) for s in yen]} "
            f"got {[(case['input'][s:e], v) for s, e, v in found]}")
    return rows


def yen_spans(cases, extract):
    """Spans of corpora with 円 behind a figure: recall."""
    row = Row("円")
    kept = [c for c in cases if any("円" in s["text"] for s in c["spans"])]
    for case, record in zip(kept, extract([c["input"] for c in kept])):
        found = mentions(record, "amount")
        for span in case["spans"]:
            at = case["input"].find("円", span["start"], span["end"])
            if at > span["start"]:
                row.count(any(s <= at < e for s, e, _ in found), f"{span['text']!r} in {case['input']!r}")
    return [row]


SUITES = {
    "recognizers-currency": currency,
    "numexp-amount": yen_spans,
    "gsd.train": yen_spans,
    "gsd.dev": yen_spans,
    "wac.train": yen_spans,
    "wac.dev": yen_spans,
    "hironsan": yen_spans,
}
