"""Papers filled from a case: each code is one of the catalogue, each fills, draws and saves, and says what is so."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook
from pypdf import PdfReader

from buxuan_desktop.app.case import Case
from buxuan_desktop.app.paperwork.fillers import FILLERS
from buxuan_desktop.app.paperwork.offers import bytes_of, jobs_of, name_of, offers_of
from buxuan_desktop.words import keys_card
from buxuan_desktop.words.papers import PAPERS
from tests.preparing import prepare_case


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    with prepare_case(Path(tmp_path_factory.mktemp("papers")) / "case.buxuan") as made:
        yield made


def text(content: bytes) -> str:
    return "".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)


def test_every_filler_is_of_a_paper_that_there_is() -> None:
    assert set(FILLERS) <= set(PAPERS)


def test_every_paper_that_the_case_fills_is_drawn(case: Case) -> None:
    jobs = list(jobs_of(case))
    assert len({job.name for job in jobs}) == len(jobs)
    assert len(jobs) >= 15
    for job in jobs:
        assert job.render().startswith(b"%PDF"), job.name


@pytest.mark.parametrize("stage", [0, 2, 3, 4, 5, 6])
def test_every_paper_of_a_stage_is_offered_empty_too(case: Case, stage: int) -> None:
    offers = offers_of(case, stage)
    of_the_day = {keys_card.KIND.code} if stage == keys_card.KIND.stage else set()
    catalogued = {code for code, kind in PAPERS.items() if kind.stage == stage}
    assert {one.kind.code for one in offers} == catalogued | of_the_day
    if offers:
        assert bytes_of(case, [one.sheet(False) for one in offers], "pdf").startswith(b"%PDF")


@pytest.mark.proves("C05", "C14")
def test_the_committee_stands_on_its_notice(case: Case) -> None:
    (offer,) = [one for one in offers_of(case, 2) if one.kind.code == "F8-2"]
    said = text(bytes_of(case, [offer.sheet(True)], "pdf"))
    assert "柳湾村" in said
    assert "周敏" in said
    assert "13800001111" not in said


@pytest.mark.proves("B14")
def test_papers_are_saved_for_the_office_program(case: Case) -> None:
    offers = {one.kind.code: one for one in offers_of(case, PAPERS["F10"].stage)}
    document = Document(io.BytesIO(bytes_of(case, [offers["F10"].sheet(True)], "docx")))
    said = "".join(cell.text for table in document.tables for row in table.rows for cell in row.cells)
    assert "身体原因" in said
    lists = [one for one in offers_of(case, 2) if "xlsx" in one.kind.formats and one.filled]
    book = load_workbook(io.BytesIO(bytes_of(case, [lists[0].sheet(True)], "xlsx")))
    assert any("周敏" in str(cell.value) for row in book.active.iter_rows() for cell in row)
    assert name_of(lists[0], True, "a3").endswith("-A3.pdf")
    assert name_of(lists[0], False, "xlsx").endswith("-空白.xlsx")


@pytest.mark.proves("C08", "C19")
def test_a_letter_of_proxy_has_both_names_for_their_signatures(case: Case) -> None:
    letters = [one for one in offers_of(case, 5) if one.kind.code == "F4"]
    assert {one.about for one in letters} == {"选民3", "选民5"}
    said = [text(bytes_of(case, [one.sheet(True)], "pdf")) for one in letters]
    assert any("选民5" in one and "选民6" in one and "配偶" in one for one in said)


@pytest.mark.proves("C15")
def test_who_is_not_registered_is_named_on_the_familys_letter_alone(tmp_path: Path) -> None:
    from buxuan_desktop.app import records
    from buxuan_desktop.domain.records.electors import Incapacity
    from tests.making import DAY

    with prepare_case(tmp_path / "case.buxuan") as made:
        confirmed = Incapacity(day=DAY, by=("周敏",))
        records.add(made, confirmed, records.Writing(private={"name": "丁三", "basis": "医院证明"}))
        offers = [one for one in offers_of(made, 3) if one.kind.code == "F2-4"]
        assert "丁三" in text(bytes_of(made, [offers[-1].sheet(True)], "pdf"))
        others = [one for one in offers_of(made, 3) if one.kind.code != "F2-4" and one.filled]
        assert not any("丁三" in text(bytes_of(made, [one.sheet(True)], "pdf")) for one in others)
        assert not any("丁三" in f"{job.name}{job.title}" for job in jobs_of(made))


def test_what_a_case_does_not_know_stays_empty(case: Case) -> None:
    from buxuan_desktop.app import records
    from buxuan_desktop.domain.records.bodies import BodyMember

    members = [one.number for one in case.election.records.kept(BodyMember) if one.record.body == "committee"]
    for number in members:
        records.withdraw(case, number, "试一试")
    (offer,) = [one for one in offers_of(case, 2) if one.kind.code == "F8-2"]
    assert not offer.filled
    assert offer.sheet(True) == offer.sheet(False)


@pytest.mark.proves("B01", "B02", "B05", "C12")
def test_the_plan_says_to_whom_it_goes_and_by_which_principles(tmp_path: Path) -> None:
    from buxuan_desktop.app import setup
    from tests.making import CLOCK, opening

    overlaid = opening(
        profile="CN-V-2018", overlays=("S2", "S3"), options={"overvote_scope": "post", "blank": "abstain"}
    )
    with setup.open_case(tmp_path / "case.buxuan", overlaid, CLOCK, "周敏") as made:
        (offer,) = [one for one in offers_of(made, 2) if one.kind.code == "PLAN"]
        said = text(bytes_of(made, [offer.sheet(True)], "pdf")).replace("\n", "")
    assert "各镇（街道）：" in said
    assert "公开公正，群众认可" in said
    assert "选前化解矛盾" in said
    assert "不请吃、不吃请" in said


@pytest.mark.proves("C15", "C27")
def test_representatives_and_the_preselection_stand_on_their_notices(case: Case) -> None:
    said = {
        one.kind.code: text(bytes_of(case, [one.sheet(True)], "pdf"))
        for stage in (2, 4)
        for one in offers_of(case, stage)
        if one.kind.code in ("F8-5", "F8-6", "F8-6-1", "F8-18", "F8-19") and one.filled
    }
    assert set(said) == {"F8-5", "F8-6", "F8-6-1", "F8-18", "F8-19"}
    assert "1组" in said["F8-5"]
    assert "周敏" in said["F8-6"]
    assert "周敏" in said["F8-6-1"]
    assert "上午9时" in said["F8-18"]
    assert said["F8-19"].index("王建国") < said["F8-19"].index("李秀英"), "most votes first"
