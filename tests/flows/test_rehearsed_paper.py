"""Every page of every document of a rehearsal says so, and no page of a real case does."""

import io
import re
from pathlib import Path

import pypdf
import pytest
from msgspec.structs import replace

from buxuan_desktop import documents
from buxuan_desktop.app import bundles, counting, setup, spotcheck
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.printing import AS_USUAL, documents_of, stamp_of
from buxuan_desktop.documents import samples
from buxuan_desktop.documents.bundle_slips import render_bundle_slips
from buxuan_desktop.documents.rehearsed import WORDS
from buxuan_desktop.documents.work_sheet import render_work_sheet
from tests.making import CLOCK, finish, opening
from tests.tabling import DICE, FOR_WANG, POST, A, key, read_truly

KINDS = {"report", "tally", "certificate", "slips", "work", "spot"}
"""Kinds of documents that exist; a new one must be in this test."""


def pages(pdf: bytes) -> list[str]:
    return [re.sub(r"\s", "", page.extract_text()) for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]


def jobs(path: Path, *, rehearsal: bool) -> dict[str, list[list[str]]]:
    """Pages of every document that a small count in bundles prints before its close and after, by kind."""
    found: dict[str, list[list[str]]] = {}

    def look(case: Case) -> None:
        for job in documents_of(case.election, case.file, CLOCK, AS_USUAL):
            found.setdefault(job.kind, []).append(pages(job.render()))

    with setup.open_case(path, opening(rehearsal=rehearsal), CLOCK, "计票员") as case:
        setup.set_posts(case, [POST])
        setup.count_electors(case, 6)
        counting.open_round(case, "first")
        counting.close_polls(case, 6)
        bundles.tie(case, (3, 3))
        for bundle, entry in ((1, 1), (1, 2), (2, 1), (2, 2)):
            key(case, bundle, entry, (FOR_WANG,) * 3)
        spot = spotcheck.begin(case, DICE, 1, ("丁一",), A)
        read_truly(case, spot.places[0])
        look(case)
        spotcheck.conclude(case, A)
        finish(case)
        look(case)
    return found


def test_every_document_of_a_rehearsal_is_marked_on_every_page(tmp_path: Path) -> None:
    found = jobs(tmp_path / "a.buxuan", rehearsal=True)
    assert found.keys() == KINDS
    for kind, all_pages in found.items():
        for number, said in enumerate(page for one in all_pages for page in one):
            assert said.count(WORDS) >= 3, (kind, number)
            assert "不算数" in said


def test_no_document_of_a_real_case_is(tmp_path: Path) -> None:
    found = jobs(tmp_path / "a.buxuan", rehearsal=False)
    assert found.keys() == KINDS
    assert not any(WORDS in page for all_pages in found.values() for one in all_pages for page in one)


@pytest.mark.parametrize(
    "pdf",
    [
        documents.render_report(replace(samples.REPORT, stamp=replace(samples.STAMP, rehearsal=True))),
        documents.render_certificate(replace(samples.CERTIFICATE, rehearsal=True)),
        documents.render_certificate(replace(samples.UPRIGHT_CERTIFICATE, rehearsal=True)),
        render_bundle_slips(replace(samples.SLIPS, rehearsal=True)),
        render_work_sheet(replace(samples.WORK, stamp=replace(samples.STAMP, rehearsal=True))),
    ],
)
def test_the_mark_lies_under_the_words(pdf: bytes) -> None:
    for said in pages(pdf):
        assert said.index(WORDS) == 0, "drawn before anything else, so that it hides nothing"


def test_the_stamp_tells_what_the_case_is(tmp_path: Path) -> None:
    for rehearsal in (True, False):
        with setup.open_case(tmp_path / f"{rehearsal}.buxuan", opening(rehearsal=rehearsal), CLOCK, "甲") as case:
            assert stamp_of(case.election, case.file, CLOCK).rehearsal is rehearsal
