"""Papers of the audit from the person's answer to the statistics (AUD-11 to AUD-19)."""

from collections.abc import Iterator

from buxuan_desktop.app.audit.statistics import row_of
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.paperwork.audit import common
from buxuan_desktop.app.paperwork.facts import house_of, said
from buxuan_desktop.app.records import private_of
from buxuan_desktop.domain import auditing
from buxuan_desktop.domain.records.audit import AuditFiling, AuditPlan
from buxuan_desktop.domain.records.audit_findings import AuditFinding, AuditMeasure
from buxuan_desktop.domain.records.audit_result import (
    AuditAnswer,
    AuditDraft,
    AuditObjection,
    AuditPosting,
    AuditReport,
    VillagersHeard,
)
from buxuan_desktop.words import spoken
from buxuan_desktop.words.amounts import yuan
from buxuan_desktop.words.papers import audit_after, audit_end, audit_person, audit_statistics

_ANSWERS = ("agrees", "objects", "none")
_OUTCOMES = ("corrected", "partly", "upheld")
_KINDS = ("repay", "compensate", "party_discipline", "discipline", "justice", "rectify")
_OFFICES = ("village", "government")


def asked(case: Case) -> Iterator[tuple[str, audit_person.Asked]]:
    """Each person who was asked for an opinion (AUD-11, AUD-12)."""
    drafts = list(case.election.records.kept(AuditDraft))
    draft = private_of(case, drafts[-1]).get("draft", "") if drafts else ""
    for kept in case.election.records.kept(AuditAnswer):
        one, private = kept.record, private_of(case, kept)
        yield (
            one.name,
            audit_person.Asked(
                **common(case, one.name),
                draft=draft,
                met_on=one.met_on,
                met_by="、".join(one.met_by),
                answer_by=one.answer_by,
                answered_on=one.answered_on,
                answer=_ANSWERS.index(one.answer) if one.answer else None,
                opinion=private.get("opinion", ""),
                rechecked_on=one.rechecked_on,
                rechecked_by="、".join(one.rechecked_by),
                recheck=private.get("recheck", ""),
                outcome=_OUTCOMES.index(one.outcome) if one.outcome else None,
                told_on=one.told_on,
            ),
        )


def reports(case: Case) -> Iterator[tuple[str, audit_person.Report]]:
    """Each report with its decision or opinion (AUD-13, AUD-14): concluded matters alone."""
    kept = case.election.records
    plan = kept.last(AuditPlan)
    heard = "\n".join(
        f"{spoken(one.day)}{said(one, 'way')}，听取{one.heard or 0}人的意见。{one.taken_up}"
        for one in kept.all(VillagersHeard)
    )
    known = auditing.reported(kept)
    for name, one in known.items():
        answers = [one.answer.strip() for one in _concluded(case, name if len(known) > 1 else "") if one.answer.strip()]
        yield (
            name,
            audit_person.Report(
                **common(case, name),
                number=one.number,
                posted_on=one.day,
                decides=one.form == "decision",
                notice_on=plan.notice_on if plan else None,
                evaluation=one.evaluation,
                achievements=one.achievements,
                faults=one.faults,
                answer="\n".join(dict.fromkeys(answers)),
                decision=one.decision,
                heard=heard,
            ),
        )


def posting(case: Case) -> audit_end.Result | None:
    """What hangs on the boards (AUD-15): reports and conclusions, nothing that is open or cleared."""
    kept = case.election.records
    known = auditing.reported(kept)
    if not known:
        return None
    hung = kept.last(AuditPosting)
    days = case.book.parameter("audit_days").value
    conclusions = tuple(
        audit_end.Conclusion(said(one, "item"), _line(one.conclusion), _line(one.answer)) for one in _concluded(case)
    )
    return audit_end.Result(
        **common(case),
        posted_on=hung.begins if hung else None,
        until=hung.ends if hung else None,
        days=days if isinstance(days, int) else None,
        persons=tuple(_person(case, one) for one in known.values()),
        conclusions=conclusions,
    )


def _person(case: Case, one: AuditReport) -> audit_end.Person:
    texts = map(_line, (one.evaluation, one.achievements, one.faults, one.decision))
    return audit_end.Person(one.name, common(case, one.name)["post"], *texts)


def objections(case: Case) -> Iterator[tuple[str, audit_end.Objection]]:
    """Each objection (AUD-16)."""
    for kept in case.election.records.kept(AuditObjection):
        one, private = kept.record, private_of(case, kept)
        yield (
            spoken(one.day),
            audit_end.Objection(
                **common(case),
                received_on=one.day,
                taken_by=one.taken_by,
                objector=private.get("objector", ""),
                words=private.get("objection", ""),
                reported_on=one.reported_on,
                reported_to=one.reported_to,
                again_by=one.again_by,
                again_from=one.again_from,
                again_done=one.again_done,
                outcome=("upheld", "changed").index(one.outcome) if one.outcome else None,
                answered_on=one.answered_on,
            ),
        )


def transfers(case: Case) -> Iterator[tuple[str, audit_after.Transfer]]:
    """Each matter handed on (AUD-17)."""
    for kept in case.election.records.kept(AuditMeasure):
        one, private = kept.record, private_of(case, kept)
        yield (
            f"{said(one, 'kind')}{kept.number}",
            audit_after.Transfer(
                **common(case),
                number=one.letter,
                kind=_KINDS.index(one.kind),
                receiver=one.by,
                office=_OFFICES.index(one.office) if one.office else None,
                whom_about=private.get("person", ""),
                matter=private.get("matter", ""),
                fen=one.amount,
                sent_on=one.sent_on,
                received_by=one.received_by,
                state=said(one, "state"),
                done_on=one.done_on,
            ),
        )


def summary(case: Case) -> audit_after.Summary | None:
    """The summary (AUD-18), with what the reports say; work and advice are left to the pen."""
    known = list(auditing.reported(case.election.records).values())
    if not known:
        return None
    sent = [one for one in case.election.records.all(AuditFiling) if one.what == "summary"]
    row = row_of(case.election)
    found = f"查出并作出结论的问题{row.faults}个，金额{yuan(row.fen)}。"
    back = f"应当退还、赔偿{yuan(row.due)}，已经收回{yuan(row.paid)}。异议{row.objections}件。"
    return audit_after.Summary(
        **common(case),
        posted_on=sent[-1].sent_on if sent else None,
        receiver=sent[-1].receiver if sent else "",
        evaluation="\n".join(one.evaluation for one in known),
        achievements="\n".join(one.achievements for one in known),
        problems="\n".join((found, *(one.faults for one in known))),
        handled=back,
    )


def statistics(case: Case) -> audit_statistics.Statistics | None:
    """The table with this case alone (AUD-19); over many cases see `app.audit.statistics`."""
    if next(auditing.begun(case.election.records), None) is None:
        return None
    house = house_of(case)
    return audit_statistics.Statistics(
        house=house, township=house.township, rows=(row_of(case.election),), drawn_on=case.clock().date()
    )


def _concluded(case: Case, name: str = "") -> list[AuditFinding]:
    """The concluded faults; with a name those that concern that person."""
    return [
        one.record
        for one in case.election.records.kept(AuditFinding)
        if one.record.kind == "fault"
        and one.record.state == "concluded"
        and (not name or name in private_of(case, one).get("person", ""))
    ]


def _line(text: str) -> str:
    """Several lines as one; a line without a full stop gets a semicolon before the next."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return "".join(line if line.endswith(("。", "；")) else f"{line}；" for line in lines).removesuffix("；")
