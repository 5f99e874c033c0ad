"""A table from WPS or Excel becomes records, all of them or none."""

from datetime import date

import pytest

from buxuan_desktop.app.forms import form_of
from buxuan_desktop.app.pasting import read_table, take
from buxuan_desktop.app.verifying import verify
from buxuan_desktop.domain.records.bodies import BodyMember
from buxuan_desktop.domain.refusal import Refusal
from tests.preparing import START, prepare_case

MEMBERS = form_of("body-member")
NEAR = date(2020, 4, 20)


def test_columns_in_any_order_are_found_by_their_heads_and_others_left_out() -> None:
    heads = "序号\t姓 名\t哪个机构\t职务\t推选（确定）日期\n"
    text = heads + "1\t周敏\t选举委员会\t主任\t2020.3.12\n2\t王一\t选举委员会\t\t3月12日\n"
    table = read_table(MEMBERS, text, NEAR)
    assert [one.name if one else None for one in table.columns] == [None, "name", "body", "office", "chosen_on"]
    assert [one.record for one in table.rows] == [
        BodyMember(body="committee", name="周敏", office="head", chosen_on=date(2020, 3, 12)),
        BodyMember(body="committee", name="王一", chosen_on=date(2020, 3, 12)),
    ]
    assert [one.row for one in table.rows] == [2, 3]


def test_without_heads_columns_are_taken_in_the_order_of_the_form() -> None:
    (one,) = read_table(MEMBERS, "选举委员会\t周敏\t主任（组长）", NEAR).rows
    assert one.record == BodyMember(body="committee", name="周敏", office="head")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("姓名\t哪个机构\n周敏\t理事会", "“哪个机构”写的“理事会”认不出来"),
        ("姓名\t哪个机构\n\t选举委员会", "还没有填“姓名”"),
        ("姓名\t哪个机构\t推选（确定）日期\n周敏\t选举委员会\t三月", "“推选（确定）日期”写的“三月”认不出来"),
        ("姓名\t哪个机构\t推选得票数\n周敏\t选举委员会\t很多", "“推选得票数”写的“很多”认不出来"),
    ],
)
def test_what_does_not_fit_is_named_and_then_nothing_is_written(text: str, said: str, tmp_path) -> None:  # type: ignore[no-untyped-def]
    table = read_table(MEMBERS, text + "\n王一\t选举委员会", NEAR)
    assert [said in one.fault for one in table.rows] == [True, False]
    with prepare_case(tmp_path / "case.buxuan") as case:
        before = case.file.head
        with pytest.raises(Refusal, match="paste-faulty"):
            take(case, table)
        assert case.file.head == before


def test_telephone_numbers_of_a_pasted_table_lie_beside_the_chain(tmp_path) -> None:  # type: ignore[no-untyped-def]
    with prepare_case(tmp_path / "case.buxuan") as case:
        table = read_table(MEMBERS, "姓名\t哪个机构\t电话\n孙一\t督导组\t13912345678\n孙二\t督导组\t", START)
        assert take(case, table) == 2
        assert b"13912345678" not in b"".join(row[4] for row in case.file.stored())
        assert not verify(case.file.path).faults


def test_nothing_on_the_clipboard_is_said() -> None:
    with pytest.raises(Refusal, match="paste-empty"):
        read_table(MEMBERS, " \n ", NEAR)
