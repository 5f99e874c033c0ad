"""ID numbers as they are shown: never with the date of birth."""

import pytest

from buxuan_desktop.domain.identity import masked, without_numbers


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("11010519491231002X", "110***********002X"),
        ("1101051949123100", "110*********3100"),
        ("1.1010519491231E+17", "1.1************E+17"),
        ("1949123", "*******"),
        ("12345678", "123*5678"),
        ("", ""),
    ],
)
def test_first_three_and_last_four(number: str, shown: str) -> None:
    assert masked(number) == shown
    assert "1949" not in shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("身份证11010519491231002X，住柳湾", "身份证110***********002X，住柳湾"),
        ("110105194912310021", "110***********0021"),
        ("两人：11010519491231002x、510123198001010019", "两人：110***********002x、510***********0019"),
        ("账号622202100011223344", "账号622202100011223344"),
        ("头部1234511010519491231002X", "头部1234511010519491231002X"),
        ("a11010519491231002X", "a11010519491231002X"),
        ("电话13800138000", "电话13800138000"),
    ],
)
def test_in_a_text(text: str, shown: str) -> None:
    assert without_numbers(text) == shown
