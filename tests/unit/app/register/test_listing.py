"""The posted list: order by group or strokes, nothing of an ID number, birth years between namesakes alone."""

from datetime import timedelta
from pathlib import Path

import pytest

from buxuan_desktop.app import setup
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.paperwork.electors import elector_list
from buxuan_desktop.app.register.listing import group_key, lines_posted
from buxuan_desktop.app.register.paper import list_pdf
from buxuan_desktop.words.papers import registration
from buxuan_desktop.words.strokes import by_strokes, strokes
from tests.making import CLOCK, DAY, opening
from tests.registering import OPTIONS, id_number


def listed(path: Path, *people: setup.Elector) -> Case:
    case = setup.open_case(path, opening(profile="CN-V-2025", options=OPTIONS), CLOCK, "登记员")
    setup.register(case, people)
    return case


@pytest.mark.proves("C15")
def test_namesakes_of_one_group_have_a_birth_year_and_nobody_else(tmp_path: Path) -> None:
    person = setup.Elector
    with listed(
        tmp_path / "a.buxuan",
        person("王芳", "女", "1组", {"id_number": id_number(1, "19700101")}),
        person("王芳", "女", "1组", {"id_number": id_number(2, "19880101")}),
        person("王芳", "女", "2组", {"id_number": id_number(3, "19900101")}),
        person("李强", "男", "1组", {"id_number": id_number(4, "19910101"), "birth": "1991-01-01"}),
    ) as case:
        told = [(one.name, one.group, one.told) for one in lines_posted(case, "groups")]
        assert told == [
            ("王芳", "1组", "1970年生"),
            ("王芳", "1组", "1988年生"),
            ("李强", "1组", ""),
            ("王芳", "2组", ""),
        ]
        for order in ("groups", "strokes"):
            record = elector_list(case, order, DAY)
            assert record is not None
            said = repr(registration.elector_list(record))
            assert not any(id_number(n, birth)[6:] in said for n, birth in ((1, "19700101"), (4, "19910101")))
            assert "510123" not in said
            assert "1991" not in said
            assert record.objection_until == DAY + timedelta(days=5), "a Friday"
            assert sum(len(group.electors) for group in record.groups) == 4
            assert list_pdf(case, order, DAY).startswith(b"%PDF")


def test_groups_stand_as_people_count_them() -> None:
    groups = ["十组", "2组", "10组", "二组", "第三小组", "", "东头组", "1组", "十二组"]
    assert sorted(["10组", "2组", "1组"], key=group_key) == ["1组", "2组", "10组"]
    assert sorted(["十组", "二组", "十二组", "第三小组"], key=group_key) == ["二组", "第三小组", "十组", "十二组"]
    assert sorted(groups, key=group_key)[-1] == ""


@pytest.mark.proves("C15")
def test_names_stand_by_strokes_and_surnames_together() -> None:
    assert [strokes(c) for c in "丁王李张𰻝"] == [2, 4, 7, 7, 43]
    assert strokes("A") is None
    names = ["张三", "王五", "李四", "丁一", "王二", "李一", "Ann"]
    assert sorted(names, key=by_strokes) == ["丁一", "王二", "王五", "张三", "李一", "李四", "Ann"]
