"""The computer's clock in large figures, and the chair who confirms it."""

from datetime import date, datetime

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QLineEdit, QVBoxLayout

from buxuan_desktop.app.clock import Clock
from buxuan_desktop.ui.look.now import dress, px
from buxuan_desktop.ui.look.sheet import role
from buxuan_desktop.ui.page import field, label
from buxuan_desktop.ui.pages.inputs import CHECKS
from buxuan_desktop.words import spoken

_WEEK = "一二三四五六日"


class Chair(QFrame):
    """Date, time, the chair's name, the confirmation."""

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        role(self, "card")
        self._clock = clock
        self._day: date | None = None
        self.date = label("", "section")
        self.time = label("", "number")
        self.time.setAccessibleName("电脑的时间")
        self.other_day = label("", "bad", wrap=True)
        self.name = QLineEdit()
        self.name.setMaxLength(30)
        self.confirmed = QCheckBox("日期时间无误，我确认")
        self.confirmed.setMinimumHeight(px(36))
        dress(self.confirmed, CHECKS)
        self._tick = QTimer(self)
        self._tick.setInterval(1000)
        self._tick.timeout.connect(self.show_now)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(4)
        for widget in (self.date, self.time, self.other_day):
            column.addWidget(widget)
        column.addLayout(field("主持人姓名", self.name))
        column.addWidget(self.confirmed)

    def start_over(self, day: date | None) -> None:
        """Ask anew; `day` is the election day fixed for this round, None when none is."""
        self._day = day
        self.name.clear()
        self.confirmed.setChecked(False)
        self.show_now()

    def show_now(self) -> None:
        """Show the computer's clock as it stands."""
        now: datetime = self._clock()
        self.date.setText(f"{spoken(now.date())}　星期{_WEEK[now.weekday()]}")
        self.time.setText(now.strftime("%H:%M"))
        other = self._day is not None and now.date() != self._day
        self.other_day.setText(f"本案的选举日是{spoken(self._day)}，请核对电脑日期。" if self._day and other else "")
        self.other_day.setVisible(other)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """The clock goes while it is seen."""
        self._tick.start()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """It rests while it is not."""
        self._tick.stop()
        super().hideEvent(event)
