"""Whole elections through the command's own function: cases T1 to T46 by the name of the file, scripts nobody can use.

`tNN-….toml` proves case TNN of the list of cases that counting programs get wrong.
"""

import json
import tomllib
from datetime import date
from pathlib import Path

import pytest

from buxuan_desktop.app.case import Case
from buxuan_desktop.app.clock import standing_at
from buxuan_desktop.app.rehearsal import REHEARSAL, rehearse
from buxuan_desktop.app.rulebooks import book_for
from buxuan_desktop.app.verifying import verify
from buxuan_desktop.cli.rehearsing import run
from buxuan_desktop.domain.result import Finding
from buxuan_desktop.rules.codes import CODES
from buxuan_desktop.words import of_finding
from tests.oracle import expected, resolve

HERE = Path(__file__).parent
GOOD = sorted(HERE.glob("*.toml"))
BAD = sorted((HERE / "bad").glob("*.toml"))
ONE = HERE / "t01-exactly-half.toml"


def marked(path: Path) -> object:
    """A test id that is the file's name, with the mark of the case that it names."""
    name = path.stem.split("-")[0]
    marks = pytest.mark.proves(f"T{int(name[1:])}") if name[1:].isdigit() else ()
    return pytest.param(path, id=path.stem, marks=marks)


@pytest.mark.parametrize("path", [marked(path) for path in GOOD])
def test_election_ends_as_expected(path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([path], tmp_path / "out", documents=False) == 0
    assert capsys.readouterr().err == ""
    assert sorted(one.name for one in (tmp_path / "out" / path.stem).iterdir()) == ["case.buxuan", "result.json"]
    result = json.loads((tmp_path / "out" / path.stem / "result.json").read_bytes())
    script = tomllib.loads(path.read_text(encoding="utf-8"))
    assert result["rounds"] == expected(script, resolve(script))["rounds"]
    assert (result["format"], result["profile"]) == (1, script["case"]["profile"])
    for found in result["findings"]:
        worded = of_finding(Finding(**found))
        assert worded.title
        assert "{" not in worded.text + worded.do
        assert found["cite"] or not _has_a_source(script["case"], found["code"]), found["code"]


def _has_a_source(case: dict[str, object], code: str) -> bool:
    overlays = case.get("overlays", [])
    assert isinstance(overlays, list)
    book = book_for(str(case["profile"]), overlays, str(case["electors"]), str(case["body"]))
    return bool(book.cite(*CODES[code].parameters) or CODES[code].cite)


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_unusable_script_says_so_in_one_line_and_leaves_nothing(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert run([path], out, documents=False) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert said.err.startswith(path.name)
    assert not out.exists() or list(out.iterdir()) == []


def test_a_bad_script_does_not_stop_the_others(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    differing = tmp_path / "differing.toml"
    text = ONE.read_text(encoding="utf-8")
    differing.write_text(text.replace('validity = "void"', 'validity = "valid"'), encoding="utf-8")
    assert differing.read_text(encoding="utf-8") != text
    out = tmp_path / "out"
    assert run([ONE, differing], out, documents=False) == 1
    assert "validity" in capsys.readouterr().err
    assert run([BAD[0], differing, BAD[1], GOOD[0]], tmp_path / "more", documents=False) == 2
    assert sorted(one.name for one in (tmp_path / "more").iterdir()) == sorted(["differing", GOOD[0].stem])
    assert (out / "differing" / "result.json").read_bytes() == (
        tmp_path / "more" / "differing" / "result.json"
    ).read_bytes()


def test_two_scripts_of_one_name_do_not_overwrite_each_other(tmp_path: Path) -> None:
    twin = tmp_path / ONE.name
    twin.write_text(GOOD[0].read_text(encoding="utf-8"), encoding="utf-8")
    assert run([ONE, twin], tmp_path / "out", documents=False) == 2
    result = json.loads((tmp_path / "out" / ONE.stem / "result.json").read_bytes())
    assert result["profile"] == tomllib.loads(ONE.read_text(encoding="utf-8"))["case"]["profile"]


@pytest.mark.parametrize("name", ["scenario-07-votes-count-downwards", "t08-tie-revote", "b-outsiders"])
def test_the_same_script_twice_gives_the_same_bytes(name: str, tmp_path: Path) -> None:
    path = HERE / f"{name}.toml"
    one, two = rehearse(path, tmp_path / "one"), rehearse(path, tmp_path / "two")
    assert (one.folder / "result.json").read_bytes() == (two.folder / "result.json").read_bytes()
    heads = []
    for folder in (one.folder, two.folder):
        with Case.open(folder / "case.buxuan", standing_at(date(2026, 5, 10)), REHEARSAL, REHEARSAL) as case:
            heads.append(case.file.head)
    assert heads[0] == heads[1]
    assert heads[0].hash == one.result.ledger_head


def test_a_script_run_again_replaces_its_own_result(tmp_path: Path) -> None:
    first = rehearse(ONE, tmp_path)
    again = rehearse(ONE, tmp_path)
    assert first.result == again.result
    assert sorted(one.name for one in tmp_path.iterdir()) == [ONE.stem]


def test_a_rehearsed_case_verifies(tmp_path: Path) -> None:
    done = rehearse(HERE / "scenario-07-votes-count-downwards.toml", tmp_path)
    verified = verify(done.folder / "case.buxuan")
    assert (verified.faults, verified.notes) == ((), ())
    assert verified.head.hash == done.result.ledger_head
