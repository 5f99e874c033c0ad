"""The count page: a key changes the draft, Enter puts it into the file, and only then the page clears."""

from collections.abc import Callable
from itertools import islice

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from buxuan_desktop.app import counting
from buxuan_desktop.app.people import people
from buxuan_desktop.app.stages import COUNT
from buxuan_desktop.domain.rounds import Round
from buxuan_desktop.ui.count.asking import Asking
from buxuan_desktop.ui.count.draft import Draft, folded
from buxuan_desktop.ui.count.head import FAILED, OPEN, SAVED, Head
from buxuan_desktop.ui.count.keys import name_of
from buxuan_desktop.ui.count.questions import Questions
from buxuan_desktop.ui.count.reading import CLOSED, NOTHING, OPPOSING, WAITING, Reading, in_short, read
from buxuan_desktop.ui.count.seats import Seats, said, seated
from buxuan_desktop.ui.count.table import Table
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.page import Page, label

_RECENT = 8


class CountPage(Page):
    """Stage 7. `draft` is the ballot being keyed, `press` takes a key by its name (see `draft` and `keys`).

    `board` is shown beside the ballot by F9, which `board_turned` tells; `board_wanted` asks for the board on the big
    screen.
    """

    STAGE = COUNT
    board_wanted = Signal()
    board_turned = Signal()

    def __init__(self, desk: Desk, board: QWidget | None = None) -> None:
        super().__init__(desk)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setAccessibleName("计票")
        self.draft = Draft.of(())
        self.questions = Questions(self)
        self._paper: tuple[object, int] | None = None
        self._failed = False
        self._changing = False
        self.head, self.seats, self.table = Head(), Seats(desk), Table(board)
        self.note = label("", "section", wrap=True)
        self.body = QStackedWidget()
        for part in (self.table, self.seats, self.note):
            self.body.addWidget(part)
        self.column.setSpacing(12)
        self.column.setContentsMargins(32, 20, 32, 16)
        self.column.addWidget(self.head)
        self.column.addWidget(self.body, 1)
        self._connect()

    @property
    def dialog(self) -> Asking | None:
        """The question on screen, or None."""
        return self.questions.dialog

    @property
    def current(self) -> Round | None:
        """The round whose ballots can be entered or whose count can be ended now."""
        rounds = self.desk.election.rounds if self.desk.case else []
        return rounds[-1] if rounds and rounds[-1].polls_closed and rounds[-1].declared is None else None

    @property
    def ready(self) -> bool:
        """Whether keys mean anything now."""
        return self.current is not None and not self._changing and seated(self.desk.the_case.who) is not None

    @property
    def takes_ballots(self) -> bool:
        """Whether the count still takes ballots."""
        return self.current is not None and self.current.closed is None

    def arrive(self) -> None:
        """Show the current paper; a draft of the same paper stays."""
        current = self.current
        if current is None:
            self.head.hide()
            self.note.setText("现在没有要计的票。请先在“投票”一步截止投票，填写票箱的数字。")
            self.body.setCurrentWidget(self.note)
            return
        self.head.show()
        paper = (self.desk.the_case, current.number)
        if self._paper != paper:
            self._paper, self.draft, self._failed = paper, Draft.of(current.posts), False
        self._changing = False
        if self.ready:
            self.body.setCurrentWidget(self.table)
            self.setFocus()
        else:
            self._ask_seats(None)
        self._show()

    def seat(self, teller: str, scrutineer: str) -> None:
        """These two sit at the table from now on; every record carries their names."""
        self.desk.the_case.who = said(teller, scrutineer)
        self.arrive()
        self.desk.go("count")

    def change_seats(self) -> None:
        """Somebody takes over in the middle of the count; the ballot that is keyed stays."""
        now = seated(self.desk.the_case.who)
        self._changing = True
        self._ask_seats(now)

    def press(self, key: str) -> None:
        """One key by its name: a candidate's key, a command, `enter`, `backspace`, `f9` and so on."""
        if not self.ready:
            return
        self.setFocus()
        command = self._commands.get(folded(key))
        if command is not None:
            command()
        elif self.takes_ballots:
            self.take(self.draft.press(key))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Held keys mean nothing; every other key goes to `press`."""
        key = name_of(event)
        if key and self.ready:
            self.press(key)
        elif not event.isAutoRepeat():
            super().keyPressEvent(event)

    def toggle_board(self) -> None:
        """Show the board in the place of the keys, or the keys again."""
        self.table.set_board_shown(not self.table.board_shown)
        self.board_turned.emit()

    def wants_room(self) -> bool:
        """While the board stands beside the ballot."""
        return self.table.board_shown

    def hint(self, title: str, text: str) -> None:
        """Say what to do in the place where the law speaks."""
        self.table.law.show_reading(Reading("part", title, "", text))

    def _connect(self) -> None:
        table = self.table
        self._commands = {
            "enter": self._while_open(self._cast),
            "f": self._while_open(self.questions.void),
            "l": self._while_open(self.questions.name),
            "c": self._while_open(self.questions.strike),
            "f7": self._while_open(lambda: self.desk.go("correct")),
            "f8": self.change_seats,
            "f9": self.toggle_board,
            "f10": self.questions.end,
            "f11": self.board_wanted.emit,
        }
        for made, key in (
            (table.store, "enter"),
            (table.strike, "c"),
            (table.end, "f10"),
            (table.correct, "f7"),
            (table.change, "f8"),
            (table.show_board, "f9"),
            (table.big, "f11"),
        ):
            made.clicked.connect(lambda _checked=False, key=key: self.press(key))
        table.sheet.clicked.connect(self._mark_at)
        table.sheet.wrote.connect(self._write_at)
        self.seats.seated.connect(self.seat)
        self.seats.left.connect(self.arrive)
        self.desk.changed.connect(lambda _events: self._show())

    def unsaved(self) -> str:
        """A ballot that is keyed and not stored."""
        return "" if self.draft.empty else "这张票还没有存。请先按回车存入，或者按退格清除，再离开。"

    def take(self, draft: Draft) -> None:
        """Go on with another draft."""
        self.draft, self._failed = draft, False
        self._show()

    def _show(self) -> None:
        """Repaint from the folded state and the draft."""
        current = self.current
        if current is None or self._paper != (self.desk.the_case, current.number):
            return
        open_ = current.closed is None
        self.head.show_round(self.desk.election, current)
        self.head.show_state(FAILED if self._failed else SAVED if self.draft.empty else OPEN)
        self.table.show_draft(self.draft, self._reading() if open_ else CLOSED)
        self.table.store.setEnabled(open_)
        self.table.strike.setEnabled(open_)
        self.table.correct.setEnabled(open_)
        self.table.end.setText("F10　结束计票" if open_ else "F10　宣布结果")
        self.table.recent.show_items(
            [
                in_short(current.ballots[seq], current.posts)
                for seq in islice((seq for seq in reversed(current.ballots) if seq not in current.struck), _RECENT)
            ]
        )

    def _ask_seats(self, now: tuple[str, str] | None) -> None:
        self.body.setCurrentWidget(self.seats)
        self.seats.ask(people(self.desk.election), now)

    def _reading(self) -> Reading:
        if self.draft.opposing:
            return OPPOSING
        if self.draft.empty:
            return WAITING
        case = self.desk.the_case
        judged = self.desk.attempt(lambda: counting.judged(case, self.draft.to_ballot()))
        if judged is None:
            return WAITING
        return read(judged, self.draft.posts, case.book, self.desk.election.outsiders)

    def _while_open(self, doing: Callable[[], None]) -> Callable[[], None]:
        """The command, heard only while the count takes ballots."""

        def heard() -> None:
            if self.takes_ballots:
                doing()

        return heard

    def _cast(self) -> None:
        if self.draft.empty:
            self.table.law.show_reading(NOTHING)
            return
        case, ballot, failed = self.desk.the_case, self.draft.to_ballot(), self._failed
        if self.desk.attempt(lambda: counting.cast(case, ballot)) is None:
            self._failed = True
            self.head.show_state(FAILED)
            return
        if failed:
            self.desk.said.emit("这张票存上了。")
        self.take(Draft.of(self.draft.posts))

    def _mark_at(self, post: int, name: str) -> None:
        if self.ready and self.takes_ballots:
            self.take(self.draft.mark(post, name))

    def _write_at(self, post: int) -> None:
        if self.ready and self.takes_ballots:
            self.take(self.draft.turn(post - self.draft.focus))
            self.press("l")
