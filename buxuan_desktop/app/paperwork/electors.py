"""Papers of stage 3 from the register: the call to register, the list on the wall, the book, the statistics."""

from collections import Counter
from collections.abc import Iterable

from buxuan_desktop.app.case import Case
from buxuan_desktop.app.paperwork.facts import posted, until
from buxuan_desktop.domain.events import VoterRegistered
from buxuan_desktop.domain.register_events import RegisterPublished
from buxuan_desktop.rules.calendar.timetable import planned
from buxuan_desktop.words.papers import register_forms, registration

_WOMAN = "女"


def call(case: Case) -> registration.Registration:
    """Notice 3: when people register (C15)."""
    own = planned(case.election).get("registration")
    return registration.Registration(
        **posted(case, "registration"), begins=own.begins if own else None, ends=own.last if own else None
    )


def elector_list(case: Case) -> registration.ElectorList | None:
    """Notice 4: everybody on the list by group, no digit of an ID; namesakes told apart (C15)."""
    voters = list(case.election.voters.values())
    if not voters:
        return None
    edition: RegisterPublished | None = case.election.register.published
    facts = posted(case, "electors")
    facts["posted_on"] = edition.day if edition else facts["posted_on"]
    answer = case.book.parameter("answer_days").value
    return registration.ElectorList(
        **facts,
        groups=tuple(_groups(case, voters)),
        order="按组排列",
        total=len(voters),
        women=sum(one.sex == _WOMAN for one in voters),
        objection_until=until(facts["posted_on"], case.book.parameter("objection_days").value),
        answer_days=answer if isinstance(answer, int) else None,
    )


def book(case: Case) -> register_forms.Book | None:
    """F2: the book of the register, as the committee keeps it; birth dates and ID numbers stay beside the chain."""
    voters = list(case.election.voters.values())
    if not voters:
        return None
    lines = tuple(
        register_forms.BookLine(str(one.number), one.name, one.sex, group=one.group, sort=_class(case, one.ground))
        for one in voters
    )
    return register_forms.Book(**posted(case), lines=lines)


def statistics(case: Case) -> register_forms.Statistics | None:
    """F2: electors and women by group."""
    voters = list(case.election.voters.values())
    if not voters:
        return None
    total, women = Counter(one.group for one in voters), Counter(one.group for one in voters if one.sex == _WOMAN)
    groups = tuple(
        register_forms.GroupCount(group, number, women[group], None, None) for group, number in total.items()
    )
    return register_forms.Statistics(**posted(case), groups=groups, on=case.clock().date())


def _groups(case: Case, voters: list[VoterRegistered]) -> Iterable[registration.ElectorGroup]:
    shared = case.election.namesakes.numbers
    told = {number: name for name, number in shared.items()}
    for group in dict.fromkeys(one.group for one in voters):
        people = tuple(
            registration.Elector(str(one.number), one.name, one.sex, told.get(one.number, "").removeprefix(one.name))
            for one in voters
            if one.group == group
        )
        yield registration.ElectorGroup(group, people)


def _class(case: Case, ground: str) -> str:
    return next((one.words for one in case.book.classes if one.code == ground), ground)
