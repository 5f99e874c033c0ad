"""Numbers and dates as Chinese papers write them, by integers only."""

import datetime

_DIGITS = "〇一二三四五六七八九"


def _to_ninety_nine(number: int) -> str:
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else _DIGITS[tens] + "十"
    return head + (_DIGITS[ones] if ones else "")


def chinese_date(day: datetime.date) -> str:
    """二〇二〇年四月二十日: the year digit by digit with 〇, month and day in words."""
    year = "".join(_DIGITS[int(digit)] for digit in str(day.year))
    return f"{year}年{_to_ninety_nine(day.month)}月{_to_ninety_nine(day.day)}日"


def plain_date(day: datetime.date) -> str:
    """2020年4月20日."""
    return f"{day.year}年{day.month}月{day.day}日"


def percent(part: int, whole: int) -> str:
    """The share of `part` in `whole` with two decimals, half rounded up (T36): 517 of 1000 is 51.70%.

    Raises ZeroDivisionError when `whole` is 0.
    """
    hundredths = (part * 20_000 + whole) // (2 * whole)
    return f"{hundredths // 100}.{hundredths % 100:02d}%"
