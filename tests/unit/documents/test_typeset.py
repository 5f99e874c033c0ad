import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buxuan_desktop.documents.fonts import width
from buxuan_desktop.documents.numerals import chinese_date, percent, plain_date
from buxuan_desktop.documents.typeset import break_lines, fit


@given(st.text(alphabet="王建国，。（）《》·2020票〇一年月＿ab ", max_size=80), st.sampled_from([9.0, 10.5, 22.0]))
def test_breaking_loses_nothing_and_overruns_nothing(words: str, size: float) -> None:
    lines = break_lines(words, "song", size, 120.0, 2 * size)
    assert "".join(lines) == words
    assert all(width(line, "song", size) <= 120.01 for line in lines)


def test_punctuation_stays_with_its_neighbour() -> None:
    assert break_lines("王建国当选，李秀英", "song", 10, 50) == ("王建国当", "选，李秀英")
    assert break_lines("王建国当选（女）李", "song", 10, 60) == ("王建国当选", "（女）李")


def test_numbers_and_dates_stay_whole() -> None:
    assert break_lines("收回选票517张", "song", 10, 50) == ("收回选票", "517张")
    assert break_lines("于此二〇二〇年四月", "kai", 10, 60) == ("于此", "二〇二〇年", "四月")


def test_a_long_name_shrinks_before_it_wraps(long_name: str) -> None:
    size, lines = fit(long_name, "song", 10.5, 200, 7)
    assert lines == (long_name,)
    assert 7 <= size < 10.5
    assert width(long_name, "song", size) <= 200
    size, lines = fit(long_name, "song", 10.5, 80, 7)
    assert (size, "".join(lines)) == (7, long_name)
    assert len(lines) > 1


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (datetime.date(2020, 4, 20), "二〇二〇年四月二十日"),
        (datetime.date(2026, 10, 1), "二〇二六年十月一日"),
        (datetime.date(2026, 11, 30), "二〇二六年十一月三十日"),
        (datetime.date(2026, 12, 21), "二〇二六年十二月二十一日"),
        (datetime.date(1999, 1, 10), "一九九九年一月十日"),
        (datetime.date(1999, 1, 19), "一九九九年一月十九日"),
    ],
)
def test_dates_in_words(day: datetime.date, words: str) -> None:
    assert chinese_date(day) == words


def test_dates_in_figures() -> None:
    assert plain_date(datetime.date(2020, 4, 5)) == "2020年4月5日"


@pytest.mark.proves("T36")
@pytest.mark.parametrize(
    ("part", "whole", "share"),
    [
        (517, 1000, "51.70%"),
        (1, 3, "33.33%"),
        (2, 3, "66.67%"),
        (1, 800, "0.13%"),
        (0, 5, "0.00%"),
        (5, 5, "100.00%"),
        (10001, 20000, "50.01%"),
    ],
)
def test_percent_rounds_half_up_without_floats(part: int, whole: int, share: str) -> None:
    assert percent(part, whole) == share
