"""A counting table for the tests: bundles of seeded papers, tellers who key them, slips made on purpose."""

from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from buxuan_desktop.app import bundles, counting, doubts, setup, spotcheck
from buxuan_desktop.app.case import Case
from buxuan_desktop.domain.ballot import VOID_REASONS, Ballot, Box, Post, PostMarks
from buxuan_desktop.domain.figures import Field
from tests.making import CLOCK, MISSING, counted_tokens, finish, opening

UNSEEN = MISSING - {"electors-counted"}
"""Kinds of events in none of the whole cases that tests make."""

POST = Post("主任", 1, ("王建国", "李秀英"))
A, B = ("周敏", "韩立"), ("陈静", "吴强")
COMMITTEE = ("总监票人 孙梅", "选举委员会主任 何平")

FOR_WANG = Ballot({"主任": PostMarks(("王建国",))})
FOR_LI = Ballot({"主任": PostMarks(("李秀英",), ("王建国",))})
WRITTEN = Ballot({"主任": PostMarks(write_in=("赵铁柱",))})
MISSPELT = Ballot({"主任": PostMarks(write_in=("赵铁住",))})
BOTH = Ballot({"主任": PostMarks(("王建国", "李秀英"))})
BLANK = Ballot()
TORN = Ballot({}, "damaged")


def at_table(
    path: Path, sheets: Sequence[int], way: str = "ballots", *, outsiders: Sequence[str] = (), **changes: object
) -> Case:
    """A case whose mixed ballots are tied in bundles and not yet entered."""
    case = setup.open_case(path, opening(profile="CN-V-2025", **{"options": OPTIONS, **changes}), CLOCK, "计票员")
    setup.set_posts(case, [POST])
    setup.count_electors(case, 2 * sum(sheets))
    if outsiders:
        setup.note_names(case, outsiders, ())
    counting.open_round(case, "first")
    counting.close_polls(case, sum(sheets), [Box("会场", "hall", sum(sheets), sum(sheets))])
    bundles.tie(case, sheets, way)
    return case


OPTIONS = {"overvote_scope": "post", "blank": "abstain"}


def key(case: Case, bundle: int, entry: int, papers: Iterable[Ballot], people: tuple[str, str] | None = None) -> None:
    """One entry from its beginning to its end."""
    bundles.begin_entry(case, bundle, entry, *(people or (A, B)[entry - 1]))
    for paper in papers:
        bundles.key_sheet(case, bundle, entry, paper)
    bundles.end_entry(case, bundle, entry)


TALLIED: dict[Field, int] = {
    ("valid", "", ""): 3,
    ("blank", "", ""): 1,
    ("for", "主任", "王建国"): 2,
    ("for", "主任", "李秀英"): 1,
    ("against", "主任", "王建国"): 1,
}


def table_case(path: Path) -> None:
    """A whole count at the table, with every kind of its events that bundles have."""
    with counted_tokens(), at_table(path, (4, 3)) as case:
        _first_bundle(case)
        bundles.tie(case, (4,), "totals")
        _second_bundle(case)
        _totals(case)
        _spot_check(case)
        number = doubts.raise_objection(case, "村民 丁一", "第二捆请再数一遍")
        doubts.order_recount(case, 2, "群众要求", COMMITTEE)
        key(case, 2, 1, (FOR_WANG, WRITTEN, FOR_WANG), A)
        key(case, 2, 2, (FOR_WANG, WRITTEN, FOR_WANG), B)
        doubts.decide_recount(case, 2, "recount", "重新计票两遍一致", COMMITTEE)
        doubts.order_recount(case, 3, "群众要求", COMMITTEE, "totals")
        for entry, people in ((1, A), (2, B)):
            bundles.begin_entry(case, 3, entry, *people)
            bundles.key_totals(case, 3, entry, TALLIED)
        doubts.decide_recount(case, 3, "recount", "重新计票两遍一致", COMMITTEE)
        doubts.answer_objection(case, number, "已重新计票，结果当场公布", COMMITTEE)
        doubts.account(case, printed=20, spoiled=1, unissued=8, left="sealed", by=COMMITTEE)
        finish(case)


DICE = "3461522416"


def read_truly(case: Case, place: tuple[int, int], by: Sequence[str] = B) -> None:
    """Read at a drawn place exactly what was counted there."""
    spot = spotcheck.open_check(case)
    assert spot is not None
    record = spot.records[place]
    void = record.why if record.why in VOID_REASONS else ""
    spotcheck.read(case, place, Ballot(record.marks, void), by)


def _spot_check(case: Case) -> None:
    """Three papers drawn by dice; all agree."""
    spot = spotcheck.begin(case, DICE, 3, ("丁一",), A)
    for place in spot.places:
        read_truly(case, place)
    spotcheck.conclude(case, A)


def _first_bundle(case: Case) -> None:
    """A slip, a struck paper, a dropped entry, a doubt."""
    bundles.begin_entry(case, 1, 1, *A)
    bundles.key_sheet(case, 1, 1, FOR_LI)
    bundles.drop_entry(case, 1, 1, "拿错了一捆", A)
    bundles.begin_entry(case, 1, 1, *A)
    for paper in (FOR_WANG, FOR_LI, BLANK):
        bundles.key_sheet(case, 1, 1, paper)
    bundles.strike_sheet(case, 1, 1, "读错了", "韩立")
    bundles.key_sheet(case, 1, 1, MISSPELT)
    bundles.key_sheet(case, 1, 1, FOR_WANG, "圈画在两个名字之间")
    bundles.end_entry(case, 1, 1)
    key(case, 1, 2, (FOR_WANG, FOR_WANG, MISSPELT, FOR_WANG))
    bundles.settle(case, 1, 2, "first", "重新看过选票", ("周敏", "陈静"))
    doubts.decide(case, 1, 4, "count", "圈画明显偏向王建国", COMMITTEE, FOR_WANG)


def _second_bundle(case: Case) -> None:
    """A bundle that holds one paper more than was written on it; then names are joined."""
    key(case, 2, 1, (FOR_WANG, WRITTEN, FOR_WANG, BLANK))
    key(case, 2, 2, (FOR_WANG, WRITTEN, FOR_WANG, BLANK))
    bundles.resize(case, 2, 4, "重新清点，多一张", COMMITTEE)
    bundles.resize(case, 2, 3, "空白的一张属于第一捆", COMMITTEE)
    bundles.drop_entry(case, 2, 2, "混入一张别捆的票", COMMITTEE)
    bundles.drop_entry(case, 2, 1, "混入一张别捆的票", COMMITTEE)
    key(case, 2, 1, (FOR_WANG, WRITTEN, FOR_WANG))
    key(case, 2, 2, (FOR_WANG, WRITTEN, FOR_WANG))
    doubts.join_names(case, "主任", ("赵铁住",), "赵铁柱", "选举委员会认定是同一人", COMMITTEE)


def _totals(case: Case) -> None:
    bundles.begin_entry(case, 3, 1, *A)
    bundles.key_totals(case, 3, 1, TALLIED)
    bundles.begin_entry(case, 3, 2, *B)
    bundles.key_totals(case, 3, 2, {**TALLIED, ("against", "主任", "王建国"): 0})
    again: dict[Field, int] = {("against", "主任", "王建国"): 1}
    bundles.settle_totals(case, 3, again, "重新看过计票单", ("周敏", "陈静"))
    bundles.confirm_if_agreed(case, 3)


@cache
def table_bytes() -> bytes:
    """The file of `table_case`."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.buxuan"
        table_case(path)
        return path.read_bytes()
