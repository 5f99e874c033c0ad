"""Small whole cases for the tests of the case file, and the sample of each released version (`build/samples.py`).

Time and salts stand still, so that the same program makes the same ledger.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import cache
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from buxuan_desktop.app import counting, custody, records, setup, tables
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.checkin import drawing
from buxuan_desktop.app.clock import standing_at
from buxuan_desktop.app.closing import close_count, declare_result, open_balances, void_winner
from buxuan_desktop.domain.ballot import Ballot, Box, Post, PostMarks
from buxuan_desktop.domain.chain import Row, Stored
from buxuan_desktop.domain.events import KinshipNoted, MemberNoted
from buxuan_desktop.store.casefile import CaseFile

DAY = date(2026, 5, 10)
CLOCK = standing_at(DAY)
HOME, AWAY = "0" * 32, "a" * 32
"""The installation that opens a case, and another one."""

MISSING = {"copy-taken-up", "electors-counted", "hold-released", "private-resealed"}
"""Kinds of events that are not in the whole case."""

POSTS = (Post("主任", 1, ("王建国", "李秀英")), Post("委员", 2, ("张三", "李四", "𠮷田")))


def id_number(number: int) -> str:
    """What stands for an ID number; not one that could exist, and easy to find in bytes."""
    return f"ID-NUMBER-{number:05}-SECRET"


def opening(**changes: object) -> setup.Opening:
    """A villagers' case that can be opened as it is."""
    given = {
        "place": "临河镇柳湾村",
        "body": "villagers",
        "profile": "HI-2025",
        "electors": "voters",
        "election_day": DAY,
        "options": {"blank": "abstain"},
        "case": "c" * 32,
        "keeper": HOME,
    }
    return setup.Opening(**{**given, **changes})


def electors(number: int) -> list[setup.Elector]:
    return [
        setup.Elector(f"选民{n}", "女" if n % 2 else "男", f"{n % 3 + 1}组", {"id_number": id_number(n)})
        for n in range(1, number + 1)
    ]


def opened(path: Path, voters: int = 12) -> Case:
    """A case with its posts, its electors and what is known of people; no round yet."""
    case = setup.open_case(path, opening(), CLOCK, "计票员")
    setup.set_posts(case, POSTS)
    setup.register(case, electors(voters))
    setup.note_names(case, ["外来人"], ["李秀英"])
    setup.note_member(case, MemberNoted("赵六", "副主任", True), [KinshipNoted("张三", "赵六", "兄弟")])
    return case


def counting_case(path: Path, voters: int = 12) -> Case:
    """A case whose polls are closed: ballots can be entered."""
    case = opened(path, voters)
    counting.open_round(case, "first")
    counting.close_polls(case, voters, [Box("会场", "hall", voters, voters)])
    return case


def ballot(
    head: str = "王建国", *members: str, against: tuple[str, ...] = (), write_in: tuple[str, ...] = ()
) -> Ballot:
    marks = {"主任": PostMarks((head,)) if head else PostMarks(), "委员": PostMarks(members, against, write_in)}
    return Ballot({title: given for title, given in marks.items() if given.marked})


BALLOTS = (
    ballot("王建国", "张三", "李四"),
    ballot("王建国", "张三", "李四"),
    ballot("王建国", "张三", against=("李四",)),
    ballot("李秀英", "李四", write_in=("“引”号\\'\"人",)),
    ballot("王建国", "张三", "李四", "𠮷田"),
    ballot("外来人", "李四"),
    ballot("王建国", "李四", "张三"),
    ballot("王建国", "王建国"),
    ballot(""),
    Ballot({}, "unreadable"),
    Ballot({}, "not_issued"),
    ballot("李秀英", "张三"),
)


def enter(case: Case) -> None:
    """Enter `BALLOTS` one by one and strike two of them."""
    for one in BALLOTS:
        counting.cast(case, one)
    counting.strike_last(case, "读错了", "监票人甲")
    counting.strike(case, case.file.head.seq - 3, "重复录入", "监票人乙")


def finish(case: Case) -> None:
    close_count(case, {finding.code: "已向大会说明" for finding in open_balances(case)})
    declare_result(case)


@contextmanager
def counted_tokens() -> Iterator[None]:
    """Salts and tokens that count up instead of being drawn."""
    numbers = count(1)

    def token_hex(size: int) -> str:
        return f"{next(numbers):0{2 * size}x}"

    with (
        patch.object(setup, "token_hex", token_hex),
        patch.object(custody, "token_hex", token_hex),
        patch.object(tables, "token_hex", token_hex),
        patch.object(records, "token_hex", token_hex),
        patch.object(drawing, "token_hex", token_hex),
    ):
        yield


def whole_case(path: Path, spare: Path, midway: Callable[[Case], None] | None = None) -> None:
    """A case from opening to handover, with every kind of event but `MISSING`; `spare` is the copy given away."""
    with counted_tokens():
        with counting_case(path) as case:
            enter(case)
            counting.correct_polls(case, 12, [Box("会场", "hall", 12, 10)], "收回数抄错了一张", "主持人丙")
            if midway:
                midway(case)
            finish(case)
            custody.attach(case, "会议记录.txt", "大会通过。".encode() * 100)
            won = next(name for state in case.election.posts.values() for name in state.elected)
            post = next(title for title, state in case.election.posts.items() if won in state.elected)
            void_winner(case, post, won, "伪造选票", "县民政局")
            custody.erase_private(case, ["voter/3", "voter/5"], "保存期满")
            token = custody.hand_over(case, "镇办公室", spare)
            assert token
            custody.cancel_handover(case, "U盘丢失")
            spare.unlink()
            custody.hand_over(case, "镇办公室", spare)
        custody.take_over(spare, CLOCK, "镇里的人", AWAY).close()


@cache
def whole_bytes() -> bytes:
    """The file of a whole case that was taken over by another computer."""
    with TemporaryDirectory() as folder:
        path, spare = Path(folder) / "a.buxuan", Path(folder) / "b.buxuan"
        whole_case(path, spare)
        return spare.read_bytes()


def readable(path: Path) -> bytes:
    """The bytes of a case file, without the cipher where it lies under a passphrase."""
    with CaseFile.open(path, write=False) as file:
        return file.image()


def stored(row: Row) -> Stored:
    """A row as its bytes lie in the file."""
    return (row.seq, *(text.encode() for text in row[1:]))  # type: ignore[return-value]


def ledger_of(content: bytes) -> list[Row]:
    """The ledger in a case file's bytes, read by SQLite alone."""
    db = sqlite3.connect(":memory:")
    db.deserialize(content)
    try:
        return [Row._make(row) for row in db.execute("SELECT * FROM ledger ORDER BY seq")]
    finally:
        db.close()
