"""A text as a QR code's modules, for screens and pictures that do not come from ReportLab's own canvas."""

from typing import Any

from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.graphics.barcode.qrencoder import QR8bitByte

MOST_BYTES = 1900
"""Longer texts need so many modules that a telephone cannot read them off a screen."""


def qr_modules(text: str, level: str = "M") -> tuple[tuple[bool, ...], ...]:
    """Rows of modules, True where dark, without the quiet zone of four modules that must surround them.

    The text goes in as UTF-8 bytes: left to itself ReportLab writes some Chinese names as Shift-JIS, which readers
    guess wrongly. `level` is L, M, Q or H. Raises ValueError beyond MOST_BYTES of UTF-8.
    """
    length = len(text.encode("utf-8"))
    if not 0 < length <= MOST_BYTES:
        raise ValueError(f"a QR code takes 1 to {MOST_BYTES} bytes, not {length}")
    code: Any = QrCodeWidget([QR8bitByte(text)], barLevel=level).qr
    code.make()
    side = range(code.getModuleCount())
    return tuple(tuple(bool(code.isDark(row, column)) for column in side) for row in side)
