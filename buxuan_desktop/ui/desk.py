"""What all pages share: the open case, who sits at the table, where to go next, and one signal per durable write."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

from buxuan_desktop.app.clock import Clock
from buxuan_desktop.app.stages import COUNT, RESULT, SETUP, VOTE, where
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.ui.mirror.upkeep import Upkeep
from buxuan_desktop.words import of_refusal

if TYPE_CHECKING:
    # The first window waits for no case: what opens one is loaded with it.
    from buxuan_desktop.app.case import Case
    from buxuan_desktop.app.keying import Keying
    from buxuan_desktop.domain.checkin import PlaceState
    from buxuan_desktop.domain.election import Election
    from buxuan_desktop.domain.events import Event
    from buxuan_desktop.rules.permissions import Action
    from buxuan_desktop.ui.printing.prints import Prints

T = TypeVar("T")
_ANSWERED_BY_PASSPHRASE = ("case-passphrase-needed", "case-passphrase-wrong")
PAGE_OF_STAGE = {SETUP: "setup", VOTE: "day", COUNT: "count", RESULT: "verdict"}


class Desk(QObject):
    """The one object that pages talk to.

    `keying` is what is being keyed at the table, `bundle` the one that a page is about; `stage` is the stage whose
    page is shown, `kind` and `number` which records, and which of them (0: the first, or a new one); `surveyed` is the
    row of the survey of gaps that the next new case is for; `elector` is whom the list of electors opens at, once;
    `refusal` is the code of what is being refused just now.

    Signals:
        changed: events that are now durable in the file (a tuple of Event); views repaint from `election`.
        opened: another case is on the desk, or none.
        going: the name of the page to show.
        acting: buttons that write came on screen, in a case in which people are named.
        set_lock: this computer locks after other minutes than before, or nobody sits at it any more.
        refused: a sentence for the user; nothing was lost.
        said: a sentence that something went well.
        tour_wanted: somebody wants to be shown around.
        handover_met: the case that was just opened was handed over, and nobody has taken it up yet.
    """

    changed = Signal(object)
    opened = Signal()
    going = Signal(str)
    acting = Signal()
    set_lock = Signal()
    refused = Signal(str)
    said = Signal(str)
    tour_wanted = Signal()
    handover_met = Signal()

    def __init__(self, clock: Clock, keeper: str, home: Path) -> None:
        super().__init__()
        self.clock = clock
        self.keeper = keeper
        self.home = home
        self.case: Case | None = None
        self.keying: Keying | None = None
        self.bundle = 0
        self.stage = 0
        self.kind = ""
        self.number = 0
        self.elector = 0
        self.refusal = ""
        self.surveyed: int | None = None
        self._prints: Prints | None = None
        self.upkeep = Upkeep(home)
        self.upkeep.stopped.connect(self.refused)
        self.upkeep.caught_up.connect(lambda: self.said.emit("备份已经补上。"))

    @property
    def election(self) -> "Election":
        """The folded state of the open case."""
        return self.the_case.election

    @property
    def the_case(self) -> "Case":
        """The open case; pages that need one are shown only while there is one."""
        if self.case is None:
            raise RuntimeError("no case on the desk")
        return self.case

    @property
    def guarded(self) -> bool:
        """Whether people are named with a PIN in the open case."""
        return self.case is not None and self.case.election.access.guarded

    def put(self, case: "Case | None", *, forget: bool = True) -> None:
        """Put another case on the desk (or none) and close the one before; its passphrase is forgotten with it."""
        if self.case is not None:
            self.upkeep.leave()
            self.case.close()
            if forget:
                from buxuan_desktop.app import passphrases

                passphrases.forget()
        self.case, self.keying, self.bundle = case, None, 0
        if case is not None:
            case.listen(self._tell)
            self.upkeep.take(case)
        self.opened.emit()

    def go(self, page: str) -> None:
        """Show a page by its name, one of `program.PAGES`."""
        self.going.emit(page)

    def turn_to(self, bundle: int) -> None:
        """The bundle that the next page is about; nothing is being keyed."""
        self.bundle, self.keying = bundle, None

    def show_stage(self, stage: int) -> None:
        """Show the page of a stage: counting and result have their own, the others what is to be done in them."""
        self.stage = stage
        self.go({COUNT: "count", RESULT: "verdict"}.get(stage, "stage"))

    def show_records(self, kind: str, number: int = 0) -> None:
        """Show the records of a kind, by its tag."""
        self.kind, self.number = kind, number
        self.go("records")

    def go_on(self) -> None:
        """Show the page of the stage that the case stands in: before its first vote the case's home.

        A table's file, a rehearsal and practice have no home to look after and go straight on.
        """
        self.go(self._page_ahead() if self.case else "start")

    def go_home(self) -> None:
        """Show the home of the case; without one the start page."""
        at_home = self.case is not None and self.election.posts and not self.election.case.table
        self.go("home" if at_home else "start")

    def _page_ahead(self) -> str:
        election = self.election
        opened = election.case
        if election.posts and not election.rounds and not opened.table and not opened.rehearsal:
            return "home"
        if any(place.closed is None for place in self._places_now()):
            return "rollcall" if opened.electors == "representatives" else "checkin"
        return PAGE_OF_STAGE[where(election)]

    def _places_now(self) -> "Iterable[PlaceState]":
        """The places that hand out ballots of the round under way."""
        current = self.election.rounds[-1] if self.election.rounds else None
        begun = current is not None and current.checkin is not None and not current.polls_closed
        return current.checkin.places.values() if current and current.checkin and begun else ()

    @property
    def prints(self) -> "Prints":
        """What is on its way to printers."""
        if self._prints is None:
            # Here, because no start of the window waits for it.
            from buxuan_desktop.ui.printing.prints import Prints

            self._prints = Prints()
            self._prints.troubled.connect(self.refused)
        return self._prints

    def attempt(self, doing: Callable[[], T]) -> T | None:
        """Do something that may be refused; the refusal is said in words and None returned.

        Where a case needs its passphrase people are asked for it, and it is done anew; so it must be refused before
        anything of it is done, as opening and reading are.
        """
        try:
            return doing()
        except Refusal as refusal:
            return self._with_passphrase(doing, refusal)

    def _with_passphrase(self, doing: Callable[[], T], refusal: Refusal) -> T | None:
        while refusal.code in _ANSWERED_BY_PASSPHRASE:
            # Here, because no start of the window waits for it.
            from buxuan_desktop.app.passphrases import offered
            from buxuan_desktop.ui.passphrase.asking import ask_passphrase

            wrong = refusal.code == _ANSWERED_BY_PASSPHRASE[1]
            typed = ask_passphrase(Path(str(refusal.data["path"])), wrong=wrong)
            if not typed:
                break
            try:
                with offered(typed):
                    return doing()
            except Refusal as again:
                refusal = again
        self._refuse(refusal)
        return None

    def allowed(self, action: "Action") -> bool:
        """Whether whoever sits here may do it; a refusal is written down and said."""
        from buxuan_desktop.app.permissions import require

        def asked() -> bool:
            require(self.the_case, action)
            return True

        return bool(self.attempt(asked))

    def why_not(self, action: "Action") -> str:
        """Why whoever sits here may not do it, in words; "" where they may, or where nobody is named with a PIN."""
        if self.case is None or not self.guarded:
            return ""
        from buxuan_desktop.ui.access.greying import reason

        return reason(self.case, action)

    def _refuse(self, refusal: Refusal) -> None:
        """Say it; while it is said `refusal` is its code, so that whoever says it knows where help is."""
        self.refusal = refusal.code
        self.refused.emit(of_refusal(refusal))
        self.refusal = ""

    def _tell(self, events: "Sequence[Event]") -> None:
        self.changed.emit(tuple(events))
        for aside in self.case.asides if self.case else ():
            self._refuse(aside)
