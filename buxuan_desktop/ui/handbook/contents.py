"""The contents of the handbook: its pages with the sections of the one that is open, or what was looked for."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from buxuan_desktop.ui.look.lists import LIST_LOOK, wrap_lines
from buxuan_desktop.ui.look.now import dress, px
from buxuan_desktop.ui.page import label
from buxuan_desktop.words.handbook import handbook, places
from buxuan_desktop.words.handbook.parts import Section
from buxuan_desktop.words.handbook.search import found

_WIDE, _BESIDE, _ABOVE = 316, 16, 8
_ANCHOR = Qt.ItemDataRole.UserRole
_PLACEHOLDER, _SHORT = "找什么？汉字或者拼音首字母", "找什么？"
_SHARE = 2 / 5
"""Of the window at most, so that the text has room beside it."""


class Contents(QWidget):
    """A line to type in and the list below it; the arrows choose while one types.

    Signals: `chosen` tells the anchor of the line that was chosen, `turned` a screen of text down (1) or up (-1),
    `stepped` a page on or back.
    """

    chosen = Signal(str)
    turned = Signal(int)
    stepped = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(px(_WIDE))
        self.search, self.list = QLineEdit(), QListWidget()
        self.search.setPlaceholderText(_PLACEHOLDER)
        self.search.setAccessibleName(_PLACEHOLDER)
        self.search.textChanged.connect(lambda _text: self._look())
        self.search.installEventFilter(self)
        dress(self.list, LIST_LOOK)
        self.list.setWordWrap(True)
        self.list.setAccessibleName("手册目录")
        self.list.currentItemChanged.connect(self._choose)
        self.none = label("手册里没有这几个字。换一个说法，或者打拼音首字母。", "quiet", wrap=True)
        self.none.hide()
        self._at = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for widget in (self.search, self.none, self.list):
            column.addWidget(widget)

    def share(self, width: int) -> None:
        """Take a part of so wide a window."""
        mine = min(px(_WIDE), round(width * _SHARE))
        self.setFixedWidth(mine)
        fits = self.search.fontMetrics().horizontalAdvance(_PLACEHOLDER) + 2 * px(_BESIDE) <= mine
        self.search.setPlaceholderText(_PLACEHOLDER if fits else _SHORT)

    def show_at(self, anchor: str) -> None:
        """The line of this section is the one here; what was looked for goes away with another page."""
        turned = not self._at or places()[self._at][0] is not places()[anchor][0]
        self._at = anchor
        if self.search.text().strip():
            return
        item = self.list.currentItem()
        if turned or item is None or item.data(_ANCHOR) != anchor:
            self._fill(anchor)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Keys of the line that mean the list or the text."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._move(1)
        elif key == Qt.Key.Key_Up:
            self._move(-1)
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self.turned.emit(1 if key == Qt.Key.Key_PageDown else -1)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and not self.search.text():
            self.stepped.emit(1 if key == Qt.Key.Key_Right else -1)
        else:
            return super().eventFilter(watched, event)
        return True

    def _move(self, step: int) -> None:
        self.list.setCurrentRow(max(0, min(self.list.count() - 1, self.list.currentRow() + step)))

    def _look(self) -> None:
        typed = self.search.text().strip()
        if not typed:
            self.none.hide()
            self._fill(self._at)
            return
        sections = found(typed)
        self.none.setVisible(not sections)
        self._show([(f"{leaf.title}\n　{one.title}", one.anchor) for leaf, one in sections], "")
        self.list.setCurrentRow(0)

    def _fill(self, anchor: str) -> None:
        here = places()[anchor][0]
        lines: list[tuple[str, str]] = []
        for leaf in handbook().leaves:
            lines.append((leaf.title, leaf.sections[0].anchor))
            lines += [_line(one) for one in leaf.sections if leaf is here]
        self._show(lines, anchor)

    def _show(self, lines: list[tuple[str, str]], here: str) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        for text, anchor in lines:
            item = QListWidgetItem(text)
            item.setData(_ANCHOR, anchor)
            self.list.addItem(item)
        wrap_lines(self.list, _BESIDE, _ABOVE)
        row = max((row for row, (_, anchor) in enumerate(lines) if anchor == here), default=-1)
        self.list.setCurrentRow(row)
        self.list.blockSignals(False)

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(str(item.data(_ANCHOR)))


def _line(section: Section) -> tuple[str, str]:
    return f"　{section.title}", section.anchor
