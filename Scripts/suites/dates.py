"""Dates and times. Values are compared as they are, then by the conventions in which peers differ from us; the table
says how many cases each convention let pass."""
import re

from common import Row, mentions

WANTED = {"date", "time", "datetime", "range"}


def hours(value):
    """Hours with their minutes, as we write them."""
    return "/".join(re.sub(r"(^|(?<=[\d-]))T(\d\d)$", r"\1T\2:00", part) for part in value.split("/"))


def fiscal_year(wanted, got):
    """FY2024 for the interval from April to March."""
    match = re.fullmatch(r"FY(\d{4})", wanted)
    return match and got == f"{match[1]}-04-01/{int(match[1]) + 1}-03-31"


def year_zero(wanted, got):
    """Before Christ there is a year 0 in ISO 8601, and BC 1 is it; to the peers BC 1 is BC0001 or -0001."""
    match = re.fullmatch(r"(?:BC|-)(\d{4})((?:-\d\d)*)", wanted)
    if match:
        year = int(match[1]) - 1
        return got == ("-" if year else "") + f"{year:04d}{match[2]}"
    return False


def day_alone(wanted, got):
    """A peer that reads no clock times gives the day alone."""
    return len(wanted) == 10 and got.startswith(wanted + "T") and "/" not in got


def first_day(wanted, got):
    """The first day of what is written as a year or month."""
    return wanted in (got + "-01-01", got + "-01")


def short_year(wanted, got):
    """10年 without an era or 西暦 is the year 10 to wareki; in print it is one of two figures: 2010, or of an era."""
    match = re.fullmatch(r"00(\d\d)(-\d\d-\d\d)", wanted)
    return match and re.fullmatch(r"(19|20)" + match[1] + match[2], got)


def vague(wanted, got):
    """20XX for a century; a part of a century, which we give whole; the days around one."""
    century = re.fullmatch(r"(BC)?(\d\d)XX", wanted)
    if century:
        first = int(century[2]) * 100 + 1
        years = (-first - 98, 1 - first) if century[1] else (first, first + 99)
        return got == "/".join(f"{'-' if year < 0 else ''}{abs(year):04d}" for year in years)
    years = re.fullmatch(r"(\d\d)01/(\d\d)00", got)
    if years:
        return re.fullmatch(years[1] + r"\d\d/(" + years[1] + r"\d\d|" + years[2] + "00)", wanted)
    ends = wanted.split("/")
    if len(ends) == 2 and re.fullmatch(r"\d{4}-\d\d-\d\d", got) and ends[0][:8] == ends[1][:8] == got[:8]:
        return int(ends[0][8:]) + 1 == int(got[8:]) == int(ends[1][8:]) - 1
    return False


# Conventions of the peers that are not ours. The table counts what each lets pass.
CONVENTIONS = {
    "fiscal year": fiscal_year, "year zero": year_zero, "time ignored": day_alone, "first day": first_day,
    "short year": short_year, "vague": vague,
}


def equal(wanted, got):
    """The conventions that make two values equal: an empty list if they are; None if nothing does."""
    if got is None:
        return None
    # Where the peer's test asserts no value, the place alone counts.
    if wanted is None or wanted == got or hours(wanted) == got:
        return []
    return next(([name] for name, holds in CONVENTIONS.items() if holds(wanted, got)), None)


def trimmed(text, start, end):
    while start < end and text[start] in " \u3000\t\n":
        start += 1
    while end > start and text[end - 1] in " \u3000\t\n":
        end -= 1
    return start, end


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
    """The conventions by which all spans are found with their values; None if they are not."""
    text = case["input"]
    spans = [s for s in case["spans"] if s["type"] in WANTED or s["type"] is None]
    used = set()
    conventions = []
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
                values = [s["value"] for s in group]
                by = None
                if count == 1:
                    by = equal(values[0], value)
                elif any(v is None for v in values):
                    by = equal(None, value)
                elif value in ("".join(map(hours, values)), "/".join(map(hours, values))):
                    by = ["joined"]
                if by is not None:
                    hit = (number, count)
                    exact = trimmed(text, start, end) == trimmed(text, whole["start"], whole["end"])
                    conventions += by if exact else by + ["span"]
                    break
            if hit:
                break
        if hit is None:
            return None
        used.add(hit[0])
        index += hit[1]
    if case.get("complete") and len(used) < len(found):
        return None
    return conventions


NO_DATE = re.compile(r"^[（(]?[月火水木金土日]曜日?[）)]?$|年間$|[ヶか]月間$|に1回$|^十分$")


def by_class(only):
    def run(cases, extract):
        rows = {name: Row(name) for name in only}
        kept = [c for c in cases if c["class"] in only and c.get("era") != "premodern"]
        for case, record in zip(kept, extract([c["input"] for c in kept])):
            found = mentions(record, "date", "time")
            conventions = []
            if case["class"] != "none":
                conventions = passes(case, found)
            elif found:
                # The text of an impossible date is kept, without a value.
                known = case.get("invalid") and all(v is None or "-" not in v for _, _, v in found)
                conventions = ["kept without value"] if known else None
            if not set(case.get("only") or ["date"]).intersection({"date", "time", "abstime"}):
                continue
            # Weekdays alone are no dates to us (GUIDELINES.md: at least one figure), lengths of time neither.
            if case["class"] != "none" and all(NO_DATE.search(s["text"]) for s in case["spans"]):
                continue
            rows[case["class"]].count(
                conventions is not None,
                f"{case['input']!r} wanted {[(s['text'], s['value']) for s in case['spans']]} "
                f"got {[(case['input'][s:e], v) for s, e, v in found]}", conventions or ())
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
