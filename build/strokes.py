"""The table of stroke counts, `resources/strokes/strokes.txt`, from Unihan: `python build/strokes.py FILE`.

FILE is `Unihan_IRGSources.txt` of the Unicode Character Database, as it is or as .bz2. Where kTotalStrokes gives two
counts the first is taken, which is the one used on the mainland. One line a count, then its characters by code point.
"""

from __future__ import annotations

import bz2
import sys
from pathlib import Path

sys.dont_write_bytecode = True  # build/ holds no output
TARGET = Path(__file__).resolve().parents[1] / "resources" / "strokes" / "strokes.txt"


def counts(text: str) -> dict[int, list[str]]:
    """Characters by their number of strokes."""
    found: dict[int, list[str]] = {}
    for line in text.splitlines():
        if "\tkTotalStrokes\t" in line:
            code, _, value = line.split("\t")
            found.setdefault(int(value.split()[0]), []).append(chr(int(code[2:], 16)))
    return found


def main() -> int:
    source = Path(sys.argv[1])
    raw = source.read_bytes()
    text = (bz2.decompress(raw) if source.suffix == ".bz2" else raw).decode("utf-8")
    found = counts(text)
    lines = [f"{count}\t{''.join(sorted(found[count]))}\n" for count in sorted(found)]
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_text("".join(lines), encoding="utf-8", newline="\n")
    sys.stdout.write(f"{sum(map(len, found.values()))} characters, {len(found)} counts\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
