"""The election that the benches run on: three posts, ballots that all differ, electors with private values."""

from __future__ import annotations

import random
import sqlite3
from datetime import date
from itertools import combinations, islice, product
from pathlib import Path

from buxuan_desktop.app import counting, setup
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.clock import standing_at
from buxuan_desktop.app.closing import close_count, declare_result, open_balances
from buxuan_desktop.domain.ballot import Ballot, Post, PostMarks

DAY = date(2020, 4, 20)
CLOCK = standing_at(DAY)
WHO, KEEPER = "计票员", "bench"
OPTIONS: dict[str, str | bool] = {"overvote_scope": "post", "blank": "abstain", "same_person": "separate"}
POSTS = (
    Post("主任", 1, ("王建国", "李秀英", "张伟", "刘洋", "陈静")),
    Post("副主任", 1, ("杨敏", "赵铁柱", "黄丽", "周强", "吴霞")),
    Post("委员", 5, tuple(f"{surname}{given}" for surname in "徐孙马朱" for given in ("军", "燕", "志强"))),
)
LEDGER = "CREATE TABLE ledger(seq INTEGER PRIMARY KEY, at TEXT, who TEXT, kind TEXT, body TEXT, prev TEXT, hash TEXT)"
INSERT = "INSERT INTO ledger VALUES (?, ?, ?, ?, ?, ?, ?)"
LedgerRow = tuple[int, str, str, str, str, str, str]


def ballots(count: int) -> list[Ballot]:
    """Valid ballots, no two of them alike as far as 39,650 reach, in an order that looks like a real one."""
    choices = [
        [names for size in range(1, post.seats + 1) for names in combinations(post.candidates, size)] for post in POSTS
    ]
    every = [
        Ballot({post.title: PostMarks(names) for post, names in zip(POSTS, chosen, strict=True)})
        for chosen in islice(product(*choices), 40_000)
    ]
    random.Random(20).shuffle(every)
    return (every * (count // len(every) + 1))[:count]


def open_case(path: Path, electors: int) -> Case:
    """A case at the counting table: electors registered, polls closed, no ballot entered."""
    opening = setup.Opening(
        place="临河镇柳湾社区",
        body="residents",
        profile="CN-U-2018",
        electors="voters",
        election_day=DAY,
        options=OPTIONS,
        case="0" * 32,
        keeper=KEEPER,
    )
    case = setup.open_case(path, opening, CLOCK, WHO)
    setup.set_posts(case, POSTS)
    people = (
        setup.Elector(f"选民{number}", "女", "第三小组", {"id_number": f"51012319800101{number:04d}"})
        for number in range(electors)
    )
    setup.register(case, list(people))
    setup.note_names(case, ("外来人",), ())
    counting.open_round(case, "first")
    counting.close_polls(case, electors)
    return case


def open_again(path: Path) -> Case:
    """The case for writing, as the next window opens it."""
    return Case.open(path, CLOCK, WHO, KEEPER)


def count(case: Case, some: list[Ballot]) -> Case:
    """Enter ballots in one transaction."""
    counting.cast_many(case, [(ballot, 1) for ballot in some])
    return case


def finish(case: Case) -> Case:
    """Close the count and declare the result."""
    close_count(case, {finding.code: "测速" for finding in open_balances(case)})
    declare_result(case)
    return case


def rows_of(path: Path, after: int = 0) -> list[LedgerRow]:
    """The ledger of a case by plain sqlite3."""
    db = sqlite3.connect(path)
    try:
        return db.execute("SELECT * FROM ledger WHERE seq > ? ORDER BY seq", (after,)).fetchall()
    finally:
        db.close()


def raw_file(path: Path, rows: list[LedgerRow]) -> sqlite3.Connection:
    """A bare file with the same rows, in the mode that case files have."""
    db = sqlite3.connect(path)
    db.execute("PRAGMA journal_mode = TRUNCATE")
    db.execute("PRAGMA synchronous = EXTRA")
    db.execute(LEDGER)
    db.executemany(INSERT, rows)
    db.commit()
    return db
