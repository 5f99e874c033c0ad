"""What lies under a name and is no file: pipes, devices, folders, links; and what a script may ask for."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import duckdb
import pytest

from buxuan_desktop.app import saving
from buxuan_desktop.app.packages import prove_package
from buxuan_desktop.app.recents import recent
from buxuan_desktop.app.records import file_from
from buxuan_desktop.app.registers import electors_from
from buxuan_desktop.app.rehearsal import rehearse
from buxuan_desktop.app.rollup import Rollup, Wanted
from buxuan_desktop.app.rollup_reading import found_in
from buxuan_desktop.app.verifying import verify
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.exchange.archive.names import is_safe
from buxuan_desktop.exchange.register import extent
from buxuan_desktop.exchange.rollup import duck
from buxuan_desktop.exchange.script import read_script
from buxuan_desktop.exchange.township import read_marks
from tests.hostile import seeds
from tests.hostile.doors import DAY, DOORS, come_in

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")

READERS = {
    ".buxuan": verify,
    ".zip": prove_package,
    ".toml": read_script,
    ".csv": lambda path: electors_from(path, DAY),
    ".xlsx": lambda path: electors_from(path, DAY),
    ".比对": lambda path: read_marks(path, b""),
    ".jpg": file_from,
    ".bin": saving.read,
}


@pytest.mark.parametrize("ending", READERS)
@pytest.mark.parametrize("what", ["pipe", "device", "folder", "nothing", "link to nothing"])
def test_what_is_no_file_is_refused_at_once(tmp_path: Path, ending: str, what: str) -> None:
    path = tmp_path / f"来件{ending}"
    if what == "pipe":
        os.mkfifo(path)
    elif what == "device":
        path.symlink_to("/dev/zero")
    elif what == "folder":
        path.mkdir()
    elif what == "link to nothing":
        path.symlink_to(tmp_path / "没有")
    with pytest.raises(Refusal):
        READERS[ending](path)


@pytest.mark.parametrize("ending", [".parquet", ".xlsx", ".buxuan", ".zip"])
def test_the_monthly_table_goes_on_beside_them(tmp_path: Path, ending: str) -> None:
    pipe, device = tmp_path / f"a{ending}", tmp_path / f"b{ending}"
    os.mkfifo(pipe)
    device.symlink_to("/dev/zero")
    good = tmp_path / "c.xlsx"
    good.write_bytes(seeds.monthly()[0])
    with Rollup(Wanted(DAY, "city", "某市")) as table:
        list(table.read([pipe, device, good]))
        found = table.finish()
        assert [Path(name).name for name, _ in found.unused] == [pipe.name, device.name]
        assert all(why and why.isprintable() for _, why in found.unused)
        assert found.lines == 2


def test_folders_in_folders_without_end_are_looked_through(tmp_path: Path) -> None:
    folder = tmp_path
    for _ in range(450):
        folder = folder / "a"
        folder.mkdir()
    (tmp_path / "link").symlink_to(tmp_path)
    (tmp_path / "b.buxuan").write_bytes(b"")
    assert [one.name for one in found_in([tmp_path])] == ["b.buxuan"]


@pytest.mark.parametrize("file", ["//server/share/a.xlsx", "\\\\server\\share\\a.xlsx", "\\\\.\\pipe\\a", "", "a\0b"])
def test_a_script_sends_nobody_to_another_computer(tmp_path: Path, file: str) -> None:
    text = seeds.scripts()[0].decode()
    lines = [line for line in text.splitlines() if not line.startswith("count")]
    written = file.replace("\\", "\\\\").replace("\0", "\\u0000")
    lines.insert(lines.index("[register]") + 1, f'file = "{written}"')
    script = tmp_path / "a.toml"
    script.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(Refusal, match="value-unusable"):
        rehearse(script, tmp_path / "out")
    assert list((tmp_path / "out").iterdir() if (tmp_path / "out").exists() else []) == []


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("format = 0x" + "f" * 5000, "script-format"),
        ("seats = 0x" + "f" * 5000, "number-too-large"),
        ("seats = " + "9" * 400, "number-too-large"),
        ("seats = 9007199254740993", "number-too-large"),
        ("count = " + "9" * 400, "number-too-large"),
        ("issued = " + "9" * 400, "number-too-large"),
        ("times = " + "9" * 400, "too-many-ballots|number-too-large"),
        ("blank = " + "9" * 400, "option-value-unknown"),
        ("blank = 0x" + "f" * 5000, "option-value-unknown"),
        ("blank = nan", "option-value-unknown"),
        ("seats = nan", "value-unusable"),
        ("seats = 1e400", "value-unusable"),
        ("seats = -0.0", "value-unusable"),
        ("seats = -1", "number-too-small"),
        ("seats = " + "1" * 5000, "script-not-toml"),
        ("election_day = 2020-02-30", "script-not-toml"),
        ("election_day = 10000-01-01", "script-not-toml"),
        ("election_day = 2020-04-20T00:00:00", "value-unusable"),
    ],
)
def test_numbers_and_days_beyond_all_bounds(tmp_path: Path, line: str, code: str) -> None:
    key = line.split(" = ")[0]
    text = seeds.scripts()[0].decode()
    made = [line if one.split(" = ")[0] == key else one for one in text.splitlines()]
    assert line in made, text
    script = tmp_path / "a.toml"
    script.write_text("\n".join(made), encoding="utf-8")
    with pytest.raises(Refusal, match=code):
        rehearse(script, tmp_path / "out")


@pytest.mark.parametrize(
    "value", ["0x" + "f" * 5000, "9" * 400, "[" * 100 + "]" * 100, '"\\u202e"', "nan", "2020-01-01"]
)
def test_what_a_script_expects_may_be_anything(tmp_path: Path, value: str) -> None:
    script = tmp_path / "a.toml"
    text = seeds.scripts()[0].decode().partition("[expect]")[0].partition("[[expect")[0]
    script.write_text(f"{text}\n[expect]\nplace = {value}\n", encoding="utf-8")
    done = rehearse(script, tmp_path / "out")
    assert len(done.mismatches) == 1
    assert len(done.mismatches[0]) < 1000


@pytest.mark.parametrize(
    ("select", "code"),
    [
        ("SELECT * FROM good, range(300)", "monthly-too-large"),
        ("SELECT * REPLACE (repeat('王', 10000) AS village) FROM good", "monthly-foreign"),
        ("SELECT * REPLACE ('x' AS seats) FROM good", "monthly-foreign"),
        ("SELECT * REPLACE ([1] AS seats) FROM good", "monthly-foreign"),
        ("SELECT * REPLACE (10000000000 AS seats) FROM good", "monthly-foreign"),
        ("SELECT * REPLACE ('200000-01-01'::DATE AS deadline) FROM good", "monthly-foreign"),
        ("SELECT village FROM good", "monthly-foreign"),
    ],
)
def test_a_parquet_table_of_another_hand(
    tmp_path: Path, select: str, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(duck, "MOST_LINES", 500)
    good, odd = tmp_path / "good.parquet", tmp_path / "odd.parquet"
    good.write_bytes(seeds.monthly()[1])
    duckdb.sql(f"COPY (WITH good AS (SELECT * FROM '{good}') {select}) TO '{odd}' (FORMAT parquet)")
    refusals = {"monthly-too-large": "太大", "monthly-foreign": "不是"}
    with Rollup(Wanted(DAY, "city", "某市")) as table:
        (read,) = table.read([odd])
        assert refusals[code] in read.why, read.why
        (read,) = table.read([good])
        assert table.finish().lines == 2


@pytest.mark.parametrize(
    "name",
    [
        *("NUL", "nul.txt", "NUL .txt", "CON", "COM1.a", "COM¹", "LPT³.x", "CONIN$", "CONOUT$.txt", "data/aux"),
        *("a/" * 21 + "a", "王" * 86, "a" * 256, "a/../b", "/a", "a//b", "a ", "a.", "a\u202eb", "a\u200bb", "a\x00b"),
        *("C:a", "a:b", "a\\b", "\\\\server\\a", "..", ".", "", "a\n"),
    ],
)
def test_a_name_that_some_system_takes_for_another_is_not_safe(name: str) -> None:
    assert not is_safe(name)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_encodings_that_lists_come_in(tmp_path: Path, encoding: str) -> None:
    text = f"姓名,性别,身份证号\r\n王建国,男,{seeds.GOOD}\r\n"
    assert come_in(DOORS["register"], text.encode(encoding), tmp_path, ".csv") == ""


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32", "utf-7"])
def test_other_encodings_hold_no_list(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "名册.csv"
    path.write_bytes(f"姓名,性别,身份证号\r\n王建国,男,{seeds.GOOD}\r\n".encode(encoding))
    with pytest.raises(Refusal):
        electors_from(path, DAY)


def test_a_database_of_another_program_is_none_of_ours(tmp_path: Path) -> None:
    path = tmp_path / "a.buxuan"
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE ledger(seq)")
    with pytest.raises(Refusal, match="not-a-case"):
        verify(path)


@pytest.mark.parametrize("stage", ["99", "-1", "1e400", "Infinity", '"x"', "[" * 100_000 + "]" * 100_000])
def test_a_list_of_recent_cases_that_nobody_wrote_is_none(tmp_path: Path, stage: str) -> None:
    one = f'{{"path":"/a","place":"柳湾村","day":"2026-05-10","stage":{stage}}}'
    (tmp_path / "recent.json").write_text(f'{{"who":"周敏","cases":[{one}]}}', encoding="utf-8")
    assert recent(tmp_path) == ()


def test_millions_of_cells_in_one_place_are_too_many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(extent, "_PIECES_AT_MOST", 100)
    parts = seeds.unpacked(seeds.workbook([("姓名",)]))
    place = "xl/worksheets/sheet1.xml"
    again = b'<c r="A1"><v>1</v></c>' * 101
    parts[place] = parts[place].replace(b"</sheetData>", b'<row r="2">' + again + b"</row></sheetData>")
    assert come_in(DOORS["register"], seeds.packed(parts), tmp_path, ".xlsx") == "register-too-large"
