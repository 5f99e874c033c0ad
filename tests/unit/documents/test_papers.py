"""Every paper on paper: filled and empty, as PDF, .docx and .xlsx."""

import io
from collections.abc import Callable

import openpyxl
import pytest
from docx import Document
from msgspec.structs import replace

from buxuan_desktop.documents import Stamp, render_sheet, render_sheets
from buxuan_desktop.documents.samples import STAMP
from buxuan_desktop.exchange.office import docx_of, xlsx_of
from buxuan_desktop.words.papers import PAPERS, PaperKind, of_stage
from buxuan_desktop.words.papers.ballot import MANY, ballot
from buxuan_desktop.words.papers.registration import Elector, ElectorGroup, ElectorList, elector_list

Pages = Callable[[bytes], list[str]]
LONG = ("ROLES",)
"""Forms that say the same in every case: every right with its source."""
every = pytest.mark.parametrize("kind", PAPERS.values(), ids=PAPERS)


@pytest.mark.proves("C27", "F2", "F4", "F5", "F6", "F8", "F10", "F12", "F13", "F14")
@every
def test_a_paper_prints_filled_and_empty(kind: PaperKind, pages: Pages) -> None:
    for record, stamp in ((kind.sample, STAMP), (kind.empty, Stamp())):
        sheet = kind.compose(record)
        found = pages(render_sheet(sheet, stamp))
        assert "".join(sheet.title.split()) in "".join(found)
        assert len(found) <= (3 if sheet.kind == "document" or kind.code in LONG else 2)
        wall = sheet.kind in ("notice", "ballot", "letter", "document")
        assert any("打印时间" in page for page in found) is not wall


@every
def test_a_paper_becomes_the_files_that_it_promises(kind: PaperKind) -> None:
    sheet = kind.compose(kind.sample)
    if "docx" in kind.formats:
        document = Document(io.BytesIO(docx_of(sheet)))
        assert sheet.title in [paragraph.text for paragraph in document.paragraphs]
    if "xlsx" in kind.formats:
        assert openpyxl.load_workbook(io.BytesIO(xlsx_of(sheet))).worksheets[0]["A1"].value == sheet.title
    if "a3" in kind.formats:
        assert render_sheet(sheet, size="A3")


@pytest.mark.parametrize("stage", [0, 1, 2, 3, 4, 5, 6, 8, 9])
def test_all_papers_of_a_stage_are_one_file(stage: int, pages: Pages) -> None:
    sheets = [kind.compose(kind.empty) for kind in of_stage(stage)]
    said = "".join(pages(render_sheets(sheets, Stamp())))
    assert all("".join(sheet.title.split()) in said for sheet in sheets)


@pytest.mark.proves("F6")
def test_a_full_ballot_is_one_page_with_every_name(pages: Pages) -> None:
    (said,) = pages(render_sheet(ballot(MANY)))
    names = [name for slate in MANY.slates for name in slate.candidates]
    assert len(names) == 14
    assert all(name in said for name in names)
    assert said.index("主任应选1名") < said.index("副主任应选1名") < said.index("委员应选3名")
    assert not any(word in said for word in ("第1页", "打印", "核对号", "编号"))


def test_two_ballots_are_the_same_to_the_byte() -> None:
    assert render_sheet(ballot(MANY), STAMP) == render_sheet(ballot(replace(MANY)), None)


@pytest.mark.proves("C15")
def test_a_large_register_is_posted_whole_with_heads_on_each_page(pages: Pages) -> None:
    electors = tuple(Elector(str(number), f"王建{number}", "男") for number in range(1, 501))
    found = pages(render_sheet(elector_list(ElectorList(groups=(ElectorGroup("一组", electors),)))))
    assert len(found) > 5
    assert all(f"王建{number}" in "".join(found) for number in range(1, 501))
    assert all("序号姓名性别序号姓名性别序号姓名性别" in page for page in found[:-1])
