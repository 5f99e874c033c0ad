"""PINs: what can be one, how it is kept, how long the next try waits."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buxuan_desktop.app.clock import CHINA
from buxuan_desktop.app.pins import FREE_TRIES, LONGEST, USUAL, check_pin, fits, hash_of, waits_until
from buxuan_desktop.domain.access import Wrong
from buxuan_desktop.domain.refusal import Refusal
from tests.naming import CHEAP

LAST = datetime(2026, 5, 10, 9, 30, tzinfo=CHINA)
STAMP = LAST.isoformat(timespec="minutes")


@pytest.mark.parametrize("typed", ["135790", "１３５７９０", " 135790 ", "135790246813"])
def test_digits_of_any_width_are_a_pin(typed: str) -> None:
    assert check_pin(typed).isascii()


@pytest.mark.parametrize("typed", ["", "13579", "1357902468135", "13579a", "一二三四五六", "²³⁴⁵⁶⁷a"])
def test_what_is_no_pin(typed: str) -> None:
    with pytest.raises(Refusal, match="pin-unusable"):
        check_pin(typed)


@pytest.mark.parametrize("typed", ["111111", "123456", "987654", "012345", "890123"])
def test_what_everybody_would_try_first(typed: str) -> None:
    with pytest.raises(Refusal, match="pin-too-plain"):
        check_pin(typed)


def test_a_hash_fits_its_own_pin_alone() -> None:
    kept = hash_of("135790", CHEAP)
    assert kept.startswith("$argon2id$")
    assert "135790" not in kept
    assert fits(kept, "１３５７９０")
    assert not fits(kept, "135791")
    assert not fits("no hash at all", "135790")
    assert hash_of("135790", CHEAP) != kept


def test_the_usual_cost_is_not_cheap() -> None:
    assert USUAL.time >= 2
    assert USUAL.memory >= 19 * 1024


def test_a_slip_or_two_waits_for_nothing() -> None:
    for times in range(FREE_TRIES + 1):
        assert waits_until(Wrong(times, STAMP), LAST) is None
    assert waits_until(None, LAST) is None


@pytest.mark.parametrize(("times", "minutes"), [(3, 1), (4, 2), (5, 4), (6, 8), (7, 8), (500, 8)])
def test_each_wrong_pin_more_waits_twice_as_long(times: int, minutes: int) -> None:
    until = LAST + timedelta(minutes=minutes + 1)
    assert waits_until(Wrong(times, STAMP), LAST) == until
    assert waits_until(Wrong(times, STAMP), until - timedelta(seconds=1)) == until
    assert waits_until(Wrong(times, STAMP), until) is None


@given(st.integers(0, 10_000), st.integers(-100_000, 100_000))
def test_nobody_waits_longer_than_the_longest(times: int, seconds: int) -> None:
    now = LAST + timedelta(seconds=seconds)
    until = waits_until(Wrong(times, STAMP), now)
    assert until is None or now < until <= LAST + LONGEST + timedelta(minutes=1)
    if seconds < 0:
        assert until is None
