"""Papers of stage 4 from the records: who was nominated, who stands, the review of each person."""

from collections.abc import Iterator
from typing import Any

from buxuan_desktop.app.case import Case
from buxuan_desktop.app.paperwork.facts import posted, said, sex_of
from buxuan_desktop.app.records import private_of
from buxuan_desktop.domain.nominating import posts_nominated, tally
from buxuan_desktop.domain.records.candidacies import OfficialList, Promise
from buxuan_desktop.domain.records.nominations import Nomination, Withdrawal
from buxuan_desktop.domain.records.persons import Condition, Nominee
from buxuan_desktop.domain.records.representatives import Preselection, PreselectionVotes
from buxuan_desktop.domain.records.reviews import CityFiling, Conclusion, Opinion, TownshipReview, Visit
from buxuan_desktop.rules.calendar.timetable import planned
from buxuan_desktop.rules.candidates import departments, places, seats_of
from buxuan_desktop.words.papers import candidates as lists
from buxuan_desktop.words.papers import nomination, nomination_forms, review

OTHERS = ("policy", "own", "five_seven", "ten_kinds")
"""Lists of conditions that warn and are no bar by law."""


def call(case: Case) -> nomination.Nomination:
    """Notice 7: nominate until when, by whom, how many stand in the end."""
    own, alone = planned(case.election).get("nomination"), planned(case.election).get("selfnom")
    number = sum(places(case.book, post, seats)[0] for post, seats in seats_of(case.election).items())
    return nomination.Nomination(
        **posted(case, "nomination"),
        begins=own.begins if own else None,
        ends=own.last if own else None,
        nominators=str(case.book.parameter("nominators").value or ""),
        candidates=number or None,
        self_until=alone.last if alone else None,
    )


def conditions(case: Case) -> nomination.Conditions | None:
    """The published conditions: what is looked for, what policy says, what bars by law (C33)."""
    known = case.election.records.all(Condition)
    shown = [one for one in known if one.status not in ("example", "unverified")]
    if not shown:
        return None

    def of(*kinds: str) -> tuple[str, ...]:
        return tuple(one.text for one in shown if one.list in kinds)

    def cites(*kinds: str) -> str:
        return "、".join(dict.fromkeys(one.cite or one.source for one in shown if one.list in kinds)).strip("、")

    return nomination.Conditions(
        **posted(case, "conditions"),
        wanted=of("wanted"),
        wanted_cite=cites("wanted"),
        bars=of("law"),
        bars_cite=cites("law"),
        policy=of(*OTHERS),
        policy_cite=cites(*OTHERS),
    )


def first_candidates(case: Case) -> lists.CandidateList | None:
    """Notice 8: everybody nominated who stands, in order of votes."""
    people = tuple(
        _standing(case, post, one.name, one.votes)
        for post in posts_nominated(case.election.records)
        for one in tally(case.election.records, post)
        if one.stands
    )
    return _list(case, "first_candidates", people, "以得票多少为序") if people else None


def self_nominees(case: Case) -> lists.CandidateList | None:
    """The list of those who nominated themselves (S3)."""
    alone = [one for one in case.election.records.all(Nomination) if one.way == "self"]
    people = tuple(_standing(case, one.post, one.name, None) for one in alone)
    return _list(case, "self_nominees", people, "") if people else None


def official(case: Case) -> lists.CandidateList | None:
    """Notice 9: the official candidates in their order."""
    adopted = case.election.records.all(OfficialList)
    if not adopted:
        return None
    votes = {(one.post, each.name): each.votes for one in adopted for each in tally(case.election.records, one.post)}
    people = tuple(
        _standing(case, one.post, name, votes.get((one.post, name)) if one.order == "votes" else None)
        for one in adopted
        for name in one.names
    )
    reviews = case.election.records.all(TownshipReview)
    order = "以得票多少为序" if adopted[-1].order == "votes" else "以姓氏笔画为序"
    return _list(case, "candidates", people, order, reviews[-1].by if reviews else "")


def preselection(case: Case) -> lists.Preselection | None:
    """Notice 18: when and where the preselection is."""
    held = case.election.records.last(Preselection)
    if held is None:
        return None
    number = sum(places(case.book, post, seats)[0] for post, seats in seats_of(case.election).items())
    return lists.Preselection(
        **posted(case), on=held.day, hours=held.begins, place=held.place, voters=held.voters, candidates=number or None
    )


def preselected(case: Case) -> lists.CandidateList | None:
    """Notice 19: the votes of the preselection, most first in each post."""
    votes = case.election.records.all(PreselectionVotes)
    order = list(case.election.posts) or list(dict.fromkeys(one.post for one in votes))
    ranked = sorted(votes, key=lambda one: (order.index(one.post) if one.post in order else len(order), -one.votes))
    people = tuple(_standing(case, one.post, one.name, one.votes) for one in ranked)
    return _list(case, "", people, "以得票多少为序") if people else None


def overview(case: Case) -> nomination_forms.Overview | None:
    """F5: everybody nominated on one list."""
    people = tuple(
        nomination_forms.Nominated(
            post,
            one.name,
            *(person.sex, born_of(case, one.name), person.ethnic, _education(person), person.party),
            "、".join(_ways(case, post, one.name)),
            one.votes,
        )
        for post in posts_nominated(case.election.records)
        for one in tally(case.election.records, post)
        for person in (_nominee(case, one.name),)
    )
    return nomination_forms.Overview(**posted(case), people=people) if people else None


def forms(case: Case) -> Iterator[tuple[str, nomination_forms.NominationForm]]:
    """F5: one form a nomination; who signed is not in the case's open part and stays with the pen."""
    for one in case.election.records.all(Nomination):
        if one.way != "self":
            yield (
                one.name,
                nomination_forms.NominationForm(
                    **posted(case), candidate=_candidate(case, one.name, one.post), on=one.day
                ),
            )


def own_forms(case: Case) -> Iterator[tuple[str, nomination_forms.OwnForm]]:
    """F5: self-nominations."""
    for one in case.election.records.all(Nomination):
        if one.way == "self":
            yield one.name, _own(case, one.name, one.post, one.statement, one.day)


def promises(case: Case) -> Iterator[tuple[str, nomination_forms.OwnForm]]:
    """F5: promises (C09, C31)."""
    for one in case.election.records.all(Promise):
        yield one.name, _own(case, one.name, post_of(case, one.name), one.text, one.handed_in)


def withdrawals(case: Case) -> Iterator[tuple[str, nomination_forms.OwnForm]]:
    """F5: withdrawals."""
    for one in case.election.records.all(Withdrawal):
        yield one.name, _own(case, one.name, one.post or post_of(case, one.name), one.reason, one.day)


def reviews(case: Case) -> Iterator[tuple[str, review.Review]]:
    """F5: the joint review of each person, one row a department (B11, C04, B18)."""
    records = case.election.records
    names = dict.fromkeys(one.name for one in records.all(Nomination))
    for name in names:
        opinions = [one for one in records.all(Opinion) if one.name == name]
        visits = [one for one in records.all(Visit) if one.name == name]
        ends = [one for one in records.all(Conclusion) if one.name == name]
        filed = [one for one in records.all(CityFiling) if one.name == name]
        yield (
            name,
            review.Review(
                **posted(case),
                candidate=_candidate(case, name, post_of(case, name)),
                nominated="、".join(_ways(case, post_of(case, name), name)),
                departments=departments(case.election, case.book, name),
                opinions=tuple(
                    review.Opinion(one.department, _opinion(one), one.letter, one.handler, one.day)
                    for one in opinions
                    if not one.open
                ),
                visit=said(visits[-1], "conclusion") if visits else "",
                conclusion=said(ends[-1], "result") if ends else "",
                township=_township(case, name),
                filed_number=filed[-1].number if filed else "",
                filed_on=filed[-1].day if filed else None,
            ),
        )


def _opinion(one: Opinion) -> str:
    """What a department said, which condition it named, and on what it stands."""
    return "；".join(filter(None, (said(one, "opinion"), one.condition, one.basis)))


def _township(case: Case, name: str) -> str:
    found = [one for one in case.election.records.all(TownshipReview) if name in one.names]
    return f"{said(found[-1], 'day')}　{found[-1].by}　{said(found[-1], 'result')}" if found else ""


def _list(
    case: Case, what: str, people: tuple[lists.Standing, ...], order: str, reviewed_by: str = ""
) -> lists.CandidateList:
    return lists.CandidateList(**posted(case, what), people=people, order=order, reviewed_by=reviewed_by)


def _standing(case: Case, post: str, name: str, votes: int | None) -> lists.Standing:
    person = _nominee(case, name)
    return lists.Standing(
        post, name, person.sex or sex_of(case, name), born_of(case, name), _education(person), person.party, votes
    )


def _candidate(case: Case, name: str, post: str) -> nomination_forms.Candidate:
    person = _nominee(case, name)
    return nomination_forms.Candidate(
        post=post,
        name=name,
        sex=person.sex or sex_of(case, name),
        born=born_of(case, name),
        nation=person.ethnic,
        education=_education(person),
        party=person.party,
        work=person.work,
    )


def _own(case: Case, name: str, post: str, text: str, day: Any) -> nomination_forms.OwnForm:
    return nomination_forms.OwnForm(**posted(case), candidate=_candidate(case, name, post), text=text, on=day)


def _nominee(case: Case, name: str) -> Nominee:
    sheets = [one for one in case.election.records.all(Nominee) if one.name == name]
    return sheets[-1] if sheets else Nominee(name=name)


def born_of(case: Case, name: str) -> str:
    """Year and month of birth, as such lists say it."""
    kept = [one for one in case.election.records.kept(Nominee) if one.record.name == name]
    birth = private_of(case, kept[-1]).get("birth", "") if kept else ""
    parts = birth.split("-")
    return f"{parts[0]}年{int(parts[1])}月" if len(parts) >= 2 and parts[1].isdecimal() else birth


def _education(person: Nominee) -> str:
    return said(person, "education")


def post_of(case: Case, name: str) -> str:
    """The post that somebody was last nominated for."""
    posts = [one.post for one in case.election.records.all(Nomination) if one.name == name]
    return posts[-1] if posts else ""


def _ways(case: Case, post: str, name: str) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(
            said(one, "way") for one in case.election.records.all(Nomination) if (one.post, one.name) == (post, name)
        )
    )
