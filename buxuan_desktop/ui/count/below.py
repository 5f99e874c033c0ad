"""What stands around the ballot: what the law makes of it, the last ballots entered, and the keys."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from buxuan_desktop.ui.count.draft import CANDIDATE_KEYS, Draft
from buxuan_desktop.ui.count.fitting import fit
from buxuan_desktop.ui.count.keys import key_line
from buxuan_desktop.ui.count.reading import Reading
from buxuan_desktop.ui.look.fonts import hei
from buxuan_desktop.ui.look.palette import LIGHT
from buxuan_desktop.ui.page import label

_TONES = {"good": LIGHT.green, "part": LIGHT.amber, "bad": LIGHT.red, "quiet": LIGHT.quiet}
KEYS = (
    ("X", "反对（再按候选人）"),
    ("K", "空白票"),
    ("F", "废票…"),
    ("L", "另选他人…"),
    ("退格", "清除重录"),
    ("C", "撤销上一张…"),
)
STRIP = "X 反对　K 空白　F 废票　L 另选他人　退格 清除　C 撤销上一张"
"""The keys in one line, for when the board stands in the place of their panel."""


class Law(QWidget):
    """The class of the ballot in its colour, what was marked, why and by which article; its height never jumps."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(104)
        self.title, self.said, self.why = label(""), label("", wrap=True), label("", "quiet", wrap=True)
        self.why.setAlignment(Qt.AlignmentFlag.AlignTop)
        line = QHBoxLayout()
        line.setSpacing(16)
        line.addWidget(self.title, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self.said, 1, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 0)
        column.setSpacing(4)
        column.addLayout(line)
        column.addWidget(self.why, 1)
        self.setAccessibleName("这张票的效力")

    def show_reading(self, reading: Reading) -> None:
        """Say it."""
        self.title.setText(reading.title)
        self.title.setStyleSheet(f"color:{_TONES[reading.tone]}; font-size:26px; font-weight:700;")
        self.said.setText(reading.said)
        self.why.setText(reading.why)
        self.setAccessibleDescription(f"{reading.title}。{reading.said}。{reading.why}")
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Fit the type anew."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """A hairline parts the law from the ballot."""
        painter = QPainter(self)
        painter.setPen(QColor(LIGHT.line))
        painter.drawLine(0, 0, self.width(), 0)
        painter.end()

    def _fit(self) -> None:
        inside = self.width() - 24
        fit(self.said, inside - self.title.sizeHint().width() - 16, 50, (20, 18, 16, 15, 14, 13, 12, 11))
        fit(self.why, inside, 44, (15, 14, 13, 12, 11), f"color:{LIGHT.quiet};")


class Recent(QWidget):
    """The last ballots entered, the newest first, as many as fit whole; only what was keyed."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(26)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("最近存入的票")
        self.items: tuple[str, ...] = ()

    def show_items(self, items: Sequence[str]) -> None:
        """Show these."""
        self.items = tuple(items)
        self.setAccessibleDescription("，".join(items))
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """One line."""
        return QSize(300, 26)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw one after the other."""
        painter = QPainter(self)
        painter.setFont(hei(15))
        metrics = QFontMetricsF(painter.font())
        left, middle = 0.0, Qt.AlignmentFlag.AlignVCenter
        for place, text in enumerate(("最近" if self.items else "还没有存入选票", *self.items)):
            width = metrics.horizontalAdvance(text)
            if left + width > self.width():
                break
            painter.setPen(QColor(LIGHT.ink if place else LIGHT.quiet))
            painter.drawText(QRectF(QPointF(left, 0), QPointF(left + width + 2, self.height())), middle, text)
            left += width + 24
        painter.end()


class Keys(QWidget):
    """The keys, one a line."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(label("按键", "section"))
        self.digits, self.letters = key_line("1–9", "赞成（再按取消）"), key_line("Q…A", "第 10 位以后的候选人")
        self.turn = key_line("空格", "换一个职位")
        for line in (self.digits, self.letters, self.turn, *(key_line(*pair) for pair in KEYS)):
            column.addWidget(line)
        column.addStretch(1)

    def show_for(self, draft: Draft) -> None:
        """Leave out the keys that this paper does not need."""
        sizes = [len(post.candidates) for post in draft.posts]
        reach = sum(sizes) if draft.runs_on else max(sizes, default=0)
        self.letters.setVisible(reach > CANDIDATE_KEYS.index("q"))
        self.turn.setVisible(len(sizes) > 1)
