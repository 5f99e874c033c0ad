"""A hall with several tables for the tests: files that go out on sticks, are keyed elsewhere and come back."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from functools import cache
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from buxuan_desktop.app import bundles, table_side, tables
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.merging import Merged, merge
from buxuan_desktop.domain.ballot import Ballot
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.words import of_refusal
from tests.making import CLOCK, counted_tokens, finish, ledger_of
from tests.tabling import BLANK, COMMITTEE, FOR_LI, FOR_WANG, TORN, WRITTEN, A, B, at_table

C, D = ("郑平", "冯丽"), ("褚卫", "蒋芳")
Papers = Mapping[tuple[int, int], Sequence[Ballot]]
"""What a table keys, by bundle and entry."""
PAPERS = (FOR_WANG, FOR_LI, TORN)


def late_clock() -> datetime:
    """The clock of a laptop that is five hours behind."""
    return CLOCK() - timedelta(hours=5)


def keeper_of(table: str) -> str:
    """The installation that a table's laptop is."""
    return sha256(table.encode()).hexdigest()[:32]


class Laptop:
    """One counting table: takes its file up from the stick, keys, hands back."""

    def __init__(self, case: Case, table: str, entries: Mapping[int, Sequence[int]], room: Path) -> None:
        self.table = table
        self.given = [(bundle, entry) for bundle, numbers in entries.items() for entry in numbers]
        self.stick = room / f"stick {table}"
        self.disk = room / f"disk {table}"
        self.stick.mkdir()
        self.out = self.stick / f"{table}.buxuan"
        tables.hand_out(case, table, entries, self.out)

    def open(self) -> Case:
        """The table's file, taken up the first time."""
        return table_side.take_up(self.out, self.disk, late_clock, f"{self.table}的人", keeper_of(self.table))

    def key(self, papers: Papers, people: tuple[str, str], *, end: bool = True) -> "Laptop":
        """Key entries from their beginning; `end` them too."""
        with self.open() as case:
            case.who = f"计票人 {people[0]}、监票人 {people[1]}"
            for (bundle, entry), sheets in papers.items():
                bundles.begin_entry(case, bundle, entry, *people)
                for paper in sheets:
                    bundles.key_sheet(case, bundle, entry, paper)
                if end:
                    bundles.end_entry(case, bundle, entry)
        return self

    def back(self) -> Path:
        """Hand back on the stick."""
        with self.open() as case:
            table_side.hand_back(case, self.out)
        return self.out


def merge_all(case: Case, files: Iterable[Path]) -> list[Merged]:
    return [merge(case, file) for file in files]


def hall_case(room: Path) -> Path:
    """A whole count with two tables and a spare one; returns the main case's file.

    `room/stick 第一桌/第一桌.buxuan` is the file that the first table handed back.
    """
    path = room / "main.buxuan"
    with counted_tokens(), at_table(path, (3, 2)) as case:
        one = Laptop(case, "第一桌", {1: (1,), 2: (1,)}, room)
        two = Laptop(case, "第二桌", {1: (1, 2), 2: (2,)}, room)
        Laptop(case, "备用桌", {2: (1,)}, room)
        one.key({(1, 1): (FOR_WANG, FOR_LI, TORN), (2, 1): (WRITTEN, BLANK)}, A)
        two.key({(1, 1): (FOR_WANG, FOR_WANG, TORN)}, D)
        two.key({(1, 2): (FOR_WANG, FOR_LI, TORN)}, B)
        merge(case, one.back())
        merge(case, two.back())
        tables.choose(case, 1, 1, "第一桌", "第二桌拿错了捆", COMMITTEE)
        two.key({(2, 2): (WRITTEN, BLANK)}, B)
        merge(case, two.back())
        tables.release(case, "备用桌", "没有用上", COMMITTEE)
        finish(case)
    return path


@cache
def hall_bytes() -> tuple[bytes, bytes]:
    """The main case of `hall_case`, and the file of its first table."""
    with TemporaryDirectory() as folder:
        path = hall_case(Path(folder))
        return path.read_bytes(), (Path(folder) / "stick 第一桌" / "第一桌.buxuan").read_bytes()


def refused(doing: Callable[[], object]) -> str:
    """The code of the refusal; its sentence has every blank filled."""
    with pytest.raises(Refusal) as refusal:
        doing()
    said = of_refusal(refusal.value)
    assert said.endswith("。")
    assert "（）" not in said
    return refusal.value.code


def kinds(path: Path) -> list[str]:
    return [row.kind for row in ledger_of(path.read_bytes())]
