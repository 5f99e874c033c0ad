"""A case at the table: the file and the state folded from it, always in step."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from buxuan_desktop.app.asides import Moment, asides_of
from buxuan_desktop.app.clock import Clock, stamp
from buxuan_desktop.app.fitness import check_moment, check_written, fit_rows
from buxuan_desktop.app.permissions import admitted
from buxuan_desktop.app.rulebooks import book_of
from buxuan_desktop.domain.access_events import ActRefused, Countersigned
from buxuan_desktop.domain.chain import EMPTY, Entry, Head, Stored, unbroken
from buxuan_desktop.domain.codec import decode, encode
from buxuan_desktop.domain.election import Election
from buxuan_desktop.domain.events import CaseOpened, CopyTakenUp, Event, HandoverCancelled, TakenOver
from buxuan_desktop.domain.folding import apply
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.rules.options import Options, resolve
from buxuan_desktop.rules.profile import RuleBook
from buxuan_desktop.store.casefile import CaseFile
from buxuan_desktop.words.access import UNSEATED

if TYPE_CHECKING:
    from collections.abc import Iterator

_CHANGES_CUSTODY = (TakenOver, HandoverCancelled, CopyTakenUp)

Changed = Callable[[Sequence[Event]], None]
"""Told once after each durable write, with the events written."""


def fold_file(file: CaseFile, each: Callable[[Stored, Event], None] | None = None, *, shown: bool = False) -> Election:
    """The state of a case file, folded from its first row to its last; Refusal when the chain does not hold.

    `each` is told every row with its event. What is to be `shown` on a screen is fit for it (`app.fitness`).
    """
    election = Election()
    moments: set[bytes] = set()
    row: Stored | None = None
    with file.still():
        try:
            rows = fit_rows(file) if shown else file.stored()
            for row, event in unbroken(rows, decode):
                if row[1] not in moments:
                    check_moment(file.path, row[0], row[1])
                    moments.add(row[1])
                if each is not None:
                    each(row, event)
                apply(election, row[0], event)
        except (KeyError, ValueError, RecursionError, OverflowError) as error:
            raise Refusal("file-damaged", path=str(file.path), detail=str(error)) from error
        head = Head(row[0], row[-1].decode()) if row else EMPTY
        if head != file.stored_head():
            raise Refusal("head-differs", path=str(file.path), row=head.seq)
    return election


def is_rehearsal(path: Path) -> bool:
    """Whether a case file says in its first row that a rehearsal made it; False too where that cannot be read."""
    opening = opening_in(path)
    return opening is not None and opening.rehearsal


def opening_in(path: Path) -> CaseOpened | None:
    """What a case file begins with; None where that cannot be read."""
    try:
        with CaseFile.open(path, write=False, checked=False) as file:
            _, opening = next(unbroken(file.stored(1), decode), (None, None))
    except Refusal:
        return None
    return opening if isinstance(opening, CaseOpened) else None


class Case:
    """An open case: reads for everybody, writes for the installation that keeps it.

    `who` is the person at the table, `keeper` this installation. A write is durable before it is told. `asides` is
    what has to be said beside the last write although it went in.

    Where people are named with a PIN, `seat` are those who signed in (two at a counting table, the teller first),
    `second` is the second signature under what is done now, and nothing is written while it is `locked`
    (`app.signing` sets all three).
    """

    def __init__(self, file: CaseFile, election: Election, clock: Clock, who: str, keeper: str) -> None:
        self.file = file
        self._election: Election | None = election
        self.clock = clock
        self.who = who
        self.keeper = keeper
        self.asides: tuple[Refusal, ...] = ()
        self.seat: tuple[str, ...] = ()
        self.second: Countersigned | None = None
        self.locked = False
        row = file.last_row()
        self._last = Moment(row.at, row.kind) if row else None
        self._listeners: list[Changed] = []
        self._rules: tuple[RuleBook, Options] | None = None

    @classmethod
    def create(cls, path: Path, opening: CaseOpened, clock: Clock, who: str) -> "Case":
        """A new case file that begins with `opening`; when that cannot be written there is no file."""
        file = CaseFile.create(path)
        case = cls(file, Election(), clock, who, opening.keeper)
        try:
            case.record(opening)
        except BaseException:
            file.discard()
            raise
        return case

    @classmethod
    def open(cls, path: Path, clock: Clock, who: str, keeper: str) -> "Case":
        """An existing case for writing; Refusal `kept-elsewhere` when another installation keeps it."""
        file = CaseFile.open(path, write=True)
        try:
            case = cls(file, fold_file(file, shown=True), clock, who, keeper)
            # Rules that cannot be read are told now, not on whatever page asks for them first.
            book_of(case.election.case)
        except BaseException:
            file.close()
            raise
        return case

    def close(self) -> None:
        """Close the file."""
        self.file.close()

    def __enter__(self) -> "Case":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def election(self) -> Election:
        """The folded state; folded anew from the file after a write that failed."""
        if self._election is None:
            self._election = fold_file(self.file)
        return self._election

    @property
    def book(self) -> RuleBook:
        """The rules that this case keeps a copy of."""
        return self._judged_by()[0]

    @property
    def options(self) -> Options:
        """The options in force; Refusal `option-missing` names one that nobody has set."""
        return self._judged_by()[1]

    def listen(self, listener: Changed) -> None:
        """Be told of each durable write."""
        self._listeners.append(listener)

    def record(
        self, *events: Event, before_commit: Callable[[], None] | None = None, who: Sequence[str] = ()
    ) -> Sequence[int]:
        """Write events in one durable transaction and fold them in; returns their seqs.

        `before_commit` writes what belongs to the same transaction. `who` says who did each event, where that was not
        the person at the table here. When anything fails nothing is written and the state is what the file says.
        What the matrix of roles does not allow is refused, and the refusal written down (`app.permissions`).
        """
        if not events:
            return ()
        self._may_write(events)
        if not self.election.access.guarded:
            return self._write(events, before_commit, who)
        signature = admitted(self, events)
        if signature is None:
            return self._write(events, before_commit, who)
        return self._write((signature, *events), before_commit, (self.who, *who) if who else ())[1:]

    def note(self, refused: ActRefused) -> None:
        """Write down what was refused; nobody has to be allowed that."""
        self._may_write((refused,))
        self._write((refused,), None, (self.who if self.seat or not self.election.access.guarded else UNSEATED,))

    def _write(
        self, events: Sequence[Event], before_commit: Callable[[], None] | None, who: Sequence[str]
    ) -> Sequence[int]:
        at = stamp(self.clock())
        entries = self._entries(at, events, who)
        with self._restored(), self.file.transaction():
            seqs = self.file.append(entries)
            election = self.election
            for seq, event in zip(seqs, events, strict=True):
                apply(election, seq, event)
            if before_commit:
                before_commit()
        before, self._last = self._last, Moment(at, events[-1].KIND)
        self.asides = asides_of(before, self._last, unsure=self.file.unsure)
        for listener in self._listeners:
            listener(events)
        return seqs

    def _entries(self, at: str, events: Sequence[Event], who: Sequence[str]) -> Iterable[Entry]:
        """Equal sheets are one record, and are encoded once."""
        known: dict[tuple[int, str], Entry] = {}
        rehearsed = self._is_rehearsed(events)
        for event, name in zip(events, who or (self.who,) * len(events), strict=True):
            entry = known.get((id(event), name))
            if entry is None:
                entry = known[id(event), name] = Entry(at, name, event.KIND, encode(event))
                if not rehearsed:
                    check_written(entry)
            yield entry

    def _is_rehearsed(self, events: Sequence[Event]) -> bool:
        opened = events[0] if isinstance(events[0], CaseOpened) else self.election.opened
        return opened is not None and opened.rehearsal

    def _may_write(self, events: Sequence[Event]) -> None:
        custody = self.election.custody
        if self.election.opened is None or isinstance(events[0], _CHANGES_CUSTODY):
            return
        if not custody.may_write(self.keeper):
            to = custody.pending.to if custody.pending else ""
            raise Refusal("handed-over" if to else "kept-elsewhere", path=str(self.file.path), to=to)

    @contextmanager
    def _restored(self) -> "Iterator[None]":
        try:
            yield
        except BaseException:
            # Folded at the next look: just now the file may be out of reach.
            self._election = None
            raise

    def _judged_by(self) -> tuple[RuleBook, Options]:
        if self._rules is None:
            book = book_of(self.election.case)
            self._rules = book, resolve(self.election.case.options, book, len(self.election.posts))
        return self._rules
