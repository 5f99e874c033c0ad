"""The joint review, one person at a time: what is known, what each department said, what is still to be done."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TypeVar

import msgspec

from buxuan_desktop.app import records
from buxuan_desktop.app.candidates.persons import sheet_of
from buxuan_desktop.app.case import Case
from buxuan_desktop.domain.nominating import posts_nominated, posts_of, tally
from buxuan_desktop.domain.record_book import Kept
from buxuan_desktop.domain.records.persons import Condition, Nominee
from buxuan_desktop.domain.records.reviews import BodyDecision, CityFiling, Conclusion, Opinion, TownshipReview, Visit
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.rules.candidates import bars, departments, open_departments
from buxuan_desktop.rules.checks.nominating import standing_names
from buxuan_desktop.rules.checks.reviewing import check_person, to_review, undecided
from buxuan_desktop.words import Wording, of_finding

T = TypeVar("T", Conclusion, CityFiling, Visit)
F = TypeVar("F", CityFiling, Visit)


class Row(msgspec.Struct, frozen=True):
    """One department's row: its last answer, or none yet; `number` is that of the record, 0 before it was asked."""

    department: str
    number: int = 0
    opinion: Opinion | None = None

    @property
    def open(self) -> bool:
        """Whether the department has not answered."""
        return self.opinion is None or self.opinion.open


class Check(msgspec.Struct, frozen=True):
    """One condition held against a person: who said that it applies, and what was decided about it.

    `list` is the list it stands in, `decision` that of the competent body ("" when none was asked for).
    """

    text: str
    list: str
    cite: str = ""
    status: str = ""
    departments: tuple[str, ...] = ()
    decision: str = ""


class Review(msgspec.Struct, frozen=True):
    """All about one person's review, as the page shows it and as a form prints it.

    `posts` with `ways` of nomination; `open` names the departments that have not answered, `waiting` conditions of
    policy without a decision; `lacking` are the findings of this person in words.
    """

    name: str
    posts: tuple[str, ...]
    ways: tuple[str, ...]
    sheet: Nominee | None
    rows: tuple[Row, ...]
    checks: tuple[Check, ...]
    open: tuple[str, ...]
    waiting: tuple[str, ...]
    conclusion: Kept[Conclusion] | None
    filing: Kept[CityFiling] | None
    visit: Kept[Visit] | None
    township: TownshipReview | None
    lacking: tuple[Wording, ...]


def persons(case: Case) -> tuple[str, ...]:
    """Whose review is due, then all others who stand, then who was found unqualified."""
    judged = (one.name for one in case.election.records.all(Conclusion))
    due = to_review(case.election, case.book)
    return tuple(dict.fromkeys((*due, *standing_names(case.election), *judged)))


def review_of(case: Case, name: str) -> Review:
    """The review of one person as it stands."""
    election, book = case.election, case.book
    posts = posts_of(election.records, name) or _nominated_for(case, name)
    sheet = sheet_of(case, name)
    township = [one for one in election.records.all(TownshipReview) if name in one.names]
    return Review(
        name,
        posts,
        _ways(case, name),
        sheet.record if sheet else None,
        rows_of(case, name),
        checks_of(case, name),
        open_departments(election, book, name),
        undecided(election, name),
        _last(case, Conclusion, name),
        _last(case, CityFiling, name),
        _last(case, Visit, name),
        township[-1] if township else None,
        tuple(map(of_finding, check_person(election, book, name))),
    )


def rows_of(case: Case, name: str) -> tuple[Row, ...]:
    """A row a department: those of the rules first, then others that were asked about this person."""
    kept = {one.record.department: one for one in case.election.records.kept(Opinion) if one.record.name == name}
    return tuple(
        Row(one, kept[one].number, kept[one].record) if one in kept else Row(one)
        for one in departments(case.election, case.book, name)
    )


def checks_of(case: Case, name: str) -> tuple[Check, ...]:
    """Every published condition and every bar by law, with who said that it applies to the person."""
    records_ = case.election.records
    said: dict[str, list[str]] = {}
    for one in records_.all(Opinion):
        if one.name == name and one.condition:
            said.setdefault(one.condition, []).append(one.department)
    decided = {one.condition: one.decision for one in records_.all(BodyDecision) if one.name == name}
    listed = {one.text: one for one in records_.all(Condition)}
    law = {text: Condition(text=text, list="law", status="verified") for text in bars(case.election, case.book)}
    others = {text: Condition(text=text, list="own", status="unverified") for text in said}
    return tuple(
        Check(text, one.list, one.cite, one.status, tuple(said.get(text, ())), decided.get(text, ""))
        for text, one in ({**others, **law} | listed).items()
    )


def answer(case: Case, opinion: Opinion, detail: str = "") -> int:
    """Write a department's row, or write it anew; returns its number. Nothing but the row is kept, never the files."""
    held = next((row.number for row in rows_of(case, opinion.name) if row.department == opinion.department), 0)
    writing = records.Writing(private={"detail": detail} if detail else {})
    if held:
        records.correct(case, held, opinion, writing)
        return held
    return records.add(case, opinion, writing)


def ask_all(case: Case, name: str, day: date) -> int:
    """Note the day on which every department was asked about a person; returns how many."""
    new = [row.department for row in rows_of(case, name) if not row.number]
    fresh = [Opinion(name=name, department=one, asked_on=day) for one in new]
    return records.add_all(case, fresh) if fresh else 0


def conclude(case: Case, conclusion: Conclusion, private: Mapping[str, str]) -> int:
    """Write the conclusion, or write it anew; Refusal `reasons-missing` when somebody unqualified gets no reasons."""
    if conclusion.result == "unqualified" and not private.get("reasons", "").strip():
        raise Refusal("reasons-missing", name=conclusion.name)
    held = _last(case, Conclusion, conclusion.name)
    writing = records.Writing(private={name: value for name, value in private.items() if value})
    if held is None:
        return records.add(case, conclusion, writing)
    records.correct(case, held.number, conclusion, writing)
    return held.number


def keep_one(case: Case, record: F, private: Mapping[str, str] | None = None) -> int:
    """Write the filing or the visit of a person, or write it anew; returns its number."""
    held = _last(case, type(record), record.name)
    writing = records.Writing(private=private or {})
    if held is None:
        return records.add(case, record, writing)
    records.correct(case, held.number, record, writing)
    return held.number


def _nominated_for(case: Case, name: str) -> tuple[str, ...]:
    records_ = case.election.records
    return tuple(post for post in posts_nominated(records_) if any(one.name == name for one in tally(records_, post)))


def _ways(case: Case, name: str) -> tuple[str, ...]:
    records_ = case.election.records
    found = [one.ways for post in posts_nominated(records_) for one in tally(records_, post) if one.name == name]
    return tuple(dict.fromkeys(way for ways in found for way in ways))


def _last(case: Case, kind: type[T], name: str) -> Kept[T] | None:
    found: Sequence[Kept[T]] = [one for one in case.election.records.kept(kind) if one.record.name == name]
    return found[-1] if found else None


def standing_of(case: Case, post: str) -> tuple[str, ...]:
    """Everybody who stands for a post, most votes first, as they are reported to the township."""
    return tuple(one.name for one in tally(case.election.records, post) if one.stands)
