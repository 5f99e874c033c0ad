"""Papers of the audit from its records: what begins it and what goes on inside (AUD-1 to AUD-10)."""

from collections.abc import Iterator
from typing import Any

from buxuan_desktop.app.case import Case
from buxuan_desktop.app.paperwork.facts import house_of, said
from buxuan_desktop.app.records import private_of
from buxuan_desktop.domain import auditing
from buxuan_desktop.domain.record_book import Kept
from buxuan_desktop.domain.records.audit import AuditMember, AuditObject, AuditPlan
from buxuan_desktop.domain.records.audit_result import AuditDraft, VillagersHeard
from buxuan_desktop.domain.records.audit_work import AuditEvidence, AuditMinutes, AuditStep, WorkingPaper
from buxuan_desktop.words import spoken
from buxuan_desktop.words.papers import audit_begin, audit_inside

_AGREED = ("all", "changed", "not")


def common(case: Case, name: str = "") -> dict[str, Any]:
    """House, organiser, period, and who is audited: the person of that name, else all of them."""
    kept = case.election.records
    plan, objects = kept.last(AuditPlan), kept.all(AuditObject)
    of_name = next((one for one in objects if one.name == name), objects[0] if len(objects) == 1 and not name else None)
    return {
        "house": house_of(case),
        "organiser": plan.organiser if plan else "",
        "person": name or "、".join(one.name for one in objects),
        "post": of_name.post if of_name else "",
        "begins": plan.first if plan else None,
        "ends": plan.last if plan else None,
    }


def phone_of(case: Case) -> str:
    """The telephone of the group's head (A26)."""
    kept = case.election.records
    heads = [one for one in kept.kept(AuditMember) if one.record.body == "group" and one.record.office == "head"]
    return private_of(case, heads[-1]).get("phone", "") if heads else ""


def begun(case: Case) -> audit_begin.Begun | None:
    """What the papers of the beginning are made of, once there is a plan or somebody to audit."""
    kept = case.election.records
    plan, objects = kept.last(AuditPlan), kept.all(AuditObject)
    if plan is None and not objects:
        return None
    known = auditing.items(kept)
    return audit_begin.Begun(
        **common(case),
        posted_on=plan.notice_on if plan else None,
        level=said(plan, "level") if plan else "",
        back_because=plan.back_because if plan else "",
        on_because=plan.on_because if plan else "",
        county_because=plan.county_because if plan else "",
        bases=plan.bases if plan else "",
        duties=plan.duties if plan else "",
        county=tuple(_member(one) for one in kept.all(AuditMember) if one.body != "group" and one.until is None),
        objects=tuple((one.name, one.post, said(one, "power")) for one in objects),
        members=tuple(map(_member, auditing.group_on(kept, None))),
        items=tuple(
            audit_begin.Wanted(said(known[item], "item"), known[item].wanted, known[item].received, known[item].missing)
            for item in auditing.ITEMS
            if item in known
        ),
        steps=tuple(_step(one) for step, one in sorted(auditing.steps(kept).items(), key=_order)),
        phone=phone_of(case),
    )


def talks(case: Case) -> Iterator[tuple[str, audit_inside.Talk]]:
    """Each set of minutes (AUD-6)."""
    for one in case.election.records.kept(AuditMinutes):
        record, private = one.record, private_of(case, one)
        yield (
            record.number,
            audit_inside.Talk(
                **common(case),
                number=record.number,
                kind=said(record, "kind"),
                on=record.day,
                place=record.place,
                by="、".join(record.by),
                recorder=record.recorder,
                with_whom=private.get("person", ""),
                content=private.get("content", ""),
            ),
        )


def working_papers(case: Case) -> Iterator[tuple[str, audit_inside.Paper]]:
    """Each working paper (AUD-7)."""
    for one in case.election.records.kept(WorkingPaper):
        record, private = one.record, private_of(case, one)
        yield (
            record.number,
            audit_inside.Paper(
                **common(case),
                number=record.number,
                item=said(record, "item"),
                on=record.day,
                by=record.by,
                reviewer=record.reviewer,
                reviewed_on=record.reviewed_on,
                pages=record.pages,
                facts=private.get("facts", ""),
                rules=private.get("basis", ""),
                judgement=private.get("judgement", ""),
            ),
        )


def evidence_list(case: Case) -> audit_inside.EvidenceList | None:
    """The list of evidence (AUD-8)."""
    pieces = tuple(_piece(case, one) for one in case.election.records.kept(AuditEvidence))
    return audit_inside.EvidenceList(**common(case), pieces=pieces) if pieces else None


def discussion(case: Case) -> audit_inside.Discussion | None:
    """The last discussion of the draft (AUD-9)."""
    kept = list(case.election.records.kept(AuditDraft))
    if not kept:
        return None
    record, private = kept[-1].record, private_of(case, kept[-1])
    group = auditing.group_on(case.election.records, record.day)
    return audit_inside.Discussion(
        **common(case),
        on=record.day,
        members=tuple((one.name, said(one, "from_unit")) for one in group),
        present=record.present,
        draft=private.get("draft", ""),
        views=private.get("views", ""),
        agreed=_AGREED.index(record.agreed) if record.agreed else None,
    )


def heard(case: Case) -> Iterator[tuple[str, audit_inside.Talk]]:
    """Each time villagers were heard (AUD-10)."""
    for one in case.election.records.kept(VillagersHeard):
        record = one.record
        yield (
            spoken(record.day),
            audit_inside.Talk(
                **common(case),
                kind=said(record, "way"),
                on=record.day,
                place=record.place,
                by="、".join(record.by),
                heard=record.heard,
                content=private_of(case, one).get("opinions", ""),
                taken_up=record.taken_up,
            ),
        )


def _member(one: AuditMember) -> audit_begin.GroupMember:
    place = one.unit or (said(one, "from_unit") if one.body == "group" else said(one, "body"))
    return audit_begin.GroupMember(one.name, place, said(one, "office").split("（")[0], one.duty)


def _order(pair: tuple[str, AuditStep]) -> int:
    return auditing.STEPS.index(pair[0])


def _step(one: AuditStep) -> audit_begin.Dated:
    last = f"至{spoken(one.last)}" if one.last != one.begins else ""
    return audit_begin.Dated(said(one, "step"), f"{spoken(one.begins)}{last}", one.by, one.done_on)


def _piece(case: Case, kept: Kept[AuditEvidence]) -> audit_inside.Piece:
    one = kept.record
    shows = private_of(case, kept).get("shows", "")
    by = "、".join(one.by)
    return audit_inside.Piece(
        one.number, said(one, "item"), said(one, "kind"), said(one, "original"), one.pages, by, one.day, shows
    )
