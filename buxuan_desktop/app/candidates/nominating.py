"""What the page of nominations shows: everybody nominated for a post, in order, with what that means."""

import msgspec

from buxuan_desktop.app.candidates.official import Proposal, proposal
from buxuan_desktop.app.case import Case
from buxuan_desktop.domain.nominating import Standing
from buxuan_desktop.words import term


class Line(msgspec.Struct, frozen=True):
    """One person: votes, how and by how many nominated in words, the state as a code of `terms.toml` [standing]."""

    name: str
    votes: int
    ways: str
    state: str


def lines_of(case: Case, post: str) -> list[Line]:
    """Everybody nominated for the post, most votes first; those who do not stand come last."""
    one = proposal(case, post)
    ordered = sorted(one.standing, key=lambda person: not person.stands)
    return [_line(one, person) for person in ordered]


def told(case: Case, post: str) -> str:
    """Seats, how many official candidates there will be, and what orders them, in a sentence."""
    one = proposal(case, post)
    if not one.seats:
        return "这个职务没有登记缺额。"
    most = f"{one.least}名" if one.most == one.least else f"至少{one.least}名"
    if one.most is not None and one.most != one.least:
        most = f"{one.least}至{one.most}名"
    order = "按提名票从多到少" if one.by_votes else "还没有记提名票，先按提名人数排列"
    return f"应选{one.seats}名，正式候选人{most}，{order}。"


def _line(one: Proposal, person: Standing) -> Line:
    ways = "、".join(term("nomination_way", way) for way in person.ways)
    by = f"（{person.nominators}人提名）" if person.nominators else ""
    return Line(person.name, person.votes, f"{ways}{by}", _state(one, person))


def _state(one: Proposal, person: Standing) -> str:
    if not person.stands:
        return person.state
    if person.name in one.cut.inside:
        return "inside"
    return "tied" if person.name in one.cut.tied else "outside"
