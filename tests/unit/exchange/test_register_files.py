"""Files of every kind that registers come in, and those that cannot be read."""

import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from buxuan_desktop.domain.identity import check_digit
from buxuan_desktop.exchange.register import Fault, Register, UnreadableRegister, Voter, files, read_register

DAY = date(2020, 4, 20)
DATA = Path(__file__).parent / "data"
GOOD = "32028119700102001" + check_digit("32028119700102001")
TEXT = f"姓名,性别,身份证号,组别\r\n王建国,男,{GOOD},1组\r\n"

_ODS = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content'
    ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
    '<table:table table:name="表一">{}</table:table></office:spreadsheet></office:body></office:document-content>'
)


def ods(path: Path, rows: str, manifest: str = "") -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", f"<manifest>{manifest}</manifest>")
        archive.writestr("content.xml", _ODS.format(rows))
    return path


def ods_row(*texts: str, repeated: int = 1) -> str:
    cell = '<table:table-cell office:value-type="string" table:number-columns-repeated="{}"><text:p>{}</text:p>{}'
    cells = "".join(cell.format(repeated, text, "</table:table-cell>") for text in texts)
    rest = '<table:table-cell table:number-columns-repeated="16000"/>'
    return f"<table:table-row>{cells}{rest if repeated == 1 else ''}</table:table-row>"


def voter(path: Path, sheet: str | None = None, row: int = 2) -> Voter:
    return Voter("王建国", "男", GOOD, date(1970, 1, 2), "1组", sheet or path.name, row)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("sign", [",", "\t", ";"])
def test_text_lists(tmp_path: Path, encoding: str, sign: str) -> None:
    path = tmp_path / "名册.csv"
    path.write_bytes(("柳湾社区选民登记表\r\n\r\n" + TEXT).replace(",", sign).encode(encoding))
    assert read_register(path, DAY) == Register((voter(path, row=4),), (), (path.name,))


def test_a_quoted_line_break_keeps_the_rows_of_the_spreadsheet(tmp_path: Path) -> None:
    path = tmp_path / "名册.CSV"
    path.write_text(f'姓名,身份证号,备注\n王建国,{GOOD},"两\n行"\n李秀英,123,\n', encoding="utf-8")
    assert read_register(path, DAY).faults == (Fault(path.name, path.name, "B3", "id-checksum", "123"),)


def test_an_old_workbook(tmp_path: Path) -> None:
    register = read_register(DATA / "register.xls", DAY)
    assert [(v.name, v.group, v.sheet, v.row) for v in register.voters] == [
        ("王建国", "1组", "第一组", 3),
        ("李娜", "1组", "第一组", 4),
        ("赵铁柱", "2组", "第二组", 2),
    ]
    assert [(f.sheet, f.cell, f.code) for f in register.faults] == [("第二组", "C2", "id-is-number")]


def test_a_workbook_with_another_suffix_is_read_by_its_content(tmp_path: Path) -> None:
    path = tmp_path / "register.xlsx"
    path.write_bytes((DATA / "register.xls").read_bytes())
    assert len(read_register(path, DAY).voters) == 3


def test_an_open_document(tmp_path: Path) -> None:
    gap = '<table:table-row table:number-rows-repeated="{}"><table:table-cell/></table:table-row>'
    rows = ods_row("姓名", "性别", "身份证号", "组别") + gap.format(3) + ods_row("王建国", "男", GOOD, "1组")
    path = ods(tmp_path / "名册.ods", rows + gap.format(1_000_000))
    assert read_register(path, DAY) == Register((voter(path, "表一", 5),), (), ("表一",))


@pytest.mark.proves("id-is-number")
def test_a_workbook_that_begins_elsewhere(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.create_chartsheet("图")
    sheet = book.active
    for column, head in zip("DEF", ("姓名", "身份证号", "出生日期"), strict=True):
        sheet[f"{column}4"] = head
    sheet["D5"], sheet["E5"], sheet["F5"] = "王建国", GOOD, date(1970, 1, 2)
    sheet["D6"], sheet["E6"] = "李秀英", int(GOOD[:17] + "0")
    hidden = book.create_sheet("藏")
    hidden.append(["姓名", "身份证号"])
    hidden.append(["王建国", GOOD])
    hidden.sheet_state = "hidden"
    path = tmp_path / "名册.xlsx"
    book.save(path)
    register = read_register(path, DAY)
    assert [(f.sheet, f.cell, f.code, f.other) for f in register.faults] == [
        ("Sheet", "E6", "id-is-number", ""),
        ("藏", "B2", "duplicate-id", "Sheet!E5"),
    ]


def test_cells_merged_downwards(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (["姓名", "性别", "组别"], ["王建国", "男", "1组"], ["李秀英", "女"], ["赵铁柱", "男"]):
        book.active.append(row)
    book.active.merge_cells("C2:C3")
    path = tmp_path / "名册.xlsx"
    book.save(path)
    assert [v.group for v in read_register(path, DAY).voters] == ["1组", "1组", ""]


def test_a_used_cell_far_down_is_no_hindrance(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["姓名", "身份证号"])
    book.active.append(["王建国", GOOD])
    book.active["B300000"] = " "
    path = tmp_path / "名册.xlsx"
    book.save(path)
    register = read_register(path, DAY)
    assert (len(register.voters), register.faults) == (1, ())


def _stray_cell(path: Path) -> None:
    book = openpyxl.Workbook()
    book.active["A1"], book.active["XFD1048576"] = "姓名", "x"
    book.save(path)


def _repeated_cell(path: Path) -> None:
    ods(path, ods_row("王建国", repeated=2_000_000_000))


@pytest.mark.parametrize(
    ("name", "make", "code"),
    [
        ("无.xlsx", None, "register-missing"),
        ("名册.docx", lambda path: path.write_bytes(b"x"), "register-kind"),
        ("名册", lambda path: path.write_bytes(b"x"), "register-kind"),
        ("目录.xlsx", Path.mkdir, "register-unreadable"),
        ("空.xlsx", Path.touch, "register-unreadable"),
        ("网页.xls", lambda path: path.write_text("<html><table></table>"), "register-unreadable"),
        ("断.xls", lambda path: path.write_bytes((DATA / "register.xls").read_bytes()[:1500]), "register-unreadable"),
        ("断.xlsx", lambda path: path.write_bytes(b"PK\x03\x04" + b"\0" * 99), "register-unreadable"),
        ("断.ods", lambda path: ods(path, "<table:table-row>"), "register-unreadable"),
        ("乱.csv", lambda path: path.write_bytes(b"\xff\xff\xff"), "register-unreadable"),
        ("引号.csv", lambda path: path.write_text(TEXT + '"李秀英,女', encoding="utf-8"), "register-unreadable"),
        ("密.xlsx", lambda path: path.write_bytes((DATA / "encrypted.xlsx").read_bytes()), "register-encrypted"),
        ("密.ods", lambda path: ods(path, "", "<encryption-data/>"), "register-encrypted"),
        ("大.xlsx", _stray_cell, "register-too-large"),
        ("大.ods", _repeated_cell, "register-too-large"),
    ],
)
def test_files_that_cannot_be_read(tmp_path: Path, name: str, make: Callable[[Path], object] | None, code: str) -> None:
    path = tmp_path / name
    if make is not None:
        make(path)
    with pytest.raises(UnreadableRegister) as caught:
        read_register(path, DAY)
    assert (caught.value.code, caught.value.path) == (code, path)


def test_too_many_rows_or_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "名册.csv"
    path.write_text(TEXT + "\n" * 5, encoding="utf-8")
    monkeypatch.setattr(files, "MAX_ROWS", 2)
    assert len(read_register(path, DAY).voters) == 1
    monkeypatch.setattr(files, "MAX_ROWS", 1)
    with pytest.raises(UnreadableRegister, match="register-too-large"):
        read_register(path, DAY)
    monkeypatch.setattr(files, "MAX_BYTES", 20)
    with pytest.raises(UnreadableRegister, match="register-too-large"):
        read_register(path, DAY)


@pytest.mark.proves("no-register")
@pytest.mark.parametrize("content", ["", "随便什么\n", "姓名,电话\n王建国,1\n"])
def test_a_text_that_is_no_register(tmp_path: Path, content: str) -> None:
    path = tmp_path / "名册.csv"
    path.write_text(content, encoding="utf-8")
    assert read_register(path, DAY).faults == (Fault(path.name, path.name, "A1", "no-register", ""),)
