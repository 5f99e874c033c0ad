"""Numbers of the polls that were keyed wrongly: corrected by a new event, before the count is closed and no later."""

from pathlib import Path

import pytest

from buxuan_desktop.app import counting
from buxuan_desktop.app.boards import board_of
from buxuan_desktop.app.closing import close_count, declare_result, open_balances
from buxuan_desktop.app.papers import report_of
from buxuan_desktop.app.verdicts import verdict_of
from buxuan_desktop.app.verifying import verify
from buxuan_desktop.documents import Stamp
from buxuan_desktop.domain.ballot import Box
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.store import schema
from buxuan_desktop.store.casefile import CaseFile
from tests.making import ballot, counting_case

RIGHT = [Box("会场", "hall", 11, 8), Box("流动", "mobile", 1, 0)]


def test_a_correction_settles_what_did_not_balance(tmp_path: Path) -> None:
    path = tmp_path / "a.buxuan"
    with counting_case(path) as case:
        counting.cast_many(case, [(ballot("王建国", "张三", "李四"), 8)])
        assert [one.code for one in open_balances(case)] == ["boxes-recovered-differ"]
        counting.correct_polls(case, 12, RIGHT, " 会场的收回数抄错了 ", "王主持")
        assert open_balances(case) == []
        board = board_of(case)
        assert board is not None
        assert (board.recovered, board.needed) == (8, 5)
        close_count(case)
        declare_result(case)
        assert verify(path).faults == ()
        said = next(one for one in verdict_of(case.election, 1).findings if one.code == "polls-corrected")
        assert "各票箱收回数之和原为12，改为8" in said.text
        assert "会场的收回数抄错了。主持人王主持确认" in said.text
        report = report_of(case.election, case.election.rounds[0], Stamp(), case.election.rounds[0].declared.findings)
        assert said.title in [one.title for one in report.findings]
        assert (report.boxes, report.mobile_boxes) == (2, 1)
        with pytest.raises(Refusal, match="count-closed-numbers-stand"):
            counting.correct_polls(case, 11, [], "太晚了", "王主持")


@pytest.mark.parametrize(
    ("issued", "boxes", "reason", "chair", "code"),
    [
        (12, RIGHT, " ", "王主持", "correction-needs-reason"),
        (12, RIGHT, "抄错了", "", "correction-needs-reason"),
        (12, [Box("会场", "hall", 12, 12)], "抄错了", "王主持", "correction-changes-nothing"),
    ],
)
def test_what_is_no_correction_is_refused_and_not_written(
    tmp_path: Path, issued: int, boxes: list[Box], reason: str, chair: str, code: str
) -> None:
    with counting_case(tmp_path / "a.buxuan") as case:
        head = case.file.head
        with pytest.raises(Refusal, match=code):
            counting.correct_polls(case, issued, boxes, reason, chair)
        assert case.file.head == head


def test_a_second_correction_names_the_first(tmp_path: Path) -> None:
    with counting_case(tmp_path / "a.buxuan") as case:
        counting.correct_polls(case, 11, [], "第一次", "王主持")
        first = case.file.head.seq
        counting.correct_polls(case, 12, RIGHT, "第二次", "王主持")
        assert case.election.rounds[0].polls.polls == first


def test_a_file_whose_views_show_the_numbers_before_the_correction_does_not_verify(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The views of the first version know no corrections; a file that has one must have been brought up."""
    path = tmp_path / "a.buxuan"
    with monkeypatch.context() as first:
        first.setattr(schema, "STEPS", schema.STEPS[:1])
        first.setattr(schema, "VERSION", 1)
        with counting_case(path) as case:
            counting.correct_polls(case, 12, RIGHT, "抄错了", "王主持")
    assert [fault.code for fault in verify(path).faults] == ["views-differ"]
    with CaseFile.open(path, write=True):
        pass
    assert verify(path).faults == ()
