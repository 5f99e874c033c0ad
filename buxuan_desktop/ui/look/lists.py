"""Lines of a list that run over several rows: Qt measures them wider than the list and cuts their ends."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QListWidget

_FURTHER_ROWS = 10_000


def wrap_lines(view: QListWidget, width: int, beside: int, above: int) -> None:
    """Make every line as high as its words run in `width` pixels of list.

    `beside` and `above` are the padding on either side, and over and under the words, as in the list's style sheet.
    """
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    room = width - 2 * beside
    for place in range(view.count()):
        item = view.item(place)
        run = view.fontMetrics().boundingRect(0, 0, room, _FURTHER_ROWS, Qt.TextFlag.TextWordWrap, item.text())
        item.setSizeHint(QSize(room, run.height() + 2 * above + 2))
