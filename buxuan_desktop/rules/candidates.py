"""What the rules of a case ask of candidates: how many, how old, which bars, which departments, whose review."""

from collections.abc import Iterator
from datetime import date

from buxuan_desktop.domain.election import Election
from buxuan_desktop.domain.identity import age_on
from buxuan_desktop.domain.records.persons import Condition
from buxuan_desktop.domain.records.reviews import Opinion
from buxuan_desktop.domain.records.vacancies import Vacancy
from buxuan_desktop.rules.profile import RuleBook

NO_ELECTOR = "不是登记参加选举的选民"
"""A bar under every law: only electors can be elected (L18 Arts 13, 15; L25 Arts 16, 18)."""

HEAD = "主任"
RANK = ("主任", "副主任", "委员")
"""Posts from the highest; a ballot lists them in this order."""
EDUCATION = ("primary", "middle", "high", "college", "bachelor")
"""Levels of education from the lowest."""


def is_head(post: str) -> bool:
    """Whether a post is that of a chair or a deputy, for which profiles give another number of candidates."""
    return HEAD in post


def seats_of(election: Election) -> dict[str, int]:
    """Seats by post in order of rank; before the posts are set those that fell vacant (B06)."""
    if election.posts:
        return {title: state.post.seats for title, state in election.posts.items()}
    found: dict[str, int] = {}
    for one in election.records.all(Vacancy):
        found[one.post] = found.get(one.post, 0) + one.seats
    return dict(sorted(found.items(), key=lambda one: RANK.index(one[0]) if one[0] in RANK else len(RANK)))


def places(book: RuleBook, post: str, seats: int) -> tuple[int, int | None]:
    """The least and the most official candidates of a post; None where no text sets a most.

    Laws ask for more candidates than seats (差额); one more is the least of that.
    """
    value = book.parameter("extra_candidates_head" if is_head(post) else "extra_candidates_member").value
    if value is None:
        return seats + 1, None
    least, _, most = str(value).partition("-")
    return seats + int(least), seats + int(most or least)


def age_band(birth: date, day: date, book: RuleBook) -> str:
    """What the age rule of the case makes of a birth date on a day; "" where the rules have none (C11).

    `fits`: under both readings of the limit; `unclear`: its age is within the limit, its birth date before the day
    that the plan gives; `between`: over the limit, under that of consent; `over`: consent is needed first.
    """
    most, consent = book.parameter("age_usual_max").value, book.parameter("age_limit").value
    if not isinstance(most, int):
        return ""
    years = age_on(birth, day)
    if isinstance(consent, int) and years >= consent:
        return "over"
    if years > most:
        return "between"
    born_from = book.parameter("age_born_from").value
    early = isinstance(born_from, str) and birth < date.fromisoformat(born_from)
    return "unclear" if early else "fits"


def bars(election: Election, book: RuleBook) -> tuple[str, ...]:
    """The conditions that the law itself makes a bar: those of the profile, and those noted with their article."""
    given = book.parameter("negative_list").value
    law = given if isinstance(given, tuple) else ()
    noted = (one.text for one in election.records.all(Condition) if one.list == "law" and one.cite)
    return tuple(dict.fromkeys((*law, *noted, NO_ELECTOR)))


def policies(election: Election) -> tuple[str, ...]:
    """Conditions of policy as this case has published them; they warn and never stop by themselves."""
    lists = ("policy", "five_seven", "ten_kinds", "own")
    return tuple(dict.fromkeys(one.text for one in election.records.all(Condition) if one.list in lists))


def departments(election: Election, book: RuleBook, name: str = "") -> tuple[str, ...]:
    """The departments of the joint review: those of the rules, and those asked about that person besides."""
    given = book.parameter("review_departments").value
    asked = (one.department for one in election.records.all(Opinion) if name in ("", one.name))
    return tuple(dict.fromkeys((*(given if isinstance(given, tuple) else ()), *asked)))


def open_departments(election: Election, book: RuleBook, name: str) -> tuple[str, ...]:
    """The departments that have not answered about a person."""
    answered = {one.department for one in election.records.all(Opinion) if one.name == name and not one.open}
    return tuple(one for one in departments(election, book, name) if one not in answered)


def against(election: Election, name: str, opinion: str) -> Iterator[Opinion]:
    """The answers of one kind about a person: `bar`, `policy`, `objection`."""
    return (one for one in election.records.all(Opinion) if (one.name, one.opinion) == (name, opinion))
