import io
import re
from collections.abc import Callable

import pypdf
import pypdfium2
import pytest

LONG_NAME = "阿卜杜热合曼·艾力·吐尔逊江·买买提明·库尔班江·阿不都"
RARE_NAMES = ("王𤇥", "林𬧷昌", "𨶒立杰", "𰻝")


def _pypdf(pdf: bytes) -> list[str]:
    return [re.sub(r"\s", "", page.extract_text()) for page in pypdf.PdfReader(io.BytesIO(pdf)).pages]


def _pdfium(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    pages = [re.sub(r"\s", "", page.get_textpage().get_text_range()) for page in document]
    document.close()
    return pages


@pytest.fixture
def pages() -> Callable[[bytes], list[str]]:
    """The text of each page without white space."""
    return _pypdf


@pytest.fixture
def pdfium_pages() -> Callable[[bytes], list[str]]:
    """The same, read by another program."""
    return _pdfium


@pytest.fixture
def long_name() -> str:
    assert len(LONG_NAME) == 28
    return LONG_NAME


@pytest.fixture
def rare_names() -> tuple[str, ...]:
    return RARE_NAMES
