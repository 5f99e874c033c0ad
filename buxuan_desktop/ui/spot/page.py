"""The spot check page: draw by dice, read blind, compare, follow up."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from buxuan_desktop.app import spotcheck
from buxuan_desktop.app.printing import spot_job, stamp_of
from buxuan_desktop.app.seating import seated
from buxuan_desktop.app.spot_papers import outcome_words
from buxuan_desktop.app.stages import COUNT
from buxuan_desktop.domain.ballot import Ballot
from buxuan_desktop.domain.drawing import Place
from buxuan_desktop.domain.rounds import Round
from buxuan_desktop.domain.spot import SpotCheck
from buxuan_desktop.ui.bundles.signing import SignDialog
from buxuan_desktop.ui.count.asking import Asking
from buxuan_desktop.ui.count.keys import name_of
from buxuan_desktop.ui.decisions.kinds import DoubtDialog
from buxuan_desktop.ui.desk import Desk
from buxuan_desktop.ui.leaving import Leaving
from buxuan_desktop.ui.page import Page, button, label, row
from buxuan_desktop.ui.parts import Parts
from buxuan_desktop.ui.spot.drawing import DrawPart
from buxuan_desktop.ui.spot.outcome import OutcomePart
from buxuan_desktop.ui.spot.reading import ReadPart

RECOUNT_REASONS = ("抽查时纸票和录入的不一致",)
STOP_REASONS = ("这一捆已经封存", "时间不够", "抽查单填错，重新抽")
_DOUBTED = (
    "选一种疑问，说不清的按回车。看不准的按不一致处理：这一捆重新计票，由选举委员会认定。"
    "这是本项目的做法，法律没有规定。"
)
_NOTHING = "现在没有可以抽的票。抽查只能抽逐张录入并且已经确认的捆；请先把各捆录完、确认。"


class SpotPage(Page):
    """Stage 7: 抽查."""

    STAGE = COUNT

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.leaving = Leaving(self)
        self.dialog: Asking | None = None
        self.draw, self.reading, self.outcome = DrawPart(), ReadPart(desk), OutcomePart()
        self.nothing = QWidget()
        self.leave = button("回到计票", "primary")
        self.body = Parts()
        column = QVBoxLayout(self.nothing)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(label("抽查", "title"))
        column.addWidget(label(_NOTHING, "section", wrap=True))
        column.addLayout(row(self.leave, 1))
        column.addStretch(1)
        for part in (self.draw, self.reading, self.outcome, self.nothing):
            self.body.addWidget(part)
        self.column.addWidget(self.body)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.reading.pad.setFocusProxy(self)
        self._connect()

    @property
    def current(self) -> Round | None:
        """The round that can be checked: its count is open."""
        rounds = self.desk.election.rounds if self.desk.case else []
        return rounds[-1] if rounds and rounds[-1].polls_closed and rounds[-1].closed is None else None

    @property
    def spot(self) -> SpotCheck | None:
        """The last check of the round."""
        current = self.current
        return current.table.spots[-1] if current is not None and current.table.spots else None

    def arrive(self) -> None:
        """Where the last check stands; a new one when there is none."""
        spot = self.spot
        if spot is None:
            self._ask()
        elif spot.concluded is None:
            self._show_reading()
        else:
            self._show_outcome()

    def in_hand(self) -> tuple[int, int] | None:
        """The place that is being read."""
        return self.reading.place if self.body.currentWidget() is self.reading else None

    def unsaved(self) -> str:
        """A paper that is keyed and not stored."""
        keyed = self.body.currentWidget() is self.reading and not self.reading.pad.draft.empty
        return "这一张还没有记下。请按回车记下，或者按退格清除，再离开。" if keyed else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """While papers are read every key is meant for them; Escape leads back when nothing is keyed."""
        key = name_of(event)
        if not key or event.isAutoRepeat():
            return
        if self.body.currentWidget() is not self.reading:
            if key == "escape":
                if self.leaving.ready():
                    self.go_back()
            else:
                super().keyPressEvent(event)
        elif key == "escape" and self.reading.pad.draft.empty:
            self.go_back()
        else:
            self.reading.press(key)

    def go_back(self) -> None:
        """To the bundles, where the count goes on."""
        self.desk.go("bundles" if self.current is not None and self.current.table.bundles else "count")

    def print_sheet(self) -> None:
        """The sheet of the last check on paper."""
        from buxuan_desktop.ui.printing.opening import ask_for_job

        current, spot, case = self.current, self.spot, self.desk.the_case
        if current is not None and spot is not None:
            stamp = stamp_of(case.election, case.file, self.desk.clock)
            dialog = ask_for_job(self.desk, self, spot_job(current, spot, stamp))
            if dialog is not None:
                dialog.finished.connect(self._take_keys)

    def _connect(self) -> None:
        reading, outcome = self.reading, self.outcome
        self.draw.drawn.connect(self._draw)
        self.body.currentChanged.connect(lambda _: self.turned.emit())
        reading.list.currentRowChanged.connect(lambda _: self.turned.emit())
        reading.read.connect(self._read)
        reading.doubted.connect(self._ask_doubt)
        reading.compare.connect(lambda: self._conclude(""))
        reading.leave_unread.connect(self._stop)
        reading.print_sheet.connect(self.print_sheet)
        outcome.paper.clicked.connect(self.print_sheet)
        outcome.again.clicked.connect(self._ask)
        outcome.recount.clicked.connect(self._ask_recount)
        outcome.whole.clicked.connect(lambda: self.desk.go("recounts"))
        for made in (outcome.back, self.leave):
            made.clicked.connect(self.go_back)

    def _ask(self) -> None:
        if self.current is None or not spotcheck.drawable(self.desk.the_case).frame:
            self.body.setCurrentWidget(self.nothing)
            self.leave.setFocus()
            return
        self.body.setCurrentWidget(self.draw)
        self.draw.ask(spotcheck.drawable(self.desk.the_case), self._names())

    def _names(self) -> tuple[str, ...]:
        return seated(self.desk.the_case.who) or ()

    def _draw(self, seed: str, number: int, thrown_by: tuple[str, ...], by: tuple[str, ...]) -> None:
        if self._done(lambda: spotcheck.begin(self.desk.the_case, seed, number, thrown_by, by)):
            self._show_reading()

    def _show_reading(self) -> None:
        current, spot = self.current, self.spot
        if current is None or spot is None:
            return
        self.body.setCurrentWidget(self.reading)
        self.reading.show_places(current.posts, spot.places, tuple(spot.reads))
        self._take_keys()

    def _take_keys(self) -> None:
        if self.body.currentWidget() is self.reading:
            self.setFocus()

    def _ask_doubt(self) -> None:
        place, draft = self.reading.place, self.reading.pad.draft
        if place is not None:
            dialog = DoubtDialog(self, told=_DOUBTED)
            dialog.chosen.connect(lambda doubt: self._read(place, draft.to_ballot(), doubt))
            self._open(dialog)

    def _read(self, place: Place, ballot: Ballot | None, doubt: str = "") -> None:
        spot = self.spot
        by = self._names() or (spot.drawn.by if spot else ())
        if self._done(lambda: spotcheck.read(self.desk.the_case, place, ballot, by, doubt)):
            self._show_reading()

    def _stop(self) -> None:
        told = "没有读的票不比对，结束计票时会再提示。写明原因以后，就用已经读的比对。"
        self._sign("抽查不再读下去", told, STOP_REASONS, lambda reason, by: self._conclude(reason, by))

    def _conclude(self, reason: str, by: tuple[str, ...] = ()) -> None:
        spot = self.spot
        signed = by or self._names() or (spot.drawn.by if spot else ())
        if self._done(lambda: spotcheck.conclude(self.desk.the_case, signed, reason)):
            self._show_outcome()

    def _show_outcome(self) -> None:
        current, spot, case = self.current, self.spot, self.desk.the_case
        if current is None or spot is None:
            return
        self.body.setCurrentWidget(self.outcome)
        apart = spotcheck.differences(case, spot)
        self.outcome.show_outcome(outcome_words(spot), apart, current.posts, spotcheck.to_recount(case, spot))

    def _ask_recount(self) -> None:
        told = "重新计票由两组人再各录一遍，原来的结果留在旁边，两次都记在案卷里。"
        self._sign(self.outcome.recount.text().rstrip("…"), told, RECOUNT_REASONS, self._recount)

    def _recount(self, reason: str, by: tuple[str, ...]) -> None:
        case, spot = self.desk.the_case, self.spot
        if spot is not None and self._done(lambda: spotcheck.order_recounts(case, spot, reason, by)):
            self.go_back()
            self.desk.said.emit("已经安排重新计票，请在各捆里由两组人再录。")

    def _sign(
        self, title: str, told: str, reasons: tuple[str, ...], then: Callable[[str, tuple[str, ...]], None]
    ) -> None:
        dialog = SignDialog(self, title, told, reasons, self._names())
        dialog.signed.connect(lambda reason, by, _: then(reason, by))
        self._open(dialog)

    def _open(self, dialog: Asking) -> None:
        self.dialog = dialog
        dialog.finished.connect(self._answered)
        dialog.open()

    def _answered(self) -> None:
        self.dialog = None
        self._take_keys()

    def _done(self, doing: Callable[[], object]) -> bool:
        """Whether something was done and not refused."""
        return self.desk.attempt(lambda: (doing(),)) is not None
