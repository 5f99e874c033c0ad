"""Proving a case file: structure, chain, fold, second counter, views, private values, attachments (design §4)."""

import re
from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path

import msgspec

from buxuan_desktop.app.clock import is_moment
from buxuan_desktop.app.rejudging import declared_otherwise, judged_otherwise, options_of
from buxuan_desktop.app.seating import acting
from buxuan_desktop.app.setup import voter_ref
from buxuan_desktop.domain.access_events import Countersigned
from buxuan_desktop.domain.chain import EMPTY, Head, Stored
from buxuan_desktop.domain.codec import canonical, decode
from buxuan_desktop.domain.election import Election
from buxuan_desktop.domain.events import Event, ResultDeclared
from buxuan_desktop.domain.folding import apply
from buxuan_desktop.domain.plain_text import visible
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.domain.result import Finding
from buxuan_desktop.store import integrity
from buxuan_desktop.store.beside import Counted, counted_beside
from buxuan_desktop.store.casefile import CaseFile
from buxuan_desktop.store.integrity import Fault
from buxuan_desktop.store.recount import NOTHING, differences, from_fold

__all__ = ["Fault", "Verified", "parse_head", "proved", "verify"]

_HEAD = re.compile(r"[0-9]{1,18}:[0-9a-fA-F]{64}")


class Verified(msgspec.Struct, frozen=True):
    """What verifying found: the chain head, the faults (none: it verifies), and notes that are no faults.

    A note says where today's rules would judge otherwise than the verdict in the file.
    """

    head: Head
    faults: tuple[Fault, ...]
    notes: tuple[Finding, ...] = ()


def parse_head(text: str) -> Head:
    """A head as printed on paper, `SEQ:HASH`; Refusal `head-unreadable`."""
    seq, _, digest = text.strip().partition(":")
    if not _HEAD.fullmatch(text.strip()):
        raise Refusal("head-unreadable", head=text)
    return Head(int(seq), digest.lower())


def verify(path: Path, paper: Head | None = None) -> Verified:
    """Prove a case file without changing it; Refusal for what is no case file of this or an earlier program.

    `paper` is a head that was printed earlier: the row of that number must carry that hash. Somebody may go on
    counting meanwhile: all that is looked at is the file of one moment.
    """
    return proved(path, paper)[0]


def proved(path: Path, paper: Head | None = None, *, again: bool = True) -> tuple[Verified, Election | None]:
    """The same, with the state that was folded on the way; None unless the file verifies.

    Without `again` nothing is counted or judged a second time and there are no notes: a file that was changed shows
    without that, and who looks at thousands of files waits half as long.
    """
    folded: list[Election] = []
    try:
        with CaseFile.open(path, write=False, checked=False) as file, file.still():
            found = _verify(file, paper, folded, again=again)
    except Refusal as refusal:
        if refusal.code == "schema-foreign":
            names = refusal.data["names"]
            assert isinstance(names, tuple)
            return Verified(EMPTY, tuple(Fault("schema-differs", 0, name) for name in names)), None
        if refusal.code != "file-damaged":
            raise
        return Verified(EMPTY, (Fault("file-damaged", 0, str(refusal.data.get("detail", ""))),)), None
    return found, None if found.faults else folded[0]


def _verify(file: CaseFile, paper: Head | None, folded: list[Election], *, again: bool = True) -> Verified:
    structure = integrity.check_structure(file)
    if structure:
        return Verified(file.head, (*integrity.read_chain(file, _read, sound=False)[2], *structure))
    schema = integrity.check_schema(file)
    image = file.image()
    with counted_beside(image, views=not schema) if again else nullcontext(None) as second:
        rows, events, chain = integrity.read_chain(file, _read, sound=True)
        faults = [*chain, *schema, *integrity.check_head(file, rows, paper)]
        if chain:
            return Verified(file.head, tuple(faults))
        faults += [*integrity.check_cells(file, image, rows), *_check_moments(rows), *_check_signatures(rows, events)]
        otherwise: list[Finding] = []
        election, folding = _fold(events, otherwise if again else None)
        folded.append(election)
        faults += folding
        if folding:
            return Verified(file.head, tuple(faults))
        beside = integrity.check_private(file, _sealed(election), election.erased)
        beside += integrity.check_blobs(file, {attached.sha256 for attached in election.attachments})
        counts = _check_counts(second(), election, views=not schema) if second is not None else []
        faults += [*counts, *beside]
    try:
        options_of(election)
        otherwise.extend(judged_otherwise(election) if again else ())
    except Refusal as refusal:
        faults.append(Fault("rules-unreadable", 1, str(refusal)))
    return Verified(file.head, tuple(faults), () if faults else tuple(otherwise))


def _check_moments(rows: Sequence[Stored]) -> list[Fault]:
    """The first row of each time that is none."""
    first = {row[1]: row[0] for row in reversed(rows)}
    odd = sorted((seq, at) for at, seq in first.items() if not is_moment(at))
    return [Fault("moment-unreadable", seq, visible(at.decode())) for seq, at in odd]


def _check_signatures(rows: Sequence[Stored], events: Sequence[tuple[int, Event | Fault]]) -> list[Fault]:
    """Second signatures by whoever did what they stand under: two people sign, not one twice (C17)."""
    signed = ((row, event) for row, (_, event) in zip(rows, events, strict=True) if isinstance(event, Countersigned))
    alone = (row[0] for row, event in signed if event.name == acting(row[2].decode(errors="replace")))
    return [Fault("signed-by-one", seq) for seq in alone]


def _read(kind: bytes, body: bytes) -> Event | Fault:
    """The event of a row, or why it is none that this program wrote."""
    try:
        event = decode(kind, body)
        return event if canonical(event) == body else Fault("body-not-canonical")
    except (Refusal, ValueError, RecursionError) as error:
        return Fault("fold-refused", 0, str(error))


def _fold(events: Sequence[tuple[int, Event | Fault]], otherwise: list[Finding] | None) -> tuple[Election, list[Fault]]:
    """The folded state and the row that does not fit; verdicts that differ today go to `otherwise`, if any."""
    election = Election()
    seq = 0
    try:
        for seq, event in events:
            if isinstance(event, Fault):
                return election, [msgspec.structs.replace(event, row=seq)]
            if otherwise is not None and isinstance(event, ResultDeclared):
                otherwise.extend(declared_otherwise(election, event))
            apply(election, seq, event)
        election.case  # noqa: B018 - a ledger without an opening is no case
        for current in election.rounds:
            current.tally.counts  # noqa: B018 - equal ballots enter the totals only when somebody looks
    except (Refusal, KeyError, ValueError, RecursionError, OverflowError) as error:
        return election, [Fault("fold-refused", seq, str(error))]
    return election, []


def _sealed(election: Election) -> dict[tuple[str, str], str]:
    register = election.register
    left = {number: one.elector for number, one in register.struck.items()}
    listed = {
        (voter_ref(number), name): digest
        for number, voter in (*election.voters.items(), *left.items())
        for name, digest in voter.sealed.items()
    }
    return listed | register.sealed | election.records.sealed | election.access.sealed


def _check_counts(second: Counted, election: Election, views: bool) -> list[Fault]:
    """Fold, second counter and views must agree in every round."""
    faults = []
    for current in election.rounds:
        first = from_fold(current.tally)
        apart = differences(first, second.rounds.get(current.number, NOTHING))
        if apart:
            faults.append(Fault("counters-differ", 0, f"{current.number}: {'；'.join(apart)}"))
        seen = second.seen.get(current.number, NOTHING)
        unlike = differences(first, msgspec.structs.replace(seen, posts=first.posts)) if views else []
        if unlike:
            faults.append(Fault("views-differ", 0, f"{current.number}: {'；'.join(unlike)}"))
    for current in election.rounds if views else ():
        numbers = (current.registered, current.issued) if current.polls_closed else (None, None)
        shown = second.polls.get(current.number)
        if shown != (*numbers, current.boxes):
            faults.append(Fault("views-differ", 0, f"{current.number}: {shown}"))
    names = len(election.voters)
    if views and second.voters != names:
        faults.append(Fault("views-differ", 0, f"voters: {names}"))
    if second.records is not None and second.records != len(election.records):
        faults.append(Fault("views-differ", 0, f"records: {len(election.records)}"))
    return faults
