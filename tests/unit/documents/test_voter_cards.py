"""Voters' cards: eight a page, every name whole, the code of case and number, and nothing that identifies more."""

import io

import msgspec
import pypdf
import pytest

from buxuan_desktop.documents import Uncovered, render_voter_cards
from buxuan_desktop.documents.samples import VOTER_CARDS
from buxuan_desktop.domain.voter_code import number_of, voter_code

CASE = "3f9a2c61d07be5843f9a2c61d07be584"


def words(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]


@pytest.mark.proves("C14", "C15")
def test_eight_cards_a_page_with_every_name_whole() -> None:
    pdf = render_voter_cards(VOTER_CARDS)
    pages = words(pdf)
    assert len(pages) == 2
    said = "".join("".join(pages).split())
    for card in VOTER_CARDS.cards:
        assert card.name in said
        assert f"{card.number:05d}" in said
    assert pdf == render_voter_cards(VOTER_CARDS)


def test_what_cannot_be_drawn_is_refused_before_a_page_is_drawn() -> None:
    odd = msgspec.structs.replace(VOTER_CARDS.cards[0], name="王\ue863")
    with pytest.raises(Uncovered):
        render_voter_cards(msgspec.structs.replace(VOTER_CARDS, cards=(odd,)))
    with pytest.raises(ValueError, match="no card"):
        render_voter_cards(msgspec.structs.replace(VOTER_CARDS, cards=()))


def test_the_code_is_read_back_by_its_own_case_alone() -> None:
    code = voter_code(CASE, 12345)
    assert code == "BX1:3F9A2C61:12345"
    assert number_of(code.lower(), CASE) == 12345
    assert number_of(code, "a" * 32) is None
    assert number_of("BX1:3F9A2C61:", CASE) is None
    assert number_of("510123198001010016", CASE) is None
