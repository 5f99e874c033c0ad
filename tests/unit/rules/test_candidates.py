"""What the rules ask of candidates: how many, how old, which bars, which departments."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buxuan_desktop.app.rulebooks import book_for
from buxuan_desktop.domain.identity import age_on
from buxuan_desktop.domain.records.persons import Condition
from buxuan_desktop.domain.records.reviews import Opinion
from buxuan_desktop.domain.records.vacancies import Vacancy
from buxuan_desktop.rules import candidates as rules
from tests.unit.rules.standing import standing

DAY = date(2020, 4, 20)
S3 = book_for("CN-U-2018", ("S3",), "voters", "residents")
BARE = book_for("CN-U-2018", (), "voters", "residents")
HI = book_for("HI-2025", (), "voters", "villagers")


@pytest.mark.proves("C16")
@pytest.mark.parametrize(
    ("book", "post", "seats", "expected"),
    [
        (S3, "主任", 1, (2, 2)),
        (BARE, "主任", 1, (2, None)),
        (HI, "副主任", 2, (3, 3)),
        (HI, "委员", 3, (4, 6)),
        (BARE, "委员", 3, (4, None)),
    ],
)
def test_candidates_are_seats_and_one_or_what_the_profile_says(book, post, seats, expected) -> None:  # type: ignore[no-untyped-def]
    assert rules.places(book, post, seats) == expected


@pytest.mark.proves("C11")
@pytest.mark.parametrize(
    ("birth", "band"),
    [
        (date(1970, 1, 1), "fits"),
        (date(1995, 6, 1), "fits"),
        (date(1969, 12, 31), "unclear"),
        (date(1969, 4, 21), "unclear"),
        (date(1969, 4, 20), "between"),
        (date(1965, 4, 21), "between"),
        (date(1965, 4, 20), "over"),
        (date(1950, 1, 1), "over"),
    ],
)
def test_age_counts_on_election_day_and_the_two_readings_of_the_plan_are_kept_apart(birth: date, band: str) -> None:
    assert rules.age_band(birth, DAY, S3) == band


def test_without_an_age_rule_no_age_is_judged() -> None:
    assert rules.age_band(date(1930, 1, 1), DAY, BARE) == ""


@given(st.dates(date(1900, 1, 1), DAY), st.dates(DAY, date(2100, 1, 1)))
def test_nobody_grows_younger(birth: date, day: date) -> None:
    assert age_on(birth, day) >= age_on(birth, DAY) >= 0


def test_bars_are_those_of_the_law_and_those_noted_with_an_article() -> None:
    noted = Condition(text="侵占集体财产", list="law", cite="某省办法第十九条", status="verified")
    without = Condition(text="说不清出处", list="law")
    policy = Condition(text="一般不超过五十周岁", list="policy")
    election = standing(noted, without, policy)
    assert rules.bars(election, BARE) == ("侵占集体财产", rules.NO_ELECTOR)
    assert "被开除中国共产党党籍" in rules.bars(election, book_for("CN-U-2025", (), "voters", "residents"))
    assert rules.policies(election) == ("一般不超过五十周岁",)


@pytest.mark.proves("C04")
def test_departments_are_those_of_the_plan_and_whoever_was_asked_besides() -> None:
    asked = (("甲", "公安", "none"), ("甲", "税务", ""), ("乙", "民政", ""))
    election = standing(*(Opinion(name=n, department=d, opinion=o) for n, d, o in asked))  # type: ignore[arg-type]
    assert rules.departments(election, S3, "甲") == ("纪检", "公安", "法院", "检察院", "扶贫", "信访", "税务")
    assert rules.open_departments(election, S3, "甲") == ("纪检", "法院", "检察院", "扶贫", "信访", "税务")
    assert rules.departments(election, BARE, "丙") == ()


def test_before_the_posts_are_set_the_seats_are_those_that_fell_vacant() -> None:
    gone = [Vacancy(post="委员", cause="resigned", day=DAY), Vacancy(post="委员", cause="died", day=DAY)]
    assert rules.seats_of(standing(*gone)) == {"委员": 2}
