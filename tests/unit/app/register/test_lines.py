"""Lines of the list through the use cases: what is refused, what stays private, and that the file verifies."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from buxuan_desktop.app import records
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.register import lines, posting
from buxuan_desktop.app.register.lines import Line
from buxuan_desktop.app.verifying import verify
from buxuan_desktop.domain.records.electors import ListObjection
from buxuan_desktop.domain.refusal import Refusal
from tests.making import DAY
from tests.registering import COMMITTEE, id_number, listed, register_bytes


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with listed(tmp_path / "a.buxuan") as made:
        yield made


def test_a_register_with_everything_verifies(tmp_path: Path) -> None:
    path = tmp_path / "a.buxuan"
    path.write_bytes(register_bytes())
    assert verify(path).faults == ()


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (Line(" 　"), "elector-name-needed"),
        (Line("甲", id_number="510123198001010011"), "id-number-unusable"),
        (Line("甲", id_number=id_number(1)), "elector-listed-already"),
        (Line("甲", id_number=id_number(50, "20080511")), "elector-underage"),
    ],
)
def test_what_cannot_be_added(case: Case, line: Line, code: str) -> None:
    with pytest.raises(Refusal, match=code):
        lines.add(case, line)
    assert case.election.registered == 6


@pytest.mark.proves("T23")
def test_who_turns_eighteen_on_the_day_is_an_elector(case: Case) -> None:
    number = lines.add(case, Line("小满", id_number=id_number(50, f"{DAY.year - 18}0510")))
    assert lines.births(case)[number] == f"{DAY.year - 18}-05-10"
    assert case.election.voters[number].sex == "女", "told by the number"


def test_a_change_takes_the_newest_private_values(case: Case) -> None:
    lines.change(case, 2, Line("选民2", "男", "3组", id_number=id_number(77)), "抄错了号码")
    lines.change(case, 2, Line("选民二", "男", "3组"), "改名")
    assert lines.private_of(case, 2)["id_number"] == id_number(77)
    assert lines.id_numbers(case)[2] == id_number(77)
    with pytest.raises(Refusal, match="elector-not-changed"):
        lines.change(case, 2, Line("选民二", "男", "3组"), "再来一次")
    assert not verify(case.file.path).faults


def test_all_that_is_private_of_an_elector_can_be_forgotten(case: Case) -> None:
    from buxuan_desktop.app.custody import erase_private

    lines.change(case, 2, Line("选民2", "男", "3组", id_number=id_number(77)), "抄错了号码")
    erase_private(case, lines.refs_of(case, 2), "保存期满")
    assert lines.private_of(case, 2) == {}
    assert not verify(case.file.path).faults


@pytest.mark.proves("C15")
def test_a_list_with_an_open_objection_is_not_closed(case: Case) -> None:
    raised = ListObjection(received=DAY, about="missing")
    with pytest.raises(Refusal, match="register-not-posted"):
        records.add(case, raised)
    posting.publish(case, DAY, "公开栏")
    number = records.add(case, raised, records.Writing(private={"who": "甲", "text": "漏了"}))
    with pytest.raises(Refusal, match="register-objections-open"):
        posting.freeze(case, DAY)
    decided = {"outcome": "rejected", "decided_on": DAY, "by": COMMITTEE}
    for wrong, code in (
        ({"decided_on": None}, "register-decision-incomplete"),
        ({"by": ()}, "register-decision-incomplete"),
        ({"decided_on": DAY.replace(day=1)}, "decision-before-objection"),
        ({"number": 99}, "no-such-elector"),
    ):
        with pytest.raises(Refusal, match=code):
            records.correct(case, number, msgspec.structs.replace(raised, **{**decided, **wrong}))
    records.correct(case, number, msgspec.structs.replace(raised, **decided))
    posting.freeze(case, DAY)
    with pytest.raises(Refusal, match="register-frozen"):
        lines.add(case, Line("甲"), "left-out")


def test_posting_needs_names_a_place_and_reasons(case: Case) -> None:
    with pytest.raises(Refusal, match="register-where-needed"):
        posting.publish(case, DAY, "")
    posting.publish(case, DAY, "公开栏")
    with pytest.raises(Refusal, match="register-reason-needed"):
        posting.publish(case, DAY, "公开栏")
    with pytest.raises(Refusal, match="register-gain-needed"):
        lines.add(case, Line("甲"))
