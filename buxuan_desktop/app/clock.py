"""Time comes from outside: the system's clock for real work, a standing one for rehearsals and tests."""

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta, timezone

CHINA = timezone(timedelta(hours=8))

_PLAIN = re.compile(rb"[0-9T:+.-]+")

Clock = Callable[[], datetime]
"""Gives the time now, with its zone."""


def system_clock() -> datetime:
    """The computer's time in China's zone."""
    return datetime.now(CHINA)  # noqa: TID251 - the one place that asks the computer's clock


def standing_at(day: date) -> Clock:
    """A clock that stands at noon of `day`: the same script gives the same case, byte by byte."""
    noon = datetime.combine(day, time(12), CHINA)
    return lambda: noon


def stamp(now: datetime) -> str:
    """ISO 8601 to the minute; no event says more, so that ballots cannot be told apart by their time."""
    return now.isoformat(timespec="minutes")


def is_moment(at: bytes) -> bool:
    """Whether a row's time is one at all; a forger who hashes anew may write anything there."""
    try:
        datetime.fromisoformat(at.decode())
    except ValueError:
        return False
    # Python lets any character stand between day and hour.
    return _PLAIN.fullmatch(at) is not None


def ahead(last: str, now: str) -> timedelta:
    """How much later one stamp is than another; negative when the clock went back, 0 for what is no stamp of ours."""
    try:
        return datetime.fromisoformat(now) - datetime.fromisoformat(last)
    except (TypeError, ValueError):
        return timedelta()
