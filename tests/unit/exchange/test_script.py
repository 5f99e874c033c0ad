"""The rehearsal script: what it may say, and how a script that cannot be used says where it is wrong."""

import tomllib
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.exchange.script import Marks, parse_script, read_script
from buxuan_desktop.words import of_refusal
from tests.strategies import Script, scripts, to_toml

TEXT = """
format = 1
[case]
place = "石桥村"
body = "villagers"
profile = "CN-V-2018"
electors = "voters"
election_day = 2020-04-20
[register]
count = 10
[[posts]]
title = "主任"
seats = 1
candidates = ["甲", "乙"]
[[rounds]]
kind = "first"
issued = 8
[[rounds.boxes]]
name = "会场"
issued = 8
[[rounds.ballots]]
times = 6
marks = { "主任" = ["甲"] }
[[rounds.ballots]]
marks = { "主任" = { for = ["乙"], against = ["甲"], write_in = ["丙"] } }
[[rounds.ballots]]
void = "damaged"
"""


def parsed() -> dict[str, Any]:
    return tomllib.loads(TEXT)


def refused(data: dict[str, Any]) -> Refusal:
    with pytest.raises(Refusal) as refusal:
        parse_script(data)
    return refusal.value


def test_a_script_is_read_as_it_stands(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(TEXT, encoding="utf-8")
    script = read_script(tmp_path / "a.toml")
    first = script.rounds[0]
    assert [ballot.times for ballot in first.ballots] == [6, 1, 1]
    assert first.ballots[0].marks == {"主任": ("甲",)}
    assert first.ballots[1].marks == {"主任": Marks(approve=("乙",), against=("甲",), write_in=("丙",))}
    assert (first.ballots[2].void, first.boxes[0].kind, first.boxes[0].recovered) == ("damaged", "hall", None)
    assert (script.case.overlays, script.case.term_ends, script.expect) == ((), None, {})


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(scripts())
def test_names_are_kept_character_for_character(script: Script) -> None:
    read = parse_script(script)
    assert [list(post.candidates) for post in read.posts] == [post["candidates"] for post in script["posts"]]
    assert len(read.rounds) == len(script["rounds"])
    assert to_toml(script)


def change(path: str, value: Any) -> dict[str, Any]:
    """The script with one value set, or with a key taken out when the value is Ellipsis."""
    data = deepcopy(parsed())
    *way, last = [int(part) if part.isdigit() else part for part in path.split("/")]
    there: Any = data
    for part in way:
        there = there[part]
    if value is ...:
        del there[last]
    else:
        there[last] = value
    return data


@pytest.mark.parametrize(
    ("path", "value", "code", "where"),
    [
        ("format", ..., "script-format", None),
        ("format", 2, "script-format", None),
        ("format", True, "script-format", None),
        ("format", 1.0, "script-format", None),
        ("case/place", ..., "key-missing", "case"),
        ("case/colour", "red", "key-unknown", "case"),
        ("case/place", 5, "value-unusable", "case.place"),
        ("case/election_day", "2020-04-20", "value-unusable", "case.election_day"),
        ("register/file", "a.xlsx", "register-count-or-file", "register"),
        ("register/count", ..., "register-count-or-file", "register"),
        ("register/count", -1, "number-too-small", "register.count"),
        ("register/women", [""], "name-empty", "register.women"),
        ("posts/0/seats", 0, "number-too-small", "posts[0].seats"),
        ("posts/0/title", "", "post-title-unusable", "posts[0]"),
        ("posts/0/candidates", ["甲", "甲"], "candidate-twice", "posts[0].candidates"),
        ("rounds/0/issued", -1, "number-too-small", "rounds[0].issued"),
        ("rounds/0/kind", "second", "value-unusable", "rounds[0].kind"),
        ("rounds/0/recovered", 9, "recovered-differs", "rounds[0].recovered"),
        ("rounds/0/candidates", {"主任": ["丙", "丙"]}, "candidate-twice", "rounds[0].candidates"),
        ("rounds/0/boxes/0/issued", -2, "number-too-small", "rounds[0].boxes[0].issued"),
        ("rounds/0/ballots/0/times", -3, "number-too-small", "rounds[0].ballots[0].times"),
        ("rounds/0/ballots/0/times", 3_000_000, "too-many-ballots", "rounds[0]"),
        ("rounds/0/ballots/0/marks", {"主任": [""]}, "name-empty", "rounds[0].ballots[0].marks"),
        (
            "rounds/0/ballots/1/marks",
            {"主任": {"write_in": ["丙"], "against": ["丙"]}},
            "name-for-and-against",
            "rounds[0].ballots[1].marks",
        ),
    ],
)
def test_what_is_wrong_is_named_with_its_place(path: str, value: Any, code: str, where: str | None) -> None:
    refusal = refused(change(path, value))
    assert (refusal.code, refusal.data.get("where")) == (code, where)
    assert "\n" not in of_refusal(refusal)


def test_what_was_issued_may_come_from_the_boxes_alone() -> None:
    data = change("rounds/0/issued", ...)
    assert parse_script(data).rounds[0].issued is None
    del data["rounds"][0]["boxes"][0]["issued"]
    assert refused(data).code == "issued-missing"
    data["rounds"][0]["boxes"] = []
    assert refused(data).code == "issued-missing"


def test_ballots_set_aside_are_outside_recovered() -> None:
    data = change("rounds/0/ballots/2/void", "not_issued")
    data["rounds"][0]["recovered"] = 7
    assert parse_script(data).rounds[0].recovered == 7


@pytest.mark.parametrize(
    ("content", "code"), [(b"format = ", "script-not-toml"), (b"\xff\xfe", "script-not-utf8"), (None, "script-missing")]
)
def test_a_file_that_is_no_script_is_refused(tmp_path: Path, content: bytes | None, code: str) -> None:
    path = tmp_path / "a.toml"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(Refusal) as refusal:
        read_script(path)
    assert refusal.value.code == code


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        (
            "case/election_day",
            "2020-04-20",
            "case.election_day：所写的值不能用（应是日期，写的是文字）。请改正后再试。",
        ),
        ("case/term_ends", 5, "case.term_ends：所写的值不能用（应是日期，写的是整数）。请改正后再试。"),
        ("rounds/0/kind", "second", "rounds[0].kind：所写的值不能用（没有“second”这一种）。请改正后再试。"),
        ("posts/0/candidates", "甲", "posts[0].candidates：所写的值不能用（应是列表，写的是文字）。请改正后再试。"),
        ("register/count", 1.5, "register.count：所写的值不能用（应是整数，写的是小数）。请改正后再试。"),
    ],
)
def test_what_is_of_the_wrong_type_is_said_in_plain_words(path: str, value: Any, said: str) -> None:
    assert of_refusal(refused(change(path, value))) == said


@pytest.mark.parametrize(
    ("content", "said"),
    [("format = 1\nplace = 甲\n", "第2行第9个字附近看不懂"), ("format = 1\nrounds = [\n", "到末尾还没有写完")],
)
def test_where_a_text_stops_being_a_script_is_said_in_plain_words(tmp_path: Path, content: str, said: str) -> None:
    (tmp_path / "a.toml").write_text(content, encoding="utf-8")
    with pytest.raises(Refusal) as refusal:
        read_script(tmp_path / "a.toml")
    assert refusal.value.data["detail"] == said
