"""Findings about the register, each raised by the facts that call for it and away without them."""

from datetime import date, timedelta

import pytest

from buxuan_desktop.app.rulebooks import book_for
from buxuan_desktop.app.setup import opened_by
from buxuan_desktop.domain import events as ev
from buxuan_desktop.domain import register_events as reg
from buxuan_desktop.domain.ballot import Post
from buxuan_desktop.domain.folding import fold
from buxuan_desktop.domain.record_events import RecordKept
from buxuan_desktop.domain.records.base import Record
from buxuan_desktop.domain.records.electors import ClassConsent, Incapacity, ListObjection
from buxuan_desktop.domain.records.vacancies import DayChange
from buxuan_desktop.rules.checks.register import check_register
from buxuan_desktop.rules.days import days_off
from buxuan_desktop.rules.register import answer_by, days_of
from tests.making import DAY, opening
from tests.unit.rules.hall import Hall, sheet

BOOK = book_for("SC-V-2025", (), "voters", "villagers")
IN_TIME = DAY - timedelta(days=20)


def posted(day: date = IN_TIME, electors: int = 2, edition: int = 1) -> reg.RegisterPublished:
    return reg.RegisterPublished(edition, day, electors, "groups", "公开栏", DAY, "改了" if edition > 1 else "")


def voters(*grounds: str) -> list[ev.Event]:
    return [ev.VoterRegistered(n, f"选民{n}", ground=ground) for n, ground in enumerate(grounds, start=1)]


def found(*events: ev.Event | Record, today: date = IN_TIME) -> dict[str, dict[str, object]]:
    number = 0
    rows: list[ev.Event] = [opened_by(opening(profile="SC-V-2025"))]
    for one in events:
        if isinstance(one, Record):
            number += 1
            rows.append(RecordKept(number, one))  # type: ignore[arg-type]
        else:
            rows.append(one)
    election = fold(enumerate(rows, start=1))
    return {one.code: dict(one.data) for one in check_register(election, BOOK, today)}


def test_a_list_in_order_finds_nothing() -> None:
    assert found(*voters("resident", "away"), posted()) == {}


@pytest.mark.proves("register-empty")
def test_no_electors() -> None:
    assert set(found()) == {"register-empty"}


@pytest.mark.proves("register-not-listed", "list_days", "C15")
def test_not_listed_twenty_days_before() -> None:
    assert found(*voters("", "")) == {}
    late = found(*voters("", ""), today=IN_TIME + timedelta(days=1))
    assert late == {"register-not-listed": {"due": IN_TIME.isoformat()}}
    assert found(ev.ElectorsCounted(10), today=DAY) == {}, "a number alone cannot be posted here"


@pytest.mark.proves("register-list-late", "C15")
def test_listed_a_day_late() -> None:
    assert "register-list-late" not in found(*voters("", ""), posted())
    late = found(*voters("", ""), posted(IN_TIME + timedelta(days=1)))
    assert late["register-list-late"]["due"] == IN_TIME.isoformat()


@pytest.mark.proves("register-changed", "T24")
def test_a_death_after_the_list() -> None:
    died = reg.ElectorStruck(2, "died")
    assert found(*voters("", ""), posted(), died)["register-changed"] == {"posted": 2, "now": 1}
    assert "register-changed" not in found(*voters("", ""), posted(), died, posted(IN_TIME, 1, 2))


@pytest.mark.proves("register-relist-due", "relist_after_days", "T25")
@pytest.mark.parametrize(("days", "due"), [(30, False), (31, True)])
def test_put_off_for_more_than_thirty_days(days: int, due: bool) -> None:
    moved = DayChange(day=DAY + timedelta(days=days), reason="洪水", approved_by="镇领导小组", approved_on=DAY)
    assert ("register-relist-due" in found(*voters("", ""), posted(), moved)) == due


@pytest.mark.proves("objection-open", "objection-answer-late", "objection-late", "answer_days", "objection_days")
def test_objections_and_their_days() -> None:
    received = IN_TIME + timedelta(days=7)  # the fifth day is a Saturday, so the period ends on Monday
    raised = ListObjection(received=received, about="missing")
    waiting = found(*voters("", ""), posted(), raised, today=received + timedelta(days=3))
    assert waiting == {"objection-open": {"day": received.isoformat(), "due": (received + timedelta(3)).isoformat()}}
    assert "objection-answer-late" in found(*voters("", ""), posted(), raised, today=received + timedelta(days=4))
    after = ListObjection(received=received + timedelta(1), about="entry", outcome="rejected", decided_on=received)
    assert set(found(*voters("", ""), posted(), after)) == {"objection-late"}


@pytest.mark.proves("class-unset", "class-consent-missing", "C06")
def test_classes_and_the_consent_they_need() -> None:
    strangers = voters("resident", "newcomer", "newcomer", "")
    missing = found(*strangers, posted(electors=4))
    assert missing["class-consent-missing"] == {
        "words": "户籍不在本村、居住或者做村务工作满一年",
        "count": 2,
    }
    assert missing["class-unset"] == {"count": 1}
    agreed = ClassConsent(ground="newcomer", day=IN_TIME, meeting="村民代表会议")
    assert set(found(*strangers, posted(electors=4), agreed)) == {"class-unset"}


@pytest.mark.proves("incapacity-family-untold", "C15")
def test_the_family_is_told() -> None:
    untold = Incapacity(day=IN_TIME, by=("赵",))
    assert "incapacity-family-untold" in found(*voters("", ""), untold)
    told = Incapacity(day=IN_TIME, by=("赵",), family_told=IN_TIME)
    assert found(*voters("", ""), told) == {}


@pytest.mark.proves("register-not-frozen")
def test_not_closed_on_the_day() -> None:
    assert set(found(*voters("", ""), posted(), today=DAY)) == {"register-not-frozen"}
    assert found(*voters("", ""), posted(), reg.RegisterFrozen(DAY, 2), today=DAY) == {}


@pytest.mark.proves("list_days", "objection_days", "answer_days")
def test_days_of_plan_three() -> None:
    book = book_for("SC-U-2025", ("S3",), "voters", "residents")
    days = days_of(book, date(2020, 4, 20), date(2020, 3, 31))
    assert days.post_by == date(2020, 3, 31)
    assert days.object_until == date(2020, 4, 6), "04-05 is a Sunday"
    qingming = days_off([date(2020, 4, day) for day in (4, 5, 6)], [])
    assert days_of(book, date(2020, 4, 20), date(2020, 3, 31), qingming).object_until == date(2020, 4, 7)
    assert answer_by(book, date(2020, 4, 6)) == date(2020, 4, 9)
    silent = book_for("CN-U-2018", (), "voters", "residents")
    assert days_of(silent, DAY, DAY).object_until is None
    assert answer_by(silent, DAY) is None


@pytest.mark.proves("register-changed-for-further", "T26")
def test_a_further_vote_is_no_new_registration() -> None:
    post = Post("委员", 2, ("甲", "乙", "丙"))
    here = Hall(post, count=10, day=date(2020, 4, 20))
    here.vote((sheet(委员="甲"), 6), (sheet(委员="乙"), 1), (sheet(委员="丙"), 1))
    assert here.election.posts["委员"].waiting.kind == "further"
    codes = [one.code for one in check_register(here.election, here.book, date(2020, 4, 21))]
    assert "register-changed-for-further" not in codes
    here.note(ev.ElectorsCounted(9))
    (told,) = [one for one in check_register(here.election, here.book, date(2020, 4, 21)) if "further" in one.code]
    assert dict(told.data) == {"before": 10, "now": 9}
