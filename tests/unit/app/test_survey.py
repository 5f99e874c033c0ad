"""The survey of gaps: kept beside the cases, deadlines of two months, what is opened and done, pasted, printed."""

from datetime import date
from io import BytesIO
from pathlib import Path

import msgspec
import openpyxl
import pytest

from buxuan_desktop.app import survey
from buxuan_desktop.app.clock import standing_at
from buxuan_desktop.app.pasting import read_table
from buxuan_desktop.app.recents import Recent as RecentCase
from buxuan_desktop.app.recents import _Book, _write
from buxuan_desktop.app.stages import COUNT, RESULT
from buxuan_desktop.app.survey_papers import sheet_of, survey_job, workbook_of
from buxuan_desktop.domain.gap import Gap
from buxuan_desktop.domain.refusal import Refusal

TODAY = date(2020, 3, 12)
LIU = Gap(village="柳湾社区", body="residents", post="主任", day=date(2020, 2, 28), township="临河镇", cause="resigned")
SHI = Gap(village="石桥村", body="villagers", post="委员", day=date(2020, 1, 3), township="临河镇", seats=2)
WU = Gap(village="五里村", body="villagers", post="副主任", day=date(2020, 3, 1), township="上河乡")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    survey.add(tmp_path / "home", [LIU, SHI, WU])
    return tmp_path / "home"


@pytest.mark.proves("B06", "B17", "deadline_months")
def test_rows_stand_by_deadline_and_what_is_late_is_said(home: Path) -> None:
    lines = survey.lines_of(home, TODAY)
    assert [(one.gap.village, one.deadline, one.late) for one in lines] == [
        ("石桥村", date(2020, 3, 3), True),
        ("柳湾社区", date(2020, 4, 28), False),
        ("五里村", date(2020, 5, 1), False),
    ]
    assert survey.cells_of(lines[0])[-2] == "没有立案，已超期"
    assert survey.months() == 2


def test_gaps_are_changed_and_dropped(home: Path) -> None:
    survey.change(home, 1, msgspec.structs.replace(SHI, seats=1))
    assert survey.survey_of(home).gaps[1].gap.seats == 1
    survey.drop(home, 0)
    assert [one.gap.village for one in survey.survey_of(home).gaps] == ["石桥村", "五里村"]


def test_a_case_is_opened_and_done(home: Path, tmp_path: Path) -> None:
    path = tmp_path / "石桥.buxuan"
    survey.opened(home, 1, path)
    assert {one.gap.village: one.state for one in survey.lines_of(home, TODAY)}["石桥村"] == survey.OPENED
    for stage, state in ((COUNT, survey.OPENED), (RESULT, survey.DONE)):
        _write(home, _Book("周敏", (RecentCase(str(path.absolute()), "石桥村", TODAY, stage),)))
        assert {one.gap.village: one.state for one in survey.lines_of(home, TODAY)}["石桥村"] == state
    assert survey.lines_of(home, TODAY)[-1].gap.village == "石桥村", "what is done stands last"


def test_what_was_done_elsewhere_is_ticked_off_and_back(home: Path) -> None:
    survey.tick_off(home, 1)
    done = survey.lines_of(home, TODAY)[-1]
    assert (done.state, done.late) == (survey.DONE, False)
    survey.tick_off(home, 1)
    assert survey.lines_of(home, TODAY)[0].state == survey.NONE


@pytest.mark.proves("B07", "B19")
def test_one_reason_a_township_explains_what_is_not_done(home: Path) -> None:
    survey.explain(home, "临河镇", "人选还在联审")
    survey.explain(home, "临河镇", "等候选人培训")
    reasons = {one.gap.village: one.reason for one in survey.lines_of(home, TODAY)}
    assert reasons == {"柳湾社区": "等候选人培训", "石桥村": "等候选人培训", "五里村": ""}
    survey.tick_off(home, 0)
    assert {one.gap.village: one.reason for one in survey.lines_of(home, TODAY)}["柳湾社区"] == ""
    survey.explain(home, "临河镇", "")
    assert survey.survey_of(home).reasons == {}


def test_rows_are_pasted_from_a_spreadsheet() -> None:
    heads = "村（社区）\t哪个委员会\t空缺的职务\t从哪一天起空缺"
    text = f"{heads}\n石桥村\t村民委员会\t主任\t2020-1-3\n五里村\t居委\t委员\t3.1"
    table = read_table(survey.gap_form(), text, TODAY)
    assert table.rows[0].record == Gap(village="石桥村", body="villagers", post="主任", day=date(2020, 1, 3))
    assert "居委" in table.rows[1].fault


@pytest.mark.proves("B04", "B06")
def test_a_gap_becomes_the_vacancy_of_its_case() -> None:
    found = survey.vacancy_of(LIU)
    assert (found.post, found.cause, found.day, found.representative_gone) == ("主任", "resigned", LIU.day, True)
    assert not survey.vacancy_of(SHI).representative_gone
    assert survey.vacancy_of(SHI).seats == 2


def test_a_list_that_cannot_be_read_is_refused_and_left_alone(home: Path) -> None:
    (home / "survey.json").write_text("{", encoding="utf-8")
    with pytest.raises(Refusal, match="survey-unreadable"):
        survey.add(home, [LIU])
    assert (home / "survey.json").read_text(encoding="utf-8") == "{"


@pytest.mark.proves("B07", "monthly_report_day")
@pytest.mark.parametrize(
    ("today", "report"),
    [
        (date(2020, 3, 12), date(2020, 4, 1)),
        (date(2020, 4, 1), date(2020, 4, 1)),
        (date(2020, 12, 2), date(2021, 1, 1)),
    ],
)
def test_the_state_is_reported_by_the_first_of_each_month(today: date, report: date) -> None:
    assert survey.next_report(today) == report


def test_no_survey_is_an_empty_one(tmp_path: Path) -> None:
    assert survey.lines_of(tmp_path, TODAY) == []


def test_the_list_is_printed_and_saved(home: Path) -> None:
    survey.explain(home, "临河镇", "人选还在联审")
    assert survey_job(home, standing_at(TODAY)).render().startswith(b"%PDF")
    sheet = openpyxl.load_workbook(BytesIO(workbook_of(home, TODAY))).worksheets[0]
    texts = [str(cell.value) for line in sheet.iter_rows() for cell in line if cell.value]
    assert "临河镇石桥村" in texts
    assert any("超过期限1处" in str(part) for part in sheet_of(home, TODAY).parts)
    assert any("人选还在联审" in str(part) for part in sheet_of(home, TODAY).parts)
