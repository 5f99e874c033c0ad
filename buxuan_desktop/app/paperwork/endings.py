"""Papers of stage 9 from the records: sealing, filing, certificates, form 11, handing over, duties, training, talks."""

from collections import Counter
from collections.abc import Iterator

from buxuan_desktop.app.case import Case
from buxuan_desktop.app.paperwork.facts import posted, said
from buxuan_desktop.app.records import private_of
from buxuan_desktop.app.uncovering import is_uncovered
from buxuan_desktop.domain.identity import masked
from buxuan_desktop.domain.records.organising import (
    Duty,
    HandoverItem,
    LoserTalk,
    MemberTraining,
    SubCommittee,
    WatchMember,
)
from buxuan_desktop.domain.records.result_papers import CertificateIssued, CodeChange, ResultFiling, Sealing
from buxuan_desktop.domain.records.vacancies import CaseFacts
from buxuan_desktop.words import round_name
from buxuan_desktop.words.papers import organising, outcome, result_forms


def sealed(case: Case) -> result_forms.SealRecord | None:
    """What was sealed (C20)."""
    kept = case.election.records.all(Sealing)
    packets = tuple(
        result_forms.Packet(
            said(one, "what"),
            round_name(one.round),
            one.day,
            one.packets,
            one.seals,
            "、".join(one.by),
            one.keeper,
            one.place,
            one.keep_until,
        )
        for one in kept
    )
    return result_forms.SealRecord(**posted(case), packets=packets) if packets else None


def filings(case: Case) -> Iterator[tuple[str, result_forms.Filing]]:
    """A slip for each paper that was sent on (B12, B14)."""
    elected = tuple((post, case.election.plain(name)) for name, post in case.election.elected.items())
    for one in case.election.records.all(ResultFiling):
        to = said(one, "to")
        yield (
            f"{said(one, 'what')}　报{to}",
            result_forms.Filing(
                **posted(case),
                what=said(one, "what"),
                to=to,
                sent_on=one.sent_on,
                sent_by=one.sent_by,
                elected=elected if one.what in ("report", "certificates") else (),
                received_on=one.received_on,
                received_by=one.received_by,
                receipt=one.receipt,
            ),
        )


def certificates(case: Case) -> result_forms.Booklets | None:
    """The register of certificates: issued, voided, reprinted (C20)."""
    kept = case.election.records.all(CertificateIssued)
    if not kept:
        return None
    lines = tuple(
        result_forms.Booklet(
            one.number,
            one.name,
            one.post,
            said(one, "state"),
            one.day,
            one.handed_by,
            one.received_by,
            one.instead_of,
            one.reason,
        )
        for one in kept
    )
    return result_forms.Booklets(
        **posted(case), booklets=lines, totals=tuple(Counter(line.state for line in lines).items())
    )


def code_form(case: Case) -> result_forms.CodeForm | None:
    """Form 11: the change of the legal representative (B15), whose number the civil affairs office asks for.

    It stands there whole once somebody had it shown for that, which is an event, and masked until then.
    """
    kept = list(case.election.records.kept(CodeChange))
    if not kept:
        return None
    one, private = kept[-1].record, private_of(case, kept[-1])
    number = private.get("representative_id", "")
    facts = case.election.records.last(CaseFacts) or CaseFacts()
    return result_forms.CodeForm(
        **posted(case),
        organisation=one.organisation,
        code=one.code,
        former=one.former,
        representative=one.representative,
        representative_id=number if is_uncovered(case, kept[-1]) else masked(number),
        phone=private.get("phone", ""),
        address=one.address or facts.address,
        term_until=one.term_until or case.election.case.term_ends,
        issued_by=one.issued_by,
        handed_in=one.handed_in,
        received_on=one.received_on,
    )


def handover(case: Case) -> organising.Handover | None:
    """Form 15."""
    items = tuple(
        organising.Item(
            said(one, "what"), one.detail, one.quantity, one.given_by, one.taken_by, one.watched_by, one.day
        )
        for one in case.election.records.all(HandoverItem)
    )
    return organising.Handover(**posted(case), items=items) if items else None


def duties(case: Case) -> organising.Duties | None:
    """Who looks after what (C21)."""
    kept = case.election.records.all(Duty)
    if not kept:
        return None
    shares = tuple(organising.Share(one.name, one.post, one.duty) for one in kept)
    days = [one.decided_on for one in kept if one.decided_on]
    return organising.Duties(**posted(case), decided_on=days[-1] if days else None, shares=shares)


def subs(case: Case) -> organising.Subs | None:
    """The sub-committees (C21)."""
    rows = tuple(
        organising.Sub(said(one, "kind"), one.head, "、".join(one.members), one.set_up_on, one.meeting)
        for one in case.election.records.all(SubCommittee)
    )
    return organising.Subs(**posted(case), subs=rows) if rows else None


def trainings(case: Case) -> Iterator[tuple[str, organising.Trained]]:
    """A sheet to sign for each training (B13, B20)."""
    election = case.election
    members = tuple((election.plain(name), post) for name, post in election.elected.items())
    watch = tuple(
        (one.name, f"监督委员会{said(one, 'office')}")
        for one in election.records.all(WatchMember)
        if one.left_on is None
    )
    people = {"members": members, "supervision": watch, "both": (*members, *watch)}
    for one in election.records.all(MemberTraining):
        yield (
            f"{one.day.month}月{one.day.day}日",
            organising.Trained(
                **posted(case),
                whom="新任成员和监督委员会成员" if one.whom == "both" else said(one, "whom"),
                on=one.day,
                place=one.place,
                trainer=one.trainer,
                topics=one.topics,
                due=one.due,
                present=one.present,
                people=people[one.whom],
            ),
        )


def talks(case: Case) -> organising.Talks | None:
    """Talks with people who were not elected: held, by whom, what help; nothing else (C26)."""
    held = tuple(
        organising.Talk(one.record.name, one.record.day, one.record.by, private_of(case, one).get("help", ""))
        for one in case.election.records.kept(LoserTalk)
    )
    return organising.Talks(**posted(case), talks=held) if held else None


def supervision(case: Case) -> outcome.Supervision | None:
    """Notice 17: the supervisory committee after its gaps were filled (B16)."""
    sitting = [one for one in case.election.records.all(WatchMember) if one.left_on is None]
    if not sitting:
        return None
    chosen = [one for one in sitting if one.chosen_on]
    ordered = sorted(sitting, key=lambda one: one.office != "head")
    return outcome.Supervision(
        **posted(case, "watch_committee"),
        meeting=next((one.chosen_by for one in reversed(chosen) if one.chosen_by), ""),
        chosen_on=chosen[-1].chosen_on if chosen else None,
        members=tuple(outcome.Supervisor(said(one, "office"), one.name, one.sex) for one in ordered),
    )
