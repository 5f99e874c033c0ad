"""What a rehearsal leaves behind, and what it leaves alone."""

import json
from datetime import date
from pathlib import Path

import pytest

from buxuan_desktop.app.case import Case
from buxuan_desktop.app.clock import standing_at
from buxuan_desktop.app.closing import void_winner
from buxuan_desktop.app.rehearsal import REHEARSAL, rehearse
from buxuan_desktop.app.results import findings_of, mismatches, result_of
from buxuan_desktop.domain.refusal import Refusal

DAY = date(2020, 4, 20)
TEXT = """
format = 1
[case]
place = "石桥村"
body = "villagers"
profile = "CN-V-2018"
electors = "voters"
election_day = 2020-04-20
[case.options]
overvote_scope = "post"
blank = "abstain"
[register]
{register}
[[posts]]
title = "主任"
seats = 1
candidates = ["甲", "乙"]
[[rounds]]
kind = "first"
issued = 3
[[rounds.ballots]]
times = 3
marks = {{ "主任" = ["甲"] }}
"""


def written(folder: Path, register: str = "count = 5", name: str = "a") -> Path:
    path = folder / f"{name}.toml"
    path.write_text(TEXT.format(register=register), encoding="utf-8")
    return path


def test_a_result_and_a_case_are_left(tmp_path: Path) -> None:
    done = rehearse(written(tmp_path), tmp_path / "deep" / "out")
    assert sorted(one.name for one in done.folder.iterdir()) == ["case.buxuan", "result.json"]
    result = json.loads((done.folder / "result.json").read_bytes())
    assert list(result) == ["format", "profile", "place", "ledger_head", "rounds", "findings"]
    assert list(result["rounds"][0]["posts"][0]["tally"][0]) == ["name", "for", "against", "write_in", "counted"]
    assert (result["place"], result["rounds"][0]["posts"][0]["elected"]) == ("石桥村", ["甲"])


def test_an_unusable_round_leaves_nothing_and_says_which(tmp_path: Path) -> None:
    path = written(tmp_path)
    path.write_text(path.read_text(encoding="utf-8") + '\n[[rounds]]\nkind = "further"\nissued = 1\n', encoding="utf-8")
    with pytest.raises(Refusal) as refusal:
        rehearse(path, tmp_path / "out")
    assert (refusal.value.code, refusal.value.data["where"]) == ("no-post-waits", "rounds[1]")
    assert list((tmp_path / "out").iterdir()) == []


def test_a_script_that_has_become_unusable_leaves_no_result_of_before(tmp_path: Path) -> None:
    folder = rehearse(written(tmp_path), tmp_path / "out").folder
    (folder / "notes.txt").write_text("mine", encoding="utf-8")
    broken = written(tmp_path, register="count = -1")
    with pytest.raises(Refusal):
        rehearse(broken, tmp_path / "out")
    assert [one.name for one in folder.iterdir()] == ["notes.txt"]


def test_a_case_that_is_no_rehearsal_is_never_replaced(tmp_path: Path) -> None:
    target = tmp_path / "out" / "a"
    target.mkdir(parents=True)
    (target / "case.buxuan").write_bytes(b"somebody's own")
    with pytest.raises(Refusal) as refusal:
        rehearse(written(tmp_path), tmp_path / "out")
    assert refusal.value.code == "file-exists"
    assert (target / "case.buxuan").read_bytes() == b"somebody's own"


def test_papers_that_cannot_be_printed_do_not_take_the_result_away(tmp_path: Path) -> None:
    def print_nothing(case: Case, folder: Path) -> None:
        raise Refusal("paper-uncovered", items="甲")

    done = rehearse(written(tmp_path), tmp_path / "out", print_nothing)
    assert done.unprinted is not None
    assert done.unprinted.code == "paper-uncovered"
    assert (tmp_path / "out" / "a" / "result.json").is_file()


def test_electors_come_from_a_file_beside_the_script(tmp_path: Path) -> None:
    people = "".join(f"{name},男,一组,19{80 + n}-01-01\n" for n, name in enumerate(("甲一", "乙二", "丙三", "丁四")))
    (tmp_path / "list.csv").write_text("姓名,性别,小组,出生日期\n" + people, encoding="utf-8")
    done = rehearse(written(tmp_path, 'file = "list.csv"'), tmp_path / "out")
    assert done.result.rounds[0].registered == 4


def test_a_faulty_register_names_every_cell(tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text(
        "姓名,性别,小组,出生日期\n甲一,男,一组,1980-01-01\n,男,一组,1981-01-01\n乙二,男,一组,2015-01-01\n",
        encoding="utf-8",
    )
    with pytest.raises(Refusal) as refusal:
        rehearse(written(tmp_path, 'file = "list.csv"'), tmp_path / "out")
    lines = refusal.value.data["lines"]
    assert isinstance(lines, list)
    assert [line.split(": ")[1:3] for line in lines] == [["list.csv!A3", "name-empty"], ["list.csv!D4", "underage"]]


@pytest.mark.parametrize(
    ("expect", "lines"),
    [
        ({"place": "石桥村"}, 0),
        ({"rounds": [{"registered": 5, "posts": [{"title": "主任", "elected": ["甲"]}]}]}, 0),
        ({"rounds": [{"posts": [{"title": "主任", "tally": [{"name": "乙", "for": 0}]}]}]}, 0),
        ({"rounds": [{"posts": [{"title": "主任", "elected": ["甲", "乙"]}]}]}, 1),
        ({"rounds": [{"posts": [{"title": "委员"}]}]}, 1),
        ({"rounds": [{"posts": [{"title": "主任", "tally": [{"name": "丙"}]}]}]}, 1),
        ({"rounds": [{}, {}]}, 1),
        ({"rounds": [{"recovered": True}]}, 1),
        ({"colour": 1}, 1),
        ({"rounds": [{"recovered": 2, "valid": 2}]}, 2),
    ],
)
def test_only_what_is_named_is_compared(tmp_path: Path, expect: dict[str, object], lines: int) -> None:
    assert len(mismatches(expect, rehearse(written(tmp_path), tmp_path / "out").result)) == lines


@pytest.mark.proves("T45", "winner-voided")
def test_a_winner_is_voided_in_the_file_and_the_seat_opens_again(tmp_path: Path) -> None:
    done = rehearse(written(tmp_path), tmp_path / "out")
    with Case.open(done.folder / "case.buxuan", standing_at(DAY), REHEARSAL, REHEARSAL) as case:
        for post, name in (("主任", "乙"), ("委员", "甲")):
            with pytest.raises(Refusal) as refusal:
                void_winner(case, post, name, "贿选", "石桥镇人民政府")
            assert refusal.value.code == "not-elected"
        for reason, by in (("", "石桥镇人民政府"), ("贿选", " ")):
            with pytest.raises(Refusal) as refusal:
                void_winner(case, "主任", "甲", reason, by)
            assert refusal.value.code == "reason-needed"
        void_winner(case, "主任", "甲", " 贿选 ", "石桥镇人民政府")
        waiting = case.election.posts["主任"].waiting
        assert waiting is not None
        assert (waiting.kind, waiting.renominated) == ("first", True)
        found = [one for one in findings_of(case.election) if one.code == "winner-voided"]
        assert found[0].data == {"post": "主任", "name": "甲", "reason": "贿选"}
        assert result_of(case.election, case.file.head).rounds[0].posts[0].elected == ("甲",)
        with pytest.raises(Refusal) as refusal:
            void_winner(case, "主任", "甲", "贿选", "石桥镇人民政府")
        assert refusal.value.code == "not-elected"
