"""Papers of stages 0 and 2 from the records: election day, committee, resignation, minutes."""

from collections import Counter

from buxuan_desktop.app.case import Case
from buxuan_desktop.app.paperwork.facts import meeting_about, posted, said, until
from buxuan_desktop.app.records import private_of
from buxuan_desktop.domain.bodies import sitting
from buxuan_desktop.domain.records.bodies import BodyMember
from buxuan_desktop.domain.records.preparation import Method
from buxuan_desktop.domain.records.representatives import Representative
from buxuan_desktop.domain.records.vacancies import DayChange, Resignation
from buxuan_desktop.words.papers import committee, election_day, representatives, resignation


def day_notice(case: Case) -> election_day.ElectionDay:
    """Notice 1: the day, and where and how people vote as far as the method says."""
    method = case.election.records.last(Method)
    hours = f"{method.begins}至{method.ends}" if method and method.begins and method.ends else ""
    manner = said(method, "ways") if method else ""
    place = method.place if method else ""
    return election_day.ElectionDay(**posted(case, "election_day"), hours=hours, place=place, manner=manner)


def day_change(case: Case) -> election_day.DayChange | None:
    """The notice of another day, once that is approved (C25)."""
    changes = [one for one in case.election.records.all(DayChange) if one.approved]
    if not changes:
        return None
    last = changes[-1]
    return election_day.DayChange(
        **posted(case, "election_day"),
        old_day=changes[-2].day if len(changes) > 1 else case.election.case.election_day,
        new_day=last.day,
        reason=last.reason,
        approved_by=last.approved_by,
        approval=last.approval,
        approved_on=last.approved_on,
    )


def committee_list(case: Case) -> committee.CommitteeList | None:
    """Notice 2: who sits in the election committee (C14)."""
    members = sitting(case.election.records.all(BodyMember), "committee")
    if not members:
        return None
    met, facts = meeting_about(case, "choose_committee"), posted(case, "committee")
    return committee.CommitteeList(
        **facts,
        meeting=said(met, "body") if met else "",
        chosen_on=met.day if met else members[0].chosen_on,
        members=tuple(map(_member, sorted(members, key=lambda one: ("head", "deputy", "member").index(one.office)))),
        objection_until=until(facts["posted_on"], case.book.parameter("objection_days").value),
    )


def committee_change(case: Case) -> committee.CommitteeChange | None:
    """Notice 2-1: who left the committee and who follows (C05)."""
    members = [one for one in case.election.records.all(BodyMember) if one.body == "committee"]
    left = [one for one in members if one.left_on is not None]
    if not left:
        return None
    joined = [one for one in members if one.follows and one.left_on is None]
    return committee.CommitteeChange(
        **posted(case, "committee"),
        left=tuple(committee.Leaving(one.name, _office(one), said(one, "left_because"), one.left_on) for one in left),
        joined=tuple(map(_member, joined)),
        how="由原推选结果依次递补" if joined else "",
    )


def choosing(case: Case) -> representatives.Choosing | None:
    """Notice 5: each group chooses; once some were chosen, how many each group has is known."""
    chosen = Counter(one.group for one in _chosen(case, "representative"))
    quotas = tuple(representatives.Quota(group, number) for group, number in chosen.items())
    return representatives.Choosing(**posted(case, "representatives"), quotas=quotas) if quotas else None


def representative_list(case: Case) -> representatives.Chosen | None:
    """Notice 6: the representatives."""
    return _listed(case, "representative")


def leader_list(case: Case) -> representatives.Chosen | None:
    """Notice 6-1: the leaders of the groups."""
    return _listed(case, "group_leader")


def _listed(case: Case, role: str) -> representatives.Chosen | None:
    chosen = _chosen(case, role)
    people = tuple(representatives.Person(one.group, one.name, one.sex) for one in chosen)
    days = [one.chosen_on for one in chosen if one.chosen_on]
    on = max(days, default=None)
    return representatives.Chosen(**posted(case, "representatives"), people=people, on=on) if people else None


def _chosen(case: Case, role: str) -> list[Representative]:
    return [one for one in case.election.records.all(Representative) if one.role == role and one.left_on is None]


def resignation_form(case: Case) -> resignation.ResignationForm | None:
    """F10: the last resignation (B14)."""
    kept = list(case.election.records.kept(Resignation))
    if not kept:
        return None
    one = kept[-1].record
    return resignation.ResignationForm(
        **posted(case),
        name=one.name,
        post=one.post,
        sex=one.sex,
        born=private_of(case, kept[-1]).get("birth", ""),
        reason=one.reason,
        written_on=one.written_on,
        received_on=one.received_on,
        received_by=one.received_by,
        meeting=one.meeting,
        met_on=one.meeting_day,
        due=one.due,
        present=one.present,
        agreed=one.agreed,
        approved={"approved": True, "refused": False}.get(one.decision),
        notified_on=one.posted_on,
        township_opinion=one.township_opinion,
        filed_on=one.filed_on,
    )


def _member(one: BodyMember) -> committee.Member:
    return committee.Member(_office(one), one.name, one.sex)


def _office(one: BodyMember) -> str:
    return said(one, "office").split("（")[0]
