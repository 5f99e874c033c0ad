"""Exports as others get them: the verifier alone in its own Python, the published schema, one changed byte."""

import ast
import json
import random
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from jsonschema import Draft4Validator, FormatChecker

from buxuan_desktop.app.case import fold_file
from buxuan_desktop.app.clock import standing_at
from buxuan_desktop.app.exporting import PUBLIC as AS_PUBLIC
from buxuan_desktop.app.exporting import SEALED as AS_SEALED
from buxuan_desktop.app.exporting import export_file
from buxuan_desktop.app.rehearsal import rehearse
from buxuan_desktop.app.verifying import verify
from buxuan_desktop.cli.main import run
from buxuan_desktop.paths import resource
from buxuan_desktop.store.casefile import CaseFile
from tests.deciding import decisions_bytes
from tests.exports import CHAIN, PUBLIC, RECORDS, SCHEMA, SEALED, SUMS, TOTALS, VERIFIER, agree, check, rows, sign
from tests.strategies import Script, scripts, to_toml

ELECTIONS = sorted((Path(__file__).parents[1] / "elections").glob("*.toml"))
CLOCK = standing_at(date(2026, 5, 10))
SCHEMA_CHECK = Draft4Validator(SCHEMA, format_checker=FormatChecker())
BOTH = (AS_PUBLIC, AS_SEALED)


def buxuan(*arguments: object) -> int:
    return run([str(one) for one in arguments], CLOCK)


def folded(path: Path) -> object:
    with CaseFile.open(path, write=False) as file:
        return fold_file(file)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample election, exported both ways."""
    out = tmp_path_factory.mktemp("sample")
    rehearse(resource("samples", "plan3.toml"), out)
    for kind in BOTH:
        export_file(out / "plan3" / "case.buxuan", out, kind)
    return out


@pytest.fixture(params=[PUBLIC, SEALED])
def folder(request: pytest.FixtureRequest, sample: Path, tmp_path: Path) -> Path:
    """A copy of one of the two exports, to be spoiled."""
    copy = tmp_path / str(request.param)
    shutil.copytree(sample / str(request.param), copy)
    return copy


@pytest.mark.parametrize("path", ELECTIONS, ids=lambda path: path.stem)
def test_every_election_is_exported_and_counts_to_the_same(path: Path, tmp_path: Path) -> None:
    case = rehearse(path, tmp_path).folder / "case.buxuan"
    election = folded(case)
    for kind in BOTH:
        done = export_file(case, tmp_path / "out", kind)
        assert faults(json.loads((done.folder / RECORDS).read_bytes())) == []
        assert check(done.folder)[1] == str(verify(case).head)
        assert agree(done.folder, election)
    assert sorted(one.name for one in (tmp_path / "out").iterdir()) == [PUBLIC, SEALED]


def test_what_was_decided_is_exported_and_counts_to_the_same(tmp_path: Path) -> None:
    """A post that nobody could read, a box set aside whole, namesakes, a recount of everything."""
    case = tmp_path / "a.buxuan"
    case.write_bytes(decisions_bytes())
    for kind in BOTH:
        done = export_file(case, tmp_path / "out", kind)
        assert list(SCHEMA_CHECK.iter_errors(json.loads((done.folder / RECORDS).read_bytes()))) == []
        assert check(done.folder)[1] == str(verify(case).head)
        assert agree(done.folder, folded(case))


def faults(records: dict[str, Any]) -> list[str]:
    """What the published schema says against a report, and identifiers that stand nowhere or twice."""
    unknown = sorted(unknown_references(records))
    # Thousands of ballots that differ in their numbers alone need one look.
    distinct = {json.dumps([one["ElectionId"], one["CVRSnapshot"][0].get("CVRContest")]): one for one in records["CVR"]}
    records = {**records, "CVR": list(distinct.values())}
    return [*unknown, *(error.message for error in SCHEMA_CHECK.iter_errors(records))]


def unknown_references(records: dict[str, Any]) -> set[str]:
    """Identifiers that are referred to and stand nowhere, or stand twice; the schema does not see them."""
    there: Counter[str] = Counter()
    named: set[str] = set()

    def walk(value: object) -> None:
        if isinstance(value, list):
            for one in value:
                walk(one)
        if isinstance(value, dict):
            there.update([value["@id"]] if "@id" in value else [])
            for key, one in value.items():
                if key.endswith(("Id", "Ids")) and key != "UniqueId":
                    named.update([one] if isinstance(one, str) else one)
                walk(one)

    walk(records)
    return (named - set(there)) | {one for one, times in there.items() if times > 1}


def test_the_schema_can_say_no(sample: Path) -> None:
    records = json.loads((sample / PUBLIC / RECORDS).read_bytes())
    del records["CVR"][0]["CVRSnapshot"]
    assert list(SCHEMA_CHECK.iter_errors(records))


def test_the_command_names_its_files_and_the_head(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rehearse(resource("samples", "plan3.toml"), tmp_path)
    case, out = tmp_path / "plan3" / "case.buxuan", tmp_path / "新" / "文件夹"
    assert buxuan("verify", case) == 0
    head = capsys.readouterr().out.splitlines()[0]
    assert buxuan("export", case, "--to", out) == 0
    said = capsys.readouterr().out.splitlines()
    assert {Path(line) for line in said[:7]} == set((out / PUBLIC).iterdir())
    assert said[7:] == [head, "已导出可以公开的选票记录。"]
    assert [one.name for one in out.iterdir()] == [PUBLIC]
    assert buxuan("export", case, "--to", out, "--sealed") == 0
    assert "不得公开" in capsys.readouterr().out
    assert sorted(one.name for one in out.iterdir()) == [PUBLIC, SEALED]
    assert {one.name for one in (out / PUBLIC).iterdir()} == {
        *("1-选票.csv", RECORDS, TOTALS, CHAIN, SUMS, "说明.txt", "verify_export.py")
    }


def test_the_sealed_one_says_so_wherever_it_is_opened(sample: Path) -> None:
    assert "不得公开" in SEALED
    assert "【封存，不得公开】" in (sample / SEALED / "说明.txt").read_text(encoding="utf-8-sig")
    assert "not to be published" in json.loads((sample / SEALED / RECORDS).read_bytes())["OtherReportType"]


def test_the_verifier_runs_alone(sample: Path, tmp_path: Path) -> None:
    """In a Python that sees neither this program nor any package, from the folder itself, from elsewhere."""
    head = json.loads((sample / PUBLIC / TOTALS).read_bytes())["head"]

    def alone(*arguments: object, at: Path = tmp_path) -> tuple[int, str]:
        command = [sys.executable, "-I", "-S", "-B", *map(str, arguments)]
        done = subprocess.run(command, cwd=at, capture_output=True, encoding="utf-8", check=False, env={})
        assert done.stderr == ""
        return done.returncode, done.stdout

    code, said = alone("verify_export.py", at=sample / PUBLIC)
    assert (code, said.splitlines()[1]) == (0, head)
    assert said.endswith("核对通过：从选票重新计数，和合计数一致。\n")
    assert alone(VERIFIER, sample / SEALED, head)[0] == 0
    code, said = alone(VERIFIER, sample / SEALED, head[:-1] + ("0" if head[-1] != "0" else "1"))
    assert (code, "不在这条链里" in said) == (1, True)
    assert alone(VERIFIER, tmp_path)[0] == 1
    assert sorted(one.name for one in (sample / PUBLIC).iterdir() if one.name.startswith("_")) == []


def test_the_verifier_is_short_and_old_pythons_can_read_it() -> None:
    source = VERIFIER.read_text(encoding="utf-8")
    assert len(source.splitlines()) < 150
    tree = ast.parse(source, feature_version=(3, 7))
    imported = {
        name
        for node in ast.walk(tree)
        if isinstance(node, (ast.Import, ast.ImportFrom))
        for name in ([node.module] if isinstance(node, ast.ImportFrom) else [one.name for one in node.names])
    }
    assert imported <= sys.stdlib_module_names


def test_a_head_printed_with_the_first_report_is_found_in_a_later_export(tmp_path: Path) -> None:
    done = rehearse(Path(__file__).parents[1] / "elections" / "t08-tie-revote.toml", tmp_path)
    exported = export_file(done.folder / "case.buxuan", tmp_path, AS_PUBLIC)
    chain = [json.loads(line) for line in (exported.folder / CHAIN).read_bytes().split(b"\n")[:-1]]
    declared = next(row for row in chain if len(row) > 3 and row[3] == "result-declared")
    assert declared != chain[-1]
    assert check(exported.folder, f"{declared[0]}:{declared[6].upper()}")


def passes(folder: Path) -> bool:
    try:
        check(folder)
    except (AssertionError, OSError, ValueError, KeyError, TypeError, IndexError, AttributeError):
        return False
    return True


def silent_changes(folder: Path, places: Callable[[int], list[int]]) -> list[tuple[str, int, int]]:
    """The changed bytes (file, place, mask) that the verifier does not mind."""
    assert passes(folder)
    silent = []
    for path in sorted(folder.iterdir()):
        before = path.read_bytes()
        for at in places(len(before)):
            mask = random.Random(at).choice((0x01, 0x20, 0x80, 0xFF))
            twisted = bytearray(before)
            twisted[at] ^= mask
            path.write_bytes(twisted)
            if passes(folder):
                silent.append((path.name, at, mask))
        path.write_bytes(before)
    assert passes(folder)
    return silent


def test_one_changed_byte_of_any_file_is_found(folder: Path) -> None:
    chance = random.Random(3)
    assert silent_changes(folder, lambda size: [0, size - 1, *chance.sample(range(size), min(size, 25))]) == []


@pytest.mark.slow
def test_every_changed_byte_is_found(folder: Path) -> None:
    assert silent_changes(folder, lambda size: list(range(0, size, 1 if size < 5000 else 17))) == []


def test_a_file_that_is_missing_or_cut_is_found(folder: Path) -> None:
    for path in sorted(folder.iterdir()):
        before = path.read_bytes()
        path.unlink()
        assert not passes(folder), path.name
        for size in (0, len(before) // 2, len(before) - 1):
            path.write_bytes(before[:size])
            assert not passes(folder), (path.name, size)
        path.write_bytes(before)


def test_who_changes_a_vote_and_all_hashes_is_found_by_the_totals(folder: Path) -> None:
    table = folder / "1-选票.csv"
    text = table.read_bytes().decode("utf-8-sig")
    table.write_bytes(text.replace("赞成,,", ",赞成,", 1).encode("utf-8-sig"))
    sign(folder)
    with pytest.raises(AssertionError, match="重新计数是300，合计数是301"):
        check(folder)


def change_a_vote(folder: Path, name: str, other: str) -> None:
    """Take a vote from somebody and give it to somebody else, in the table, the totals and the hashes."""
    table, totals = folder / "1-选票.csv", folder / TOTALS
    text = table.read_bytes().decode("utf-8-sig")
    changed = text.replace("赞成,,", ",赞成,", 1)
    assert changed != text
    table.write_bytes(changed.encode("utf-8-sig"))
    told = json.loads(totals.read_bytes())
    people = {one["name"]: one for one in told["rounds"][0]["posts"][0]["people"]}
    for person, more in ((people[name], -1), (people[other], 1)):
        person["for"] += more
        person["counted"] += more
    totals.write_text(json.dumps(told), encoding="utf-8")
    sign(folder)


@pytest.mark.parametrize("kind", BOTH)
def test_who_changes_the_totals_too_is_found_by_the_chain(kind: str, tmp_path: Path) -> None:
    """The verdict in the chain names nobody but candidates, so everybody may see it."""
    script = tmp_path / "script.toml"
    sample = resource("samples", "plan3.toml").read_text(encoding="utf-8")
    script.write_text(sample.split("[expect]")[0].split("[[expect")[0].replace("write_in", "against"), encoding="utf-8")
    done = export_file(rehearse(script, tmp_path).folder / "case.buxuan", tmp_path, kind)
    assert "得票和链里宣布的一致" in check(done.folder)[2]
    change_a_vote(done.folder, "王建国", "李秀英")
    with pytest.raises(AssertionError, match=r"“主任”的票数或者名额和第\d+条记录对不上"):
        check(done.folder)


def test_where_names_were_written_in_the_public_record_points_to_the_report(sample: Path, tmp_path: Path) -> None:
    """The declared verdict holds those names, so it stays out, and the verifier says what it could not compare."""
    shutil.copytree(sample / PUBLIC, tmp_path / PUBLIC)
    change_a_vote(tmp_path / PUBLIC, "王建国", "李秀英")
    assert "链里没有列出宣布的得票，请和结果报告单核对" in check(tmp_path / PUBLIC)[2]
    shutil.copytree(sample / SEALED, tmp_path / SEALED)
    change_a_vote(tmp_path / SEALED, "王建国", "李秀英")
    assert not passes(tmp_path / SEALED)


def test_who_changes_the_chain_too_is_left_with_another_head(folder: Path) -> None:
    chain = folder / CHAIN
    lines = chain.read_bytes().decode().split("\n")
    row = json.loads(lines[0])
    row[2] = "别人"
    chain.write_text("\n".join([json.dumps(row), *lines[1:]]), encoding="utf-8")
    sign(folder)
    with pytest.raises(AssertionError, match="第1条被改动过"):
        check(folder)
    chain.write_text("\n".join([*lines[:-2], ""]), encoding="utf-8")
    sign(folder)
    with pytest.raises(AssertionError, match="链尾校验码和合计数里的不一样"):
        check(folder)


def test_a_table_of_rows_with_a_bom_and_a_header_in_chinese(sample: Path) -> None:
    raw = (sample / PUBLIC / "1-选票.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.count(b"\r\n") == raw.count(b"\n") == 518
    header, *ballots = rows(sample / PUBLIC)
    assert header[:5] == ["判定", "原因", "主任", "主任：1.王建国", "主任：2.李秀英"]
    assert ballots == sorted(ballots, key=lambda row: ballots.index(row)), "equal ballots stand together"
    assert [row[0] for row in rows(sample / SEALED)[:2]] == ["记录号", "7"]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(scripts(most_rounds=3).filter(lambda script: bool(script["rounds"])))
def test_whatever_is_voted_in_however_many_rounds(tmp_path_factory: pytest.TempPathFactory, script: Script) -> None:
    folder = tmp_path_factory.mktemp("case")
    source = folder / "script.toml"
    source.write_text(to_toml(script), encoding="utf-8", newline="\n")
    case = rehearse(source, folder).folder / "case.buxuan"
    for kind in BOTH:
        done = export_file(case, folder, kind)
        assert faults(json.loads((done.folder / RECORDS).read_bytes())) == []
        assert agree(done.folder, folded(case))
    shutil.rmtree(folder)
