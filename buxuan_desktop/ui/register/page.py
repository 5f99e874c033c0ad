"""The register: search as one types, the list, and beside it numbers or the form of a line."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from buxuan_desktop.app.case import Case
from buxuan_desktop.app.register import lines
from buxuan_desktop.app.register.facts import facts_of
from buxuan_desktop.app.register.search import TAIL, Index
from buxuan_desktop.app.uncovering import masked_of, uncover
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.rules.permissions import Action
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.leaving import Leaving
from buxuan_desktop.ui.look.lists import SLIM
from buxuan_desktop.ui.look.now import dress, px
from buxuan_desktop.ui.page import Page, button, label, row
from buxuan_desktop.ui.register.busy import waiting
from buxuan_desktop.ui.register.lineform import LineForm, RestoreForm, SideForm, StrikeForm
from buxuan_desktop.ui.register.summary import Summary
from buxuan_desktop.ui.register.table import ElectorTable
from buxuan_desktop.ui.register.uncovering import UncoverDialog
from buxuan_desktop.words import of_refusal

REGISTER = 3
_SIDE = 336


class RegisterPage(Page):
    """Typing searches, the arrow down goes to the list; Ctrl+N adds, Enter changes, Delete takes off."""

    STAGE = REGISTER

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.leaving = Leaving(self)
        self.index = Index(())
        self.tails: dict[int, str] = {}
        self._made_of: tuple[Case, int, int] | None = None
        self.search = QLineEdit()
        self.search.setPlaceholderText("姓名、拼音、编号、小组")
        self.search.setAccessibleName("查选民：姓名、拼音、编号、证件尾号、小组")
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self.look_up)
        self.search.installEventFilter(self)
        self.found = label("", "quiet")
        self.table = ElectorTable()
        self.summary = Summary()
        self.summary.going.connect(desk.go)
        self.summary.struck_wanted.connect(self.open_struck)
        self.form: SideForm | None = None
        self.add = button("添加选民", "primary", Action.REGISTER)
        self.change = button("改动", "plain", Action.REGISTER)
        self.strike = button("减去", "plain", Action.REGISTER)
        self.leave = button("返回")
        self._connect()
        self._lay_out()

    def arrive(self) -> None:
        """Show the register as it stands; the cursor is in the search."""
        self._close_form()
        if self.desk.elector:
            self.search.setText(str(self.desk.elector))
            self.desk.elector = 0
        self.refresh()
        self.search.setFocus()
        self.search.selectAll()

    def unsaved(self) -> str:
        """A line that was begun."""
        begun = isinstance(self.form, LineForm) and self.form.voter is None and self.form.name.text()
        return "添加的选民还没有存入案卷。" if begun else ""

    def refresh(self) -> None:
        """Index, list and numbers from the folded state."""
        case = self.desk.the_case
        now = (case, len(case.election.voters), case.election.register.version)
        if self._made_of != now:
            self.tails = {number: one[-TAIL:] for number, one in lines.id_numbers(case).items()}
            self.index = waiting(lambda: Index(case.election.voters.values(), self.tails))
            self._made_of = now
        self.summary.show_facts(facts_of(case))
        self.table.show_classes(any(one.ground for one in case.election.voters.values()))
        for one in (self.change, self.strike):
            one.setEnabled(bool(case.election.voters))
        self.look_up(self.search.text())

    def look_up(self, typed: str) -> None:
        """Show who fits what was typed."""
        places = self.index.find(typed)
        classes = {one.code: one.words for one in self.desk.the_case.book.classes}
        self.table.electors.show_electors(self.index.voters, places, self.tails, classes)
        self.table.choose(0)
        total = len(self.index)
        self.found.setText(f"{len(places)}人" if typed.strip() else f"共{total}人")

    def open_adding(self) -> None:
        """A form for one more elector."""
        case = self.desk.the_case
        self._open(LineForm(case.book.classes, None, gain=bool(case.election.register.editions)))

    def open_change(self) -> None:
        """A form for the chosen line."""
        if (voter := self.table.chosen) is not None:
            case = self.desk.the_case
            form = LineForm(case.book.classes, voter, gain=False, known=masked_of(case, voter.number))
            form.known.wanted.connect(lambda: self._ask_reason(form))
            self._open(form)

    def _ask_reason(self, form: LineForm) -> None:
        if form.voter is not None:
            dialog = UncoverDialog(self, f"{form.voter.number}号{form.voter.name}")
            dialog.confirmed.connect(lambda reason: self._uncover(form, reason))
            dialog.open()

    def _uncover(self, form: LineForm, reason: str) -> None:
        voter = form.voter
        number = self.desk.attempt(lambda: uncover(self.desk.the_case, voter.number, reason)) if voter else None
        if number is not None and self.form is form:
            form.known.uncover(number)
            self.desk.said.emit("已经记进案卷。离开这里，号码就重新遮住。")

    def open_strike(self) -> None:
        """Ask why the chosen elector is taken off."""
        if (voter := self.table.chosen) is not None:
            self._open(StrikeForm(voter))

    def open_struck(self) -> None:
        """Show who was taken off the list."""
        struck = list(self.desk.election.register.struck.values())
        if struck:
            self._open(RestoreForm(struck))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Escape leaves."""
        if event.key() == Qt.Key.Key_Escape and not event.isAutoRepeat():
            self._leave()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """In the search the arrows go to the list, Enter opens what was found, Escape clears and then leaves."""
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = event.key()
            if key in (Qt.Key.Key_Down, Qt.Key.Key_PageDown):
                self.table.setFocus()
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.open_change()
                return True
            if key == Qt.Key.Key_Escape and self.search.text():
                self.search.clear()
                return True
        return super().eventFilter(watched, event)

    def _open(self, form: LineForm | StrikeForm | RestoreForm) -> None:
        self._close_form()
        self.form = form
        form.taken.connect(self._take)
        form.left.connect(self._cancel)
        form.escaped.connect(self._escape)
        self.side.takeWidget()
        self.side.setWidget(form)
        self._offer_lines(False)
        form.focus()

    def _offer_lines(self, offered: bool) -> None:
        """One thing at a time: while a form is open, no other is offered."""
        for one in (self.add, self.change, self.strike, self.leave):
            one.setVisible(offered)

    def _close_form(self) -> None:
        if self.form is not None:
            old = self.side.takeWidget()
            self.side.setWidget(self.summary)
            old.deleteLater()
            self.form = None
            self._offer_lines(True)

    def _escape(self) -> None:
        if self.leaving.ready(within=self.form):
            self._cancel()

    def _cancel(self) -> None:
        self._close_form()
        self.search.setFocus()

    def _take(self) -> None:
        form = self.form
        if form is None:
            return
        try:
            told = self._written(form)
        except Refusal as refusal:
            form.missing.say(of_refusal(refusal))
            return
        self._close_form()
        self.refresh()
        self.search.setFocus()
        self.search.selectAll()
        self.desk.said.emit(told)

    def _written(self, form: SideForm) -> str:
        case = self.desk.the_case
        if isinstance(form, StrikeForm):
            if form.reason.value is None:
                raise Refusal("register-reason-needed")
            lines.strike(case, form.voter.number, str(form.reason.value), form.note.text().strip())
            return f"{form.voter.name}已经从名单上减去，现在共{case.election.registered}人。"
        if isinstance(form, RestoreForm):
            lines.restore(case, form.number, form.reason.text().strip())
            return f"{case.election.voters[form.number].name}已经恢复到名单上，编号不变。"
        if isinstance(form, LineForm) and form.voter is not None:
            lines.change(case, form.voter.number, form.line, form.reason.text().strip())
            return f"{form.voter.number}号的改动已经存入案卷，原来的内容也留着。"
        if isinstance(form, LineForm):
            number = lines.add(case, form.line, str(form.gain.currentData() or ""))
            return f"{case.election.voters[number].name}已经登记，编号{number}，现在共{case.election.registered}人。"
        return ""

    def _leave(self) -> None:
        if self.unsaved():
            self.desk.refused.emit(f"{self.unsaved()}请先存入，或者按“不改了”。")
            return
        self.desk.show_stage(REGISTER)

    def _connect(self) -> None:
        self.add.clicked.connect(self.open_adding)
        self.change.clicked.connect(self.open_change)
        self.strike.clicked.connect(self.open_strike)
        self.leave.clicked.connect(self._leave)
        self.table.opened.connect(self.open_change)
        self.table.struck.connect(self.strike.click)
        self.table.left.connect(self.search.setFocus)
        QShortcut(QKeySequence("Ctrl+N"), self, self.add.click)
        QShortcut(QKeySequence("Ctrl+F"), self, self.search.setFocus)

    def _lay_out(self) -> None:
        self.side = QScrollArea()
        self.side.setWidgetResizable(True)
        self.side.setFrameShape(QFrame.Shape.NoFrame)
        self.side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        dress(self.side, SLIM)
        self.side.setFixedWidth(px(_SIDE))
        self.side.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.side.setWidget(self.summary)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addLayout(row(self.search, self.found))
        left.addWidget(self.table, 1)
        sides = QHBoxLayout()
        sides.setSpacing(24)
        sides.addLayout(left, 1)
        sides.addWidget(self.side)
        whole = QWidget()
        whole.setLayout(sides)
        sides.setContentsMargins(0, 0, 0, 0)
        self.column.addWidget(label("选民名单", "title"))
        self.column.addWidget(whole, 1)
        self.column.addLayout(row(self.add, self.change, self.strike, 1, self.leave))
