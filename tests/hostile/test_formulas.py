"""A name that a table program would run is a text on every way out; of a formula that comes in the value is taken."""

import csv
import io
import re
import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from buxuan_desktop.app import closing, counting, setup
from buxuan_desktop.app.exporting import PUBLIC, SEALED, export_file
from buxuan_desktop.app.rollup import Rollup, Wanted
from buxuan_desktop.domain.ballot import Ballot, Post, PostMarks
from buxuan_desktop.exchange.office import docx_of, xlsx_of
from buxuan_desktop.exchange.office.csv_table import csv_of
from buxuan_desktop.exchange.register import read_register
from buxuan_desktop.words.sheets import Column, Fact, Facts, Grid, Para, Sheet
from tests.hostile import seeds
from tests.making import CLOCK, opening
from tests.monthly import DONE, village

FORMULAS = (
    "=1+1",
    '=HYPERLINK("http://x","王建国")',
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-1+1",
    "@SUM(1)",
    "\t=1+1",
    "\r=1+1",
    "＝1+1",
    "＋1",
    "－1",
    "＠SUM(1)",
    "'=1+1",
)
RISKY = re.compile(r"^[=+\-@\t\r\n＝＋－＠]")
DAY = date(2020, 4, 20)


def cells_of(content: bytes) -> list[tuple[str, object]]:
    book = openpyxl.load_workbook(io.BytesIO(content))
    return [(cell.data_type, cell.value) for page in book for row in page for cell in row if cell.value is not None]


@pytest.mark.parametrize("formula", FORMULAS)
def test_lists_as_office_files(formula: str) -> None:
    grid = Grid((Column(formula), Column("数")), ((formula, "1"),), foot=((formula, "2"),))
    sheet = Sheet(title=formula, kind="list", parts=(grid, Facts((Fact(formula, formula),)), Para(formula)))
    for kind, value in cells_of(xlsx_of(sheet)):
        assert kind == "s"
        assert not RISKY.match(str(value))
    for row in csv.reader(io.StringIO(csv_of(sheet).decode("utf-8-sig"), newline="")):
        assert not any(map(RISKY.match, row)), row
    with zipfile.ZipFile(io.BytesIO(docx_of(sheet))) as read:
        text = read.read("word/document.xml").decode()
        fields = re.findall(r"<w:instrText[^>]*>([^<]*)<", text + read.read("word/footer1.xml").decode())
    assert {field.strip() for field in fields} == {"PAGE"}
    assert "w:fldSimple" not in text


def test_the_record_of_the_ballots(tmp_path: Path) -> None:
    names = [name for name in FORMULAS if not name[0].isspace()]
    path = tmp_path / "a.buxuan"
    with setup.open_case(path, opening(options={"blank": "abstain"}), CLOCK, "=1+1") as case:
        setup.set_posts(case, [Post("=主任", 1, tuple(names[:4]))])
        setup.count_electors(case, 40)
        counting.open_round(case, "first")
        counting.close_polls(case, 20, [])
        for name in names:
            mark = PostMarks((name,)) if name in names[:4] else PostMarks(write_in=(name,))
            counting.cast(case, Ballot({"=主任": mark}))
        counting.strike_last(case, "=读错了", "@监票人")
        closing.close_count(case, {one.code: "=已说明" for one in closing.open_balances(case)})
        closing.declare_result(case)
    for kind in (PUBLIC, SEALED):
        folder = export_file(path, tmp_path, kind).folder
        for table in folder.glob("*.csv"):
            for row in csv.reader(io.StringIO(table.read_bytes().decode("utf-8-sig"), newline="")):
                assert not any(map(RISKY.match, row)), row


def test_the_monthly_table_there_and_back(tmp_path: Path) -> None:
    case = village(tmp_path / "in", 1, DONE, township="=镇", place="=cmd|' /C calc'!A0")
    with Rollup(Wanted(date(2026, 6, 1), unit="@镇", reason="+没有人报名")) as table:
        list(table.read([case]))
        table.finish()
        table.save(tmp_path / "月报.xlsx")
    cells = cells_of((tmp_path / "月报.xlsx").read_bytes())
    assert all(kind in ("s", "n", "d", "b") for kind, _ in cells)
    assert not any(RISKY.match(str(value)) for kind, value in cells if kind == "s")
    assert any(str(value).startswith("'=") for _, value in cells)
    with Rollup(Wanted(date(2026, 6, 1), "city", "某市")) as city:
        list(city.read([tmp_path / "月报.xlsx"]))
        city.finish()
        assert {line.village for line in city.lines()} == {"=cmd|' /C calc'!A0"}


def test_of_a_formula_that_comes_in_only_the_value_that_was_kept_is_taken(tmp_path: Path) -> None:
    """Nothing is reckoned here, and what the formula reaches for is asked of nobody."""
    files = seeds.unpacked(seeds.workbook([("姓名", "性别", "身份证号", "组别"), ("x", "男", seeds.GOOD, "1组")]))
    place = "xl/worksheets/sheet1.xml"
    kept, formula = "<v>王建国</v>".encode(), b'<f>[1]Sheet1!A1&amp;WEBSERVICE("http://127.0.0.1:9/")</f>'
    cell = b'<c r="A2" t="str">' + formula + kept + b"</c>"
    files[place] = re.sub(rb'<c r="A2"[^>]*>.*?</c>', lambda _: cell, files[place])
    files["xl/externalLinks/externalLink1.xml"] = b'<externalLink xmlns="x"><externalBook r:id="rId1"/></externalLink>'
    path = tmp_path / "名册.xlsx"
    path.write_bytes(seeds.packed(files))
    found = read_register(path, DAY)
    assert [one.name for one in found.voters] == ["王建国"]
    assert found.faults == ()
    files[place] = files[place].replace(kept, b"")
    path.write_bytes(seeds.packed(files))
    (fault,) = read_register(path, DAY).faults
    assert (fault.cell, fault.code) == ("A2", "name-empty")
