"""How long the papers of an election are kept: what the profile says, and a date where it gives years."""

import re
from datetime import date

import msgspec

from buxuan_desktop.rules.profile import RuleBook

_YEARS = re.compile("期限([一二三四五六七八九十])年")
_DIGITS = "零一二三四五六七八九十"


class Retention(msgspec.Struct, frozen=True):
    """What the rules of a case say: the words (empty: no text says anything), the article, the last day if it counts.

    Some texts give an event and no day (上海: until the next election is over): then people say the day.
    """

    words: str
    cite: str = ""
    until: date | None = None


def retention_of(book: RuleBook, day: date) -> Retention:
    """The retention of the papers of an election held on `day`; never guessed where the profile leaves it unset."""
    parameter = book.parameter("retention")
    words = parameter.value if isinstance(parameter.value, str) else ""
    if not words:
        return Retention("")
    years = _YEARS.search(words)
    return Retention(words, parameter.cite, _later(day, _DIGITS.index(years[1])) if years else None)


def _later(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February
        return date(day.year + years, 3, 1)
