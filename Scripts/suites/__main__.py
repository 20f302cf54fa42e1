"""Runs other projects' cases (../shared/suites) through the built `extract` and prints one line a suite.

    python3 Scripts/suites [--extract PATH] [--failures] [TASK | TASK/SUITE …]

One module a task (dates.py, numbers.py, …) with `SUITES`, a dictionary from suite to a function
`run(cases, extract) -> [Row]`; `extract(texts)` gives the record of each text.

`share` compares what is meant, `as is` to the letter: without the passes for which a peer's convention (the first day for
a month, a particle inside the span) was brought to ours. Each convention and its number of cases stand behind.
"""
import argparse
import importlib
import json
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
CASES = ROOT.parent / "shared" / "suites"


def extractor(binary):
    def extract(texts):
        with tempfile.TemporaryDirectory() as folder:
            for number, text in enumerate(texts):
                pathlib.Path(folder, f"{number:06d}.txt").write_text(text, encoding="utf-8", newline="")
            output = subprocess.run([binary, folder], capture_output=True, check=False).stdout.decode("utf-8")
        records = {}
        for line in output.splitlines():
            if line.strip():
                record = json.loads(line)
                records[int(pathlib.Path(record["source"]["path"]).stem)] = record
        return [records.get(number, {"mentions": []}) for number in range(len(texts))]

    return extract


def load(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--extract", default=str(ROOT / ".build" / "release" / "extract"))
    parser.add_argument("--failures", action="store_true", help="print the cases that fail")
    parser.add_argument("names", nargs="*", help="task or task/suite; default: all that have a module")
    options = parser.parse_args()
    if not CASES.is_dir():
        print(f"suites: {CASES} is not here; nothing to run", file=sys.stderr)
        return 0
    sys.path.insert(0, str(HERE))
    tasks = sorted(p.stem for p in HERE.glob("*.py") if not p.stem.startswith("_") and p.stem != "common")
    extract = extractor(options.extract)
    print(f"{'suite':44s}{'pass':>7s}{'of':>7s}{'share':>8s}{'as is':>8s}  passes by convention")
    for task in tasks:
        module = importlib.import_module(task)
        for suite, run in module.SUITES.items():
            name = f"{task}/{suite}"
            if options.names and task not in options.names and name not in options.names:
                continue
            path = CASES / task / f"{suite}.jsonl"
            if not path.exists():
                continue
            for row in run(load(path), extract):
                share, as_is = ((passed / row.total if row.total else 1.0)
                                for passed in (row.passed, row.passed - row.converted))
                conventions = ", ".join(f"{key} {count}" for key, count in sorted(row.conventions.items()))
                print(f"{name + (' ' + row.name if row.name else ''):44s}{row.passed:7d}{row.total:7d}"
                      f"{share:8.3f}{as_is:8.3f}  {conventions}".rstrip())
                if options.failures:
                    for failure in row.failures:
                        print("    " + failure)
    return 0


sys.exit(main())
