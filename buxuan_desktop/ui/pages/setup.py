"""The wizard: a new case in five short steps; the file is made by the last one, whole or not at all."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget

from buxuan_desktop.app.case import Case
from buxuan_desktop.app.opening import begin
from buxuan_desktop.app.recents import remember, remember_who
from buxuan_desktop.ui.complaint import Complaint
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.look.now import px
from buxuan_desktop.ui.look.palette import LIGHT
from buxuan_desktop.ui.page import Page, button, label, pill, row
from buxuan_desktop.ui.pages.draft import Draft
from buxuan_desktop.ui.pages.setup_electors import ElectorsStep
from buxuan_desktop.ui.pages.setup_place import PlaceStep
from buxuan_desktop.ui.pages.setup_posts import PostsStep
from buxuan_desktop.ui.pages.setup_rules import RulesStep
from buxuan_desktop.ui.pages.setup_summary import SummaryStep
from buxuan_desktop.ui.pages.step import Dots, Step
from buxuan_desktop.ui.pages.surveyed import begin_with_row, tell_survey

_STEPS: tuple[type[Step], ...] = (PlaceStep, PostsStep, RulesStep, ElectorsStep, SummaryStep)


class SetupPage(Page):
    """Steps with dots above; Enter goes on, Escape goes back. Until the case is made nothing is in a file."""

    STAGE = 0
    OF_CASE = False

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.draft = Draft(desk.clock().date())
        self.steps: list[Step] = []
        self.dots = Dots([one.TITLE for one in _STEPS])
        self.stack = QStackedWidget()
        self.back = button("上一步")
        self.primary = button("下一步", "primary")
        self.primary.setMinimumWidth(px(280))
        self.missing = Complaint()
        self.missing.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.missing.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.back.clicked.connect(self.go_back)
        self.primary.clicked.connect(self.go_on)
        unsaved = pill("○ 还没有存，最后一步才写进案卷文件", LIGHT.amber, LIGHT.amber_soft)
        self.column.addLayout(row(label("新建案卷", "title"), 1, unsaved))
        self.column.addWidget(self.dots)
        self.column.addWidget(self.stack, 1)
        self.column.addLayout(row(self.back, self.missing, self.primary))
        self.start_over()

    @property
    def here(self) -> int:
        """The number of the step shown, from 0."""
        return self.stack.currentIndex()

    def start_over(self, draft: Draft | None = None) -> None:
        """An empty wizard, or one that begins with what is known."""
        self.draft = draft or Draft(self.desk.clock().date())
        for old in self.steps:
            self.stack.removeWidget(old)
            old.deleteLater()
        self.steps = [make(self.desk, self.draft) for make in _STEPS]
        for step in self.steps:
            self.stack.addWidget(step)

    def arrive(self) -> None:
        """Show the step one left at; what was typed is still there, unless a row of the survey asks for its case."""
        begun, draft = self.lost_on_closing(), begin_with_row(self.desk)
        if draft is not None:
            self.start_over(draft)
        self._show(max(self.here, 0))
        if draft is not None and begun:
            self.desk.refused.emit("上一个新建的案卷没有做完，没有存；现在是排查表里这一处缺额的内容。")

    def lost_on_closing(self) -> str:
        """What was typed; it is still here when one only goes home."""
        begun = self.here > 0 or bool(self.steps[0].begun())
        return "新建的案卷还没有存。请做完最后一步“核对并保存”。" if begun else ""

    def go_on(self) -> None:
        """Take the step over and show the next; after the last make the case."""
        step = self.steps[self.here]
        missing = step.leave()
        self.missing.say(missing, step.complaint)
        if missing:
            return
        if self.here + 1 < len(self.steps):
            self._show(self.here + 1)
        else:
            self._make()

    def go_back(self) -> None:
        """The step before; from the first to the start page."""
        if self.here == 0:
            self.desk.go("start")
        else:
            self._show(self.here - 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter anywhere is the primary button, Escape the way back."""
        if event.isAutoRepeat():
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.primary.click()
        elif event.key() == Qt.Key.Key_Escape:
            self.back.click()
        else:
            super().keyPressEvent(event)

    def _show(self, number: int) -> None:
        self.missing.say("")
        self.stack.setCurrentIndex(number)
        self.dots.show_step(number)
        self.back.setText("上一步" if number else "返回")
        self.primary.setText("建立案卷" if number + 1 == len(self.steps) else "下一步")
        self.steps[number].enter()

    def _make(self) -> None:
        case = self.desk.attempt(self._begin)
        if case is None:
            return
        self.desk.put(case)
        home = self.desk.home
        self.desk.attempt(lambda: remember_who(home, case.who))
        self.desk.attempt(lambda: remember(home, case))
        tell_survey(self.desk, self.draft, case.file.path)
        self.start_over()
        self.desk.go_on()
        self.desk.said.emit(f"案卷已经建立，保存在 {case.file.path}。")

    def _begin(self) -> Case:
        draft = self.draft
        if draft.path is None:
            raise RuntimeError("the summary was left without a path")
        electors = draft.count if draft.count is not None else draft.listed or ()
        return begin(
            draft.path,
            draft.opening(self.desk.keeper),
            draft.posts,
            electors,
            self.desk.clock,
            draft.who,
            outsiders=draft.outsiders,
            women=draft.women,
            vacancies=draft.vacancies,
            passphrase=draft.passphrase,
        )
