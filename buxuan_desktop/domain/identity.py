"""What a Chinese resident ID number says by itself: check digit, date of birth, sex (GB 11643-1999), and age on a day.

Pure arithmetic: whether such a person exists, and whether the region code does, nobody can tell from the number.
"""

import re
from datetime import date, timedelta
from functools import lru_cache

_BODY = 17
# The standard weighs the digits by powers of 2 modulo 11: read in a base that is 2 modulo 11 they are weighed at once.
_BASE = 13
_CHECK_DIGITS = "1X864209753"
# Nobody born before this year can be on a register that this program is given; the number is misread.
_EARLIEST_YEAR = 1900

_FIRST, _LAST = 3, 4
_IN_TEXT = re.compile(r"(?<![0-9A-Za-z])[0-9]{17}[0-9Xx](?![0-9A-Za-z])")
"""Not within a longer run of letters and digits: the hash of a row has such stretches too."""

ADULT = 18
"""Age in full years from which a citizen votes (L25 Art 13, U25; T23: reached on election day is enough)."""


def check_digit(body: str) -> str:
    """The 18th character, "0"…"9" or "X", that belongs to the first 17 digits `body` (ISO 7064, MOD 11-2)."""
    if len(body) != _BODY or not body.isascii() or not body.isdecimal():
        raise ValueError("17 digits")
    return _CHECK_DIGITS[int(body, _BASE) % 11]


def checksum_ok(number: str) -> bool:
    """Whether `number` is 17 ASCII digits and the check character that belongs to them (a capital X)."""
    body = number[:_BODY]
    if len(number) != _BODY + 1 or not number.isascii() or not body.isdecimal():
        return False
    return number[_BODY] == _CHECK_DIGITS[int(body, _BASE) % 11]


def birth_of(number: str) -> date | None:
    """The date of birth in digits 7 to 14 of an 18-character number; None for a day that never was, or before 1900."""
    return _day_of(number[6:14])


@lru_cache(1 << 16)
def _day_of(digits: str) -> date | None:
    try:
        day = date.fromisoformat(digits)
    except ValueError:
        return None
    return day if day.year >= _EARLIEST_YEAR else None


def sex_of(number: str) -> str:
    """The sex in digit 17 of an 18-character number: odd is "男", even is "女"."""
    return "男" if int(number[16]) % 2 else "女"


@lru_cache(1 << 16)
def age_on(birth: date, day: date) -> int:
    """Full years lived on `day`, the birthday itself counted (T23); negative before birth.

    Who is born on 29 February completes a year on 28 February of a common year (Civil Code Art 202: where the month
    lacks the day, the period ends on the month's last).
    """
    leapling = (birth.month, birth.day) == (2, 29)
    common = day.year % 4 != 0 or (day.year % 100 == 0 and day.year % 400 != 0)
    birthday = (2, 28) if leapling and common else (birth.month, birth.day)
    return day.year - birth.year - ((day.month, day.day) < birthday)


def latest_birth(day: date, years: int) -> date:
    """The last day of birth of those who have lived `years` full years on `day`, as `age_on` counts them."""
    last = date(day.year - years, day.month, 28) if day.day > 28 else day.replace(year=day.year - years)
    while age_on(last + timedelta(days=1), day) >= years:
        last += timedelta(days=1)
    return last


def masked(number: str) -> str:
    """An ID number, whole or mistyped, as it is shown: its first three and last four characters (110***********002X).

    That is how offices show it (前三后四): the province tells nothing in a village, the tail is what people compare
    with the card, and between them lies the date of birth, which 前六后四 would leave to be guessed by its ends.
    """
    hidden = len(number) - _FIRST - _LAST
    return f"{number[:_FIRST]}{'*' * hidden}{number[-_LAST:]}" if hidden > 0 else "*" * len(number)


def without_numbers(text: str) -> str:
    """A text with every ID number in it masked, also one whose check digit is wrong; accounts of 18 digits stay."""
    return _IN_TEXT.sub(lambda found: masked(found[0]) if birth_of(found[0]) else found[0], text)
