"""The page that is printed before the day: one sheet with a frame, rare names, greys, and the printer's name."""

import re
from io import BytesIO

import pypdf
import pytest

from buxuan_desktop.documents.test_page import RARE, render_test_page


def text_of(pdf: bytes) -> str:
    return re.sub(r"\s", "", pypdf.PdfReader(BytesIO(pdf)).pages[0].extract_text())


def test_it_is_one_sheet_of_a4_that_names_the_printer_and_draws_rare_names_in_three_faces() -> None:
    made = render_test_page("镇政府二楼", "2020年4月19日 15:00")
    (page,) = pypdf.PdfReader(BytesIO(made)).pages
    assert (round(page.mediabox.width), round(page.mediabox.height)) == (595, 842)
    text = text_of(made)
    assert "镇政府二楼" in text
    assert all(text.count(name) == 3 for name in RARE)


@pytest.mark.parametrize("name", ["", "打印机\ue863", "HP\u200bLaser"])
def test_a_printer_whose_name_cannot_be_drawn_prints_all_the_same(name: str) -> None:
    assert "试印页" in text_of(render_test_page(name, "2020年4月19日 15:00"))
