"""Ballots an hour, one's own slips, and the times on the work sheet."""

from datetime import timedelta
from pathlib import Path

from buxuan_desktop.app import bundles
from buxuan_desktop.app.pace import Pace, own_slips, work_of
from buxuan_desktop.app.printing import AS_USUAL, documents_of
from tests.making import CLOCK
from tests.tabling import BLANK, FOR_LI, FOR_WANG, TALLIED, A, B, at_table, key

NOON = CLOCK()


def test_pace_needs_some_ballots_and_begins_anew_after_a_pause() -> None:
    pace = Pace()
    for second in (0, 3, 6, 9):
        pace.note(NOON + timedelta(seconds=second))
    assert pace.per_hour is None
    pace.note(NOON + timedelta(seconds=12))
    assert pace.per_hour == 1200
    pace.note(NOON + timedelta(seconds=200))
    assert pace.per_hour is None


def test_own_slips_are_those_that_the_paper_did_not_bear_out(tmp_path: Path) -> None:
    with at_table(tmp_path / "a.buxuan", (3,)) as case:
        key(case, 1, 1, (FOR_WANG, FOR_LI, BLANK))
        assert own_slips(case, "周敏") == (0, 0), "not before somebody else has keyed it too"
        key(case, 1, 2, (FOR_WANG, FOR_WANG))
        assert [slot.at for slot in case.election.rounds[-1].table.bundle(1).count.open_slots] == [(2, 2), (3, 0)]
        bundles.settle(case, 1, 2, "first", "看过", A)
        bundles.settle(case, 1, 3, "first", "看过", A)
        assert own_slips(case, "周敏") == (3, 0)
        assert own_slips(case, "陈静") == (2, 2)


def test_every_entry_stands_on_the_work_sheet(tmp_path: Path) -> None:
    with at_table(tmp_path / "a.buxuan", (2,)) as case:
        moments = iter(NOON + timedelta(minutes=minute) for minute in range(99))
        case.clock = lambda: next(moments)
        key(case, 1, 1, (FOR_WANG, BLANK))
        bundles.begin_entry(case, 1, 2, *B)
        works = work_of(case.file, case.election, 1)
        assert [(one.teller, one.papers, one.minutes) for one in works] == [("周敏", 2, 3), ("陈静", 0, None)]
        bundles.drop_entry(case, 1, 2, "拿错了", A)
        key(case, 1, 2, (FOR_WANG, BLANK), ("吴强", "孙梅"))
        works = work_of(case.file, case.election, 1)
        told = [(one.entry, one.teller, one.papers) for one in works]
        assert told == [(1, "周敏", 2), (2, "陈静", 0), (2, "吴强", 2)]
        kinds = [job.kind for job in documents_of(case.election, case.file, lambda: NOON, AS_USUAL)]
        assert kinds == ["slips", "work"]


def test_totals_are_on_the_work_sheet_too(tmp_path: Path) -> None:
    with at_table(tmp_path / "a.buxuan", (4,), "totals") as case:
        bundles.begin_entry(case, 1, 1, *A)
        bundles.key_totals(case, 1, 1, TALLIED)
        assert [(one.papers, one.ended != "") for one in work_of(case.file, case.election, 1)] == [(4, True)]
