"""The 正 board: painted from what is in the case file, and only where something changed."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QRect, QSize, Qt, QTimer, QVariantAnimation
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from buxuan_desktop.app.boards import BoardState, board_of
from buxuan_desktop.app.first_pass import FirstPass
from buxuan_desktop.ui.board.canvas import Canvas
from buxuan_desktop.ui.board.layout import Sheet, compose
from buxuan_desktop.ui.board.parts import Part
from buxuan_desktop.ui.board.wording import description_of
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.look.now import Now
from buxuan_desktop.ui.look.palette import BOARD_CONTRAST, BOARD_DARK, BOARD_LIGHT, CONTRAST, BoardColours
from buxuan_desktop.ui.look.wearing import BELL

STROKE_MS = 150
TURN_MS = 8000


class BoardView(QWidget):
    """The board of the case on the desk; it takes no focus, so that beside the count page no ballot key is lost.

    `stroke_ms` is how long a new stroke is drawn, 0 at once.
    """

    def __init__(
        self, desk: Desk, parent: QWidget | None = None, *, dark: bool = False, stroke_ms: int = STROKE_MS
    ) -> None:
        super().__init__(parent)
        self.desk = desk
        self.stroke_ms = stroke_ms
        self._dark = dark
        self._first, self._shows_first = FirstPass(), True
        self._state: BoardState | None = None
        self._sheet = Sheet((), 0, 1)
        self._canvas: Canvas | None = None
        self._share = 1.0
        self._stale = True
        self.setAccessibleName("正字计票板")
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._pen = QVariantAnimation(self, startValue=0.0, endValue=1.0)
        self._pen.valueChanged.connect(self._draw_on)
        self._pen.finished.connect(self._settle)
        self._turning = QTimer(self, interval=TURN_MS)
        self._turning.timeout.connect(lambda: self.turn(1))
        desk.changed.connect(lambda _events: self.refresh())
        desk.opened.connect(self.refresh)
        BELL.changed.connect(self._start_anew)

    @property
    def state(self) -> BoardState | None:
        """What is shown; None while there is no round."""
        self._catch_up()
        return self._state

    @property
    def page(self) -> int:
        """The page shown, from 0."""
        self._catch_up()
        return self._sheet.page

    @property
    def pages(self) -> int:
        """How many pages there are."""
        self._catch_up()
        return self._sheet.pages

    @property
    def parts(self) -> tuple[Part, ...]:
        """The parts of the page shown."""
        self._catch_up()
        return self._sheet.parts

    @property
    def dark(self) -> bool:
        """Whether the dark scheme is on."""
        return self._dark

    @property
    def colours(self) -> BoardColours:
        """The scheme it is painted in."""
        if Now.palette is CONTRAST:
            return BOARD_CONTRAST
        return BOARD_DARK if self._dark else BOARD_LIGHT

    def refresh(self) -> None:
        """Read the folded case anew and paint what is different; unseen, not before somebody looks or asks."""
        self._stale = True
        if self.isVisible():
            self._catch_up()

    def _catch_up(self) -> None:
        if not self._stale:
            return
        self._stale = False
        case = self.desk.case
        state = board_of(case, self._first if self._shows_first else None) if case else None
        if state == self._state and self._sheet.parts:
            return
        self._state = state
        self.setAccessibleDescription(description_of(state))
        self._lay_out()

    def turn(self, step: int) -> None:
        """Turn pages; behind the last comes the first."""
        self._catch_up()
        self._sheet = self._sheet._replace(page=self._sheet.page + step)
        self._lay_out()
        self._set_turning()

    def turn_every(self, milliseconds: int) -> None:
        """How long a page stays."""
        self._turning.setInterval(milliseconds)

    def toggle_scheme(self) -> None:
        """Dark for a dark hall, light for a bright one."""
        self._dark = not self._dark
        self._start_anew()

    def toggle_first_pass(self) -> None:
        """With or without what first entries hold, where there are bundles."""
        self._shows_first = not self._shows_first
        self.refresh()

    def _lay_out(self) -> None:
        self._sheet = compose(self._state, self._sheet.page, self.width(), self.height())
        if self._canvas is None or not self._canvas.fits(self._sheet.parts):
            self._start_anew()
            return
        self._pen.stop()
        self._update(self._canvas.settle())
        self._update(self._canvas.change(self._sheet.parts))
        if not self._canvas.growing:
            return
        if self.stroke_ms > 0 and self.isVisible():
            self._share = 0.0
            self._pen.setDuration(self.stroke_ms)
            self._pen.start()
        else:
            self._settle()

    def _start_anew(self) -> None:
        self._pen.stop()
        self._canvas = None
        self._set_turning()
        self.update()

    def _settle(self) -> None:
        self._pen.stop()
        if self._canvas is not None:
            self._update(self._canvas.settle())

    def _draw_on(self, share: float) -> None:
        self._share = share
        if self._canvas is not None:
            self._update(part.box.toAlignedRect() for part in self._canvas.growing)

    def _update(self, boxes: Iterable[QRect]) -> None:
        for box in boxes:
            self.update(box)

    def _set_turning(self) -> None:
        if self._sheet.pages > 1 and self.isVisible():
            self._turning.start()
        else:
            self._turning.stop()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Its words fit themselves to the room, whatever the size of type elsewhere."""
        return QSize(320, 320)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """The size beside the count page."""
        return QSize(420, 500)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Show the picture where asked."""
        self._catch_up()
        if self._canvas is None:
            self._canvas = Canvas(self.size(), self.devicePixelRatioF(), self.colours, self._sheet.parts)
        painter = QPainter(self)
        self._canvas.show(painter, event.rect(), self._share)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Lay everything out anew."""
        super().resizeEvent(event)
        self._canvas = None
        self._sheet = self._sheet._replace(parts=())
        self.refresh()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Paint anew on a screen with other pixels."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._start_anew()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Pages turn only while they are seen."""
        super().showEvent(event)
        self._catch_up()
        self._set_turning()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Stop turning."""
        super().hideEvent(event)
        self._settle()
        self._turning.stop()
