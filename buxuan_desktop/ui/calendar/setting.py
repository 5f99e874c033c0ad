"""Below the table: the chosen row with its article, its days to set, and what can be said of it."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from buxuan_desktop.app.timetable import Row
from buxuan_desktop.rules.permissions import Action
from buxuan_desktop.ui.look.now import dress, px
from buxuan_desktop.ui.look.sheet import role
from buxuan_desktop.ui.page import button, label
from buxuan_desktop.ui.records.editors import DayLine
from buxuan_desktop.words import spoken

_DAY = 164
_ADVISED = "本程序的建议，没有条文要求。"
_CUSTOM = "本项目的惯例，没有查到条文。"


class Setting(QFrame):
    """`wanted` asks to store the days, `done` to tick the row off, `given_back` to follow the rules again."""

    wanted = Signal()
    done = Signal()
    given_back = Signal()

    def __init__(self, near: date) -> None:
        super().__init__()
        role(self, "card")
        self._row: Row | None = None
        self.title = label("", "section")
        self.about = label("", "quiet", wrap=True)
        self.about.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.begins, self.ends = DayLine(near), DayLine(near)
        self.begins.setAccessibleName("开始的日期")
        self.ends.setAccessibleName("结束的日期")
        self.ends.setPlaceholderText("只有一天不填")
        self.store = button("存入安排", "primary", Action.RECORDS)
        dress(self.store, "QPushButton { min-height: 44px; font-size: 18px; }")
        self.tick = button("办完了", "plain", Action.RECORDS)
        self.back = button("恢复推算", "plain", Action.RECORDS)
        self.store.clicked.connect(self.wanted)
        self.tick.clicked.connect(self.done)
        self.back.clicked.connect(self.given_back)
        self._lay_out()

    @property
    def editors(self) -> tuple[QWidget, ...]:
        """What the Tab key goes through."""
        return (self.begins, self.ends, self.store, self.tick, self.back)

    def unsaved(self) -> str:
        """Days that were typed and not stored, in a sentence."""
        row = self._row
        if row is None or not row.can_be_planned:
            return ""
        begins, ends = self.begins.day, self.ends.day
        same = begins == row.slot.begins and (ends or begins) == row.slot.ends and not self.faulty()
        return "" if same else f"“{row.title}”改过的日期还没有存入。"

    def show_row(self, row: Row | None) -> None:
        """Show a row; what follows from other days cannot be set here."""
        self._row = row
        can = row is not None and row.can_be_planned
        for one in (self.begins, self.ends, self.store):
            one.setEnabled(can)
        self.back.setEnabled(row is not None and row.slot.set)
        self.title.setText(row.title if row is not None else "")
        self.about.setText(told(row) if row is not None else "")
        self.begins.setText(spoken(row.slot.begins) if row is not None and can else "")
        same = row is None or row.slot.ends == row.slot.begins
        self.ends.setText(spoken(row.slot.ends) if row is not None and can and not same else "")
        self.tick.setEnabled(can and row is not None and row.slot.done is None)

    def faulty(self) -> str:
        """What is wrong with the days typed; "" when nothing is."""
        if self.begins.day is None:
            return "请写明开始的日期，写成“4月12日”这样。"
        if self.ends.text().strip() and self.ends.day is None:
            return "结束的日期写的不是日期，请写成“4月14日”这样，或者留空。"
        return ""

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 20, 12)
        column.setSpacing(6)
        column.addWidget(self.title)
        column.addWidget(self.about)
        line = QHBoxLayout()
        line.setSpacing(10)
        for one in (self.begins, self.ends):
            one.setFixedWidth(px(_DAY))
        line.addWidget(self.begins)
        line.addWidget(label("至", "quiet"))
        line.addWidget(self.ends)
        for pressed in (self.store, self.tick, self.back):
            line.addWidget(pressed)
        line.addStretch(1)
        column.addLayout(line)


def told(row: Row) -> str:
    """What a row stands on and by when it must be, in one or two sentences."""
    slot = row.slot
    parts = []
    if slot.binding and slot.limit is not None:
        parts.append(f"最迟{spoken(slot.limit)}。")
    if row.cite:
        parts.append(f"{row.cite}。")
    elif slot.basis == "suggested" and slot.limit is not None:
        parts.append(f"建议{spoken(slot.limit)}以前。{_ADVISED}" if slot.set else _ADVISED)
    elif slot.basis == "custom":
        parts.append(_CUSTOM)
    if slot.done is not None:
        parts.append(f"{spoken(slot.done)}办完。")
    if slot.note:
        parts.append(slot.note)
    return "".join(parts)
