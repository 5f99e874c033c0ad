"""The start: a new case, one that is there, the sample, practice, and proving a file."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from buxuan_desktop.app.recents import Recent, forget, last_who, recent, remember, remember_who
from buxuan_desktop.app.stages import NOT_COUNTED, TITLES, where
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.look.sheet import role
from buxuan_desktop.ui.page import Page, button, card, field, label, row, tab_through
from buxuan_desktop.ui.pages.step import Following
from buxuan_desktop.ui.pages.verified import Answer
from buxuan_desktop.words import of_refusal, spoken

if TYPE_CHECKING:
    from buxuan_desktop.app.case import Case

NOBODY = "未填姓名"


def open_case(desk: Desk, path: Path) -> None:
    """Put a case on the desk and show the stage it stands in; also used for the file of the command line.

    A case that another installation keeps, or that was handed over, can be looked at: that it cannot be written to is
    said at once. Whatever cannot be opened is refused in words, and the case before stays on the desk; so is a copy of
    a mirror that could be written to, for then it would go on by itself.
    """
    if desk.case is not None and desk.case.file.path.absolute() == path.absolute():
        desk.go_on()
        return
    from buxuan_desktop.app.case import Case
    from buxuan_desktop.app.garbage import none_made
    from buxuan_desktop.app.mirror_names import is_copy

    who = last_who(desk.home) or NOBODY
    with none_made():
        case = desk.attempt(lambda: Case.open(path, desk.clock, who, desk.keeper))
    if case is None:
        return
    custody = case.election.custody
    if custody.may_write(desk.keeper) and is_copy(path):
        case.close()
        desk.refused.emit(of_refusal(Refusal("copy-is-no-case", path=str(path))))
        return
    if custody.pending is not None and not case.election.case.table:
        _meet_handover(desk, case)
        return
    desk.put(case)
    if case.election.case.table and not custody.may_write(desk.keeper):
        desk.go("tables")
        return
    desk.go_on()
    desk.attempt(lambda: remember(desk.home, case))
    if not custody.may_write(desk.keeper):
        desk.refused.emit(of_refusal(Refusal("kept-elsewhere", path=str(path))))


def _meet_handover(desk: Desk, case: "Case") -> None:
    """Show a case that was handed over and let the question be asked; this computer's own newer file goes before it."""
    from buxuan_desktop.app import custody
    from buxuan_desktop.app.taking import better_here
    from buxuan_desktop.ui.pages.dialogs import case_folder

    path, pending = case.file.path, case.election.custody.pending
    own = desk.attempt(lambda: better_here(case, desk.home, case_folder()))
    if own is not None:
        case.close()
        open_case(desk, own)
        return
    desk.put(case)
    desk.go_on()
    if custody.where(case) == custody.GIVEN:
        desk.attempt(lambda: remember(desk.home, case))
    to = pending.to if pending is not None else ""
    desk.refused.emit(of_refusal(Refusal("handed-over", path=str(path), to=to)))
    desk.handover_met.emit()


class StartPage(Page):
    """What one can begin with; the cases of last time stand beside."""

    STAGE = None
    OF_CASE = False

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.who = QLineEdit(last_who(desk.home))
        self.who.setMaxLength(30)
        self.who.setPlaceholderText("您的姓名，会记进案卷")
        self.who.editingFinished.connect(self._keep_who)
        self.primary = button("新建案卷", "primary")
        self.open = button("打开案卷…")
        self.restore = button("从备份恢复…")
        self.survey = button("缺额排查")
        self.rollup = button("汇总月报…")
        self.ready = button("样例选举：练计票")
        self.counted = button("样例选举：看结果")
        self.learn = button("学按键、练录票…")
        self.practise = button("从头练习一遍")
        self.tour = button("先看一分钟", "primary")
        self.again = button("先看一分钟　›", "link")
        self.verify = button("核对案卷、归档包有没有被改动…")
        self.answer = Answer()
        self.resume: list[QPushButton] = []
        self.restoring: QDialog | None = None
        self._kept: tuple[int, Path] | None = None
        self._connect()
        self._lay_out()

    def arrive(self) -> None:
        """Show the cases of last time; the cursor stands on the newest, or on a new one."""
        self.who.setText(self.who.text() or last_who(self.desk.home))
        self._show_recent()
        self.answer.hide()
        new = self._newcomer
        self.tour.setVisible(new)
        self.again.setVisible(not new)
        role(self.primary, "plain" if new else "primary")
        (self.resume[0] if self.resume else self.tour if new else self.primary).setFocus()

    @property
    def _newcomer(self) -> bool:
        """Whether nobody has worked or was shown around here; where there are cases no setting is read for it."""
        if self.resume:
            return False
        from buxuan_desktop.app.local import settings_of

        return not settings_of(self.desk.home).toured

    def _connect(self) -> None:
        desk = self.desk
        self.primary.clicked.connect(lambda: self._begin(lambda _: desk.go("setup")))
        self.open.clicked.connect(self._ask_case)
        self.restore.clicked.connect(self._ask_copy)
        self.survey.clicked.connect(lambda: self._begin(lambda _: desk.go("survey")))
        self.rollup.clicked.connect(lambda: self._begin(lambda _: desk.go("rollup")))
        self.ready.clicked.connect(lambda: self._begin(lambda who: self._play(who, counted=False)))
        self.counted.clicked.connect(lambda: self._begin(lambda who: self._play(who, counted=True)))
        self.learn.clicked.connect(lambda: self._begin(lambda _: desk.go("practise")))
        self.practise.clicked.connect(lambda: self._begin(self._practise))
        self.verify.clicked.connect(self._verify)
        for made in (self.tour, self.again):
            made.clicked.connect(lambda: self._begin(lambda _: desk.tour_wanted.emit()))
        desk.changed.connect(lambda _: self._keep_stage())

    def _begin(self, doing: Callable[[str], None]) -> None:
        self._keep_who()
        doing(self.who.text().strip() or NOBODY)

    def _play(self, who: str, *, counted: bool) -> None:
        from buxuan_desktop.app.practice import sample

        self._put(lambda: sample(self.desk.clock, self.desk.keeper, who, counted=counted))

    def _practise(self, who: str) -> None:
        from buxuan_desktop.app.practice import practice

        self._put(lambda: practice(self.desk.clock, self.desk.keeper, who))

    def _put(self, make: "Callable[[], Case]") -> None:
        case = self.desk.attempt(make)
        if case is not None:
            self.desk.put(case)
            self.desk.go_on()
            self.desk.said.emit(f"{NOT_COUNTED}：这里怎么按都可以，不影响真的案卷。")

    def _ask_case(self) -> None:
        from buxuan_desktop.app.mirror_names import is_copy
        from buxuan_desktop.ui.pages import dialogs

        self._keep_who()
        path = dialogs.ask_file(self, "打开案卷", dialogs.CASES)
        if path is not None and is_copy(path):
            self._restore(path)
        elif path is not None:
            open_case(self.desk, path)

    def _ask_copy(self) -> None:
        from buxuan_desktop.ui.pages import dialogs

        self._keep_who()
        path = dialogs.ask_file(self, "选择U盘里的备份", dialogs.CASES)
        if path is not None:
            self._restore(path)

    def _restore(self, path: Path) -> None:
        from buxuan_desktop.ui.pages.restore import ask_restore

        self.restoring = ask_restore(self, self.desk, path, self.who.text().strip() or NOBODY)

    def _verify(self) -> None:
        from buxuan_desktop.ui.pages import dialogs

        path = dialogs.ask_file(self, "选择要核对的案卷、归档包（文件夹里的 bagit.txt）或者摘录", dialogs.PROVABLE)
        if path is not None:
            self.desk.attempt(lambda: self.answer.ask(path))
            last = self.resume[-1] if self.resume else self.who
            tab_through([last, self.answer.detail])

    def _keep_who(self) -> None:
        self.desk.attempt(lambda: remember_who(self.desk.home, self.who.text().strip()))

    def _keep_stage(self) -> None:
        """The list shows how far a case is, also after a power cut, and where it lies."""
        case = self.desk.case
        if case is not None and self._kept != (now := (where(case.election), case.file.path)):
            self._kept = now
            self.desk.attempt(lambda: remember(self.desk.home, case))

    def _show_recent(self) -> None:
        while self._recent.count():
            item = self._recent.takeAt(0)
            old = item.widget() if item is not None else None
            if old is not None:
                old.hide()
                old.deleteLater()
        self.resume = []
        listed = recent(self.desk.home)
        case = self.desk.case
        if case is not None and case.election.case.rehearsal:
            self._recent.addWidget(self._entry(case.election.case.place, "正在练习", "继续", self.desk.go_on))
        for one in listed:
            self._recent.addWidget(self._line(one))
        if not self.resume:
            self._recent.addWidget(label("还没有打开过案卷。", "quiet"))
        self._recent.addStretch(1)
        practice = (self.again, self.learn, self.practise, self.ready, self.counted)
        left = (
            self.tour,
            self.primary,
            self.open,
            self.restore,
            self.survey,
            self.rollup,
            *practice,
            self.verify,
            self.who,
        )
        tab_through([*left, *self.resume])

    def _line(self, one: Recent) -> QFrame:
        if one.there:
            state = f"选举日 {spoken(one.day)}　　{TITLES[one.stage]}"
            return self._entry(one.place, state, "继续", lambda: self._resume(one))
        return self._entry(one.place, "文件不在原处，可能被移走，或者没有插U盘。", "去掉", lambda: self._drop(one))

    def _entry(self, place: str, state: str, doing: str, pressed: Callable[[], None]) -> QFrame:
        frame, column = card()
        column.setContentsMargins(20, 12, 12, 12)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(place, "section", wrap=True))
        words.addWidget(label(state, "quiet", wrap=True))
        going = button(doing)
        going.setAccessibleName(f"{doing}：{place}")
        going.clicked.connect(pressed)
        self.resume.append(going)
        across = QHBoxLayout()
        across.setSpacing(12)
        across.addLayout(words, 1)
        across.addWidget(going, 0, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(across)
        return frame

    def _resume(self, one: Recent) -> None:
        self._keep_who()
        open_case(self.desk, Path(one.path))

    def _drop(self, one: Recent) -> None:
        self.desk.attempt(lambda: forget(self.desk.home, one.path))
        self.arrive()

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addLayout(row(self.tour, self.primary))
        left.addLayout(row(self.open, self.restore))
        left.addLayout(row(self.survey, self.rollup))
        left.addSpacing(12)
        left.addLayout(row(label(f"先练一练（{NOT_COUNTED}）", "section"), 1, self.again))
        left.addLayout(row(self.learn, self.practise))
        left.addLayout(row(self.ready, self.counted))
        left.addSpacing(12)
        left.addWidget(label("查验", "section"))
        left.addWidget(self.verify)
        left.addStretch(1)
        left.addLayout(field("今天操作的人", self.who))
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addWidget(label("最近的案卷", "section"))
        inside = QWidget()
        self._recent = QVBoxLayout(inside)
        self._recent.setContentsMargins(0, 0, 8, 0)
        self._recent.setSpacing(12)
        right.addWidget(Following(inside), 1)
        right.addWidget(self.answer)
        across = QHBoxLayout()
        across.setSpacing(40)
        across.addLayout(left, 2)
        across.addLayout(right, 3)
        self.column.addWidget(label("一次补选，一份案卷", "title"))
        self.column.addLayout(across, 1)
        role(self.answer, "card")
