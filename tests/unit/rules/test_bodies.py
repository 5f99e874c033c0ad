"""Bodies and meetings: what the law or a plan asks for is said when it is missing, and not when it is there."""

from collections.abc import Iterator
from datetime import date

import pytest

from buxuan_desktop.app.rulebooks import book_for
from buxuan_desktop.domain.ballot import Post
from buxuan_desktop.domain.bodies import next_in_line, open_places
from buxuan_desktop.domain.record_events import RecordKept
from buxuan_desktop.domain.records.base import Record
from buxuan_desktop.domain.records.bodies import BodyMember, Contact
from buxuan_desktop.domain.records.meetings import Meeting, Posting
from buxuan_desktop.domain.result import Finding
from buxuan_desktop.rules.checks.bodies import check_bodies
from buxuan_desktop.rules.checks.meetings import check_meeting, present_needed
from buxuan_desktop.rules.profile import RuleBook
from buxuan_desktop.words import of_finding
from tests.unit.rules.hall import Hall

HALL_POST = Post("主任", 1, ("王建国", "李秀英"))

DAY = date(2020, 3, 12)
S3 = book_for("CN-U-2018", ("S3",), "voters", "residents")
V2018 = book_for("CN-V-2018", (), "voters", "villagers")
V2025 = book_for("CN-V-2025", (), "voters", "villagers")
U2025 = book_for("CN-U-2025", (), "voters", "residents")
CHOSEN = Meeting(body="assembly", about="choose_committee", day=DAY, due=60, present=41, agreed=40, passed="passed")
TOLD = Posting(what="law", where="board", day=DAY)


def member(name: str, office: str = "member", **more: object) -> BodyMember:
    return BodyMember(body="committee", name=name, office=office, **more)  # type: ignore[arg-type]


FIVE = (member("甲", "head"), member("乙", "deputy"), member("丙"), member("丁"), member("戊"))
TOWN = (
    BodyMember(body="leading", name="书记", office="head"),
    BodyMember(body="leading", name="镇长", office="deputy"),
    BodyMember(body="leading", name="民政"),
    BodyMember(body="office", name="党建办主任", office="head"),
    BodyMember(body="inspection", name="督导员"),
    Contact(way="hotline", where="6612345", keeper="周敏"),
    Contact(way="letter_box", where="公告栏旁", keeper="周敏"),
    Meeting(body="leading", about="coordination", day=DAY),
)


def found(records: tuple[Record, ...], book: RuleBook = S3) -> dict[str, Finding]:
    hall = Hall(HALL_POST)
    for number, record in enumerate(records, start=1):
        hall.note(RecordKept(number, record))  # type: ignore[arg-type]
    said = {one.code: one for one in check_bodies(hall.election, book)}
    assert all("{" not in "".join(of_finding(one)[2:5]) for one in said.values())
    return said


WHOLE = (*FIVE, CHOSEN, TOLD, *TOWN)


@pytest.mark.proves("C05", "C12", "C14", "C23", "C25", "C37", "B08")
def test_a_plan_that_is_followed_finds_nothing() -> None:
    assert found(WHOLE) == {}


GAPS = [
    "committee-missing",
    "committee-size",
    "committee-even",
    "committee-head",
    "committee-not-chosen",
    "committee-related",
    "committee-open-place",
    "leading-group-unset",
    "contact-missing",
    "coordination-missing",
    "publicity-missing",
]


def cases() -> Iterator[tuple[str, tuple[Record, ...]]]:
    yield "committee-missing", (CHOSEN, TOLD, *TOWN)
    yield "committee-size", (*FIVE[:3], CHOSEN, TOLD, *TOWN)
    yield "committee-even", (*FIVE, member("己"), CHOSEN, TOLD, *TOWN)
    yield "committee-head", (member("甲", "head"), *map(member, "乙丙丁戊"), CHOSEN, TOLD, *TOWN)
    yield "committee-not-chosen", (*FIVE, TOLD, *TOWN)
    yield "committee-related", (*FIVE[:4], member("戊", relatives=("甲",)), CHOSEN, TOLD, *TOWN)
    gone = member("己", left_on=DAY, left_because="nominated", votes=20)
    yield "committee-open-place", (*FIVE, gone, member("庚", "reserve", votes=9), CHOSEN, TOLD, *TOWN)
    yield "leading-group-unset", (*FIVE, CHOSEN, TOLD, *TOWN[1:])
    yield "contact-missing", (*FIVE, CHOSEN, TOLD, *TOWN[:6], TOWN[7])
    yield "coordination-missing", (*FIVE, CHOSEN, TOLD, *TOWN[:7])
    yield "publicity-missing", (*FIVE, CHOSEN, *TOWN)


@pytest.mark.proves(*GAPS)
@pytest.mark.parametrize(("code", "records"), list(cases()))
def test_each_gap_is_said_alone(code: str, records: tuple[Record, ...]) -> None:
    assert set(found(records)) == {code}


def test_the_choice_counts_only_by_a_meeting_that_may_choose() -> None:
    by_representatives = Meeting(body="representatives", about="choose_committee", day=DAY)
    assert "committee-not-chosen" in found((*FIVE, by_representatives, TOLD, *TOWN))
    assert "committee-not-chosen" not in found((*FIVE, by_representatives, TOLD), V2018)
    failed = Meeting(body="assembly", about="choose_committee", day=DAY, passed="failed")
    assert "committee-not-chosen" in found((*FIVE, failed, TOLD), V2018)


@pytest.mark.proves("C05")
def test_who_leaves_is_followed_by_votes_and_then_the_place_is_taken() -> None:
    gone = member("己", left_on=DAY, left_because="nominated")
    line = (member("辛", "reserve", votes=7), member("庚", "reserve", votes=9))
    assert [one.name for one in next_in_line([*FIVE, *line])] == ["庚", "辛"]
    assert open_places([*FIVE, gone, *line]) == [gone]
    assert open_places([*FIVE, gone, member("庚", follows="己"), line[0]]) == []


def meeting(**more: object) -> Meeting:
    return Meeting(**{"body": "assembly", "about": "other", "day": DAY, **more})  # type: ignore[arg-type]


@pytest.mark.proves("meeting-quorum")
@pytest.mark.parametrize(
    ("book", "body", "due", "present", "enough"),
    [
        (V2018, "assembly", 60, 30, False),
        (V2018, "assembly", 60, 31, True),
        (V2018, "representatives", 30, 19, False),
        (V2018, "representatives", 30, 20, True),
        (U2025, "representatives", 30, 20, True),
        (U2025, "representatives", 31, 20, False),
        (V2018, "committee", 7, 1, True),
    ],
)
def test_more_than_half_or_two_thirds_by_who_meets(
    book: RuleBook, body: str, due: int, present: int, enough: bool
) -> None:
    codes = [one.code for one in check_meeting(meeting(body=body, due=due, present=present), book)]
    assert ("meeting-quorum" not in codes) == enough


def test_a_quorum_that_no_text_gives_is_not_guessed() -> None:
    assert present_needed(meeting(due=60), V2025) is None
    assert list(check_meeting(meeting(due=60, present=1), V2025)) == []


@pytest.mark.proves("meeting-no-majority")
@pytest.mark.parametrize(("agreed", "fine"), [(20, False), (21, True)])
def test_half_of_those_present_is_no_majority(agreed: int, fine: bool) -> None:
    one = meeting(due=60, present=40, agreed=agreed, passed="passed")
    assert ("meeting-no-majority" not in [found.code for found in check_meeting(one, V2018)]) == fine


@pytest.mark.proves("meeting-numbers")
@pytest.mark.parametrize(
    ("numbers", "data"),
    [
        ({"due": 40, "present": 41}, {"more": "实到人数", "high": 41, "low": 40}),
        ({"due": 60, "present": 40, "agreed": 30, "against": 11}, {"more": "三种票数之和", "high": 41, "low": 40}),
    ],
)
def test_numbers_that_cannot_be_are_said(numbers: dict[str, int], data: dict[str, object]) -> None:
    (one,) = check_meeting(meeting(**numbers), V2018)
    assert one.code == "meeting-numbers"
    assert data.items() <= dict(one.data).items()
