"""What stands below the ballot: what the law makes of it, and the last ballots entered."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from buxuan_desktop.ui.count.fitting import fitting
from buxuan_desktop.ui.count.reading import Reading
from buxuan_desktop.ui.count.still import Still
from buxuan_desktop.ui.look.now import lettering, px, tint
from buxuan_desktop.ui.look.palette import LIGHT
from buxuan_desktop.ui.look.telling import tell

_TONES = {"good": LIGHT.green, "part": LIGHT.amber, "bad": LIGHT.red, "quiet": LIGHT.quiet}


class Law(QWidget):
    """The class of the ballot in its colour, what was marked, why and by which article; its height never jumps."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(px(104))
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.title, self.said, self.why = Still(self, bold=True), Still(self), Still(self, top=True)
        self._reading = Reading("quiet", "")
        self.setAccessibleName("这张票的效力")

    def show_reading(self, reading: Reading) -> None:
        """Say it."""
        if reading == self._reading:
            return
        self._reading = reading
        self.setAccessibleDescription(f"{reading.title}。{reading.said}。{reading.why}")
        tell(self, f"{reading.title}。{reading.said}" if reading.said else reading.title, at_once=True)
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Fit the type anew."""
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """A hairline parts the law from the ballot."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), tint(LIGHT.card))
        painter.setPen(tint(LIGHT.line))
        painter.drawLine(0, 0, self.width(), 0)
        painter.end()

    def _place(self) -> None:
        """The class and beside it what was marked, as large as fits; why, below them."""
        reading, inside = self._reading, self.width() - 24
        self.title.say(reading.title, 26, _TONES[reading.tone])
        width = self.title.sizeHint().width()
        room = inside - width - 16
        self.said.say(reading.said, fitting(reading.said, room, px(50), (20, 18, 16, 15, 14, 13, 12, 11), False))
        self.why.say(reading.why, fitting(reading.why, inside, px(44), (15, 14, 13, 12, 11), False), LIGHT.quiet)
        tall = max(self.title.sizeHint().height(), self.said.heightForWidth(room))
        self.title.setGeometry(12, 8, width, tall)
        self.said.setGeometry(12 + width + 16, 8, room, tall)
        self.why.setGeometry(12, 12 + tall, inside, self.height() - 12 - tall)


class Recent(QWidget):
    """The last ballots entered, the newest first, as many as fit whole; only what was keyed."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(px(26))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName("最近存入的票")
        self.items: tuple[str, ...] = ()

    def show_items(self, items: Sequence[str]) -> None:
        """Show these."""
        if tuple(items) == self.items:
            return
        self.items = tuple(items)
        self.setAccessibleDescription("，".join(items))
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """One line."""
        return QSize(px(300), px(26))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw one after the other."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), tint(LIGHT.ground))
        painter.setFont(lettering(15))
        metrics = QFontMetricsF(painter.font())
        left, middle = 0.0, Qt.AlignmentFlag.AlignVCenter
        for place, text in enumerate(("最近" if self.items else "还没有存入选票", *self.items)):
            width = metrics.horizontalAdvance(text)
            if left + width > self.width():
                break
            painter.setPen(tint(LIGHT.ink if place else LIGHT.quiet))
            painter.drawText(QRectF(QPointF(left, 0), QPointF(left + width + 2, self.height())), middle, text)
            left += width + px(24)
        painter.end()
