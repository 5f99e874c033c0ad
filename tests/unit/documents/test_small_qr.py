"""The small QR code against ReportLab's encoder with the same mask, module for module."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.graphics.barcode import qrencoder

from buxuan_desktop.documents.small_qr import MOST, SIDE, drawing, small_qr


def by_reportlab(text: str) -> tuple[int, ...]:
    code = qrencoder.QRCode(1, qrencoder.QRErrorCorrectLevel.M)
    code.addData(qrencoder.QRAlphaNum(text))
    code.makeImpl(False, 0)
    return tuple(
        sum(1 << (SIDE - 1 - x) for x in range(SIDE) if code.isDark(y, x)) for y in range(code.getModuleCount())
    )


@pytest.mark.parametrize("text", ["3F9A2C61D07B.42", "A", "0", "000000000000.1", "FFFFFFFFFFFF.1234567"])
def test_every_module_is_where_reportlab_puts_it(text: str) -> None:
    assert small_qr(text) == by_reportlab(text)


@given(st.text("0123456789ABCDEF.:-", min_size=1, max_size=MOST))
def test_any_text_of_the_kind(text: str) -> None:
    assert small_qr(text) == by_reportlab(text)


@pytest.mark.parametrize("text", ["", "a", "王", "0" * 21])
def test_what_does_not_fit_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="alphanumeric"):
        small_qr(text)


def test_the_drawing_fills_each_dark_module_once() -> None:
    rows = small_qr("3F9A2C61D07B.42")
    dark = sum(row.bit_count() for row in rows)
    assert sum(int(part.split()[2]) for part in drawing("3F9A2C61D07B.42").removesuffix(" f").split(" re")[:-1]) == dark
