"""Addresses: prefecture, municipality and town right, where the input holds them.

Peers rewrite an address, we keep its letters: both sides are compared in one spelling (figures, ヶ and ケ, old kanji, の and
ノ, without 大字 and 字), and a town's 丁目 counts as we write it, in the town or in the number behind it. What passes only so
passes by convention. A town alone, without its municipality (紀尾井町), is a name of a place and no address to us.
"""
import re
import unicodedata

from common import Row

KANJI = {c: i for i, c in enumerate("〇一二三四五六七八九")}


def figures(match):
    """Kanji figures up to 99 as ASCII."""
    text = match.group(1)
    if "十" in text:
        tens, ones = text.split("十", 1)
        return str((KANJI.get(tens, 1) if tens else 1) * 10 + (KANJI.get(ones, 0) if ones else 0)) + match.group(2)
    return "".join(str(KANJI[c]) for c in text) + match.group(2)


def key(text):
    text = unicodedata.normalize("NFKC", text or "")
    text = re.sub(r"([〇一二三四五六七八九十]+)(丁目|条|線|番|号|の)", figures, text)
    text = re.sub(r"\s|大字|字", "", text).translate(str.maketrans("ヶヵ龍澤嶋惠廣濱瀧曾櫻壺諌礪髙﨑邉がガのノ之", "ケカ竜沢島恵広浜滝曽桜壷諫砺高崎辺ケケノノノ"))
    return text


def parts(cases, extract):
    row = Row()
    for case, record in zip(cases, extract([c["input"] for c in cases])):
        wanted = case.get("expected") or {}
        given = key(case["input"])
        found = next((m for m in record["mentions"] if m["type"] == "address"), {})
        got = {k: key(found.get(k)) for k in ("prefecture", "city", "town", "block")}
        checks = {}
        for part in ("prefecture", "city"):
            value = key(wanted.get(part))
            if value and value in given:
                checks[part] = (value, got[part])
        town = re.sub(r"\d+丁目$", "", key(wanted.get("town")))
        if town and town in given:
            checks["town"] = (town, got["town"] + got["block"])
        if not checks:
            continue
        ok = all(w == g if part != "town" else g.startswith(w) for part, (w, g) in checks.items())
        plain = all((wanted.get(part) or "") == (found.get(part) or "") for part in checks)
        row.count(ok, f"{case['input']!r} {checks}", [] if plain else ["spelling"])
    return [row]


SUITES = {
    "geolonia": parts,
    "geolonia-variants": parts,
    "abr-geocoder": parts,
    "japanese-address-parser": parts,
}
