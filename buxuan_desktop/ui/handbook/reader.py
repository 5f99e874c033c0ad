"""The text of the handbook: one page at a time, large, its pictures as wide as the text."""

from typing import Any

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage, QResizeEvent, QTextDocument
from PySide6.QtWidgets import QFrame, QTextBrowser

from buxuan_desktop.paths import resource
from buxuan_desktop.ui.handbook import markup
from buxuan_desktop.ui.look.lists import SLIM
from buxuan_desktop.ui.look.now import dress, translated
from buxuan_desktop.ui.look.palette import LIGHT
from buxuan_desktop.words.handbook.parts import Leaf

_MARGIN = 28
_WIDEST = 880
"""Pixels of text and pictures: a line has some forty characters."""


class Reader(QTextBrowser):
    """`show_at` shows a page from one of its sections on; nothing in it can be changed or opened."""

    def __init__(self) -> None:
        super().__init__()
        self._leaf: Leaf | None = None
        self._anchor = self._found = ""
        self._pictures: dict[tuple[str, int], QImage] = {}
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("手册的文字")
        dress(
            self,
            f"QTextBrowser {{ background: {LIGHT.card}; border: 2px solid {LIGHT.line}; border-radius: 8px; }}"
            f"QTextBrowser:focus {{ border-color: {LIGHT.red}; }}",
        )
        dress(self.verticalScrollBar(), SLIM)
        # Always there, so that the width that pictures are drawn to is the one they have.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def show_at(self, leaf: Leaf, anchor: str, found: str = "") -> None:
        """The page, its section at the top, and `found` marked."""
        if (leaf, found) != (self._leaf, self._found):
            self._leaf, self._found = leaf, found
            self._write()
        self._anchor = anchor
        self._scroll()

    def turn(self, pages: int) -> None:
        """So many screens down, or up."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + pages * (bar.pageStep() - 40))

    def loadResource(self, kind: int, name: QUrl | str) -> Any:  # noqa: N802 - Qt's name
        """Pictures come from the handbook's own folder, drawn down smoothly to the width of the text."""
        if kind != int(QTextDocument.ResourceType.ImageResource.value):
            return None
        picture_of = name.toString() if isinstance(name, QUrl) else name
        key = (picture_of, self._room())
        if key not in self._pictures:
            picture = QImage(str(resource("handbook", f"{picture_of}.png")))
            smooth = Qt.TransformationMode.SmoothTransformation
            self._pictures[key] = picture.scaledToWidth(min(picture.width(), key[1]), smooth)
        return self._pictures[key]

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Set anew for the new width, and stay at the section."""
        super().resizeEvent(event)
        if self._leaf is not None and event.size().width() != event.oldSize().width():
            self._write()
            self._scroll()

    def _room(self) -> int:
        return max(200, min(_WIDEST, self.viewport().width() - 2 * _MARGIN))

    def _write(self) -> None:
        if self._leaf is None:
            return
        self.document().setDefaultStyleSheet(translated(markup.style()))
        self.document().setDocumentMargin(_MARGIN)
        self.setHtml(translated(markup.page_of(self._leaf, self._found)))

    def _scroll(self) -> None:
        first = self._leaf is not None and self._leaf.sections[0].anchor == self._anchor
        if first:
            self.verticalScrollBar().setValue(0)
        else:
            self.scrollToAnchor(self._anchor)
