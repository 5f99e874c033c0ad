"""The official candidates: proposed by votes, made with the ballot's candidates in one transaction (C16)."""

from collections.abc import Sequence

import msgspec

from buxuan_desktop.app.case import Case
from buxuan_desktop.domain.ballot import Post
from buxuan_desktop.domain.events import PostsSet
from buxuan_desktop.domain.nominating import Cut, Standing, counted_by_votes, cut, posts_nominated, tally
from buxuan_desktop.domain.record_book import Kept
from buxuan_desktop.domain.record_events import RecordKept
from buxuan_desktop.domain.records.candidacies import OfficialList
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.domain.result import Finding
from buxuan_desktop.rules.candidates import places, seats_of
from buxuan_desktop.rules.checks.candidates import candidate_findings
from buxuan_desktop.rules.checks.township import unreviewed
from buxuan_desktop.words import of_finding

OF_THE_CUT = ("official-candidate-out", "township-review-missing", "township-review-others")
"""Findings that a new list itself mends, or that are asked anew about its very names."""


class Proposal(msgspec.Struct, frozen=True):
    """A post on its way to the ballot: everybody nominated, the cut, how many there may be, and the list as made.

    `by_votes`: nomination votes were written down; else the number of nominators orders.
    """

    post: str
    seats: int
    least: int
    most: int | None
    standing: tuple[Standing, ...]
    cut: Cut
    by_votes: bool
    listed: OfficialList | None = None

    @property
    def stands(self) -> tuple[Standing, ...]:
        """Those who can be on the list."""
        return tuple(one for one in self.standing if one.stands)

    @property
    def current(self) -> bool:
        """Whether the list that was made is still what the votes say."""
        if self.listed is None:
            return False
        return follows_votes(self, self.listed.names)


def posts(case: Case) -> tuple[str, ...]:
    """The vacant posts in order of rank, then others that somebody was nominated for."""
    return tuple(dict.fromkeys((*seats_of(case.election), *posts_nominated(case.election.records))))


def proposal(case: Case, post: str) -> Proposal:
    """How a post stands now."""
    election = case.election
    seats = seats_of(election).get(post, 0)
    least, most = places(case.book, post, seats)
    standing = tally(election.records, post)
    held = _held(case, post)
    return Proposal(
        post,
        seats,
        least,
        most,
        tuple(standing),
        cut(standing, least, most),
        counted_by_votes(election.records, post),
        held.record if held else None,
    )


def blocking(case: Case, post: str, names: Sequence[str]) -> list[Finding]:
    """What keeps these names from becoming the official candidates of the post now."""
    found = candidate_findings(case.election, case.book, case.clock().date())
    stops = [one for one in found if one.severity == "stop" and _concerns(one, post, names)]
    return [*stops, *unreviewed(case.election, case.book, post, names)]


def make(case: Case, post: str, names: Sequence[str], tie: str = "") -> int:
    """Make the list: the record of it and the ballot's candidates, in one transaction; returns the record's number.

    Refusals: `round-begun-already`, `post-not-vacant`, `official-not-by-votes`, `official-tie-open` without a reason
    where votes are equal, `official-not-ready` with what must be settled first.
    """
    one = proposal(case, post)
    if case.election.rounds:
        raise Refusal("round-begun-already")
    if not one.seats:
        raise Refusal("post-not-vacant", post=post)
    wrong = _fits(one, names)
    if wrong:
        raise Refusal("official-not-by-votes", post=post, names="、".join(wrong.split()))
    if _needs_reason(one, names) and not tie.strip():
        raise Refusal("official-tie-open", names="、".join(one.cut.tied))
    stops = blocking(case, post, names)
    if stops:
        raise Refusal(
            "official-not-ready", post=post, what="；".join(of_finding(stop).text.rstrip("。") for stop in stops)
        )
    made = OfficialList(post=post, names=tuple(names), day=case.clock().date(), tie=tie.strip())
    held = _held(case, post)
    number = held.number if held else case.election.records.next_number
    kept = RecordKept(number, made, held.seq if held else 0, "名单变动" if held else "")
    case.record(PostsSet(_posts(case, post, tuple(names))), kept)
    return number


def follows_votes(one: Proposal, names: Sequence[str]) -> bool:
    """Whether these names are the ones with most votes, in order, as many as the rules ask for."""
    return _fits(one, names) == ""


def _fits(one: Proposal, names: Sequence[str]) -> str:
    """Names that should be on the list and are not, or the other way round; "" when the list is by votes.

    Where the rules leave room it may be longer than the least, as long as it follows the votes.
    """
    ranked = one.stands
    votes = {person.name: person.votes for person in ranked}
    strange = [name for name in names if name not in votes]
    if strange or len(set(names)) != len(names):
        return " ".join(strange or names)
    left = [person.name for person in ranked if person.name not in names]
    last = min((votes[name] for name in names), default=0)
    jumped = [name for name in left if votes[name] > last]
    few = len(names) < min(one.least, len(ranked)) or (one.most is not None and len(names) > one.most)
    order = [votes[name] for name in names]
    if jumped or few or order != sorted(order, reverse=True):
        return " ".join(jumped or left or names)
    return ""


def _needs_reason(one: Proposal, names: Sequence[str]) -> bool:
    """Whether somebody was left out who has as many votes as the last on the list."""
    votes = {person.name: person.votes for person in one.stands}
    last = min((votes[name] for name in names), default=0)
    return any(number == last and name not in names for name, number in votes.items())


def _posts(case: Case, post: str, names: tuple[str, ...]) -> tuple[Post, ...]:
    """All posts of the case, this one with its new candidates."""
    now = {title: state.post.candidates for title, state in case.election.posts.items()}
    seats = seats_of(case.election)
    return tuple(Post(title, number, names if title == post else now.get(title, ())) for title, number in seats.items())


def _held(case: Case, post: str) -> Kept[OfficialList] | None:
    return next((one for one in case.election.records.kept(OfficialList) if one.record.post == post), None)


def _concerns(found: Finding, post: str, names: Sequence[str]) -> bool:
    if found.code in OF_THE_CUT:
        return False
    name = found.data.get("name")
    if name is not None:
        return name in names
    return found.data.get("post") in (None, post)


def number_of(case: Case, post: str) -> int:
    """The number of the record of a post's official list, 0 when there is none."""
    held = _held(case, post)
    return held.number if held else 0
