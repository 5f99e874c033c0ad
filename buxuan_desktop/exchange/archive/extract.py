"""What a village hands out of a case: the lines of the monthly table, and the stretch of the ledger they stand on.

An extract is no case: it holds no ballots, no register and nothing of `private`. Rows of the kinds named here stand
in full, all others are passed over as `[first,last,hash of last]`, those between the close of the polls and that of
the count in one piece (`exchange.ballots.chain` says why). Whoever has the head can tell that the chain leads to it.
"""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import msgspec

from buxuan_desktop.domain import events as ev
from buxuan_desktop.domain.chain import EMPTY, Head, Row, in_bytes, unbroken
from buxuan_desktop.domain.codec import decode
from buxuan_desktop.domain.monthly import Line
from buxuan_desktop.domain.refusal import IllegalEvent

LINES, CHAIN = "台账.json", "记录链.jsonl"
_SHOWN = frozenset(
    kind.KIND
    for kind in (
        ev.CaseOpened,
        ev.PostsSet,
        ev.RoundOpened,
        ev.PollsClosed,
        ev.PollsCorrected,
        ev.CountClosed,
        ev.ResultDeclared,
        ev.WinnerVoided,
    )
)
_FORMAT = 1


class _Lines(msgspec.Struct, forbid_unknown_fields=True):
    format: int
    lines: tuple[Line, ...]


def extracted(lines: Iterable[Line], rows: Iterable[Row]) -> dict[str, bytes]:
    """The two files of an extract by name."""
    table = msgspec.json.encode(_Lines(_FORMAT, tuple(lines)))
    chain = b"".join(msgspec.json.encode(one) + b"\n" for one in _shown(rows))
    return {LINES: msgspec.json.format(table, indent=2) + b"\n", CHAIN: chain}


def _shown(rows: Iterable[Row]) -> Iterator[tuple[object, ...]]:
    first, last, counting = 0, None, False
    for row in rows:
        counting = counting and row.kind != ev.CountClosed.KIND
        if counting or row.kind not in _SHOWN:
            first, last = first or row.seq, row
            continue
        counting = row.kind == ev.PollsClosed.KIND
        if last is not None:
            yield first, last.seq, last.hash
            first, last = 0, None
        yield tuple(row)
    if last is not None:
        yield first, last.seq, last.hash


def read_lines(content: bytes) -> tuple[Line, ...]:
    """The lines of an extract; ValueError for what is none of this format."""
    found = msgspec.json.decode(content, type=_Lines)
    if found.format != _FORMAT:
        raise ValueError(found.format)
    return found.lines


class Chain(NamedTuple):
    """The head that the chain of an extract leads to, the events shown, the hash of each row known by its seq."""

    head: Head
    events: list[ev.Event]
    known: dict[int, str]


def read_chain(content: bytes) -> Chain:
    """The chain as far as it is shown; ValueError when it does not hold."""
    head = EMPTY
    events: list[ev.Event] = []
    known: dict[int, str] = {}
    try:
        for text in content.splitlines():
            one: Any = msgspec.json.decode(text)
            if len(one) == 3:
                head = _passed_over(head, *one)
            else:
                row = Row(*one)
                events.extend(event for _, event in unbroken([in_bytes(row)], decode, head))
                head = row.head
            known[head.seq] = head.hash
    except (IllegalEvent, AttributeError, TypeError, msgspec.DecodeError) as error:
        raise ValueError(str(error)) from error
    return Chain(head, events, known)


def _passed_over(head: Head, first: int, last: int, digest: str) -> Head:
    if first != head.seq + 1 or last < first or not isinstance(digest, str):
        raise ValueError(first)
    return Head(last, digest)


def agrees(lines: tuple[Line, ...], chain: Chain) -> bool:
    """Whether the lines say what the events do: case, place, posts with their seats, ballots, how many are elected."""
    events, head = chain.events, chain.head
    opened = next((one for one in events if isinstance(one, ev.CaseOpened)), None)
    if opened is None or not lines:
        return False
    posts = [one for one in events if isinstance(one, ev.PostsSet)][-1].posts
    if [(one.title, one.seats) for one in posts] != [(line.post, line.seats) for line in lines]:
        return False
    elected, polls = _elected(events), _polls(events)
    return all(
        (line.case, line.village, line.head) == (opened.case, opened.place, str(head))
        and line.filled == len(elected.get(line.post, []))
        and line.done == (line.filled == line.seats)
        and (line.registered, line.issued, line.recovered) == polls.get(line.post, (None, None, None))
        for line in lines
    )


def _elected(events: list[ev.Event]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one in events:
        if isinstance(one, ev.ResultDeclared) and one.result.validity == "valid":
            for post in one.result.posts:
                found.setdefault(post.title, []).extend(post.elected)
        elif isinstance(one, ev.WinnerVoided) and one.name in found.get(one.post, []):
            found[one.post].remove(one.name)
    return found


def _polls(events: list[ev.Event]) -> dict[str, tuple[int | None, int | None, int | None]]:
    """Electors, ballots issued and recovered, of the last round with each post whose polls were closed."""
    titles: dict[int, list[str]] = {}
    found: dict[str, tuple[int | None, int | None, int | None]] = {}
    for one in events:
        if isinstance(one, ev.RoundOpened):
            titles[one.round] = [post.title for post in one.posts]
        elif isinstance(one, (ev.PollsClosed, ev.PollsCorrected)):
            found.update(dict.fromkeys(titles[one.round], (one.registered, one.issued, None)))
        elif isinstance(one, ev.CountClosed):
            for title in titles[one.round]:
                found[title] = (*found[title][:2], one.recovered)
    return found
