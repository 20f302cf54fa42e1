"""E-mail addresses: all of a text, at their place."""
from common import Row, mentions


def spans(cases, extract):
    row = Row()
    for case, record in zip(cases, extract([c["input"] for c in cases])):
        found = sorted((s, e) for s, e, _ in mentions(record, "email"))
        wanted = sorted((s["start"], s["end"]) for s in case["spans"])
        row.count(
            found == wanted, f"{case['input']!r} wanted {[s['text'] for s in case['spans']]} "
            f"got {[case['input'][s:e] for s, e in found]}")
    return [row]


SUITES = {"email-in-text-jp": spans, "duckling-email": spans, "recognizers-email": spans}
