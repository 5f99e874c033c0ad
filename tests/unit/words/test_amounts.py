"""Amounts as people write them, kept in whole fen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buxuan_desktop.words.amounts import fen_of, yuan


@pytest.mark.parametrize(
    ("typed", "fen"),
    [
        ("12.3", 1230),
        ("1,200元", 120000),
        ("１２．３０", 1230),
        ("0.05", 5),
        ("-3", -300),
        ("12.345", None),
        ("十元", None),
    ],
)
def test_what_is_typed_means_an_amount_or_nothing(typed: str, fen: int | None) -> None:
    assert fen_of(typed) == fen


@given(st.integers(-(10**10), 10**10))
def test_what_is_shown_means_the_same_amount(fen: int) -> None:
    assert fen_of(yuan(fen)) == fen
