"""A file's list: whole or not at all, and only what is new."""

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from buxuan_desktop.app import setup
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.register import lines, posting
from buxuan_desktop.app.register.importing import Import, class_of, people_in
from buxuan_desktop.app.registers import electors_from
from buxuan_desktop.app.verifying import verify
from buxuan_desktop.domain.refusal import Refusal
from tests.dirty import Dirty, first_of_doubles
from tests.making import CLOCK, DAY, opening
from tests.registering import OPTIONS, id_number, listed

HEADS = ["姓名", "性别", "身份证号", "组别", "户号", "类别", "手机号"]


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with listed(tmp_path / "a.buxuan") as made:
        yield made


def book(path: Path, *rows: list[object], heads: list[str] = HEADS) -> Path:
    made = openpyxl.Workbook()
    for row in (heads, *rows):
        made.active.append(row)
    made.save(path)
    return path


def row(name: str, number: int, *more: str, birth: str = "19800101") -> list[object]:
    return [name, "", id_number(number, birth), "1组", *more]


@pytest.mark.proves("C06")
def test_only_who_is_new_comes_on_the_list_with_household_and_class(case: Case, tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", row("选民1", 1), row("甲", 40, "12", "第三类", "139"), row("乙", 41, "13", "一"))
    reading = Import(case, path)
    shown = reading.preview()
    assert (len(shown.electors), shown.known, shown.fresh) == (3, (0,), 2)
    assert [(one.head, one.holds) for one in shown.dropped] == [("手机号", "phone")]
    assert reading.take() == 2
    added = [case.election.voters[n] for n in (7, 8)]
    assert [(one.name, one.household, one.ground) for one in added] == [
        ("甲", "12", "newcomer"),
        ("乙", "13", "resident"),
    ]
    assert case.election.register.imports[-1].dropped == ("手机号",)
    assert not verify(case.file.path).faults
    again = Import(case, path)
    with pytest.raises(Refusal, match="register-nobody-new"):
        again.take()


def test_one_fault_keeps_everybody_out(case: Case, tmp_path: Path) -> None:
    reading = Import(case, book(tmp_path / "a.xlsx", row("甲", 40), row("", 41)))
    head = case.file.head
    with pytest.raises(Refusal, match="register-faulty"):
        reading.take()
    assert case.file.head == head


def test_the_under_age_stay_out_when_people_say_so(case: Case, tmp_path: Path) -> None:
    reading = Import(case, book(tmp_path / "a.xlsx", row("甲", 40), row("小", 41, birth="20100101")))
    assert [one.code for one in reading.preview().faults] == ["underage"]
    assert reading.shown.underage == 1
    reading.leave_underage = True
    assert reading.preview().faults == ()
    assert reading.take() == 1


@pytest.mark.proves("C06", "C15")
def test_after_the_list_was_posted_everybody_new_has_a_reason(case: Case, tmp_path: Path) -> None:
    posting.publish(case, DAY, "公开栏")
    reading = Import(case, book(tmp_path / "a.xlsx", row("甲", 40)))
    with pytest.raises(Refusal, match="register-gain-needed"):
        reading.take()
    reading.take("left-out")
    assert case.election.voters[7].gain == "left-out"


def test_a_list_takes_the_place_of_a_number(tmp_path: Path) -> None:
    with setup.open_case(tmp_path / "b.buxuan", opening(profile="CN-V-2025", options=OPTIONS), CLOCK, "登记员") as case:
        setup.count_electors(case, 1000)
        with pytest.raises(Refusal, match="register-only-counted"):
            lines.add(case, lines.Line("甲"))
        Import(case, book(tmp_path / "a.xlsx", row("甲", 40), row("乙", 41))).take()
        assert case.election.registered == 2
        lines.add(case, lines.Line("丙"))
        assert case.election.registered == 3


def test_a_class_is_known_by_words_code_or_place(case: Case) -> None:
    classes = case.book.classes
    for text in ("户籍在本村、不住本村", "away", "2", "二", "第二类", "（二）"):
        assert class_of(text, classes) == "away", text
    for text in ("", "四", "别的", "第"):
        assert class_of(text, classes) == "", text


def test_another_list_is_read_with_its_faults(case: Case, tmp_path: Path) -> None:
    found = people_in(case, book(tmp_path / "a.xlsx", row("甲", 40), ["", "", "123", "1组"]))
    assert [one.name for one in found] == ["甲", ""]
    with pytest.raises(Refusal, match="register-no-list"):
        people_in(case, book(tmp_path / "b.xlsx", ["x"], heads=["没有", "名单"]))


@pytest.mark.proves("C06")
def test_a_dirty_register_is_told_alike_on_the_screen_and_to_scripts(case: Case, tmp_path: Path) -> None:
    dirty = Dirty(5)
    path = tmp_path / "名册.xlsx"
    dirty.save(path)
    expected = {f"{one.sheet}!{one.cell}: {one.code}" for one in dirty.expected - {first_of_doubles(dirty)}}
    with pytest.raises(Refusal, match="register-faulty") as refused:
        electors_from(path, case.election.election_day)
    told = [": ".join(str(line).removeprefix(f"{path.name}: ").split(": ")[:2]) for line in refused.value.data["lines"]]
    assert set(told) == expected
    assert len(told) == len(expected)
    shown = Import(case, path).preview()
    assert {f"{one.sheet}!{one.cell}: {one.code}" for one in shown.faults} == expected
    assert {one.holds for one in shown.dropped} == {"phone", "bank"}
    assert all(one.words.endswith("。") for one in shown.faults)
