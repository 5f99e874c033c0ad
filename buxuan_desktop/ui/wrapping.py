"""Lists whose lines wrap and never go on at the side."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtWidgets import QListWidget, QStyledItemDelegate, QStyleOptionViewItem


class _AsWideAsTheList(QStyledItemDelegate):
    """A wrapped line asks for a pixel more than there is where its words fill it."""

    def __init__(self, shown: QListWidget) -> None:
        super().__init__(shown)
        self._shown = shown

    def sizeHint(  # noqa: N802 - Qt's name
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """The size of the line, not wider than the list."""
        size = super().sizeHint(option, index)
        return QSize(min(size.width(), self._shown.viewport().width()), size.height())


def wrap_lines(shown: QListWidget) -> None:
    """Wrap the lines of a list at its width, also when that changes."""
    shown.setWordWrap(True)
    shown.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    shown.setResizeMode(QListWidget.ResizeMode.Adjust)
    shown.setItemDelegate(_AsWideAsTheList(shown))
