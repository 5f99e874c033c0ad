import io
import zipfile
from collections.abc import Callable

import openpyxl
import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Pt

from buxuan_desktop.exchange.office import docx_of, xlsx_of
from buxuan_desktop.words.sheets import (
    BallotFace,
    Choice,
    Column,
    Fact,
    Facts,
    Grid,
    Heading,
    Lines,
    Para,
    Sheet,
    Sign,
    Signs,
    Turn,
)

ROWS = (("1", "王建国", "320281197001010017"), ("2", "=HYPERLINK(1)", "＋86"), ("3", "'𰻝", "@x"))
SHEET = Sheet(
    title="选民名单公告",
    kind="notice",
    number="第4号",
    subtitle="柳湾社区补选",
    addressee="各位选民",
    parts=(
        Heading("一、名单"),
        Para("现将名单公布如下。"),
        Grid((Column("序号"), Column("姓名", 2), Column("证号", 3)), ROWS, spare=1, foot=(("合计", "3", ""),)),
        Facts((Fact("姓名", "王建国"), Fact("职务"), Fact("理由", "身体原因", wide=True, lines=3))),
        Choice("结果", ("通过", "没有通过"), (1,)),
        Lines(2),
        Signs((Sign("主任", "王建国"),)),
        Turn(),
        Para("特此公告。"),
    ),
    issuer="柳湾社区居民选举委员会",
    date="2020年3月31日",
)


def _read(sheet: Sheet) -> Document:
    return Document(io.BytesIO(docx_of(sheet)))


@pytest.mark.proves("C27")
def test_an_official_document_has_the_measures_of_one() -> None:
    document = _read(SHEET)
    section = document.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(margin.mm) for margin in margins] == [37, 35, 28, 26]
    title = document.paragraphs[0]
    fonts = title.runs[0].element.rPr.rFonts
    assert (title.text, fonts.get(qn("w:eastAsia")), title.runs[0].font.size) == (SHEET.title, "方正小标宋简体", Pt(22))
    body = next(p for p in document.paragraphs if p.text.startswith("现将名单"))
    assert body.runs[0].element.rPr.rFonts.get(qn("w:eastAsia")) == "仿宋_GB2312"
    assert (body.runs[0].font.size, body.paragraph_format.first_line_indent) == (Pt(16), Pt(32))
    assert body.paragraph_format.line_spacing == pytest.approx(Pt(28.95), abs=1000)


@pytest.mark.proves("C27")
def test_everything_on_the_sheet_is_in_the_document() -> None:
    document = _read(SHEET)
    said = [paragraph.text for paragraph in document.paragraphs]
    for words in ("第4号", "各位选民：", "一、名单", "结果　□通过　■没有通过", "特此公告。", SHEET.issuer, SHEET.date):
        assert words in said
    names, facts = document.tables
    assert [cell.text for cell in names.rows[2].cells] == ["2", "=HYPERLINK(1)", "＋86"]
    assert len(names.rows) == 1 + 3 + 1 + 1
    assert names.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert facts.rows[1].cells[1].text == "身体原因"


def test_a_font_that_is_missing_is_replaced_by_one_that_every_office_has() -> None:
    with zipfile.ZipFile(io.BytesIO(docx_of(SHEET))) as parts:
        table = parts.read("word/fontTable.xml").decode()
    assert 'w:name="方正小标宋简体"><w:altName w:val="宋体"' in table
    assert 'w:name="仿宋_GB2312"><w:altName w:val="仿宋"' in table


@pytest.mark.parametrize("write", [docx_of, xlsx_of])
def test_the_same_sheet_gives_the_same_bytes(write: Callable[[Sheet], bytes]) -> None:
    first = write(SHEET)
    assert write(SHEET) == first
    with zipfile.ZipFile(io.BytesIO(first)) as parts:
        assert {entry.date_time for entry in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"2000-01-01T00:00:00Z" in parts.read("docProps/core.xml")


@pytest.mark.proves("C27")
def test_a_list_as_workbook_keeps_every_digit_and_runs_no_formula() -> None:
    book = openpyxl.load_workbook(io.BytesIO(xlsx_of(SHEET)))
    page = book.worksheets[0]
    assert page["A1"].value == SHEET.title
    assert [cell.value for cell in page[2]] == ["序号", "姓名", "证号"]
    assert page["C3"].value == "320281197001010017"
    assert [page["B4"].value, page["C4"].value] == ["'=HYPERLINK(1)", "'＋86"]
    assert [page["B5"].value, page["C5"].value] == ["''𰻝", "'@x"]
    assert all(cell.data_type in "sn" for row in page for cell in row if cell.value is not None)
    assert all(cell.data_type == "s" for row in page for cell in row if cell.value)
    assert page.freeze_panes == "A3"
    assert page.print_title_rows == "$1:$2"
    assert page["A2"].font.bold
    assert page["B4"].alignment.shrink_to_fit
    assert page.row_dimensions[1].height == 28
    assert page.column_dimensions["C"].width > page.column_dimensions["A"].width
    assert book.worksheets[1]["B5"].value == "身体原因"


def test_a_row_is_as_high_as_its_prose_wraps() -> None:
    grid = Grid((Column("序号"), Column("依据", 1, "left")), (("1", "短"), ("2", "长" * 60)))
    page = openpyxl.load_workbook(io.BytesIO(xlsx_of(Sheet(title="表", kind="list", parts=(grid,))))).worksheets[0]
    assert page["B3"].alignment.wrap_text
    assert [page.row_dimensions[3].height, page.row_dimensions[4].height] == [None, 48]
    across = Sheet(title="表", kind="list", parts=(grid,), landscape=True)
    page = openpyxl.load_workbook(io.BytesIO(xlsx_of(across))).worksheets[0]
    assert page.page_setup.orientation == "landscape"


def test_tables_of_the_same_name_get_sheets_of_their_own() -> None:
    grid = Grid((Column("姓名"),), (("王建国",),), caption="第一/组" + "长" * 40)
    book = openpyxl.load_workbook(io.BytesIO(xlsx_of(Sheet(title="名册", kind="list", parts=(grid, grid)))))
    assert len(set(book.sheetnames)) == 2
    assert all("/" not in name and len(name) <= 31 for name in book.sheetnames)


def test_a_ballot_is_not_edited_and_text_is_no_workbook() -> None:
    with pytest.raises(ValueError, match="printed"):
        docx_of(Sheet(title="选票", kind="ballot", parts=(BallotFace(()),)))
    with pytest.raises(ValueError, match="no table"):
        xlsx_of(Sheet(title="公告", kind="notice", parts=(Para("特此公告。"),)))


def test_a_long_table_is_written_row_by_row() -> None:
    rows = tuple((str(number), f"王建{number}", "") for number in range(3000))
    sheet = Sheet(title="名册", kind="list", parts=(Grid((Column("序号"), Column("姓名"), Column("备注")), rows),))
    assert len(_read(sheet).tables[0]._tbl.tr_lst) == 3001
