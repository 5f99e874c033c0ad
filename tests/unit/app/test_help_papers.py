"""The handbook and the card of keys as papers, and the tour's case that leaves nothing."""

import io
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from buxuan_desktop.app import counting, practice
from buxuan_desktop.app.checkin.kit import kit_of
from buxuan_desktop.app.clock import standing_at
from buxuan_desktop.app.help_papers import handbook_job, keys_job
from buxuan_desktop.app.local import Settings, keep_settings, keep_toured, settings_of
from buxuan_desktop.app.paperwork.offers import jobs_of, offers_of
from buxuan_desktop.domain.ballot import Ballot, PostMarks

CLOCK = standing_at(date(2020, 4, 20))


@pytest.fixture(autouse=True)
def _temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))


def said(render: Callable[[], bytes]) -> str:
    return "".join(PdfReader(io.BytesIO(render())).pages[0].extract_text().split())


def test_the_card_has_the_keys_of_the_case_and_all_of_them_without_one() -> None:
    with practice.sample(CLOCK, "here", "周敏", counted=False) as case:
        assert "换一个职位" not in said(keys_job(case).render)
        offer = offers_of(case, 6)[-1]
        assert (offer.title, offer.filled) == (keys_job(case).title, True)
        assert offer.title in [one.title for one in kit_of(case)]
        assert offer.title not in [one.title for one in jobs_of(case)]
    with practice.practice(CLOCK, "here", "周敏") as case:
        assert "换一个职位" in said(keys_job(case).render)
    assert "第10位以后的候选人" in said(keys_job(None).render)
    assert handbook_job().name == "使用手册.pdf"


def test_the_sample_is_counted_to_its_verdict_with_what_was_keyed_before() -> None:
    with practice.sample(CLOCK, "here", "周敏", counted=False) as case:
        counting.cast(case, Ballot({"主任": PostMarks(("王建国",))}))
        practice.count_sample(case)
        current = case.election.rounds[-1]
        assert len(current.ballots) == 517
        assert case.election.posts["主任"].elected == ["王建国"]


def test_a_temporary_case_is_thrown_away_whole_and_no_other(tmp_path: Path) -> None:
    case = practice.sample(CLOCK, "here", "周敏", counted=False)
    place = case.file.path.parent
    case.close()
    practice.throw_away(case.file.path)
    assert not place.exists()
    kept = tmp_path / "案卷" / "a.buxuan"
    kept.parent.mkdir()
    kept.write_bytes(b"x")
    practice.throw_away(kept)
    assert kept.exists()


def test_that_somebody_was_shown_around_is_kept_with_the_other_settings(tmp_path: Path) -> None:
    assert not settings_of(tmp_path).toured
    keep_settings(tmp_path, Settings(void_percent=9))
    keep_toured(tmp_path)
    assert settings_of(tmp_path) == Settings(void_percent=9, toured=True)
