"""Web addresses: all of a text, at their place; those that touch Japanese text apart."""
from common import Row, mentions


def spans(cases, extract):
    rows = [Row(), Row("cjk")]
    for case, record in zip(cases, extract([c["input"] for c in cases])):
        found = sorted((s, e) for s, e, _ in mentions(record, "url"))
        wanted = sorted((s["start"], s["end"]) for s in case["spans"])
        rows[1 if case.get("cjk") else 0].count(
            found == wanted, f"{case['input']!r} wanted {[s['text'] for s in case['spans']]} "
            f"got {[case['input'][s:e] for s, e in found]}")
    return [row for row in rows if row.total]


SUITES = {"twitter-text": spans, "duckling-url": spans, "recognizers-url": spans}
