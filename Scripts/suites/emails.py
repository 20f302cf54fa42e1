"""E-mail addresses: all of a text, at their place.

Where the peer reads mail headers it refuses one with an unclosed quotation mark or bracket; in a document the address in
it still reaches somebody. Such a case passes by convention.
"""
from common import Row, mentions


def spans(cases, extract):
    row = Row()
    for case, record in zip(cases, extract([c["input"] for c in cases])):
        found = sorted((s, e) for s, e, _ in mentions(record, "email"))
        wanted = sorted((s["start"], s["end"]) for s in case["spans"])
        by = ["unclosed header"] if found and not wanted and all(
            case["input"][:s].rfind(mark) >= 0 and case["input"][e:].find(close) < 0
            for s, e in found for mark, close in [('"', '"') if '"' in case["input"][:s] else ("<", ">")]) else []
        row.count(
            found == wanted or by, f"{case['input']!r} wanted {[s['text'] for s in case['spans']]} "
            f"got {[case['input'][s:e] for s, e in found]}", by)
    return [row]


SUITES = {"email-in-text-jp": spans, "duckling-email": spans, "recognizers-email": spans}
