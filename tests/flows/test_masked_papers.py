"""No paper shows a whole ID number, in any format; only the form that an office needs it on does, once asked for."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from buxuan_desktop.app import records, uncovering
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.paperwork.offers import Offer, bytes_of, offers_of
from buxuan_desktop.app.paperwork.writing import write_all
from buxuan_desktop.app.register import cards, forms, lines
from buxuan_desktop.app.register.lines import Line
from buxuan_desktop.domain.records.electors import ListObjection
from buxuan_desktop.domain.records.result_papers import CodeChange
from buxuan_desktop.domain.refusal import Refusal
from tests import community
from tests.registering import id_number
from tests.revealing import revealed

LEADER, TYPED = id_number(901, "19660606"), id_number(902, "19770707")
CHANGE = CodeChange(organisation="柳湾社区居民委员会", representative="王建国", address=f"身份证{TYPED}上的住址")


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    """A community whose electors have numbers, and people who type one where none belongs."""
    with community.before_the_vote(tmp_path / "a.buxuan") as made:
        records.add_all(made, community.AFTER)
        records.add(made, CHANGE, records.Writing(private={"representative_id": LEADER}))
        said = records.Writing(private={"who": f"本人{TYPED}", "text": f"漏了我，身份证{TYPED}"})
        records.add(made, ListObjection(received=community.DAY - timedelta(days=18), about="missing"), said)
        lines.change(made, 2, Line("李秀英", "女", "1组", id_number=id_number(903, "19880808")), f"号码应为{TYPED}")
        yield made


def numbers(case: Case) -> tuple[str, ...]:
    return (*lines.id_numbers(case).values(), LEADER, TYPED)


def papers(case: Case) -> list[Offer]:
    return [offer for stage in range(10) for offer in offers_of(case, stage)]


def test_every_paper_for_an_office_program(case: Case, tmp_path: Path) -> None:
    secrets = numbers(case)
    assert len(secrets) > 20
    made = papers(case)
    assert sum(offer.filled for offer in made) > 15
    for place, offer in enumerate(made):
        for form in {"docx", "xlsx"} & set(offer.kind.formats) if offer.filled else ():
            out = tmp_path / f"{place}-{offer.kind.code}.{form}"
            try:
                out.write_bytes(bytes_of(case, [offer.sheet(True)], form))
            except (Refusal, ValueError):
                # A character that no font has, or a notice without a table for a workbook.
                continue
            assert revealed(out, secrets) == [], offer.title


def test_the_form_for_the_code_once_it_was_asked_for(case: Case, tmp_path: Path) -> None:
    def shown() -> list[str]:
        offer = next(one for one in papers(case) if one.kind.code == "F11")
        out = tmp_path / "F11.docx"
        out.write_bytes(bytes_of(case, [offer.sheet(True)], "docx"))
        return revealed(out, [LEADER])

    assert shown() == []
    held = list(case.election.records.kept(CodeChange))[-1]
    uncovering.uncover_record(case, held, "办理手续")
    assert shown() == [f"F11.docx: {LEADER}"]


def test_voters_cards_and_registration_forms(case: Case, tmp_path: Path) -> None:
    for name, content in (
        ("cards.pdf", cards.cards_pdf(cards.cards_of(case, [1, 2, 3]))),
        ("forms.pdf", forms.forms_pdf(case, forms.forms_of(case, [1, 2, 3]))),
    ):
        out = tmp_path / name
        out.write_bytes(content)
        assert revealed(out, numbers(case)) == []


def test_every_pdf_that_the_command_writes(case: Case, tmp_path: Path) -> None:
    secrets = numbers(case)
    case.close()
    written = write_all(case.file.path, case.clock, tmp_path / "out")
    assert len(written) > 15
    assert revealed(tmp_path / "out", secrets) == []
