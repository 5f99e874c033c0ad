"""Opening a case: place, body, rules, posts, electors (stages 0 to 4 as far as a count needs them)."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from secrets import token_hex

import msgspec

from buxuan_desktop.app.case import Case
from buxuan_desktop.app.clock import Clock
from buxuan_desktop.app.rulebooks import book_for, copied
from buxuan_desktop.domain.ballot import Post
from buxuan_desktop.domain.events import (
    CaseOpened,
    ElectorsCounted,
    KinshipNoted,
    MemberNoted,
    NamesNoted,
    PostsSet,
    VoterRegistered,
)
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.rules.options import check_given, resolve
from buxuan_desktop.rules.profile import BODIES, ELECTORS
from buxuan_desktop.store.integrity import seal

Private = tuple[str, str, str, str]
"""A value that may have to be forgotten: reference, name, salt, value."""


class Opening(msgspec.Struct, frozen=True, kw_only=True):
    """What a clerk must say to open a case; `case` and `keeper` are ids of the case and of this installation."""

    place: str
    body: str
    profile: str
    electors: str
    election_day: date
    overlays: Sequence[str] = ()
    options: Mapping[str, str | bool] = {}
    term_ends: date | None = None
    rehearsal: bool = False
    case: str = ""
    keeper: str = ""


class Elector(msgspec.Struct, frozen=True):
    """One elector to be listed; `private` holds values that may have to be forgotten (ID number, birth date).

    `ground`, `household` and `gain` are those of `events.VoterRegistered`.
    """

    name: str
    sex: str = ""
    group: str = ""
    private: Mapping[str, str] = {}
    ground: str = ""
    household: str = ""
    gain: str = ""


def check_opening(opening: Opening, posts: int) -> None:
    """Refusal for an unknown body, way of voting, profile, overlay, option or value, and for a missing option."""
    if opening.body not in BODIES:
        raise Refusal("value-unknown", key="body", value=opening.body, known="、".join(BODIES))
    if opening.electors not in ELECTORS:
        raise Refusal("value-unknown", key="electors", value=opening.electors, known="、".join(ELECTORS))
    check_given(opening.options)
    resolve(opening.options, book_for(opening.profile, opening.overlays, opening.electors, opening.body), posts)


def open_case(path: Path, opening: Opening, clock: Clock, who: str) -> Case:
    """Make a new case file; profile and overlays are copied into it."""
    return Case.create(path, opened_by(opening), clock, who)


def opened_by(opening: Opening) -> CaseOpened:
    """The event that an opening becomes; Refusal for a profile or overlay that nobody knows."""
    book_for(opening.profile, opening.overlays, opening.electors, opening.body)
    return CaseOpened(
        case=opening.case or token_hex(16),
        keeper=opening.keeper,
        place=opening.place,
        body=opening.body,
        electors=opening.electors,
        election_day=opening.election_day,
        profile=copied(opening.profile),
        overlays=tuple(map(copied, opening.overlays)),
        options=opening.options,
        term_ends=opening.term_ends,
        rehearsal=opening.rehearsal,
    )


def set_posts(case: Case, posts: Sequence[Post]) -> None:
    """The vacant posts in order of rank with their candidates; a candidate listed twice in a post is refused."""
    for post in posts:
        if len(set(post.candidates)) != len(post.candidates):
            raise Refusal("candidate-twice", post=post.title)
    case.record(PostsSet(tuple(posts)))


def count_electors(case: Case, count: int) -> None:
    """Give the number of electors without a list of names."""
    case.record(ElectorsCounted(count))


def counted_anew(case: Case, count: int) -> tuple[ElectorsCounted, ...]:
    """The event for another number of electors; none where it is the same. Refusal where a list of names says it."""
    if count == case.election.registered:
        return ()
    if case.election.counted is None:
        raise Refusal("electors-are-listed", count=case.election.registered)
    return (ElectorsCounted(count),)


def note_names(case: Case, outsiders: Sequence[str], women: Sequence[str]) -> None:
    """Names known not to be electors, and names of women."""
    case.record(NamesNoted(tuple(outsiders), tuple(women)))


def note_member(case: Case, member: MemberNoted, kinships: Sequence[KinshipNoted] = ()) -> None:
    """A member who stays in office, with near relations to people who may be elected (T28, T29)."""
    case.record(member, *kinships)


def register(case: Case, electors: Sequence[Elector]) -> None:
    """Put electors on the list, all in one transaction; private values go beside the chain, salted."""
    events, private = listed(electors, case.election.register.highest)
    if events:
        case.record(*events, before_commit=lambda: case.file.keep_private(private))


def listed(electors: Sequence[Elector], after: int = 0) -> tuple[list[VoterRegistered], list[Private]]:
    """The events that list electors, numbered from `after` + 1, and their private values to be kept with them."""
    events: list[VoterRegistered] = []
    private: list[Private] = []
    for number, elector in enumerate(electors, start=after + 1):
        sealed = {}
        for name, value in elector.private.items():
            salt = token_hex(16)
            sealed[name] = seal(salt, value)
            private.append((voter_ref(number), name, salt, value))
        line = (elector.name, elector.sex, elector.group, sealed, elector.ground, elector.household, elector.gain)
        events.append(VoterRegistered(number, *line))
    return events, private


def voter_ref(number: int) -> str:
    """The reference of an elector's private values."""
    return f"voter/{number}"
