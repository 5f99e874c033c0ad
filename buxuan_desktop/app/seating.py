"""Who may sit at the counting table: two people, neither of them a candidate (T42)."""

from buxuan_desktop.domain.election import Election
from buxuan_desktop.domain.refusal import Refusal

_TELLER, _SCRUTINEER = "计票人 ", "、监票人 "


def said(teller: str, scrutineer: str) -> str:
    """The two as they stand in every record."""
    return f"{_TELLER}{teller}{_SCRUTINEER}{scrutineer}"


def seated(who: str) -> tuple[str, str] | None:
    """Teller and scrutineer out of a record's `who`; None when nobody sits at the table."""
    if not who.startswith(_TELLER):
        return None
    teller, _, scrutineer = who.removeprefix(_TELLER).partition(_SCRUTINEER)
    return teller, scrutineer


def acting(who: str) -> str:
    """Who acts, of whoever sits there: of two at a counting table the teller."""
    seats = seated(who)
    return seats[0] if seats else who


def check_seats(election: Election, teller: str, scrutineer: str) -> None:
    """Refusal `seats-one-person` or `seat-candidate`, whose fact `name` says who may not sit there."""
    candidates = {name for state in election.posts.values() for name in state.post.candidates}
    for current in election.rounds[-1:]:
        candidates.update(name for post in current.posts for name in post.candidates)
    for name in (teller, scrutineer):
        if name in candidates:
            raise Refusal("seat-candidate", name=name)
    if teller == scrutineer:
        raise Refusal("seats-one-person", name=teller)
