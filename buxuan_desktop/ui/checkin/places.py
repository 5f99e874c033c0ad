"""The places of the day: begun, lists locked, closed with seals, boxes carried to the centre, rolls sealed."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from buxuan_desktop.app.checkin import places
from buxuan_desktop.app.checkin.places import Ready
from buxuan_desktop.app.opening import rounds_ahead
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.rules.permissions import Action
from buxuan_desktop.ui.checkin.doubting import doubts_of
from buxuan_desktop.ui.checkin.placeforms import KINDS, PlaceForm, buttons, form_for, told
from buxuan_desktop.ui.complaint import Complaint
from buxuan_desktop.ui.decisions.base import put_in, scrolling
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.leaving import Leaving, unsaved_lines
from buxuan_desktop.ui.look.lists import LIST_LOOK
from buxuan_desktop.ui.look.now import dress, px
from buxuan_desktop.ui.page import Page, button, label, row
from buxuan_desktop.ui.pages.day_paper import DayPaper, name_of
from buxuan_desktop.words import of_refusal

NEW = "＋　另外一处"
_WIDTH = 320
_KEYS = "↑↓ 选投票点　F5 发票　F9 投票截止　Esc 返回"


class PlacesPage(Page):
    """Arrows choose a place, Enter does what comes next there, F5 goes to the desk, F9 to the close of the polls."""

    STAGE = 6

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.leaving = Leaving(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.form: PlaceForm | None = None
        self.paper: DayPaper | None = None
        self._doubted = False
        self._keys: list[Ready | str | None] = []
        self.title = label("", "title", wrap=True)
        self.list = QListWidget()
        dress(self.list, LIST_LOOK)
        self.list.setFixedWidth(px(_WIDTH))
        self.list.setWordWrap(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName("投票点")
        self.area = scrolling()
        self.head, self.more = label("", "section"), QVBoxLayout()
        self.missing = Complaint()
        self.primary, self.leave = button("", "primary", Action.PLACES), button("返回")
        self.primary.setMinimumWidth(px(240))
        self.primary.clicked.connect(self.go_on)
        self.leave.clicked.connect(lambda: desk.show_stage(6))
        self.list.currentRowChanged.connect(lambda _row: self._show())
        for key, page in (("F5", "checkin"), ("F9", "day")):
            QShortcut(QKeySequence(key), self, lambda page=page: desk.go(page))
        self._lay_out()

    def arrive(self) -> None:
        """The place that was shown is shown again, as it stands now."""
        self._doubted = False
        self.missing.say("")
        self.refresh()

    def refresh(self, chosen: str = "") -> None:
        """List and form from the file; `chosen` is the place to show."""
        case = self.desk.the_case
        begun = places.under_way(case)
        number = len(case.election.rounds)
        self.title.setText(f"投票点和票箱　{case.election.case.place}")
        at = chosen or self._name()
        state = places.here(case).places
        ready = places.prepared(case) if begun else ()
        self._keys = [*state, *ready, *((None,) if begun else ())]
        self.list.blockSignals(True)
        self.list.clear()
        for name, one in state.items():
            self.list.addItem(QListWidgetItem(f"{name}\n{told(one)}"))
        for place in ready:
            self.list.addItem(QListWidgetItem(f"{place.name}\n{dict(KINDS)[place.kind]}，还没有开始"))
        if begun:
            self.list.addItem(QListWidgetItem(NEW))
        names = [self._name_of(key) for key in self._keys]
        self.list.setCurrentRow(names.index(at) if at in names else 0 if names else -1)
        self.list.blockSignals(False)
        self.list.setVisible(bool(state) or begun)
        if not begun and not (number and places.here(case).places):
            self._show_round()
        else:
            self._show()

    def unsaved(self) -> str:
        """Lines that were typed and are not stored."""
        return unsaved_lines(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter does what comes next, arrows choose, Escape leaves."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._turn(1 if event.key() == Qt.Key.Key_Down else -1)
            return
        if event.isAutoRepeat():
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.primary.click()
        elif event.key() == Qt.Key.Key_Escape:
            if self.leaving.ready():
                self.leave.click()
        else:
            super().keyPressEvent(event)

    def go_on(self) -> None:
        """Begin the round, or do what comes next at the place shown."""
        if self.paper is not None:
            if not self._doubts():
                self._do(self._begin)
        elif self.form is not None and self.form.DOES:
            self._do(self.form.write)

    def _doubts(self) -> bool:
        """Whether to ask once more, since a round that was begun cannot be taken back."""
        doubts = "" if self._doubted else doubts_of(self.desk.the_case)
        self._doubted = self._doubted or bool(doubts)
        self.missing.say(doubts)
        return bool(doubts)

    def _turn(self, step: int) -> None:
        self.list.setCurrentRow(max(0, min(self.list.count() - 1, self.list.currentRow() + step)))

    def _begin(self) -> str:
        assert self.paper is not None
        paper = self.paper
        places.begin(self.desk.the_case, paper.ahead.kind, paper.titles, paper.named or None)
        self.paper = None
        return "可以开始发票了。"

    def _do(self, what: Callable[[], str]) -> None:
        try:
            said = what()
        except Refusal as refusal:
            self.missing.say(of_refusal(refusal))
            if self.form is not None:
                self.form.focus()
            return
        self.missing.say("")
        self.desk.said.emit(said)
        self.refresh(self.form.TITLE if self.form is not None else "")

    def _show_round(self) -> None:
        """Before a round: what is on its paper, then it begins."""
        choices = rounds_ahead(self.desk.election)
        self.form = None
        self._clear_more()
        if not choices:
            self.paper = None
            self.head.setText("现在没有要进行的投票")
            put_in(self.area, QWidget())
            self.primary.setVisible(False)
            self.leave.setFocus()
            return
        number = len(self.desk.election.rounds) + 1
        self.paper = DayPaper()
        self.paper.show_rounds(choices, number)
        self.head.setText(name_of(self.paper.ahead, number))
        held = QWidget()
        column = QVBoxLayout(held)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.paper)
        column.addWidget(label("开始以后，各投票点可以发票；候选人、应选名额不能再改。", "quiet", wrap=True))
        column.addStretch(1)
        self._put(held, "开始这次投票")
        self.primary.setFocus()

    def _show(self) -> None:
        self.paper = None
        at = self.list.currentRow()
        key = self._keys[at] if 0 <= at < len(self._keys) else None
        self.form = form_for(self.desk.the_case, key)
        self.form.turned.connect(self._turn)
        self.head.setText(self.form.TITLE)
        self._put(self.form, self.form.DOES)
        self._clear_more()
        if self.form.more:
            self.more.addWidget(buttons(self.form, self._do))
        self.missing.say("")
        if self.form.editors:
            self.form.focus()
        else:
            # A button would take the arrows for itself.
            self.setFocus()

    def _put(self, made: QWidget, does: str) -> None:
        made.setObjectName("page")
        put_in(self.area, made)
        self.primary.setText(does)
        self.primary.needs(Action.POLLS if self.paper is not None else Action.PLACES)
        self.primary.setVisible(bool(does))

    def _clear_more(self) -> None:
        while (item := self.more.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _name(self) -> str:
        at = self.list.currentRow()
        return self._name_of(self._keys[at]) if 0 <= at < len(self._keys) else ""

    @staticmethod
    def _name_of(key: Ready | str | None) -> str:
        return key if isinstance(key, str) else key.name if key is not None else NEW

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addWidget(self.head)
        right.addWidget(self.area, 1)
        right.addLayout(self.more)
        sides = QHBoxLayout()
        sides.setSpacing(24)
        sides.addWidget(self.list)
        sides.addLayout(right, 1)
        self.column.setContentsMargins(32, 16, 32, 12)
        self.column.setSpacing(10)
        self.column.addWidget(self.title)
        self.column.addLayout(sides, 1)
        self.column.addWidget(self.missing)
        self.column.addLayout(row(self.primary, label(_KEYS, "quiet"), 1, self.leave))
