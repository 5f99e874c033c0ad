"""How far the count is and whether the work is safe, painted: each ballot changes them, and nothing else may move."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from buxuan_desktop.ui.count.fitting import room_for
from buxuan_desktop.ui.look.now import lettering, px, tint
from buxuan_desktop.ui.look.palette import LIGHT
from buxuan_desktop.ui.look.telling import tell

SAVED, OPEN, FAILED = "saved", "open", "failed"
_PILLS = {
    SAVED: ("● 已存盘", LIGHT.green, LIGHT.green_soft),
    OPEN: ("○ 这张票还没有存", LIGHT.amber, LIGHT.amber_soft),
    FAILED: ("× 没有存上，请再按一次回车", LIGHT.red, LIGHT.red_soft),
}
_PILL_HEIGHT, _PILL_PAD = 36, 16
_GAP, _LINE, _STEP = 16, 27, 40


class Progress(QWidget):
    """Ballots counted, a bar when the whole is known, and what is left."""

    def __init__(self) -> None:
        super().__init__()
        self._least, self._below = 0, False
        self.setFixedHeight(px(_LINE))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._shown = ("", "", 0.0)

    def text(self) -> str:
        """The ballots counted, as written."""
        return self._shown[0]

    def show_progress(self, counted: str, rest: str, share: float) -> None:
        """Two texts and the share that is done, 0 to 1; a negative one leaves out the bar."""
        shown = (counted, rest, min(1.0, share))
        if shown != self._shown:
            self._shown = shown
            self.setAccessibleName("　".join(text for text in shown[:2] if text))
            tell(self, counted)
            self._fit()
            self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """In a narrow place what is left stands below what is counted."""
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Neither text is cut; in steps, so that a number more moves nothing."""
        return QSize(self._least, px(_LINE))

    def _fit(self) -> None:
        counted, rest = self._texts()
        self._below = bool(rest) and counted + rest + 2 * _GAP > self.width()
        tall = px(_LINE) * (2 if self._below else 1)
        least = -(-max(counted, rest) // _STEP) * _STEP
        if self.height() != tall or self.maximumHeight() != tall:
            self.setFixedHeight(tall)
        if least != self._least:
            self._least = least
            self.updateGeometry()

    def _texts(self) -> tuple[int, int]:
        """How wide the two texts are."""
        counted, rest, _ = self._shown
        return room_for(counted, 18, True).width(), room_for(rest, 15, False).width() if rest else 0

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As wide as there is room."""
        return QSize(px(480), px(_LINE))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw texts, groove and what is filled."""
        counted, rest, share = self._shown
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), tint(LIGHT.ground))
        painter.setFont(lettering(18, bold=True))
        painter.setPen(tint(LIGHT.ink))
        upper = self.rect().adjusted(0, 0, 0, -px(_LINE) if self._below else 0)
        lower = self.rect().adjusted(0, px(_LINE) if self._below else 0, 0, 0)
        painter.drawText(upper, Qt.AlignmentFlag.AlignVCenter, counted)
        painter.setFont(lettering(15))
        painter.setPen(tint(LIGHT.quiet))
        side = Qt.AlignmentFlag.AlignLeft if self._below else Qt.AlignmentFlag.AlignRight
        painter.drawText(lower, Qt.AlignmentFlag.AlignVCenter | side, rest)
        if share >= 0 and not self._below:
            left = room_for(counted, 18, True).width() + _GAP
            right = self.width() - (room_for(rest, 15, False).width() + _GAP if rest else 0)
            _draw_bar(painter, QRectF(left, (self.height() - px(8)) // 2, right - left, px(8)), share)
        painter.end()


def _draw_bar(painter: QPainter, groove: QRectF, share: float) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tint(LIGHT.line))
    painter.drawRoundedRect(groove, 4, 4)
    if share > 0:
        painter.setBrush(tint(LIGHT.red))
        groove.setWidth(max(8.0, groove.width() * share))
        painter.drawRoundedRect(groove, 4, 4)


class Pill(QWidget):
    """Whether all that was keyed is in the file: SAVED, OPEN or FAILED; it stands at the right of its place."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(px(_PILL_HEIGHT))
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.state = ""
        self.show_state(SAVED)

    def show_state(self, state: str) -> None:
        """Say it."""
        if state == self.state:
            return
        self.state = state
        self.setAccessibleName(_PILLS[state][0][2:])
        if state == FAILED:
            tell(self, self.accessibleName(), at_once=True)
        # The two that take turns with each ballot have the same place; the third is rare and longer.
        self.setFixedWidth(max(_pill_width(one) for one in (SAVED, OPEN, state)))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the pill and its words."""
        text, ink, ground = _PILLS[self.state]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), tint(LIGHT.ground))
        width = _pill_width(self.state)
        box = QRectF(self.width() - width, 0, width, self.height())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tint(ground))
        painter.drawRoundedRect(box, px(18), px(18))
        painter.setFont(lettering(15, bold=True))
        painter.setPen(tint(ink))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
        painter.end()


def _pill_width(state: str) -> int:
    return room_for(_PILLS[state][0], 15, True).width() + 2 * px(_PILL_PAD)
