"""What every paper of a case says alike: the house, the law it stands on, its number and day, words of records."""

from datetime import date
from typing import Any

from buxuan_desktop.app.case import Case
from buxuan_desktop.app.forms import form_of, told
from buxuan_desktop.domain.records.base import Record
from buxuan_desktop.domain.records.meetings import Meeting, Minuted, Posting
from buxuan_desktop.domain.records.vacancies import CaseFacts
from buxuan_desktop.rules.days import days_after
from buxuan_desktop.words.papers import House, Seats
from buxuan_desktop.words.papers.minutes import Motion


def house_of(case: Case) -> House:
    """The village or community of the case and its election; what nobody wrote down stays with the pen."""
    election, opened = case.election, case.election.case
    facts = election.records.last(CaseFacts) or CaseFacts()
    overlaid = any(one.get("id") == "S3" for one in opened.overlays)
    return House(
        place=facts.village or opened.place,
        township=facts.township,
        county=facts.county,
        body="villagers" if opened.body == "villagers" else "residents",
        electors=opened.electors,  # type: ignore[arg-type]
        certificate="居民选举证" if overlaid else "选民证",
        term=facts.term,
        term_ends=opened.term_ends,
        election_day=election.election_day,
        seats=tuple(Seats(title, state.post.seats) for title, state in election.posts.items()),
        contact=facts.contact,
        phone=facts.phone,
    )


def posted(case: Case, what: str = "") -> dict[str, Any]:
    """House, basis and, where the paper was posted already, its day."""
    facts = case.election.records.last(CaseFacts) or CaseFacts()
    days = [one.day for one in case.election.records.all(Posting) if one.what == what]
    return {"house": house_of(case), "basis": facts.basis or _law(case), "posted_on": days[-1] if days else None}


def until(day: date | None, days: object) -> date | None:
    """The last day of a period that begins after `day`; None where one of the two is not known."""
    return days_after(day, days) if day is not None and isinstance(days, int) else None


def said(record: Record, name: str) -> str:
    """The value of a record's field as people read it."""
    return told(form_of(record.tag()).field(name), getattr(record, name))


def meeting_about(case: Case, about: str) -> Meeting | None:
    """The last meeting about a matter that did not fail."""
    met = [one for one in case.election.records.all(Meeting) if one.about == about and one.passed != "failed"]
    return met[-1] if met else None


def minuted(one: Minuted, about: str) -> dict[str, Any]:
    """What all minutes say on paper; `about` is what was put to the vote."""
    return {
        "on": one.day,
        "place": one.place,
        "chair": one.chair,
        "recorder": one.recorder,
        "due": one.due,
        "present": one.present,
        "agenda": tuple(filter(None, one.agenda.splitlines())),
        "discussion": one.discussion,
        "motions": (Motion(about, one.agreed, one.against, one.abstained),),
        "resolution": one.resolution,
        "passed": {"passed": True, "failed": False}.get(one.passed),
    }


def number_of(case: Case, name: str) -> str:
    """The number of an elector on the list, "" for who is not on it."""
    number = case.election.numbers.get(name)
    return "" if number is None else str(number)


def sex_of(case: Case, name: str) -> str:
    """The sex of an elector as the list says, "" for who is not on it."""
    number = case.election.numbers.get(name)
    return "" if number is None else case.election.voters[number].sex


def _law(case: Case) -> str:
    sources = case.book.profile.sources
    return f"《{sources[0].split('（')[0]}》" if sources else ""
