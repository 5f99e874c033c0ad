"""Every finding about candidates is raised by what calls for it, with its numbers, and stays away when it is mended."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from buxuan_desktop.app.rulebooks import book_of
from buxuan_desktop.domain.ballot import Post
from buxuan_desktop.domain.election import Election
from buxuan_desktop.domain.records.bodies import BodyMember
from buxuan_desktop.domain.records.candidacies import CandidateMeeting, Donation, OfficialList, Promise
from buxuan_desktop.domain.records.meetings import Posting
from buxuan_desktop.domain.records.nominations import Nomination, NominationVotes, PostChoice, Subsidised, Withdrawal
from buxuan_desktop.domain.records.persons import AgeConsent, Condition, Nominee
from buxuan_desktop.domain.records.reviews import BodyDecision, CityFiling, Conclusion, Opinion, TownshipReview, Visit
from buxuan_desktop.domain.result import Finding
from buxuan_desktop.rules.checks.candidates import candidate_findings
from buxuan_desktop.rules.codes_candidates import CANDIDATE_CODES
from buxuan_desktop.words import of_finding
from tests.unit.rules.standing import DAY, standing

SIX = ("纪检", "公安", "法院", "检察院", "扶贫", "信访")
HEAD, MEMBERS = Post("主任", 1), Post("委员", 1)
EARLY, TODAY = date(2020, 4, 1), date(2020, 4, 12)
BAR, POLICY = "因犯罪受过刑事处罚", "近三年评议不称职"
U25: dict[str, Any] = {"profile": "CN-U-2025", "overlays": (), "day": date(2026, 4, 20)}


def found(election: Election, today: date = TODAY) -> list[Finding]:
    return list(candidate_findings(election, book_of(election.case), today))


def named(
    name: str = "甲", post: str = "主任", way: str = "all", day: date = EARLY, n: int | None = None
) -> Nomination:
    return Nomination(post=post, name=name, way=way, day=day, nominators=n)  # type: ignore[arg-type]


def votes(name: str, number: int, day: date = EARLY) -> NominationVotes:
    return NominationVotes(post="主任", name=name, votes=number, day=day)


def opinion(kind: str, condition: str = "", department: str = "公安") -> Opinion:
    return Opinion(name="甲", department=department, opinion=kind, condition=condition)  # type: ignore[arg-type]


def here(*records: Any, **more: Any) -> Election:
    return standing(*records, **{"posts": (HEAD,), "voters": tuple("甲乙丙丁"), **more})


def reviewed(day: date = EARLY) -> TownshipReview:
    return TownshipReview(post="主任", names=("甲",), day=day, by="镇领导小组")


def met(by: str = "both") -> CandidateMeeting:
    return CandidateMeeting(day=date(2020, 4, 17), called_by=by)  # type: ignore[arg-type]


def listed(*names: str) -> OfficialList:
    return OfficialList(post="主任", names=names, day=EARLY)


def sheet(age: str = "fits", education: str = "high", on: date = DAY) -> Nominee:
    return Nominee(name="甲", age=age, age_on=on, education=education)  # type: ignore[arg-type]


def consent(civil: date) -> AgeConsent:
    return AgeConsent(
        name="甲", reason="能力强", reported_on=EARLY, organisation_agreed_on=EARLY, civil_agreed_on=civil
    )


def promise(result: str) -> Promise:
    return Promise(name="甲", text="修路", handed_in=EARLY, result=result)  # type: ignore[arg-type]


def gift(**days: Any) -> Donation:
    return Donation(name="甲", what="路灯", offered_on=EARLY, **days)


def member(**more: Any) -> BodyMember:
    return BodyMember(body="committee", **more)


def posted(what: str, day: date) -> Posting:
    return Posting(what=what, where="board", day=day)  # type: ignore[arg-type]


ALL_ANSWERED = tuple(opinion("none", department=one) for one in SIX)
CONCLUDED = Conclusion(name="甲", result="qualified", day=EARLY)
AFTER = {"party_meeting_on": date(2020, 5, 2), "meeting": "assembly", "meeting_on": date(2020, 5, 3)}
LAST10, LAST7, LAST5 = "2020-04-10", "2020-04-13", "2020-04-15"

Case = tuple[Callable[[], Election], dict[str, Any], Callable[[], Election]]
"""Facts that raise a finding, its numbers, and the same facts with the matter mended."""

RAISED: dict[str, Case] = {
    "nominated-for-two-posts": (
        lambda: here(named(), named(post="委员")),
        {"name": "甲", "posts": "主任、委员"},
        lambda: here(named(), named(post="委员"), PostChoice(name="甲", post="委员", day=EARLY)),
    ),
    "nominee-not-elector": (
        lambda: here(named("戊")),
        {"post": "主任", "name": "戊"},
        lambda: here(named("戊"), voters=("戊",)),
    ),
    "nomination-way-outside-law": (
        lambda: here(named(way="self"), **U25),
        {"post": "主任", "name": "甲", "way": "self"},
        lambda: here(named(way="self"), named(way="party"), **U25),
    ),
    "too-few-joint-electors": (
        lambda: here(named(way="ten", n=9), named(way="ten", n=6), **U25),
        {"post": "主任", "name": "甲", "number": 9, "needed": 10},
        lambda: here(named(way="ten", n=10), **U25),
    ),
    "self-nomination-late": (
        lambda: here(named(way="self", day=date(2020, 4, 11))),
        {"post": "主任", "name": "甲", "day": "2020-04-11", "last": LAST10},
        lambda: here(named(way="self", day=date(2020, 4, 10))),
    ),
    "self-list-late": (
        lambda: here(named(way="self"), posted("self_nominees", date(2020, 4, 14))),
        {"last": LAST7, "day": "2020-04-14"},
        lambda: here(named(way="self"), posted("self_nominees", date(2020, 4, 13))),
    ),
    "nominee-list-late": (
        lambda: here(named(), posted("first_candidates", date(2026, 4, 6)), **{**U25, "profile": "SC-U-2025"}),
        {"last": "2026-04-05", "day": "2026-04-06"},
        lambda: here(named(), posted("first_candidates", date(2026, 4, 5)), **{**U25, "profile": "SC-U-2025"}),
    ),
    "candidate-list-late": (
        lambda: here(named(), posted("candidates", date(2020, 4, 16))),
        {"last": LAST5, "day": "2020-04-16"},
        lambda: here(named(), posted("candidates", date(2020, 4, 15))),
    ),
    "too-few-candidates": (
        lambda: here(named(), named("乙"), Withdrawal(name="乙", day=EARLY)),
        {"post": "主任", "candidates": 1, "needed": 2},
        lambda: here(named(), named("乙")),
    ),
    "tie-at-the-cut": (
        lambda: here(*(named(one) for one in "甲乙丙"), votes("甲", 9), votes("乙", 5), votes("丙", 5)),
        {"post": "主任", "names": "乙、丙", "votes": 5, "places": 1},
        lambda: here(*(named(one) for one in "甲乙丙"), votes("甲", 9), votes("乙", 6), votes("丙", 5)),
    ),
    "official-candidate-out": (
        lambda: here(*(named(one) for one in "甲乙丙"), listed("甲", "乙"), Withdrawal(name="乙", day=EARLY)),
        {"post": "主任", "name": "乙", "next": "丙"},
        lambda: here(*(named(one) for one in "甲乙丙"), Withdrawal(name="乙", day=EARLY), listed("甲", "丙")),
    ),
    "committee-member-nominated": (
        lambda: here(named(), member(name="甲"), **U25),
        {"name": "甲"},
        lambda: here(named(), member(name="甲", left_on=EARLY, left_because="nominated"), **U25),
    ),
    "committee-relative-nominated": (
        lambda: here(named(), member(name="乙", relatives=("甲",)), **U25),
        {"name": "甲", "member": "乙"},
        lambda: here(named(), member(name="乙", relatives=("丙",)), **U25),
    ),
    "department-open": (
        lambda: here(named(), *ALL_ANSWERED[:4]),
        {"name": "甲", "departments": "扶贫、信访"},
        lambda: here(named(), *ALL_ANSWERED),
    ),
    "statutory-bar": (
        lambda: here(named(), opinion("bar", BAR), **U25),
        {"name": "甲", "condition": BAR, "department": "公安"},
        lambda: here(named(), opinion("none"), **U25),
    ),
    "policy-undecided": (
        lambda: here(named(), opinion("policy", POLICY)),
        {"name": "甲", "condition": POLICY},
        lambda: here(
            named(),
            opinion("policy", POLICY),
            BodyDecision(name="甲", condition=POLICY, by="镇党委", decision="stands", day=EARLY),
        ),
    ),
    "condition-unverified": (
        lambda: here(
            named(), opinion("policy", POLICY), Condition(text=POLICY, list="five_seven", status="unverified")
        ),
        {"name": "甲", "condition": POLICY},
        lambda: here(named(), opinion("policy", POLICY), Condition(text=POLICY, list="five_seven", status="verified")),
    ),
    "department-objects": (
        lambda: here(named(), opinion("objection")),
        {"name": "甲", "department": "公安"},
        lambda: here(named(), opinion("none")),
    ),
    "conclusion-missing": (
        lambda: here(named(), *ALL_ANSWERED),
        {"name": "甲"},
        lambda: here(named(), *ALL_ANSWERED, CONCLUDED),
    ),
    "reasons-not-told": (
        lambda: here(named(), Conclusion(name="甲", result="unqualified", day=EARLY, condition=BAR)),
        {"name": "甲"},
        lambda: here(named(), Conclusion(name="甲", result="unqualified", day=EARLY, condition=BAR, told_on=EARLY)),
    ),
    "city-filing-missing": (
        lambda: here(named(), overlays=("S2",)),
        {"name": "甲"},
        lambda: here(named(), CityFiling(name="甲", number="7", day=EARLY), overlays=("S2",)),
    ),
    "visit-missing": (
        lambda: here(named()),
        {"name": "甲"},
        lambda: here(named(), Visit(name="甲", day=EARLY, visitors=("丁",))),
    ),
    "visit-not-suitable": (
        lambda: here(named(), Visit(name="甲", day=EARLY, visitors=("丁",), conclusion="again")),
        {"name": "甲"},
        lambda: here(named(), Visit(name="甲", day=EARLY, visitors=("丁",))),
    ),
    "township-review-missing": (lambda: here(named()), {"post": "主任"}, lambda: here(named(), reviewed())),
    "township-review-others": (
        lambda: here(named(), named("乙"), reviewed()),
        {"post": "主任", "names": "乙"},
        lambda: here(named(), reviewed()),
    ),
    "township-review-late": (
        lambda: here(named(), reviewed(date(2020, 4, 15)), posted("candidates", date(2020, 4, 14))),
        {"post": "主任", "day": "2020-04-15", "posted": "2020-04-14"},
        lambda: here(named(), reviewed(date(2020, 4, 14)), posted("candidates", date(2020, 4, 14))),
    ),
    "township-review-early": (
        lambda: here(named(), reviewed(EARLY), votes("甲", 3, date(2020, 4, 2))),
        {"post": "主任", "day": "2020-04-01", "after": "2020-04-02"},
        lambda: here(named(), reviewed(date(2020, 4, 2)), votes("甲", 3, date(2020, 4, 2))),
    ),
    "age-not-checked": (lambda: here(named()), {"name": "甲"}, lambda: here(named(), sheet())),
    "age-readings-differ": (
        lambda: here(named(), sheet("unclear")),
        {"name": "甲"},
        lambda: here(named(), sheet("fits")),
    ),
    "age-between-limits": (
        lambda: here(named(), sheet("between")),
        {"name": "甲", "most": 50, "consent": 55},
        lambda: here(named(), sheet("fits")),
    ),
    "age-consent-missing": (
        lambda: here(named(), sheet("over"), AgeConsent(name="甲", reason="能力强", reported_on=EARLY)),
        {"name": "甲", "consent": 55},
        lambda: here(
            named(),
            sheet("over"),
            AgeConsent(
                name="甲", reason="能力强", reported_on=EARLY, organisation_agreed_on=EARLY, civil_agreed_on=EARLY
            ),
        ),
    ),
    "age-consent-late": (
        lambda: here(named(), sheet("over"), consent(date(2020, 4, 2))),
        {"name": "甲", "nominated": "2020-04-01", "agreed": "2020-04-02"},
        lambda: here(named(), sheet("over"), consent(EARLY)),
    ),
    "education-below": (
        lambda: here(named(), sheet(education="middle")),
        {"name": "甲"},
        lambda: here(named(), sheet(education="high")),
    ),
    "subsidised-not-taking-part": (
        lambda: here(Subsidised(name="丁", kind="fixed", part="absent")),
        {"name": "丁"},
        lambda: here(Subsidised(name="丁", kind="fixed", part="elector")),
    ),
    "conditions-not-posted": (lambda: here(named()), {}, lambda: here(named(), posted("conditions", EARLY))),
    "conditions-only-bars": (
        lambda: here(Condition(text=BAR, list="law", cite="第十八条")),
        {},
        lambda: here(Condition(text=BAR, list="law", cite="第十八条"), Condition(text="办事公道", list="wanted")),
    ),
    "promise-not-reviewed": (
        lambda: here(named(), listed("甲"), promise("")),
        {"name": "甲"},
        lambda: here(named(), listed("甲"), promise("passed")),
    ),
    "promise-to-change": (
        lambda: here(named(), listed("甲"), promise("change")),
        {"name": "甲"},
        lambda: here(named(), listed("甲"), promise("change"), promise("passed")),
    ),
    "candidates-not-met": (lambda: here(named(), listed("甲")), {}, lambda: here(named(), listed("甲"), met())),
    "meeting-called-by-one": (
        lambda: here(named(), listed("甲"), met("branch")),
        {"day": "2020-04-17"},
        lambda: here(named(), listed("甲"), met("both")),
    ),
    "donation-undecided": (lambda: here(gift()), {"name": "甲", "what": "路灯"}, lambda: here(gift(**AFTER))),
    "donation-before-election": (
        lambda: here(gift(party_meeting_on=DAY)),
        {"name": "甲", "what": "路灯"},
        lambda: here(gift(party_meeting_on=date(2020, 4, 21))),
    ),
}


def test_the_table_names_every_code() -> None:
    assert list(RAISED) == list(CANDIDATE_CODES)


@pytest.mark.proves(*RAISED)
@pytest.mark.parametrize("code", RAISED)
def test_finding_is_raised_once_with_its_numbers_and_goes_when_mended(code: str) -> None:
    facts, data, mended = RAISED[code]
    election = facts()
    raised = [one for one in found(election) if one.code == code]
    assert [one.data for one in raised] == [data]
    assert raised[0].severity == CANDIDATE_CODES[code].severity
    assert set(raised[0].cite) == set(book_of(election.case).cite(*CANDIDATE_CODES[code].parameters))
    assert [one.code for one in found(mended()) if one.code == code] == []


@pytest.mark.parametrize("code", RAISED)
def test_its_words_are_whole(code: str) -> None:
    one = next(one for one in found(RAISED[code][0]()) if one.code == code)
    wording = of_finding(one)
    assert wording.do
    for text in (wording.title, wording.text, wording.do):
        assert "{" not in text
        assert "self" not in text
        assert text.isprintable()


def test_a_case_without_nominations_is_left_alone() -> None:
    assert found(here(), date(2020, 4, 19)) == []


@pytest.mark.proves("C03", "C04", "policy-undecided")
def test_a_condition_of_policy_never_stops_and_petitioning_is_no_condition_of_the_law() -> None:
    stops = {code for code, known in CANDIDATE_CODES.items() if known.severity == "stop"}
    election = here(named(), opinion("policy", POLICY), opinion("objection", department="信访"), sheet("over"))
    raised = {one.code for one in found(election)} & stops
    assert raised <= {"department-open", "too-few-candidates", "township-review-missing"}


@pytest.mark.proves("C16")
def test_lists_are_due_only_once_their_day_has_gone_by() -> None:
    election = here(named(way="self"))
    late = {date(2020, 4, 13): set(), date(2020, 4, 14): {"self-list-late"}}
    for today, codes in late.items():
        assert {one.code for one in found(election, today) if one.code.endswith("list-late")} == codes
    assert {"day": None, "last": LAST5} in [one.data for one in found(election, date(2020, 4, 16))]


def test_who_left_the_running_is_asked_nothing_more() -> None:
    election = here(named(), Withdrawal(name="甲", day=EARLY))
    codes = {one.code for one in found(election)}
    assert not codes & {"department-open", "visit-missing", "age-not-checked", "nominee-not-elector"}


def test_once_votes_are_counted_only_those_at_the_cut_are_reviewed() -> None:
    election = here(*(named(one) for one in "甲乙丙丁"), votes("甲", 9), votes("乙", 7), votes("丙", 2))
    assert {one.data["name"] for one in found(election) if one.code == "department-open"} == {"甲", "乙"}
    begun = here(*(named(one) for one in "甲乙"), Opinion(name="丁", department="公安"), named("丁"), votes("甲", 9))
    assert "丁" in {one.data["name"] for one in found(begun) if one.code == "department-open"}


def test_two_hundred_nominees_are_looked_over_at_once() -> None:
    people = [f"选民{number}" for number in range(200)]
    records = [record for name in people for record in (named(name, n=3), votes(name, 3))]
    election = here(*records, voters=tuple(people))
    assert len([one for one in found(election) if one.code == "tie-at-the-cut"]) == 1
