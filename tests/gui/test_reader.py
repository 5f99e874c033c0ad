"""The text of the handbook wears the look of the moment as all else does."""

import pytest
from PySide6.QtGui import QFont, QTextBlock
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from buxuan_desktop.ui.handbook.reader import Reader
from buxuan_desktop.ui.look.now import px, tint
from buxuan_desktop.ui.look.palette import LIGHT
from buxuan_desktop.ui.look.wearing import PALETTES, wear
from buxuan_desktop.words.handbook import handbook

BODY = 19


def _words(reader: Reader) -> list[tuple[str, str, QFont]]:
    """Whatever is written in plain type, with its colour."""
    found = []
    block: QTextBlock = reader.document().firstBlock()
    while block.isValid():
        iterator = block.begin()
        while not iterator.atEnd():
            piece = iterator.fragment()
            shape = piece.charFormat()
            found.append((piece.text(), shape.foreground().color().name(), shape.font()))
            iterator += 1
        block = block.next()
    return found


@pytest.mark.parametrize("scheme", PALETTES)
def test_it_can_be_read_in_every_scheme_and_grows_with_the_type(qapp: QApplication, qtbot: QtBot, scheme: str) -> None:
    wear(qapp, scheme, 200)
    try:
        reader = Reader()
        qtbot.addWidget(reader)
        leaf = handbook().leaves[0]
        reader.show_at(leaf, leaf.sections[0].anchor)
        written = [(text, colour, font) for text, colour, font in _words(reader) if text.strip()]
        assert written
        ink = tint(LIGHT.ink).name()
        assert sum(colour == ink for _, colour, _ in written) > len(written) / 2
        assert {font.pixelSize() for _, colour, font in written if colour == ink} & {px(BODY)}
    finally:
        wear(qapp, "light", 100)
