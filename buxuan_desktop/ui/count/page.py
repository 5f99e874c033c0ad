"""The count page: a key changes the draft, Enter puts it into the file, and only then the page clears."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from buxuan_desktop.app import counting
from buxuan_desktop.app.keying import BundleKeying, Keying, RoundKeying, unfinished_entry
from buxuan_desktop.app.open_matters import BUNDLE, open_matters
from buxuan_desktop.app.pace import Pace
from buxuan_desktop.app.people import people
from buxuan_desktop.app.seating import seated
from buxuan_desktop.app.signing import resume
from buxuan_desktop.app.stages import COUNT
from buxuan_desktop.domain.events import BallotCast
from buxuan_desktop.domain.rounds import Round
from buxuan_desktop.rules.permissions import Action
from buxuan_desktop.ui.count.draft import Draft, folded
from buxuan_desktop.ui.count.head import Head
from buxuan_desktop.ui.count.keys import name_of
from buxuan_desktop.ui.count.more import More
from buxuan_desktop.ui.count.progress import FAILED, OPEN, SAVED
from buxuan_desktop.ui.count.questions import Questions
from buxuan_desktop.ui.count.reading import (
    ALL_CONFIRMED,
    CLOSED,
    DOUBTED,
    NOTHING,
    OPPOSING,
    WAITING,
    Reading,
    in_short,
    read,
)
from buxuan_desktop.ui.count.seats import Seats
from buxuan_desktop.ui.count.table import Table
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.hall.speaking import Speaker
from buxuan_desktop.ui.mirror.light import Light
from buxuan_desktop.ui.page import Page, label
from buxuan_desktop.ui.parts import Parts
from buxuan_desktop.words.count_keys import CANDIDATE_KEYS

if TYPE_CHECKING:
    from buxuan_desktop.ui.count.asking import Asking

_RECENT = 8
HALL_KEYS = {"f12": "pause", "pagedown": "next", "pageup": "back"}
"""Keys for the board on the hall's screen, and what each asks of it."""
HALL_WORDS = {
    "pause": "大屏暂停，或者接着显示（F12）",
    "next": "大屏翻页（PgDn）",
    "scheme": "大屏换成深色，或者浅色",
    "first": "大屏显示初录进度，或者不显示",
}
"""The same in 更多, where it is found by whoever does not know the keys."""


class CountPage(Page):
    """Stage 7. `draft` is the ballot being keyed, `press` takes a key by its name (see `draft` and `keys`).

    `board` is shown beside the ballot by F9, which `board_turned` tells; `board_wanted` asks for the board on the big
    screen, `hall_asked` tells what is asked of it there.
    """

    STAGE = COUNT
    board_wanted = Signal()
    board_turned = Signal()
    hall_asked = Signal(str)

    def __init__(self, desk: Desk, board: QWidget | None = None) -> None:
        super().__init__(desk)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setAccessibleName("计票")
        self.draft = Draft.of(())
        self.questions = Questions(self)
        self._pace = Pace()
        self.speaker = Speaker()
        self._paper: tuple[object, int, object] | None = None
        self._failed = self._storing = self._changing = False
        self._short: dict[int, tuple[BallotCast, str]] = {}
        self.light = Light(desk.upkeep)
        self.head, self.seats, self.table = Head(self.light), Seats(desk), Table(board)
        self.note = label("", "section", wrap=True)
        self.body = Parts()
        for part in (self.table, self.seats, self.note):
            self.body.addWidget(part)
        self.column.setSpacing(12)
        self.column.setContentsMargins(32, 20, 32, 16)
        self.column.addWidget(self.head)
        self.column.addWidget(self.body, 1)
        self._connect()

    @property
    def dialog(self) -> "Asking | None":
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
    def keying(self) -> Keying:
        """Where the next ballot goes: an entry of a bundle, or the round itself."""
        return self.desk.keying or RoundKeying(self.desk.the_case)

    @property
    def takes_ballots(self) -> bool:
        """Whether the count still takes ballots; where there are bundles, only while one of them is being keyed."""
        current = self.current
        if current is None or current.closed is not None:
            return False
        return self.desk.keying is not None or not current.table.bundles

    def arrive(self) -> None:
        """Show the current paper; a draft of the same paper stays."""
        current = self.current
        if current is None:
            self.head.hide()
            self.note.setText("现在没有要计的票。请先在“投票”一步截止投票，填写票箱的数字。")
            self.body.setCurrentWidget(self.note)
            return
        if self._leads_to_bundles(current):
            self.desk.go("bundles")
            return
        self.head.show()
        paper = (self.desk.the_case, current.number, self.desk.keying)
        if self._paper != paper:
            self._paper, self.draft, self._failed, self._short = paper, Draft.of(current.posts), False, {}
        self._changing = False
        if self.ready:
            self.body.setCurrentWidget(self.table)
            self.setFocus()
        else:
            self._ask_seats(None)
        self._show()

    def _leads_to_bundles(self, current: Round) -> bool:
        """Take up the entry that was being keyed; otherwise bundles that are not all confirmed come first."""
        case = self.desk.the_case
        if self.desk.keying is None and current.closed is None:
            self.desk.keying = unfinished = unfinished_entry(case)
            if unfinished is not None:
                resume(case, *unfinished.people)
        table = current.table
        open_ = table.awaited or any(
            not one.confirmed or one.recounting or one.contested for one in table.bundles.values()
        )
        return self.desk.keying is None and current.closed is None and bool(open_)

    def seat(self, teller: str, scrutineer: str) -> None:
        """These two sit at the table from now on; every record carries their names."""
        resume(self.desk.the_case, teller, scrutineer)
        self.arrive()
        self.desk.go("count")

    def seat_changed(self) -> None:
        """Only two who proved themselves key on; the ballot that is keyed stays."""
        self.arrive()

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
        command, made = self._commands.get(folded(key)), self._acting.get(folded(key))
        if made is not None and made.isVisible() and made.refuses():
            return
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

    def toggle_speech(self) -> None:
        """Read each ballot back once it is stored, or no longer."""
        self.speaker.on = not self.speaker.on
        how = "存入一张就读出一张" if self.speaker.speaks else "这台电脑没有中文语音，存入一张响一声"
        self.desk.said.emit(f"读票已打开：{how}。按 F5 停止。" if self.speaker.on else "读票已停止。")

    def offers(self) -> tuple[More, ...]:
        """What stands under 更多 now."""
        current, go = self.current, self.desk.go
        bundled = current is not None and bool(current.table.bundles)
        at_table = bool(self.desk.election.case.table)
        offered: list[tuple[str, Callable[[], None]]] = [
            ("换计票人、监票人（F8）", self.change_seats),
            ("停止读票（F5）" if self.speaker.on else "存入一张读一张（F5）", self.toggle_speech),
            ("备份到U盘（F6）", self.questions.mirror),
        ]
        if not at_table:
            offered.append(("人员与权限：登记值守人员、口令", partial(go, "access")))
            offered.append(("认定与核对：疑问、异议、重新计票、票数平衡（F4）", self.questions.decide))
        if self.takes_ballots and not at_table:
            offered.append(("更正票箱和发出的数字（F7）", partial(go, "correct")))
        if bundled:
            offered.append(("各捆的情况", partial(go, "bundles")))
            offered.append(("交回主机" if at_table else "多桌计票", partial(go, "tables")))
        offered.append(("打印按键卡、手册…", self.questions.print_card))
        if self.table.hall_shown:
            offered += [(words, partial(self._hall, asked)) for asked, words in HALL_WORDS.items()]
        return tuple(More(key, words, do) for key, (words, do) in zip(CANDIDATE_KEYS, offered, strict=False))

    def _spoken(self) -> str:
        last, current = next(self.keying.recent(1), None), self.current
        return "" if last is None or current is None else in_short(last, current.posts)

    def _hall(self, asked: str) -> None:
        """Something is asked of the board on the hall's screen, heard while it is there."""
        if self.table.hall_shown:
            self.hall_asked.emit(asked)

    def in_hand(self) -> tuple[int, int] | None:
        """The next paper of the entry that is being keyed."""
        keying = self.desk.keying
        return (keying.bundle, keying.progress.keyed + 1) if isinstance(keying, BundleKeying) else None

    def hint(self, title: str, text: str) -> None:
        """Say what to do in the place where the law speaks."""
        self.table.law.show_reading(Reading("part", title, "", text))

    def _connect(self) -> None:
        table = self.table
        self._commands: dict[str, Callable[[], object]] = {
            "enter": self._while_open(self._cast),
            "f": self._while_open(self.questions.void),
            "l": self._while_open(self.questions.name),
            "c": self._while_open(self.questions.strike),
            "d": self._while_open(self.questions.doubt),
            "m": self.questions.more,
            "f4": self.questions.decide,
            "f5": self.toggle_speech,
            "f6": self.questions.mirror,
            "f7": self._while_open(self.questions.correct),
            "f8": self.change_seats,
            "f9": self.toggle_board,
            "f10": self.questions.end,
            "f11": self.board_wanted.emit,
            **{key: partial(self._hall, asked) for key, asked in HALL_KEYS.items()},
        }
        self._acting = {"enter": table.store, "c": table.strike, "f10": table.end}
        for made, key in (
            (table.store, "enter"),
            (table.strike, "c"),
            (table.end, "f10"),
            (table.more, "m"),
            (table.decide, "f4"),
            (table.show_board, "f9"),
            (table.big, "f11"),
            (self.light, "f6"),
        ):
            made.clicked.connect(lambda _checked=False, key=key: self.press(key))
        table.sheet.clicked.connect(self._mark_at)
        table.sheet.wrote.connect(self._write_at)
        self.seats.seated.connect(self.seat)
        self.seats.left.connect(self.arrive)
        self.seats.bundled.connect(lambda: self.desk.go("bundles"))
        self.desk.changed.connect(lambda _events: self._written())

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
        if current is None or self._paper != (self.desk.the_case, current.number, self.desk.keying):
            return
        open_ = self.takes_ballots
        self.head.show_round(self.desk.election, current, self.keying, self._pace.per_hour)
        self.head.show_state(FAILED if self._failed else SAVED if self.draft.empty else OPEN)
        self.table.show_draft(self.draft, self._reading() if open_ else self._ended())
        self.table.store.setEnabled(open_)
        self.table.strike.setEnabled(open_)
        waiting = sum(len(one.numbers) for one in open_matters(self.desk.the_case) if one.kind != BUNDLE)
        self.table.show_waiting(waiting, current.closed is None)
        self.table.end.setText(self._end_words(current))
        bundled, closed = self.desk.keying is not None, current.closed is not None
        self.table.strike.needs(Action.KEY if bundled else Action.STRIKE)
        ends = (Action.DECLARE,) if closed else (Action.CLOSE_COUNT, Action.DECLARE)
        self.table.end.needs(*((Action.KEY,) if bundled else ends))
        last = tuple(self.keying.recent(_RECENT))
        self._short = {id(one): self._short.get(id(one)) or (one, in_short(one, current.posts)) for one in last}
        self.table.recent.show_items(tuple(self._short[id(one)][1] for one in last))

    def _end_words(self, current: Round) -> str:
        if self.desk.keying is not None:
            return "F10　这一遍录完了"
        return "F10　结束计票" if current.closed is None else "F10　宣布结果"

    def _ended(self) -> Reading:
        current = self.current
        return CLOSED if current is not None and current.closed is not None else ALL_CONFIRMED

    def _written(self) -> None:
        """Something is in the file. A ballot of this page is shown with the cleared paper, both at once."""
        if not self._storing:
            self._show()

    def _ask_seats(self, now: tuple[str, str] | None) -> None:
        self.body.setCurrentWidget(self.seats)
        current = self.current
        fresh = current is not None and not current.ballots and not current.table.bundles and not current.table.doubts
        self.seats.ask(lambda: people(self.desk.election), now, choose=fresh and now is None)

    def _reading(self) -> Reading:
        if self.draft.doubt:
            return DOUBTED
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
        case, draft, failed, keying = self.desk.the_case, self.draft, self._failed, self.keying
        head, refused = case.file.head, len(case.election.access.refused)
        self._storing = True

        def store() -> tuple[bool]:
            return (keying.enter(draft.to_ballot(), draft.doubt),)

        stored = self.desk.attempt(store)
        self._storing = False
        # A ballot that seemed refused a moment ago, and is in the file after all, must not be keyed again.
        went_in = failed and case.file.head != head and len(case.election.access.refused) == refused
        if not stored and not went_in:
            self._failed = True
            self.head.show_state(FAILED)
            return
        self._pace.note(self.desk.clock())
        doubtful = bool(stored and stored[0])
        self.speaker.say("有疑问" if doubtful else self._spoken())
        if doubtful and not draft.doubt:
            self.desk.said.emit("名单上有同名的人，看不出写的是哪一个。这张票交总监票人和选举委员会认定，请单独放好。")
        if failed and stored and not case.asides:
            self.desk.said.emit("这张票存上了。")
        self.take(Draft.of(self.draft.posts))

    def _mark_at(self, post: int, name: str) -> None:
        if self.ready and self.takes_ballots:
            self.take(self.draft.mark(post, name))

    def _write_at(self, post: int) -> None:
        if self.ready and self.takes_ballots:
            self.take(self.draft.turn(post - self.draft.focus))
            self.press("l")
