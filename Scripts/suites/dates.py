"""Dates and times. Conventions of the peers are brought to ours before values are compared."""
import re

from common import Row, mentions

WANTED = {"date", "time", "datetime", "range"}


def ours(value):
    """A peer's value in our convention: fiscal years as intervals, hours with their minutes."""
    if value is None:
        return None
    fiscal = re.fullmatch(r"FY(\d{4})", value)
    if fiscal:
        year = int(fiscal[1])
        return f"{year}-04-01/{year + 1}-03-31"
    christ = re.fullmatch(r"BC(\d{4})", value)
    if christ:
        return f"-{int(christ[1]) - 1:04d}"
    century = re.fullmatch(r"BC(\d\d)XX", value)
    if century:
        return f"-{century[1]}XX"
    return "/".join(re.sub(r"(^|(?<=[\d-]))T(\d\d)$", r"\1T\2:00", part) for part in value.split("/"))


def equal(wanted, got):
    if wanted is None or wanted == got:
        return True
    # A peer that reads no clock times gives the day alone.
    if got is not None and len(wanted) == 10 and got.startswith(wanted + "T") and "/" not in got:
        return True
    # wareki gives the first day where only a year or month is written.
    if got is None:
        return False
    # A century or a part of one; a day or so around the one that is written.
    if re.fullmatch(r"\d\dXX", got) and re.fullmatch(got[:2] + r"\d\d/(" + got[:2] + r"\d\d|\d\d00)", wanted):
        return True
    ends = wanted.split("/")
    if len(ends) == 2 and re.fullmatch(r"\d{4}-\d\d-\d\d", got) and ends[0][:8] == ends[1][:8] == got[:8]:
        if int(ends[0][8:]) + 1 == int(got[8:]) == int(ends[1][8:]) - 1:
            return True
    return wanted in (got + "-01-01", got + "-01")


def trimmed(text, start, end):
    while start < end and text[start] in " \u3000\t\n":
        start += 1
    while end > start and text[end - 1] in " \u3000\t\n":
        end -= 1
    return start, end


def same_span(text, span, start, end):
    return trimmed(text, span["start"], span["end"]) == trimmed(text, start, end)


# A particle or qualifier that one side counts in and the other not.
TAIL = re.compile(r"(から|より|まで|ごろ|頃|以前|以降|以後|付|末|上旬|中旬|下旬|前半|半ば|後半|終わり|初め|[（(].*[)）]|[~〜～]|\s)*")
HEAD = re.compile(r"([~〜～]|\s|[（(])*")


def covers(text, span, start, end):
    """Whether a mention gives the span but for words outside of the date itself."""
    s, e = span["start"], span["end"]
    if not (s < end and start < e):
        return False
    head = text[min(s, start):max(s, start)]
    tail = text[min(e, end):max(e, end)]
    return bool(HEAD.fullmatch(head)) and bool(TAIL.fullmatch(tail))


def passes(case, found):
    text = case["input"]
    spans = [s for s in case["spans"] if s["type"] in WANTED or s["type"] is None]
    used = set()
    index = 0
    while index < len(spans):
        hit = None
        for number, (start, end, value) in enumerate(found):
            # One mention may join a date and its time, or the ends of a range, that the peer keeps apart.
            for count in range(min(3, len(spans) - index), 0, -1):
                group = spans[index:index + count]
                whole = dict(group[0], end=group[-1]["end"])
                if not covers(text, whole, start, end):
                    continue
                values = [ours(s["value"]) for s in group]
                if any(v is None for v in values):
                    good = value is not None
                elif count == 1:
                    good = equal(values[0], value)
                else:
                    good = value in ("".join(values), "/".join(values))
                if good:
                    hit = (number, count)
                    break
            if hit:
                break
        if hit is None:
            return False
        used.add(hit[0])
        index += hit[1]
    if case.get("complete") and len(used) < len(found):
        return False
    return True


NO_DATE = re.compile(r"^[（(]?[月火水木金土日]曜日?[）)]?$|年間$|[ヶか]月間$|に1回$|^十分$")


def by_class(only):
    def run(cases, extract):
        rows = {name: Row(name) for name in only}
        kept = [c for c in cases if c["class"] in only and c.get("era") != "premodern"]
        for case, record in zip(kept, extract([c["input"] for c in kept])):
            found = mentions(record, "date", "time")
            if case["class"] == "none":
                ok = not found if not case.get("invalid") else all(v is None or "-" not in v for _, _, v in found)
            else:
                ok = passes(case, found)
            if not set(case.get("only") or ["date"]).intersection({"date", "time", "abstime"}):
                continue
            # Weekdays alone are no dates to us (GUIDELINES.md: at least one figure), lengths of time neither.
            if case["class"] != "none" and all(NO_DATE.search(s["text"]) for s in case["spans"]):
                continue
            rows[case["class"]].count(
                ok, f"{case['input']!r} wanted {[(s['text'], s['value']) for s in case['spans']]} "
                f"got {[(case['input'][s:e], v) for s, e, v in found]}")
        return list(rows.values())

    return run


# What shows that N年 or N日 is a length of time.
DURATION = re.compile(r"間|前|後|ぶ|連続|以上|以内|未満|ほど|程|足らず|余|遅|かけ|かか|も[かの]|にわた|に渡|続|あたり|当たり|に[\d一]|ペース|ごと|目|分")


def recall(cases, extract):
    """Of the spans with figures and 年, 月 or 日, how many have a mention that covers their figures."""
    row = Row("年月日")
    kept = [c for c in cases if c["spans"]]
    for case, record in zip(kept, extract([c["input"] for c in kept])):
        found = mentions(record, "date")
        for span in case["spans"]:
            core = re.search(r"[\d０-９〇一二三四五六七八九十百千元]+\s*[年月日](?![間前後ぶ目生半ごおち中次代])", span["text"])
            if not core or re.search(r"世紀|年代|[ヶカか箇ケ]月|年間|日間|目|周年|[年月日](前|後)", span["text"]):
                continue
            start, end = span["start"] + core.start(), span["start"] + core.end()
            if DURATION.match(case["input"], end) or re.search(r"[約ほぼ計各]$", case["input"][:start]):
                continue
            ok = any(s < end and start < e for s, e, _ in found)
            row.count(ok, f"{span['text']!r} in {case['input'][max(0, start - 20):end + 20]!r}")
    return [row]


SUITES = {
    "wareki": by_class(["absolute", "none"]),
    "era_ja": by_class(["absolute"]),
    "ja-timex-phrases": by_class(["absolute", "none"]),
    "ja-timex-sentences": by_class(["absolute", "mixed", "none"]),
    "numexp-time": by_class(["absolute", "mixed", "none"]),
    "recognizers-datetime": by_class(["absolute", "none"]),
    "recognizers-datetime-parts": by_class(["absolute", "none"]),
    "duckling-time": by_class(["absolute", "none"]),
    "gsd.dev": recall,
    "gsd.train": recall,
    "wac.dev": recall,
    "wac.train": recall,
    "hironsan": recall,
}
