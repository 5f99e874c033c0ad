"""What an ID number says by itself. All numbers are invented; the example of GB 11643-1999 itself is among them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buxuan_desktop.domain.identity import ADULT, age_on, birth_of, check_digit, checksum_ok, latest_birth, sex_of

days = st.dates(date(1900, 1, 1), date(2030, 12, 31))


@st.composite
def numbers(draw: st.DrawFn) -> str:
    region = draw(st.sampled_from(("320281", "510104", "460105")))
    body = f"{region}{draw(days):%Y%m%d}{draw(st.integers(0, 999)):03d}"
    return body + check_digit(body)


@pytest.mark.proves("id-checksum")
@pytest.mark.parametrize("number", ["11010519491231002X", "440524188001010014"])
def test_the_standards_own_examples_are_right(number: str) -> None:
    assert checksum_ok(number)


@pytest.mark.proves("id-checksum")
@given(number=numbers(), place=st.integers(0, 17), step=st.integers(1, 10))
def test_one_wrong_character_never_passes(number: str, place: int, step: int) -> None:
    alphabet = "0123456789X" if place == 17 else "0123456789"
    other = alphabet[(alphabet.index(number[place]) + step) % len(alphabet)]
    broken = number[:place] + other + number[place + 1 :]
    assert checksum_ok(number)
    assert checksum_ok(broken) == (broken == number)


@pytest.mark.proves("id-checksum")
@given(number=numbers(), place=st.integers(0, 15))
def test_two_neighbours_exchanged_never_pass(number: str, place: int) -> None:
    swapped = number[:place] + number[place + 1] + number[place] + number[place + 2 :]
    assert checksum_ok(swapped) == (swapped == number)


@pytest.mark.proves("id-checksum")
@pytest.mark.parametrize(
    "number",
    ["", "320281", "11010519491231002x", "110105491231002", "11010519491231002X ", "1101051949123100２X", "X" * 18],
)
def test_other_shapes_are_no_numbers(number: str) -> None:
    assert not checksum_ok(number)


@pytest.mark.proves("id-birth")
@given(day=days, serial=st.integers(0, 999))
def test_the_number_tells_birth_and_sex(day: date, serial: int) -> None:
    number = f"320281{day:%Y%m%d}{serial:03d}0"
    assert birth_of(number) == day
    assert sex_of(number) == ("男" if serial % 2 else "女")


@pytest.mark.proves("id-birth")
@pytest.mark.parametrize("day", ["19800230", "19810229", "19801301", "19800100", "18991231", "00010101"])
def test_a_day_that_never_was_is_none(day: str) -> None:
    assert birth_of(f"320281{day}0010") is None


@pytest.mark.proves("T23", "underage")
def test_eighteen_on_the_birthday_itself() -> None:
    birth = date(2002, 4, 20)
    assert age_on(birth, date(2020, 4, 20)) == ADULT
    assert age_on(birth, date(2020, 4, 19)) == ADULT - 1


@pytest.mark.proves("T23")
@pytest.mark.parametrize(
    ("day", "age"),
    [(date(2022, 2, 27), 17), (date(2022, 2, 28), 18), (date(2024, 2, 28), 19), (date(2024, 2, 29), 20)],
)
def test_born_on_the_29th_of_february(day: date, age: int) -> None:
    assert age_on(date(2004, 2, 29), day) == age


@pytest.mark.proves("T23")
@given(birth=days, lived=st.integers(0, 40_000))
def test_age_grows_by_one_a_year_and_never_falls(birth: date, lived: int) -> None:
    day = birth + timedelta(days=lived)
    today, tomorrow = age_on(birth, day), age_on(birth, day + timedelta(days=1))
    assert tomorrow - today in (0, 1)
    assert abs(today - lived / 365.2425) < 1.01


_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


@pytest.mark.proves("id-checksum")
@given(body=st.text("0123456789", min_size=17, max_size=17))
def test_the_check_digit_is_the_standards_weighted_sum(body: str) -> None:
    weighed = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, body, strict=True))
    assert check_digit(body) == "10X98765432"[weighed % 11]


@pytest.mark.parametrize("body", ["1234567890123456", "1234567890123456A", "1234567890123456７", "1_345678901234567"])
def test_only_seventeen_digits_have_a_check_digit(body: str) -> None:
    with pytest.raises(ValueError, match="17 digits"):
        check_digit(body)


@pytest.mark.proves("underage")
@given(day=st.dates(date(2020, 1, 1), date(2032, 12, 31)))
def test_the_latest_birth_is_the_last_that_is_old_enough(day: date) -> None:
    latest = latest_birth(day, ADULT)
    assert age_on(latest, day) == ADULT
    assert age_on(latest + timedelta(days=1), day) == ADULT - 1


def test_the_latest_birth_knows_the_leap_day() -> None:
    assert latest_birth(date(2026, 2, 28), ADULT) == date(2008, 2, 29)
    assert latest_birth(date(2028, 2, 29), ADULT) == date(2010, 2, 28)
