"""The timetable of a real case file: rows in words, what people change, what is late, due and next, paper and file."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import msgspec
import pytest
from pypdf import PdfReader

from buxuan_desktop.app import records, setup, timetable
from buxuan_desktop.app.case import Case
from buxuan_desktop.app.clock import standing_at
from buxuan_desktop.app.dues import Going, dues_of, findings_of, going_on
from buxuan_desktop.app.stages import WITH_A_PAGE
from buxuan_desktop.app.timetable_papers import calendar_of, timetable_job
from buxuan_desktop.app.verifying import verify
from buxuan_desktop.domain.records.calendar import Holiday, Planned
from buxuan_desktop.domain.records.meetings import Posting
from buxuan_desktop.domain.refusal import Refusal
from tests.calendar_case import GONE, calendar_case
from tests.community import open_community
from tests.planning import DAY, day


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with calendar_case(tmp_path / "case.buxuan") as made:
        yield made


def row(case: Case, code: str, today: date | None = None) -> timetable.Row:
    return next(one for one in timetable.rows_of(case, today) if one.slot.code == code)


def test_rows_are_told_in_words_with_article_and_state(case: Case) -> None:
    listed = row(case, "list")
    assert (listed.title, listed.days, listed.basis) == ("公布选民名单", "3月31日（周二）", "方案")
    assert listed.cite == "《居委会补选工作方案3》四、第二阶段"
    assert row(case, "handover").basis == "建议"
    assert row(case, "handover").cite == ""
    assert row(case, "registration").basis == "自定"


@pytest.mark.parametrize(
    ("code", "today", "state"),
    [
        ("committee", day(3, 25), "done"),
        ("list", day(3, 20), "ahead"),
        ("list", day(3, 25), "soon"),
        ("list", day(3, 31), "today"),
        ("list", day(4, 1), "late"),
        ("registration", day(4, 1), "running"),
        ("stage_prepare", day(3, 28), "past"),
        ("objections", day(4, 30), "past"),
        ("announce", day(3, 25), "behind"),
        ("deadline", day(4, 29), "late"),
        ("handover", day(5, 20), "behind"),
        ("monthly_report", day(3, 25), "past"),
    ],
)
def test_how_a_row_stands_on_a_day(case: Case, code: str, today: date, state: str) -> None:
    assert row(case, code, today).state == state


def test_another_year_is_told_and_far_days_do_not_flatten_the_picture(tmp_path: Path) -> None:
    long_open = msgspec.structs.replace(GONE, day=date(2018, 5, 2))
    with calendar_case(tmp_path / "long.buxuan", (long_open,), term_ends=date(2021, 12, 31)) as case:
        assert row(case, "deadline").days == "2018年5月2日—7月2日"
        assert row(case, "term_ends").days == "2021年12月31日"
        first, last = timetable.shown_days(timetable.rows_of(case), DAY)
        assert (first, last) == (day(2, 8), day(6, 3))
        reports = [one.slot.ends for one in timetable.rows_of(case) if one.slot.code == "monthly_report"]
        assert reports == [day(2, 1), day(3, 1), day(4, 1), day(5, 1)]
        assert timetable_job(case).render().startswith(b"%PDF")


def test_days_are_set_corrected_and_given_back_to_the_rules(case: Case) -> None:
    before = len(case.election.records)
    assert timetable.plan_days(case, "candidates", day(4, 14), None)
    assert not timetable.plan_days(case, "candidates", day(4, 14), day(4, 14)), "nothing is different"
    assert timetable.plan_days(case, "candidates", day(4, 13), day(4, 14), "提前")
    assert len(case.election.records) == before + 1
    kept = row(case, "candidates")
    assert (kept.slot.begins, kept.slot.ends, kept.slot.note, kept.number > 0) == (day(4, 13), day(4, 14), "提前", True)
    assert timetable.back_to_rules(case, "candidates", "照方案办")
    assert row(case, "candidates").slot.ends == day(4, 15)
    assert not timetable.back_to_rules(case, "candidates", "再来一次")
    assert not verify(case.file.path).faults


@pytest.mark.parametrize("code", ["vote", "deadline", "monthly_report"])
def test_a_day_that_follows_from_others_cannot_be_set(case: Case, code: str) -> None:
    with pytest.raises(Refusal, match="plan-not-possible"):
        timetable.plan_days(case, code, DAY, None)
    with pytest.raises(Refusal, match="plan-not-possible"):
        timetable.tick_off(case, row(case, code), DAY)


def test_an_end_before_its_beginning_is_refused(case: Case) -> None:
    with pytest.raises(Refusal, match="planned-backwards"):
        timetable.plan_days(case, "review", day(4, 10), day(4, 9))


def test_what_is_done_is_ticked_off_and_keeps_its_days(case: Case) -> None:
    for code in ("preparation", "registration"):
        before = row(case, code)
        assert timetable.tick_off(case, before, day(4, 19))
        after = row(case, code)
        assert (after.state, after.slot.done, after.slot.begins) == ("done", day(4, 19), before.slot.begins)


def test_days_off_are_seeded_once_edited_and_used(case: Case) -> None:
    assert timetable.years_of(case) == (2020,)
    number = timetable.seed_holidays(case)
    assert number > 25
    assert timetable.seed_holidays(case) == 0
    assert row(case, "deadline").slot.limit == day(4, 28)
    kept = next(one for one in case.election.records.kept(Holiday) if one.record.day == day(4, 26))
    records.correct(case, kept.number, Holiday(day=day(4, 26), name="改为休息", kind="off"))
    assert next(one for one in case.election.records.all(Holiday) if one.day == day(4, 26)).kind == "off"
    assert timetable.unannounced(case) == ()


@pytest.mark.proves("C13")
def test_what_is_late_due_and_next(case: Case) -> None:
    dues = dues_of(case)
    assert dues.days_left == 26
    assert [one.slot.code for one in dues.late] == ["leading", "announce"]
    assert {one.slot.code for one in dues.now} >= {"list", "registration", "stage_prepare"}
    assert not {one.slot.code for one in dues.now} & {"deadline", "whole"}, "what runs for weeks comes in its last"
    assert [one.slot.ends for one in dues.now] == sorted(one.slot.ends for one in dues.now)
    assert len(dues.next) == 4
    assert not {one.slot.code for one in dues.now} & {one.slot.code for one in dues.next}


def test_a_deadline_is_due_in_its_last_week(tmp_path: Path) -> None:
    with calendar_case(tmp_path / "late.buxuan", clock=standing_at(day(4, 21))) as late:
        assert "deadline" in {one.slot.code for one in dues_of(late).now}


def test_one_goes_on_with_what_waits_first(case: Case) -> None:
    going = going_on(case, dues_of(case), WITH_A_PAGE)
    assert going == Going("stage", "去办：成立领导小组，定方案", 2)


def test_a_case_for_the_count_alone_calls_nothing_late_and_goes_to_the_day(tmp_path: Path) -> None:
    with calendar_case(tmp_path / "count.buxuan", ()) as case:
        dues = dues_of(case)
        assert (dues.prepared, dues.late, dues.now) == (False, (), ())
        assert going_on(case, dues, WITH_A_PAGE).page == "day"
        timetable.seed_holidays(case)
        assert not dues_of(case).prepared


def test_a_case_opened_this_morning_goes_to_its_vacancy_not_to_the_vote(tmp_path: Path) -> None:
    with open_community(tmp_path / "new.buxuan", standing_at(day(3, 2)), ()) as case:
        assert going_on(case, dues_of(case), WITH_A_PAGE) == Going("stage", "开始准备：登记缺额和日程", 0)
        setup.count_electors(case, 900)
        assert going_on(case, dues_of(case), WITH_A_PAGE).page == "day"
    with open_community(tmp_path / "day.buxuan", standing_at(DAY), ()) as case:
        assert going_on(case, dues_of(case), WITH_A_PAGE).page == "day"


def test_on_election_day_one_goes_to_the_day(tmp_path: Path) -> None:
    with calendar_case(tmp_path / "day.buxuan", clock=standing_at(DAY)) as case:
        assert going_on(case, dues_of(case), WITH_A_PAGE).page == "day"
        assert dues_of(case).days_left == 0


def test_findings_come_with_the_heaviest_first(case: Case) -> None:
    severities = [one.severity for one in findings_of(case)]
    assert severities == sorted(severities, key=("stop", "warn", "note").index)


def test_the_sheet_has_every_row_with_its_article(case: Case) -> None:
    job = timetable_job(case)
    assert job.render() == timetable_job(case).render()
    assert job.name == "补选工作日程表.pdf"


def test_the_sheet_says_what_is_only_advice(case: Case, tmp_path: Path) -> None:
    target = tmp_path / "sheet.pdf"
    target.write_bytes(timetable_job(case).render())
    reader = PdfReader(target)
    text = "".join(page.extract_text() for page in reader.pages).replace("\n", "")
    for one in timetable.rows_of(case):
        assert one.title.replace("　", "") in text.replace("　", "").replace(" ", ""), one.title
    assert "建议" in text
    assert reader.pages[0].mediabox.width > reader.pages[0].mediabox.height


def test_the_calendar_file_names_each_row_once_and_keeps_the_names(case: Case) -> None:
    first = calendar_of(case)
    uids = [line for line in first.decode().split("\r\n") if line.startswith("UID:")]
    assert len(uids) == len(set(uids)) == len(timetable.rows_of(case))
    timetable.plan_days(case, "candidates", day(4, 14), None)
    posted = Posting(what="electors", where="board", day=day(3, 25))
    records.add(case, posted)
    after = calendar_of(case)
    assert set(uids) == {line for line in after.decode().split("\r\n") if line.startswith("UID:")}
    assert b"DTSTART;VALUE=DATE:20200414" in after
    assert after.count(b"STATUS:CONFIRMED") > first.count(b"STATUS:CONFIRMED")


def test_what_is_planned_is_proved_by_the_chain(case: Case) -> None:
    assert case.election.records.all(Planned)
    assert not verify(case.file.path).faults
