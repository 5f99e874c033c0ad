"""What the records say about the audit now: the group, the last word on each item and step, findings by period."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import get_args

from buxuan_desktop.domain.record_book import Records
from buxuan_desktop.domain.records.audit import AuditMember, AuditObject
from buxuan_desktop.domain.records.audit_findings import AuditFinding
from buxuan_desktop.domain.records.audit_result import AuditAnswer, AuditPosting, AuditReport
from buxuan_desktop.domain.records.audit_work import AuditItem, AuditStep, Item, Step

ITEMS: tuple[str, ...] = get_args(Item)
STEPS: tuple[str, ...] = get_args(Step)


def group_on(records: Records, day: date | None) -> list[AuditMember]:
    """The members of the township's group on a day; without one, those who have not left."""
    return [
        one
        for one in records.all(AuditMember)
        if one.body == "group"
        and (one.until is None if day is None else one.until is None or one.until >= day)
        and (day is None or one.since is None or one.since <= day)
    ]


def items(records: Records) -> dict[str, AuditItem]:
    """The last record of each item that was touched."""
    return {one.item: one for one in records.all(AuditItem)}


def untouched(records: Records) -> list[str]:
    """The items that nothing is written about, in the order of the plan."""
    known = items(records)
    return [item for item in ITEMS if item not in known]


def still_open(records: Records) -> list[str]:
    """The items that are neither examined nor said to have nothing here."""
    known = items(records)
    return [item for item in ITEMS if item in known and known[item].state == "open"]


def steps(records: Records) -> dict[str, AuditStep]:
    """The last record of each step."""
    return {one.step: one for one in records.all(AuditStep)}


def faults(records: Records) -> list[AuditFinding]:
    """The faults that were not cleared."""
    return [one for one in records.all(AuditFinding) if one.kind == "fault" and one.state != "cleared"]


def unclassified(one: AuditFinding) -> bool:
    """Whether a fault does not say whose, who answers, of what nature, and of which cadres it is (A23, A29)."""
    return one.kind == "fault" and not (one.whose and one.bearer and one.nature and one.office)


def in_wrong_period(one: AuditFinding, objects: Iterable[AuditObject]) -> bool:
    """Whether the days of a finding fit the period it is given to for nobody who is audited (T46).

    A handover parts two periods; its day still belongs to who hands over. What lies across one fits neither.
    """
    first, last = one.begins or one.ends, one.ends or one.begins
    known = list(objects)
    if not known or not one.whose or first is None or last is None:
        return False
    return not any(_fits(one.whose, first, last, person) for person in known)


def _fits(whose: str, first: date, last: date, person: AuditObject) -> bool:
    taken, handed = person.taken_on or date.min, person.handed_on or date.max
    if whose == "predecessor":
        return person.taken_on is None or last <= taken
    if whose == "successor":
        return person.handed_on is None or first > handed
    return first > taken and last <= handed


def reported(records: Records) -> dict[str, AuditReport]:
    """The last report on each person."""
    return {one.name: one for one in records.all(AuditReport)}


def answers(records: Records) -> dict[str, AuditAnswer]:
    """The last time each person was asked."""
    return {one.name: one for one in records.all(AuditAnswer)}


def posted(records: Records) -> date | None:
    """The first day on which the result hung on a board."""
    return min((one.begins for one in records.all(AuditPosting)), default=None)


def without_report(records: Records) -> list[str]:
    """The people who are audited and have no report yet."""
    known = reported(records)
    return [one.name for one in records.all(AuditObject) if one.name not in known]


def begun(records: Records) -> Iterator[object]:
    """Something of the audit, where there is any."""
    for kind in (AuditObject, AuditMember, AuditItem, AuditFinding, AuditReport):
        yield from records.all(kind)
