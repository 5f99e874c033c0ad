"""The ledger for others to check: rows with their bodies withheld, and stretches that are not shown at all.

A row is `[seq,at,who,kind,sha256hex(body),prev,hash]`, with the body as an eighth element where it is given. A stretch
of rows that are not shown is `[first,last,hash of last]`.

A ballot says so little that its body's hash gives it away: whoever knows the candidates, or told a voter which name to
write in, tries a few bodies and knows which row it is, with its time and its teller. The hash of the row itself is no
better, since the row before it stands there. So in public nothing between the close of the polls and that of the count
has a row: the chain goes up to the one and on from the other, and who wants all of it opens the sealed record. Rows
that name electors stay out as well.
"""

from collections.abc import Iterable, Iterator, Set

import msgspec

from buxuan_desktop.domain import bundle_events as be
from buxuan_desktop.domain import events as ev
from buxuan_desktop.domain import table_events as te
from buxuan_desktop.domain.chain import Row, body_hash
from buxuan_desktop.domain.codec import decode
from buxuan_desktop.domain.result import PostResult

_PUBLIC_ROWS = frozenset(
    kind.KIND
    for kind in (
        ev.CaseOpened,
        ev.PostsSet,
        ev.ElectorsCounted,
        ev.RoundOpened,
        ev.PollsClosed,
        ev.PollsCorrected,
        ev.CountClosed,
        ev.ResultDeclared,
        ev.WinnerVoided,
        ev.HoldReleased,
        ev.HandedOver,
        ev.TakenOver,
        ev.HandoverCancelled,
        ev.CopyTakenUp,
        ev.FileAttached,
    )
)
"""Kinds whose rows everybody may see. A kind that is not named here is not shown, so a new one has to be thought of."""

_SEALED_BODIES = frozenset(
    kind.KIND
    for kind in (
        ev.CaseOpened,
        ev.PostsSet,
        ev.ElectorsCounted,
        ev.NamesNoted,
        ev.RoundOpened,
        ev.PollsClosed,
        ev.PollsCorrected,
        ev.BallotCast,
        ev.BallotStruck,
        ev.CountClosed,
        ev.ResultDeclared,
        ev.WinnerVoided,
        ev.HoldReleased,
        be.BundlesTied,
        be.BundleResized,
        be.EntryBegun,
        be.SheetKeyed,
        be.SheetStruck,
        be.TotalsKeyed,
        be.EntryEnded,
        be.EntryDropped,
        be.PlaceSettled,
        be.TotalsSettled,
        be.BallotDoubted,
        be.DoubtDecided,
        be.BundleConfirmed,
        be.TotalsConfirmed,
        be.TotalsStruck,
        be.RecountOrdered,
        be.RecountDecided,
        be.NamesJoined,
        be.PapersAccounted,
        te.TableMerged,
        te.TableReleased,
        te.EntryChosen,
    )
)
"""Kinds whose bodies go with the sealed ballots: what the count stands on, nothing of electors, families, objectors."""

_RELATIVES = frozenset(("member", "relation"))


def public_chain(rows: Iterable[Row]) -> bytes:
    """Lines of JSON for everybody."""
    return b"".join(_line(one) for one in _public(rows))


def sealed_chain(rows: Iterable[Row]) -> bytes:
    """Lines of JSON that are sealed with the ballots: every row."""
    return b"".join(_line(_shown(row, body=row.kind in _SEALED_BODIES)) for row in rows)


def _line(one: tuple[object, ...]) -> bytes:
    return msgspec.json.encode(one) + b"\n"


def _shown(row: Row, *, body: bool) -> tuple[object, ...]:
    shown = (row.seq, row.at, row.who, row.kind, body_hash(row.body), row.prev, row.hash)
    return (*shown, row.body) if body else shown


def _public(rows: Iterable[Row]) -> Iterator[tuple[object, ...]]:
    first, last = 0, None
    counting = False
    candidates: dict[str, frozenset[str]] = {}
    for row in rows:
        # In one piece: a row shown in the middle of a count would leave few ballots between it and the next.
        counting = counting and row.kind != ev.CountClosed.KIND
        if counting or row.kind not in _PUBLIC_ROWS:
            first, last = first or row.seq, row
            continue
        counting = row.kind == ev.PollsClosed.KIND
        if last is not None:
            yield first, last.seq, last.hash
            first, last = 0, None
        event = decode(row.kind, row.body)
        if isinstance(event, ev.RoundOpened):
            candidates = {post.title: frozenset(post.candidates) for post in event.posts}
        yield _shown(row, body=_may_be_read(event, candidates))
    if last is not None:
        yield first, last.seq, last.hash


def _may_be_read(event: ev.Event, candidates: dict[str, frozenset[str]]) -> bool:
    """Bodies that bind the published numbers to the chain, unless they hold words or names of other people."""
    if isinstance(event, ev.CountClosed):
        return not event.explained
    if isinstance(event, ev.ResultDeclared):
        names = all(_names_candidates_alone(post, candidates) for post in event.result.posts)
        return names and not any(_RELATIVES.intersection(finding.data) for finding in event.findings)
    return isinstance(event, ev.RoundOpened)


def _names_candidates_alone(post: PostResult, candidates: dict[str, frozenset[str]]) -> bool:
    """Whether all in the tally are listed here, or listed above with votes from there alone."""
    listed: Set[str] = frozenset[str]().union(*candidates.values())
    return all(not one.write_in or (one.approve == 0 and one.name in listed) for one in post.tally)
