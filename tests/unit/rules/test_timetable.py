"""The timetable: each row with its day and article, or called a suggestion; plans and records go first."""

from datetime import date

import pytest

from buxuan_desktop.domain.records.audit_result import AuditPosting
from buxuan_desktop.domain.records.bodies import BodyMember
from buxuan_desktop.domain.records.calendar import Holiday
from buxuan_desktop.domain.records.candidacies import CandidateMeeting, OfficialList
from buxuan_desktop.domain.records.meetings import Meeting, Posting
from buxuan_desktop.domain.records.nominations import NominationVotes
from buxuan_desktop.domain.records.preparation import Method, Training
from buxuan_desktop.domain.records.vacancies import DayChange, Vacancy
from buxuan_desktop.domain.register_events import RegisterPublished
from buxuan_desktop.rules.calendar.deadlines import deadline
from buxuan_desktop.rules.calendar.slot import Slot
from buxuan_desktop.rules.calendar.steps import STEPS
from buxuan_desktop.rules.calendar.timetable import timetable
from buxuan_desktop.words import of_step
from tests.planning import DAY, PLAN_ONE, PLAN_THREE, QINGMING, case_of, day, plan
from tests.unit.rules.hall import Hall

GONE = Vacancy(post="主任", cause="resigned", day=day(2, 28))


def slots(hall: Hall) -> dict[str, Slot]:
    return {slot.code: slot for slot in timetable(hall.election, hall.book)}


@pytest.mark.proves("C15", "C16", "list_days", "selfnom_days", "selfnom_list_days", "candidate_days")
def test_the_days_of_plan_three_are_counted_back_from_its_election_day() -> None:
    found = slots(case_of(()))
    ends = {code: found[code].limit for code in ("list", "selfnom", "selfnom_list", "candidates")}
    assert ends == {
        "list": day(3, 31),
        "selfnom": day(4, 10),
        "selfnom_list": day(4, 13),
        "candidates": day(4, 15),
    }
    assert {found[code].basis for code in ends} == {"plan"}
    assert found["list"].cite == ("《居委会补选工作方案3》四、第二阶段",)


@pytest.mark.proves("objection_days", "answer_days")
def test_objections_run_from_the_list_and_holidays_move_their_end() -> None:
    plain, qingming = slots(case_of(())), slots(case_of(QINGMING))
    assert (plain["objections"].ends, plain["answers"].ends) == (day(4, 6), day(4, 9))
    assert (qingming["objections"].ends, qingming["answers"].ends) == (day(4, 7), day(4, 10))
    assert plain["objections"].basis == "suggested"
    villagers = slots(case_of((), profile="CN-V-2018", body="villagers"))
    assert villagers["objections"].basis == "law"
    assert "第十四条第二款" in villagers["objections"].cite[0]


def test_a_day_that_is_off_moves_no_day_that_is_counted_back() -> None:
    off = Holiday(day=day(3, 31), name="放假")
    assert slots(case_of((off,)))["list"].limit == day(3, 31)


@pytest.mark.parametrize("profile", ["CN-U-2018", "SC-U-2025", "CN-V-2018", "HI-2025"])
def test_what_no_text_says_is_called_a_suggestion_and_cites_nothing(profile: str) -> None:
    body = "residents" if "-U-" in profile else "villagers"
    hall = case_of((GONE,), profile=profile, body=body, overlays=())
    for slot in timetable(hall.election, hall.book):
        assert bool(slot.cite) == (slot.basis in ("law", "plan")) or slot.code in ("vote", "result")
        assert of_step(slot.code)
        step = next((one for one in STEPS if one.code == slot.code), None)
        if step is not None and step.days and not hall.book.parameter(step.days).is_set:
            assert slot.basis in ("suggested", "fact")


@pytest.mark.proves("B04", "C13", "deadline_months")
def test_two_months_from_the_vacancy_are_the_deadline_of_plan_two() -> None:
    hall = case_of((GONE,), overlays=("S2",))
    found = deadline(hall.election, hall.book)
    assert found is not None
    assert (found.limit, found.days, found.cite) == (day(4, 28), 2, ("《居委会补选工作方案2》四、补选范围",))
    assert deadline(case_of(()).election, case_of(()).book) is None, "no vacancy, no deadline"


@pytest.mark.proves("by_election_months")
def test_the_earlier_of_law_and_plan_is_the_deadline() -> None:
    hall = case_of((GONE,), profile="SC-U-2025", overlays=("S2",), day=date(2026, 4, 20))
    found = deadline(hall.election, hall.book)
    assert found is not None
    assert found.days == 2


@pytest.mark.proves("B07", "monthly_report_day")
def test_the_state_is_reported_on_the_first_of_each_month_until_the_vote() -> None:
    hall = case_of((GONE,), overlays=("S2",))
    reports = [slot.ends for slot in timetable(hall.election, hall.book) if slot.code == "monthly_report"]
    assert reports == [day(3, 1), day(4, 1), day(5, 1)]


def test_what_is_planned_goes_before_what_is_suggested_and_keeps_the_limit() -> None:
    found = slots(case_of((plan("candidates", day(4, 12)), plan("candidates", day(4, 14)))))["candidates"]
    assert (found.begins, found.ends, found.limit, found.set) == (day(4, 14), day(4, 14), day(4, 15), True)


@pytest.mark.proves("A16", "audit_days")
def test_plan_one_stands_in_the_timetable_with_the_time_to_object() -> None:
    found = slots(case_of(PLAN_ONE, overlays=("S1",)))
    assert (found["audit_objections"].ends, found["audit_objections"].cite) == (
        day(9, 28),
        ("《居委会补选工作方案1》审计结果公示期的要求",),
    )
    assert found["audit_carry"].begins == day(9, 15)
    assert "audit_objections" not in slots(case_of((), overlays=("S1",)))


def test_records_show_what_is_done() -> None:
    posted = Posting(what="electors", where="board", day=day(3, 30))
    failed = Meeting(body="assembly", about="choose_committee", day=day(3, 11), passed="failed")
    met = Meeting(body="assembly", about="choose_committee", day=day(3, 16), passed="passed")
    found = slots(case_of((posted, failed, met, plan("review", day(4, 8), day(4, 12), done_on=day(4, 11)))))
    assert (found["list"].done, found["committee"].done, found["review"].done) == (day(3, 30), day(3, 16), day(4, 11))
    assert found["objections"].ends == day(4, 6), "from the day on which the list was posted"
    assert found["vote"].done is None


def test_every_kind_of_proof_is_read() -> None:
    kept = (
        BodyMember(body="leading", name="书记", office="head", chosen_on=day(3, 11)),
        NominationVotes(post="主任", name="王建国", votes=30, day=day(4, 6)),
        OfficialList(post="主任", names=("王建国", "李秀英"), day=day(4, 13), posted_on=day(4, 14)),
        CandidateMeeting(day=day(4, 16), called_by="both"),
        Method(ways="all", adopted_by="assembly", adopted_on=day(3, 30)),
        Training(day=day(4, 18)),
    )
    hall = case_of(kept)
    hall.note(RegisterPublished(1, day(3, 29), 100, "groups", "公开栏", DAY))
    found = {code: slot.done for code, slot in slots(hall).items() if slot.done is not None}
    assert found == {
        "leading": day(3, 11),
        "registration": day(3, 29),
        "list": day(3, 29),
        "method_adopted": day(3, 30),
        "nomination": day(4, 6),
        "review": day(4, 13),
        "candidates": day(4, 14),
        "meet": day(4, 16),
        "preparation": day(4, 18),
    }


@pytest.mark.proves("A15", "A16")
def test_objections_to_an_audit_run_from_the_day_it_was_posted() -> None:
    own = plan("audit_notice", day(3, 9))
    kept = AuditPosting(board="village", begins=day(3, 12), ends=day(3, 17))
    planned = slots(case_of((own,), overlays=("S1",)))
    posted = slots(case_of((own, kept), overlays=("S1",)))
    assert (planned["audit_notice"].done, planned["audit_objections"].ends) == (None, day(3, 16))
    assert (posted["audit_notice"].done, posted["audit_objections"].ends) == (day(3, 12), day(3, 17))
    unplanned = slots(case_of((kept,), overlays=("S1",)))
    assert unplanned["audit_objections"].ends == day(3, 17)


@pytest.mark.proves("C25", "approval_for_change")
def test_an_approved_change_of_day_moves_everything_and_another_moves_nothing() -> None:
    change = DayChange(day=day(4, 27), reason="疫情")
    approved = DayChange(day=day(4, 27), reason="疫情", approved_by="镇领导小组", approved_on=day(4, 1))
    assert slots(case_of((change,)))["list"].limit == day(3, 31)
    assert slots(case_of((approved,)))["list"].limit == day(4, 7)


@pytest.mark.proves("T38")
def test_the_end_of_the_term_stands_in_the_timetable() -> None:
    found = slots(case_of((), term_ends=day(12, 31)))["term_ends"]
    assert (found.begins, found.basis, found.cite) == (day(12, 31), "fact", ())


def test_the_vote_is_on_its_day_whatever_is_planned() -> None:
    assert slots(case_of((plan("vote", day(4, 27)),)))["vote"].begins == DAY


def test_rows_stand_in_order_of_their_days() -> None:
    hall = case_of((*PLAN_THREE, GONE))
    rows = timetable(hall.election, hall.book)
    assert [row.begins for row in rows] == sorted(row.begins for row in rows)
    assert all(row.begins <= row.ends for row in rows)
