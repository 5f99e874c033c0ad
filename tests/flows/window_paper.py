"""What stands on a PDF."""

import re
from io import BytesIO

import pypdf


def text_of(pdf: bytes) -> str:
    """The text of a PDF without blanks and line ends."""
    return re.sub(r"\s", "", "".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(pdf)).pages))
