"""Search, doubles, comparison and the township's hashes."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buxuan_desktop.app.register.search import Index
from buxuan_desktop.domain.doubles import Someone, compare, doubles_among
from buxuan_desktop.domain.events import VoterRegistered
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.exchange.township import key_of, marks_of, on_both, read_marks
from tests.registering import id_number

PEOPLE = [
    ("王建国", "1组"), ("王芳", "1组"), ("单雄信", "2组"), ("曾静", "3组"), ("李强", "12组"), ("欧阳小龙", "东头组"),
    ("阿卜杜·买买提", "2组"), ("𨶒𰻝", "3组"),
]  # fmt: skip
INDEX = Index(
    [VoterRegistered(n, name, "男", group) for n, (name, group) in enumerate(PEOPLE, start=1)],
    {1: "510123198001010016", 5: "51012319800101002X"},
)


def names(typed: str) -> list[str]:
    return [INDEX.voters[place].name for place in INDEX.find(typed)]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("王", ["王建国", "王芳"]),
        ("王芳", ["王芳"]),
        ("建", ["王建国"]),
        ("wjg", ["王建国"]),
        ("WF", ["王芳"]),
        ("wangf", ["王芳"]),
        ("sxx", ["单雄信"]),
        ("dxx", ["单雄信"]),
        ("zj", ["曾静"]),
        ("oyxl", ["欧阳小龙"]),
        ("5", ["李强"]),
        ("0016", ["王建国"]),
        ("02x", ["李强"]),
        ("0016 王", ["王建国"]),
        ("２组", ["单雄信", "阿卜杜·买买提"]),
        ("东头", ["欧阳小龙"]),
        ("王 1组", ["王建国", "王芳"]),
        ("王 2组", []),
        ("𰻝", ["𨶒𰻝"]),
        ("没有", []),
    ],
)
@pytest.mark.proves("C06")
def test_people_are_found_as_one_types(typed: str, found: list[str]) -> None:
    assert names(typed) == found


def test_nothing_typed_is_everybody() -> None:
    assert len(names("")) == len(names("  ")) == len(PEOPLE)


@given(st.text(max_size=8))
def test_whatever_is_typed_is_answered(typed: str) -> None:
    assert len(set(INDEX.find(typed))) == len(INDEX.find(typed))


def person(number: int, name: str, one: str = "", birth: str = "", group: str = "1组") -> Someone:
    return Someone(number, name, "男", one, birth, group)


@pytest.mark.proves("C06")
def test_doubles_by_number_by_person_and_perhaps() -> None:
    found = doubles_among(
        [
            person(1, "甲", id_number(1), "1980-01-01"),
            person(2, "甲", id_number(1), "1980-01-01", "2组"),
            person(3, "乙", "", "1970-01-01"),
            person(4, "乙", id_number(2), "1970-01-01"),
            person(5, "丙", "", "1960-01-01"),
            person(6, "丙", "", "1960-01-01", "2组"),
            person(7, "丁", id_number(3), "1950-01-01"),
            person(8, "丁", id_number(4), "1950-01-01"),
            person(9, "戊"),
            person(10, "戊"),
        ]
    )
    assert found.same_id == ((1, 2),)
    assert found.same_person == ((3, 4),)
    assert found.alike == ((5, 6),)


@pytest.mark.proves("C06")
def test_another_list_shows_who_is_missing_and_who_is_new() -> None:
    ours = [person(1, "甲", id_number(1)), person(2, "乙", "", "1970-01-01"), person(3, "丙"), person(4, "老")]
    others = [
        person(1, "甲新名", id_number(1)),
        person(2, "乙", id_number(9), "1970-01-01", "5组"),
        person(3, "丙"),
        person(4, "新", id_number(8)),
    ]
    found = compare(ours, others)
    assert [one.name for one in found.missing] == ["新"]
    assert [one.name for one in found.extra] == ["老"]
    assert [(one.name, other.name) for one, other in found.changed] == [("甲", "甲新名"), ("乙", "乙")]


def test_who_fits_two_is_paired_with_nobody() -> None:
    found = compare([person(1, "甲"), person(2, "甲")], [person(1, "甲")])
    assert [one.name for one in found.unsure] == ["甲"]
    assert len(found.extra) == 2


@pytest.mark.proves("C06")
def test_the_township_finds_doubles_without_a_number_leaving(tmp_path: Path) -> None:
    key = key_of("临河镇二〇二六补选")
    path = tmp_path / "东头.比对"
    path.write_bytes(marks_of("东头村", "c" * 32, [id_number(1), id_number(2)], key))
    content = path.read_text(encoding="utf-8")
    assert all(id_number(n)[6:] not in content for n in (1, 2))
    marks = read_marks(path, key)
    assert marks.hashes == tuple(sorted(marks.hashes)), "their order says nothing of the list's"
    assert on_both({7: id_number(2), 8: id_number(3)}, marks, key) == [7]
    with pytest.raises(Refusal, match="township-other-words"):
        read_marks(path, key_of("别的一句很长的暗语"))
    with pytest.raises(Refusal, match="township-words-short"):
        key_of(" 短 ")
    path.write_bytes(b"\x00broken")
    with pytest.raises(Refusal, match="township-unreadable"):
        read_marks(path, key)
