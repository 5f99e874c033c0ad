"""Checks on the joint review of each person who stands, and on the township's review of the whole (B11, B18, C04)."""

from collections.abc import Iterator

from buxuan_desktop.domain.election import Election
from buxuan_desktop.domain.nominating import counted_by_votes, cut, posts_nominated, posts_of, tally
from buxuan_desktop.domain.records.nominations import Nomination
from buxuan_desktop.domain.records.persons import AgeConsent, Condition, Nominee
from buxuan_desktop.domain.records.reviews import BodyDecision, CityFiling, Conclusion, Opinion, Visit
from buxuan_desktop.domain.result import Finding
from buxuan_desktop.rules.candidates import (
    EDUCATION,
    against,
    departments,
    is_head,
    open_departments,
    places,
    seats_of,
)
from buxuan_desktop.rules.checks.nominating import standing_names
from buxuan_desktop.rules.checks.township import check_township
from buxuan_desktop.rules.codes import finding, joined
from buxuan_desktop.rules.profile import RuleBook


def check_reviews(election: Election, book: RuleBook) -> Iterator[Finding]:
    """What the reviews lack, person by person, then the township."""
    for name in to_review(election, book):
        yield from check_person(election, book, name)
    yield from _told(election, book)
    for post in posts_nominated(election.records):
        yield from check_township(election, book, post)


def to_review(election: Election, book: RuleBook) -> tuple[str, ...]:
    """Whose review is due: everybody nominated, and once votes are counted those at the cut and those begun."""
    records = election.records
    due: dict[str, None] = {}
    for post in posts_nominated(records):
        standing = tally(records, post)
        line = cut(standing, *places(book, post, seats_of(election).get(post, 0)))
        counted = counted_by_votes(records, post)
        due |= dict.fromkeys(one.name for one in standing if one.stands and not counted)
        due |= dict.fromkeys((*line.inside, *line.tied) if counted else ())
    begun = {one.name for one in records.all(Opinion)}
    return tuple(dict.fromkeys((*due, *(name for name in standing_names(election) if name in begun))))


def check_person(election: Election, book: RuleBook, name: str) -> Iterator[Finding]:
    """All that one person's review lacks or shows."""
    yield from _departments(election, book, name)
    yield from _policy(election, book, name)
    if any(is_head(post) for post in posts_of(election.records, name)):
        yield from _sheet(election, book, name)
    if book.parameter("city_filing").value and not _any(election, CityFiling, name):
        yield finding("city-filing-missing", book, name=name)
    visits = [one for one in election.records.all(Visit) if one.name == name]
    if book.parameter("visit").value and not visits:
        yield finding("visit-missing", book, name=name)
    if visits and visits[-1].conclusion != "suitable":
        yield finding("visit-not-suitable", book, name=name)


def undecided(election: Election, name: str) -> tuple[str, ...]:
    """Conditions of policy that speak against a person and that no competent body has decided on."""
    decided = {one.condition for one in election.records.all(BodyDecision) if one.name == name}
    found = (one.condition for one in against(election, name, "policy"))
    return tuple(dict.fromkeys(one for one in found if one not in decided))


def _departments(election: Election, book: RuleBook, name: str) -> Iterator[Finding]:
    still_open = open_departments(election, book, name)
    if still_open:
        yield finding("department-open", book, name=name, departments=joined(still_open))
    for one in against(election, name, "bar"):
        yield finding("statutory-bar", book, name=name, condition=one.condition, department=one.department)
    for one in against(election, name, "objection"):
        yield finding("department-objects", book, name=name, department=one.department)
    asked = bool(departments(election, book, name)) or bool(book.parameter("city_filing").value)
    if asked and not still_open and not _any(election, Conclusion, name):
        yield finding("conclusion-missing", book, name=name)


def _policy(election: Election, book: RuleBook, name: str) -> Iterator[Finding]:
    for condition in undecided(election, name):
        yield finding("policy-undecided", book, name=name, condition=condition)
    sure = {one.text for one in election.records.all(Condition) if one.status in ("verified", "plan", "own")}
    unsure = {one.text for one in election.records.all(Condition)} - sure
    for one in election.records.all(Opinion):
        if one.name == name and one.condition in unsure:
            yield finding("condition-unverified", book, name=name, condition=one.condition)


def _sheet(election: Election, book: RuleBook, name: str) -> Iterator[Finding]:
    """Age and education of whoever stands for chair or deputy; policy, so nothing of it stops."""
    sheets = [one for one in election.records.all(Nominee) if one.name == name]
    most, consent = book.parameter("age_usual_max").value, book.parameter("age_limit").value
    age = sheets[-1].age if sheets and sheets[-1].age_on == election.election_day else ""
    if isinstance(most, int) and isinstance(consent, int):
        if not age:
            yield finding("age-not-checked", book, name=name)
        if age == "unclear":
            yield finding("age-readings-differ", book, name=name)
        if age == "between":
            yield finding("age-between-limits", book, name=name, most=most, consent=consent)
        if age == "over":
            yield from _consent(election, book, name, consent)
    least = book.parameter("education_head").value
    has = sheets[-1].education if sheets else ""
    if has and least in EDUCATION and EDUCATION.index(has) < EDUCATION.index(str(least)):
        yield finding("education-below", book, name=name)


def _consent(election: Election, book: RuleBook, name: str, limit: int) -> Iterator[Finding]:
    """Both consents come first, the nomination after them (C11)."""
    given = [one for one in election.records.all(AgeConsent) if one.name == name and one.agreed_on is not None]
    agreed = given[-1].agreed_on if given else None
    if agreed is None:
        yield finding("age-consent-missing", book, name=name, consent=limit)
        return
    nominated = min((one.day for one in election.records.all(Nomination) if one.name == name), default=agreed)
    if nominated < agreed:
        days = {"nominated": nominated.isoformat(), "agreed": agreed.isoformat()}
        yield finding("age-consent-late", book, name=name, **days)


def _told(election: Election, book: RuleBook) -> Iterator[Finding]:
    for one in election.records.all(Conclusion):
        if one.result == "unqualified" and one.told_on is None:
            yield finding("reasons-not-told", book, name=one.name)


def _any(election: Election, kind: type[CityFiling] | type[Conclusion], name: str) -> bool:
    return any(one.name == name for one in election.records.all(kind))
