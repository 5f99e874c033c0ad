"""What the torture has shown so far, kept so that it can be broken off; it belongs to one state of the program."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Sequence
from pathlib import Path

import msgspec

ROOT = Path(__file__).resolve().parents[1]
KILLS = "kills at random moments"
_HEADS = ("what", "runs", "ballots", "wrong", "said")


class Row(msgspec.Struct, frozen=True):
    """One kind of trouble: runs, ballots acknowledged in them, all that was wrong, codes of what was said.

    `why_not` says in words why it could not be tried here.
    """

    what: str
    runs: int = 0
    acknowledged: int = 0
    wrong: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    why_not: str = ""

    def with_one(self, acknowledged: int, wrong: Sequence[str], said: Collection[str] = ()) -> Row:
        """One run more."""
        return msgspec.structs.replace(
            self,
            runs=self.runs + 1,
            acknowledged=self.acknowledged + acknowledged,
            wrong=(*self.wrong, *wrong),
            said=tuple(sorted({*self.said, *said})),
        )

    def left_out(self, why: str) -> Row:
        """Not tried."""
        return msgspec.structs.replace(self, why_not=why)


class _Kept(msgspec.Struct, frozen=True):
    program: str
    rows: dict[str, Row]


class State:
    """All rows by what they are; written after each."""

    def __init__(self, path: Path, *, fresh: bool) -> None:
        self._path = path
        self._program = _fingerprint()
        self.rows: dict[str, Row] = {}
        try:
            kept = msgspec.json.decode(path.read_bytes(), type=_Kept)
        except (OSError, msgspec.DecodeError):
            kept = _Kept("", {})
        if kept.program == self._program and not fresh:
            self.rows = kept.rows
        else:
            for pattern in ("*.buxuan*", ".*.lock", "mirror/*"):
                for one in path.parent.glob(pattern):
                    one.unlink()

    @property
    def kills(self) -> Row:
        """How the kills went so far."""
        return self.rows.get(KILLS, Row(KILLS))

    def keep(self, row: Row) -> Row:
        """Remember a row."""
        self.rows[row.what] = row
        draft = self._path.with_suffix(".new")
        draft.write_bytes(msgspec.json.encode(_Kept(self._program, self.rows)))
        draft.replace(self._path)
        return row

    def made(self, what: str, make: Callable[[], Row]) -> Row:
        """A row as remembered, or made now."""
        return self.rows[what] if what in self.rows else self.keep(make())


def table(rows: Sequence[Row]) -> list[str]:
    """The rows as lines of even columns, and below them all that was wrong."""
    cells = [_HEADS, *(_cells(row) for row in rows)]
    widths = [max(len(line[column]) for line in cells) for column in range(len(_HEADS))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in cells]
    return lines + [f"WRONG  {row.what}: {one}" for row in rows for one in row.wrong]


def _cells(row: Row) -> tuple[str, ...]:
    if row.why_not:
        return row.what, "-", "", "", row.why_not
    return row.what, f"{row.runs:,}", f"{row.acknowledged:,}", str(len(row.wrong)), ", ".join(row.said)


def _fingerprint() -> str:
    found = hashlib.sha256()
    for folder in ("buxuan_desktop", "tests/torturing"):
        for file in sorted((ROOT / folder).rglob("*.py")):
            found.update(file.read_bytes())
    return found.hexdigest()
