"""Certificates numbered as a batch, handed out, spoiled and replaced; overprinted where the printer needs it."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pypdf
import pytest

from buxuan_desktop.app.case import Case
from buxuan_desktop.app.certificate_numbers import number_words, numbers_of, winners
from buxuan_desktop.app.certificates import hand_out, handed_out, to_hand_out, void
from buxuan_desktop.app.local import (
    Settings,
    keep_offset,
    keep_paper,
    keep_settings,
    offset_of,
    paper_kept,
    settings_of,
)
from buxuan_desktop.app.paperwork.writing import write_all
from buxuan_desktop.app.printing import Choices, certificates_of, content_of, documents_one_by_one
from buxuan_desktop.domain.records.result_papers import CertificateIssued
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.words import of_refusal
from tests.making import CLOCK, counting_case, enter, finish


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with counting_case(tmp_path / "case.buxuan") as made:
        enter(made)
        finish(made)
        yield made


def numbers(case: Case) -> list[str]:
    return [one.number for one in certificates_of(case.election, Choices())]


@pytest.mark.proves("B12", "C20")
def test_a_batch_is_handed_out_and_keeps_its_numbers(case: Case) -> None:
    printed = numbers(case)
    people = to_hand_out(case)
    assert len(people) == 2
    assert hand_out(case, people, "镇民政办") == 2
    assert numbers(case) == printed
    assert handed_out(case) == people
    kept = case.election.records.all(CertificateIssued)
    assert [one.number for one in kept] == printed
    assert {one.received_by for one in kept} == {case.election.plain(name) for _, name in people}


@pytest.mark.proves("C20", "F9")
def test_a_spoiled_certificate_uses_up_its_number_and_the_new_one_names_it(case: Case) -> None:
    first, second = to_hand_out(case)
    before = numbers(case)
    assert void(case, first, "姓名打错") == before[0]
    assert numbers(case) == [number_words(case.election, 3), before[1]]
    hand_out(case, (first, second), "镇民政办", "代领人")
    assert void(case, first, "污损收回") == number_words(case.election, 3)
    assert numbers(case)[0] == number_words(case.election, 4)
    hand_out(case, (first,), "镇民政办")
    kept = case.election.records.all(CertificateIssued)
    assert [(one.number[-4:-1], one.state, one.instead_of[-4:-1]) for one in kept] == [
        ("001", "voided", ""),
        ("003", "voided", "001"),
        ("002", "issued", ""),
        ("004", "reprinted", "003"),
    ]
    assert len({one.number for one in kept}) == 4
    assert list(numbers_of(case.election)) == list(winners(case.election))


def test_nothing_is_handed_out_twice_or_by_nobody(case: Case) -> None:
    people = to_hand_out(case)
    with pytest.raises(Refusal, match="certificate-no-giver"):
        hand_out(case, people, " ")
    hand_out(case, people[:1], "镇民政办")
    for who in (people[0], ("主任", "李秀英")):
        with pytest.raises(Refusal, match="certificate-not-open"):
            hand_out(case, (who,), "镇民政办")
    with pytest.raises(Refusal, match="reason-missing"):
        void(case, people[0], "")


@pytest.mark.proves("F9")
def test_overprinting_leaves_out_what_the_booklet_has_and_offers_the_ruler(case: Case) -> None:
    plain = list(documents_one_by_one(case.election, case.file, CLOCK, Choices()))
    over = list(documents_one_by_one(case.election, case.file, CLOCK, Choices(overprint=True, right=3, down=-2)))
    assert [job.kind for job in plain if job.kind == "calibration"] == []
    assert over[-1].kind == "calibration"
    sheets = {job.name: job.render() for job in over}
    assert sheets["套印校准页.pdf"].startswith(b"%PDF")
    assert sheets["当选证书.pdf"] != next(job.render() for job in plain if job.name == "当选证书.pdf")


def test_an_offset_is_kept_for_its_printer_and_other_settings_stay(tmp_path: Path) -> None:
    keep_settings(tmp_path, Settings(12))
    keep_offset(tmp_path, "针式", (3, -2))
    keep_offset(tmp_path, "", (1, 0))
    assert [offset_of(tmp_path, name) for name in ("针式", "", "别的")] == [(3, -2), (1, 0), (0, 0)]
    assert settings_of(tmp_path).void_percent == 12


def sizes(pdf: bytes) -> list[tuple[int, int]]:
    return [
        (round(float(page.mediabox.width) / 72 * 25.4), round(float(page.mediabox.height) / 72 * 25.4))
        for page in pypdf.PdfReader(BytesIO(pdf)).pages
    ]


@pytest.mark.proves("F9")
@pytest.mark.parametrize(("lying", "page"), [(True, (260, 185)), (False, (185, 260))])
def test_certificates_and_their_ruler_are_laid_out_on_the_paper_of_the_booklets(
    case: Case, lying: bool, page: tuple[int, int]
) -> None:
    choices = Choices(lying, overprint=True, right=3, paper=(185, 260))
    jobs = {job.title: content_of(job) for job in documents_one_by_one(case.election, case.file, CLOCK, choices)}
    assert sizes(jobs["当选证书（2份）"]) == [page] * 2
    assert sizes(jobs["套印校准页"]) == [page]
    assert sizes(jobs["当选证书　主任　王建国"]) == [page]
    assert {sizes(pdf)[0] for title, pdf in jobs.items() if "证书" not in title and "套印" not in title} == {(210, 297)}


@pytest.mark.parametrize(
    ("choices", "code", "said"),
    [
        (Choices(paper=(105, 148)), "certificate-no-room", "主任王建国的证书在105×148毫米的纸（横放）上排不下"),
        (Choices(paper=(105, 148), photo=True), "certificate-no-room", "公章、一张照片。同样形状的纸最小要"),
        (Choices(paper=(185, 260), overprint=True, down=-40), "certificate-off-paper", "有字出了185×260毫米的纸"),
        (Choices(paper=(80, 120)), "paper-too-small", "80×120毫米的纸太小"),
        (Choices(paper=(300, 500)), "paper-too-large", "最大297×420毫米（A3）"),
    ],
)
def test_what_the_paper_cannot_take_is_said_and_nothing_is_printed(
    case: Case, choices: Choices, code: str, said: str
) -> None:
    jobs = [job for job in documents_one_by_one(case.election, case.file, CLOCK, choices) if job.kind == "certificate"]
    assert jobs
    with pytest.raises(Refusal) as refused:
        content_of(jobs[0])
    assert refused.value.code == code
    assert said in of_refusal(refused.value)


def test_all_other_papers_are_written_before_it_is_said(case: Case, tmp_path: Path) -> None:
    case.close()
    with pytest.raises(Refusal, match="certificate-no-room"):
        write_all(tmp_path / "case.buxuan", CLOCK, tmp_path / "out", Choices(paper=(105, 148)))
    written = {path.name for path in (tmp_path / "out").iterdir()}
    assert "1-结果报告单.pdf" in written
    assert "当选证书.pdf" not in written


def test_the_paper_is_kept_and_has_an_offset_of_its_own(tmp_path: Path) -> None:
    assert paper_kept(tmp_path) == (210, 297)
    keep_offset(tmp_path, "针式", (3, -2))
    keep_paper(tmp_path, (260, 185))
    assert paper_kept(tmp_path) == (185, 260)
    assert offset_of(tmp_path, "针式", (185, 260)) == (0, 0)
    keep_offset(tmp_path, "针式", (9, 1), (185, 260))
    assert offset_of(tmp_path, "针式", (185, 260)) == (9, 1)
    assert offset_of(tmp_path, "针式") == (3, -2)
    with pytest.raises(Refusal, match="paper-too-small"):
        keep_paper(tmp_path, (90, 130))
    assert paper_kept(tmp_path) == (185, 260)
    (tmp_path / "settings.json").write_text('{"paper":[1,2]}', "utf-8")
    assert paper_kept(tmp_path) == (210, 297)
