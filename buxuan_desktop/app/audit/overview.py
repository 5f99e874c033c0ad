"""The audit at a glance: steps and items with their state, amounts kept apart by class, what is missing; no window."""

from collections.abc import Mapping
from datetime import date
from itertools import product

import msgspec

from buxuan_desktop.app import records
from buxuan_desktop.app.case import Case
from buxuan_desktop.domain import auditing
from buxuan_desktop.domain.records.audit import AuditObject, AuditPlan
from buxuan_desktop.domain.records.audit_findings import AuditFinding, AuditMeasure
from buxuan_desktop.domain.records.audit_work import AuditItem
from buxuan_desktop.rules.checks.audit import audit_limit, missing_to_finish
from buxuan_desktop.words import ready_item, term

WHOSE = ("predecessor", "incumbent", "successor", "")
NATURES = ("mistake", "waste", "fraud", "undecided", "")


class StepLine(msgspec.Struct, frozen=True):
    """One of the five steps: `state` is none, ahead, here, late or done."""

    title: str
    state: str
    begins: date | None = None
    ends: date | None = None
    done_on: date | None = None


class ItemLine(msgspec.Struct, frozen=True):
    """One of the ten items: the number of its record (0: untouched), its state, its faults and their fen."""

    item: str
    title: str
    number: int = 0
    state: str = ""
    faults: int = 0
    fen: int = 0


class Sum(msgspec.Struct, frozen=True):
    """Faults of one class: how many, and their fen."""

    title: str
    count: int
    fen: int


class Overview(msgspec.Struct, frozen=True):
    """All of it; `missing` are the words of what is not done, `limit` the last day for the posting."""

    people: tuple[str, ...]
    begins: date | None
    ends: date | None
    limit: date
    steps: tuple[StepLine, ...]
    items: tuple[ItemLine, ...]
    sums: tuple[Sum, ...]
    achievements: int
    waiting: int
    due: int
    paid: int
    missing: tuple[str, ...]

    @property
    def laid_out(self) -> bool:
        """Whether each of the ten items is written down."""
        return all(one.number for one in self.items)


def overview_of(case: Case) -> Overview:
    """The audit of a case today."""
    kept, today = case.election.records, case.clock().date()
    plan, measures = kept.last(AuditPlan), kept.all(AuditMeasure)
    found = kept.all(AuditFinding)
    return Overview(
        people=tuple(one.name for one in kept.all(AuditObject)),
        begins=plan.first if plan else None,
        ends=plan.last if plan else None,
        limit=audit_limit(case.election, case.book),
        steps=tuple(_step(case, step, today) for step in auditing.STEPS),
        items=tuple(_item(case, item) for item in auditing.ITEMS),
        sums=sums_of(auditing.faults(kept)),
        achievements=sum(one.kind == "achievement" for one in found),
        waiting=sum(one.state == "open" for one in auditing.faults(kept)),
        due=sum(one.amount or 0 for one in measures),
        paid=sum(one.paid or 0 for one in measures),
        missing=tuple(term("audit_part", code) for code in missing_to_finish(kept)),
    )


def sums_of(faults: list[AuditFinding]) -> tuple[Sum, ...]:
    """Faults by whose, who answers, of what nature; classes without any are left out."""
    made = []
    for whose, bearer, nature in product(WHOSE, ("person", "collective", ""), NATURES):
        of_class = [one for one in faults if (one.whose, one.bearer, one.nature) == (whose, bearer, nature)]
        if of_class:
            words = (term("audit_whose", whose), term("audit_bearer", bearer), term("audit_nature", nature))
            made.append(Sum("　".join(words), len(of_class), sum(one.amount or 0 for one in of_class)))
    return tuple(made)


def lay_out_items(case: Case) -> int:
    """Write down the items that are untouched, each with what is usually asked; returns how many."""
    waiting = auditing.untouched(case.election.records)
    if waiting:
        made = [AuditItem(item=item, **_ready(item)) for item in waiting]  # type: ignore[arg-type]
        records.add_all(case, made)
    return len(waiting)


def _ready(item: str) -> Mapping[str, str]:
    return {name: ready_item(item, name) for name in ("questions", "wanted")}


def _step(case: Case, step: str, today: date) -> StepLine:
    title, one = term("audit_step", step), auditing.steps(case.election.records).get(step)
    if one is None:
        return StepLine(title, "none")
    if one.done_on is not None:
        state = "done"
    elif one.last < today:
        state = "late"
    else:
        state = "here" if one.begins <= today else "ahead"
    return StepLine(title, state, one.begins, one.last, one.done_on)


def _item(case: Case, item: str) -> ItemLine:
    kept = case.election.records
    number = max((one.number for one in kept.kept(AuditItem) if one.record.item == item), default=0)
    last = auditing.items(kept).get(item)
    of_item = [one for one in auditing.faults(kept) if one.item == item]
    return ItemLine(
        item,
        term("audit_item", item),
        number,
        last.state if last else "",
        len(of_item),
        sum(one.amount or 0 for one in of_item),
    )
