"""Certificates numbered as a batch, handed out, spoiled and replaced; overprinted where the printer needs it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from buxuan_desktop.app.case import Case
from buxuan_desktop.app.certificate_numbers import number_words, numbers_of, winners
from buxuan_desktop.app.certificates import hand_out, handed_out, to_hand_out, void
from buxuan_desktop.app.local import Settings, keep_offset, keep_settings, offset_of, settings_of
from buxuan_desktop.app.printing import Choices, certificates_of, documents_one_by_one
from buxuan_desktop.domain.records.result_papers import CertificateIssued
from buxuan_desktop.domain.refusal import Refusal
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
