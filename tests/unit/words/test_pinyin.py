"""Names are found by the first letters of their syllables, surnames as surnames are read."""

import tomllib

import pytest

from buxuan_desktop.paths import resource
from buxuan_desktop.words.pinyin import begins, initials, spelled, syllables


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("王建国", "wjg"),
        ("单志强", "szq"),
        ("仇晓", "qx"),
        ("曾祥", "zx"),
        ("查良", "zl"),
        ("区志", "oz"),
        ("朴京", "pj"),
        ("翟明", "zm"),
        ("解放", "xf"),
        ("盖宁", "gn"),
        ("乐山", "ys"),
        ("尉迟恭", "ycg"),
        ("长孙平", "zsp"),
        ("长平", "cp"),
        ("万俟明", "mqm"),
        ("万明", "wm"),
        ("单于明", "cym"),
        ("吕梅", "lm"),
    ],
)
def test_a_surname_is_read_as_a_surname(name: str, letters: str) -> None:
    assert initials(name) == letters


def test_the_same_character_in_a_given_name_is_read_as_usual() -> None:
    assert spelled("王单") == "wangdan"
    assert spelled("单") == "dan", "one character alone is no surname with a name"


def test_another_reading_of_a_character_finds_the_name_too() -> None:
    assert begins("王重", "wz")
    assert begins("王重", "wc")
    assert begins("单志强", "sz")
    assert begins("单志强", "dz"), "who reads the surname wrong still finds it"
    assert not begins("王重", "wb")
    assert not begins("王重", "wzz"), "more letters than characters"


@pytest.mark.parametrize("name", ["王𤇥", "𨶒立杰", "𰻝明"])
def test_a_rare_character_without_a_reading_fits_any_letter(name: str) -> None:
    assert len(syllables(name)) == len(initials(name)) == len(name)
    for letter in "amz" if "?" in initials(name) else "":
        assert begins(name, initials(name).replace("?", letter))
    assert begins("王𤇥", "wq")
    assert not begins("王𤇥", "lq")


def test_dots_and_spaces_in_a_name_are_no_syllables() -> None:
    assert initials("买买提·吐尔逊") == "mmttex"
    assert initials("乙 二") == "ye"
    assert initials("Anna 王") == "annaw"
    assert initials("") == spelled("") == ""


def test_the_table_holds_plain_syllables_only() -> None:
    with resource("words", "surnames.toml").open("rb") as source:
        table = tomllib.load(source)
    for surname, syllable in table["single"].items():
        assert len(surname) == 1
        assert syllable.isascii()
        assert syllable.islower()
    for surname, two in table["double"].items():
        assert len(surname) == len(two) == 2
