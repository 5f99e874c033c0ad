"""Words that change with every ballot and move nothing else: no style sheet is read, no page is laid out for them."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from buxuan_desktop.ui.count.fitting import room_for
from buxuan_desktop.ui.look.now import lettering, tint
from buxuan_desktop.ui.look.palette import LIGHT


class Still(QLabel):
    """A label that paints its words itself, in type and colour that `say` gives; who owns it says where it stands."""

    def __init__(self, parent: QWidget, *, bold: bool = False, top: bool = False) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self._bold = bold
        side = Qt.AlignmentFlag.AlignTop if top else Qt.AlignmentFlag.AlignVCenter
        self._flags = int(side) | int(Qt.TextFlag.TextWordWrap)
        self._pixels, self._ink = 15, LIGHT.ink

    def say(self, text: str, pixels: int, ink: str = LIGHT.ink) -> None:
        """Show `text` at a size in pixels, in a colour."""
        if (text, pixels, ink) != (self.text(), self._pixels, self._ink):
            self._pixels, self._ink = pixels, ink
            self.setText(text)
            self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """One line."""
        return room_for(self.text(), self._pixels, self._bold)

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """The height of its lines."""
        return room_for(self.text(), self._pixels, self._bold, width).height()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the words."""
        painter = QPainter(self)
        painter.setFont(lettering(self._pixels, bold=self._bold))
        painter.setPen(tint(self._ink))
        painter.drawText(self.rect(), self._flags, self.text())
        painter.end()
