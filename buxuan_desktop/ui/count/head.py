"""The head of the count page: where one is, how far the count is, whether the work is safe."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from buxuan_desktop.domain.election import Election
from buxuan_desktop.domain.rounds import Round
from buxuan_desktop.ui.count.fitting import fit
from buxuan_desktop.ui.look.palette import LIGHT
from buxuan_desktop.ui.page import label
from buxuan_desktop.words import round_name, term

SAVED, OPEN, FAILED = "saved", "open", "failed"
_PILLS = {
    SAVED: ("● 已存盘", LIGHT.green, LIGHT.green_soft),
    OPEN: ("○ 这张票还没有存", LIGHT.amber, LIGHT.amber_soft),
    FAILED: ("× 没有存上，请再按一次回车", LIGHT.red, LIGHT.red_soft),
}


def expected(current: Round) -> int | None:
    """Ballots that came out of the boxes; None unless every box tells."""
    opened = [box.recovered for box in current.boxes if box.recovered is not None]
    return sum(opened) if opened and len(opened) == len(current.boxes) else None


class Bar(QWidget):
    """How much of a whole is done, painted."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(12)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._share = 0.0

    def show_share(self, share: float) -> None:
        """Fill the bar to that share, 0 to 1."""
        self._share = max(0.0, min(1.0, share))
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """As wide as there is room."""
        return QSize(240, 12)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the groove and what is filled."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        groove = QRectF(0, 2, self.width(), 8)
        painter.setBrush(QColor(LIGHT.line))
        painter.drawRoundedRect(groove, 4, 4)
        if self._share > 0:
            painter.setBrush(QColor(LIGHT.red))
            painter.drawRoundedRect(QRectF(0, 2, max(8.0, self.width() * self._share), 8), 4, 4)
        painter.end()


class Head(QWidget):
    """Heading, progress and the pill that says whether the work is in the file."""

    def __init__(self) -> None:
        super().__init__()
        self.title = label("", "title", wrap=True)
        self.counted = label("", "section")
        self.rest = label("", "quiet")
        self.bar = Bar()
        self.pill = QLabel()
        self.pill.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.state = ""
        self.show_state(SAVED)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widgets in ((self.title, self.pill), (self.counted, self.bar, self.rest)):
            line = QHBoxLayout()
            line.setSpacing(16)
            for widget in widgets:
                stretch = 1 if widget in (self.title, self.bar) else 0
                line.addWidget(widget, stretch, Qt.AlignmentFlag.AlignVCenter)
            column.addLayout(line)

    def show_round(self, election: Election, current: Round) -> None:
        """Where one is, and how far the count has come."""
        titles = "、".join(post.title for post in current.posts)
        kind = "" if current.kind == "first" else f"（{term('round_kind', current.kind)}）"
        self._fit(f"{election.case.place}　{titles}补选　{round_name(current.number)}{kind}")
        counts = current.tally.counts
        whole = expected(current)
        self.counted.setText(
            f"已计 {counts.recovered} 张" if whole is None else f"已计 {counts.recovered} / 收回 {whole}"
        )
        self.bar.setVisible(bool(whole))
        self.bar.show_share(counts.recovered / whole if whole else 0)
        self.rest.setText(_rest(counts.recovered, whole, counts.set_aside))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Fit the heading anew."""
        super().resizeEvent(event)
        self._fit(self.title.text())

    def _fit(self, text: str) -> None:
        """One line for the heading, two for a very long one."""
        self.title.setText(text)
        room = self.width() - self.pill.sizeHint().width() - 16
        fit(self.title, room, 36, (24, 22, 20, 18, 16, 15), bold=True)

    def show_state(self, state: str) -> None:
        """Whether all that was keyed is in the file: SAVED, OPEN or FAILED."""
        if state == self.state:
            return
        self.state = state
        text, ink, ground = _PILLS[state]
        self.pill.setText(text)
        self.pill.setAccessibleName(text)
        self.pill.setStyleSheet(
            f"color:{ink}; background:{ground}; border-radius:18px; padding:7px 16px; font-weight:700;"
        )


def _rest(counted: int, whole: int | None, set_aside: int) -> str:
    aside = f"　另封存 {set_aside} 张" if set_aside else ""
    if whole is None:
        return aside.strip()
    if counted > whole:
        return f"多出 {counted - whole} 张，请核对{aside}"
    return f"还有 {whole - counted} 张{aside}" if counted < whole else f"已经计满，可以结束计票{aside}"
