"""How good a passphrase is, in a word."""

import pytest

from buxuan_desktop.domain.passphrase import FAIR, GOOD, WEAK, strength


@pytest.mark.parametrize(
    ("passphrase", "word"),
    [
        ("", WEAK),
        ("12345678", WEAK),
        ("19680412", WEAK),
        ("13800138000", WEAK),
        ("11010519491231002", WEAK),
        ("aaaaaaaaaaaa", WEAK),
        ("abcdefghij", WEAK),
        ("liuwan68", WEAK),
        ("Liuwan-2026x", FAIR),
        ("柳树湾村口老井", FAIR),
        ("柳树湾村口老井 7 块石板", GOOD),
        ("rain7 Boat-green", GOOD),
    ],
)
def test_the_word(passphrase: str, word: str) -> None:
    assert strength(passphrase) == word
