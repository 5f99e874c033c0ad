"""The keys of the count page, one a line, painted: thirty labels would be half of what the page waits for."""

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from buxuan_desktop.ui.count.draft import Draft
from buxuan_desktop.ui.count.fitting import room_for
from buxuan_desktop.ui.look.now import lettering, px, tint
from buxuan_desktop.ui.look.palette import LIGHT
from buxuan_desktop.words.count_keys import MARKS, STORE, needed, strip_of

STRIP = strip_of(*MARKS)
"""The keys in one line, for when the board stands in the place of their panel."""

_TITLE, _TITLE_TALL = "按键", 31
_CAP = QSize(34, 30)
_PAD, _GAP, _BETWEEN = 9, 12, 4
_WORDS = int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextWordWrap)


def keys_for(draft: Draft) -> tuple[tuple[str, str], ...]:
    """Each key that this paper needs, and what it does; the one that stores it stands on its button."""
    keys = needed([len(post.candidates) for post in draft.posts])
    return tuple((key.cap, key.does) for key in keys if key is not STORE)


class Keys(QWidget):
    """A key as it looks on the keyboard, and beside it what it does."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.MinimumExpanding)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(_TITLE)
        self.lines: tuple[tuple[str, str], ...] = ()

    def show_for(self, draft: Draft) -> None:
        """Leave out the keys that this paper does not need."""
        lines = keys_for(draft)
        if lines != self.lines:
            self.lines = lines
            self.setAccessibleDescription("，".join(f"{key} {meaning}" for key, meaning in lines))
            self.updateGeometry()
            self.update()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """All lines, at the width they have."""
        last = next(iter(reversed([*self._placed()])), None)
        return QSize(px(160), int(last[1].bottom()) + 1 if last else px(_TITLE_TALL))

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As tall as they are."""
        return self.minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Words may turn a line now."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw title, caps and words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), tint(LIGHT.ground))
        painter.setFont(lettering(18, bold=True))
        painter.setPen(tint(LIGHT.ink))
        painter.drawText(QRectF(0, 0, self.width(), px(_TITLE_TALL - _BETWEEN)), Qt.AlignmentFlag.AlignVCenter, _TITLE)
        for (key, meaning), (cap, words) in zip(self.lines, self._placed(), strict=True):
            _draw_cap(painter, cap, key)
            painter.setFont(lettering(15))
            painter.drawText(words, _WORDS, meaning)
        painter.end()

    def _placed(self) -> Iterator[tuple[QRectF, QRectF]]:
        """Where each cap and its words stand."""
        top, cap = float(px(_TITLE_TALL)), QSize(px(_CAP.width()), px(_CAP.height()))
        for key, meaning in self.lines:
            wide = max(cap.width(), room_for(key, 15, True).width() + 2 * px(_PAD))
            left = wide + px(_GAP)
            tall = max(cap.height(), room_for(meaning, 15, False, self.width() - left).height())
            words = QRectF(left, top, self.width() - left, tall)
            yield QRectF(0, top + (tall - cap.height()) // 2, wide, cap.height()), words
            top += tall + px(_BETWEEN)


def _draw_cap(painter: QPainter, box: QRectF, key: str) -> None:
    """A key with its front edge."""
    painter.setPen(QPen(tint(LIGHT.faint), 1))
    painter.setBrush(tint(LIGHT.card))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
    edge = box.bottom() - 1.5
    painter.drawLine(QPointF(box.left() + 5, edge), QPointF(box.right() - 5, edge))
    painter.setFont(lettering(15, bold=True))
    painter.setPen(tint(LIGHT.ink))
    painter.drawText(box.adjusted(0, 0, 0, -1), Qt.AlignmentFlag.AlignCenter, key)
