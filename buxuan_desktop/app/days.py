"""Days as people type them: 2020年3月12日, 2020-3-12, 3.12, 0312, 12日."""

import re
from datetime import date

_DIGITS = {ord("０") + digit: ord("0") + digit for digit in range(10)}
_COMPACT = re.compile(r"(?:(\d{4})(\d{2})(\d{2})|(\d{2})(\d{2}))")
_YEARS = range(1900, 2200)
"""Years that are written of: what was typed as 26.5.10 is no day of the first century."""
_NUMBERS = re.compile(r"\d+")


def day_of(text: str, near: date) -> date | None:
    """The day that `text` means, None when it means none; what is left out is taken from `near`."""
    plain = text.strip().translate(_DIGITS)
    whole = _COMPACT.fullmatch(plain)
    if whole:
        parts = [int(part) for part in whole.groups() if part]
    elif re.fullmatch(r"[\d年月日号./\-\s]+", plain):
        parts = [int(part) for part in _NUMBERS.findall(plain)]
    else:
        return None
    if not 1 <= len(parts) <= 3:
        return None
    year, month, day = (*(near.year, near.month)[: 3 - len(parts)], *parts)
    if year not in _YEARS:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
