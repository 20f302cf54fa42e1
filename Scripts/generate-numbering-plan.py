#!/usr/bin/env python3
"""Writes Sources/KirinukiData/Tables/numbering-plan.bin: how Japan's telephone numbers divide.

    pip install phonenumbers==9.0.43 && Scripts/generate-numbering-plan.py

Source: libphonenumber's metadata of region JP, as the PyPI package `phonenumbers` 9.0.43 carries it (Apache-2.0).
Form: little-endian UInt32s in ascending order, one a run of prefixes that divide alike: the first prefix of the run
(six figures, the leading 0 among them) times 64, plus figures of the area or service code (0: no such numbers) times 4,
plus 0 for a number of ten figures and 1 for one of eleven.
"""
import pathlib
import struct

import phonenumbers as pn

VERSION = "9.0.43"


def division(prefix):
    if prefix.startswith("00"):
        return 0  # carriers' codes, not numbers
    if prefix[:4] in ("0180", "0170"):
        return 4 * 4  # telephone services and message boxes
    # Mobile numbers have eleven figures; the personal numbers of ten that 060 once was are gone.
    for length in (11, 10):
        number = prefix + "1" * (length - len(prefix))
        parsed = pn.PhoneNumber(country_code=81, national_number=int(number), raw_input=number)
        # Exchanges that no operator holds today are in the metadata's gaps: what counts is that the area exists.
        if not any(
            pn.is_valid_number(pn.PhoneNumber(country_code=81, national_number=int(prefix + tail)))
            for tail in ("1" * (length - 6), "9" * (length - 6))
        ):
            continue
        area = pn.format_number(parsed, pn.PhoneNumberFormat.NATIONAL).split("-")[0]
        return len(area) * 4 + (length - 10)
    return 0


def main():
    assert pn.__version__ == VERSION, f"phonenumbers {VERSION} is wanted, {pn.__version__} is here"
    runs, last = [], None
    for n in range(100000):
        kind = division(f"0{n:05d}")
        if kind != last:
            runs.append(n * 64 + kind)
            last = kind
    out = pathlib.Path(__file__).parent.parent / "Sources/KirinukiData/Tables/numbering-plan.bin"
    out.write_bytes(struct.pack(f"<{len(runs)}I", *runs))
    print(f"{len(runs)} runs, {out.stat().st_size} bytes")


if __name__ == "__main__":
    main()
