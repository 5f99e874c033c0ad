"""What arrived on paper, measured: sizes, which way it lies, where the ink is, fonts and text."""

import re
from io import BytesIO
from typing import Any

import pypdf
import pypdfium2

A3, A4, A5 = (297, 420), (210, 297), (148, 210)
_DPI, _WHITE = 200, 240
_NEAR = 0.6
_MM, _POINTS = 25.4, 72


def sizes(pdf: bytes) -> list[tuple[int, int]]:
    """Of each sheet its short and its long side in whole mm; drivers name sheets in whole points."""
    found = []
    for page in pypdf.PdfReader(BytesIO(pdf)).pages:
        sides = sorted(float(side) / _POINTS * _MM for side in (page.mediabox.width, page.mediabox.height))
        near = [one for one in (A3, A4, A5) if max(abs(one[0] - sides[0]), abs(one[1] - sides[1])) < _NEAR]
        found.append(near[0] if near else (round(sides[0]), round(sides[1])))
    return found


def across(pdf: bytes) -> list[bool]:
    """Whether each page lies across, as it is looked at."""
    return [page.get_width() > page.get_height() for page in pypdfium2.PdfDocument(pdf)]


def extent_of(pdf: bytes, number: int) -> tuple[float, float, float, float]:
    """Where the ink of a page is, in mm: from the left and from the top, how wide and how high."""
    page = pypdfium2.PdfDocument(pdf)[number]
    picture = page.render(scale=_DPI / _POINTS, grayscale=True).to_pil()
    box = picture.point(lambda grey: 255 if grey < _WHITE else 0).getbbox()
    assert box is not None, "the page is empty"
    left, top, right, bottom = (side / _DPI * _MM for side in box)
    return left, top, right - left, bottom - top


def faces(pdf: bytes) -> set[tuple[str, bool]]:
    """The fonts of a file, and whether each is embedded."""
    found = set()
    for page in pypdf.PdfReader(BytesIO(pdf)).pages:
        for font in _fonts(page.get("/Resources")):
            inside = font["/DescendantFonts"][0].get_object() if "/DescendantFonts" in font else font
            description = inside.get("/FontDescriptor", {})
            embedded = any(key in description for key in ("/FontFile", "/FontFile2", "/FontFile3"))
            found.add((str(font["/BaseFont"]), embedded or font["/Subtype"] == "/Type3"))
    assert found, "letters, and no picture of them"
    return found


def text_of(pdf: bytes) -> str:
    """The text without blanks and line ends."""
    return re.sub(r"\s", "", "".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(pdf)).pages))


def _fonts(resources: Any) -> list[Any]:
    resources = resources.get_object() if resources is not None else {}
    fonts = [one.get_object() for one in resources.get("/Font", {}).values()]
    for form in resources.get("/XObject", {}).values():
        inside = form.get_object().get("/Resources")
        if inside is not None:
            fonts += _fonts(inside)
    return fonts
