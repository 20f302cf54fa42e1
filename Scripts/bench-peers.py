"""Rates of Python's normalizers on the corpora in a folder, in MB/s of UTF-8; peers that are not installed are left out."""

import importlib, pathlib, sys, time, unicodedata

peers = [("unicodedata NFKC", lambda text: unicodedata.normalize("NFKC", text))]
for module, call in [
    ("neologdn", lambda m: m.normalize),
    ("jaconv", lambda m: m.normalize),
    ("mojimoji", lambda m: m.zen_to_han),
]:
    try:
        peers.append((module, call(importlib.import_module(module))))
    except ImportError:
        pass

for corpus in ["noisy", "wide", "clean"]:
    path = pathlib.Path(sys.argv[1], corpus + ".txt")
    if not path.exists():
        continue
    text = path.read_text(encoding="utf-8")[:300_000]
    size = len(text.encode())
    for name, normalize in peers:
        best = float("inf")
        for _ in range(3):
            start = time.process_time()
            normalize(text)
            best = min(best, time.process_time() - start)
        print(f"| {corpus}, {size / 1e6:.1f} | Python {name} | {size / best / 1e6:.1f} | | |")
