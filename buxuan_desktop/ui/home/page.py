"""The home of a case: how many days are left, what is late, due and next, what contradicts itself, and one way on."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout

from buxuan_desktop.app import custody
from buxuan_desktop.app.dues import Dues, Going, dues_of, going_on, wordings_of
from buxuan_desktop.app.permissions import Action
from buxuan_desktop.app.stages import stage_is_open
from buxuan_desktop.ui.custody.meeting import ask_custody, told_of
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.home.dues_list import DuesList
from buxuan_desktop.ui.look.lists import SLIM
from buxuan_desktop.ui.look.now import dress
from buxuan_desktop.ui.look.palette import LIGHT
from buxuan_desktop.ui.page import Page, button, label, pill, row
from buxuan_desktop.ui.stages.findings import findings_column
from buxuan_desktop.words import spoken

_CALM = "日程、缺额和方案之间没有发现矛盾。"
_ALONE = "准备阶段还没有在这里登记，所以不列要办的事。登记了缺额、会议、公告或者日程，这里就会提醒。"
_CUSTODY = {
    custody.HERE: "移交到另一台电脑…",
    custody.GIVEN: "撤销移交…",
    custody.OFFERED: "在这台电脑上接着办…",
}
_STAGES = (0, 1, 2, 3, 4, 5, 6, 9)


class HomePage(Page):
    """Enter does what waits first, the list opens with Enter too, Escape goes to the start page."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.going = Going("day", "")
        self.title = label("", "title", wrap=True)
        self.left = pill("", LIGHT.red, LIGHT.red_soft)
        self.alone = label(_ALONE, "quiet", wrap=True)
        self.list = DuesList()
        self.area = QScrollArea()
        self.primary = button("", "primary")
        self.calendar = button("日程表")
        self.gap = button("立案")
        self.access = button("人员与权限", "link")
        self.kept = label("", "bad", wrap=True)
        self.custody = button("", "link")
        self.asked: QDialog | None = None
        self.leave = button("返回首页")
        self.list.wanted.connect(lambda stage: self._open_stage(stage))
        self.primary.clicked.connect(self.go_on)
        self.calendar.clicked.connect(lambda: desk.go("calendar"))
        self.gap.clicked.connect(lambda: desk.show_stage(0))
        self.access.clicked.connect(lambda: desk.go("access"))
        self.custody.clicked.connect(self._ask_custody)
        self.leave.clicked.connect(lambda: desk.go("start"))
        self._lay_out()

    def arrive(self) -> None:
        """Everything as it stands today."""
        case = self.desk.the_case
        election = case.election
        dues = dues_of(case)
        open_stages = [stage for stage in _STAGES if stage_is_open(election, stage)]
        self.going = going_on(case, dues, open_stages)
        self.title.setText(election.case.place)
        self.left.setText(days_left(dues))
        self.primary.setText(self.going.words)
        self.gap.setVisible(self.going.stage != 0)
        self.list.show_dues(dues)
        self.list.setVisible(dues.prepared)
        self.alone.setVisible(not dues.prepared)
        self.area.setWidget(findings_column(wordings_of(case), _CALM))
        self._show_custody()
        self.primary.setFocus()

    def seat_changed(self) -> None:
        """Whoever sits here now may hand the case over, or may not."""
        self._show_custody()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter opens the chosen matter or goes on, Escape leaves."""
        if event.isAutoRepeat():
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.list.hasFocus():
                self.list.open_chosen()
            else:
                self.primary.click()
        elif event.key() == Qt.Key.Key_Escape:
            self.leave.click()
        else:
            super().keyPressEvent(event)

    def go_on(self) -> None:
        """To what waits first."""
        if self.going.stage is not None:
            self.desk.show_stage(self.going.stage)
        elif self.going.page:
            self.desk.go(self.going.page)
        else:
            self.desk.go_on()

    def _show_custody(self) -> None:
        """Who keeps the case, and what can be done about that here."""
        case = self.desk.the_case
        words = _CUSTODY.get(custody.where(case), "")
        self.kept.setText(told_of(self.desk))
        self.kept.setVisible(bool(self.kept.text()))
        self.custody.setText(words)
        self.custody.setVisible(bool(words) and not case.election.case.rehearsal)
        self.custody.needs(Action.HAND_OVER if custody.where(case) == custody.HERE else Action.TAKE_UP)

    def _ask_custody(self) -> None:
        if custody.where(self.desk.the_case) == custody.HERE and not self.desk.allowed(Action.HAND_OVER):
            return
        self.asked = ask_custody(self, self.desk)

    def _open_stage(self, stage: int) -> None:
        """The page of a stage; the timetable where a stage has none."""
        if stage_is_open(self.desk.election, stage):
            self.desk.show_stage(stage)
        else:
            self.desk.go("calendar")

    def _lay_out(self) -> None:
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        dress(self.area, SLIM)
        todo = QVBoxLayout()
        todo.setSpacing(10)
        todo.addWidget(label("要办的事", "section"))
        todo.addWidget(self.alone)
        todo.addWidget(self.list, 1)
        todo.addStretch(0)
        found = QVBoxLayout()
        found.setSpacing(10)
        found.addWidget(label("互相矛盾的、要处理的", "section"))
        found.addWidget(self.area, 1)
        sides = QHBoxLayout()
        sides.setSpacing(24)
        sides.addLayout(todo, 1)
        sides.addLayout(found, 1)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.access, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.left, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(head)
        self.column.addWidget(self.kept)
        self.column.addLayout(sides, 1)
        self.column.addLayout(row(self.primary, self.calendar, self.gap, 1, self.custody, self.leave))


def days_left(dues: Dues) -> str:
    """How far election day is, in words."""
    day, left = spoken(dues.election_day), dues.days_left
    if left > 0:
        return f"离选举日还有 {left} 天　{day}"
    return f"今天是选举日　{day}" if left == 0 else f"选举日 {day}　已过 {-left} 天"
