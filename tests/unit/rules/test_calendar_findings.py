"""Contradictions of the plans appear when their own days are entered, each vanishes when its days are mended."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import msgspec
import pytest

from buxuan_desktop.domain.ballot import Post
from buxuan_desktop.domain.records.base import Record
from buxuan_desktop.domain.records.calendar import Planned
from buxuan_desktop.domain.records.meetings import Meeting, Posting
from buxuan_desktop.domain.records.preparation import Method, Place
from buxuan_desktop.domain.records.vacancies import DayChange, Dispute, Vacancy
from buxuan_desktop.domain.result import Finding
from buxuan_desktop.rules.checks.calendar import calendar_findings
from buxuan_desktop.rules.codes_calendar import CALENDAR_CODES
from buxuan_desktop.rules.profile import Parameter, RuleBook
from buxuan_desktop.words import of_finding
from tests.planning import DAY, PLAN_ONE, PLAN_THREE, QINGMING, case_of, day, plan

TODAY = day(3, 12)

IN_PLAN_THREE = {
    "list-before-registration-ends",
    "selfnom-ends-before-nomination",
    "objections-run-into-vote",
    "stage-past-plan-end",
    "stages-overlap",
    "plan-words-mixed",
    "polling-order-open",
    "age-rule-gap",
    "proxy-only-for-residents",
    "attendance-is-not-quorum",
    "method-posted-before-adopted",
    "prevote-without-preselection",
    "two-organisers",
    "age-and-birth-differ",
}
IN_PLAN_ONE = {"audit-notice-past-report", "stages-overlap"}


def findings(records: Sequence[Record], today: date = TODAY, **more: Any) -> dict[str, Finding]:
    """What is found, by code; every word holds its numbers."""
    return found_in(case_of(records, **more), today)


def found_in(hall: Any, today: date = TODAY, book: RuleBook | None = None) -> dict[str, Finding]:
    found = {}
    for one in calendar_findings(hall.election, book or hall.book, today):
        wording = of_finding(one)
        assert "{" not in wording.title + wording.text + wording.do
        assert one.severity == CALENDAR_CODES[one.code].severity
        found[one.code] = one
    return found


def without(code: str, *, of: Sequence[Planned] = PLAN_THREE) -> tuple[Planned, ...]:
    return tuple(one for one in of if one.item != code)


def instead(*others: Planned, of: Sequence[Planned] = PLAN_THREE) -> tuple[Planned, ...]:
    named = {one.item for one in others}
    return (*(one for one in of if one.item not in named), *others)


def ruled(**values: Any) -> RuleBook:
    """The rules of plan 3 with other values in the plan."""
    book = case_of(()).book
    (overlay,) = book.overlays
    parameters = {**overlay.parameters}
    for name, value in values.items():
        parameters.pop(name)
        if value is not None:
            parameters[name] = Parameter(value, "方案", "plan")
    return msgspec.structs.replace(book, overlays=(msgspec.structs.replace(overlay, parameters=parameters),))


@pytest.mark.proves(
    "C13",
    "C15",
    "C16",
    "C25",
    "list-before-registration-ends",
    "selfnom-ends-before-nomination",
    "objections-run-into-vote",
    "stage-past-plan-end",
    "stages-overlap",
    "plan-words-mixed",
    "polling-order-open",
    "age-rule-gap",
    "proxy-only-for-residents",
    "attendance-is-not-quorum",
    "method-posted-before-adopted",
    "prevote-without-preselection",
    "two-organisers",
    "age-and-birth-differ",
)
def test_plan_three_contradicts_itself_in_all_these_ways() -> None:
    found = findings(PLAN_THREE)
    assert set(found) == IN_PLAN_THREE
    assert found["list-before-registration-ends"].data == {"ends": "2020-04-11", "due": "2020-03-31"}
    assert found["selfnom-ends-before-nomination"].data == {"ends": "2020-04-10", "begins": "2020-04-12"}
    objections = found["objections-run-into-vote"].data
    assert (objections["posted"], objections["ends"], objections["left"]) == ("2020-04-11", "2020-04-20", 0)
    assert found["stage-past-plan-end"].data == {"item": "stage_check", "ends": "2020-05-08", "last": "2020-04-30"}
    assert found["stages-overlap"].data == {"first": "stage_elect", "second": "stage_check", "day": "2020-04-29"}
    assert found["age-rule-gap"].data == {"usual": 50, "limit": 55, "first": 51, "last": 54}
    assert found["age-and-birth-differ"].data == {"usual": 50, "born": "1970-01-01", "fits": "1969-04-21"}
    assert "村民会议" in str(found["plan-words-mixed"].data) or "三、（二）" in str(found["plan-words-mixed"].data)


@pytest.mark.proves("A16", "A20", "audit-notice-past-report", "stages-overlap")
def test_plan_one_contradicts_itself_in_these() -> None:
    found = findings(PLAN_ONE, overlays=("S1",), profile="CN-V-2018", body="villagers", day=day(11, 20))
    assert set(found) == IN_PLAN_ONE
    assert found["audit-notice-past-report"].data["due"] == "2020-09-23"
    assert found["stages-overlap"].data == {"first": "audit_prepare", "second": "audit_carry", "day": "2020-09-15"}


@pytest.mark.proves("B05", "law-silent-on-procedure")
def test_plan_two_stands_on_a_law_that_says_nothing_of_the_procedure() -> None:
    assert set(findings((), overlays=("S2",))) == {"law-silent-on-procedure"}
    assert findings((), overlays=("S2",), profile="CN-V-2018", body="villagers") == {}
    assert findings((), overlays=("S2",), profile="CN-U-2025", day=date(2026, 4, 20)) == {}
    assert findings((), overlays=()) == {}, "without a plan nobody claims that the law is enough"


@pytest.mark.proves("proxy-wider-than-law", "proxy_who", "plan-words-mixed")
def test_plan_three_in_a_village_before_2026_goes_beyond_the_law_on_proxies() -> None:
    found = findings((), profile="CN-V-2018", body="villagers")
    assert "第十五条第四款" in found["proxy-wider-than-law"].cite[0]
    assert found["plan-words-mixed"].data["wrong"] == "居民"
    later = findings((), profile="CN-V-2025", body="villagers", day=date(2026, 4, 20))
    assert "proxy-wider-than-law" not in later
    community = findings((), profile="CN-U-2025", day=date(2026, 4, 20))
    assert "proxy-only-for-residents" not in community


MENDED: list[tuple[str, Sequence[Record]]] = [
    (
        "list-before-registration-ends",
        instead(plan("registration", day(3, 20), day(3, 30)), plan("stage_register", day(3, 20), day(3, 30))),
    ),
    ("list-before-registration-ends", instead(plan("registration", day(3, 20), day(3, 31)))),
    ("selfnom-ends-before-nomination", instead(plan("nomination", day(4, 10)))),
    ("objections-run-into-vote", (*PLAN_THREE, plan("list", day(3, 31)))),
    ("objections-run-into-vote", (*PLAN_THREE, Posting(what="electors", where="board", day=day(3, 31)))),
    ("stage-past-plan-end", instead(plan("whole", day(3, 11), day(5, 8)))),
    ("stages-overlap", instead(plan("stage_check", day(4, 30), day(5, 8)))),
    (
        "polling-order-open",
        instead(
            plan("station_vote", DAY, from_time="7:30", to_time="11:30"),
            plan("mobile_vote", DAY, from_time="8：00", to_time="11:30"),
            plan("hall_vote", DAY, from_time="9:00", to_time="11:30"),
        ),
    ),
    ("polling-order-open", without("hall_vote")),
    ("method-posted-before-adopted", instead(plan("method_adopted", day(3, 30)))),
    (
        "polling-order-open",
        (
            *PLAN_THREE,
            Place(name="三组", kind="station", opens="7:30", closes="11:30"),
            Place(name="一号箱", kind="mobile", opens="8:00", closes="11:30"),
            Place(name="中心会场", kind="hall", opens="9:00", closes="11:30"),
        ),
    ),
    (
        "method-posted-before-adopted",
        (*PLAN_THREE, Method(ways="all", adopted_by="representatives", adopted_on=day(3, 29))),
    ),
    (
        "method-posted-before-adopted",
        (*PLAN_THREE, Meeting(body="representatives", about="method", day=day(3, 29), passed="passed")),
    ),
    ("prevote-without-preselection", (*PLAN_THREE, plan("preselection", day(4, 14)))),
    ("prevote-without-preselection", without("prevote_notice")),
]


@pytest.mark.parametrize(("code", "records"), MENDED, ids=[f"{n}-{code}" for n, (code, _) in enumerate(MENDED)])
def test_a_mended_day_takes_the_finding_away(code: str, records: Sequence[Record]) -> None:
    assert code in findings(PLAN_THREE)
    assert code not in findings(records)


@pytest.mark.parametrize(
    ("code", "values"),
    [
        ("age-rule-gap", {"age_limit": 51}),
        ("age-rule-gap", {"age_usual_max": None}),
        ("age-and-birth-differ", {"age_born_from": "1969-04-21"}),
        ("two-organisers", {"organised_by": ("居民选举委员会",)}),
        ("attendance-is-not-quorum", {"attendance_gate": None}),
        ("proxy-only-for-residents", {"proxy_who": "近亲属"}),
        ("plan-words-mixed", {"mobile_authority": "由居民会议决定"}),
    ],
)
def test_a_mended_plan_takes_the_finding_away(code: str, values: dict[str, Any]) -> None:
    hall = case_of(PLAN_THREE)
    assert code in found_in(hall)
    assert code not in found_in(hall, book=ruled(**values))


@pytest.mark.proves("C15", "C18", "polling-order-open", "prevote-without-preselection")
def test_places_and_method_are_looked_at_like_plans() -> None:
    hall = Place(name="中心会场", kind="hall", opens="8:00", closes="11:30")
    station = Place(name="三组", kind="station", opens="7:30", closes="11:30")
    assert findings((hall, station), overlays=()) == {}
    assert "polling-order-open" in findings((hall, msgspec.structs.replace(station, opens="8:30")))
    assert "polling-order-open" in findings((hall, msgspec.structs.replace(station, closes="10:30")))
    assert "polling-order-open" in findings((hall, msgspec.structs.replace(station, closes="")))
    assert "polling-order-open" not in findings((hall,))
    told = Method(ways="all", pre_vote="4月18日上午")
    assert findings((told,))["prevote-without-preselection"].data == {"when": "4月18日上午"}


@pytest.mark.proves("objections-run-into-vote", "method-posted-before-adopted", "polling-order-open")
def test_what_is_just_in_time_is_said_only_where_it_is_too_late() -> None:
    posted = Posting(what="electors", where="board", day=day(4, 9))
    assert "objections-run-into-vote" not in findings((posted,)), "two whole days are left"
    assert findings((posted,), day=day(4, 19))["objections-run-into-vote"].data["left"] == 1
    same_day = (
        Posting(what="method", where="board", day=DAY),
        Meeting(body="assembly", about="method", day=DAY, passed="passed"),
    )
    assert "method-posted-before-adopted" not in findings(same_day)
    at_once = [Place(name=kind, kind=kind, opens="8:00", closes="11:30") for kind in ("station", "mobile", "hall")]  # type: ignore[arg-type]
    assert "polling-order-open" not in findings(at_once)


def test_age_and_birth_agree_at_the_end_of_the_year() -> None:
    assert "age-and-birth-differ" not in findings((), day=date(2020, 12, 31))


def test_a_mended_audit_is_quiet() -> None:
    mended = instead(
        plan("audit_carry", day(9, 16), day(9, 17)),
        plan("audit_close", day(9, 18), day(9, 25)),
        plan("audit_notice", day(9, 18)),
        of=PLAN_ONE,
    )
    given = {"overlays": ("S1",), "profile": "CN-V-2018", "body": "villagers", "day": day(11, 20)}
    assert findings(mended, **given) == {}


def test_words_of_a_note_are_looked_at_too() -> None:
    note = plan("committee", day(3, 16), note="由村民选举委员会主持")
    book = ruled(mobile_authority="由居民会议决定")
    assert "村民选举委员会" in str(found_in(case_of((note,)), book=book)["plan-words-mixed"].data["where"])


def test_a_case_without_a_plan_has_nothing_to_say() -> None:
    assert findings((), overlays=(), profile="CN-V-2018", body="villagers") == {}
    assert findings(QINGMING, overlays=(), profile="SC-V-2025", body="villagers", day=date(2026, 4, 20)) == {}


GONE = Vacancy(post="主任", cause="resigned", day=day(2, 28))


@pytest.mark.proves("B04", "B06", "gap-and-seats-differ")
def test_seats_and_posts_are_the_gap() -> None:
    two = (Post("主任", 1, ("甲", "乙")), Post("委员", 2, ("丙", "丁", "戊")))
    assert "gap-and-seats-differ" not in findings((GONE,))
    assert "gap-and-seats-differ" not in findings(()), "nothing is said before a vacancy is written down"
    found = found_in(case_of((GONE, Vacancy(post="委员", cause="died", day=day(3, 1))), *two))
    assert found["gap-and-seats-differ"].data == {"post": "委员", "seats": 2, "vacant": 1}
    other = found_in(case_of((Vacancy(post="副主任", cause="died", day=day(3, 1)), GONE)))
    assert other["gap-and-seats-differ"].data == {"post": "副主任", "seats": 0, "vacant": 1}
    both = [GONE, *(Vacancy(post="委员", cause="died", day=day(3, n)) for n in (1, 2))]
    assert "gap-and-seats-differ" not in found_in(case_of(both, *two))


@pytest.mark.proves("B04", "B15", "members-too-few", "no-woman-left", "representative-missing", "min_members")
def test_who_is_left_is_looked_at() -> None:
    left = msgspec.structs.replace(GONE, members_left=4, women_left=0, representative_gone=True)
    found = findings((left,), overlays=("S2",))
    assert found["members-too-few"].data == {"left": 4, "min": 5}
    assert found["members-too-few"].cite == ("《居委会补选工作方案2》四、补选范围",)
    assert {"no-woman-left", "representative-missing"} <= set(found)
    enough = msgspec.structs.replace(GONE, members_left=5, women_left=1)
    assert not {"members-too-few", "no-woman-left", "representative-missing"} & set(
        findings((enough,), overlays=("S2",))
    )
    village = findings((left,), overlays=("S2",), profile="CN-V-2018", body="villagers")
    assert "members-too-few" not in village


@pytest.mark.proves("B06", "chair-unset")
def test_who_chairs_is_written_down_with_the_gap() -> None:
    assert "chair-unset" in findings((GONE,))
    assert "chair-unset" not in findings((msgspec.structs.replace(GONE, chaired_by="居民选举委员会"),))
    assert "chair-unset" not in findings(())


@pytest.mark.proves("B03", "B04", "by-election-overdue", "deadline_months")
@pytest.mark.parametrize(
    ("since", "today", "late"),
    [
        (day(2, 28), TODAY, False),
        (day(2, 17), TODAY, True),
        (day(2, 19), TODAY, False),
        (day(2, 28), day(4, 29), True),
        (day(2, 28), day(4, 28), False),
    ],
)
def test_two_months_over_is_said(since: date, today: date, late: bool) -> None:
    gone = msgspec.structs.replace(GONE, day=since)
    assert ("by-election-overdue" in findings((gone,), today, overlays=("S2",))) == late
    assert "by-election-overdue" not in findings((gone,), today), "plan 3 sets no months"


@pytest.mark.proves("T44", "by-election-optional", "by_election_months", "by_election_condition", "min_members")
def test_a_law_that_wants_a_minimum_sets_a_time_only_below_it() -> None:
    given = {"profile": "SC-U-2025", "overlays": (), "day": date(2026, 8, 20)}
    gone = msgspec.structs.replace(GONE, day=date(2026, 3, 2), members_left=4)
    short = findings((gone,), date(2026, 3, 10), **given)
    assert short["by-election-overdue"].data["limit"] == "2026-06-02"
    assert "members-too-few" in short
    enough = findings((msgspec.structs.replace(gone, members_left=5),), date(2026, 3, 10), **given)
    assert enough["by-election-optional"].data == {"left": 5, "min": 5, "months": 3}
    assert "by-election-overdue" not in enough
    unknown = findings((msgspec.structs.replace(gone, members_left=None),), date(2026, 3, 10), **given)
    assert "by-election-overdue" in unknown, "who is left is not known, so no time is missed"
    second = msgspec.structs.replace(gone, day=date(2026, 4, 1), post="委员", members_left=4)
    both = findings((msgspec.structs.replace(gone, members_left=5), second), date(2026, 3, 10), **given)
    assert both["by-election-overdue"].data["since"] == "2026-04-01"


@pytest.mark.proves("by-election-optional", "by_election_condition")
def test_where_the_law_asks_for_the_head_his_post_is_enough() -> None:
    given = {"profile": "HI-2025", "overlays": (), "body": "villagers", "day": date(2026, 8, 20)}
    gone = msgspec.structs.replace(GONE, day=date(2026, 3, 2), members_left=5)
    assert "by-election-overdue" in findings((gone,), date(2026, 3, 10), **given)
    member = msgspec.structs.replace(gone, post="委员")
    assert "by-election-overdue" not in findings((member,), date(2026, 3, 10), **given)


@pytest.mark.proves("C25", "day-change-unapproved", "vote-planned-on-another-day", "approval_for_change")
def test_another_day_needs_an_approval_on_file() -> None:
    change = DayChange(day=day(4, 27), reason="疫情")
    approved = msgspec.structs.replace(change, approved_by="镇领导小组", approved_on=day(4, 1))
    assert findings((change,))["day-change-unapproved"].severity == "stop"
    assert "day-change-unapproved" not in findings((change, approved))
    assert "day-change-unapproved" in findings((approved, change))
    moved = plan("vote", day(4, 27))
    assert findings((moved,))["vote-planned-on-another-day"].severity == "stop"
    assert "vote-planned-on-another-day" not in findings((moved, approved))
    assert "vote-planned-on-another-day" in findings((plan("vote", DAY, day(4, 21)),))


@pytest.mark.proves("C02", "dispute-open")
def test_disputes_are_settled_or_taken_over_before_the_day() -> None:
    dispute = Dispute(matter="宅基地", found_on=day(3, 1), keeper="司法所", until=day(4, 10))
    assert "dispute-open" not in findings((dispute,)), "still time"
    assert "dispute-open" in findings((dispute,), day(4, 11))
    assert "dispute-open" in findings((msgspec.structs.replace(dispute, until=DAY),))
    assert "dispute-open" in findings((msgspec.structs.replace(dispute, until=None),))
    for state in ("settled", "taken_over"):
        assert "dispute-open" not in findings((msgspec.structs.replace(dispute, state=state),), DAY)
    assert "dispute-open" in findings((msgspec.structs.replace(dispute, until=DAY - timedelta(1)),), DAY - timedelta(1))


@pytest.mark.proves("planned-past-limit", "done-past-limit", "planned-backwards")
def test_late_plans_and_late_deeds_are_said_with_their_article() -> None:
    found = findings((plan("candidates", day(4, 16)),))
    assert found["planned-past-limit"].data == {"item": "candidates", "limit": "2020-04-15", "day": "2020-04-16"}
    assert found["planned-past-limit"].cite == ("《居委会补选工作方案3》四、第三阶段1（5）",)
    assert "planned-past-limit" not in findings((plan("candidates", day(4, 15)),))
    assert "planned-past-limit" not in findings((plan("committee", day(4, 15)),)), "a suggestion binds nobody"
    posted = Posting(what="electors", where="board", day=day(4, 1))
    assert findings((posted,))["done-past-limit"].data["item"] == "list"
    assert "done-past-limit" not in findings((msgspec.structs.replace(posted, day=day(3, 31)),))
    assert "planned-backwards" in findings((plan("review", day(4, 8), day(4, 1)),))
    assert "planned-backwards" not in findings((plan("review", day(4, 8), day(4, 8)),))


@pytest.mark.proves("B03", "past-finish-by", "finish_by")
@pytest.mark.parametrize(
    ("since", "vote", "said"),
    [
        (date(2019, 11, 1), date(2020, 1, 6), True),
        (date(2019, 11, 1), date(2019, 12, 31), False),
        (date(2020, 1, 2), date(2020, 2, 20), False),
    ],
)
def test_a_plan_that_was_to_be_done_by_a_day_says_so_of_vacancies_that_were_there(
    since: date, vote: date, said: bool
) -> None:
    gone = msgspec.structs.replace(GONE, day=since)
    assert ("past-finish-by" in findings((gone,), since, overlays=("S2",), day=vote)) == said
