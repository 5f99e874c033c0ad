"""Papers of stage 3 from the register: the call to register, the list on the wall, the book, the statistics."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from buxuan_desktop.app.case import Case
from buxuan_desktop.app.paperwork.facts import posted
from buxuan_desktop.app.register.listing import PostedLine, lines_posted
from buxuan_desktop.app.register.posting import days_now
from buxuan_desktop.domain.register_events import RegisterPublished
from buxuan_desktop.domain.registering import FOUR_GAINS, FOUR_LOSSES
from buxuan_desktop.rules.calendar.timetable import planned
from buxuan_desktop.words import term
from buxuan_desktop.words.papers import register_forms, registration

_WOMAN = "女"


def call(case: Case) -> registration.Registration:
    """Notice 3: when people register (C15)."""
    own = planned(case.election).get("registration")
    return registration.Registration(
        **posted(case, "registration"), begins=own.begins if own else None, ends=own.last if own else None
    )


def elector_list(case: Case, order: str = "", day: date | None = None) -> registration.ElectorList | None:
    """Notice 4: everybody on the list, by group or by strokes; no digit of an ID, namesakes by birth year (C15).

    `order` and `day` are those of the list as it was posted last unless they are given.
    """
    voters = case.election.voters.values()
    if not voters:
        return None
    edition: RegisterPublished | None = case.election.register.published
    facts = posted(case, "electors")
    facts["posted_on"] = day or (edition.day if edition else facts["posted_on"])
    answer = case.book.parameter("answer_days").value
    order = order or (edition.order if edition else "groups")
    return registration.ElectorList(
        **facts,
        groups=tuple(_groups(lines_posted(case, order), order)),
        order=term("list_order", order),
        total=len(voters),
        women=sum(one.sex == _WOMAN for one in voters),
        objection_until=days_now(case, facts["posted_on"]).object_until if facts["posted_on"] else None,
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
    """F2: electors and women by group, the four gains and the four losses since the list was first made."""
    voters = list(case.election.voters.values())
    if not voters:
        return None
    total, women = Counter(one.group for one in voters), Counter(one.group for one in voters if one.sex == _WOMAN)
    groups = tuple(
        register_forms.GroupCount(group, number, women[group], None, None) for group, number in total.items()
    )
    gains = Counter(one.gain for one in voters)
    losses = Counter(one.event.reason for one in case.election.register.struck.values())
    return register_forms.Statistics(
        **posted(case),
        groups=groups,
        gained=_four(gains, FOUR_GAINS),
        lost=_four(losses, FOUR_LOSSES),
        on=case.clock().date(),
    )


def _groups(lines: list[PostedLine], order: str) -> Iterator[registration.ElectorGroup]:
    """By strokes all stand in one list, each with the group; else a list for each group."""
    if order == "strokes":
        people = (_elector(one, "　".join(filter(None, (one.group, one.told)))) for one in lines)
        yield registration.ElectorGroup("", tuple(people))
        return
    for group in dict.fromkeys(one.group for one in lines):
        own = (_elector(one, one.told) for one in lines if one.group == group)
        yield registration.ElectorGroup(group, tuple(own))


def _elector(one: PostedLine, note: str) -> registration.Elector:
    return registration.Elector(str(one.number), one.name, one.sex, note)


def _four(counts: Counter[str], codes: Sequence[str]) -> tuple[int, int, int, int]:
    first, second, third, fourth = (counts[code] for code in codes)
    return first, second, third, fourth


def _class(case: Case, ground: str) -> str:
    return next((one.words for one in case.book.classes if one.code == ground), ground)
