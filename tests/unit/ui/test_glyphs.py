"""On a computer without fonts of its own everything that a screen says is drawn by the bundled ones."""

import ast
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from reportlab.pdfbase.ttfonts import TTFontFace

from buxuan_desktop.paths import resource

ROOT = Path(__file__).resolve().parents[3]
# The two fonts that `ui.look.fonts.HEI` names.
SCREEN = ("NotoSansSC-Regular.ttf", "HanaMinB.ttf")
SAID = [
    *sorted((ROOT / "buxuan_desktop" / "ui").rglob("*.py")),
    *sorted((ROOT / "buxuan_desktop" / "words").rglob("*.py")),
    *sorted((ROOT / "resources" / "words").rglob("*.toml")),
]


@cache
def covered() -> frozenset[int]:
    return frozenset(code for name in SCREEN for code in TTFontFace(str(resource("fonts", name))).charToGlyph)


def texts(path: Path) -> Iterator[str]:
    source = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        yield source
        return
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


@pytest.mark.parametrize("path", SAID, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_word_or_mark_of_the_screen_shows_as_a_box(path: Path) -> None:
    # What is invisible by its nature (joiners, line ends) needs no glyph.
    shown = {char for text in texts(path) for char in text if unicodedata.category(char) not in ("Cc", "Cf")}
    assert {char for char in shown if ord(char) not in covered()} == set()
