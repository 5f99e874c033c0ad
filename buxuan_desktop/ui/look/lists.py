"""How lists and scroll bars look, and lines that run over several rows, which Qt measures too wide and cuts."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtWidgets import QListWidget, QStyledItemDelegate, QStyleOptionViewItem

from buxuan_desktop.ui.look.now import px
from buxuan_desktop.ui.look.palette import LIGHT

SLIM = f"""
QScrollBar:vertical {{ width: 12px; background: {LIGHT.ground}; border: none; }}
QScrollBar::handle:vertical {{ background: {LIGHT.faint}; border-radius: 4px; min-height: 48px; margin: 0 2px; }}
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{
    height: 0; background: none; border: none; }}
"""
"""A calm scroll bar."""
LIST_LOOK = f"""
QListWidget {{ background: {LIGHT.card}; border: 1px solid {LIGHT.line}; border-radius: 8px; }}
QListWidget:focus {{ border: 2px solid {LIGHT.red}; }}
QListWidget::item {{ padding: 8px 12px; color: {LIGHT.ink}; border-left: 4px solid {LIGHT.card}; }}
QListWidget::item:selected {{ background: {LIGHT.red_soft}; color: {LIGHT.ink}; border-left: 4px solid {LIGHT.red}; }}
{SLIM}"""
"""A list whose chosen line has a bar in red."""
_FURTHER_ROWS = 10_000
_SLACK = 4


class _Lines(QStyledItemDelegate):
    """Makes every line as high as its words run in the width that the list has now."""

    def __init__(self, view: QListWidget, beside: int, above: int) -> None:
        super().__init__(view)
        self._view, self._beside, self._above = view, beside, above

    def sizeHint(  # noqa: N802 - Qt's name
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """The whole width, and the height of the words in it."""
        del option
        view = self._view
        ticked = px(30) if index.data(Qt.ItemDataRole.CheckStateRole) is not None else 0
        room = view.viewport().width() - 2 * px(self._beside) - ticked - _SLACK
        words = str(index.data() or "")
        flags = Qt.TextFlag.TextWordWrap
        run = view.fontMetrics().boundingRect(0, 0, max(room, 1), _FURTHER_ROWS, flags, words)
        return QSize(room, run.height() + 2 * px(self._above) + 2)


def wrap_lines(view: QListWidget, beside: int, above: int) -> None:
    """Wrap the lines of a list, also when its width or its type changes.

    `beside` and `above` are the padding on either side, and over and under the words, as in the list's style sheet.
    """
    if isinstance(view.itemDelegate(), _Lines):
        return
    view.setWordWrap(True)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setResizeMode(QListWidget.ResizeMode.Adjust)
    view.setItemDelegate(_Lines(view, beside, above))
