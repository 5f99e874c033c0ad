"""Type in .docx: the fonts that official documents name, with the ones every office has as what to fall back to.

Word takes Chinese characters from `w:eastAsia`; python-docx sets only the Latin one.
"""

from typing import Any

import msgspec
from docx.oxml.ns import qn
from docx.shared import Pt

TITLE, HEADING, SECOND, BODY, PLAIN = "方正小标宋简体", "黑体", "楷体_GB2312", "仿宋_GB2312", "宋体"
FALLBACK = {TITLE: "宋体", SECOND: "楷体", BODY: "仿宋"}
LATIN = "Times New Roman"


class Type(msgspec.Struct, frozen=True):
    """A font by its Chinese name, its size in points, whether bold."""

    font: str
    size: float
    bold: bool = False


def set_type(run: Any, kind: Type) -> None:
    """Set a run in `kind`."""
    run.font.name = LATIN
    run.font.size = Pt(kind.size)
    run.font.bold = kind.bold
    fonts = run.element.get_or_add_rPr().get_or_add_rFonts()
    fonts.set(qn("w:eastAsia"), kind.font)
    fonts.set(qn("w:hint"), "eastAsia")


def font_table() -> bytes:
    """The font table of a .docx: by what a font is replaced where it is missing."""
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:charset w:val="86"/></w:font>'
        for name, other in FALLBACK.items()
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts xmlns:w="{space}">{fonts}</w:fonts>'.encode()
    )
