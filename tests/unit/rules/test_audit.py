"""The audit: a plan that is followed finds nothing, and each gap is said, alone where it stands alone."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from typing import Any

import msgspec
import pytest

from buxuan_desktop.app.rulebooks import book_for
from buxuan_desktop.domain.ballot import Post
from buxuan_desktop.domain.record_events import RecordKept
from buxuan_desktop.domain.records.audit import AuditFiling, AuditMember, AuditObject, AuditPlan
from buxuan_desktop.domain.records.audit_findings import AuditFinding, AuditMeasure
from buxuan_desktop.domain.records.audit_result import (
    AuditAnswer,
    AuditDraft,
    AuditObjection,
    AuditPosting,
    AuditReport,
    VillagersHeard,
)
from buxuan_desktop.domain.records.audit_work import AuditEvidence, AuditItem, AuditStep, WorkingPaper
from buxuan_desktop.domain.records.base import Record
from buxuan_desktop.domain.records.meetings import Meeting
from buxuan_desktop.domain.result import Finding
from buxuan_desktop.rules.checks.audit import audit_findings
from buxuan_desktop.rules.profile import Parameter, RuleBook
from buxuan_desktop.words import of_finding
from tests.auditing import BOARDS, FAULT, GROUP, HANDED, PERSON, REPORT, kept, whole
from tests.unit.rules.hall import Hall

DEMANDS = (
    "A01",
    "A02",
    "A03",
    "A04",
    "A05",
    "A06",
    "A07",
    "A08",
    "A09",
    "A10",
    "A11",
    "A12",
    "A13",
    "A14",
    "A15",
    "A16",
    "A17",
    "A18",
    "A19",
    "A20",
    "A21",
    "A22",
    "A23",
    "A24",
    "A25",
    "A26",
    "A27",
    "A28",
    "A29",
    "A30",
    "A31",
)
"""All that the plan of an audit asks for."""

POST = Post("主任", 1, ("王建国", "李秀英"))
DAY, TODAY = date(2020, 4, 20), date(2020, 3, 20)
S1 = book_for("CN-V-2018", ("S1",), "voters", "villagers")
PLAIN = book_for("CN-V-2018", (), "voters", "villagers")
U2018 = book_for("CN-U-2018", (), "voters", "residents")
HAINAN = book_for("HI-2025", (), "voters", "villagers")
SICHUAN = book_for("SC-V-2025", (), "voters", "villagers")


def found(records: Sequence[Record], book: RuleBook = S1, today: date = TODAY) -> dict[str, Finding]:
    return found_of([kept(number, record) for number, record in enumerate(records, start=1)], book, today)


def found_of(events: Sequence[RecordKept], book: RuleBook = S1, today: date = TODAY) -> dict[str, Finding]:
    hall = Hall(POST, day=DAY)
    hall.note(*events)
    said = {one.code: one for one in audit_findings(hall.election, book, today)}
    for one in said.values():
        assert "{" not in "".join(of_finding(one)[2:5])
    return said


def without(*kinds: type[Record]) -> list[Record]:
    return [one for one in whole() if not isinstance(one, kinds)]


def changed(kind: type[Any], which: Callable[[Any], bool] = lambda _one: True, **more: object) -> list[Record]:
    """The whole with every record of a kind that fits written otherwise."""
    return [msgspec.structs.replace(one, **more) if isinstance(one, kind) and which(one) else one for one in whole()]


@pytest.mark.proves(*DEMANDS)
def test_an_audit_that_follows_the_plan_finds_nothing() -> None:
    assert found(whole()) == {}


def test_an_audit_that_was_not_begun_is_only_due() -> None:
    assert set(found([])) == {"audit-due"}
    assert set(found([], PLAIN)) == {"audit-open"}
    assert found([], U2018) == {}


def of_item(one: Any) -> bool:
    return bool(one.item == "debts")


def cases() -> Iterator[tuple[str, list[Record]]]:
    yield "audit-no-object", without(AuditObject)
    yield "audit-plan-missing", without(AuditPlan)
    yield "audit-basis-missing", changed(AuditPlan, bases=" ")
    yield "audit-period-gap", changed(AuditPlan, back_to=None)
    yield "audit-period-gap", changed(AuditPlan, ends=HANDED - timedelta(1))
    yield "audit-period-unreasoned", changed(AuditPlan, back_because="")
    yield "audit-county-unreasoned", changed(AuditPlan, level="county")
    yield "audit-county-missing", changed(AuditMember, lambda one: one.body == "county_team", until=HANDED)
    yield "audit-group-incomplete", changed(AuditMember, lambda one: one.name == "何平", from_unit="other")
    yield "audit-audits-oneself", changed(AuditObject, name="何平")
    yield "audit-integrity-unsigned", changed(AuditMember, lambda one: one.name == "何平", signed_on=None)
    yield "audit-steps-missing", without(AuditStep)
    yield "audit-step-late", changed(AuditStep, lambda one: one.step == "compile", done_on=None)
    yield "audit-items-untouched", [one for one in whole() if not (isinstance(one, AuditItem) and of_item(one))]
    yield "audit-papers-missing", changed(AuditItem, of_item, missing="2018年对账单")
    yield "audit-evidence-missing", without(AuditEvidence, WorkingPaper)
    yield "audit-unclassified", changed(AuditFinding, lambda one: one.kind == "fault", bearer="")
    yield "audit-wrong-period", changed(AuditFinding, lambda one: one.kind == "fault", whose="predecessor")
    yield "audit-draft-not-by-all", changed(AuditDraft, present=GROUP[:3])
    yield "audit-draft-not-by-all", without(AuditDraft)
    yield "audit-person-not-met", without(AuditAnswer)
    yield "audit-person-not-met", changed(AuditAnswer, met_on=REPORT.day + timedelta(1))
    yield "audit-not-rechecked", changed(AuditAnswer, rechecked_on=None)
    yield "audit-not-rechecked", changed(AuditAnswer, told_on=None)
    yield "audit-villagers-unheard", without(VillagersHeard)
    yield "audit-villagers-unheard", changed(VillagersHeard, day=REPORT.day + timedelta(1))
    yield "audit-decided-unheard", changed(AuditMeasure, day=date(2020, 2, 1))
    eve = DAY - timedelta(2)
    yield "audit-posting-runs-on", changed(AuditPosting, begins=eve, ends=eve + timedelta(10))
    yield "audit-posting-short", changed(AuditPosting, ends=date(2020, 3, 1))
    yield "audit-posting-short", changed(AuditPosting, ends=None)
    yield "audit-one-board", [one for one in whole() if one is not BOARDS[0]]
    yield "audit-answer-unposted", changed(AuditPosting, answers=False)
    yield "audit-objection-open", changed(AuditObjection, again_done=None)
    yield "audit-loss-unmeasured", without(AuditMeasure)
    yield "audit-measure-overdue", changed(AuditMeasure, state="partly", paid=800_000, due=date(2020, 3, 19))
    yield "audit-not-filed", [one for one in whole() if not (isinstance(one, AuditFiling) and one.what == "summary")]
    yield "audit-not-filed", changed(AuditFiling, lambda one: one.what == "plan", sent_on=date(2020, 2, 11))
    yield "audit-due", changed(AuditPosting, begins=DAY, ends=DAY + timedelta(7))


GAPS = (
    "audit-no-object",
    "audit-plan-missing",
    "audit-basis-missing",
    "audit-period-gap",
    "audit-period-unreasoned",
    "audit-county-unreasoned",
    "audit-county-missing",
    "audit-group-incomplete",
    "audit-audits-oneself",
    "audit-integrity-unsigned",
    "audit-steps-missing",
    "audit-step-late",
    "audit-items-untouched",
    "audit-papers-missing",
    "audit-evidence-missing",
    "audit-unclassified",
    "audit-wrong-period",
    "audit-draft-not-by-all",
    "audit-person-not-met",
    "audit-not-rechecked",
    "audit-villagers-unheard",
    "audit-decided-unheard",
    "audit-posting-runs-on",
    "audit-posting-short",
    "audit-one-board",
    "audit-answer-unposted",
    "audit-objection-open",
    "audit-loss-unmeasured",
    "audit-measure-overdue",
    "audit-not-filed",
    "audit-due",
)
BESIDE = {
    "audit-no-object": {"audit-due"},
    "audit-audits-oneself": {"audit-person-not-met", "audit-due"},
    "audit-items-untouched": {"audit-due"},
}
"""What is true as well when that is."""


@pytest.mark.proves(*GAPS)
@pytest.mark.parametrize(("code", "records"), list(cases()))
def test_each_gap_is_said(code: str, records: list[Record]) -> None:
    said = set(found(records))
    assert code in said
    assert said - {code} <= BESIDE.get(code, set())


def test_every_gap_has_a_case() -> None:
    assert {code for code, _ in cases()} == set(GAPS)


@pytest.mark.proves("audit-undecided", "audit-no-achievement", "audit-posting-unproved")
def test_notes() -> None:
    waiting = changed(
        AuditFinding, lambda one: one is FAULT, state="open", nature="undecided", conclusion="", answer=""
    )
    assert set(found(waiting)) == {"audit-undecided"}
    silent = [one for one in changed(AuditReport, achievements="") if not _praises(one)]
    assert set(found(silent)) == {"audit-no-achievement"}
    bare = [msgspec.structs.replace(kept(n, one), files=()) for n, one in enumerate(whole(), start=1)]
    assert set(found_of(bare)) == {"audit-posting-unproved"}


def _praises(one: Record) -> bool:
    return isinstance(one, AuditFinding) and one.kind == "achievement"


@pytest.mark.proves("audit-due", "audit-open", "A16")
def test_unfinished_stops_where_the_rules_say_so_and_else_warns() -> None:
    late = without(AuditPosting, AuditObjection)
    stops, warns = found(late)["audit-due"], found(late, PLAIN)["audit-open"]
    assert (stops.severity, warns.severity) == ("stop", "warn")
    assert stops.data == {"audit_parts": "posting", "limit": "2020-04-19", "late": ""}
    assert any("方案1" in one for one in stops.cite)
    assert "公布结果" in of_finding(stops).text


@pytest.mark.proves("audit-due")
@pytest.mark.parametrize(("posted", "fine"), [(date(2020, 4, 15), True), (date(2020, 4, 16), False)])
def test_some_provinces_want_it_days_before(posted: date, fine: bool) -> None:
    records = changed(AuditPosting, begins=posted, ends=posted + timedelta(5))
    assert ("audit-due" not in found(records, HAINAN)) == fine


@pytest.mark.proves("audit-due")
def test_or_before_the_committee_is_chosen() -> None:
    chosen = Meeting(body="assembly", about="choose_committee", day=date(2020, 2, 26))
    assert found([*whole(), chosen], SICHUAN)["audit-due"].data["late"] == "2020-02-26"
    later = msgspec.structs.replace(chosen, day=date(2020, 2, 27))
    assert "audit-due" not in found([*whole(), later], SICHUAN)


@pytest.mark.proves("audit-representatives-few", "audit-objection-open")
def test_rules_of_one_province_hold_there_alone() -> None:
    said = found(whole(), SICHUAN)["audit-representatives-few"]
    assert said.data == {"number": 0, "least": 3}
    assert "第三十三条" in said.cite[0]
    assert "audit-representatives-few" not in found(whole(), HAINAN)
    waiting = changed(AuditObjection, answered_on=None)
    assert "最迟答复日期：2020年3月9日" in of_finding(found(waiting, SICHUAN)["audit-objection-open"]).text
    assert found(waiting, HAINAN)["audit-objection-open"].data["due"] == ""


@pytest.mark.proves("audit-after-leaving")
def test_thirty_days_after_leaving_only_where_a_rule_says_so() -> None:
    rule = Parameter(30, "某省实施办法第三十七条", "custom")
    profile = msgspec.structs.replace(PLAIN.profile, parameters={**PLAIN.profile.parameters, "audit_leave_days": rule})
    book = msgspec.structs.replace(PLAIN, profile=profile)
    assert found(whole(), book)["audit-after-leaving"].data["due"] == "2020-02-19"
    early = changed(AuditPosting, begins=date(2020, 2, 19), ends=date(2020, 2, 25))
    assert "audit-after-leaving" not in found(early, book)
    assert "audit-after-leaving" not in found(whole())


@pytest.mark.proves("T46", "A23", "audit-wrong-period")
@pytest.mark.parametrize(
    ("whose", "begins", "ends", "fine"),
    [
        ("predecessor", date(2016, 6, 1), date(2016, 7, 1), True),
        ("predecessor", date(2016, 6, 1), date(2016, 7, 2), False),
        ("incumbent", date(2016, 7, 1), date(2016, 9, 1), False),
        ("incumbent", date(2016, 7, 2), HANDED, True),
        ("incumbent", HANDED, HANDED + timedelta(1), False),
        ("successor", HANDED, HANDED, False),
        ("successor", HANDED + timedelta(1), None, True),
        ("incumbent", None, None, True),
    ],
)
def test_a_handover_parts_the_periods(whose: str, begins: date, ends: date, fine: bool) -> None:
    records = changed(AuditFinding, lambda one: one is FAULT, whose=whose, begins=begins, ends=ends)
    assert ("audit-wrong-period" not in found(records)) == fine


def test_of_two_people_one_period_must_fit() -> None:
    other = msgspec.structs.replace(PERSON, name="钱会计", taken_on=date(2010, 1, 1), since=None, until=None)
    records = changed(AuditFinding, lambda one: one is FAULT, begins=date(2015, 1, 1), ends=date(2015, 2, 1))
    assert "audit-wrong-period" in found(records)
    assert "audit-wrong-period" not in found([*records, other])


def test_a_cleared_finding_counts_for_nothing() -> None:
    gone = msgspec.structs.replace(FAULT, state="cleared", amount=None, whose="", conclusion="", answer="")
    records = [gone if one is FAULT else one for one in whole()]
    assert found(records) == {}
