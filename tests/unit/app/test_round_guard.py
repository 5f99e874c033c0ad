"""A first round does not begin while seats and gap differ, or a quarrel waits that nobody took over."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from buxuan_desktop.app import counting, records, setup
from buxuan_desktop.app.case import Case
from buxuan_desktop.domain.ballot import Post
from buxuan_desktop.domain.records.vacancies import Dispute, Vacancy
from buxuan_desktop.domain.refusal import Refusal
from buxuan_desktop.words import of_refusal
from tests.making import CLOCK, DAY, opening


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with setup.open_case(tmp_path / "case.buxuan", opening(), CLOCK, "周敏") as made:
        setup.set_posts(made, (Post("委员", 2, ("王建国", "李秀英", "张伟")),))
        setup.register(made, [setup.Elector(f"选民{n}") for n in range(9)])
        yield made


def gone(seats: int) -> Vacancy:
    return Vacancy(post="委员", cause="resigned", day=DAY, seats=seats)


def refused(case: Case) -> Refusal:
    before = case.file.head
    with pytest.raises(Refusal) as caught:
        counting.open_round(case, "first")
    assert case.file.head == before
    return caught.value


@pytest.mark.proves("B04", "B06", "gap-and-seats-differ")
def test_seats_and_gap_must_be_the_same(case: Case) -> None:
    number = records.add(case, gone(1))
    found = refused(case)
    assert (found.code, found.data) == ("round-seats-not-gap", {"post": "委员", "seats": 2, "vacant": 1})
    assert "委员空缺1名，应选却是2名" in of_refusal(found)
    records.correct(case, number, gone(2), records.Writing(reason="看错了"))
    counting.open_round(case, "first")
    assert case.election.rounds


@pytest.mark.proves("C02", "dispute-open")
def test_a_quarrel_is_settled_or_taken_over_before_the_vote(case: Case) -> None:
    quarrel = Dispute(matter="宅基地纠纷", found_on=DAY, keeper="司法所")
    number = records.add(case, quarrel)
    found = refused(case)
    assert found.code == "round-dispute-open"
    assert "宅基地纠纷" in of_refusal(found)
    taken = Dispute(matter="宅基地纠纷", found_on=DAY, keeper="司法所", state="taken_over")
    records.correct(case, number, taken, records.Writing(reason="司法所接手"))
    counting.open_round(case, "first")
    assert case.election.rounds


def test_a_case_without_such_records_begins(case: Case) -> None:
    counting.open_round(case, "first")
    assert case.election.rounds
