"""A case whose people are named with a role and a PIN, with every event of who may do what."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from buxuan_desktop.app import appointing, concluding, counting, reprinting, setup, signing
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.closing import close_count, declare_result, open_balances
from buxuan_desktop.app.permissions import Action
from buxuan_desktop.app.pins import Cost
from buxuan_desktop.domain.ballot import Ballot, Box, Post, PostMarks
from buxuan_desktop.domain.refusal import Refusal
from tests.making import CLOCK, opening

CHEAP = Cost(1, 8, 1)
"""What a hash costs in tests."""

PEOPLE = {
    "周敏": ("clerk", "135791"),
    "曾丽": ("chair", "246802"),
    "单志强": ("chief_watcher", "314159"),
    "解放": ("watcher", "271828"),
    "朴顺": ("chief_teller", "161803"),
    "韩立": ("teller", "141421"),
    "查小芳": ("reader", "173205"),
    "仇英": ("issuer", "223606"),
    "盖国": ("mobile", "264575"),
    "任平": ("guide", "331662"),
}
"""Everybody by name, with role and PIN."""

WHO = {role: name for name, (role, _) in PEOPLE.items()}
VOTE = Ballot({"主任": PostMarks(("王建国",))})


def pin(name: str) -> str:
    return PEOPLE[name][1]


def unnamed(path: Path) -> Case:
    """A case before its first round in which nobody is named."""
    case = setup.open_case(path, opening(options={"overvote_scope": "post", "blank": "abstain"}), CLOCK, "周敏")
    setup.set_posts(case, (Post("主任", 1, ("王建国", "李秀英")),))
    setup.count_electors(case, 10)
    return case


def name_all(case: Case) -> None:
    """Everybody of `PEOPLE`; the clerk sits at the computer."""
    for name, (role, typed) in PEOPLE.items():
        appointing.name_person(case, name, role, typed, cost=CHEAP)


def named(path: Path) -> Case:
    """The same with everybody named."""
    case = unnamed(path)
    name_all(case)
    return case


def sit(case: Case, *roles: str) -> None:
    """Somebody of that role signs in, or two at the counting table."""
    names = [WHO[role] for role in roles]
    if len(names) == 1:
        signing.sign_in(case, names[0], pin(names[0]))
    else:
        signing.take_table(case, names[0], pin(names[0]), names[1], pin(names[1]))


def voting(path: Path, ballots: int = 6) -> Case:
    """A case in the middle of its count, teller and scrutineer at the table."""
    case = named(path)
    counting.open_round(case, "first")
    counting.close_polls(case, ballots, [Box("中心会场", "hall", ballots, ballots)])
    sit(case, "teller", "watcher")
    return case


def close(case: Case) -> None:
    """The count closed with two signatures, the result declared."""
    chief = WHO["chief_watcher"]
    explained = {one.code: "已经核对" for one in open_balances(case)}
    with signing.countersigned(case, Action.CLOSE_COUNT, chief, pin(chief)):
        close_count(case, explained)
    declare_result(case)


def whole(path: Path) -> Case:
    """Every kind of event of who may do what, by people who may."""
    case = voting(path)
    for _ in range(6):
        counting.cast(case, VOTE)
    watcher = WHO["watcher"]
    with signing.countersigned(case, Action.STRIKE, watcher, pin(watcher)):
        counting.strike_last(case, "录入有误", watcher)
    counting.cast(case, VOTE)
    with pytest.raises(Refusal, match="pin-wrong"):
        signing.sign_in(case, WHO["clerk"], "000000")
    close(case)
    sit(case, "clerk")
    chair = WHO["chair"]
    reprinting.note_printed(case, [("主任", "王建国")])
    with signing.countersigned(case, Action.REPRINT, chair, pin(chair)):
        reprinting.note_printed(case, [("主任", "王建国")], "打坏了")
    appointing.change_own_pin(case, WHO["clerk"], pin(WHO["clerk"]), "975318", cost=CHEAP)
    for role in ("chief_watcher", "chair"):
        appointing.relieve(case, WHO[role], "事情办完")
    appointing.recover_pin(case, WHO["clerk"], pin(WHO["clerk"]), "忘记了", ("曾丽", "单志强"), cost=CHEAP)
    appointing.name_person(case, "曾强", "chair", "112358", cost=CHEAP)
    concluding.conclude(case, "已归档")
    with signing.countersigned(case, Action.REOPEN, "曾强", "112358"):
        concluding.reopen(case, "补登记收条")
    return case


@cache
def named_bytes() -> bytes:
    """The file of the whole case."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "named.buxuan"
        with whole(path):
            pass
        return path.read_bytes()
