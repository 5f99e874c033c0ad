"""The election committee as people: who sits in it now, who moves up when somebody leaves (L18 Art 12, L25 Art 15)."""

from collections.abc import Sequence

from buxuan_desktop.domain.records.bodies import BodyMember


def sitting(members: Sequence[BodyMember], body: str) -> list[BodyMember]:
    """The members of a body who have not left; those in reserve are not in it yet."""
    return [one for one in members if one.body == body and one.left_on is None and one.office != "reserve"]


def open_places(members: Sequence[BodyMember]) -> list[BodyMember]:
    """Members of the election committee who left and whom nobody follows yet."""
    followed = {one.follows for one in members if one.body == "committee" and one.follows}
    left = [one for one in members if one.body == "committee" and one.left_on is not None and one.office != "reserve"]
    return [one for one in left if one.name not in followed]


def next_in_line(members: Sequence[BodyMember]) -> list[BodyMember]:
    """Who can move up, by votes of the original choice, most first; all that are tied for the next place stand first.

    Without votes the order in which they were written down is kept.
    """
    waiting = [one for one in members if one.body == "committee" and one.office == "reserve" and one.left_on is None]
    return sorted(waiting, key=lambda one: -(one.votes or 0))


def relatives_inside(members: Sequence[BodyMember]) -> list[tuple[str, str]]:
    """Pairs of sitting committee members of whom one names the other as a near relation, each pair once."""
    names = {one.name for one in sitting(members, "committee")}
    pairs = {
        (min(one.name, other), max(one.name, other))
        for one in sitting(members, "committee")
        for other in one.relatives
        if other in names and other != one.name
    }
    return sorted(pairs)
