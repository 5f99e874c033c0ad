"""The extract: what the township needs, nothing private, nothing of single ballots, and no case."""

import zipfile
from pathlib import Path

import msgspec
import pytest

from buxuan_desktop.app.case import Case
from buxuan_desktop.app.extracts import extract_file
from buxuan_desktop.app.packages import prove_package
from buxuan_desktop.app.verifying import verify
from buxuan_desktop.domain.chain import Head
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.exchange.archive.extract import CHAIN, LINES
from buxuan_desktop.exchange.archive.zipped import zipped
from tests.making import CLOCK, HOME, counting_case, enter, finish, id_number, opened, whole_bytes
from tests.packages import archive_in, extract_in, resigned


def inside(extract: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(extract) as read:
        return {name.split("/", 1)[1]: read.read(name) for name in read.namelist()}


def faults_of(package: Path, paper: Head | None = None) -> list[str]:
    return [fault.code for fault in prove_package(package, paper)[0].faults]


@pytest.mark.proves("B07")
def test_it_holds_the_lines_of_the_table_and_says_what_it_is(tmp_path: Path) -> None:
    path = tmp_path / "a.buxuan"
    path.write_bytes(whole_bytes())
    done = extract_file(path, tmp_path, CLOCK, tmp_path / "home")
    found, election = prove_package(done.file)
    assert election is None
    assert (found.kind, found.faults, found.head) == ("extract", (), verify(path).head)
    assert found.fingerprint == done.fingerprint
    lines = [(line.post, line.filled, line.origin) for line in found.lines]
    assert lines == [("主任", 0, "extract"), ("委员", 1, "extract")]


def test_nothing_private_and_no_ballot_is_in_it(tmp_path: Path) -> None:
    """Neither a value, nor the name of an elector who was not voted for, nor the row of a ballot or its hash."""
    path = tmp_path / "a.buxuan"
    path.write_bytes(whole_bytes())
    content = b"".join(inside(extract_file(path, tmp_path, CLOCK, tmp_path / "home").file).values())
    assert not any(id_number(number).encode() in content for number in range(1, 13))
    assert "选民5".encode() not in content
    with Case.open(archive_case(tmp_path), CLOCK, "", HOME) as case:
        rows = [row for row in case.file.rows() if row.kind in ("ballot-cast", "ballot-struck", "voter-registered")]
    assert rows
    closed = [row for row in rows if row.kind == "ballot-cast"][:-1]
    assert not any(row.hash.encode() in content for row in closed)


def archive_case(folder: Path) -> Path:
    return next((archive_in(folder) / "data/案卷").iterdir())


def test_lines_that_do_not_fit_the_ledger_are_found_even_when_signed_anew(tmp_path: Path) -> None:
    extract = extract_in(tmp_path)

    def lie(files: dict[str, bytes]) -> None:
        table = msgspec.json.decode(files[f"data/{LINES}"])
        table["lines"][0] |= {"filled": 1, "done": True}
        files[f"data/{LINES}"] = msgspec.json.encode(table)

    def more(files: dict[str, bytes]) -> None:
        files[f"data/{LINES}"] = files[f"data/{LINES}"].replace(b'"registered": 12', b'"registered": 13')

    def cut(files: dict[str, bytes]) -> None:
        lines = files[f"data/{CHAIN}"].splitlines(keepends=True)
        files[f"data/{CHAIN}"] = b"".join([*lines[:3], *lines[4:]])

    for change, code in ((lie, "extract-differs"), (more, "extract-differs"), (cut, "extract-unreadable")):
        forged = tmp_path / "b.zip"
        forged.write_bytes(zipped(resigned(inside(extract), change, tmp_path / "other"), "摘录"))
        assert faults_of(forged) == [code]


def test_a_head_on_paper_is_compared_where_the_extract_shows_the_row(tmp_path: Path) -> None:
    extract = extract_in(tmp_path)
    head = prove_package(extract)[0].head
    assert faults_of(extract, head) == []
    assert faults_of(extract, Head(head.seq, "0" * 64)) == ["paper-head-differs"]
    assert faults_of(extract, Head(5, "0" * 64)) == ["extract-hides-row"]


def test_a_case_before_and_during_the_count_can_be_reported(tmp_path: Path) -> None:
    before, during = tmp_path / "a.buxuan", tmp_path / "b.buxuan"
    opened(before).close()
    with counting_case(during) as case:
        enter(case)
    for path, stage, why in ((before, 3, "还没有投票"), (during, 7, "还没有宣布结果")):
        line = prove_package(extract_file(path, tmp_path / path.stem, CLOCK, tmp_path / "home").file)[0].lines[0]
        assert line.stage == stage
        assert why in line.why
        assert not line.done


def test_an_extract_takes_the_place_of_an_earlier_one_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.buxuan"
    counting_case(path).close()
    first = extract_file(path, tmp_path, CLOCK, tmp_path / "home")
    with Case.open(path, CLOCK, "计票员", HOME) as case:
        enter(case)
        finish(case)
    second = extract_file(path, tmp_path, CLOCK, tmp_path / "home")
    assert (second.file, second.head) == (first.file, verify(path).head)
    second.file.write_bytes(b"something else")
    with pytest.raises(Refusal, match="export-in-the-way"):
        extract_file(path, tmp_path, CLOCK, tmp_path / "home")
    assert second.file.read_bytes() == b"something else"


def test_a_damaged_case_gives_no_extract(tmp_path: Path) -> None:
    path = tmp_path / "a.buxuan"
    path.write_bytes(whole_bytes().replace("王建国".encode(), "王建围".encode()))
    with pytest.raises(Refusal, match="case-not-proven"):
        extract_file(path, tmp_path, CLOCK, tmp_path / "home")
