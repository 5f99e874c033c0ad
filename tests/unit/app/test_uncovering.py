"""A whole ID number is shown to nobody before the event that says who asked for it and why."""

from pathlib import Path

import pytest

from buxuan_desktop.app import records, uncovering
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.custody import erase_private
from buxuan_desktop.app.paperwork.endings import code_form
from buxuan_desktop.app.register import lines
from buxuan_desktop.app.register.lines import Line, refs_of
from buxuan_desktop.app.verifying import verify
from buxuan_desktop.domain.codec import decode
from buxuan_desktop.domain.records.result_papers import CodeChange
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.domain.register_events import IdUncovered
from tests.making import CLOCK
from tests.registering import id_number, listed

NUMBER = id_number(2)
CHANGE = CodeChange(organisation="柳湾村村民委员会", representative="王建国")


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return listed(tmp_path / "a.buxuan")


def last(case: Case) -> tuple[str, object]:
    row = case.file.last_row()
    assert row is not None
    return row.who, decode(row.kind, row.body)


def test_it_is_masked_until_somebody_asks_with_a_reason(case: Case) -> None:
    with case:
        shown = uncovering.masked_of(case, 2)
        assert shown == f"{NUMBER[:3]}***********{NUMBER[-4:]}"
        assert uncovering.uncover(case, 2, " 核对身份 ") == NUMBER
        assert last(case) == ("登记员", IdUncovered("voter/2", "核对身份"))
        assert case.election.register.uncovered["voter/2"] == 1
    assert verify(case.file.path).faults == ()


@pytest.mark.parametrize(("number", "reason", "code"), [(2, " ", "uncover-reason-needed"), (9, "x", "uncover-nothing")])
def test_without_reason_or_number_nothing_is_written(case: Case, number: int, reason: str, code: str) -> None:
    with case:
        head = case.file.head
        with pytest.raises(Refusal, match=code):
            uncovering.uncover(case, number, reason)
        assert case.file.head == head


def test_what_cannot_be_written_is_not_shown(case: Case) -> None:
    case.close()
    elsewhere = Case.open(case.file.path, CLOCK, "别处的人", "a" * 32)
    with elsewhere, pytest.raises(Refusal, match="kept-elsewhere"):
        uncovering.uncover(elsewhere, 2, "核对身份")


def test_the_number_as_it_stands_after_a_change_and_none_once_erased(case: Case) -> None:
    with case:
        lines.change(case, 2, Line("选民2", "男", "1组", id_number=id_number(77)), "抄错了号码")
        assert uncovering.uncover(case, 2, "核对身份") == id_number(77)
        erase_private(case, refs_of(case, 2), "保存期满")
        assert uncovering.masked_of(case, 2) == ""
        with pytest.raises(Refusal, match="uncover-nothing"):
            uncovering.uncover(case, 2, "核对身份")


def test_the_form_for_the_code_has_the_number_once_it_was_uncovered_for_that(case: Case) -> None:
    with case:
        number = records.add(case, CHANGE, records.Writing(private={"representative_id": NUMBER, "phone": "1"}))
        held = case.election.records.get(number)
        form = code_form(case)
        assert held is not None
        assert form is not None
        assert form.representative_id == uncovering.number_in(case, held) == f"510***********{NUMBER[-4:]}"
        assert uncovering.uncover_record(case, held, "办理手续") == NUMBER
        assert code_form(case) == type(form)(**{**_parts(form), "representative_id": NUMBER})
        given = uncovering.put_back({"representative_id": form.representative_id, "phone": "2"}, _kept(case, number))
        assert given == {"representative_id": NUMBER, "phone": "2"}
        records.correct(case, number, CHANGE, records.Writing(private=given))
        anew = code_form(case)
        assert anew is not None
        assert anew.representative_id == form.representative_id, "another wording, asked for anew"
        assert _kept(case, number)["representative_id"] == NUMBER


def _parts(form: object) -> dict[str, object]:
    return {name: getattr(form, name) for name in form.__struct_fields__}  # type: ignore[attr-defined]


def _kept(case: Case, number: int) -> dict[str, str]:
    held = case.election.records.get(number)
    assert held is not None
    return dict(records.private_of(case, held))


def test_values_of_a_record_are_shown_covered() -> None:
    values = {"representative_id": NUMBER, "phone": "13800138000", "representative": "王建国"}
    assert uncovering.covered(values) == {**values, "representative_id": f"510***********{NUMBER[-4:]}"}
